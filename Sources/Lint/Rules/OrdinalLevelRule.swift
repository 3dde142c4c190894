import Structure
import Text

/// 一、→1. where every other 一、 has （一）; （一） behind 1. 2. under one 一、; （1） right below 一、.
final class OrdinalLevelRule: Rule {
  let info = RuleInfo(
    id: "ordinal-level",
    title: "层次序数应当逐级使用",
    explanation: """
      层次序数依次为“一、”“（一）”“1.”“（1）”。以本文自己的层次为准：同级标题之下，其余都用同一种下级编号而只有一处不同的，
      视为不一致；同一标题之下先用“1.”又用“（一）”的，视为倒置。全文只用“一、”“1.”两级的、全文都倒着用的，都不提示；
      “一、”之下直接用“（1）”的，只作信息提示。
      """,
    basis: "GB/T 9704—2012 第7.3.3条：结构层次序数依次用“一、”“（一）”“1.”“（1）”标注",
    severity: .warning,
    good: [
      Example("一、总体要求\n1.坚持统筹推进\n2.坚持问题导向\n二、主要任务\n1.摸清底数\n2.建章立制\n"),
      Example("一、总体要求\n（一）指导思想\n（二）基本原则\n二、主要任务\n（一）摸清底数\n（二）建章立制\n"),
      Example("一、主旨\n（一）甲。\n（二）乙。\n二、任务\n（一）丙。\n（二）丁。\n三、要求\n附件\n实事清单\n1.新增就业。\n2.改造旧区。\n"),
    ],
    bad: [
      Example(
        "一、总体要求\n（一）指导思想\n（二）基本原则\n二、主要任务\n（一）摸清底数\n（二）建章立制\n三、组织实施\n⟦1.⟧加强领导\n2.压实责任\n"
      ),
      Example("一、目标\n甲。\n二、任务\n（一）摸清底数\n（二）建章立制\n三、保障\n⟦1.⟧加强领导\n2.压实责任\n"),
      Example("一、目标\n1.完成排查。\n⟦（一）⟧摸清底数。\n（二）建立台账。\n2.完成整改。\n二、要求\n1.加强领导。\n2.严肃纪律。\n"),
      Example("一、必要性\n甲。\n二、请求事项\n恳请批准：\n⟦一、⟧列入计划。\n二、划拨用地。\n妥否，请批示。\n"),
      Example("一、总体要求\n1.指导思想\n2.基本原则\n⟦（一）⟧摸清底数\n（二）建章立制\n二、主要任务\n"),
    ]
  )

  /// The series right below one member of a series, in order.
  private struct Children {
    var parent: Int
    var series: [Int]
  }

  func check(_ outline: Outline, in document: Document, _ report: inout Findings) {
    checkSameForm(outline, document, &report)
    checkInverted(outline, document, &report)
    checkSigns(outline, document, &report)
    let below = SeriesBelow(outline)
    outline.series.withUnsafeBufferPointer { all in
      for own in all.indices where below.mayDiffer(under: all[own], all) {
        let style = all[own].style
        // What stands on the pages of attachments are texts of their own.
        guard !style.isDivision, style.counts, style != .attachment else { continue }
        let children = all[own].members.compactMap { member in
          let series = below.series(of: member)
          return series.isEmpty ? nil : Children(parent: member, series: series)
        }
        let odd = checkSiblings(children, style, outline, document, &report)
        for child in children {
          checkOneParent(child, style, isOdd: child.series.first == odd, outline, document, &report)
        }
      }
    }
  }

