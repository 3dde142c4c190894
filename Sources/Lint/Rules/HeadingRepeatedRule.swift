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
    good: [
      Example("一、教育领域\n（一）存在问题\n要找准。\n二、卫生领域\n（一）存在问题\n要找准。\n"),
      Example(
        "<!-- 草稿 -->\n\n### 第一条 审计机关进行审计时，被审计单位应当配合。\n\n### 第二条 审计机关进行审计时，应当出示证件。\n"
      ),
    ],
    bad: [
      Example("一、加强组织领导\n要高度重视。\n二、⟦加强组织领导⟧\n要压实责任。\n"),
      Example("一、提高认识\n要重视。\n二、排查隐患\n要细致。\n一、⟦提高认识⟧\n要重视。\n二、加强值守\n要到位。\n"),
    ],
  )

  func check(_ outline: Outline, in document: Document, _ report: inout Findings) {
    // By a number made of the heading: with each edit that changes the outline every heading is looked at.
    var seen = [UInt64: Int](minimumCapacity: outline.nodes.count)
    for (index, node) in outline.nodes.enumerated() {
      guard node.kind == .heading || node.kind == .runInHeading, node.ordinal != nil else { continue }
      let units = document.text.line(node.line).units
      let head = node.head.clamped(to: 0..<units.count)
      guard (4...40).contains(head.count) else { continue }
      // ### 第九条　审计机关进行审计时，…: the first clause of a sentence is no heading.
      let end = document.syntax[node.line].content.upperBound
      if node.kind == .heading, head.upperBound + 1 < end { continue }
      let key = Self.key(units[head], below: node.parent)
      guard let first = seen[key].map({ outline.nodes[$0] }) else {
        seen[key] = index
        continue
      }
      let firstUnits = document.text.line(first.line).units
      guard firstUnits[first.head.clamped(to: 0..<firstUnits.count)].elementsEqual(units[head]),
        first.parent == node.parent,
        // A table of contents names every heading, with its number; what was pasted has the same text below.
        first.ordinal?.number != node.ordinal?.number
          || node.slip == nil && isPasted(index, of: first, outline, document)
      else { continue }
      report.add(
        info,
        at: TextRange(line: node.line, head),
        "同一部分之下已有标题“\(String(units[head]))”",
        related: [Finding.Related(range: TextRange(line: first.line, first.head), message: "前一处")]
      )
    }
  }

  /// Whether the same text, and no lower heading, stands below the node at `index` and below `first`.
  private func isPasted(_ index: Int, of first: OutlineNode, _ outline: Outline, _ document: Document) -> Bool {
    let node = outline.nodes[index]
    guard node.lastLine > node.line, first.lastLine > first.line, let below = document.nextText(from: node.line + 1),
      let before = document.nextText(from: first.line + 1), outline.node(index + 1)?.line != below
    else { return false }
    return document.text.line(below).units == document.text.line(before).units
  }

  /// FNV-1a over the units of a heading and its parent.
  private static func key(_ head: ArraySlice<CodeUnit>, below parent: Int?) -> UInt64 {
    var key: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ value: UInt64) { key = (key ^ value) &* 0x0000_0100_0000_01B3 }
    add(UInt64(truncatingIfNeeded: parent ?? -1))
    for unit in head { add(UInt64(unit.rawValue)) }
    return key
  }
}
