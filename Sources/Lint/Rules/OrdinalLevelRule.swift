import Structure
import Text

/// 一、→1. where every other 一、 has （一）; （一） below 1. where it stands above elsewhere.
final class OrdinalLevelRule: Rule {
  let info = RuleInfo(
    id: "ordinal-level",
    title: "层次序数应当逐级使用",
    explanation: """
      层次序数依次为“一、”“（一）”“1.”“（1）”。以本文自己的层次为准：同一级标题之下，多数用同一种下级编号而个别不同的，
      视为跳级；多处在上、个别在下的，视为倒置。全文只用“一、”“1.”两级的、全文都倒着用的，都不提示。
      """,
    basis: "GB/T 9704—2012 第7.3.3条：结构层次序数依次用“一、”“（一）”“1.”“（1）”标注",
    severity: .warning,
    good: [
      Example("一、总体要求\n1.坚持统筹推进\n2.坚持问题导向\n二、主要任务\n1.摸清底数\n2.建章立制\n"),
      Example("一、总体要求\n（一）指导思想\n（二）基本原则\n二、主要任务\n（一）摸清底数\n（二）建章立制\n"),
    ],
    bad: [
      Example(
        "一、总体要求\n（一）指导思想\n（二）基本原则\n二、主要任务\n（一）摸清底数\n（二）建章立制\n三、组织实施\n⟦1.⟧加强领导\n2.压实责任\n"
      )
    ]
  )

  /// One series below one kind of parent.
  private struct Child {
    var series: Int
    var parent: OrdinalStyle
    var style: OrdinalStyle
  }

  private struct Pair: Hashable {
    var parent: OrdinalStyle
    var style: OrdinalStyle

    init(_ child: Child) {
      parent = child.parent
      style = child.style
    }
  }

  func check(_ outline: Outline, in document: Document, _ report: inout Findings) {
    let children = outline.series.indices.compactMap { child($0, outline) }
    guard children.count >= 3 else { return }
    var pairs: [Pair: Int] = [:]
    for child in children { pairs[Pair(child), default: 0] += 1 }
    // With every series in its usual place, as nearly always, there is nothing to tell.
    guard pairs.count > Set(pairs.keys.map({ $0.parent })).count else { return }
    var counts: [OrdinalStyle: [OrdinalStyle: Int]] = [:]
    for (pair, count) in pairs { counts[pair.parent, default: [:]][pair.style] = count }
    for child in children {
      guard let siblings = counts[child.parent], let own = siblings[child.style],
        let (usual, most) = siblings.max(by: { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }),
        usual != child.style
      else { continue }
      let isSkipped = own == 1 && most >= 2 && child.parent.ladder < usual.ladder && usual.ladder < child.style.ladder
      let isInverted =
        own == 1 && child.style.ladder < child.parent.ladder
        && (counts[child.style]?[child.parent] ?? 0) >= 2
      guard isSkipped || isInverted else { continue }
      tell(child, usual: usual, isInverted: isInverted, in: document, &report)
    }
  }

  private func child(_ index: Int, _ outline: Outline) -> Child? {
    let series = outline.series[index]
    guard series.style.ladder > 0, series.members.count > 1, let first = series.members.first,
      let node = outline.node(first), let parent = node.parent.flatMap({ outline.node($0) }),
      let style = parent.ordinal?.style, style.ladder > 0, style != series.style
    else { return nil }
    return Child(series: index, parent: style, style: series.style)
  }

  private func tell(
    _ child: Child,
    usual: OrdinalStyle,
    isInverted: Bool,
    in document: Document,
    _ report: inout Findings,
  ) {
    let outline = document.outline
    let members = outline.series[child.series].members.compactMap { NumberedSeries.Member(node: $0, in: document) }
    guard let first = members.first, let parent = child.parent.marker(1).map({ String($0) }),
      let right = usual.marker(first.ordinal.number).map({ String($0) })
    else { return }
    let edits = members.compactMap { MarkerForm.styleEdit($0, usual) }
    report.add(
      info,
      at: first.range,
      isInverted
        ? "“\(first.marker)”用在“\(parent)”之下，与本文其他地方的层次相反；请调整"
        : "本文“\(parent)”之下用“\(right)”，这里跳到了“\(first.marker)”；请改为“\(right)”",
      fixes: isInverted || edits.count < members.count
        ? [] : [Fix(title: "本组编号改为“\(right)”的形式", edits: edits, isCertain: false)]
    )
  }
}

extension OrdinalStyle {
  /// Its place in 一、（一）1.（1）; 0 for forms outside that ladder.
  var ladder: Int {
    switch self {
    case .han: 1
    case .parenHan: 2
    case .arabic: 3
    case .parenArabic: 4
    default: 0
    }
  }
}
