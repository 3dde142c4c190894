import Structure
import Text

/// 一、 2. 三、: siblings in different dress; (二) among （一）（三）.
final class OrdinalStyleRule: Rule {
  let info = RuleInfo(
    id: "ordinal-style",
    title: "同级编号的形式应当一致",
    explanation: """
      同一组编号用同一种形式：数字种类相同，括号全用全角。以本组多数编号的写法为准，只提示少数。
      全文都用半角括号的，视为本文的写法，只在首次出现处提示一次（信息）。
      """,
    basis: "GB/T 15835—2011 第4.3条：同类别同形式；GB/T 9704—2012 第7.3.3条：一、（一）1.（1）",
    severity: .warning,
    good: [Example("一、总体要求\n（一）指导思想\n（二）基本原则\n二、主要任务\n")],
    bad: [
      Example(
        "（一）加强领导\n⟦(二)⟧压实责任\n（三）强化督查\n",
        fixed: "（一）加强领导\n（二）压实责任\n（三）强化督查\n"
      ),
      Example(
        "1. 总体要求\n2. 主要任务\n⟦（3）⟧组织实施\n4. 工作要求\n",
        fixed: "1. 总体要求\n2. 主要任务\n3. 组织实施\n4. 工作要求\n"
      ),
      Example("一、目标\n⟦1）⟧清淤八公里。\n2. 护坡三公里。\n3. 绿化五千平方米。\n"),
      Example(
        "一、总体要求\n二、主要任务\n⟦3.⟧组织实施\n四、工作要求\n",
        fixed: "一、总体要求\n二、主要任务\n三、组织实施\n四、工作要求\n"
      ),
    ]
  )

  private static let faults: OrdinalFaults = [.halfWidthBrackets, .mixedBrackets, .fullWidthDigits]

  // MARK: Dress that differs from the siblings'

  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    if series.isInline {
      let all = (0..<series.count).compactMap { series[$0] }
      let usage = MarkerUsage(all.lazy.map { $0.ordinal }, of: Self.faults)
      tellFaults(all.filter { !$0.ordinal.faults.isDisjoint(with: Self.faults) }, usage, &report)
      return
    }
    guard series.style.counts else { return }
    checkDress(series, &report)
    let odd = series.odd
    guard !odd.isEmpty else { return }
    let slipped = UniqueList(series.slips.map { $0.index })
    for index in odd {
      guard let member = series[index] else { continue }
      let edit = series.edit(writingLikeSiblings: member)
      let right = edit.map { String($0.newText.filter { !$0.isBlank }) }
      report.add(
        info,
        at: member.range,
        "“\(member.marker)”与同级编号形式不一致" + (right.map { "，应为“\($0)”" } ?? "，请统一"),
        severity: series.severity(info, at: index),
        related: series.firstRegular.map { series.note($0, "同级编号") } ?? [],
        fixes: edit.map {
          [
            Fix(
              title: "改为“\(String($0.newText.filter { !$0.isBlank }))”",
              edits: [$0],
              isCertain: !slipped.contains(index) && series.isOnlyReading(index) ?? true
            )
          ]
        } ?? [],
      )
    }
  }

  /// 第3条 among 第一条, 2) among 1）: digits or brackets that differ from the siblings', which agree.
  private func checkDress(_ series: NumberedSeries, _ report: inout Findings) {
    guard series.count > 2, series.style.isDivision || series.style == .halfParenArabic, !series.isDressedAlike else {
      return
    }
    let members = (0..<series.count).compactMap { series[$0] }.filter { $0.ordinal.style == series.style }
    let dress = KeyedList(grouping: members.indices) { members[$0].isDressedInArabic }
    guard dress.count == 2, let odd = dress.values.min(by: { $0.count < $1.count }), odd.count * 3 <= members.count,
      let model = members.indices.first(where: { !odd.contains($0) }).map({ members[$0] })
    else { return }
    for index in odd {
      let member = members[index]
      guard let edit = member.edit(dressedLike: model) else { continue }
      report.add(
        info,
        at: member.range,
        "“\(member.marker)”与同组“\(model.marker)”的写法不一致；请统一",
        related: [Finding.Related(range: model.range, message: "同组编号：“\(model.marker)”")],
        fixes: [Fix(title: "改成与同组一致的写法", edits: [edit], isCertain: odd.count == 1)]
      )
    }
  }

  // MARK: Brackets and digits of the wrong width

  func check(_ outline: Outline, in document: Document, _ report: inout Findings) {
    let faulty = outline.nodes(with: Self.faults)
    guard !faulty.isEmpty else { return }
    let usage = MarkerUsage(outline.nodes.lazy.compactMap { $0.ordinal }, of: Self.faults)
    tellFaults(faulty.compactMap { NumberedSeries.Member(node: $0, in: document) }, usage, &report)
  }

  private func tellFaults(_ faulty: [NumberedSeries.Member], _ usage: MarkerUsage, _ report: inout Findings) {
    var told = UniqueList<OrdinalStyle>()
    for member in faulty {
      let style = member.ordinal.style
      guard let edit = MarkerForm.styleEdit(member, style) else { continue }
      let right = String(edit.newText)
      guard usage.isUsual(member.ordinal.faults.intersection(Self.faults), in: style) else {
        report.add(
          info,
          at: member.range,
          "“\(member.marker)”应为“\(right)”：\(reason(member.ordinal.faults))",
          fixes: [Fix(title: "改为“\(right)”", edits: [edit], isCertain: true)]
        )
        continue
      }
      guard told.insert(style) else { continue }
      let edits = faulty.filter { $0.ordinal.style == style }.compactMap { MarkerForm.styleEdit($0, style) }
      report.add(
        info,
        at: member.range,
        "本文编号多写作“\(member.marker)”；\(reason(member.ordinal.faults))，宜统一改为“\(right)”",
        severity: .information,
        fixes: [Fix(title: "全部改为“\(right)”的写法（\(edits.count)处）", edits: edits, isCertain: false)]
      )
    }
  }

  private func reason(_ faults: OrdinalFaults) -> String {
    faults.isDisjoint(with: [.halfWidthBrackets, .mixedBrackets]) ? "编号用半角数字" : "编号用全角括号"
  }
}

