import Structure
import Text

/// 1、 （一）、 一. 第一、 一是、: the wrong mark after an ordinal, or one where none belongs.
final class OrdinalMarkRule: Rule {
  let info = RuleInfo(
    id: "ordinal-mark",
    title: "编号之后的标点应当正确",
    explanation: """
      “一”后用顿号，“1”“A”后用下脚点，“第一”“其一”“首先”后用逗号；“（一）”“①”“一是”“第一条”之后不加标点。
      全文大多数这样写的，视为本文的写法，只在首次出现处提示一次（信息）；只有某一组都这样写的，在这一组的首项提示一次；
      个别写法与众不同的，逐处上报，可以自动改正。
      “一是”之后带逗号的写法有争议，不提示。编号只剩数字、半个括号的（“二对标对表”“二）加强培训”），前后编号表明缺的就是它才上报。
      """,
    basis: "GB/T 15834—2011 附录B.3.1至B.3.7",
    severity: .error,
    good: [
      Example("一、总体要求\n（一）指导思想\n1. 坚持统筹推进。\n"),
      Example("第一，加强领导。第二，压实责任。\n"),
    ],
    bad: [
      Example(
        "一、总体要求\n⟦二.⟧主要任务\n三、组织实施\n",
        fixed: "一、总体要求\n二、主要任务\n三、组织实施\n"
      ),
      Example(
        "（一）加强领导\n⟦（二）、⟧压实责任\n（三）强化督查\n",
        fixed: "（一）加强领导\n（二）压实责任\n（三）强化督查\n"
      ),
      Example(
        "1.摸清底数\n⟦2、⟧分类处置\n3.建章立制\n",
        fixed: "1.摸清底数\n2.分类处置\n3.建章立制\n"
      ),
      Example(
        "1. 摸清底数\n⟦2.、⟧分类处置\n3. 建章立制\n",
        fixed: "1. 摸清底数\n2.分类处置\n3. 建章立制\n"
      ),
      Example(
        "第一条  为规范管理，制定本办法。\n⟦第二条、⟧各单位应当落实。\n第三条  本办法自发布之日起施行。\n",
        fixed: "第一条  为规范管理，制定本办法。\n第二条  各单位应当落实。\n第三条  本办法自发布之日起施行。\n"
      ),
      Example(
        "一、加强领导\n成立专班。\n⟦二⟧压实责任\n明确分工。\n三、强化督查\n定期通报。\n",
        fixed: "一、加强领导\n成立专班。\n二、压实责任\n明确分工。\n三、强化督查\n定期通报。\n"
      ),
      Example(
        "（一）加强领导。\n⟦二）⟧压实责任。\n（三）强化督查。\n",
        fixed: "（一）加强领导。\n（二）压实责任。\n（三）强化督查。\n"
      ),
      Example(
        "1 总体要求\n1.1 启动阶段\n内容。\n⟦1，2⟧ 实施阶段\n内容。\n1.3 验收阶段\n内容。\n",
        fixed: "1 总体要求\n1.1 启动阶段\n内容。\n1.2 实施阶段\n内容。\n1.3 验收阶段\n内容。\n"
      ),
      Example("1.摸清底数\n2.分类处置\n3.建章立制\n4.总结推广\n附表说明\n⟦1、⟧标星号的为选测项目。\n2、其余为必测项目。\n"),
    ]
  )

  /// ． for . and half-width commas are the document's own affair unless it mixes them.
  private let faults: OrdinalFaults = [.wrongMark, .extraMark]

