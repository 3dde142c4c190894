import LanguageServerProtocol
import TestSupport
import Testing

/// Pushes `stream` in pieces of `size` bytes and lists what came out: bodies as text, the rest by name.
private func frames(_ stream: [UInt8], size: Int = .max, limit: Int = 1 << 20) -> [String] {
  var framer = MessageFramer(bodyLimit: limit)
  var result: [String] = []
  var rest = stream[...]
  while !rest.isEmpty {
    let piece = Array(rest.prefix(size))
    rest = rest.dropFirst(piece.count)
    piece.withUnsafeBytes { bytes in
      framer.push(bytes) { frame in
        switch frame {
        case .body(let body): result.append(String(decoding: body, as: UTF8.self))
        case .oversized(let length): result.append("<oversized \(length)>")
        case .malformed: result.append("<malformed>")
        }
      }
    }
  }
  return result
}

/// The stream must give the same frames in one piece and byte by byte.
private func check(
  _ stream: String,
  _ expected: [String],
  limit: Int = 1 << 20,
  sourceLocation: SourceLocation = #_sourceLocation,
) {
  for size in [Int.max, 1, 2, 7] {
    #expect(frames(Array(stream.utf8), size: size, limit: limit) == expected, sourceLocation: sourceLocation)
  }
}

@Suite struct MessageFramerTests {
  @Test func `headers in any order, case and spacing`() {
    check("Content-Length: 2\r\n\r\n{}", ["{}"])
    check("content-length:2\r\n\r\n{}", ["{}"])
    check("CONTENT-LENGTH:   2  \r\n\r\n{}", ["{}"])
    check("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2\r\n\r\n{}", ["{}"])
    check("Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf8\r\n\r\n{}", ["{}"])
    check("X-Trace: a:b\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\n{}", ["{}"])
    check("Content-Length: 2\n\n{}", ["{}"])
    check("Content-Length: 6\r\n\r\n公文Content-Length: 0\r\n\r\nContent-Length: 1\r\n\r\n1", ["公文", "", "1"])
    check("\r\n\r\nContent-Length: 2\r\n\r\n{}", ["{}"])
  }

  @Test func `a header that says no length is reported and left behind`() {
    let good = "Content-Length: 2\r\n\r\n{}"
    check("Content-Length: -5\r\n\r\n" + good, ["<malformed>", "{}"])
    check("Content-Length: twelve\r\n\r\n" + good, ["<malformed>", "{}"])
    check("Content-Length: 1e3\r\n\r\n" + good, ["<malformed>", "{}"])
    check("Content-Length:\r\n\r\n" + good, ["<malformed>", "{}"])
    check("Content-Length: 99999999999999999999999\r\n\r\n" + good, ["<malformed>", "{}"])
    check("Content-Type: text/plain\r\n\r\n" + good, ["<malformed>", "{}"])
    check("some stray line\r\n" + good, ["{}"])
    check("{\"stray\":1}" + good, ["{}"])
  }

  @Test func `a body that is too long or not UTF-8 is skipped`() {
    check(
      "Content-Length: 30\r\n\r\n" + String(repeating: "x", count: 30) + "Content-Length: 2\r\n\r\n{}",
      [
        "<oversized 30>", "{}",
      ],
      limit: 20
    )
    check(
      "Content-Type: x; charset=gbk\r\nContent-Length: 3\r\n\r\nabcContent-Length: 2\r\n\r\n{}",
      ["<malformed>", "{}"]
    )
  }

  @Test func `an endless header is cut and the next message is found`() {
    let junk = String(repeating: "z", count: 20_000)
    check(junk + "\r\n\r\nContent-Length: 2\r\n\r\n{}", ["<malformed>", "{}"])
  }

  @Test func `only between messages is the stream at a boundary`() {
    var framer = MessageFramer()
    #expect(framer.isAtBoundary)
    Array("Content-Length: 2\r\n\r\n{".utf8).withUnsafeBytes { framer.push($0) { _ in } }
    #expect(!framer.isAtBoundary)
    Array("}".utf8).withUnsafeBytes { framer.push($0) { _ in } }
    #expect(framer.isAtBoundary)
  }

  /// Whatever is spliced into a stream, good messages far enough behind it arrive, and pieces make no difference.
  @Test func `random damage never stops the stream`() {
    var random = SeededGenerator(seed: 11)
    let message = Array("Content-Length: 12\r\n\r\n{\"一\":\"二\"}".utf8)
    for _ in 0..<400 {
      var stream: [UInt8] = []
      for _ in 0..<5 { stream += message }
      for _ in 0..<random.int(in: 1..<6) {
        let at = random.int(in: 0..<stream.count)
        switch random.int(in: 0..<3) {
        case 0: stream[at] = UInt8(random.int(in: 0..<256))
        case 1: stream.remove(at: at)
        default: stream.insert(contentsOf: Array("-9:\r\n".utf8).shuffled(using: &random), at: at)
        }
      }
      let whole = frames(stream, limit: 100)
      #expect(frames(stream, size: 1, limit: 100) == whole)
      #expect(frames(stream, size: random.int(in: 2..<40), limit: 100) == whole)
    }
  }
}
