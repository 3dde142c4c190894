import Lexicon
import Structure
import Text

/// 要加强加强领导。
final class RepeatedWordRule: Rule {
  let info = RuleInfo(
    id: "repeated-word",
    title: "词语不连写两次",
    explanation: """
      “加强加强”“环境环境”等，是修改时留下的。只看公文常用的词；可以重叠的动词（研究研究、学习学习）、两个词首尾相连的
      （创业创业、就业创业创新）不提示。一个字连写两次，内置语料里从不这样连写、去掉一个就是常用说法的也提示（单位或或者个人）。
      """,
    basis: "写作惯例：公文校对常见差错",
    severity: .warning,
    group: .wording,
    good: [
      Example("大家一起研究研究，支持就业创业创新，鼓励和支持持有危险废物的，再统一统一思想，请批评批评。\n"),
      Example("一个重点难题一个重点难题地解决。\n"),
      Example("各乡镇乡镇长参加会议，各单位单位负责人签字。\n"),
      Example("一个一个地解决，一项一项地落实，一步一步地推进。\n"),
    ],
    bad: [
      Example("规范县城建设项目管理⟦县城建设项目管理⟧工作。\n"), Example("单位或⟦或⟧者个人应当配合。\n"), Example("贯彻落⟦落⟧实会议精神。\n"),
      Example("要加强⟦加强⟧领导。\n"), Example("要切实落实⟦落实⟧各项措施。\n"), Example("上报上级⟦上级⟧部门。\n"),
      Example("各单位的工作⟦的工作⟧要落到实处。\n"),
      Example("要进一步⟦进一步⟧加强领导。\n"), Example("现提出如下⟦如下⟧意见。\n"), Example("持续优化营商环境⟦环境⟧，服务企业。\n"),
    ],
  )

  /// Whether a verb is doubled to say that it is done a little, as one asks for it: 再统一统一思想, 请批评批评.
  private static func isAsked(_ second: Range<Int>, _ units: [CodeUnit]) -> Bool {
    let before = units[at: second.lowerBound - second.count - 1]
    return second.count == 2 && (before == "再" || before == "请")
  }

  /// Whether it is a word with its 的, and ends there: 各单位的工作的工作; not 建设的建设性意见.
  private static func isOwned(_ second: Range<Int>, _ units: [CodeUnit]) -> Bool {
    second.count == 3 && units[at: second.lowerBound] == "的" && !goesOn.contains(units[at: second.upperBound])
      && units[at: second.lowerBound + 1] != "一" && units[at: second.lowerBound + 2] != "的"
  }

  /// What makes another word of the one before it: 人员, 导向, 意识, 建设性.
  private static let goesOn = [CodeUnit]("性化者员人导意的")

  /// Whether the second is the head of another word, for him who leads what the first names, or for those who belong to each:
  /// 各乡镇乡镇长, 各单位单位负责人.
  private static func isOfLeader(_ second: Range<Int>, _ units: [CodeUnit]) -> Bool {
    if units[at: second.lowerBound - second.count - 1] == "各",
      people.contains(where: { units.has($0, at: second.upperBound) })
    {
      return true
    }
    return units[at: second.upperBound] == "长" && units[at: second.upperBound + 1] != "期"
      && organs.contains(units[at: second.upperBound - 1])
  }

  private static let people: [StaticString] = ["负责", "主要负责", "分管", "领导", "干部", "职工", "联系人", "法人", "代表"]

  private static let organs = CueSet(.place).units + [CodeUnit]("村局厅部处科站所队组院校街")

  private static let doubled = CueSet(.doubled)
  private static let reduplicated = CueSet(.reduplicated)

