import Lexicon
import Structure
import Text

/// GB/T 9704—2012: elements that a pattern can judge.
let elementRules: [PatternRule] = [
  .elements(
    "document-number-inline",
    "文中的发文字号应当规范",
    "正文引用的发文字号：年份四位，用六角括号“〔〕”，序号不加“第”、不编虚位。法院案号（2023）、令号不在此列。",
    "GB/T 9704—2012 第7.2.5条",
    .warning,
    [
      PatternCase(
        #"(?<=\h)⟦[\[［【{](\d\d\d\d)[\]］】}]第?0*(\d{1,4})号⟧"#,
        "发文字号写作“{right}”",
        fix: "〔{1}〕{2}号",
        holds: { !$0.isAlone && $0.isInRunningText }
      ),
      PatternCase(
        #"(?<=[发办函字规呈政组教财])⟦[（(](\d\d\d\d)[）)]第?0*(\d{1,4})号⟧"#,
        "发文字号写作“{right}”",
        fix: "〔{1}〕{2}号",
        holds: { $0.isInRunningText }
      ),
      PatternCase(
        #"(?<=\h)⟦〔(\d\d\d\d)〕(?:第0*|0+)(\d{1,4})号⟧"#,
        "发文字号写作“{right}”",
        fix: "〔{1}〕{2}号",
        holds: { $0.isInRunningText }
      ),
      PatternCase(
        #"(?<=[发办函字规])⟦[〔\[［（(](\d\d)[〕\]］）)]\d{1,4}号⟧"#,
        "发文字号的年份用四位数字",
        holds: { $0.isInRunningText }
      ),
    ],
    good: ["根据国发〔2019〕5号文件精神。依照（2023）川0101民初1234号判决。\n"],
    bad: [("根据国发⟦[2019]5号⟧文件精神。\n", "根据国发〔2019〕5号文件精神。\n")],
  ),
  .elements(
    "citation-order",
    "引用公文先标题、后字号",
    "引用公文，先引标题，字号放在标题之后的括号里。",
    "写作惯例",
    .hint,
    [PatternCase(#"(?<=[\h])⟦〔\d\d\d\d〕\d{1,4}号(?:文件?)?《[^《》]{2,40}》⟧"#, "先引标题，字号放在标题之后的括号里")],
    good: ["根据《关于加强管理的意见》（国办发〔2019〕45号）要求。\n"],
    bad: [("根据国办发⟦〔2019〕45号《关于加强管理的意见》⟧要求。\n", nil)],
  ),
  .elements(
    "copy-line",
    "抄送行的标点",
    "“抄送”之后用全角冒号，机关之间用逗号，末尾用句号。",
    "GB/T 9704—2012 第7.4.2条",
    .warning,
    [
      PatternCase(#"^抄送⟦:⟧"#, "“抄送”之后用全角冒号", fix: "："),
      PatternCase(#"^抄\s*送[：:].{2,}⟦[；，、,;]⟧$"#, "抄送行末尾用句号", fix: "。"),
      PatternCase(#"^抄\s*送[：:].{2,}⟦\h⟧$"#, "抄送行末尾用句号", fix: "{0}。"),
      PatternCase(#"^抄\s*送[：:][^，（。]{2,40}(?<=[室局委厅部办会院府])⟦、⟧"#, "抄送机关之间用逗号", fix: "，", asks: true),
    ],
    good: ["抄送：市委办公室，市人大常委会办公室。\n"],
    bad: [("抄送：市委办公室，市人大常委会办公室⟦；⟧\n", "抄送：市委办公室，市人大常委会办公室。\n")],
  ),
  .elements(
    "print-date-padding",
    "印发日期不编虚位",
    "版记中的印发日期，月、日不编虚位。",
    "GB/T 9704—2012 第7.4.3条",
    .error,
    [
      PatternCase(
        #"(?<!\d)⟦(\d\d\d\d)年0?(\d{1,2})月0?(\d{1,2})日⟧\s*印发$"#,
        "印发日期写作“{right}”",
        right: { match in
          guard let year = match.number(1), let month = match.number(2), let day = match.number(3) else { return nil }
          return [CodeUnit]("\(year)年\(month)月\(day)日")
        },
        holds: { match in
          match[0].indices.contains { match.units[$0] == "0" && match.units[at: $0 - 1].decimalDigit == nil }
        }
      )
    ],
    good: ["某市教育局办公室　　2024年5月8日印发\n"],
    bad: [("某市教育局办公室　　⟦2024年05月08日⟧印发\n", "某市教育局办公室　　2024年5月8日印发\n")],
  ),
  .elements(
    "title-doubled",
    "标题中的文种不重复",
    "转发、批转的标题只留一个“的通知”“关于”。",
    "写作惯例",
    .warning,
    [
      PatternCase(#"⟦的(通知|意见|报告|请示|决定|通报|批复|函)的\1⟧$"#, "文种重复了，只留一个"),
      PatternCase(#"的⟦(通知|意见|报告|请示|决定|通报|批复|方案)\1⟧$"#, "文种重复了，只留一个"),
    ],
    good: ["关于转发市政府安全生产通知的通知\n"],
    bad: [("关于转发市政府安全生产⟦的通知的通知⟧\n", nil)],
  ),
  .elements(
    "repealed-basis",
    "依据应当是现行的",
    "《国家行政机关公文处理办法》《中国共产党机关公文处理条例》2012年7月1日停止执行，GB/T 9704—1999已被代替。",
    "《党政机关公文处理工作条例》第四十二条",
    .warning,
    [
      PatternCase(
        #"⟦《(?:国家行政机关公文处理办法|中国共产党机关公文处理条例|国家行政机关公文格式)》⟧(?![^。；]{0,40}(?:废止|停止执行|失效|不再))"#,
        "这一文件已经停止执行"
      ),
      PatternCase(#"⟦GB/T\s?9704[—\-](?:1999|1988)⟧(?![^。；]{0,40}(?:废止|代替|失效|不再))"#, "这一标准已被GB/T 9704—2012代替"),
    ],
    good: ["《国家行政机关公文处理办法》同时废止。\n"],
    bad: [("根据⟦《国家行政机关公文处理办法》⟧，现将有关事项通知如下。\n", nil)],
    judge: { draft, found in draft.day.map { $0 >= 2012_07_01 } ?? true ? found : [] },
  ),
  .elements(
    "date-incomplete",
    "成文日期写全年月日",
    "成文日期标全年、月、日，不能只到月。只看正文之后单独成行的最后一行。",
    "GB/T 9704—2012 第7.3.5.4条",
    .error,
    [PatternCase(#"^⟦(?:19|20)\d\d年\d{1,2}月⟧$"#, "成文日期写全年月日")],
    good: [notice("2024年5月6日")],
    bad: [(notice("⟦2024年5月⟧"), nil)],
    judge: { draft, found in
      guard draft.genre != nil else { return [] }
      return found.filter { draft.document.nextText(from: $0.range.end.line + 1) == nil }
    },
  ),
  .elements(
    "recipient-mark",
    "主送机关之后用冒号",
    "主送机关顶格写，之后用全角冒号。只看标题下一行。",
    "GB/T 9704—2012 第7.3.2条",
    .warning,
    [
      PatternCase(
        #"^(?:各[^。；：]+|[\h（）]{2,14}[局委厅部办府院会])⟦[，。；、]⟧$"#,
        "主送机关之后用“：”",
        fix: "：",
        asks: true
      )
    ],
    good: [notice("2024年5月6日")],
    bad: [("关于加强督查工作的通知\n各有关单位⟦，⟧\n现将有关事项通知如下，请认真贯彻执行。\n", nil)],
    judge: { draft, found in
      guard draft.genre != nil, let line = draft.lineBelowTitle else { return [] }
      return found.filter { $0.range.start.line == line }
    },
  ),
  .elements(
    "recipient-person",
    "上行文不主送个人",
    "请示、报告主送机关，不送领导者个人（另有交办的除外）。",
    "《党政机关公文处理工作条例》第十五条第五项",
    .warning,
    [
      PatternCase(
        #"(?<=^.{0,8})⟦(?:市长|书记|局长|主任|县长|省长|厅长|部长|处长|区长|院长|校长|主席|秘书长|董事长|总经理|镇长|乡长)(?:同志)?⟧[：:]$"#,
        "上行文主送机关，不送领导者个人"
      )
    ],
    good: [notice("2024年5月6日")],
    bad: [("关于拨付经费的请示\n张⟦市长⟧：\n因工作需要，拟申请经费10万元。妥否，请批示。\n", nil)],
    judge: { draft, found in
      guard draft.genre == .request || draft.genre == .report || draft.genre == .opinion else { return [] }
      return found.filter { $0.range.start.line == draft.lineBelowTitle }
    },
  ),
  .elements(
    "attachment-reference",
    "引用的附件应当列在附件说明中",
    "正文提到的附件序号，不能大于附件说明列出的个数。",
    "GB/T 9704—2012 第7.3.7条",
    .warning,
    [PatternCase(#"(?<![》的])⟦附件(\d{1,2})⟧(?![.．、：:\d])"#, "附件说明中没有“{0}”", holds: { !$0.isAlone })],
    good: [notice("2024年5月6日")],
    bad: [
      ("关于加强督查工作的通知\n各有关单位：\n请按照要求填报（见⟦附件3⟧）。\n附件：1.方案\n2.名单\n某市教育局\n2024年5月6日\n", nil)
    ],
    judge: { draft, found in
      guard draft.genre != nil, draft.attachments > 0, let note = draft.element(.attachmentNote),
        draft.document.outline.highestNumber(of: .attachment) < 2
      else { return [] }
      return found.filter { finding in
        let number = draft.units(finding).compactMap { $0.decimalDigit }.reduce(0) { $0 * 10 + $1 }
        return finding.range.start < note.range.start && number > draft.attachments
      }
    },
  ),
  .elements(
    "attachment-note-missing",
    "正文提到附件，应当有附件说明",
    "正文说“见附件”，正文之后应当有附件说明。",
    "GB/T 9704—2012 第7.3.4条",
    .hint,
    [PatternCase(#"⟦(?:详见|见)附件\d{0,2}⟧(?![：:])"#, "文中没有附件说明")],
    good: [notice("2024年5月6日")],
    bad: [("关于加强督查工作的通知\n各有关单位：\n请按照要求填报（⟦见附件⟧）。\n某市教育局\n2024年5月6日\n", nil)],
    judge: { draft, found in
      let isThere = draft.attachments > 0 || draft.document.outline.highestNumber(of: .attachment) > 0
      return draft.genre == nil || draft.day == nil || isThere ? [] : found
    },
  ),
  .elements(
    "attachment-count",
    "附件份数与附件说明相符",
    "正文说“附件3份”，附件说明就列三个。",
    "GB/T 9704—2012 第7.3.4条",
    .warning,
    [PatternCase(#"⟦附件共?(\d{1,2}|[一二两三四五六七八九十])[份个件]⟧"#, "与附件说明列出的个数不符；请核对")],
    good: [notice("2024年5月6日")],
    bad: [
      ("关于加强督查工作的通知\n各有关单位：\n请遵照执行（⟦附件3份⟧）。\n附件：1.方案\n2.名单\n某市教育局\n2024年5月6日\n", nil)
    ],
    judge: { draft, found in
      guard draft.attachments > 0 else { return [] }
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
  .elements(
    "copy-duplicate",
    "主送与抄送不重复",
    "同一机关不既主送又抄送。",
    "写作惯例",
    .warning,
    [
      PatternCase(#"^抄送[：:]⟦.+⟧$"#, "已经是主送机关")
    ],
    good: [notice("2024年5月6日")],
    bad: [],
    judge: { draft, found in
      guard let recipient = draft.element(.recipient) else { return [] }
      let names = draft.document.text.units(in: recipient.range).split {
        $0 == "，" || $0 == "、" || $0 == "：" || $0 == ":"
      }
      return found.flatMap { finding -> [Finding] in
        let units = draft.units(finding)
        let parts = units.split { $0 == "，" || $0 == "、" || $0 == "。" || $0 == "；" }
        return parts.filter { part in names.contains { $0.elementsEqual(part) } }.map { part in
          let start = finding.range.start.column
          var own = finding
          own.range = TextRange(line: finding.range.start.line, start + part.startIndex..<start + part.endIndex)
          own.message = "“\(String(part))”已经是主送机关"
          return own
        }
      }
    },
  ),
]

/// A whole paper with this date.
private func notice(_ date: String) -> String {
  "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n某市人民政府办公室\n\(date)\n"
}

extension PatternMatch {
  /// Whether a sentence stands around what is marked, and not a line of its own like the 发文字号 of the paper.
  fileprivate var isInRunningText: Bool {
    marked.upperBound < content.upperBound && !(content.count < 24 && marked.upperBound + 1 >= content.upperBound)
  }
}

extension PatternRule {
  /// A rule of elements.
  fileprivate static func elements(
    _ id: String,
    _ title: String,
    _ explanation: String,
    _ basis: String,
    _ severity: Severity,
    _ cases: [PatternCase],
    good: [String],
    bad: [(String, String?)],
    judge: Judge? = nil,
    file: String = #fileID,
    line: Int = #line,
  ) -> PatternRule {
    PatternRule(.elements, id, title, explanation, basis, severity, cases, good, bad, file, line, judge: judge)
  }
}
