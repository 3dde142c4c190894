import Structure
import Text

/// Sibling headings of which one is built unlike the others: advice.
final class ParallelHeadingRule: Rule {
  let info = RuleInfo(
    id: "parallel-heading",
    title: "同级标题宜句式整齐",
    explanation: """
      同级标题句式相同、长短相近，读来整齐。这里只看两点：四个以上的同级标题中，只有一个分句数目与众不同；
      或只有一个长出（短于）其余很多。属于修辞建议，可以不改，也可以关闭。
      """,
    basis: "写作惯例（小标题的对仗）；国家标准没有规定",
    severity: .hint,
    good: [
      Example("一、加强组织领导\n甲。\n二、压实工作责任\n乙。\n三、严格监督检查\n丙。\n四、营造良好氛围\n丁。\n"),
      Example("一、加强组织领导\n二、压实工作责任\n三、严格监督检查，及时通报情况\n四、营造良好氛围\n"),
    ],
    bad: [
      Example("一、加强组织领导\n甲。\n二、压实工作责任\n乙。\n⟦三、严格监督检查，及时通报情况⟧\n丙。\n四、营造良好氛围\n丁。\n")
    ]
  )

  private let limit = 40

  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    let nodes = series.nodes
    // Not chapters, whose titles name what they are of.
    guard (4...limit).contains(nodes.count), series.style.traits.opensHeadings, !series.style.isDivision else { return }
    var heads = nodes.compactMap(document.outline.node)
    // 五、本规定自2024年2月26日起执行。 closes the paper, and heads nothing.
    if let last = heads.last, !document.hasContent(last) { heads.removeLast() }
    // Headings with their text below: items of a list and points of a speech are not built alike, nor is a draft half
    // written.
    guard heads.allSatisfy({ $0.kind == .heading && $0.lastLine > $0.line }) else { return }
    let shapes = heads.map { node -> (clauses: Int, length: Int) in
      let units = document.text.line(node.line).units
      let head = node.head.clamped(to: 0..<units.count)
      return (Self.clauses(units[head]), head.count)
    }
    guard let odd = single(shapes.map({ $0.clauses })) ?? outlier(shapes.map({ $0.length })),
      let node = heads[safe: odd]
    else {
      return
    }
    let others = shapes.indices.first { $0 != odd }.flatMap { shapes[safe: $0] }
    guard let others, let own = shapes[safe: odd] else { return }
    let message =
      own.clauses != others.clauses
      ? "同级标题都是\(others.clauses)个分句，这一个是\(own.clauses)个；可以改得整齐一些"
      : "这个标题\(own.length)字，与同级标题长短悬殊；可以改得整齐一些"
    let start = node.ordinal?.range.lowerBound ?? node.head.lowerBound
    report.add(info, at: TextRange(line: node.line, min(start, node.head.upperBound)..<node.head.upperBound), message)
  }

  /// How many clauses commas or single blanks part; 总  则 is one word, set wide.
  private static func clauses(_ head: ArraySlice<CodeUnit>) -> Int {
    var count = 1
    var length = 0
    for unit in head {
      if unit == "，" || unit == "," || unit.isBlank && length > 1 { count += 1 }
      length = unit == "，" || unit == "," || unit.isBlank ? 0 : length + 1
    }
    return count
  }

  /// The index of the one value that differs from all others, which agree.
  private func single(_ values: [Int]) -> Int? {
    let sorted = values.ordered { $0 }
    let usual = sorted[sorted.count / 2]
    let odd = values.indices.filter { values[$0] != usual }
    return odd.count == 1 ? odd.first : nil
  }

  /// The index of the one length far from all others, which lie within four of each other.
  private func outlier(_ lengths: [Int]) -> Int? {
    for index in lengths.indices {
      let others = lengths.indices.filter { $0 != index }.map { lengths[$0] }
      guard let least = others.min(), let most = others.max(), most - least <= 4 else { continue }
      if lengths[index] > most + 8 || lengths[index] < least - 8 { return index }
    }
    return nil
  }
}
