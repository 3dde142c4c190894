/// One open level of numbering: a node of a persistent stack.
struct NumberingLevel {
  /// The level it stands in: an index into the arena, or -1.
  var parent: Int32
  var family: Int32
  var form: NumberingForm
  /// The number its last member says, or should say.
  var last: Int32
  var prefix: Int32
  /// One, or two for more.
  var count: UInt8
  var indent: UInt8
  /// The number that a swap still has to show; 0 if there is none.
  var owed: Int32 = 0
  /// A number that was said before its turn, and is not missing when that comes; 0 if there is none.
  var taken: Int32 = 0
  /// How many levels stand around it.
  var depth: Int32 = 0
  /// Of the level with everything around it.
  var hash: UInt64 = 0

  /// Whether its members are headings of Markdown.
  var isHeading: Bool { indent > NumberingToken.markdownIndent }

  /// What tells it from another level in the same place.
  func hash(below parent: UInt64) -> UInt64 {
    var hash = parent &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ UInt64(UInt32(bitPattern: family))) &* 0xBF58_476D_1CE4_E5B9
    hash =
      (hash ^ UInt64(UInt32(bitPattern: last)) << 16 ^ UInt64(count) << 8 ^ UInt64(indent)) &* 0x94D0_49BB_1331_11EB
    hash ^= UInt64(UInt32(bitPattern: prefix)) << 32 ^ UInt64(UInt32(bitPattern: owed)) ^ UInt64(form.rawValue) << 20
    hash ^= UInt64(UInt32(bitPattern: taken)) << 40
    return (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9
  }
}

/// What numberings that were closed had reached, and whether they start again or run on: by `NumberingForm.memorySlot`.
struct NumberingMemory: Hashable {
  private var last = SIMD16<Int16>(repeating: 0)
  /// Two bits for each slot, and one behind them.
  private var modes: UInt32 = 0

  func reached(_ slot: Int) -> Int32 { Int32(last[slot & 15]) }

  func mode(_ slot: Int) -> NumberingMode {
    NumberingMode(rawValue: UInt8(truncatingIfNeeded: modes >> Self.shift(slot) & 3)) ?? .unknown
  }

  mutating func remember(_ slot: Int, _ number: Int32) { last[slot & 15] = Int16(clamping: number) }

  /// What is left of `number` once it is remembered.
  static func kept(_ number: Int32) -> Int32 { Int32(Int16(clamping: number)) }

  mutating func set(_ slot: Int, _ mode: NumberingMode) {
    modes = modes & ~(3 << Self.shift(slot)) | UInt32(mode.rawValue) << Self.shift(slot)
  }

  /// Whether the form has opened below one that is usually below it.
  func isInverted(_ slot: Int) -> Bool { modes >> Self.invertedBit(slot) & 1 != 0 }

  mutating func setInverted(_ slot: Int) { modes |= 1 << Self.invertedBit(slot) }

  /// Above the two bits for each of the slots, of which there are nine.
  private static func invertedBit(_ slot: Int) -> UInt32 { 20 + UInt32(truncatingIfNeeded: slot & 15) % 12 }

  private static func shift(_ slot: Int) -> UInt32 { UInt32(truncatingIfNeeded: slot & 15) * 2 }
}

/// A reading of the openers so far.
struct NumberingState {
  var context = NumberingContext()
  var cost: Float = 0
  /// Its last step: an index into the trail, or -1.
  var trail: Int32 = -1
  /// Of its open levels, if a step of this search led to it.
  var hash: UInt64 = 0
}

/// How one opener is read.
struct NumberingStep {
  enum Kind: UInt8 {
    /// It opens nothing.
    case text
    /// It goes on with the series at `depth`.
    case goOn
    /// It opens a series at `depth`, or one there in place of another.
    case open
    /// It opens a series at `depth` that goes on from an earlier one of its form.
    case runOn
  }

  var kind: Kind
  var depth: UInt8
  var slip: NumberingSlip?
  /// Whether it is read as its alternative.
  var isAlternative = false
}

extension NumberingStep {
  static let text = NumberingStep(kind: .text, depth: 0)
}
