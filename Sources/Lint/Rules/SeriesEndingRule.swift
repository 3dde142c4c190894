import Structure
import Text

/// （一）…；（二）…。（三）…。: items of one list that end in different marks.
final class SeriesEndingRule: Rule {
  let info = RuleInfo(
    id: "series-ending",
    title: "各项末尾的标点应当一致",
    explanation: """
      逐项分行的列举，各项之间用分号、最后一项用句号；或者各项都用句号。混用使读者分不清列举到哪里为止。
      只在同组多数写法一致、个别不同时提示；项内有句号的，不作判断。
      """,
    basis: "GB/T 15834—2011 第4.6.3.3条、附录A.5",
    severity: .warning,
    good: [
      Example("有下列情形之一的，不予受理：\n（一）材料不全的；\n（二）逾期提出的；\n（三）不属于职责范围的。\n"),
      Example("（一）加强领导。\n（二）压实责任。\n（三）强化督查。\n"),
    ],
    bad: [
      Example(
        "有下列情形之一的，不予受理：\n（一）材料不全的；\n（二）逾期提出的⟦。⟧\n（三）重复提出的；\n（四）不属于职责范围的。\n",
        fixed: "有下列情形之一的，不予受理：\n（一）材料不全的；\n（二）逾期提出的；\n（三）重复提出的；\n（四）不属于职责范围的。\n"
      ),
      Example(
        "有下列情形之一的，不予受理：\n（一）材料不全的；\n（二）逾期提出的；\n（三）不属于职责范围的⟦；⟧\n",
        fixed: "有下列情形之一的，不予受理：\n（一）材料不全的；\n（二）逾期提出的；\n（三）不属于职责范围的。\n"
      ),
    ]
  )

  /// A list longer than this is not read: a numbering of a whole statute is no list of items.
  private let limit = 200

  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    let nodes = series.nodes
    guard (3...limit).contains(nodes.count) else { return }
    var ends: [End] = []
    for index in nodes {
      guard let node = document.outline.node(index), node.kind == .item, node.line == node.lastLine,
        let end = End(node, in: document)
      else { return }
      ends.append(end)
    }
    guard let last = ends.last, !ends.contains(where: { $0.holdsSentence }) else { return }
    let inner = ends.dropLast()
    let odd = inner.filter { $0.mark != "；" }
    guard inner.count >= 2, odd.count * 3 <= inner.count else { return }
    // A list that breaks off in 。 and starts again is two lists, not a slip, unless ； goes on behind it.
    for end in odd { tell(end, shouldBe: "；", &report) }
    if last.mark == "；" { tell(last, shouldBe: "。", &report) }
  }

  private func tell(_ end: End, shouldBe mark: String, _ report: inout Findings) {
    let range = TextRange(line: end.line, end.columns)
    let place = mark == "。" ? "最后一项末尾" : "列举各项之间"
    report.add(
      info,
      at: range,
      end.mark == nil ? "\(place)用“\(mark)”；请补上" : "\(place)用“\(mark)”；请改正",
      fixes: [
        Fix(
          title: end.mark == nil ? "补上“\(mark)”" : "改为“\(mark)”",
          edits: [TextEdit(range: range, newText: mark)],
          isCertain: end.mark != nil
        )
      ]
    )
  }

  /// How an item ends.
  private struct End {
    var line: Int
    /// The final mark; empty at the end of the text if there is none.
    var columns: Range<Int>
    var mark: CodeUnit?
    /// Whether a sentence ends before the item does.
    var holdsSentence: Bool

    init?(_ node: OutlineNode, in document: Document) {
      guard let syntax = document.syntax[safe: node.line], let ordinal = node.ordinal else { return nil }
      let units = document.text.line(node.line).units
      let last = syntax.content.upperBound - 1
      let text =
        min(
          ordinal.range.upperBound,
          units.count
        )..<max(min(last, units.count), min(ordinal.range.upperBound, units.count))
      guard let unit = units[safe: last] else { return nil }
      line = node.line
      holdsSentence = units[text].contains("。")
      switch unit {
      case "。", "；", "，", "、", ";", ",": (mark, columns) = (unit, last..<last + 1)
      case "：", ":", "？", "！", "…", "”", "）": return nil
      default: (mark, columns) = (nil, last + 1..<last + 1)
      }
    }
  }
}
