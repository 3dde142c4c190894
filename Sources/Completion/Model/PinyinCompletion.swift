import PhraseBank
import Text

/// Phrases by the pinyin typed before the cursor, in place of all other candidates: whoever types letters in a
/// Chinese draft wants them turned into words.
struct PinyinCompletion {
  /// Letters before the cursor, lower case; empty when pinyin is off or none are typed.
  private let typed: [UInt8]
  private let context: CompletionContext

  /// Fewer letters begin too much, more are no pinyin of a phrase.
  private static let lengths = 2...40

  init?(_ context: CompletionContext) {
    guard context.options.pinyin != .off else { return nil }
    let letters = context.line[..<context.position.column].reversed().prefix { $0.isASCIILetter }
    guard Self.lengths.contains(letters.count) else { return nil }
    typed = letters.reversed().map { UInt8(truncatingIfNeeded: $0.rawValue | 0x20) }
    self.context = context
  }

  func candidates() -> [CompletionCandidate] {
    guard let first = typed.first else { return [] }
    var found: [(row: TableRow, layer: Int, score: Float)] = []
    let initials = context.options.pinyin == .initials
    for (index, layer) in context.bank.layers.enumerated() {
      layer.pinyin.forEachRow(letter: first) { row in
        let pinyin = row.bytes.buffer[row.field(1).clamped(to: 0..<row.bytes.count)]
        let syllables = pinyin.reduce(1) { $1 == 0x20 ? $0 + 1 : $0 }
        guard let covered = Self.cover(typed, pinyin, initials: initials, full: context.options.pinyin == .full) else {
          return
        }
        // A phrase that is typed to its end is meant; of those that go on, the frequent and the nearly finished.
        let part = Float(covered) / Float(syllables)
        found.append((row, index, Float(row.number(2)) * layer.weight * part * (covered == syllables ? 100 : 1)))
      }
    }
    found.order { (-$0.score.sortKey, $0.row.line.lowerBound) }
    return found.prefix(context.options.limit).map { row, layer, _ in
      CompletionCandidate(
        label: row.string(0),
        detail: "\(row.number(3)) 篇",
        kind: .phrase,
        remainder: row.bytes.units(in: row.field(0)),
        replacing: typed.count,
        token: context.bank.token(layer: layer, .phrases, row),
      )
    }
  }

  private static func cover(_ typed: [UInt8], _ pinyin: Slice<UnsafeBufferPointer<UInt8>>, initials: Bool, full: Bool)
    -> Int?
  {
    let pinyin = Array(pinyin)
    if initials {
      // Letters alone: one for each syllable.
      var covered = 0
      var atStart = true
      for byte in pinyin {
        if atStart {
          guard covered < typed.count else { return covered }
          guard byte == typed[covered] else { return nil }
          covered += 1
        }
        atStart = byte == 0x20
      }
      return covered == typed.count ? covered : nil
    }
    return PinyinIndex.syllables(typed[...], of: pinyin[...], initials: full)
  }
}
