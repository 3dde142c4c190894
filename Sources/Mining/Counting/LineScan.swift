/// Goes through lines of bytes that were put aside, holding little of them at a time.
struct LineScan {
  private let scratch: any Scratch
  private var offset: Int
  private let end: Int
  private(set) var buffer: [UInt8]
  private var filled = 0
  /// The line in `buffer`, without its end.
  private(set) var line: Range<Int> = 0..<0
  private var next = 0

  init(_ scratch: any Scratch, in range: Range<Int>, chunk: Int = 1 << 16) {
    self.scratch = scratch
    offset = range.lowerBound
    end = range.upperBound
    buffer = [UInt8](repeating: 0, count: max(64, min(chunk, range.count)))
  }

  /// Where the next line begins.
  var position: Int { offset - filled + next }

  /// Goes to the next line; false at the end. A last line without an end counts.
  mutating func advance() -> Bool {
    var searched = next
    while true {
      if let found = lineEnd(from: searched) {
        line = next..<found
        next = found + 1
        return true
      }
      searched = filled - next
      if !refill() {
        guard next < filled else { return false }
        line = next..<filled
        next = filled
        return true
      }
    }
  }

  private func lineEnd(from start: Int) -> Int? {
    buffer.withUnsafeBufferPointer { buffer in
      var index = start
      while index < filled {
        if buffer[index] == 0x0A { return index }
        index += 1
      }
      return nil
    }
  }

  /// Moves the rest to the front and reads on behind it.
  private mutating func refill() -> Bool {
    guard offset < end else { return false }
    let rest = filled - next
    if next > 0 {
      for index in 0..<rest { buffer[index] = buffer[next + index] }
    } else if rest == buffer.count {
      buffer += [UInt8](repeating: 0, count: buffer.count)
    }
    next = 0
    let wanted = min(buffer.count - rest, end - offset)
    let got = buffer.withUnsafeMutableBytes { bytes in
      scratch.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: bytes[rest..<rest + wanted]))
    }
    filled = rest + got
    offset += got
    return got > 0
  }
}
