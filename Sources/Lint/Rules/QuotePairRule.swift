import Structure
import Text

/// “三个到位，抓好落实。 with no ” behind it.
final class QuotePairRule: Rule {
  let info = RuleInfo(
    id: "quote-pair",
    title: "引号应当成对",
    explanation: "一段之中，左引号、右引号应当成对。引文分几段的，末段才有右引号，不提示。",
    basis: "GB/T 15834—2011 第4.8.3条",
    severity: .warning,
    group: .marks,
    good: [
      Example("他说：“县里提出‘三个到位’，我们照办。”\n"),
      Example("“过去一年成绩显著。\n“新的一年任务更重。”\n"),
      Example("第二条修改为：“申请人应当提交下列材料。\n受理机关应当出具凭证。”\n"),
    ],
    bad: [
      Example("“五五”时期增长较快，“六五⟦’⟧时期更快。\n"), Example("要做到⟦“⟧三个到位，抓好落实。\n"), Example("要做到三个到位⟦”⟧，抓好落实。\n"),
      Example("要做到“三个到位⟦“⟧，抓好落实。\n", fixed: "要做到“三个到位”，抓好落实。\n"),
      Example("要做到⟦”⟧三个到位”的要求。\n"), Example("要做到⟦”三个到位“⟧，抓好落实。\n"),
    ],
  )

  static let openings: [CodeUnit] = ["“", "‘"]

