import Structure
import Text

/// The same heading twice under one parent.
final class HeadingRepeatedRule: Rule {
  let info = RuleInfo(
    id: "heading-repeated",
    title: "同一部分之下标题不重复",
    explanation: "同一个上级标题之下，两个标题一字不差。四个字以上才检查；不同部分之下的同名标题（存在问题）不提示。",
    basis: "写作惯例",
    severity: .warning,
    group: .consistency,
    good: [Example("一、教育领域\n（一）存在问题\n要找准。\n二、卫生领域\n（一）存在问题\n要找准。\n")],
    bad: [Example("一、加强组织领导\n要高度重视。\n二、⟦加强组织领导⟧\n要压实责任。\n")],
  )

  private struct Key: Hashable {
    var parent: Int
    var head: [CodeUnit]
  }

  func check(_ outline: Outline, in document: Document, _ report: inout Findings) {
    var seen: [Key: OutlineNode] = [:]
    for node in outline.nodes where (node.kind == .heading || node.kind == .runInHeading) && node.ordinal != nil {
      let units = document.text.line(node.line).units
      let head = node.head.clamped(to: 0..<units.count)
      guard (4...40).contains(head.count) else { continue }
      let key = Key(parent: node.parent ?? -1, head: Array(units[head]))
      if let first = seen[key] {
        // A table of contents names every heading, with its number.
        if first.ordinal?.number == node.ordinal?.number { continue }
        report.add(
          info,
          at: TextRange(line: node.line, head),
          "同一部分之下已有标题“\(String(key.head))”",
          related: [Finding.Related(range: TextRange(line: first.line, first.head), message: "前一处")]
        )
      } else {
        seen[key] = node
      }
    }
  }
}
