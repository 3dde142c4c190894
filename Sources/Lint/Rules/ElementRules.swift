import Lexicon
import Structure
import Text

/// GB/T 9704—2012: elements that a pattern can judge.
let elementRules: [PatternRule] = [
  PatternRule(
    .elements,
    "document-number-inline",
    "文中的发文字号应当规范",
    "正文引用的发文字号：年份四位，用六角括号“〔〕”，序号不加“第”、不编虚位。法院案号（2023）、令号不在此列。",
    "GB/T 9704—2012 第7.2.5条",
    .warning,
    [
      PatternCase(
        #"(?<=\h)⟦[\[［【{﹝](\d\d\d\d)[\]］】}﹞]第?0*(\d{1,4})号⟧"#,
        "发文字号写作“{right}”",
        fix: "〔{1}〕{2}号",
        holds: { !$0.isAlone && $0.isInRunningText }
      ),
      PatternCase(
        #"(?<=[发办函字规呈政组教财预建税农卫民人社环经审])⟦[（(](\d\d\d\d)[）)]第?0*(\d{1,4})号⟧"#,
        "发文字号写作“{right}”",
        fix: "〔{1}〕{2}号",
        holds: { $0.isInRunningText }
      ),
      PatternCase(
        #"(?<=\h)⟦〔(\d\d\d\d)(?:年〕\s{0,2}第?0*|〕\s{0,2}(?:第0*|0+)|〕\s{1,2})(\d{1,4})号⟧"#,
        "发文字号写作“{right}”",
        fix: "〔{1}〕{2}号",
        holds: { $0.isInRunningText && !DocumentNumberRule.isOfCase($0.units, $0.marked) }
      ),
      PatternCase(
        #"(?<=[发办函字规])⟦(\d\d\d\d)[〔\[［【(（](\d{1,4})[〕\]］】)）]号⟧"#,
        "发文字号写作“{right}”",
        fix: "〔{1}〕{2}号"
      ),
      PatternCase(
        #"(?<=\h)⟦〔(\d\d\d\d)〕(\d{1,4})⟧(?=[）)])"#,
        "发文字号写作“{right}”",
        fix: "〔{1}〕{2}号",
        asks: true
      ),
      PatternCase(
        #"(?<=[国政委府厅局][办]?[发函])⟦(\d\d\d\d)年(\d{1,4})号⟧(?![令公通])"#,
        "发文字号写作“{right}”",
        fix: "〔{1}〕{2}号",
        asks: true
      ),
      PatternCase(
        #"(?<=\h)⟦〔\d\d〕第?\d{1,4}号⟧"#,
        "发文字号的年份用四位数字",
        holds: { $0.isInRunningText }
      ),
      PatternCase(
        #"(?<=[发办函字规])⟦[\[［（(](\d\d)[\]］）)]\d{1,4}号⟧"#,
        "发文字号的年份用四位数字",
        holds: { $0.isInRunningText }
      ),
    ],
    good: [
      "根据国发〔2019〕5号文件精神。依照（2023）川0101民初1234号判决。\n",
      "本局送达了《行政处罚告知书》（江市监罚告〔2026〕0138号），当事人未陈述、申辩。\n",
    ],
    bad: [
      ("根据国发⟦[2019]5号⟧文件精神。\n", "根据国发〔2019〕5号文件精神。\n"),
      ("根据《意见》（国办发⟦〔2021年〕5号⟧）精神，抓好落实工作。\n", "根据《意见》（国办发〔2021〕5号）精神，抓好落实工作。\n"),
      ("根据《意见》（国办发⟦2021年5号⟧）和《办法》（国办发⟦〔2021〕6⟧）精神。\n", nil),
    ],
  ),
  PatternRule(
    .elements,
    "citation-order",
    "引用公文先标题、后字号",
    "引用公文，先引标题，字号放在标题之后的括号里。",
    "写作惯例",
    .hint,
    [PatternCase(#"(?<=[\h])⟦〔\d\d\d\d〕\d{1,4}号(?:文件?)?《[^《》]{2,40}》⟧"#, "先引标题，字号放在标题之后的括号里")],
    good: ["根据《关于加强管理的意见》（国办发〔2019〕45号）要求。\n"],
    bad: [("根据国办发⟦〔2019〕45号《关于加强管理的意见》⟧要求。\n", nil)],
  ),
  PatternRule(
    .elements,
    "copy-line",
    "抄送行的标点",
    "“抄送”之后用全角冒号，机关之间用逗号，末尾用句号。",
    "GB/T 9704—2012 第7.4.2条",
    .warning,
    [
      PatternCase(#"^抄送⟦:⟧"#, "“抄送”之后用全角冒号", fix: "："),
      PatternCase(#"^抄\s*送[：:].{2,}⟦[；，、,;]⟧$"#, "抄送行末尾用句号", fix: "。"),
      PatternCase(#"^抄\s*送[：:].{2,}⟦\h⟧$"#, "抄送行末尾用句号", fix: "{0}。"),
      PatternCase(#"^抄\s*送[：:][^，（。]{2,40}(?<=[室局委厅部办会院府])⟦、⟧(?=[^，]*$)"#, "抄送机关之间用逗号", fix: "，", asks: true),
    ],
    good: ["抄送：市委办公室，市人大常委会办公室。\n"],
    bad: [("抄送：市委办公室，市人大常委会办公室⟦；⟧\n", "抄送：市委办公室，市人大常委会办公室。\n")],
    judge: { draft, found in found.filter { !goesOn(draft, below: $0) } },
  ),
  PatternRule(
    .elements,
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
          return [CodeUnit](CalendarDay(year: year, month: month, day: day).written)
        },
        holds: { match in
          match[0].indices.contains { match.units[$0] == "0" && match.units[at: $0 - 1].decimalDigit == nil }
        }
      )
    ],
    good: ["某市教育局办公室　　2024年5月8日印发\n"],
    bad: [("某市教育局办公室　　⟦2024年05月08日⟧印发\n", "某市教育局办公室　　2024年5月8日印发\n")],
  ),
  PatternRule(
    .elements,
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
  PatternRule(
    .elements,
    "repealed-basis",
    "依据应当是现行的",
    "《国家行政机关公文处理办法》《中国共产党机关公文处理条例》2012年7月1日停止执行，GB/T 9704—1999已被代替；《民法典》施行，合同法、物权法等九部法律同时废止。",
    "《党政机关公文处理工作条例》第四十二条；《中华人民共和国民法典》第一千二百六十条",
    .warning,
    [
      PatternCase(
        #"⟦《(?:国家行政机关公文处理办法|中国共产党机关公文处理条例|国家行政机关公文格式)》⟧(?![^。；]{0,40}(?:废止|停止执行|失效|不再))"#,
        "这一文件已经停止执行"
      ),
      PatternCase(
        #"(?<=(?:根据|依据|按照|依照|遵照)[^。；]{0,30})⟦《(?:中华人民共和国)?(?:合同法|物权法|婚姻法|继承法|收养法|担保法|侵权责任法|民法通则|民法总则)》⟧(?![^。；]{0,40}(?:废止|失效|不再))"#,
        "《中华人民共和国民法典》自2021年1月1日起施行，这部法律同时废止"
      ),
      PatternCase(
        #"⟦GB/T\s?9704[—\-](?:1999|1988)⟧(?![^。；]{0,40}(?:废止|代替|失效|不再))(?<!不再[^。；]{0,30})"#,
        "这一标准已被GB/T 9704—2012代替"
      ),
    ],
    good: ["《国家行政机关公文处理办法》同时废止。\n"],
    bad: [("根据⟦《国家行政机关公文处理办法》⟧，现将有关事项通知如下。\n", nil)],
    judge: { draft, found in
      guard let day = draft.day else { return found.filter { !isInCivilCode(draft.units($0)) } }
      return found.filter { day >= (isInCivilCode(draft.units($0)) ? 2021_01_01 : 2012_07_01) }
    },
  ),
  PatternRule(
    .elements,
    "date-incomplete",
    "成文日期写全年月日",
    "成文日期标全年、月、日，不能只到月。只看正文之后单独成行的最后一行。",
    "GB/T 9704—2012 第7.3.5.4条",
    .error,
    [
      PatternCase(#"^⟦(?:19|20)\d\d年\d{1,2}月⟧$"#, "成文日期写全年月日"),
      PatternCase(#"^⟦\d{1,2}月\d{1,2}日⟧$"#, "成文日期写全年月日"),
    ],
    good: [noticeOf("2024年5月6日")],
    bad: [(noticeOf("⟦2024年5月⟧"), nil)],
    judge: { draft, found in
      guard draft.genre != nil else { return [] }
      return found.filter { draft.document.nextText(from: $0.range.end.line + 1) == nil }
    },
  ),
]

/// Whether it is one of the nine laws that the civil code replaced: 《合同法》.
private func isInCivilCode(_ units: [CodeUnit]) -> Bool {
  (units.has("法》", at: units.count - 2) || units.has("则》", at: units.count - 2)) && !units.contains("公")
}

/// A whole paper with this date.
func noticeOf(_ date: String) -> String {
  "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n某市人民政府办公室\n\(date)\n"
}

extension PatternMatch {
  /// Whether a sentence stands around what is marked, and not a line of its own like the 发文字号 of the paper.
  fileprivate var isInRunningText: Bool {
    marked.upperBound < content.upperBound
      && !(content.count < 24 && marked.upperBound + 1 >= content.upperBound && units[at: marked.upperBound].isClosing)
  }
}

/// Whether what a finding at a line's end speaks of goes on in the next line, which is not that of 印发.
private func goesOn(_ draft: Draft, below finding: Finding) -> Bool {
  let (line, text) = (finding.range.end.line, draft.document.text)
  guard let syntax = draft.document.syntax[safe: line], finding.range.end.column >= syntax.content.upperBound,
    let below = draft.document.syntax[safe: line + 1], !below.kind.isBlank
  else { return false }
  return !text.line(line + 1).units[below.content].suffix(2).elementsEqual([CodeUnit]("印发"))
}
