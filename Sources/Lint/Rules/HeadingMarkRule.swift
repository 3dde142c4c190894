import Structure
import Text

/// 一、总体要求。: a mark at the end of a heading that stands on its own line.
final class HeadingMarkRule: Rule {
  let info = RuleInfo(
    id: "heading-mark",
    title: "独立成行的标题末尾不加标点",
    explanation: """
      标题独占一行时，末尾不加句号、逗号、分号、顿号、冒号；问号、叹号、省略号表达语气时可以用。
      以同级标题为准：同级标题不加标点而个别加了的才提示。标题之下有内容，没有内容的是句子，不是标题；
      同级都带句号的，视为本文的写法。段首的标题都用句号隔开，只有一个用了逗号、冒号的，也提示（信息）。
      """,
    basis: "GB/T 15834—2011 附录B.4",
    severity: .warning,
    good: [
      Example("一、总体要求\n二、主要任务\n三、组织实施\n"),
      Example("一、为什么要改？\n二、改什么\n三、怎么改\n"),
      Example("一、保障范围\n本市居民。\n二、报销比例\n百分之八十。\n三、不予报销的费用：\n1.招待费；\n2.礼品费。\n四、附则\n本办法自印发之日起施行。\n"),
      Example("（一）广泛宣传。利用广播宣传政策。\n（二）审核中，镇村两级逐户核查。\n（三）加强监督。公布举报电话。\n（四）按时总结。年底前报送总结。\n"),
      Example("要求如下：\n（一）压实责任；\n（二）摸清底数\n（三）建立台账\n（四）按时报送。\n"),
      Example("一、申请条件\n在本市参保满一年。\n二、申请材料\n身份证明。\n三、本通知自2026年3月4日起施行，有效期5年。\n"),
    ],
    bad: [
      Example(
        "一、总体要求\n二、主要任务⟦。⟧\n三、组织实施\n",
        fixed: "一、总体要求\n二、主要任务\n三、组织实施\n"
      ),
      Example(
        "（一）广泛宣传。利用广播宣传政策。\n（二）严格审核⟦，⟧镇村两级逐户核查，建立档案。\n（三）加强监督。公布举报电话。\n（四）按时总结。年底前报送总结。\n"
      ),
      Example("（一）广泛宣传。利用广播宣传政策。\n（二）严格审核⟦：⟧镇村两级逐户核查。\n（三）加强监督。公布举报电话。\n"),
      Example("一、提高认识⟦、⟧\n（一）加强学习。\n（二）深化研讨。\n二、压实责任\n明确分工。\n"),
      Example("一、坚持自愿。\n不得强制。\n二、严格时间⟦：⟧\n每周5天。\n三、健全保障。\n补助经费。\n"),
    ]
  )

