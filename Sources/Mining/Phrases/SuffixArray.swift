import Text

/// All stretches of a text in alphabetical order, compared up to `depth` units: every phrase that occurs twice is a
/// range of neighbours.
///
/// The text is segments that end in a zero unit. Built by sorting on four units at a time; linear in practice, since
/// most stretches differ after eight.
struct SuffixArray: Sendable {
  static let depth = 20

  let text: [UInt16]
  /// Starts of stretches in order.
  private(set) var positions: [UInt32]
  /// For each stretch how many units it shares with the one before it (at most `depth`, never a terminator).
  private(set) var shared: [UInt8]

  /// Sorts every stretch of `text` that begins with a 汉字.
  init(text: [UInt16], startsAt isStart: (UInt16) -> Bool = { $0 >= 0x3007 }) {
    self.text = text
    positions = []
    shared = []
    positions.reserveCapacity(text.count)
    var keys: [UInt64] = []
    keys.reserveCapacity(text.count)
    text.withUnsafeBufferPointer { text in
      for index in text.indices where isStart(text[index]) {
        positions.append(UInt32(index))
        keys.append(Self.key(text, index))
      }
    }
    Self.radixSort(&keys, &positions)
    refine(keys)
    measure()
  }

  /// Four units from `index` on; zeros after a terminator.
  private static func key(_ text: UnsafeBufferPointer<UInt16>, _ index: Int) -> UInt64 {
    var key: UInt64 = 0
    var ended = false
    for offset in 0..<4 {
      let unit = ended || index + offset >= text.count ? 0 : text[index + offset]
      if unit == 0 { ended = true }
      key = key << 16 | UInt64(unit)
    }
    return key
  }

  /// By 16 bits at a time from the lowest; stable, so equal keys stay in the order of the text.
  private static func radixSort(_ keys: inout [UInt64], _ positions: inout [UInt32]) {
    var otherKeys = keys
    var otherPositions = positions
    for shift in stride(from: UInt64(0), to: 64, by: 16) {
      var starts = [Int](repeating: 0, count: 0x10001)
      for key in keys { starts[Int(truncatingIfNeeded: key >> shift & 0xFFFF) + 1] += 1 }
      for index in 1...0x10000 { starts[index] += starts[index - 1] }
      keys.withUnsafeBufferPointer { keys in
        positions.withUnsafeBufferPointer { positions in
          otherKeys.withUnsafeMutableBufferPointer { otherKeys in
            otherPositions.withUnsafeMutableBufferPointer { otherPositions in
              for index in keys.indices {
                let digit = Int(truncatingIfNeeded: keys[index] >> shift & 0xFFFF)
                otherKeys[starts[digit]] = keys[index]
                otherPositions[starts[digit]] = positions[index]
                starts[digit] += 1
              }
            }
          }
        }
      }
      swap(&keys, &otherKeys)
      swap(&positions, &otherPositions)
    }
  }

  /// Sorts stretches that agree in their first four units by the following ones.
  private mutating func refine(_ keys: [UInt64]) {
    text.withUnsafeBufferPointer { text in
      positions.withUnsafeMutableBufferPointer { positions in
        var start = 0
        while start < positions.count {
          var end = start + 1
          while end < positions.count, keys[end] == keys[start] { end += 1 }
          if end - start > 1, keys[start] & 0xFFFF != 0 { Self.refine(text, positions, start..<end, from: 4) }
          start = end
        }
      }
    }
  }

  private static func refine(
    _ text: UnsafeBufferPointer<UInt16>,
    _ positions: UnsafeMutableBufferPointer<UInt32>,
    _ range: Range<Int>,
    from offset: Int
  ) {
    guard offset < depth else { return }
    var pairs = range.map { (key: key(text, Int(positions[$0]) + offset), position: positions[$0]) }
    pairs.sort { $0.key != $1.key ? $0.key < $1.key : $0.position < $1.position }
    for (index, pair) in pairs.enumerated() { positions[range.lowerBound + index] = pair.position }
    var start = 0
    while start < pairs.count {
      var end = start + 1
      while end < pairs.count, pairs[end].key == pairs[start].key { end += 1 }
      if end - start > 1, pairs[start].key & 0xFFFF != 0 {
        refine(text, positions, range.lowerBound + start..<range.lowerBound + end, from: offset + 4)
      }
      start = end
    }
  }

  private mutating func measure() {
    shared = [UInt8](repeating: 0, count: positions.count)
    text.withUnsafeBufferPointer { text in
      for index in positions.indices.dropFirst() {
        let first = Int(positions[index - 1])
        let second = Int(positions[index])
        var length = 0
        while length < Self.depth, max(first, second) + length < text.count,
          text[first + length] == text[second + length], text[first + length] != 0
        {
          length += 1
        }
        shared[index] = UInt8(length)
      }
    }
  }

  /// Calls `body` with every phrase of two units or more that occurs, up to `depth`: its length and its range in
  /// `positions`. A phrase that is always followed by the same unit is left out, except before a terminator.
  ///
  /// `range` is a part of the array that begins and ends where the first unit changes.
  func forEachRepeat(in range: Range<Int>, _ body: (_ length: Int, _ range: Range<Int>) -> Void) {
    var stack: [(length: Int, start: Int)] = []
    for index in range {
      let common = index == range.lowerBound ? 0 : Int(shared[index])
      let next = index + 1 < range.upperBound ? Int(shared[index + 1]) : 0
      var start = index
      while let top = stack.last, top.length > common {
        stack.removeLast()
        if top.length >= 2 { body(top.length, top.start..<index) }
        start = top.start
      }
      if common > (stack.last?.length ?? 0) { stack.append((common, start == index ? index - 1 : start)) }
      // The stretch itself, when it ends here and is no longer than a phrase may be.
      let length = lengthToTerminator(Int(positions[index]))
      if length >= 2, length <= Self.depth, length > common, length > next { body(length, index..<index + 1) }
    }
    while let top = stack.popLast() {
      if top.length >= 2 { body(top.length, top.start..<range.upperBound) }
    }
  }

  private func lengthToTerminator(_ position: Int) -> Int {
    var length = 0
    while length <= Self.depth, position + length < text.count, text[position + length] != 0 { length += 1 }
    return length
  }
}
