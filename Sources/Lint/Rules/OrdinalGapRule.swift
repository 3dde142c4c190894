import Structure
import Text

/// 一、三、: an item is missing, or a number was skipped.
final class OrdinalGapRule: Rule {
  let info = RuleInfo(
    id: "ordinal-gap",
    title: "编号应当连续",
    explanation: """
      同一组编号应当逐一递增。中间少了一个编号，读者会以为漏了内容。
      只在跳号之后的第一项上报一次；缺的那一项接在上一段末尾、没有另起一行的，指出它所在的地方；其后各项虽然都顺延，不再重复提示。
      编号跨章连续（如第X条）、（一）跨一、二、连续编排的，按文件自己的编法判断。
      """,
    basis: "写作惯例；GB/T 9704—2012 第7.3.3条规定了层次序数的次序",
    severity: .warning,
    good: [
      Example("一、总体要求\n二、主要任务\n三、组织实施\n"),
      Example("名词解释\n1.“两新”：以旧换新。\n2.6个重大专项：指人工智能等。\n3.“两重”：重大战略。\n"),
    ],
    bad: [
      Example("一、总体要求\n二、主要任务\n⟦四、⟧组织实施\n五、工作要求\n"),
      Example("第一条　各单位应当守时。\n第二条　各单位应当守信。⟦第三条⟧　各单位应当守法。\n第四条　本办法自印发之日起施行。\n"),
      Example("一、主要任务\n（一）加强领导\n（二）压实责任\n⟦（五）⟧强化督查\n"),
      Example("应急预案\n1总则\n1.1编制目的\n规范工作。\n⟦1.3⟧适用范围\n本县。\n2职责\n2.1机构\n成立。\n"),
      Example("第一章总则\n第二章规范引用文件\n⟦第四章⟧管理目标\n"),
      Example("三、存在问题\n（一）认识有偏差。\n（二）路子不宽。多数村底子薄。⟦（三）⟧人才不足。\n（四）政策不配套。\n"),
      Example("（一）准备阶段。明确分工。\n（二）实施阶段。全面排查，建立台账。⟦（四）⟧总结阶段。开展评估。\n"),
      Example("步骤一：核对身份。扫描证件。\n步骤二：扫描材料。\n⟦步骤四⟧：打印回执。\n"),
      Example("附表1　镇级储备表\n⟦附表3⟧　村级储备表\n"),
    ]
  )

  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    guard !series.isInline, !series.style.isDivision || !document.isExcerpt else { return }
    for (index, missing) in series.gaps {
      guard let member = series[index], let expected = member.marker(saying: missing.lowerBound) else { continue }
      // Each is looked for in all of the section above: a gap of hundreds is no line end that got lost.
      let looked = missing.prefix(mostGlued)
      let glued = looked.compactMap { document.glued($0, before: member, behind: series[index - 1]) }
      if glued.count == missing.count {
        for place in glued { report.add(place, info, severity: series.severity(info, at: index), document) }
        continue
      }
      guard series.slips.contains(.gap(index: index, missing: missing)) else { continue }
      report.add(
        info,
        at: member.range,
        SeriesText.gap(before: member, missing: missing) + "；请补上，或改为“\(expected)”",
        severity: series.severity(info, at: index),
        related: series.note(index - 1, "前一项"),
        fixes: RenumberFix.gap(at: index, missing: missing, of: series, in: document)
      )
    }
    checkTail(of: series, in: document, &report)
  }

  /// Tells of an item in the paragraph of the last one whose number leaves one out: （二）…。…台账。（四）总结阶段….
  private func checkTail(of series: NumberedSeries, in document: Document, _ report: inout Findings) {
    guard series.count > 1, series.slips.isEmpty, series.style.traits.kind == .sign, let number = series.numbers.last,
      let last = series[series.count - 1], last.node != nil, let marker = last.bareMarker(saying: number + 2),
      let place = document.sentence(opening: marker, behind: last.range.end),
      document.text.line(place.start.line).units[at: place.end.column].isHan,
      let missing = last.bareMarker(saying: number + 1),
      document.sentence(opening: missing, behind: last.range.end) == nil
    else { return }
    report.add(
      info,
      at: place,
      "“\(String(marker))”前缺“\(String(missing))”，又接在上一项的末尾；请核对编号，另起一行",
      severity: .information
    )
  }
}

extension NumberedSeries.Member {
  /// The marker as it should be were it to say `number`, without blanks.
  fileprivate func bareMarker(saying number: Int) -> [CodeUnit]? {
    ordinal.marker(saying: number, in: units).map { $0.filter { !$0.isBlank } }
  }
}

extension NumberedSeries {
  /// The numbers that no member has, each with the index of the member behind: what is missing, and what stands inside a
  /// paragraph and was counted there.
  fileprivate var gaps: [(index: Int, missing: Range<Int>)] {
    var gaps: [(index: Int, missing: Range<Int>)] = []
    for case .gap(let index, let missing) in slips { gaps.append((index, missing)) }
    // Nearly all count on; what stands inside paragraphs is asked of the outline.
    guard zip(numbers, numbers.dropFirst()).contains(where: { $0 + 1 < $1 }), inlineCount > 0 else { return gaps }
    for index in numbers.indices.dropFirst() where !slips.contains(where: { $0.index == index }) {
      let missing = numbers[index - 1] + 1..<max(numbers[index - 1] + 1, numbers[index])
      if !missing.isEmpty { gaps.append((index, missing)) }
    }
    return gaps
  }
}

/// Numbers of one gap that are looked for at the ends of the lines above.
private let mostGlued = 9

extension Document {
  /// Where the item `number`, which is missing before `next`, opens a sentence of the paragraphs behind `previous`; nil if
  /// it does not.
  fileprivate func glued(
    _ number: Int,
    before next: NumberedSeries.Member,
    behind previous: NumberedSeries.Member?
  ) -> TextRange? {
    guard let marker = next.bareMarker(saying: number), let first = previous?.range.end,
      first.line < next.range.start.line
    else { return nil }
    for line in first.line..<next.range.start.line {
      let start = TextPosition(line: line, column: line == first.line ? first.column : 0)
      if let found = sentence(opening: marker, behind: start) { return found }
    }
    return nil
  }

  /// Where `marker` opens a sentence on the line of `start`, behind it.
  fileprivate func sentence(opening marker: [CodeUnit], behind start: TextPosition) -> TextRange? {
    guard let sign = marker.first else { return nil }
    let units = text.line(start.line).units
    let found = units.withUnsafeBufferPointer { units in
      var index = max(1, start.column)
      while index < units.count {
        if units[index] == sign, units[index - 1].isSentenceEnd, units[index...].starts(with: marker) { return index }
        index += 1
      }
      return -1
    }
    return found < 0 ? nil : TextRange(line: start.line, found..<found + marker.count)
  }
}

extension Findings {
  /// Tells of an item that stands at `place`, behind the end of a paragraph.
  fileprivate mutating func add(_ place: TextRange, _ info: RuleInfo, severity: Severity, _ document: Document) {
    let line = document.text.line(place.start.line)
    let edit = TextEdit(range: TextRange(place.start, place.start), newText: line.ending.units)
    add(
      info,
      at: place,
      "“\(document.text.string(in: place))”接在上一项的末尾；请另起一行",
      severity: severity,
      fixes: edit.newText.isEmpty ? [] : [Fix(title: "另起一行", edits: [edit], isCertain: false)]
    )
  }
}
