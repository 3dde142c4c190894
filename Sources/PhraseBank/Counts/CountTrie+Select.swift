/// Where the nth one of a bit map stands (Jacobson 1989, `select`).
extension CountTrie {
  /// The place of the last child of the parent that is the `index`th.
  ///
  /// A sixth of a list at a place that was not looked at before was spent here: the words are read without a section's checks,
  /// which are made once.
  func lastChild(_ index: Int) -> Int {
    let place = number(.lastChildPlaces, index / CountFormat.placeStep)
    var needed = index % CountFormat.placeStep
    guard needed > 0 else { return place }
    let span = spans[CountFormat.Section.lastChildren.rawValue]
    let end = min(span.count >> 3, (nodeCount + 63) >> 6)
    var at = place >> 6
    guard at >= 0, at < end, let base = bytes.buffer.baseAddress else { return nodeCount }
    let words = UnsafeRawPointer(base) + span.start
    func word(_ at: Int) -> UInt64 {
      words.loadUnaligned(fromByteOffset: at << 3, as: UInt64.self).littleEndian
    }
    var rest = place & 63 == 63 ? 0 : word(at) & ~(2 << UInt64(place & 63) - 1)
    var ones = rest.nonzeroBitCount
    while needed > ones {
      needed -= ones
      at += 1
      guard at < end else { return nodeCount }
      rest = word(at)
      ones = rest.nonzeroBitCount
    }
    return at << 6 + Self.place(ofOne: needed, in: rest)
  }

  /// The place of the `number`th one, counted from one, of a word that has so many: by halves, quarters and bytes.
  @inline(__always)
  private static func place(ofOne number: Int, in word: UInt64) -> Int {
    var (rest, needed, place) = (word, number, 0)
    var width: UInt64 = 32
    while width >= 8 {
      let ones = (rest & (1 << width - 1)).nonzeroBitCount
      if needed > ones {
        needed -= ones
        rest >>= width
        place += Int(width)
      }
      width >>= 1
    }
    for _ in 1..<max(1, needed) { rest &= rest &- 1 }
    return place + rest.trailingZeroBitCount
  }
}