  /// One member as a heading.
  private struct Heading {
    var node: OutlineNode
    var mark: Range<Int>?
    var length: Int
    /// Whether it ends in ？ or ！, which a sentence has and a heading may have.
    var isSpokenOut: Bool
    /// Whether a comma parts it into clauses.
    var hasClauses: Bool
    /// Whether it ends in ， or 、, as no line does that stands by itself.
    var isBrokenOff: Bool
    /// Whether it ends in ；, which a heading never does.
    var endsAsItem: Bool
    /// Whether text or lower headings stand below it.
    var hasContent: Bool
  }

  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    let nodes = series.nodes
    guard nodes.count >= 2, series.style.traits.opensHeadings || series.style == .arabic else { return }
    if nodes.count > 2 { checkRunIn(nodes, in: document, &report) }
    let headings = nodes.compactMap { heading($0, in: document) }
    let bare = headings.filter { $0.mark == nil }
    let marked = headings.filter { $0.mark != nil }
    if bare.isEmpty, headings.count == nodes.count { return checkMarked(headings, in: document, &report) }
    guard headings.count == nodes.count, !marked.isEmpty, marked.count <= bare.count else { return }
    // Of two either may be the slip, unless one breaks off.
    guard bare.count > 1 || headings.allSatisfy({ $0.hasContent && ($0.mark == nil || $0.isBrokenOff) }) else { return }
    // Among questions a 。 ends the one that asks nothing, or stands for ？.
    guard !bare.contains(where: { $0.isSpokenOut }) else { return }
    let longest = bare.map { $0.length }.max() ?? 0
    // Built as a sentence where no other is: a provision.
    let haveClauses = bare.contains { $0.hasClauses }
    let withContent = bare.count { $0.hasContent }
    // Where the others have text below and this has none, it is a provision in one sentence; where none has, a list.
    guard withContent * 2 >= bare.count || withContent == 0 && series.style.traits.opensHeadings else { return }
    // 要求如下：（一）…；（二）… are items of a sentence.
    if withContent == 0, headings.contains(where: { $0.endsAsItem }),
      let first = nodes.first.flatMap(document.outline.node),
      document.isLedIn(first)
    {
      return
    }
    for heading in marked {
      guard let columns = heading.mark, heading.length <= longest * 3 / 2 + 8,
        heading.hasContent || withContent == 0, haveClauses || !heading.hasClauses
      else { continue }
      let range = TextRange(line: heading.node.line, columns)
      let mark = document.text.string(in: range)
      report.add(
        info,
        at: range,
        "标题末尾不加“\(mark)”（同级标题都没有）；请删去",
        fixes: [
          Fix(
            title: "删去“\(mark)”",
            edits: [TextEdit(range: range, newText: "")],
            isCertain: marked.count == 1 && bare.count >= 2
          )
        ]
      )
    }
  }

  /// Tells of the one mark that differs where all headings have one: 一、…。⏎二、…：⏎三、…。
  private func checkMarked(_ headings: [Heading], in document: Document, _ report: inout Findings) {
    let marks = headings.compactMap { heading in
      heading.mark.map { TextRange(line: heading.node.line, $0) }.map { ($0, document.text.string(in: $0)) }
    }
    let odd = marks.filter { $0.1 != "。" }
    guard odd.count == 1, let (range, mark) = odd.first, mark == "：" || mark == "，",
      headings.allSatisfy({ $0.hasContent })
    else { return }
    report.add(
      info,
      at: range,
      "同级标题末尾都用“。”，这里用“\(mark)”；请统一",
      severity: .information,
      fixes: [Fix(title: "改为“。”", edits: [TextEdit(range: range, newText: "。")], isCertain: false)]
    )
  }

  /// Tells of the one run-in heading that ends in ， or ： where all the others end in 。:
  /// （一）广泛宣传。利用广播…。⏎（二）严格审核，镇村两级…。⏎（三）加强监督。公布电话…。
  private func checkRunIn(_ nodes: [Int], in document: Document, _ report: inout Findings) {
    guard let found = document.oddRunIn(nodes) else { return }
    report.add(
      info,
      at: found.range,
      "同级的段首标题之后都用“。”，这里用“\(String([found.mark]))”；请统一",
      severity: .information,
      fixes: [Fix(title: "改为“。”", edits: [TextEdit(range: found.range, newText: "。")], isCertain: false)]
    )
  }

  /// The node as a heading; nil if its line holds sentences, ends in another mark, or is an item.
  private func heading(_ index: Int, in document: Document) -> Heading? {
    guard let node = document.outline.node(index), let syntax = document.syntax[safe: node.line],
      !syntax.content.isEmpty,
      let ordinal = node.ordinal
    else { return nil }
    let units = document.text.line(node.line).units
    let last = syntax.content.upperBound - 1
    let start = min(ordinal.range.upperBound, units.count)
    guard start <= last, last < units.count,
      !units[start..<last].contains(where: { $0.isStop || $0 == "；" || $0 == "：" })
    else { return nil }
    var mark: Range<Int>?
    switch units[last] {
    // Behind 、 or a comma the heading goes on, unless a sentence or an item stands below.
    case "，", ",", "、":
      mark = document.sentenceFollows(node) || document.itemFollows(node) ? last..<last + 1 : nil
    // 三、下列费用不得报销： leads in the list below.
    case "：", ":": mark = document.itemFollows(node) ? nil : last..<last + 1
    case "。", "；", ";": mark = last..<last + 1
    default: break
    }
    let hasContent = document.hasContent(node)
    return Heading(
      node: node,
      mark: mark,
      length: last + 1 - start,
      isSpokenOut: units[last].isStop,
      hasClauses: units[start..<last].contains { $0 == "，" },
      isBrokenOff: units[last] == "，" || units[last] == "," || units[last] == "、",
      endsAsItem: units[last] == "；" || units[last] == ";",
      hasContent: hasContent
    )
  }
}

extension CodeUnit {
  fileprivate var isStop: Bool { self == "。" || self == "！" || self == "？" }
}

extension Document {
  /// Whether the line below `node` ends as a sentence does.
  fileprivate func sentenceFollows(_ node: OutlineNode) -> Bool {
    guard node.lastLine > node.line, let next = nextText(from: node.line + 1) else { return false }
    return text.line(next).units[safe: syntax[next].content.upperBound - 1]?.isStop ?? false
  }

  /// Whether the line below `node` is the first item of a list of its own.
  fileprivate func itemFollows(_ node: OutlineNode) -> Bool {
    guard node.lastLine > node.line, let next = nextText(from: node.line + 1) else { return false }
    return syntax[next].ordinal != nil || bullet(on: next, at: syntax[next].content.lowerBound) != nil
  }

  /// Whether the line above `node` ends in a colon.
  fileprivate func isLedIn(_ node: OutlineNode) -> Bool {
    guard let above = previousText(before: node.line) else { return false }
    let mark = text.line(above).units[at: syntax[above].content.upperBound - 1]
    return mark == "：" || mark == ":"
  }

  /// Whether text of its own stands below `node`: what ends the paper (附件, 署名, 成文日期) is not its.
  func hasContent(_ node: OutlineNode) -> Bool {
    guard node.lastLine > node.line, let next = nextText(from: node.line + 1) else { return false }
    return !outline.elements.contains { $0.range.start.line == next && $0.kind != .title }
  }
}
