import Text

/// The whole text of a corpus as one run of codes, to be sorted by what follows each place.
///
/// A code is a UTF-16 unit, or for a character outside the Basic Multilingual Plane a number among the surrogates, which
/// no text needs then: every code is one character, and no string of codes holds half of one.
///
/// `@unchecked`: the memory is written while this is made and read afterwards.
final class CorpusText: @unchecked Sendable {
  /// Stands before the first character of each paragraph.
  static let opening: UInt16 = 0x0A
  /// Stands for what has no code: more rare characters than there are surrogates, half a character.
  static let unknown: UInt16 = 0xFFFF
  fileprivate static let firstRare: UInt32 = 0xD800
  fileprivate static let rareLimit = 0x800
  /// Codes that may be read behind the last one.
  private static let margin = 32

  let codes: UnsafeMutablePointer<UInt16>
  let count: Int
  /// Where each paragraph begins, and the end.
  let starts: [UInt32]
  /// How often each paragraph stands.
  let weights: [UInt32]
  /// The documents of each paragraph lie from here on in `mentions`.
  let mentionStarts: [UInt32]
  let mentions: [UInt32]
  /// Characters outside the Basic Multilingual Plane in the order of their codes.
  let rare: [UInt32]
  /// The paragraph at every 64th place.
  private let blocks: [UInt32]

  init(_ log: ParagraphLog) {
    let codes = UnsafeMutablePointer<UInt16>.allocate(capacity: log.size + Self.margin)
    var starts: [UInt32] = []
    var weights: [UInt32] = []
    var mentionStarts: [UInt32] = []
    var mentions: [UInt32] = []
    starts.reserveCapacity(log.paragraphs + 1)
    weights.reserveCapacity(log.paragraphs)
    mentionStarts.reserveCapacity(log.paragraphs + 1)
    mentions.reserveCapacity(log.mentions)
    var end = 0
    var rare = RareCharacters()
    let size = log.size
    log.forEach { count, documents, units in
      guard end + units.count < size else { return }
      starts.append(UInt32(truncatingIfNeeded: end))
      weights.append(count)
      mentionStarts.append(UInt32(truncatingIfNeeded: mentions.count))
      mentions += documents
      codes[end] = Self.opening
      end += 1
      rare.encode(units) {
        codes[end] = $0
        end += 1
      }
    }
    starts.append(UInt32(truncatingIfNeeded: end))
    mentionStarts.append(UInt32(truncatingIfNeeded: mentions.count))
    (codes + end).initialize(repeating: 0, count: log.size + Self.margin - end)
    var blocks: [UInt32] = []
    var paragraph = 0
    for place in stride(from: 0, to: end, by: 64) {
      while Int(starts[paragraph + 1]) <= place { paragraph += 1 }
      blocks.append(UInt32(truncatingIfNeeded: paragraph))
    }
    self.codes = codes
    count = end
    self.starts = starts
    self.weights = weights
    self.mentionStarts = mentionStarts
    self.mentions = mentions
    self.rare = rare.scalars
    self.blocks = blocks
  }

  deinit {
    codes.deallocate()
  }

  /// The paragraph that holds a place.
  func paragraph(at place: Int) -> Int {
    var paragraph = Int(blocks[place >> 6])
    while Int(starts[paragraph + 1]) <= place { paragraph += 1 }
    return paragraph
  }

  /// The documents of a paragraph.
  @inline(__always)
  func mentions(of paragraph: Int) -> ArraySlice<UInt32> {
    mentions[Int(mentionStarts[paragraph])..<Int(mentionStarts[paragraph + 1])]
  }

  /// The character that a code stands for; nil for what ends a string.
  func scalar(_ code: UInt16) -> UInt32? {
    if code == Self.unknown || code == 0 { return nil }
    guard Transcoder.isSurrogate(code) else { return UInt32(code) }
    let index = Int(UInt32(code) - Self.firstRare)
    return index < rare.count ? rare[index] : nil
  }

  /// The code of the `index`th character outside the Basic Multilingual Plane, of which there are at most 2,048.
  static func rareCode(_ index: UInt16) -> UInt16 {
    index < rareLimit ? UInt16(truncatingIfNeeded: firstRare) + index : unknown
  }

  /// Whether no string goes on over a code: the beginning of a paragraph stands only at the beginning of a string.
  static func endsString(_ code: UInt16) -> Bool { code == opening || code == unknown || code == 0 }
}

/// Gives codes to characters outside the Basic Multilingual Plane as they are met.
private struct RareCharacters {
  private(set) var scalars: [UInt32] = []
  private var codes: [UInt32: UInt16] = [:]

  /// Calls `put` with the code of each character.
  mutating func encode(_ units: UnsafeBufferPointer<UInt16>, _ put: (UInt16) -> Void) {
    var index = 0
    while index < units.count {
      let unit = units[index]
      index += 1
      guard Transcoder.isSurrogate(unit) else {
        put(unit)
        continue
      }
      guard Transcoder.isHighSurrogate(unit), index < units.count, Transcoder.isLowSurrogate(units[index]) else {
        put(CorpusText.unknown)
        continue
      }
      put(code(Transcoder.scalar(unit, units[index])))
      index += 1
    }
  }

  private mutating func code(_ scalar: UInt32) -> UInt16 {
    if let known = codes[scalar] { return known }
    guard scalars.count < CorpusText.rareLimit else { return CorpusText.unknown }
    let code = CorpusText.rareCode(UInt16(truncatingIfNeeded: scalars.count))
    codes[scalar] = code
    scalars.append(scalar)
    return code
  }
}
