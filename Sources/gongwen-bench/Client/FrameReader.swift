/// Cuts what the server writes into messages.
struct FrameReader {
  private var buffer: [UInt8] = []
  private var start = 0

  mutating func append(_ bytes: ArraySlice<UInt8>) {
    if start == buffer.count {
      buffer.removeAll(keepingCapacity: buffer.capacity < 1 << 20)
      start = 0
    }
    buffer += bytes
  }

  /// The body of the next whole message; nil when there is none yet.
  mutating func next() -> [UInt8]? {
    guard let header = endOfHeader else { return nil }
    let length = contentLength(buffer[start..<header])
    guard buffer.count - header >= length else { return nil }
    start = header + length
    return Array(buffer[header..<start])
  }

  private var endOfHeader: Int? {
    var index = start + 3
    while index < buffer.count {
      if buffer[index] == 10, buffer[index - 1] == 13, buffer[index - 2] == 10, buffer[index - 3] == 13 {
        return index + 1
      }
      index += 1
    }
    return nil
  }

  private func contentLength(_ header: ArraySlice<UInt8>) -> Int {
    var length = 0
    for byte in header where (0x30...0x39).contains(byte) { length = length * 10 + Int(byte - 0x30) }
    return length
  }
}
