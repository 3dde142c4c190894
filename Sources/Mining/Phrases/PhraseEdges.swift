import Text

/// Units that no phrase begins or ends with: they belong to the sentence around it.
enum PhraseEdges {
  private static let noFirst = Set("的了和与及或等着们之也而则且、0并该此这其个于由就都被是在年月日号条款项第第上下里吗呢吧".utf16)
  private static let noLast = Set("的了和与及或等在对把被将是不从向于以之而且其这该各由让使并也、0个第着所很更最较就都又还再给同跟按据凡如若因但虽即曾未每某此那至".utf16)
  /// After these a phrase begins.
  static let beforePhrase = Set("的了和与及等对为是以在把将被并".utf16)
  /// Before these a phrase has ended.
  static let afterPhrase = Set("的了等是在".utf16)
  /// Suffixes that begin a phrase only in these words: 化解, 性质, 率先.
  private static let bound: [UInt16: Set<UInt16>] = {
    var result: [UInt16: Set<UInt16>] = [:]
    for (suffix, following) in [("化", "解肥工学妆险零"), ("性", "质别能格价"), ("率", "先领"), ("者", ""), ("员", "工"), ("度", "过假")] {
      if let unit = suffix.utf16.first { result[unit] = Set(following.utf16) }
    }
    return result
  }()
  private static let numerals = Set("一二三四五六七八九十百千零〇两".utf16)
  private static let dateUnits = Set("年月日号条款项元次人名户亩吨倍".utf16)

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
  static func mayBegin(_ unit: UInt16) -> Bool { unit >= 0x3007 && !noFirst.contains(unit) }

  static func accepts(_ text: [UInt16], _ start: Int, _ length: Int) -> Bool {
    let first = text[start]
    let last = text[start + length - 1]
    if noFirst.contains(first) || noLast.contains(last) { return false }
    if let following = bound[first], length > 1, !following.contains(text[start + 1]) { return false }
    guard isBalanced(text, start, length) else { return false }
    var isFigure = false
    for index in start..<start + length {
      if text[index] == 0x30 { return false }
      if isFigure, dateUnits.contains(text[index]) { return false }
      isFigure = numerals.contains(text[index])
    }
    return true
  }
}
