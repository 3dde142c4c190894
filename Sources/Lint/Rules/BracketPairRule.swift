import Structure
import Text

/// 各县（市、区要高度重视。
final class BracketPairRule: Rule {
  let info = RuleInfo(
    id: "bracket-pair",
    title: "括号、书名号应当成对",
    explanation: "一段之中，（）《》〔〕【】〈〉应当成对。编号“1）”“a）”不提示；一半在相邻一行的（标题、题注分行）不提示。",
    basis: "GB/T 15834—2011 第4.9条、第4.15条",
    severity: .warning,
    group: .marks,
    good: [
      Example("1）加强领导。\n2）压实责任。\n"), Example("根据《安全生产法》（2021年修正）有关规定。\n"),
    ],
    bad: [
      Example("各县⟦（⟧市、区要高度重视。\n"), Example("根据⟦《⟧安全生产法有关规定。\n"),
      Example("按照文件（云发〔2023⟦）⟧9号）要求办理。\n"),
    ],
  )

  private static let openings = MarkPairs.openings.filter { !QuotePairRule.openings.contains($0) }

  func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    let unpaired = UnpairedMarks.unpaired(paragraph, Self.openings)
    // What looks around holds the document: nearly every paragraph has all its marks in pairs.
    if unpaired.isEmpty { return }
    let units = paragraph.units
    var near = UnpairedMarks.Near(paragraph, document)
    var round: RoundPairs?
    for mark in mending(unpaired, paragraph, &report) {
      if mark.unit == "）", isItemMark(units, mark.index) || isNote(paragraph, mark.index) { continue }
      if mark.unit == "（", isInterval(units, mark.index) { continue }
      if mark.unit == "（" || mark.unit == "）" {
        let read = round ?? RoundPairs(units)
        round = read
        if read.isMixed(at: mark.index) { continue }
      }
      // A title or a caption broken over lines.
      if near.hold(partnerOf: mark) { continue }
      let (own, other) = (String([mark.unit]), String([mark.partner]))
      report.add(info, at: paragraph.range(mark.index..<mark.index + 1), "“\(own)”没有与之成对的“\(other)”；请补上或删去")
    }
  }

  /// `marks` without those of a year whose brackets are of two kinds, 〔2023）9号: that is told here, once, at the wrong
  /// one.
  private func mending(_ marks: [UnpairedMarks.Mark], _ paragraph: Paragraph, _ report: inout Findings)
    -> [UnpairedMarks.Mark]
  {
    let units = paragraph.units
    var isLeft = Array(repeating: true, count: marks.count)
    for (own, mark) in marks.enumerated() where mark.unit == "〔" || mark.unit == "〕" {
      let (wrong, right): (CodeUnit, CodeUnit) = mark.isOpening ? ("）", "〕") : ("（", "〔")
      let other = mark.isOpening ? mark.index + 5 : mark.index - 5
      let year = min(mark.index, other) + 1..<max(mark.index, other)
      guard units[at: other] == wrong, year.allSatisfy({ units[at: $0].isASCIIDigit }) else { continue }
      isLeft[own] = false
      // The half that the wrong one took from another pair stands further out.
      let isTaken = { (at: Int) in
        isLeft[at] && marks[at].unit == wrong && (mark.isOpening ? marks[at].index >= other : marks[at].index <= other)
      }
      let taken =
        mark.isOpening
        ? (own..<min(own + Self.nearMarks, marks.count)).first(where: isTaken)
        : (max(0, own - Self.nearMarks)..<own).last(where: isTaken)
      if let taken { isLeft[taken] = false }
      let place = paragraph.range(other..<other + 1)
      let fix = Fix(
        title: "改为“\(String([right]))”",
        edits: [TextEdit(range: place, newText: [right])],
        isCertain: false
      )
      report.add(info, at: place, "与“\(String([mark.unit]))”相配的是“\(String([right]))”", fixes: [fix])
    }
    return marks.indices.lazy.filter { isLeft[$0] }.map { marks[$0] }
  }

  /// Lone marks between a wrong one and the one that it took the partner of, at most: no line of a paper has as many.
  private static let nearMarks = 16

  /// 1） a） 一） at the beginning or behind a mark.
  private func isItemMark(_ units: [CodeUnit], _ index: Int) -> Bool {
    var start = index
    while start > 0, index - start < 3,
      units[start - 1].decimalDigit != nil || units[start - 1].isHanNumeral || units[start - 1].isASCIILetter
        || (0x2460...0x24FF).contains(units[start - 1].rawValue)
    {
      start -= 1
    }
    return start < index && (start == 0 || !units[start - 1].isHan)
  }

  /// Whether it ends a line of a note on when a law was passed and changed, which begins with the date of each; the
  /// bracket opened before the first.
  private func isNote(_ paragraph: Paragraph, _ index: Int) -> Bool {
    let content = paragraph.syntax.content.clamped(to: 0..<paragraph.units.count)
    return index == content.upperBound - 1 && paragraph.units[at: content.lowerBound].decimalDigit != nil
      && WrittenDate(paragraph.units, at: content.lowerBound, isSpaced: true) != nil
  }

  /// （0，60] is open at one end.
  private func isInterval(_ units: [CodeUnit], _ index: Int) -> Bool {
    var end = index + 1
    while end - index < 16,
      units[at: end].decimalDigit != nil || units[at: end] == "，" || units[at: end] == "," || units[at: end] == "."
    {
      end += 1
    }
    return end > index + 2 && (units[at: end] == "]" || units[at: end] == "］")
  }
}

/// The round brackets of a paragraph, those of both widths taken alike: （…) is for the rule of brackets of two widths, and
/// in （营业执照（复印件)、承诺函） the half-width one closes the inner pair.
private struct RoundPairs {
  /// The column of the other half of the bracket at each column; nil where a paragraph has none of half width.
  private var partners: [Int?] = []
  /// How many of half width stand before each column.
  private var halves: [Int] = []

  /// One pass over `units`.
  init(_ units: [CodeUnit]) {
    guard units.contains(where: Self.isHalf) else { return }
    partners = Array(repeating: nil, count: units.count)
    halves = [0]
    var open: [Int] = []
    for (index, unit) in units.enumerated() {
      halves.append(halves[index] + (Self.isHalf(unit) ? 1 : 0))
      if unit == "（" || unit == "(" { open.append(index) }
      guard unit == "）" || unit == ")", let opening = open.popLast() else { continue }
      (partners[opening], partners[index]) = (index, opening)
    }
  }

  /// Whether the bracket at `index` has a partner, and one of half width is it or stands between them.
  func isMixed(at index: Int) -> Bool {
    guard index < partners.count, let partner = partners[index] else { return false }
    return halves[max(index, partner) + 1] > halves[min(index, partner)]
  }

  private static func isHalf(_ unit: CodeUnit) -> Bool { unit == "(" || unit == ")" }
}
