import Structure
import Text

extension SeriesEndingRule {
  /// Tells of the one mark between the items of a run that differs from the others: 一是…；二是…，三是…. In 250 runs of
  /// published papers the marks before the ordinals are never mixed; of 118 with three items all are ； or all 。.
  func checkRun(_ series: NumberedSeries, _ report: inout Findings) {
    tellUnparted(series, &report)
    guard series.count > 2, series.slips.isEmpty else { return }
    var ends: [(mark: CodeUnit, range: TextRange)] = []
    var holdsSentence = false
    var start: Int?
    for index in 0..<series.count {
      guard let member = series[index] else { return }
      let end = member.ordinal.range.lowerBound - 1
      if let start {
        guard let column = endColumn(before: end + 1, in: member.units), let mark = member.units[safe: column] else {
          return
        }
        ends.append((mark, member.locate(column..<column + 1)))
        let inside = (start..<max(start, end)).clamped(to: member.units.indices)
        holdsSentence = holdsSentence || inside.contains { member.units[$0].isSentenceEnd }
      }
      start = member.ordinal.range.upperBound
    }
    guard let (odd, usual) = oddMark(ends, holdsSentence) else { return }
    emit(at: odd, shouldBe: usual, place: "本组各项之间", &report)
  }

  /// Tells of what nothing parts from the item before it: 一是加强领导；二是落实责任三是强化督查。
  private func tellUnparted(_ series: NumberedSeries, _ report: inout Findings) {
    guard let first = series[0] else { return }
    let unparted = series.unparted
    if unparted.isEmpty { return }
    let usual =
      series[1].flatMap { first.units[safe: $0.ordinal.range.lowerBound - 1] }
      .flatMap { Self.between.contains($0) ? $0 : nil } ?? "；"
    for marker in unparted {
      emit(
        at: first.locate(marker.lowerBound..<marker.lowerBound),
        shouldBe: String([usual]),
        isMissing: true,
        place: "本组各项之间",
        &report
      )
    }
  }

  private static let between: [CodeUnit] = ["；", "，", "。"]
  /// Units of a word that may lead over to an item: ；最后，第四，….
  private static let longestLead = 4

  /// Where the item ends that stands before `column`: at the mark there, or at a stronger one if no more than a word stands
  /// between the two.
  private func endColumn(before column: Int, in units: [CodeUnit]) -> Int? {
    let end = column - 1
    guard let mark = units[safe: end], Self.between.contains(mark) else { return nil }
    guard mark == "，" else { return end }
    let lead = (max(0, end - Self.longestLead - 1)..<end).last { units[$0] == "；" || units[$0] == "。" }
    return lead ?? end
  }

  /// The mark that differs from all others, and what it should be. A comma among semicolons or stops is one whatever
  /// the others are; of a stop and a semicolon that stand once each, either may be meant.
  private func oddMark(
    _ ends: [(mark: CodeUnit, range: TextRange)],
    _ holdsSentence: Bool,
  ) -> (TextRange, String)? {
    let count = { (mark: CodeUnit) in ends.count { $0.mark == mark } }
    let (commas, semicolons, stops) = (count("，"), count("；"), count("。"))
    let odd: CodeUnit
    if commas == 1, semicolons == ends.count - 1 || stops == ends.count - 1 {
      odd = "，"
    } else if ends.count > 2, stops == 1, semicolons == ends.count - 1, !holdsSentence {
      odd = "。"
    } else if ends.count == 2, stops == 1, semicolons == 1 {
      // Items that hold sentences are parted by 。.
      odd = holdsSentence ? "；" : "。"
      return ends.first { $0.mark == odd }.map { ($0.range, holdsSentence ? "。" : "；") }
    } else if ends.count > 2, stops == ends.count - 1 {
      odd = "；"
    } else {
      return nil
    }
    return ends.first { $0.mark == odd }.map { ($0.range, stops > semicolons ? "。" : "；") }
  }

  /// Tells of the mark at `range`, or of its want there.
  func emit(
    at range: TextRange,
    shouldBe mark: String,
    isMissing: Bool = false,
    isCertain: Bool = false,
    severity: Severity? = nil,
    place: String,
    _ report: inout Findings,
  ) {
    report.add(
      info,
      at: range,
      isMissing ? "\(place)用“\(mark)”；请补上" : "\(place)用“\(mark)”；请改正",
      severity: severity,
      fixes: [
        Fix(
          title: isMissing ? "补上“\(mark)”" : "改为“\(mark)”",
          edits: [TextEdit(range: range, newText: mark)],
          isCertain: isCertain
        )
      ]
    )
  }
}