  /// Linear in the paragraph: most places cost one comparison.
  func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    let content = paragraph.syntax.content.clamped(to: 0..<paragraph.units.count)
    let echoes = Self.echoes(in: paragraph.units, content)
    for second in echoes.units {
      guard SpellingTable.shipped.isDoubled(at: second, in: paragraph.units),
        !Self.told.contains(paragraph.units[second]), !Self.areTwoWords(second, paragraph.units)
      else { continue }
      let place = paragraph.range(second..<second + 1)
      let unit = String(paragraph.units[second..<second + 1])
      let fix = Fix(title: "删去“\(unit)”", edits: [TextEdit(range: place, newText: "")], isCertain: false)
      report.add(info, at: place, "“\(unit)”重复了", fixes: [fix])
    }
    for second in Self.longEchoes(in: paragraph.units, content)
    where !echoes.words.contains(where: { $0.overlaps(second) }) && Self.isOneLine(second, paragraph) {
      let word = String(paragraph.units[second])
      let edit = TextEdit(range: paragraph.range(second), newText: "")
      let fix = Fix(title: "删去“\(word)”", edits: [edit], isCertain: false)
      report.add(info, at: edit.range, "“\(word)”重复了", fixes: [fix])
    }
    for second in echoes.words {
      // 关于…的通知的通知 is what another rule tells of a title.
      let isOwned = second.upperBound < content.upperBound && Self.isOwned(second, paragraph.units)
      guard second.count == 4 || isOwned || Self.isWord(second, of: paragraph.units),
        !Self.isAsked(second, paragraph.units), !Self.isOfLeader(second, paragraph.units)
      else { continue }
      let place = paragraph.range(second)
      let word = String(paragraph.units[second])
      let fix = Fix(title: "删去“\(word)”", edits: [TextEdit(range: place, newText: "")], isCertain: false)
      report.add(info, at: place, "“\(word)”重复了", fixes: [fix])
    }
  }

  /// 汉字 of a phrase that was pasted twice. Shorter ones are looked up in a table, as many are rightly said twice; each more
  /// at the upper end costs a comparison at every fifth character, and a mark mostly stands in so long a phrase.
  private static let longEcho = 5...12

  /// Where five to twelve 汉字 stand again right behind themselves: 县城建设项目管理县城建设项目管理. What stands again so does at one
  /// of five places at least, so only every fifth is compared with those before it.
  private static func longEchoes(in units: [CodeUnit], _ content: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    units.withUnsafeBufferPointer { units in
      var at = content.lowerBound + longEcho.lowerBound
      while at < content.upperBound {
        if units[at].isHan, let echo = echo(around: at, in: units, content) {
          found.append(echo)
          at = echo.upperBound
        }
        at += longEcho.lowerBound
      }
    }
    return found
  }

  /// Whether both stand on one line: a heading without a mark is often the subject of the sentence below it.
  private static func isOneLine(_ second: Range<Int>, _ paragraph: Paragraph) -> Bool {
    let place = paragraph.range(second.lowerBound - second.count..<second.upperBound)
    return place.start.line == place.end.line
  }

  /// The 汉字 around `at` that stand again so, nearest first. 一个难题一个难题地解决 says each.
  private static func echo(around at: Int, in units: UnsafeBufferPointer<CodeUnit>, _ content: Range<Int>) -> Range<
    Int
  >? {
    for distance in longEcho.clamped(to: 0...at - content.lowerBound) where units[at - distance] == units[at] {
      var (lower, upper) = (at, at + 1)
      while lower - distance > content.lowerBound, at - lower + 1 < distance,
        units[lower - 1] == units[lower - 1 - distance], units[lower - 1].isHan
      {
        lower -= 1
      }
      while upper < content.upperBound, upper - lower < distance, units[upper] == units[upper - distance],
        units[upper].isHan
      {
        upper += 1
      }
      guard upper - lower == distance else { continue }
      return units[lower].isHanNumeral || units[lower] == "每" || units[lower] == "第" ? nil : lower..<upper
    }
    return nil
  }

  /// The characters of which `doubled-word` has rows, each with the words that it begins and ends.
  private static let told = [CodeUnit]("的了和在是与对把为请被到要将已于由从并及实项位识步题知施见导门求前不按向好")

  /// Whether the character at `second` begins a word, and the same before it ends one: 支持|持有.
  private static func areTwoWords(_ second: Int, _ units: [CodeUnit]) -> Bool {
    let unit = units[at: second]
    return NeighbourWords.joins(units[at: second - 2], unit) && NeighbourWords.joins(unit, units[at: second + 1])
  }

  /// Where one 汉字 stands again behind itself, and where two to four do: 人民政府人民政府.
  private static func echoes(in units: [CodeUnit], _ content: Range<Int>) -> (units: [Int], words: [Range<Int>]) {
    var (twins, words) = ([Int](), [Range<Int>]())
    units.withUnsafeBufferPointer { units in
      var index = firstEcho(in: units, content, from: content.lowerBound + 1)
      // Up to where the last word that was found goes.
      var end = content.lowerBound + 2
      while index < content.upperBound {
        if units[index] == units[index - 1], units[index].isHan { twins.append(index) }
        if index >= end, let length = length(of: index, in: units, content) {
          words.append(index..<index + length)
          // 切实落实落实: 实落 stands twice too, and is no word.
          end = length > 2 ? index + length : index + 1
        }
        index = firstEcho(in: units, content, from: index + 1)
      }
    }
    return (twins, words)
  }

  /// How many 汉字 at `index` stand there a second time; nil if they do not.
  private static func length(of index: Int, in units: UnsafeBufferPointer<CodeUnit>, _ content: Range<Int>) -> Int? {
    guard index + 1 < content.upperBound else { return nil }
    if units[index] == units[index - 2], units[index + 1] == units[index - 1], units[index].isHan,
      units[index] != units[index + 1]
    {
      return 2
    }
    if index - 4 >= content.lowerBound, index + 3 < content.upperBound, units[index] == units[index - 4],
      (0..<4).allSatisfy({
        units[index + $0] == units[index - 4 + $0] && units[index + $0].isHan && !units[index + $0].isHanNumeral
      })
    {
      return 4
    }
    if index - 3 >= content.lowerBound, index + 2 < content.upperBound, units[index] == units[index - 3],
      !units[index].isHanNumeral, !units[index + 2].isHanNumeral,
      (0..<3).allSatisfy({ units[index + $0] == units[index - 3 + $0] && units[index + $0].isHan })
    {
      return 3
    }
    return nil
  }

  /// The first place from `start` on where a unit stands that is one of the four before it, or where those would lie outside
  /// the text; its end if there is none. What stands again is one of these.
  ///
  /// Four units at a time: asked of every unit of a text.
  private static func firstEcho(
    in units: UnsafeBufferPointer<CodeUnit>,
    _ content: Range<Int>,
    from start: Int
  ) -> Int {
    guard start >= content.lowerBound + 4, start < content.upperBound, let base = UnsafeRawPointer(units.baseAddress)
    else { return start }
    let (ones, tops): (UInt64, UInt64) = (0x0001_0001_0001_0001, 0x8000_8000_8000_8000)
    func four(_ at: Int) -> UInt64 { base.loadUnaligned(fromByteOffset: 2 &* at, as: UInt64.self) }
    var at = start
    while at &+ 4 <= content.upperBound {
      let all = four(at)
      // A unit that is the same is zero here.
      let (a, b, c, d) = (all ^ four(at &- 1), all ^ four(at &- 2), all ^ four(at &- 3), all ^ four(at &- 4))
      let isZero = (a &- ones) & ~a | (b &- ones) & ~b | (c &- ones) & ~c | (d &- ones) & ~d
      if isZero & tops != 0 { break }
      at &+= 4
    }
    while at < content.upperBound {
      let unit = units[at]
      if unit == units[at &- 1] || unit == units[at &- 2] { return at }
      if unit == units[at &- 3] || unit == units[at &- 4] { return at }
      at &+= 1
    }
    return at
  }

  /// Whether it is a word of official prose that is never said twice.
  private static func isWord(_ range: Range<Int>, of units: [CodeUnit]) -> Bool {
    if reduplicated.length(at: range.lowerBound, in: units) == range.count { return false }
    return doubled.length(at: range.lowerBound, in: units) == range.count
      || LexiconTable.words.row(for: String(units[range])) != nil
  }
}
