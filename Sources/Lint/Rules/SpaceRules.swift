import Structure
import Text

/// Blanks that Chinese text has not.
let spaceRules: [PatternRule] = [
  PatternRule(
    .marks,
    "mark-space",
    "标点之后不空格",
    "中文标点自带空白，前后不再加空格。连着几个空格的是留空、分栏（签字处、表单、合同），不提示。全文只提示一次。",
    "GB/T 15834—2011 第5.1条；排版惯例",
    .hint,
    once: true,
    [
      PatternCase(
        #"(?<=\h)(?<!^[\n]{1,3})[，；：、]⟦ ⟧(?!\h{1,6}[：:])(?=[\h“《（])"#,
        "标点之后不空格",
        fix: ""
      ),
      // 机关是 ， leaves room for a name.
      PatternCase(#"(?<=[\h”》）])(?<![是为在于由至自第])⟦ ⟧(?=[，；：、。])"#, "标点之前不空格", fix: ""),
    ],
    good: [
      "一、 加强领导\n加强领导，压实责任。\n", "代表：                    代表：\n签订日期：    年  月  日\n",
      "本会的登记管理机关是    ，住所设在             。\n", "姓名： 性别： 年龄：\n",
    ],
    bad: [("各单位要加强领导，⟦ ⟧压实责任。\n", "各单位要加强领导，压实责任。\n")],
  ),
  PatternRule(
    .numbers,
    "digit-space",
    "汉字与数字之间不空格",
    "公文的汉字与数字之间不加空格。全文只提示一次；一行之中有的空格不能断定的，不自动改正，免得改一处、留一处。",
    "GB/T 9704—2012 第7.3.3条；排版惯例",
    .hint,
    once: true,
    [
      PatternCase(
        #"(?<=[\h])(?<!第[\n\d]{1,4}[条章节款编])(?<!附件|附表|附图|附录|专栏|[如见]图|[如见]表)(?<!^(?:表|图|第))⟦ ⟧(?!\d{4}年\d{1,2}月\d{1,2}日印发)(?=\d{1,9}(?:\.\d{1,4})?(?:\h|[%％](?! )|[:：]\d\d[\h—～至，。；、]| +[\#(measures)]))"#,
        "汉字与数字之间不空格",
        fix: "",
        holds: { $0.isInSentence }
      ),
      PatternCase(
        #"(?<!(?:附件|附表|附图|附录|专栏|[表图式例注]) ?\d{1,3})(?<![A-Za-z]\d{1,9})(?<=\d)⟦ ⟧(?=[\#(measures)])"#,
        "汉字与数字之间不空格",
        fix: "",
        holds: { ($0.isBehindYear || !$0.isBehindNumberOfSection) && $0.isInSentence }
      ),
    ],
    good: ["第一条 2024年的工作由办公室负责。共检查35家企业。\n", "各班入场时间：一（1）班、一（2）班  11:10\n"],
    bad: [
      ("全市新增就业⟦ ⟧10万人。\n", "全市新增就业10万人。\n"),
      ("- 2026⟦ ⟧年8月底前完成更换。\n", "- 2026年8月底前完成更换。\n"),
      ("开放时间为每天⟦ ⟧9:00—17:30。\n", "开放时间为每天9:00—17:30。\n"),
      ("每人领取纸箱⟦ ⟧3个、标签6张。\n", "每人领取纸箱3个、标签6张。\n"),
      ("全市新增就业⟦ ⟧10万人，详见附表 3 就业情况。\n", nil),
    ],
    // 详见附表 3 就业情况: to take out some of the blanks of a line and leave others is no house style.
    judge: { draft, found in
      var judged: [Finding] = []
      var start = 0
      while let line = found[safe: start]?.range.start.line {
        let end = found[start...].firstIndex { $0.range.start.line != line } ?? found.count
        let leaves = leavesBlanks(found[start..<end], of: draft.document.text.line(line).units)
        judged += leaves ? found[start..<end].map { $0.asking } : Array(found[start..<end])
        start = end
      }
      return judged
    },
  ),
]

extension PatternMatch {
  /// Whether it stands in a sentence, and not in a caption or a row of figures: 表1 家政人员, 公安 9类.
  fileprivate var isInSentence: Bool {
    units[content.clamped(to: 0..<units.count)].contains { $0.isClauseMark || $0.isSentenceEnd }
  }

  /// Whether a year stands before what is marked: - 2026 年8月底前.
  fileprivate var isBehindYear: Bool {
    units[at: marked.upperBound] == "年" && isFourFigures(before: marked.lowerBound, in: units)
  }

  /// Whether nothing but a number stands before what is marked: 1.1 项目名称, ## 2.1 人员.
  fileprivate var isBehindNumberOfSection: Bool {
    units[..<marked.lowerBound].allSatisfy {
      $0.decimalDigit != nil || $0 == "." || $0 == "．" || $0 == "#" || $0.isBlank
    }
  }
}

/// What counts or measures, by its first 汉字: 个, 元, 公里.
private let measures = "余多几年月日个家人户名元万亿项件次台套亩公米天位号张册组只份场支座间栋层级类种批期轮届辆艘架匹头株棵袋箱盒瓶桶包块片段枚幅副笔宗对双排班门课小分秒周岁度吨克斤升平千百倍"

/// Whether four figures stand before `end`, as a year has.
private func isFourFigures(before end: Int, in units: [CodeUnit]) -> Bool {
  end >= 4 && (end - 4..<end).allSatisfy { units[at: $0].isASCIIDigit }
}

/// Whether blanks between a 汉字 and a figure stay in `units` when those of `findings` are gone.
private func leavesBlanks(_ findings: ArraySlice<Finding>, of units: [CodeUnit]) -> Bool {
  let gone = findings.map { $0.range.start.column..<$0.range.end.column }
  var next = 0
  var index = 0
  while index < units.count {
    let start = index
    while index < units.count, units[index] == " " { index += 1 }
    guard index > start else {
      index += 1
      continue
    }
    let (before, behind) = (units[at: start - 1], units[at: index])
    guard before.isHan && behind.isASCIIDigit || before.isASCIIDigit && behind.isHan else { continue }
    while let range = gone[safe: next], range.upperBound <= start { next += 1 }
    if gone[safe: next].map({ $0.lowerBound <= start }) ?? false { continue }
    // The number of a section keeps its blank: 1.1 项目名称.
    if !(behind == "年" && isFourFigures(before: start, in: units)),
      units[..<start].allSatisfy({ $0.isASCIIDigit || $0 == "." || $0 == "#" || $0.isBlank })
    {
      continue
    }
    return true
  }
  return false
}