extension NumberedSeries.Member {
  /// Whether a division says its number in Arabic digits; whether the bracket behind 1） is half-width.
  fileprivate var isDressedInArabic: Bool { ordinal.isDressedInArabic(in: units) }

  /// The edit that writes it as `model` is written.
  fileprivate func edit(dressedLike model: NumberedSeries.Member) -> TextEdit? {
    if ordinal.style.isDivision {
      let new = model.isDressedInArabic ? [CodeUnit](String(ordinal.number)) : HanNumeral.spell(ordinal.number)
      return TextEdit(range: locate(ordinal.numeral), newText: new)
    }
    let bracket = ordinal.numeral.upperBound..<ordinal.numeral.upperBound + 1
    return TextEdit(range: locate(bracket), newText: model.isDressedInArabic ? ")" : "）")
  }
}

extension Ordinal {
  /// The same, of the ordinal of a line that says `units`.
  fileprivate func isDressedInArabic(in units: [CodeUnit]) -> Bool {
    if style.isDivision { return units[safe: numeral.lowerBound]?.decimalDigit != nil }
    return units[safe: numeral.upperBound] == ")"
  }
}

extension NumberedSeries {
  /// Whether all members are lines that are dressed alike, as nearly always. In place: a member is a copy of much.
  fileprivate var isDressedAlike: Bool {
    let (nodes, all) = (nodes, document.outline.nodes)
    guard nodes.count == count else { return false }
    var usual: Bool?
    for node in nodes where all.indices.contains(node) && all[node].ordinal?.style == style {
      let own = all[node].ordinal?.isDressedInArabic(in: document.text.line(all[node].line).units)
      if let usual, own != usual { return false }
      usual = own
    }
    return true
  }

  /// The edit that writes `member` as most members of the style are written, brackets, mark and blank included.
  fileprivate func edit(writingLikeSiblings member: Member) -> TextEdit? {
    let siblings = (0..<count).compactMap { self[$0] }.filter { $0.ordinal.style == style }
    let dress = KeyedList(grouping: siblings.indices) { siblings[$0].ordinal.faults.rawValue }
    let usual = dress.max { ($0.value.count, $1.value[0]) < ($1.value.count, $0.value[0]) }
    guard let model = usual?.value.first.map({ siblings[$0] }),
      let marker = model.ordinal.marker(saying: member.ordinal.number, in: model.units)
    else { return MarkerForm.styleEdit(member, style) }
    let (behind, own) = (
      model.units[safe: model.ordinal.range.upperBound], member.units[safe: member.ordinal.range.upperBound]
    )
    let blank = behind.flatMap { $0.isBlank && own?.isBlank == false ? $0 : nil }
    return TextEdit(range: member.range, newText: marker + (blank.map { [$0] } ?? []))
  }

  /// The first member in the dress of the series.
  fileprivate var firstRegular: Int? {
    (0..<count).first { self[$0]?.ordinal.style == style }
  }
}
