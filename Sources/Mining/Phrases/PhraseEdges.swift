import Lexicon
import Text

/// Units that no phrase begins or ends with: they belong to the sentence around it.
enum PhraseEdges {
  /// After these a phrase begins.
  static let beforePhrase = Set("的了和与及对为是以在把将被并".utf16)
  /// Before these a phrase has ended.
  static let afterPhrase = Set("的了等是在".utf16)
  /// Particles and suffixes that open no phrase, with what may follow them all the same, where the two are a word: 和谐,
  /// 上级, 化解.
  private static let opening = partners(column: 1)
  /// Particles that end no phrase, with what may stand before them all the same: 共同, 方向, 求是.
  private static let closing = partners(column: 2)
  private static func partners(column: Int) -> [UInt16: Set<UInt16>] {
    var result: [UInt16: Set<UInt16>] = [:]
    LexiconTable.phraseEdges.forEachRow { row in
      // `*`: the unit stands there freely.
      guard let unit = row.units(0).first, row.string(column) != "*" else { return }
      result[unit.rawValue] = Set(row.units(column).lazy.filter { $0 != "|" }.map { $0.rawValue })
    }
    return result
  }

  /// Words that lead to a phrase.
  private static let leads = Set(
    "作为 成为 关于 由于 对于 根据 随着 通过 经过 为了 因为 如果 虽然 但是 按照 依照 我们 他们 它们 必须 应当 已经 同时 以及 或者 并且 而且 其他 针对"
      .split(separator: " ").compactMap { word in
        let units = Array(word.utf16)
        return units.count == 2 ? UInt32(units[0]) << 16 | UInt32(units[1]) : nil
      }
  )
  private static let andSoOn: UInt16 = 0x7B49  // 等

  /// What matters of a unit, so that most phrases are judged without looking anything up.
  private struct Marks: OptionSet {
    let rawValue: UInt16
    static let noFirst = Marks(rawValue: 1)
    static let noLast = Marks(rawValue: 2)
    static let numeral = Marks(rawValue: 4)
    static let large = Marks(rawValue: 8)
    static let dateUnit = Marks(rawValue: 16)
    static let opensLead = Marks(rawValue: 32)
    static let andSoOn = Marks(rawValue: 64)
    static let list = Marks(rawValue: 128)
    /// Stands for a figure or a Latin word.
    static let cut = Marks(rawValue: 256)
    static let beforePhrase = Marks(rawValue: 512)
    static let afterPhrase = Marks(rawValue: 1024)
  }

  private static let marks: [Marks] = {
    var marks = [Marks](repeating: [], count: 0x10000)
    func set(_ mark: Marks, _ units: some Sequence<UInt16>) {
      for unit in units { marks[Int(unit)].insert(mark) }
    }
    set(.noFirst, opening.keys)
    set(.noLast, closing.keys)
    set(.numeral, "一二三四五六七八九十百千零〇两".utf16)
    set(.large, "万亿".utf16)
    set(.dateUnit, "年月日号条款项元次人名户亩吨倍".utf16)
    set(.opensLead, leads.lazy.map { UInt16(truncatingIfNeeded: $0 >> 16) })
    set(.andSoOn, [andSoOn])
    set(.list, [Segments.list.rawValue])
    set(.cut, [Segments.cut.rawValue])
    set(.beforePhrase, beforePhrase)
    set(.afterPhrase, afterPhrase)
    return marks
  }()

  /// A list inside a phrase has items of one length: 心连心、同呼吸、共命运. Of any other list it is a piece.
  private static func isBalanced(_ text: [UInt16], _ start: Int, _ length: Int) -> Bool {
    var first: Int?
    var current = 0
    for index in start...start + length {
      if index < start + length, text[index] != Segments.list.rawValue {
        current += 1
        continue
      }
      if let first, first != current { return false }
      first = current
      current = 0
    }
    return true
  }

  /// Whether a phrase may begin with the unit.
  static func mayBegin(_ unit: UInt16) -> Bool {
    unit >= 0x3007 && opening[unit]?.isEmpty != true
  }

  /// Whether a phrase begins behind the unit, and whether one ends before it.
  static func isBeforePhrase(_ unit: CodeUnit) -> Bool { marks[Int(unit.rawValue)].contains(.beforePhrase) }
  static func isAfterPhrase(_ unit: CodeUnit) -> Bool { marks[Int(unit.rawValue)].contains(.afterPhrase) }

  static func accepts(_ text: [UInt16], _ start: Int, _ length: Int) -> Bool {
    guard length > 1, text.indices.contains(start), start + length <= text.count else { return false }
    let marks = marks
    let (first, last) = (marks[Int(text[start])], marks[Int(text[start + length - 1])])
    if first.contains(.noFirst), opening[text[start]]?.contains(text[start + 1]) != true { return false }
    if last.contains(.noLast), closing[text[start + length - 1]]?.contains(text[start + length - 2]) != true {
      return false
    }
    if length >= 5, first.contains(.opensLead), leads.contains(UInt32(text[start]) << 16 | UInt32(text[start + 1])) {
      return false
    }
    // 万人, 亿元
    if first.contains(.large), marks[Int(text[start + 1])].contains(.dateUnit) { return false }
    var isFigure = false
    var isList = false
    /// More than a number.
    var isMore = false
    for index in start..<start + length {
      let mark = marks[Int(text[index])]
      if mark.isEmpty {
        isFigure = false
        isMore = true
        continue
      }
      if mark.contains(.cut) || isFigure && mark.contains(.dateUnit) { return false }
      // 人民防空等|工作: the list before it is cut off.
      if mark.contains(.andSoOn), index > start, index < start + length - 1,
        closing[andSoOn]?.contains(text[index - 1]) != true, opening[andSoOn]?.contains(text[index + 1]) != true
      {
        return false
      }
      isFigure = mark.contains(.numeral)
      isMore = isMore || !isFigure
      isList = isList || mark.contains(.list)
    }
    return isMore && (!isList || isBalanced(text, start, length))
  }
}
