import Structure
import Text

extension OrdinalLevelRule {
  /// （一） below a 1. that stands below a 一、: the two have changed places. A text that has them so twice means it.
  func checkInverted(_ outline: Outline, _ document: Document, _ report: inout Findings) {
    var found: (first: Int, above: Int)?
    for series in outline.series where series.style == .parenHan && series.members.count > 1 {
      guard let first = series.members.first, let above = outline.parent(of: first, in: .arabic),
        outline.parent(of: above, in: .han) != nil
      else { continue }
      if found != nil { return }
      found = (first, above)
    }
    guard let found, let member = NumberedSeries.Member(node: found.first, in: document),
      let above = NumberedSeries.Member(node: found.above, in: document)
    else { return }
    report.add(
      info,
      at: member.range,
      "“\(above.marker)”之下用“\(member.marker)”，层次颠倒；请核对",
      severity: .information,
      related: [Finding.Related(range: above.range, message: "上级用“\(above.marker)”")]
    )
  }

  /// ### 第三章 between ## 第二章 and ## 第四章: a heading of Markdown that is not of the level of those around it.
  func checkSigns(_ outline: Outline, _ document: Document, _ report: inout Findings) {
    guard document.dialect == .markdown else { return }
    typealias Heading = (line: Int, level: Int, number: Int)
    var last = KeyedList<OrdinalStyle, [Heading]>()
    for node in outline.nodes {
      guard let ordinal = node.ordinal, case let level = document.syntax[safe: node.line]?.markdownLevel ?? 0, level > 0
      else { continue }
      let around = (last[ordinal.style] ?? []).suffix(2) + [(node.line, level, ordinal.number)]
      last[ordinal.style] = Array(around)
      guard let before = around.first, let odd = around.dropFirst().first, around.count > 2, before.level == level,
        odd.level != level, odd.number == before.number + 1, ordinal.number == odd.number + 1
      else { continue }
      tell(odd.line, odd.level, shouldBe: level, document, &report)
    }
  }

  private func tell(
    _ line: Int,
    _ level: Int,
    shouldBe usual: Int,
    _ document: Document,
    _ report: inout Findings
  ) {
    guard let start = document.text.line(line).units.firstIndex(of: "#") else { return }
    let place = TextRange(line: line, start..<start + level)
    let signs = [CodeUnit](repeating: "#", count: usual)
    report.add(
      info,
      at: place,
      "标题用“\(document.text.string(in: place))”，前后的同级标题用“\(String(signs))”；请统一",
      fixes: [Fix(title: "改为“\(String(signs))”", edits: [TextEdit(range: place, newText: signs)], isCertain: false)]
    )
  }
}

extension Outline {
  /// The node of `style` right above node `index`. In place: a node that is handed out is copied whole.
  fileprivate func parent(of index: Int, in style: OrdinalStyle) -> Int? {
    nodes.withUnsafeBufferPointer { all in
      guard all.indices.contains(index), let parent = all[index].parent, all.indices.contains(parent) else {
        return nil
      }
      return all[parent].ordinal?.style == style ? parent : nil
    }
  }
}
