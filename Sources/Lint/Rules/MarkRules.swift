import Lexicon
import Text

/// GB/T 15834—2011: marks that a pattern can judge.
let markRules: [PatternRule] = [
  PatternRule(
    .marks,
    "doubled-mark",
    "标点不重复",
    "逗号、顿号、分号、冒号、句号不连用。省略号、问号与叹号连用、引号之后的标点另有规则。",
    "GB/T 15834—2011 第4章：各点号的用法",
    .error,
    [
      PatternCase(#"(?<![，、；：。])(?:，⟦，⟧|、⟦、⟧|；⟦；⟧|：⟦：⟧)(?![，、；：。])"#, "“{0}”重复了", fix: ""),
      PatternCase(#"(?<![。])(。)⟦。⟧(?!。)"#, "“。”重复了", fix: ""),
      PatternCase(#"(?<=\d[%％])⟦[%％]⟧"#, "百分号重复了", fix: ""),
      PatternCase(#"(?<=\d\.\d{1,2})⟦\.⟧(?=[%％])"#, "小数点重复了", fix: ""),
      PatternCase(#"[？！]⟦。⟧"#, "“？”“！”之后不再用“。”", fix: "", asks: true),
      PatternCase(
        #"(?<![，、；：。])⟦(?:([，、；：])[，、；：。]|。[，、；：])⟧(?![，、；：。])"#,
        "“{0}”两个标点连用",
        asks: true,
        right: { match in
          guard let first = match[0].first, let last = match[0].last, first != last else { return nil }
          return first == "。" || last == "。" ? ["。"] : [first]
        },
        holds: { $0[0].first != $0[0].last }
      ),
    ],
    good: ["各单位要加强领导，压实责任。真的做到了吗？！\n"],
    bad: [("要加强领导，⟦，⟧压实责任。\n", "要加强领导，压实责任。\n"), ("各区县⟦、，⟧各部门要高度重视。\n", nil)],
  ),
  PatternRule(
    .marks,
    "ellipsis-form",
    "省略号写作“……”",
    "省略号是六个连点，占两个字的位置：“……”。用三个点、句号或一个“…”的，都不合规定。",
    "GB/T 15834—2011 第4.11条",
    .error,
    [
      PatternCase(#"(?<=[\h，。“”》）])(?<!等)⟦\.{3,6}⟧(?![.\d…\p])"#, "省略号写作“……”", fix: "……"),
      PatternCase(#"(?<!。)⟦。{3,6}⟧(?!。)"#, "省略号写作“……”", fix: "……"),
      PatternCase(#"(?<=[\h，。“”》）])(?<!等)⟦…⟧(?![…\d.，,])"#, "省略号写作“……”", fix: "……"),
      // 再等等… is speech, and no list.
      PatternCase(#"(?<=[再先][等]{1,2})⟦(?:…|\.{3,6})⟧(?=[”’])"#, "省略号写作“……”", fix: "……"),
      PatternCase(#"(?<=[\h，。“”》）])⟦·{3,6}⟧(?![·\d])"#, "省略号写作“……”", fix: "……"),
    ],
    good: ["大家议论纷纷……最后达成一致。取值范围为1...10。\n", "表中“…”表示数据不足本表最小单位数。\n"],
    bad: [("工业、农业⟦...⟧都有了长足发展。\n", "工业、农业……都有了长足发展。\n")],
  ),
  PatternRule(
    .marks,
    "ellipsis-deng",
    "省略号与“等”不并用",
    "省略号已经表示列举未尽，后面不再用“等”“等等”。",
    "GB/T 15834—2011 附录A.9.2",
    .error,
    [
      PatternCase(#"⟦……(?:等等|等(?![级价待额量候到着了来不很我你他她一雨人车]))⟧"#, "“……”与“等”用一个", fix: "等", asks: true),
      PatternCase(#"(?<=、[^，。；、]{1,12})⟦等{1,2}(?:…{1,2}|\.{3,6})⟧"#, "“……”与“等”用一个", fix: "等", asks: true),
    ],
    good: ["大家只好……等待通知。\n"],
    bad: [("工业、农业⟦……等⟧都有了长足发展。\n", nil)],
  ),
  PatternRule(
    .marks,
    "book-nesting",
    "书名号里用单书名号",
    "书名号里还要用书名号的，里面一层用单书名号“〈〉”。",
    "GB/T 15834—2011 第4.15.3.5条",
    .error,
    [
      PatternCase(
        #"《[^《》]*⟦《⟧[^《》]+》[^《》]*(?:《[^《》]+》[^《》]*){0,3}》"#,
        "书名号里用“〈〉”",
        whole: true,
        right: { match in
          // Inside a third pair no form is certain: mending the inner ones makes the next wrong.
          let before = match.units[min(match.surroundings.lowerBound, match.whole.lowerBound)..<match.whole.lowerBound]
          guard before.depth(of: "《") <= 0, match.whole.count > 2 else { return nil }
          let inner = match.units[match.whole].dropFirst().dropLast()
          return ["《"] + inner.map { $0 == "《" ? "〈" : $0 == "》" ? "〉" : $0 } + ["》"]
        },
        // 《关于修改〈……实施《……法》办法〉的决定》: the third level takes the double marks again.
        holds: { match in
          match.units[match.whole.lowerBound..<match.marked.lowerBound].depth(of: "〈") <= 0
        }
      )
    ],
    good: ["《关于印发〈实施方案〉的通知》\n"],
    bad: [("转发《国务院关于⟦《⟧安全生产》的意见》。\n", "转发《国务院关于〈安全生产〉的意见》。\n")],
  ),
  PatternRule(
    .marks,
    "paren-nesting",
    "括号里不再用同一种括号",
    "括号里还要用括号的，里面一层换用方括号或六角括号。",
    "GB/T 15834—2011 第4.9.3.6条",
    .hint,
    [
      PatternCase(#"(?<!《[^》]{0,40})（[^（）]*⟦（⟧(?![\n\d]{1,3}）|市）|区）|县）)[^（）]+）(?=[^（）]*）)"#, "括号里又用括号，里面一层宜换用“〔〕”或“［］”")
    ],
    good: ["各地（含各县〔市、区〕）要高度重视。\n"],
    bad: [("各地（含各县⟦（⟧市、区））要高度重视。\n", nil)],
  ),
  PatternRule(
    .marks,
    "quote-double-final",
    "引文末尾有句号，引号外不再用",
    "引号里是完整的话、已有句末标点的，引号之后不再用句号。",
    "GB/T 15834—2011 附录B.2.1",
    .error,
    [
      // 句末用“。”。 names the mark.
      PatternCase(
        #"(?<=[^“。！？，、；：…\.][。！？])”⟦。⟧"#,
        "引号里已有句末标点，这里不再用“。”",
        fix: "",
        // 主题是“青年何为？”。 ends with a name: only what is said has the last mark.
        holds: { $0.units[at: $0.marked.lowerBound - 2] == "。" || $0.isSpoken(before: $0.marked.lowerBound - 1) }
      ),
      PatternCase(#"⟦。⟧”(?=，)"#, "引文之后还有话，引号里句末不用“。”", fix: "", asks: true),
    ],
    good: [
      "他强调：“安全责任重于泰山。”\n", "句末用“。”。不写作“。。。”。\n", "活动主题是“青年何为？”。\n",
    ],
    bad: [
      ("他强调：“安全责任重于泰山。”⟦。⟧\n", "他强调：“安全责任重于泰山。”\n"),
      ("他问：“准备好了吗？”⟦。⟧\n", "他问：“准备好了吗？”\n"),
    ],
  ),
  PatternRule(
    .marks,
    "paren-final",
    "句中的括号里不用句号",
    "括号在句子中间的，括号里的话末尾不用句号。整句在括号里的，句号在括号里。",
    "GB/T 15834—2011 附录A.8、附录B.2.2",
    .warning,
    [
      PatternCase(#"⟦。⟧(?=）[，。；、])"#, "句中括号里不用“。”", fix: ""),
      // Behind a sentence （完整报道见第二版。） is one of its own.
      PatternCase(#"⟦。⟧(?=）\h)"#, "句中括号里不用“。”", fix: "", asks: true, holds: { $0.isInBracketsOfSentence }),
      // 请报送（联系人：张三。） at the end: the bracket belongs to the sentence.
      PatternCase(#"(?<=[\h\d”》])（[^（）。！？]{1,40}⟦。⟧）(?=$)"#, "句号放在括号之后"),
    ],
    good: ["会议开得很成功。（完整报道见第二版。）\n"],
    bad: [("有关事项另行通知（见附件⟦。⟧），请抓好落实。\n", "有关事项另行通知（见附件），请抓好落实。\n")],
  ),
  PatternRule(
    .marks,
    "colon-quote-de",
    "引语作定语，前面不用冒号",
    "“提出‘……’的思路”中间没有停顿，引号之前不用冒号。",
    "GB/T 15834—2011 附录A.6.3",
    .hint,
    [
      PatternCase(
        #"(?<=提出|坚持|树立|贯彻|践行|秉持|遵循|奉行|确立|落实)⟦：⟧(?=“[^“”]{1,30}”的)"#,
        "引语作定语，前面不用冒号",
        fix: "",
        asks: true
      )
    ],
    good: ["市委提出：“工业强市是必由之路。”\n"],
    bad: [("市委提出⟦：⟧“工业强市”的发展战略。\n", nil)],
  ),
  PatternRule(
    .marks,
    "dash-form",
    "破折号写作“——”",
    "破折号占两个字的位置，写作“——”；表示起止的用一字线“—”或浪纹线“～”。",
    "GB/T 15834—2011 第4.10条、第4.13条",
    .hint,
    [
      PatternCase(#"(?<=[\h”》）])⟦(?:--|－－?|–)⟧(?=[\h“《（])"#, "汉字之间用“——”（破折号）或“—”（起止、相关）", holds: { !$0.isInFormula }),
      // 吐鲁番-哈密盆地 is one name; a way leads from one place to the other.
      PatternCase(
        #"(?<=\h)⟦-⟧(?=\h{1,4}(?:高速|铁路|高铁|公路|城际|航线|班列|客运专线|快速路|特高压|输气|输油|成品油))"#,
        "起止的地点之间用一字线“{right}”",
        fix: "—",
        asks: true
      ),
      PatternCase(#"(?<=中国)⟦-⟧(?=东盟|中亚|中东欧|海合会|太平洋岛国|拉共体|阿拉伯)"#, "相关的两方之间用一字线“{right}”", fix: "—", asks: true),
      PatternCase(#"(?<=\h)⟦-⟧(?=\h)"#, "起止的地点之间用一字线“{right}”", fix: "—", asks: true, holds: { $0.isBetweenPlaces }),
    ],
    good: ["坚持绿色发展——这是永恒的主题。北京—上海高速铁路建成通车。\n", "吐鲁番-哈密盆地。人-车-路协同。\n"],
    bad: [("坚持绿色发展⟦--⟧这是永恒的主题。\n", nil), ("成都⟦-⟧重庆。\n", nil), ("京⟦-⟧沪高速公路。\n", nil)],
  ),
]

extension PatternMatch {
  /// Whether it ends a bracket of one sentence, behind the words of another.
  fileprivate var isInBracketsOfSentence: Bool {
    var index = marked.lowerBound - 1
    while index > content.lowerBound, marked.lowerBound - index <= Self.longestBracket, units[at: index] != "（" {
      let unit = units[at: index]
      if unit.isSentenceEnd || unit == "）" { return false }
      index -= 1
    }
    let before = units[at: index - 1]
    return units[at: index] == "（" && index > content.lowerBound
      && (before.isHan || before.isASCIIDigit || before == "”" || before == "》")
  }

  /// Longer ones are no note within a sentence.
  private static var longestBracket: Int { 40 }

  /// What may be called by two places at once.
  private static let grounds: [StaticString] = ["盆地", "平原", "断裂", "地块", "山脉"]

  /// Whether names of places stand on both sides, or the one sign of a province each: 成都-重庆, 京-沪.
  fileprivate var isBetweenPlaces: Bool {
    let (end, start) = (marked.lowerBound, marked.upperBound)
    let isPlace = { (range: Range<Int>) in
      range.lowerBound >= content.lowerBound && range.upperBound <= content.upperBound
        && LexiconTable.properNames.row(for: String(units[range]))?.strings(1).contains("place") ?? false
    }
    // 吐鲁番-哈密盆地 is one name.
    if Self.grounds.contains(where: { units.place(of: $0, from: start..<start + 6) != nil }) { return false }
    if (2...4).contains(where: { isPlace(end - $0..<end) }), (2...4).contains(where: { isPlace(start..<start + $0) }) {
      return true
    }
    return provinces.contains(units[at: end - 1]) && !units[at: end - 2].isHan && provinces.contains(units[at: start])
  }

  /// Whether signs of a formula stand near, in which a stroke is a minus: 补贴＝（标准－面积）×人口.
  fileprivate var isInFormula: Bool {
    let near = (marked.lowerBound - Self.longestTerm..<marked.upperBound + Self.longestTerm).clamped(to: content)
    return units[near].contains { $0 == "＝" || $0 == "=" || $0 == "×" || $0 == "÷" }
  }

  /// How far a term in words reaches: 人均自有产权住房建筑面积.
  private static var longestTerm: Int { 30 }
}

/// The one signs of provinces that roads and railways are named by: 京—沪.
private let provinces = [CodeUnit]("京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔滇陕秦甘陇青蒙宁藏港澳台")

extension PatternMatch {
  /// Whether a colon or comma leads in the quotation that ends at `end`: 他问：“准备好了吗？”
  fileprivate func isSpoken(before end: Int) -> Bool {
    let opening = units[max(0, end - Self.longestQuotation)..<max(0, end)].lastIndex(of: "“")
    return opening.map { units[at: $0 - 1] == "：" || units[at: $0 - 1] == "，" } ?? false
  }

  /// Units in which the beginning of a quotation is looked for: two lines.
  private static var longestQuotation: Int { 60 }
}
