import Lexicon
import Structure
import Text

/// 国发[2012]第05号: 发文字号 with other brackets, 第 or a zero before the number.
final class DocumentNumberRule: Rule {
  let info = RuleInfo(
    id: "document-number",
    title: "发文字号应当规范",
    explanation: """
      发文字号由机关代字、年份、顺序号组成：年份用四位阿拉伯数字，用六角括号“〔〕”括入；顺序号不加“第”，不编虚位（1不编为01）。
      只看标题附近单独成行的发文字号；“第5号”一类的令号、年份只有两位的（不能断定是哪一年）不自动改正。
      """,
    basis: "GB/T 9704—2012 第7.2.5条",
    severity: .error,
    group: .elements,
    good: [
      Example("关于加强督查工作的通知\n国发〔2012〕5号\n各有关单位：\n现将有关事项通知如下。\n"),
      Example("行政处罚决定书\n江市监处罚〔2026〕0138号\n当事人：老李记卤菜店\n"),
    ],
    bad: [
      Example(
        "关于加强督查工作的通知\n⟦国发[2012]第05号⟧\n各有关单位：\n现将有关事项通知如下。\n",
        fixed: "关于加强督查工作的通知\n国发〔2012〕5号\n各有关单位：\n现将有关事项通知如下。\n"
      )
    ]
  )

  func check(_ element: DocumentElement, in document: Document, _ report: inout Findings) {
    guard element.kind == .documentNumber, let line = document.lines(of: element).first,
      let parts = Parts(line.units, line.content), !Self.isOfCase(line.units, parts.opening..<line.content.upperBound)
    else { return }
    let content = line.content
    let right = Array(line.units[content.lowerBound..<parts.opening]) + parts.written
    guard right != Array(line.units[content]) else { return }
    let isCertain = parts.year.count == 4
    report.add(
      info,
      at: line.range(content),
      isCertain ? "发文字号应写作“\(String(right))”" : "发文字号的年份应当用四位数字，括号用“〔〕”",
      fixes: isCertain
        ? [
          Fix(
            title: "改为“\(String(right))”",
            edits: [TextEdit(range: line.range(content), newText: right)],
            isCertain: true
          )
        ] : []
    )
  }

  /// Whether 〔2026〕0138号 in `range` numbers a case and no paper: four figures with zeros before them come out of a
  /// register, and 处罚 or 决 before the year says so.
  static func isOfCase(_ units: [CodeUnit], _ range: Range<Int>) -> Bool {
    let figures = range.reversed().drop { !units[at: $0].isASCIIDigit }.prefix { units[at: $0].isASCIIDigit }
    if figures.count >= 4, figures.last.map({ units[at: $0] == "0" }) ?? false { return true }
    let before = max(0, range.lowerBound - 4)..<max(0, range.lowerBound)
    return cases.occurs(in: before, of: units)
  }

  private static let cases = CueSet(.caseNumber)

  /// The year in its brackets and the number behind it.
  private struct Parts {
    let opening: Int
    let year: [CodeUnit]
    let number: [CodeUnit]

    init?(_ units: [CodeUnit], _ content: Range<Int>) {
      var index = content.upperBound - 2
      func digits() -> [CodeUnit] {
        let end = index
        while index > content.lowerBound, units[safe: index]?.decimalDigit != nil { index -= 1 }
        return units[(index + 1)..<(end + 1)].compactMap { $0.decimalDigit }.flatMap { [CodeUnit](String($0)) }
      }
      func skipBlanks() {
        while index > content.lowerBound, units[index] == " " || units[index] == "\u{3000}" { index -= 1 }
      }
      let said = digits()
      skipBlanks()
      if units[index] == "第" { index -= 1 }
      guard index > content.lowerBound else { return nil }
      skipBlanks()
      guard index > content.lowerBound, units[index].isClosing else { return nil }
      index -= 1
      year = digits()
      number = Array(said.drop { $0 == "0" })
      guard index > content.lowerBound, units[index].isOpening, !number.isEmpty, year.count == 2 || year.count == 4
      else {
        return nil
      }
      opening = index
    }

    var written: [CodeUnit] { ["〔"] + year + ["〕"] + number + ["号"] }
  }
}
