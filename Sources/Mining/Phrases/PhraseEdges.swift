import Text

/// Units that no phrase begins or ends with: they belong to the sentence around it.
enum PhraseEdges {
  private static let noFirst = Set("的了和与及或等着们之也而则且、0并该此这其个于由就都被是在年月日号条款项第第上下里吗呢吧".utf16)
  private static let noLast = Set("的了和与及或等在对把被将是不从向于以之而且其这该各由让使并也、0个第着所很更最较就都又还再给同跟按据凡如若因但虽即曾未每某此那至".utf16)
  /// After these a phrase begins.
  static let beforePhrase = Set("的了和与及等对为是以在把将被并".utf16)
  /// Before these a phrase has ended.
  static let afterPhrase = Set("的了等是在".utf16)
  private static let numerals = Set("一二三四五六七八九十百千零〇两".utf16)
  private static let dateUnits = Set("年月日号条款项元次人名户亩吨倍".utf16)

  static func accepts(_ text: [UInt16], _ start: Int, _ length: Int) -> Bool {
    let first = text[start]
    let last = text[start + length - 1]
    if noFirst.contains(first) || noLast.contains(last) { return false }
    var isFigure = false
    for index in start..<start + length {
      if text[index] == 0x30 { return false }
      if isFigure, dateUnits.contains(text[index]) { return false }
      isFigure = numerals.contains(text[index])
    }
    return true
  }
}
