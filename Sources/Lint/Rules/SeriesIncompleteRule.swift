import Lexicon
import Structure
import Text

/// 一是…三是…; 其次 without 首先; 另一方面 without 一方面.
final class SeriesIncompleteRule: Rule {
  let info = RuleInfo(
    id: "series-incomplete",
    title: "行文中的序列应当完整",
    explanation: """
      一是、二是、三是应当连续，从“一是”开始；有“其次”应有“首先”，有“另一方面”应有“一方面”。
      “一是……；一是……”表示并举，“首先”单用表示强调，都不提示。
      """,
    basis: "写作惯例；GB/T 15834—2011 附录B.3.1、B.3.7",
    severity: .warning,
    good: [
      Example("要抓好三件事：一是加强领导，二是压实责任，三是强化督查。\n"),
      Example("一方面，技术人员不足。同时，经费投入偏少。\n"),
      Example("工作中，一是有人等待观望；一是有人畏难退缩。\n"),
    ],
    bad: [
      Example("工作中存在问题。一些同志等待观望。⟦其次，⟧一些单位责任不实。\n"),
      Example("⟦最后，⟧总结经验。\n首先，摸清底数。\n其次，督促整改。\n"),
      Example("首先，生源结构发生变化。\n其次，群众期盼不断提高。\n⟦其次，⟧改革任务更加繁重。\n"),
      Example("存在的问题：⟦一方面，⟧技术人员不足，服务跟不上。经费投入偏少，设备陈旧，难以适应工作需要。\n"),
      Example("要抓好几件事：一是加强领导；二是压实责任；⟦三⟧加强督查；四是严肃纪律。\n"),
      Example("要抓好几件事：一是加强领导，⟦三是⟧压实责任，四是强化督查。\n"),
    ]
  )

  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    checkOpening(of: series, in: document, &report)
    checkOtherAspect(of: series, in: document, &report)
    if series.style == .sequenceWord {
      checkLast(of: series, in: document, &report)
      return checkWords(of: series, &report)
    }
    guard series.isInline else { return }
    for slip in series.slips {
      switch slip {
      case .gap(let index, let missing):
        if tellBare(before: index, missing, of: series, &report) { continue }
        guard let member = series[index], let expected = member.marker(saying: missing.lowerBound) else { continue }
        report.add(
          info,
          at: member.range,
          SeriesText.gap(before: member, missing: missing) + "；请补上，或改为“\(expected)”",
          related: series.note(index - 1, "前一项"),
          fixes: RenumberFix.gap(at: index, missing: missing, of: series, in: document)
        )
      case .first(let expected):
        guard expected < series.numbers[0], let member = series[0], let right = member.marker(saying: expected),
          !member.follows(series.numbers[0] &- 1)
        else { continue }
        report.add(
          info,
          at: member.range,
          "有“\(member.marker)”而没有“\(right)”；请补上，或依次改号",
          fixes: RenumberFix.gap(at: 0, missing: expected..<series.numbers[0], of: series, in: document)
        )
      default: continue
      }
    }
  }

  /// 二是落实责任；三加强督查；四是严肃纪律: the number is there, and its word is not.
  private func tellBare(
    before index: Int,
    _ missing: Range<Int>,
    of series: NumberedSeries,
    _ report: inout Findings
  ) -> Bool {
    guard series.style == .hanWord, missing.count == 1, let member = series[index],
      let before = series[index - 1]?.ordinal.range.upperBound, case let word = member.ordinal.word,
      let numeral = member.bareNumeral(missing.lowerBound, behind: before)
    else { return false }
    let place = member.locate(numeral)
    let (number, name) = (String(member.units[numeral]), String(word))
    let edit = TextEdit(range: TextRange(place.end, place.end), newText: word)
    report.add(
      info,
      at: place,
      "“\(number)”之后漏了“\(name)”；请补上",
      fixes: [Fix(title: "改为“\(number)\(name)”", edits: [edit], isCertain: false)]
    )
    return true
  }

  /// 首先…再次…, 首先…其次…其次….
  private func checkWords(of series: NumberedSeries, _ report: inout Findings) {
    guard series.numbers.first == 1 else { return }
    for index in 1..<max(1, series.count) {
      guard let member = series[index], let number = series.numbers[safe: index],
        let before = series.numbers[safe: index - 1],
        // What stands inside a paragraph is told of the series there.
        series.isInline || member.node != nil,
        number > 0, before > 0, member.bareMarker != "再者"
      else { continue }
      if number == before + 2 {
        let missing = "其次"
        report.add(info, at: member.range, "“\(member.bareMarker)”之前没有“\(missing)”；请补上，或改为“\(missing)”")
      } else if number == before {
        let right = number == 2 ? "再次" : "最后"
        report.add(
          info,
          at: member.range,
          "“\(member.bareMarker)”用了两次；后一处请改为“\(right)”等",
          related: series.note(index - 1, "前一处")
        )
      }
    }
  }

  /// 最后，…⏎首先，…: what says that it is the last stands right above the first.
  private func checkLast(of series: NumberedSeries, in document: Document, _ report: inout Findings) {
    guard series.numbers == [0], let own = series.nodes.first, let node = document.outline.node(own),
      let next = document.outline.node(own + 1), next.parent == node.parent,
      next.line == document.nextText(from: node.line + 1),
      next.ordinal?.style == .sequenceWord, next.ordinal?.number == 1, let member = series[0]
    else { return }
    report.add(info, at: member.range, "“\(member.bareMarker)”排在“首先”之前；请移到末尾，或改正次序")
  }

  /// 一方面 without 另一方面.
  private func checkOtherAspect(of series: NumberedSeries, in document: Document, _ report: inout Findings) {
    guard series.style == .aspect, series.count == 1, series.numbers.first == 1, let member = series[0],
      let paragraph = member.paragraph(in: document),
      !document.turns(behind: member.ordinal.range.upperBound, in: paragraph)
    else { return }
    report.add(
      info,
      at: member.range,
      "有“一方面”而后面没有“另一方面”；请补上，或删去“一方面”",
      severity: .information
    )
  }

  /// 其次 without 首先, 另一方面 without 一方面: words that say they go on with something.
  private func checkOpening(of series: NumberedSeries, in document: Document, _ report: inout Findings) {
    guard series.style == .sequenceWord || series.style == .aspect, series.numbers.first == 2,
      let member = series[0], let paragraph = member.paragraph(in: document)
    else { return }
    let openers: [StaticString] = series.style == .aspect ? ["一方面"] : ["首先", "第一", "一是", "其一", "一要"]
    let before = member.ordinal.range.lowerBound
    guard !document.says(openers, before: before, in: paragraph) else { return }
    let right = series.style == .aspect ? "一方面" : "首先"
    // 另一方面 also turns to the other side of what the text has said without 一方面.
    report.add(
      info,
      at: member.range,
      "有“\(member.bareMarker)”而前面没有“\(right)”；请补上，或删去“\(member.bareMarker)”",
      severity: series.style == .aspect ? .information : info.severity
    )
  }
}

