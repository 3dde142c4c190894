/// Cuts a stream of bytes into message bodies (LSP 3.17, base protocol).
///
/// A push parser: bytes come in whatever pieces the pipe gives. Header names count in any case, unknown headers are
/// ignored, a bare line feed ends a line too. Nothing a client sends makes it trap, spin or allocate what was only
/// announced: a length over the limit is drained, a length that is none is reported and the next header is looked for.
package struct MessageFramer: Sendable {
  /// What came out of the stream.
  package enum Frame: Hashable, Sendable {
    case body([UInt8])
    /// A message of this announced length was too long; its bytes are thrown away.
    case oversized(Int)
    /// A header block that says no usable length; the stream goes on behind it.
    case malformed(String)
  }

  private enum State {
    case header
    case body(Int)
    case draining(Int)
  }

  /// Bytes of the longest message that a server takes.
  package static let bodyLimit = 64 << 20

  private let bodyLimit: Int
  private let headerLimit = 8192
  private var state = State.header
  private var line: [UInt8] = []
  private var headerBytes = 0
  private var length: Int?
  private var fault: String?
  private var sawHeader = false
  private var body: [UInt8] = []

  /// - Parameter bodyLimit: bytes of the longest message that is taken.
  package init(bodyLimit: Int = MessageFramer.bodyLimit) {
    self.bodyLimit = bodyLimit
  }

  /// Whether the stream stands between two messages.
  package var isAtBoundary: Bool {
    if case .header = state { return line.isEmpty && !sawHeader }
    return false
  }

  /// Takes `bytes` and hands over every frame that is complete.
  package mutating func push(_ bytes: UnsafeRawBufferPointer, _ emit: (Frame) -> Void) {
    var at = 0
    while at < bytes.count {
      switch state {
      case .header: at += header(bytes, at, emit)
      case .body(let length):
        let count = min(length - body.count, bytes.count - at)
        body.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[at..<at + count]))
        at += count
        guard body.count == length else { continue }
        state = .header
        emit(.body(body))
        body = []
      case .draining(let left):
        let count = min(left, bytes.count - at)
        at += count
        state = left == count ? .header : .draining(left - count)
      }
    }
  }

  /// The body of one framed message.
  package static func body(of frame: UnsafeRawBufferPointer) -> [UInt8] {
    var framer = MessageFramer()
    var result: [UInt8] = []
    framer.push(frame) { if case .body(let body) = $0 { result = body } }
    return result
  }

  /// Takes header bytes up to the end of a line; returns how many.
  private mutating func header(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ emit: (Frame) -> Void) -> Int {
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      headerBytes += 1
      if byte == UInt8(ascii: "\n") {
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        if line.isEmpty { endHeader(emit) } else { endLine() }
        return at - start
      }
      line.append(byte)
      if headerBytes > headerLimit {
        // No header at all: keep the tail, in which the name of one may have begun.
        line.removeFirst(line.count - min(line.count, 64))
        headerBytes = line.count
        fault = "header block longer than \(headerLimit) bytes"
        length = nil
        sawHeader = true
      }
    }
    return at - start
  }

  private mutating func endLine() {
    defer { line.removeAll(keepingCapacity: true) }
    sawHeader = true
    // After junk the header may begin anywhere in the line.
    guard let value = value(of: "content-length:", anywhere: true) else {
      if let value = self.value(of: "content-type:", anywhere: false), !isUTF8(value) {
        fault = "charset that is not UTF-8"
      }
      return
    }
    guard !value.isEmpty, value.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      fault = "Content-Length that is no number"
      return
    }
    var number = 0
    for digit in value {
      let shifted = number.multipliedReportingOverflow(by: 10)
      let next = shifted.partialValue.addingReportingOverflow(Int(digit) - 0x30)
      guard !shifted.overflow, !next.overflow else {
        fault = "Content-Length beyond 64 bits"
        return
      }
      number = next.partialValue
    }
    length = number
  }

  private mutating func endHeader(_ emit: (Frame) -> Void) {
    defer {
      length = nil
      fault = nil
      sawHeader = false
      headerBytes = 0
    }
    guard let length else {
      // Blank lines between messages are harmless.
      if sawHeader { emit(.malformed(fault ?? "header block without Content-Length")) }
      return
    }
    if length > bodyLimit {
      state = .draining(length)
      emit(.oversized(length))
    } else if let fault {
      state = length == 0 ? .header : .draining(length)
      emit(.malformed(fault))
    } else if length == 0 {
      emit(.body([]))
    } else {
      state = .body(length)
      // Address space, not memory: pages come when bytes do.
      body.reserveCapacity(length)
    }
  }

  /// The value behind `name` (lower case, with the colon) in the line, without blanks around it.
  private func value(of name: StaticString, anywhere: Bool) -> ArraySlice<UInt8>? {
    let count = name.utf8CodeUnitCount
    guard line.count >= count else { return nil }
    for start in 0...(anywhere ? line.count - count : 0) {
      guard (0..<count).allSatisfy({ lowercase(line[start + $0]) == name.utf8Start[$0] }) else { continue }
      var value = line[(start + count)...]
      while let first = value.first, first == 0x20 || first == 0x09 { value.removeFirst() }
      while let last = value.last, last == 0x20 || last == 0x09 { value.removeLast() }
      return value
    }
    return nil
  }

  private func isUTF8(_ contentType: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: contentType.map(lowercase), as: UTF8.self)
    guard let charset = text.split(separator: ";").first(where: { $0.drop { $0 == " " }.hasPrefix("charset") }) else {
      return true
    }
    let name = charset.split(separator: "=").last.map { $0.filter { $0 != "\"" && $0 != " " } }
    return name == "utf-8" || name == "utf8"
  }

  private func lowercase(_ byte: UInt8) -> UInt8 {
    0x41...0x5A ~= byte ? byte + 0x20 : byte
  }
}