  /// 五、请求事项⏎恳请批准：⏎一、…⏎二、…: a list in the form of the heading that it stands below.
  private func checkSameForm(_ outline: Outline, _ document: Document, _ report: inout Findings) {
    for series in outline.series where series.style == .han || series.style == .parenHan {
      guard series.members.count > 1, let first = series.members.first,
        let place = outline.node(around: first, of: series.style),
        // Two lists of one article stand one behind the other.
        place.isParent || series.style == .han && document.isLedIn(series, outline),
        let above = NumberedSeries.Member(node: place.node, in: document), above.ordinal.number > 1,
        let member = NumberedSeries.Member(node: first, in: document), member.ordinal.number == 1,
        document.syntax[safe: member.range.start.line]?.markdownLevel == 0
      else { continue }
      report.add(
        info,
        at: member.range,
        "“\(above.marker)”之下又用“\(member.marker)”，与上级编号形式相同；请改用下一级编号",
        severity: .information,
        related: [Finding.Related(range: above.range, message: "上级用“\(above.marker)”")]
      )
    }
  }

  /// 1. 2. and then （一）（二） below one heading.
  private func checkOneParent(
    _ children: Children,
    _ parent: OrdinalStyle,
    isOdd: Bool,
    _ outline: Outline,
    _ document: Document,
    _ report: inout Findings,
  ) {
    for (one, two) in zip(children.series, children.series.dropFirst()) {
      let (first, second) = (outline.series[one].style, outline.series[two].style)
      guard first.ladderStep > second.ladderStep, second.ladderStep > parent.ladderStep,
        !document.isLedIn(outline.series[one], outline), !document.isLedIn(outline.series[two], outline),
        let member = outline.series[two].members.first.flatMap({ NumberedSeries.Member(node: $0, in: document) }),
        let before = outline.series[one].members.first.flatMap({ NumberedSeries.Member(node: $0, in: document) }),
        outline.series[two].members.first.flatMap({ outline.node($0)?.slip }) == nil
      else { continue }
      report.add(
        info,
        at: member.range,
        "同一标题之下先用“\(before.marker)”，又用“\(member.marker)”，层次颠倒；请统一",
        related: [Finding.Related(range: before.range, message: "前面用“\(before.marker)”")]
      )
    }
    // It is told already.
    if isOdd { return }
    if let first = children.series.first, parent == .han, outline.series[first].style == .parenArabic,
      outline.series[first].members.count > 1, !document.isLedIn(outline.series[first], outline),
      let member = outline.series[first].members.first.flatMap({ NumberedSeries.Member(node: $0, in: document) })
    {
      report.add(
        info,
        at: member.range,
        "“一、”之下直接用“\(member.marker)”，跳过了“（一）”“1.”；请核对层次",
        severity: .information
      )
    }
  }

  /// The first children of all members but one are of one style; the series of that one, if it is told.
  private func checkSiblings(
    _ children: [Children],
    _ parent: OrdinalStyle,
    _ outline: Outline,
    _ document: Document,
    _ report: inout Findings,
  ) -> Int? {
    let firsts = children.compactMap { $0.series.first }.filter { series in
      !outline.series[series].continues && outline.series[series].members.count > 1
        && !document.isLedIn(outline.series[series], outline)
    }
    // A list of Markdown below one heading is no level beside the headings below others.
    let headings = firsts.filter { series in
      outline.series[series].members.first.map { document.syntax[outline.nodes[$0].line].markdownLevel > 0 } ?? false
    }
    guard headings.isEmpty || headings.count == firsts.count else { return nil }
    let styles = KeyedList(grouping: firsts) { outline.series[$0].style }
    // Of two the one that the ladder has is right.
    let areTwo = firsts.count == 2 && parent == .han && styles[.arabic] != nil
    guard styles.count == 2, firsts.count >= 3 || areTwo,
      let usual = areTwo
        ? styles.first(where: { $0.key == .parenHan }) : styles.max(by: { $0.value.count < $1.value.count }),
      let odd = styles.first(where: { $0.key != usual.key }), odd.value.count == 1, let series = odd.value.first
    else { return nil }
    let members = outline.series[series].members.compactMap { NumberedSeries.Member(node: $0, in: document) }
    guard let first = members.first, let above = parent.marker(1).map({ String($0) }),
      let right = usual.key.marker(first.ordinal.number).map({ String($0) })
    else { return nil }
    let edits = members.compactMap { MarkerForm.styleEdit($0, usual.key) }
    // Of three only two agree: a manner of the text as likely as a slip, unless the step is large.
    // Nor is the step that comes next on the ladder ever wrong by itself.
    let isNext = odd.key.ladderStep == parent.ladderStep + 1
    // Sentences are a list below a heading, whatever titles the other headings have.
    let areTitles = outline.series[series].members.allSatisfy { outline.nodes[$0].kind == .heading }
    let isPlain = usual.value.count >= 2 && usual.key.ladderStep > 0 && !isNext && areTitles
    let holdsUsual = outline.series.contains { inner in
      inner.style == usual.key
        && inner.members.first.flatMap { outline.nodes[$0].parent }.map { outline.series[series].members.contains($0) }
          ?? false
    }
    report.add(
      info,
      at: first.range,
      "本文“\(above)”之下用“\(right)”，这里用了“\(first.marker)”；请\(isNext || areTwo ? "统一" : "改为“\(right)”")",
      severity: isPlain ? info.severity : .information,
      fixes: edits.count < members.count || holdsUsual
        ? [] : [Fix(title: "本组编号改为“\(right)”的形式", edits: edits, isCertain: false)]
    )
    return series
  }
}

