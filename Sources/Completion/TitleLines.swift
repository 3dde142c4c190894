package import PhraseBank
package import Text

/// Breaks long titles into lines where words end, the lines of like length: 词意完整，排列对称，长短适宜
/// (GB/T 9704—2012, 7.3.1).
///
/// Where words end say the shipped counts: how firmly neighbouring characters hold together.
package struct TitleLines {
  private let border: CharacterCohesion

  /// Characters of 2号 (22 pt) that the type area of 156 mm takes; two figures or letters are one.
  private static let width: Float = 20
  /// A title of more units is none; it stays as it is. The work is quadratic in it.
  private static let longest = 120

  package init(_ bank: PhraseBank) {
    border = CharacterCohesion(bank.layers.first?.counts)
  }

  /// The paragraphs, a line feed in their titles where a line ends. A title that the writer has broken stays as it is.
  package func breaking(_ paragraphs: [LaidOutParagraph]) -> [LaidOutParagraph] {
    var result = paragraphs
    for index in paragraphs.indices {
      let role = paragraphs[index].role
      guard role == .title || role == .attachmentTitle else { continue }
      result[index].text = broken(paragraphs[index].text)
    }
    return result
  }

  /// The text with line feeds; the best way to as few lines as take it, found from the front.
  func broken(_ text: [CodeUnit]) -> [CodeUnit] {
    let whole = Self.width(text[...])
    guard whole > Self.width, text.count <= Self.longest else { return text }
    let least = Int((whole / Self.width).rounded(.up))
    for count in least...least + 2 {
      guard let ends = ends(text, count, mean: whole / Float(count)) else { continue }
      var result: [CodeUnit] = []
      var start = 0
      for end in ends {
        if start > 0 { result.append("\n") }
        result += text[start..<end]
        start = end
      }
      return result
    }
    return text
  }

  /// Where `count` lines end at the least cost; nil when no such lines fit.
  private func ends(_ text: [CodeUnit], _ count: Int, mean: Float) -> [Int]? {
    let costs = text.indices.map { $0 > 0 ? cost(text, at: $0) : nil } + [0]
    var best: [(cost: Float, ends: [Int])?] = Array(repeating: nil, count: costs.count)
    best[0] = (0, [])
    for _ in 0..<count {
      var longer: [(cost: Float, ends: [Int])?] = Array(repeating: nil, count: costs.count)
      for (start, lines) in best.enumerated() {
        guard let lines else { continue }
        for end in start + 1..<max(start + 1, costs.count) {
          let width = Self.width(text[start..<end])
          guard width <= Self.width else { break }
          guard let atEnd = costs[end] else { continue }
          let offset = (width - mean) / mean
          let cost = lines.cost + atEnd + offset * offset
          if cost < longer[end]?.cost ?? .infinity { longer[end] = (cost, lines.ends + [end]) }
        }
      }
      best = longer
    }
    return best[text.count]?.ends
  }

  /// What a line's end before `index` costs, in squares of the share by which a line is too long or too short; nil where
  /// none may be. Weighed on titles of some thirty papers: a word that is torn costs more than any shape of the lines.
  private func cost(_ text: [CodeUnit], at index: Int) -> Float? {
    let (before, after) = (text[index - 1], text[index])
    if before.isOpening || after.isClosing || after.isClauseMark || after.isSentenceEnd || after == "的" { return nil }
    if after.isLowSurrogate || after.isBlank { return nil }
    let isFigure = { (unit: CodeUnit) in unit.isASCIIDigit || unit.isASCIILetter || unit == "." || unit == "%" }
    // 2026|年, 第|3 and so on are one word with their figures.
    if isFigure(before) || before == "第" || (before.isHanNumeral && after.isHanNumeral) { return nil }
    var cost: Float = 0
    if before.isHan, after.isHan { cost = 4 * border.cohesion(UInt32(before.rawValue), UInt32(after.rawValue)) }
    // What leads on does not end a line: 和, 关于, 对.
    switch before {
    case "和", "与", "及", "、", "于", "对", "在", "为", "将": cost += 0.3
    default: break
    }
    if text.has("关于", at: index) { cost -= 0.05 }
    if isInside(text, index) { cost += 0.2 }
    return cost
  }

  /// Whether a pair of brackets or quotation marks is open there: what they hold stays together if it can.
  private func isInside(_ text: [CodeUnit], _ index: Int) -> Bool {
    var depth = 0
    for unit in text[..<index] { depth += unit.isOpening ? 1 : unit.isClosing ? -1 : 0 }
    return depth > 0
  }

  private static func width(_ text: ArraySlice<CodeUnit>) -> Float {
    text.reduce(0) { $0 + ($1.rawValue < 0x80 ? 0.5 : 1) }
  }
}
