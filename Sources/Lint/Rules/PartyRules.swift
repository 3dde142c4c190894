import Lexicon
import Structure
import Text

/// Recipients and attachments: what a pattern finds and the draft as a whole decides.
let partyRules: [PatternRule] = [
  PatternRule(
    .elements,
    "recipient-person",
    "上行文不主送个人",
    "请示、报告主送机关，不送领导者个人（另有交办的除外）。",
    "《党政机关公文处理工作条例》第十五条第五项",
    .warning,
    [
      PatternCase(
        #"(?<=^.{0,8})⟦(?:市长|书记|局长|主任|县长|省长|厅长|部长|处长|区长|院长|校长|主席|秘书长|董事长|总经理|镇长|乡长|[局部厅处院校\p]领导)(?:同志)?⟧[：:]$"#,
        "上行文主送机关，不送领导者个人"
      )
    ],
    good: [noticeOf("2024年5月6日")],
    bad: [("关于拨付经费的请示\n张⟦市长⟧：\n因工作需要，拟申请经费10万元。妥否，请批示。\n", nil)],
    judge: { draft, found in
      guard draft.direction == .up || draft.genre?.traits.mayGoUp == true else { return [] }
      return found.filter { $0.range.start.line == draft.lineBelowTitle }
    },
  ),
  PatternRule(
    .elements,
    "attachment-note-missing",
    "正文提到附件，应当有附件说明",
    "正文说“见附件”，正文之后应当有附件说明。",
    "GB/T 9704—2012 第7.3.4条",
    .hint,
    [PatternCase(#"⟦(?:详见|见)附件\d{0,2}⟧(?![：:])"#, "文中没有附件说明")],
    good: [noticeOf("2024年5月6日")],
    bad: [("关于加强督查工作的通知\n各有关单位：\n请按照要求填报（⟦见附件⟧）。\n某市教育局\n2024年5月6日\n", nil)],
    judge: { draft, found in
      if found.isEmpty || draft.genre == nil || draft.day == nil { return [] }
      return draft.attachments > 0 || draft.highestAttachmentPage > 0 ? [] : found
    },
  ),
  PatternRule(
    .elements,
    "attachment-count",
    "附件份数与附件说明相符",
    "正文说“附件3份”，附件说明就列三个。",
    "GB/T 9704—2012 第7.3.4条",
    .warning,
    [
      PatternCase(#"⟦附件[：:（(]?共?(\d{1,2}|[一二两三四五六七八九十])[份个件]⟧"#, "与附件说明列出的个数不符；请核对"),
      PatternCase(#"(?<=[\h])(?<![第十百的])⟦(\d{1,2}|[一二两三四五六七八九十])[份个]附件⟧"#, "与附件说明列出的个数不符；请核对"),
    ],
    good: [noticeOf("2024年5月6日")],
    bad: [
      ("关于加强督查工作的通知\n各有关单位：\n请遵照执行（⟦附件三份⟧）。\n附件：1.方案\n2.名单\n某市教育局\n2024年5月6日\n", nil)
    ],
    judge: { draft, found in
      guard draft.attachments > 1 else { return [] }
      return found.filter { finding in
        let units = draft.units(finding)
        let digits = units.compactMap { $0.decimalDigit }
        let number =
          digits.isEmpty
          ? units.compactMap { $0 == "两" ? 2 : HanNumeral.digit($0) ?? ($0 == "十" ? 10 : nil) }.first ?? 0
          : digits.reduce(0) { $0 * 10 + $1 }
        return number != draft.attachments
      }
    },
  ),
  PatternRule(
    .elements,
    "copy-duplicate",
    "主送与抄送不重复",
    "同一机关不既主送又抄送。",
    "写作惯例",
    .warning,
    [
      PatternCase(#"^抄送[：:]⟦.+⟧$"#, "已经是主送机关")
    ],
    good: [noticeOf("2024年5月6日")],
    bad: [("关于商请支持的函\n市财政局：\n现就有关事项函告如下。\n某市教育局\n2024年5月6日\n抄送：⟦市财政局⟧，市发展改革委。\n", nil)],
    judge: { draft, found in
      guard !found.isEmpty, let recipient = draft.element(.recipient) else { return [] }
      let recipients = draft.document.text.units(in: recipient.range)
      let names = organs(recipients).map { Array(recipients[$0]) }
      return found.flatMap { finding -> [Finding] in
        let units = draft.units(finding)
        return organs(units).filter { part in names.contains { $0.elementsEqual(units[part]) } }.map { part in
          let start = finding.range.start.column
          var own = finding
          own.range = TextRange(line: finding.range.start.line, start + part.lowerBound..<start + part.upperBound)
          own.message = "“\(String(units[part]))”已经是主送机关"
          return own
        }
      }
    },
  ),
]

/// Where the organs of a list stand: 各县（市、区）总工会 is one.
private func organs(_ units: [CodeUnit]) -> [Range<Int>] {
  var result: [Range<Int>] = []
  var (start, depth) = (0, 0)
  for index in 0...units.count {
    let unit: CodeUnit = index < units.count ? units[index] : "。"
    depth += unit.isOpening ? 1 : unit.isClosing ? -1 : 0
    switch unit {
    case "，", "、", "。", "；", "：", ":":
      guard depth <= 0 || index == units.count else { continue }
      if start < index { result.append(start..<index) }
      start = index + 1
    default: break
    }
  }
  return result
}