  func check(_ outline: Outline, in document: Document, _ report: inout Findings) {
    for node in outline.nodes(with: .worn) { emitWorn(node, document, &report) }
    let faulty = outline.nodes(with: faults)
    guard !faulty.isEmpty else { return }
    let usage = MarkerUsage(outline.nodes.lazy.compactMap { $0.ordinal }, of: faults)
    let wrong = faulty.compactMap { NumberedSeries.Member(node: $0, in: document) }.filter(isWrong)
    let bySeries = KeyedList(grouping: wrong) { $0.node.flatMap { outline.node($0)?.series } }
    var told = UniqueList<OrdinalStyle>()
    var toldSeries = UniqueList<Int>()
    for member in wrong {
      let found = member.ordinal.faults.intersection(faults)
      if usage.isUsual(found, in: member.ordinal.style) {
        guard told.insert(member.ordinal.style) else { continue }
        emit(member, all: wrong.filter { $0.ordinal.style == member.ordinal.style }, .document, document, &report)
      } else if let series = member.node.flatMap({ outline.node($0)?.series }), let all = bySeries[series],
        let count = outline.series[safe: series]?.members.count, count == 1 || all.count > 1, all.count * 2 > count
      {
        guard toldSeries.insert(series) else { continue }
        emit(member, all: all, .series, document, &report)
      } else {
        emit(member, all: [member], .single, document, &report)
      }
    }
  }

  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    guard series.isInline else { return }
    let all = (0..<series.count).compactMap { series[$0] }
    let faulty = all.filter { !$0.ordinal.faults.isDisjoint(with: faults) && isWrong($0) }
    guard let first = faulty.first else { return }
    if faulty.count > 1, faulty.count * 2 > all.count {
      emit(first, all: faulty, .document, document, &report)
    } else {
      for member in faulty { emit(member, all: [member], .single, document, &report) }
    }
  }

  /// Tells of a marker of which little more than the number is left: 二对标对表 between 一、 and 三、.
  private func emitWorn(_ node: Int, _ document: Document, _ report: inout Findings) {
    let all = document.outline.series(of: node)?.members ?? []
    guard let member = NumberedSeries.Member(node: node, in: document), let place = all.firstIndex(of: node),
      // As the one before it is.
      let before = all[safe: place - 1].flatMap({ NumberedSeries.Member(node: $0, in: document) }),
      before.ordinal.style == member.ordinal.style, !before.ordinal.faults.contains(.worn),
      let name = before.marker(saying: member.ordinal.number)
    else { return }
    var right = [CodeUnit](name)
    if member.ordinal.style.isDivision, !member.units[at: member.ordinal.range.upperBound].isBlank {
      right += gap(behind: member.ordinal.style, document)
    }
    // What goes on behind it shows that its number is due.
    let next = all[safe: place + 1].flatMap { document.outline.node($0)?.ordinal?.number }
    let isDue = next == member.ordinal.number + 1
    report.add(
      info,
      at: member.range,
      "编号“\(member.marker)”\(member.ordinal.style == .decimal ? "" : "不完整，")应为“\(name)”",
      severity: isDue ? .warning : .information,
      fixes: [Fix(title: "改为“\(name)”", edits: [TextEdit(range: member.range, newText: right)], isCertain: isDue)]
    )
  }

  /// How far a departure goes: one marker, all of one series, the document's own manner.
  private enum Extent { case single, series, document }

  private func emit(
    _ member: NumberedSeries.Member,
    all: [NumberedSeries.Member],
    _ extent: Extent,
    _ document: Document,
    _ report: inout Findings,
  ) {
    let ordinal = member.ordinal
    let gap = self.gap(behind: member.ordinal.style, document)
    let edit = MarkerForm.markEdit(member, gap: gap)
    let old = member.units[ordinal.range.lowerBound..<ordinal.mark.lowerBound]
    let right = String(Array(old) + edit.newText)
    let isSpaced = member.marker.utf16.filter { $0 != 0x20 && $0 != 0x3000 }.elementsEqual(right.utf16)
    let reason = isSpaced ? "编号与标点之间不空格" : "\(ordinal.style.traits.markReason)"
    let severity: Severity
    let message: String
    switch extent {
    case .single:
      // A blank on its own is a trifle: red is for another mark.
      severity = ordinal.style == .hanWord || isSpaced ? .warning : .error
      message = "“\(member.marker)”应为“\(right)”：\(reason)"
    case .series:
      // One list of its own manner: consistent in itself.
      severity = .information
      message = "这一组编号写作“\(member.marker)”；\(reason)，应改为“\(right)”"
    case .document:
      severity = .information
      message = "本文编号多写作“\(member.marker)”；\(reason)，宜统一改为“\(right)”"
    }
    report.add(
      info,
      at: member.range,
      message,
      severity: severity,
      fixes: extent == .single
        ? [Fix(title: "改为“\(right)”", edits: [edit], isCertain: true)]
        : [
          Fix(
            title: "全部改为“\(right)”的写法（\(all.count)处）",
            edits: all.map { MarkerForm.markEdit($0, gap: gap) },
            isCertain: false
          )
        ],
    )
  }

  /// Nodes that are looked at for a marker that is right: it is asked for each that is wrong.
  private static let mostNodes = 64

  /// The blanks that the draft has behind the first marker of the style that some follow; one of full width where none do.
  private func gap(behind style: OrdinalStyle, _ document: Document) -> [CodeUnit] {
    guard style.isDivision else { return [] }
    for node in document.outline.nodes.prefix(Self.mostNodes) where node.ordinal?.style == style {
      guard let ordinal = node.ordinal, ordinal.faults.isDisjoint(with: faults) else { continue }
      let units = document.text.line(node.line).units
      let gap = units[min(ordinal.range.upperBound, units.count)...].prefix { $0.isBlank }
      if !gap.isEmpty { return Array(gap) }
    }
    return ["\u{3000}"]
  }

  /// 一是， is taught too.
  private func isWrong(_ member: NumberedSeries.Member) -> Bool {
    guard member.ordinal.style == .hanWord else { return true }
    let mark = member.units[member.ordinal.mark.clamped(to: 0..<member.units.count)].first
    return mark != "，" && mark != ","
  }
}
