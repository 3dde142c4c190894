package import Text

/// What a word tells of the line or clause it stands in, as `cues.tsv` has it.
package enum Cue: String, CaseIterable, Sendable {
  /// Who asks in an interview: 记者.
  case questioner
  /// What the name of a 主送机关 holds: 人民政府.
  case organ
  /// What the name of a 主送机关 ends in: 局.
  case organEnd = "organ-end"
  /// What else the name of those who are written to ends in: 各有关单位.
  case recipientEnd = "recipient-end"
  /// What heads a line of source or author: 来源.
  case byline
  /// What heads the note of an editor: 编者按.
  case editorNote = "editor-note"
  /// What the name of a place ends in: 省, 县.
  case place
  /// Whom a speech addresses: 同志, 各位.
  case greeting
  /// Before a count that is not what follows: 其中, 上述.
  case exampleLead = "example-lead"
  /// Behind a number, before what it counts: 三个方面, 四项.
  case measure
  /// Those of them that count what is listed one by one.
  case listedMeasure = "listed-measure"
  /// Behind the number of things that are called by their names: 分为四类, 4次，分别为.
  case namedMeasure = "named-measure"
  /// Behind a figure that is an amount and no ordinal: 1.5亿元, 3.5个百分点.
  case quantity
  /// Before a count that is spelled out below: 以下, 强调.
  case announcing
  /// What headings count in order to list it below: 措施.
  case listed
  /// What a count that sums up what stands above counts: 以上三点.
  case summed
  /// What is counted and no list: 百分点.
  case amount
  /// Behind the ordinal of a part: 第一个方面, 第一是.
  case countedPart = "counted-part"
  /// Behind two numerals that mean both: 二、三产业.
  case contracted
  /// What 本 calls the paper or a part of it, besides its 文种: 本文, 本章.
  case ownPart = "own-part"
  /// The article in which it stands: 前款.
  case ownArticle = "own-article"
  /// Before a reference to what a paper goes by: 按照.
  case basis
  /// What opens a line behind the last section of a paper: 出席：, 请予, 谢谢大家.
  case afterword
  /// What is the name of a paper and what one does: 通报.
  case act
  /// Before an article of the same paper that a rule applies: 违反第三条规定的.
  case articleVerb = "article-verb"
  /// What a title may end in that names no 文种 and wants none: 要点.
  case kindless
  /// A verb whose object is a paper or a meeting: 报送.
  case sending
  /// What is taken for a 文种 and is none: 申请报告.
  case mistakenGenre = "mistaken-genre"
  /// In the number of a case before its year: 罚, 罚告, 催告, 执.
  case caseNumber = "case-number"
  /// Around a number that a sum follows: 共.
  case total
  /// Among parts that need not add up: 女, 占.
  case crossing
  /// Of the parts of a whole those that are in a good state, of which another may be said too: 已办结70件，满意80件.
  case state
  /// Of the parts of a whole those that are not in the state of the others: 不合格, 正在办理.
  case complement
  /// Before an amount by which something changed: 增加.
  case change
  /// In a cell whose row is no part of its own: 小计.
  case subtotal
  /// In the head of a column that cannot be added up: 增长率.
  case rate
  /// Before a form of numbering that is explained: 格式.
  case scheme
  /// What tables, figures and boxes are numbered by: 表1, 附图2, 专栏3.
  case caption
  /// Those of them that stand among the text and head nothing: 表1, 附图2.
  case figure
  /// What else is numbered by its name: 步骤一, 问题2.
  case label
  /// In the first lines of what was taken out of a longer text: 节选.
  case excerpt
  /// Behind a part of a text, before what stands there: 所述.
  case telling
  /// Before a part of a text that a sentence deals with: 针对, 抓好.
  case dealing
  /// Before things that are named one by one and counted behind: 抓好甲、乙、丙三项工作.
  case listing
  /// Behind the number of a clause that is gone by: 按4.3执行, 违反4.4约定.
  case applied
  /// In the title of a letter that asks an equal for something: 商请.
  case request
  /// Behind a quotation that shows a slip: “布署”应为.
  case mended
  /// Before a quotation that shows a slip: 不写作“布署”.
  case misnamed
  /// In a task for those who are tested: 改正下列.
  case exercise
  /// Before ××, a person whose name is not told: 李××.
  case surname
  /// What may stand beside itself: 研究研究, 本规定规定的.
  case reduplicated
  /// What official prose never says twice in a row, though a verb may be (讨论讨论): 加强.
  case doubled
  /// A word that few papers use, and no slip for the one that sounds like it: 含意 beside 含义.
  case rare
  /// Of the lunar calendar, its feasts and fairs, whose days are written in 汉字: 中秋.
  case lunar
  /// In a sentence that tells what was: 去年, 逾期未.
  case past
  /// An audience as a speech greets it: 各位代表.
  case audience
  /// What a paper calls itself behind 本, and its title ends in: 预案.
  case ownName = "own-name"
  /// In the title of a page that is a form for others to fill in: 式样.
  case formPage = "form-page"
  /// Beside blanks that are left for the hand: 签字, 身份证号.
  case handFilled = "hand-filled"
  /// Before what a published judgment does not tell: 原告, 身份证号.
  case party
  /// At the head of the line that says whom to ask, behind the last section: 联系人.
  case contact
  /// Behind 等, where it ends a list: 单位, 一批.
  case summing
}

