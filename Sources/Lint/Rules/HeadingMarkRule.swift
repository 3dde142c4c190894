import Structure
import Text

/// 一、总体要求。: a mark at the end of a heading that stands on its own line.
final class HeadingMarkRule: Rule {
  let info = RuleInfo(
    id: "heading-mark",
    title: "独立成行的标题末尾不加标点",
    explanation: """
      标题独占一行时，末尾不加句号、逗号、分号、顿号、冒号；问号、叹号、省略号表达语气时可以用。
      以同级标题为准：同级多数没有标点而个别有的才提示；同级都带句号的，视为本文的写法。
      """,
    basis: "GB/T 15834—2011 附录B.4",
    severity: .warning,
    good: [
      Example("一、总体要求\n二、主要任务\n三、组织实施\n"),
      Example("一、为什么要改？\n二、改什么\n三、怎么改\n"),
    ],
    bad: [
      Example(
        "一、总体要求\n二、主要任务⟦。⟧\n三、组织实施\n",
        fixed: "一、总体要求\n二、主要任务\n三、组织实施\n"
      )
    ]
  )

  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    let nodes = series.nodes
    guard nodes.count >= 3, series.style.opensHeadings else { return }
    var marked: [(line: Int, columns: Range<Int>)] = []
    var bare = 0
    for index in nodes {
      guard let node = document.outline.node(index), node.kind == .heading else { continue }
      if let columns = finalMark(of: node, in: document) {
        marked.append((node.line, columns))
      } else {
        bare += 1
      }
    }
    guard !marked.isEmpty, bare >= 2, marked.count * 2 <= bare else { return }
    for (line, columns) in marked {
      let range = TextRange(line: line, columns)
      let mark = document.text.string(in: range)
      report.add(
        info,
        at: range,
        "标题末尾不加“\(mark)”（同级标题都没有）；请删去",
        fixes: [Fix(title: "删去“\(mark)”", edits: [TextEdit(range: range, newText: "")], isCertain: true)]
      )
    }
  }

  /// Columns of the mark that ends the heading's line.
  private func finalMark(of node: OutlineNode, in document: Document) -> Range<Int>? {
    guard let syntax = document.syntax[safe: node.line], !syntax.content.isEmpty else { return nil }
    let last = syntax.content.upperBound - 1
    switch document.text.line(node.line).units[at: last] {
    case "。", "，", "；", "、", "：", ",", ";", ":": return last..<last + 1
    default: return nil
    }
  }
}

extension OrdinalStyle {
  /// Whether lines that open with this style are headings of a text rather than items of a list.
  fileprivate var opensHeadings: Bool {
    switch self {
    case .part, .chapter, .section, .han, .parenHan: true
    default: false
    }
  }
}