  func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    let unpaired = UnpairedMarks.unpaired(paragraph, Self.openings).filter { !isApostrophe($0, in: paragraph.units) }
    // Where some are straight, the other halves are missing for that reason.
    if unpaired.isEmpty || paragraph.units.contains("\"") || paragraph.units.contains("'") { return }
    var near = UnpairedMarks.Near(paragraph, document)
    var mistyped: Int?
    for (index, mark) in unpaired.enumerated() where index != mistyped {
      if let next = unpaired[safe: index + 1], next.unit == mark.unit, next.index - mark.index <= Self.longestQuotation,
        isReversed(mark.isOpening ? next : mark, in: paragraph.units)
      {
        mistyped = index + 1
        tellReversed(mark, next, in: paragraph, &report)
        continue
      }
      if mark.isOpening, let closing = unpaired[safe: index + 1], closing.unit != mark.partner, !closing.isOpening,
        closing.index - mark.index <= Self.longestQuotation
      {
        mistyped = index + 1
        tell(mark, closing, in: paragraph, &report)
        continue
      }
      if !mark.isOpening, let next = unpaired[safe: index + 1], next.unit == mark.partner,
        areReversed(mark, next, in: paragraph.units)
      {
        mistyped = index + 1
        tellBothReversed(mark, next, in: paragraph, &report)
        continue
      }
      if mark.isOpening, goesOn(mark.unit, below: paragraph, in: document) { continue }
      if isEdge(mark, of: paragraph), near.hold(partnerOf: mark) { continue }
      let (own, other) = mark.isOpening ? ("左", "右") : ("右", "左")
      report.add(
        info,
        at: paragraph.range(mark.index..<mark.index + 1),
        "这个\(own)引号没有与之成对的\(other)引号；请补上或删去"
      )
    }
  }

  /// O’Neill
  private func isApostrophe(_ mark: UnpairedMarks.Mark, in units: [CodeUnit]) -> Bool {
    mark.unit == "’" && units[at: mark.index - 1].isASCIILetter && units[at: mark.index + 1].isASCIILetter
  }

  /// Units of what may stand behind a quotation's end at the end of a paragraph: marks, a note's number.
  private static let longestTail = 16

  /// How far apart the two marks of “六五’ may stand to be one quotation: a slogan or a name.
  private static let longestQuotation = 40

  /// Whether the other half may stand where `mark` does: a quotation ends behind a word, and begins before one.
  private func isReversed(_ mark: UnpairedMarks.Mark, in units: [CodeUnit]) -> Bool {
    let inside = units[at: mark.isOpening ? mark.index - 1 : mark.index + 1]
    return inside.isHan || inside.isASCIILetter || inside.isASCIIDigit
      || (mark.isOpening ? inside.isClosing || inside.isSentenceEnd : inside.isOpening)
  }

  /// Whether ”三个到位“ is one quotation: a name or a slogan, with no mark between the two.
  private func areReversed(_ first: UnpairedMarks.Mark, _ last: UnpairedMarks.Mark, in units: [CodeUnit]) -> Bool {
    let inside = units[clamping: first.index + 1..<last.index]
    return !inside.isEmpty && inside.count <= Self.longestName && inside.allSatisfy { $0.isHan || $0.isASCIIDigit }
  }

  /// Units of a name between two quotes that are both turned. Between halves of two quotations more text stands.
  private static let longestName = 12

  private func tellBothReversed(
    _ first: UnpairedMarks.Mark,
    _ last: UnpairedMarks.Mark,
    in paragraph: Paragraph,
    _ report: inout Findings
  ) {
    let edits = [first, last].map {
      TextEdit(range: paragraph.range($0.index..<$0.index + 1), newText: [$0.partner])
    }
    let inside = String(paragraph.units[clamping: first.index + 1..<last.index])
    report.add(
      info,
      at: paragraph.range(first.index..<last.index + 1),
      "左右引号写反了",
      fixes: [
        Fix(title: "改为“\(String([first.partner]) + inside + String([last.partner]))”", edits: edits, isCertain: false)
      ]
    )
  }

  /// “三个到位“ or ”三个到位”: one of the two is turned the wrong way. It is surely the one where no quotation can begin, or
  /// end: before a mark, behind one.
  private func tellReversed(
    _ first: UnpairedMarks.Mark,
    _ second: UnpairedMarks.Mark,
    in paragraph: Paragraph,
    _ report: inout Findings
  ) {
    let mark = first.isOpening ? second : first
    let place = paragraph.range(mark.index..<mark.index + 1)
    let edge = mark.isOpening ? mark.index + 1 : mark.index - 1
    let unit = paragraph.units[at: edge]
    let isSure =
      !paragraph.syntax.content.contains(edge) || unit.isClauseMark || unit.isSentenceEnd
      || (mark.isOpening ? unit.isClosing : unit.isOpening)
    let right = String([mark.partner])
    report.add(
      info,
      at: place,
      "引号方向反了：这里应为\(mark.isOpening ? "右" : "左")引号“\(right)”",
      fixes: [Fix(title: "改为“\(right)”", edits: [TextEdit(range: place, newText: right)], isCertain: isSure)]
    )
  }

  /// “六五’: one of the two is the wrong one.
  private func tell(
    _ opening: UnpairedMarks.Mark,
    _ closing: UnpairedMarks.Mark,
    in paragraph: Paragraph,
    _ report: inout Findings
  ) {
    let places = [opening, closing].map { paragraph.range($0.index..<$0.index + 1) }
    let fixes = [(places[1], opening.partner), (places[0], closing.partner)].map { place, unit in
      let edit = TextEdit(range: place, newText: [unit])
      return Fix(title: "改为“\(String([unit]))”", edits: [edit], isCertain: false)
    }
    report.add(
      info,
      at: places[1],
      "左右引号一单一双，不是一对；请改正其中一个",
      related: [Finding.Related(range: places[0], message: "左引号")],
      fixes: fixes
    )
  }

  /// Whether a quotation of several paragraphs may begin or end with the mark: at the head or end of the paragraph, or behind
  /// a colon (第二条修改为：“…).
  private func isEdge(_ mark: UnpairedMarks.Mark, of paragraph: Paragraph) -> Bool {
    let content = paragraph.syntax.content.clamped(to: 0..<paragraph.units.count)
    guard mark.isOpening else {
      let rest = mark.index..<max(mark.index, content.upperBound)
      return rest.count <= Self.longestTail && !paragraph.units[rest].contains { $0.isHan }
    }
    let before = paragraph.units[at: mark.index - 1]
    return mark.index == content.lowerBound || before == "：" || before == ":"
  }

  /// Whether the next paragraph opens with the mark too: a quotation of several paragraphs.
  private func goesOn(_ mark: CodeUnit, below paragraph: Paragraph, in document: Document) -> Bool {
    guard let line = document.nextText(from: paragraph.lines.upperBound), let syntax = document.syntax[safe: line]
    else {
      return false
    }
    return document.text.line(line).units[at: syntax.content.lowerBound] == mark
  }
}
