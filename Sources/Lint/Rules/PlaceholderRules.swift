import Lexicon
import Structure
import Text

/// Blanks that a draft has and a finished paper has not.
let placeholderRules: [PatternRule] = [
  PatternRule(
    .wording,
    "placeholder",
    "成稿中不留待填的空",
    "“××”“XX”“____”“【待补充】”“TODO”等是起草时留的空，成稿之前填好。",
    "写作惯例",
    .warning,
    once: true,
    [
      PatternCase(
        #"(?<!×)⟦××+⟧"#,
        "这里还没有填",
        holds: { $0.isNoScheme && !$0.isWithinNumber && !$0.isMaskedName && !$0.isOfParty }
      ),
      PatternCase(#"(?<=^|[年月日时第，。、；：（“于自至从到在])⟦×⟧(?=[年月日时元])"#, "这里还没有填", holds: { $0.isNoScheme }),
      PatternCase(
        #"(?<=[\h，：。“（、年月]|^)⟦(?:[XxＸ]{2,6})⟧(?=[\h，。；：、）”％%]|$)(?![染型])"#,
        "这里还没有填",
        holds: { $0.isNoScheme && !$0.isEnumerated && !$0.isOfParty }
      ),
      PatternCase(#"(?<=[于在前自至])⟦[ 　]+月[ 　]+日⟧"#, "这里还没有填", holds: { $0.isNoScheme }),
      // 2024年3月 日 below the text: the day is left for the hand.
      PatternCase(#"^\d\d\d\d年\d{1,2}月⟦[ 　]+⟧日$"#, "这里还没有填", holds: { $0.isNoScheme }),
      PatternCase(
        #"(?<![_＿])(?<!(?:签字|签名|签章|盖章|签收|日期|姓名|填报人|负责人|经办人|审核人|第)[）)]?[：:]?\s?)⟦(?:_{3,}|＿{2,})⟧"#,
        "这里还没有填",
        holds: { $0.isNoScheme && !$0.isFieldOfForm }
      ),
      // 我乡是....县最远的乡.
      PatternCase(#"(?<![.\d])⟦\.{3,}⟧(?=\p)"#, "这里还没有填", holds: { $0.isNoScheme }),
      PatternCase(
        #"(?<=[\h，。；、：（“])⟦[【\[［](?:具体(?:单位|部门|时间|日期|地点|名称|数字|数据|数额|金额|姓名|人员)|单位名称|机关名称)[】\]］]⟧"#,
        "这里还没有填",
        holds: { $0.isNoScheme }
      ),
      PatternCase(
        #"(?<=[\h：，（、])⟦[【\[［](?:姓名|电话|联系人|联系电话|联系方式|手机号|地址|职务|日期|时间|地点|单位|金额|数字|数量|名称|年份|公司名称|会议名称|[XxＸ×]+)[】\]］]⟧"#,
        "这里还没有填",
        holds: { $0.isNoScheme }
      ),
      PatternCase(#"(?<![\w×])⟦[XxＸ×]{1,4}(?:年[XxＸ×]{1,2})?月(?:[XxＸ×]{1,2}日)?⟧"#, "这里还没有填", holds: { $0.isNoScheme }),
      // 由XX局牵头: what is left open is the name of the body.
      PatternCase(
        #"(?<=[\h，。；：、“（]|^)⟦[XxＸ]{2,4}⟧(?=[局委办厅\p村街]|街道|公司|学校|中心|单位|同志)"#,
        "这里还没有填",
        holds: { $0.isNoScheme && !$0.isEnumerated && !$0.isOfParty }
      ),
      PatternCase(
        #"(?<=内容|数据|数字|附件|此处|本节|本段|图表|下文|后文|材料)⟦待(?:补充|完善|填写|补|填)⟧(?=[。；，）]|$)"#,
        "这里还没有写",
        holds: { $0.isNoScheme }
      ),
      PatternCase(#"⟦[【\[［](?:待|此处|请填|填写)[^】\]］]{0,20}[】\]］]⟧"#, "这里还没有填", holds: { $0.isNoScheme }),
      PatternCase(#"⟦[（(](?:此处补充|(?:此处)?待(?:定|补充|核实|完善|填写?|确认|补))[）)]⟧"#, "这里还没有定", holds: { $0.isNoScheme }),
      // 王某某 is a person whose name is not told.
      PatternCase(
        #"(?:(?<!\h)|(?<=[由请给向和与对是在及被把为]))⟦某某⟧(?![某\p村局委厅办公中小大幼医药]|[银工商]|有限|集团)|(?<=[经由请给向和与对是在及被把为到赴往将])⟦某某⟧(?=[\p村局厅委])"#,
        "这里还没有填",
        holds: { $0.isNoScheme }
      ),
      PatternCase(
        #"(?<!\w)⟦(?:TODO|TBD|XXXX*)⟧(?!\w)"#,
        "这里还没有填",
        holds: { $0.isNoScheme && !$0.isHeading && !$0.isEnumerated && !$0.isOfParty }
      ),
      PatternCase(#"⟦[○〇]{2,}⟧(?=[年月日]|[\h])(?<![一二][〇○]{1,3})"#, "这里还没有填", holds: { $0.isNoScheme }),
    ],
    good: [
      "规格为10×20×30厘米，面积5×8平方米。\n", "甲方：____________（盖章）\n乙方：____________（盖章）\n",
      "经营者：李××，统一社会信用代码：92321012MA1X×××××X。\n",
      "姓名：____　出生年月：______年____月\n", "乙方于____年____月____日前支付租金____元。\n",
      "一、填空题\n1.公文由____组成。\n",
      "联系电话：0571-8765××××。\n", "化验结果分为X、XX、XXX三个等级。\n",
      "原告XXX，公民身份号码XXXX，住青山市。\n", "附件1\n申请书（式样）\n自××年起，本单位提出申请。\n",
    ],
    bad: [
      ("项目投资⟦____⟧万元。\n", nil), ("联系人：⟦[姓名]⟧。\n", nil), ("请于⟦X月X日⟧前报送。\n", nil), ("由⟦XX⟧局牵头。\n", nil),
      ("附件内容⟦待补充⟧。\n", nil), ("投资⟦XXX⟧万元。\n", nil), ("⟦【待补充】⟧\n", nil), (noticeOf("2024年3月⟦ ⟧日"), nil),
    ],
    judge: { draft, found in
      if found.isEmpty { return [] }
      let forms = FormPages(draft)
      return found.filter { !forms.contain($0.range.start.line) && !isForHand($0, in: draft) }
    },
  )
]

private let schemes = CueSet(.scheme)
private let handFilled = CueSet(.handFilled)

/// Whether a finding is a blank that is left for the hand, as forms, contracts and tasks for pupils have: several stand near
/// one another, or words of such papers do. A paper that goes out to an office has none above its date.
private func isForHand(_ finding: Finding, in draft: Draft) -> Bool {
  guard let sign = draft.units(finding).first, sign == "_" || sign == "＿" else { return false }
  let (line, document) = (finding.range.start.line, draft.document)
  if draft.genre != nil, let head = draft.element(.recipient) ?? draft.element(.date), line >= head.range.start.line {
    let date = draft.element(.date)?.range.start.line ?? line
    if line <= date || head.kind == .date { return false }
  }
  var blanks = 0
  for near in max(0, line - nearLines)..<min(document.syntax.count, line + nearLines) {
    let units = document.text.line(near).units
    if handFilled.occurs(in: units.indices, of: units) { return true }
    for index in units.indices.dropFirst(2) where isBlankStart(index - 2, units) {
      blanks += 1
      if blanks >= 3 { return true }
    }
  }
  return false
}

/// Whether a blank of three signs begins at `index`.
private func isBlankStart(_ index: Int, _ units: [CodeUnit]) -> Bool {
  let sign = units[at: index]
  return (sign == "_" || sign == "＿") && units[at: index - 1] != sign && units[at: index + 1] == sign
}

/// Lines above and below a blank on which others are looked for.
private let nearLines = 12

/// The pages of a draft that are forms for others to fill in: an 附件 whose first lines say 式样, 样本 or 模板.
private struct FormPages {
  /// The line at which each page begins, in order, and whether it is a form.
  private var pages: [(line: Int, isForm: Bool)] = []

  init(_ draft: Draft) {
    let document = draft.document
    // A paper may be a form as a whole: 委托书（样式）.
    let title = draft.title ?? 0..<0
    if title.contains(where: { Self.isForm($0, document) }) { pages.append((0, true)) }
    let outline = document.outline
    for node in outline.attachmentPages {
      guard let line = outline.node(node)?.line else { continue }
      let isForm = (line..<line + Self.head).contains { Self.isForm($0, document) }
      pages.append((line, isForm))
    }
  }

  private static func isForm(_ line: Int, _ document: Document) -> Bool {
    guard let units = ElementLine(line, of: document)?.units else { return false }
    return words.occurs(in: units.indices, of: units)
  }

  func contain(_ line: Int) -> Bool { pages.last { $0.line <= line }?.isForm ?? false }

  /// Lines of a page that may name it: 附件2, a blank, two lines of the title.
  private static let head = 4
  private static let words = CueSet(.formPage)
}

extension PatternMatch {
  /// Whether it is all that a heading of Markdown says: ## 5. TODO.
  fileprivate var isHeading: Bool {
    marked.upperBound == content.upperBound
      && units[..<marked.lowerBound].allSatisfy { $0 == "#" || $0 == "." || $0.isBlank || $0.isASCIIDigit }
      && units.prefix(marked.lowerBound).contains("#")
  }

  /// Whether it is one of several values that are told by how many signs they have: X、XX、XXX三个等级.
  fileprivate var isEnumerated: Bool {
    let isSign = { (unit: CodeUnit) in unit == "X" || unit == "x" || unit == "Ｘ" }
    return units[at: marked.lowerBound - 1] == "、" && isSign(units[at: marked.lowerBound - 2])
      || units[at: marked.upperBound] == "、" && isSign(units[at: marked.upperBound + 1])
  }

  /// Whether it stands for a party of a case or a number of a person that a judgment does not tell: 原告XXX, 公民身份号码XXX.
  fileprivate var isOfParty: Bool {
    let before = marked.lowerBound - (units[at: marked.lowerBound - 1] == "：" ? 1 : 0)
    return Self.parties.length(endingAt: before, in: units) != nil
  }

  private static let parties = CueSet(.party)

  /// Whether a surname stands before what is marked, and it is all of a name: 李×× is a person whose name is not told.
  fileprivate var isMaskedName: Bool {
    let (name, behind) = (marked.lowerBound - 1, units[at: marked.upperBound])
    guard Self.surnames.length(at: name, in: units) != nil, marked.count <= 2 else { return false }
    // 被告人张××于2024年6月: who is named so is told before it.
    if Self.parties.length(endingAt: name, in: units) != nil { return true }
    return !units[at: name - 1].isHan && !(behind.isHan && !Self.persons.contains(behind))
  }

  private static let surnames = CueSet(.surname)

  /// What follows the name of a person: 李××系该店经营者.
  private static let persons = [CodeUnit]("系与和的等同在向于、因经自将被已")

  /// Whether it is a field of a form or a contract, for the hand: it is all that follows a name and a colon, up to the
  /// next name or a note in brackets. A blank that was forgotten stands in a sentence.
  fileprivate var isFieldOfForm: Bool {
    let colon = units[at: marked.lowerBound - 1].isBlank ? marked.lowerBound - 2 : marked.lowerBound - 1
    let behind = units[at: marked.upperBound]
    guard units[at: colon] == "：" || units[at: colon] == ":" else { return false }
    return marked.upperBound >= content.upperBound || behind.isBlank || behind == "（" || behind == "("
  }

  /// Whether figures stand on both sides: 4303××××12 is a number that is not shown whole.
  fileprivate var isWithinNumber: Bool {
    let (before, behind) = (units[at: marked.lowerBound - 1], units[at: marked.upperBound])
    // 苏A××××× is a plate.
    return before.isASCIILetter && units[at: marked.lowerBound - 2].isHan
      || (before.isASCIIDigit || before.isASCIILetter) && (behind.isASCIIDigit || behind.isASCIILetter) || isMaskedTail
  }

  /// Whether the last four figures of a number for the telephone are not told: 0571-8765××××.
  private var isMaskedTail: Bool {
    marked.count == 4 && (1...4).allSatisfy { units[at: marked.lowerBound - $0].isASCIIDigit }
  }

  /// Whether what is marked is no part of a scheme that the text explains (编号格式为×〔年份〕×号) or of a form that others
  /// fill in (□其他____).
  fileprivate var isNoScheme: Bool {
    let isExplained = surroundings.contains { index in
      units[index] == "□" || units[index] == "☐" || schemes.length(at: index, in: units) != nil
    }
    return !isExplained && depthBefore(of: "“") <= 0
  }
}
