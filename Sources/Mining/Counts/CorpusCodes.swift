import Text

/// The text of a corpus as codes, read paragraph by paragraph as often as it is needed: it is never in memory as a whole.
///
/// A code is a UTF-16 unit, or for a character outside the Basic Multilingual Plane a number among the surrogates, which
/// no text needs then: every code is one character, and no string of codes holds half of one.
struct CorpusCodes: Sendable {
  /// A paragraph: the code that stands before its first character, its own, and zeros behind.
  struct Paragraph {
    /// How often it stands in the corpus.
    let weight: UInt32
    let documents: [UInt32]
    let codes: UnsafePointer<UInt16>
    let count: Int
  }

  /// Stands before the first character of each paragraph.
  static let opening: UInt16 = 0x0A
  /// Stands for what has no code: more rare characters than there are surrogates, half a character.
  static let unknown: UInt16 = 0xFFFF
  /// Zeros behind a paragraph, to be read without asking.
  static let margin = 32

  private let log: ParagraphLog
  private var rare = RareCharacters()
  /// How often each code stands.
  private(set) var counts = [Int](repeating: 0, count: 0x10000)
  /// How many codes there are.
  private(set) var count = 0

  init(_ log: ParagraphLog) {
    self.log = log
    log.forEach { _, _, units in rare.learn(units) }
    var counts = counts
    var count = 0
    forEach { paragraph in
      count += paragraph.count
      for place in 0..<paragraph.count { counts[Int(paragraph.codes[place])] += 1 }
    }
    self.counts = counts
    self.count = count
  }

  /// Calls `body` with each paragraph. On any number of threads at once.
  func forEach(_ body: (Paragraph) -> Void) {
    var codes: [UInt16] = []
    log.forEach { weight, documents, units in
      codes.removeAll(keepingCapacity: true)
      codes.append(Self.opening)
      rare.encode(units, into: &codes)
      let count = codes.count
      codes.append(contentsOf: repeatElement(0, count: Self.margin))
      codes.withUnsafeBufferPointer { codes in
        guard let base = codes.baseAddress else { return }
        body(Paragraph(weight: weight, documents: documents, codes: base, count: count))
      }
    }
  }

  /// The character that a code stands for; nil for what ends a string.
  func scalar(_ code: UInt16) -> UInt32? {
    if code == Self.unknown || code == 0 { return nil }
    return Transcoder.isSurrogate(code) ? rare.scalar(code) : UInt32(code)
  }

  /// The code of the `index`th character outside the Basic Multilingual Plane, of which there are at most 2,048.
  static func rareCode(_ index: UInt16) -> UInt16 {
    index < RareCharacters.limit ? RareCharacters.first + index : unknown
  }

  /// Whether no string goes on over a code: the beginning of a paragraph stands only at the beginning of a string.
  @inline(__always)
  static func endsString(_ code: UInt16) -> Bool { code == opening || code == unknown || code == 0 }
}

/// Gives codes to characters outside the Basic Multilingual Plane as they are met.
private struct RareCharacters: Sendable {
  static let first: UInt16 = 0xD800
  static let limit = 0x800
  private var scalars: [UInt32] = []
  private var codes: [UInt32: UInt16] = [:]

  func scalar(_ code: UInt16) -> UInt32? { scalars[safe: Int(code &- Self.first)] }

  /// Gives codes to the characters of a text.
  mutating func learn(_ units: UnsafeBufferPointer<UInt16>) {
    var index = 0
    while index < units.count {
      if let scalar = Self.scalar(in: units, at: index) {
        if codes[scalar] == nil, scalars.count < Self.limit {
          codes[scalar] = CorpusCodes.rareCode(UInt16(truncatingIfNeeded: scalars.count))
          scalars.append(scalar)
        }
        index += 1
      }
      index += 1
    }
  }

  /// Appends the code of each character.
  func encode(_ units: UnsafeBufferPointer<UInt16>, into result: inout [UInt16]) {
    let start = result.count
    result.append(contentsOf: units)
    guard let surrogate = units.firstIndex(where: { Transcoder.isSurrogate($0) }) else { return }
    result.removeSubrange((start + surrogate)...)
    var index = surrogate
    while index < units.count {
      let unit = units[index]
      if !Transcoder.isSurrogate(unit) {
        result.append(unit)
      } else if let scalar = Self.scalar(in: units, at: index) {
        result.append(codes[scalar] ?? CorpusCodes.unknown)
        index += 1
      } else {
        result.append(CorpusCodes.unknown)
      }
      index += 1
    }
  }

  /// The character of a pair of surrogates; nil if there is none.
  private static func scalar(in units: UnsafeBufferPointer<UInt16>, at index: Int) -> UInt32? {
    guard Transcoder.isHighSurrogate(units[index]), index + 1 < units.count,
      Transcoder.isLowSurrogate(units[index + 1])
    else { return nil }
    return Transcoder.scalar(units[index], units[index + 1])
  }
}
