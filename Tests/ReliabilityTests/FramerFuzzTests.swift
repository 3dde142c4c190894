import LanguageServerProtocol
import TestSupport
import Testing

/// Bytes into the framer.
@Suite struct FramerFuzzTests {
  private static let pieces = [
    "Content-Length: ", "content-length:", "CONTENT-LENGTH : ", "0", "1", "5", "12", "-1", "+3", "99999999999999999999",
    "9223372036854775807",
    "67108865", "1e3", "0x10", "\r\n", "\n", "\r", "\r\n\r\n", "\n\n",
    "Content-Type: application/vscode-jsonrpc; charset=utf-8",
    "Content-Type: text; charset=gbk", "X-Other: 甲", "{}", "{\"jsonrpc\":\"2.0\"}", " ", "\t", ":", "\u{0}",
    "Content-Length: 2\r\n\r\n{}",
  ]

  private func frames(_ chunks: [[UInt8]], limit: Int) -> [MessageFramer.Frame] {
    var framer = MessageFramer(bodyLimit: limit)
    var result: [MessageFramer.Frame] = []
    for chunk in chunks { chunk.withUnsafeBytes { framer.push($0) { result.append($0) } } }
    return result
  }

  private func noise(_ random: inout SeededGenerator) -> [UInt8] {
    (0..<random.int(in: 0..<30)).flatMap { _ -> [UInt8] in
      random.int(in: 0..<5) == 0 ? [UInt8(random.int(in: 0..<256))] : Array((random.pick(Self.pieces) ?? "").utf8)
    }
  }

  @Test func `the way bytes are cut into chunks changes nothing`() {
    Fuzz.run(2000) { random, seed in
      let bytes = noise(&random)
      let whole = frames([bytes], limit: 100)
      #expect(frames(bytes.map { [$0] }, limit: 100) == whole, "seed \(seed)")
      let cut = random.int(in: 0..<bytes.count + 1)
      #expect(frames([Array(bytes[..<cut]), Array(bytes[cut...])], limit: 100) == whole, "seed \(seed)")
    }
  }

  @Test func `a message behind any noise that ends at a boundary is read`() {
    Fuzz.run(1000) { random, seed in
      var framer = MessageFramer(bodyLimit: 100)
      noise(&random).withUnsafeBytes { framer.push($0) { _ in } }
      guard framer.isAtBoundary else { return }
      var last: MessageFramer.Frame?
      Array("Content-Length: 2\r\n\r\n[]".utf8).withUnsafeBytes { framer.push($0) { last = $0 } }
      #expect(last == .body(Array("[]".utf8)), "seed \(seed)")
    }
  }

  @Test func `messages with headers of every legal form come out as they went in`() {
    Fuzz.run(500) { random, seed in
      let bodies = (0..<random.int(in: 1..<6)).map { _ in
        (0..<random.int(in: 1..<90)).map { _ in UInt8(random.int(in: 0..<256)) }
      }
      let stream = bodies.flatMap { body -> [UInt8] in
        let name = random.pick(["Content-Length: ", "content-length:", "CONTENT-LENGTH:  "]) ?? ""
        let other =
          random.pick(["", "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n", "X-A: b\r\n"]) ?? ""
        return Array("\(other)\(name)\(body.count)\r\n\r\n".utf8) + body
      }
      #expect(frames(stream.map { [$0] }, limit: 100) == bodies.map { .body($0) }, "seed \(seed)")
    }
  }
}
