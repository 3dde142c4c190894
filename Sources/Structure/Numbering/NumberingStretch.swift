/// A stretch of openers that was read in all ways, and how it came out.
///
/// What comes out depends on what was open before it, on its openers, and on whether the text ends with it, and on nothing
/// else: where these are the same after an edit, it need not be read again.
struct NumberingStretch {
  let tokens: [NumberingToken]
  let memory: NumberingMemory
  /// Whether the text ends with it.
  let isLast: Bool
  let moves: [NumberingMove]
  /// How sure each slip is.
  let slips: [NumberingSlip?]
}

/// The stretches of one text.
struct NumberingStretches {
  private var all: [UInt64: NumberingStretch] = [:]
  /// Those of the text before: what is typed is often taken back.
  private var older: [UInt64: NumberingStretch] = [:]

  init() {}

  /// None yet, of a text that came out of the one that has `before`.
  init(behind before: NumberingStretches) { older = before.all }

  /// The stretch that begins at `start` of `tokens` behind `context`, if it came out before; `key` as below.
  func find(_ key: UInt64, _ tokens: [NumberingToken], at start: Int, behind context: NumberingContext)
    -> NumberingStretch?
  {
    guard let found = all[key] ?? older[key], found.memory == context.memory else { return nil }
    let end = start + found.tokens.count
    guard end <= tokens.count, found.isLast == (end == tokens.count),
      tokens[start..<end].elementsEqual(found.tokens)
    else { return nil }
    return found
  }

  mutating func keep(_ stretch: NumberingStretch, _ key: UInt64) { all[key] = stretch }

  /// What a stretch is found by: the levels that are open before it, and its openers up to `trouble`.
  static func key(_ tokens: [NumberingToken], _ start: Int, _ trouble: Int, levels: UInt64) -> UInt64 {
    var key = levels
    for index in start...max(start, trouble) {
      let token = tokens[index]
      key = (key ^ UInt64(UInt32(bitPattern: token.family &* 0x1_0001 &+ token.number))) &* 0x9E37_79B9_7F4A_7C15
      key ^= key >> 29
    }
    return key
  }
}
