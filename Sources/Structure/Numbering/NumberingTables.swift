/// What the reading of numbering expects, counted over real documents.
///
/// Counted on `corpus/train` and `corpus/field` (357 documents, 31,000 openers) by reading them with the costs at hand,
/// counting what was read and repeating until nothing changed (three rounds). Costs are −ln of the share, in nats.
/// `gongwen-bench costs DIR...` counts again and prints both.
enum NumberingTables {
  /// How dear it is that the form of a column opens below the form of a row; the last row is the root. A letter is half
  /// a nat: A 0, B 0.5, C 1 …. Only the ratios inside a column count.
  private static let parents: [StaticString] = [
    "IBBIGONQNEIEFEEEEEHHGHFCJC",  // part
    "IIIIGONQNEIEFEEEEEEHGHFCJC",  // portion
    "IBIIGONQNEIEFEEEEEHHGHFCJC",  // attachment
    "IIIOAAGQNEIEFEEEEEAHGHFCJC",  // chapter
    "IIIOMELQNEIEFEEEEEHHGHFCJC",  // section
    "IIIOMSGBHEIEFEECEEHHGHDCIC",  // article
    "IIIOMSRBDCIEFECBEEEHGABCCC",  // han
    "IIIOMSRUBBGEFCBIECFHGFDCBC",  // parenHan
    "IIIOMSRURIACBBIIEBEGGHJCJC",  // arabic
    "IIIOMSRURIFCEBIIEBEGGHJCJC",  // decimal1
    "IIIOMSRURIMBDIIIDILFFHJCJC",  // parenArabic
    "IIIOMSRURIMIDIIIDILLEHJCJC",  // halfParen
    "IIIOMSRURIMIJIIIBILLEHJCJC",  // circled
    "IIIOMSRURIMBDIIIDILFFHJCJC",  // parenDigitGlyph
    "IIIOMSRURIFCEBIIEBEGGHJCJC",  // digitStopGlyph
    "IIIOMSRUKBGEFCBIECFHGHJCJC",  // parenHanGlyph
    "IIIOMSRURIMIJIIIIILLKHJCJC",  // latin
    "IIIOMSACCCEEEEEECIEHGEECEC",  // roman: set by hand, no document has one
    "IIIOMSRURIFBEBIIEILAFHJCJC",  // decimal2
    "IIIOMSRURIFBEBIIEILLAHJCJC",  // decimal3: lists as below decimal2, too seldom in the counts
    "IIIOMSRURIFBEBIIEILLKHJCJC",  // decimal4: the same
    "IIIOMSROKBGEFCBIECFHGHJCJC",  // di
    "IIIOMSRNLCIEFECBECFHGHJCJC",  // diWord
    "IIIOMSRURIFCEBIIEBEGGHJCJC",  // qi
    "IIIOMSRURIMBDIIIDILFFHJCJC",  // hanWord
    "IIIOMSRURIMBDIIIDILFFHJCJC",  // sequenceWord
    "CCCAEFAKGCGCECCCDCFGFHDCHC",  // root
  ]

  private static var formCount: Int { Int(NumberingForm.sequenceWord.rawValue) + 1 }

  /// e to the minus half of the letter, by row and column.
  static let weights: [Float] = parents.flatMap { row in
    row.withUTF8Buffer { letters in letters.map { halfNats[min(Int($0) &- 0x41, halfNats.count - 1)] } }
  }

  /// e^(−n/2) for n = 0 … 20.
  private static let halfNats: [Float] = (0...20).reduce(into: [Float]()) { powers, _ in
    powers.append((powers.last ?? 1.648_721_3) * 0.606_530_66)
  }

  /// How likely `form` opens below `parent` (the root if nil), up to a factor that depends on `form` alone. Who asks for
  /// thousands hands `weights` in: to ask a global for its value each time is dearer than the look.
  static func weight(of form: NumberingForm, below parent: NumberingForm?, in weights: [Float] = weights) -> Float {
    let row = parent.map { Int($0.rawValue) } ?? formCount
    let index = row * formCount + Int(form.rawValue)
    return weights.indices.contains(index) ? weights[index] : 0.02
  }

  /// What a series of one member costs.
  static func single(_ form: NumberingForm) -> Float {
    switch form {
    case .chapter: 6.7
    case .section: 5.4
    case .article: 3.2
    case .han: 3.0
    case .parenHan: 5.9
    case .arabic: 3.4
    case .parenArabic: 5.4
    case .circled: 4.4
    case .latin: 4.1
    case .decimal2, .decimal3: 5.1
    case .decimal4: 2.4
    case .di: 5.7
    case .diWord: 4.2
    case .hanWord: 6.9
    default: 3.9
    }
  }

  /// What a series costs that starts again at one in place of another, by what stands between.
  static func restart(_ form: NumberingForm, after gap: NumberingBreak) -> Float {
    switch gap {
    case .none:
      switch form {
      // Counted 6.9; a little more than an item pasted further down, so that of 一、二、三、一、 the last is told.
      case .han: 8.2
      case .chapter: 6.1
      case .hanWord: 4.9
      case .di: 4.2
      // 2.1.1 again below the same 2.1 is no other series.
      case .decimal2, .decimal3, .decimal4: 9
      // Counted 8; as with 一、, a little more than an item pasted behind the last.
      default: 8.2
      }
    case .leadIn: form == .arabic ? 0.4 : 0.2
    case .heading: form == .han ? 1.7 : 1.9
    case .attachment: 2.2
    case .markdown, .title: 2
    }
  }

  /// A form that was open before and was closed opens again: it starts at one, or runs on. `mode` is what it did so far.
  static func reopening(_ form: NumberingForm, _ mode: NumberingMode) -> (restart: Float, runOn: Float) {
    switch (form, mode) {
    case (.article, .unknown): (3.4, 0.04)
    case (.chapter, .unknown): (0.6, 0.8)
    case (.section, .unknown): (0.2, 1.7)
    case (.han, .unknown): (0.6, 0.8)
    case (.parenHan, .unknown): (0.1, 2.4)
    case (.arabic, .unknown): (0.5, 0.9)
    case (.parenArabic, .unknown), (.circled, .unknown): (0.2, 1.6)
    case (_, .unknown): (0.4, 1.1)
    case (_, .restarts), (_, .nests): (0.01, 5.6)
    case (.parenHan, .runsOn): (4.2, 0.01)
    case (_, .runsOn): (7.5, 0)
    }
  }
}

/// What stands between an opener and the one before it.
package enum NumberingBreak: UInt8, Hashable, Sendable {
  case none
  /// A line that ends in ：
  case leadIn
  /// A short line without a number and without a mark.
  case heading
  /// 附件
  case attachment
  /// A Markdown heading without a number.
  case markdown
  /// The title of another article, or a question of an interview.
  case title
}

/// Whether a form has started again at one, or run on, where the level above it went on.
package enum NumberingMode: UInt8, Hashable, Sendable {
  case unknown, restarts, runsOn
  /// It has opened inside a series of its own form.
  case nests
}