extension NumberedSeries.Member {
  /// The marker without its mark.
  fileprivate var bareMarker: String {
    String(units[ordinal.numeral.clamped(to: 0..<units.count)])
  }

  /// Where a clause between `start` and it begins with `number`, and counts nothing: 三加强督查, no 三个方面.
  fileprivate func bareNumeral(_ number: Int, behind start: Int) -> Range<Int>? {
    guard start < ordinal.range.lowerBound else { return nil }
    for at in start..<ordinal.range.lowerBound where units[at: at - 1].isClauseMark || units[at: at - 1].isSentenceEnd {
      if let (value, end) = HanNumeral.read(units, at: at), value == number, units[at: end].isHan,
        Self.measures.length(at: end, in: units) == nil, Self.quantities.length(at: end, in: units) == nil
      {
        return at..<end
      }
    }
    return nil
  }

  private static let measures = CueSet(.measure)
  private static let quantities = CueSet(.quantity)

  /// Whether the marker for `number` stands before it in the paragraph where no clause begins: 则第一，要有决心；第二，….
  fileprivate func follows(_ number: Int) -> Bool {
    guard let marker = ordinal.style.marker(number, word: ordinal.word) else { return false }
    let bare = ordinal.style.traits.mark == nil ? marker : Array(marker.dropLast())
    return units[clamping: 0..<ordinal.range.lowerBound + max(1, bare.count) - 1].contains(bare)
  }

  fileprivate func paragraph(in document: Document) -> Paragraph? {
    document.syntax.indices.contains(range.start.line) ? document.paragraph(at: range.start.line) : nil
  }
}

extension Document {
  /// Whether one of `words` stands before `offset` in `paragraph` or in one of the paragraphs before it.
  fileprivate func says(_ words: [StaticString], before offset: Int, in paragraph: Paragraph) -> Bool {
    if Self.holds(words, in: paragraph.units, before: offset) { return true }
    var line = paragraph.lines.lowerBound
    for _ in 0..<Self.reach {
      guard let before = previousText(before: line) else { return false }
      let earlier = self.paragraph(at: before)
      line = earlier.lines.lowerBound
      if Self.holds(words, in: earlier.units, before: earlier.units.count) { return true }
    }
    return false
  }

  /// Whether the text behind `offset` of `paragraph`, or one of the paragraphs that follow, says what 一方面 is set against, or goes
  /// on in another way.
  fileprivate func turns(behind offset: Int, in paragraph: Paragraph) -> Bool {
    if Self.turns(paragraph.units, from: offset) { return true }
    var end = paragraph.lines.upperBound
    for _ in 0..<Self.reach {
      guard let line = nextText(from: end) else { return false }
      let next = self.paragraph(at: line)
      if Self.turns(next.units, from: 0) { return true }
      end = next.lines.upperBound
    }
    return false
  }

  private static func turns(_ units: [CodeUnit], from offset: Int) -> Bool {
    let turns: [StaticString] = [
      "一方面", "另一", "同时", "还", "此外", "另外", "其次", "再者", "二是", "而且", "第二", "也", "并且", "二方面",
    ]
    return (min(offset, units.count)..<units.count).contains { index in turns.contains { units.has($0, at: index) } }
  }

  private static func holds(_ words: [StaticString], in units: [CodeUnit], before offset: Int) -> Bool {
    // 另一方面 does not open what it goes on with.
    (0..<min(offset, units.count)).contains { index in
      units[at: index - 1] != "另" && words.contains { units.has($0, at: index) }
    }
  }
}
