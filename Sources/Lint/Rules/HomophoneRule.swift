import Lexicon
import Structure
import Text

/// 高度重示, 一岗双则.
final class HomophoneRule: Rule {
  let info = RuleInfo(
    id: "homophone",
    title: "音同、音近的错字",
    explanation: """
      “高度重示”“一岗双则”等，是拼音输入时选错的字。内置语料三千六百多份公开文件里，这个字从不与前后的字相连，而另外三个字连着出现时，
      这里总是同音（或平翘舌、前后鼻音相近）的那一个字。词库里收了的错字由“misspelling”提示，不重复提示。
      """,
    basis: "写作惯例：公文校对常见差错；内置语料的统计",
    severity: .warning,
    group: .wording,
    good: [
      Example("群众从中受益，监察官依法履行职责。\n"), Example("建设“和美湘村”，提升高度重视程度。\n"), Example("“高度重示”应为“高度重视”。\n"),
      Example("本法下列用语的含意是。人民共同当家做主人。\n"),
    ],
    bad: [Example("各单位要高度重⟦示⟧，精心组织。\n"), Example("切实履行一岗双⟦则⟧。\n")],
  )

  /// Linear in the paragraph.
  func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    let content = paragraph.syntax.content.clamped(to: 0..<paragraph.units.count)
    let doubts = SpellingTable.shipped.doubts(in: paragraph.units, content)
    guard !doubts.isEmpty else { return }
    let hidden = HiddenRanges(paragraph.units, in: content)
    let shown = MentionedSlips(paragraph.units, in: content)
    // What is told as a set phrase that is nearly right.
    let phrases = FixedPhrases.shipped.slips(in: paragraph.units, content).map { $0.range }
    for doubt in doubts {
      if hidden.contains(doubt.index) || shown.contains(doubt.index) || Self.isSlip(doubt.index, of: paragraph.units) {
        continue
      }
      if Self.isCoined(doubt.index, of: paragraph.units) || Self.isRare(doubt.index, of: paragraph.units) { continue }
      if phrases.contains(where: { $0.contains(doubt.index) }) { continue }
      var phrase = Array(paragraph.units[doubt.phrase])
      let wrong = String(phrase)
      phrase[doubt.index - doubt.phrase.lowerBound] = doubt.right
      let place = paragraph.range(doubt.index..<doubt.index + 1)
      let right = String([doubt.right])
      let fix = Fix(title: "改为“\(right)”", edits: [TextEdit(range: place, newText: right)], isCertain: false)
      report.add(info, at: place, "“\(wrong)”疑为“\(String(phrase))”", fixes: [fix])
    }
  }

  /// Whether the table of slips has a row for a word around `index`: then it has decided.
  private static func isSlip(_ index: Int, of units: [CodeUnit]) -> Bool {
    (max(0, index - longestSlip + 1)...index).contains { start in
      (index + 1..<max(index + 2, min(start + longestSlip, units.count) + 1)).contains { end in
        LexiconTable.slips.row(for: String(units[start..<min(end, units.count)])) != nil
      }
    }
  }

  private static let rare = CueSet(.rare)

  /// Whether it stands in a word that is right, though few use it.
  private static func isRare(_ index: Int, of units: [CodeUnit]) -> Bool {
    (max(0, index - longestSlip + 1)...index).contains { start in
      rare.length(at: start, in: units).map { start + $0 > index } ?? false
    }
  }

  /// Whether it stands in a short name in quotation marks, where the sound is played with: “和美湘村”.
  private static func isCoined(_ index: Int, of units: [CodeUnit]) -> Bool {
    let before = units[max(0, index - longestName)..<index].last { $0 == "“" || $0 == "”" || $0.isSentenceEnd }
    return before == "“" && units[index..<min(index + longestName, units.count)].contains("”")
  }

  /// Units of a name up to each of its marks. A name that plays with a sound is short; what is longer is a quotation, and
  /// its slips are told.
  private static let longestName = 10
  /// Units of the longest word of `slips.tsv`.
  private static let longestSlip: Int = {
    var longest = 0
    LexiconTable.slips.forEachRow { longest = max(longest, $0.wrong.count) }
    return longest
  }()
}