/// The words of a cue, to be asked for at a place.
package struct CueSet: Sendable {
  /// Longer ones first.
  package let words: [[CodeUnit]]
  /// A bit for each of the first units, by its last six bits: most places are told from it alone.
  private var firsts: UInt64 = 0

  /// Its words of one character.
  package var units: [CodeUnit] { words.filter { $0.count == 1 }.compactMap { $0.first } }

  /// O(words of the cue); the first set of any cue goes through the table once.
  package init(_ cue: Cue) {
    words = (Self.byCue[cue] ?? []).ordered { -$0.count }
    for word in words {
      guard let first = word.first else { continue }
      firsts |= Self.bit(first)
    }
  }

  private static let byCue: KeyedList<Cue, [[CodeUnit]]> = {
    var result = KeyedList<Cue, [[CodeUnit]]>()
    LexiconTable.cues.forEachRow { row in
      let word = row.units(0)
      for name in row.strings(1) {
        if let cue = Cue(rawValue: name) { result[cue, default: []].append(word) }
      }
    }
    return result
  }()

  /// The length of the longest word that begins at `index`; nil if there is none. A place outside `units` has none.
  ///
  /// O(words) comparisons of the first unit, and none where the bits tell that no word begins so.
  package func length(at index: Int, in units: [CodeUnit]) -> Int? {
    guard let first = units[safe: index], firsts & Self.bit(first) != 0 else { return nil }
    return words.first { word in
      word.first == first && word.count <= units.count - index && stands(word, at: index, in: units)
    }?.count
  }

  /// The length of the longest word that ends at `end` and does not begin before `start`; nil if there is none. O(words).
  package func length(endingAt end: Int, from start: Int = 0, in units: [CodeUnit]) -> Int? {
    guard end <= units.count else { return nil }
    return words.first { word in
      end - word.count >= max(0, start) && stands(word, at: end - word.count, in: units)
    }?.count
  }

  /// Whether a word begins in `range`.
  package func occurs(in range: Range<Int>, of units: [CodeUnit]) -> Bool {
    range.contains { length(at: $0, in: units) != nil }
  }

  private func stands(_ word: [CodeUnit], at index: Int, in units: [CodeUnit]) -> Bool {
    units[index..<index + word.count].elementsEqual(word)
  }

  private static func bit(_ unit: CodeUnit) -> UInt64 { 1 << UInt64(unit.rawValue & 63) }
}