/// The series of levels right below each node.
private struct SeriesBelow {
  /// The first series below each node, and for each series the next below the same node; -1 for none. Arrays and no
  /// dictionary: they are made anew with each edit that moves something in the outline.
  private var first: [Int32]
  private var next: [Int32]

  init(_ outline: Outline) {
    var first = [Int32](repeating: -1, count: outline.nodes.count)
    var next = [Int32](repeating: -1, count: outline.series.count)
    outline.nodes.withUnsafeBufferPointer { nodes in
      outline.series.withUnsafeBufferPointer { all in
        for index in all.indices.reversed() {
          guard let member = all[index].members.first, let parent = nodes[member].parent,
            case .some = nodes[parent].ordinal, all[index].style.ladderStep > 0 || all[index].style == .circled
          else { continue }
          next[index] = first[parent]
          first[parent] = Int32(truncatingIfNeeded: index)
        }
      }
    }
    (self.first, self.next) = (first, next)
  }

  /// The series below node `parent`, in order.
  func series(of parent: Int) -> [Int] {
    var result: [Int] = []
    var at = Int(first[parent])
    while at >= 0 {
      result.append(at)
      at = Int(next[at])
    }
    return result
  }

  /// Whether there is anything to look at below the members of `own`: mostly one series stands below each, all of one
  /// style, and that not （1） below 一、.
  func mayDiffer(under own: BlockSeries, _ all: UnsafeBufferPointer<BlockSeries>) -> Bool {
    let isPart = if case .han = own.style { true } else { false }
    var usual: OrdinalStyle?
    for member in own.members where first[member] >= 0 {
      let series = Int(first[member])
      if next[series] >= 0 { return true }
      let style = all[series].style
      if isPart, case .parenArabic = style { return true }
      if let usual, usual != style { return true }
      usual = style
    }
    return false
  }
}

extension Outline {
  /// The node of `style` in which `index` stands, or right behind which. In place: a node that is handed out is copied
  /// whole.
  fileprivate func node(around index: Int, of style: OrdinalStyle) -> (node: Int, isParent: Bool)? {
    nodes.withUnsafeBufferPointer { all in
      guard all.indices.contains(index) else { return nil }
      if let parent = all[index].parent, all.indices.contains(parent), all[parent].ordinal?.style == style {
        return (parent, true)
      }
      return index > 0 && all[index - 1].ordinal?.style == style ? (index - 1, false) : nil
    }
  }
}

extension Document {
  /// Whether the series is a list that the sentence before it leads in (…：), and no level of the text.
  fileprivate func isLedIn(_ series: BlockSeries, _ outline: Outline) -> Bool {
    guard let first = series.members.first, let line = previousText(before: outline.nodes[first].line),
      let last = text.line(line).units[safe: syntax[line].content.upperBound - 1]
    else { return false }
    return last == "：" || last == ":" || last == "；" || last == ";"
  }
}
