extension UnsafeBufferPointer where Element == CodeUnit {
  /// The first place from `start` on, before `end`, where `unit` stands; `end` if it stands nowhere there.
  ///
  /// Four units at a time: asked of every unit of a text by checks that begin at one 汉字.
  package func firstPlace(of unit: CodeUnit, from start: Int, to end: Int) -> Int {
    let end = Swift.min(end, count)
    guard start < end, let base = UnsafeRawPointer(baseAddress) else { return end }
    let (ones, tops): (UInt64, UInt64) = (0x0001_0001_0001_0001, 0x8000_8000_8000_8000)
    let pattern = UInt64(unit.rawValue) &* ones
    var at = start
    while at &+ 4 <= end {
      // A unit that is the one looked for is zero here, and no other is before the first of them.
      let rest = base.loadUnaligned(fromByteOffset: 2 &* at, as: UInt64.self) ^ pattern
      if (rest &- ones) & ~rest & tops != 0 { break }
      at &+= 4
    }
    while at < end, self[at] != unit { at &+= 1 }
    return at
  }
}
