import Structure
import Text

/// GB/T 15835—2011: figures and ranges that a pattern can judge.
let numberRules: [PatternRule] = [
  PatternRule(
    .numbers,
    "leading-zero",
    "小数点前的0不省略",
    "小于1的小数，小数点前写0。",
    "GB/T 15835—2011 第5.1.2条",
    .error,
    [PatternCase(#"(?<=\h)(?<![\n])⟦(\.\d{1,4})⟧(?=[%％‰个倍万亿小米元公岁吨毫厘分度亩立平千克升]|[，。；、）])"#, "写作“{right}”", fix: "0{1}")],
    good: ["提高0.5个百分点。\n"],
    bad: [("提高⟦.5⟧个百分点。\n", "提高0.5个百分点。\n")],
  ),
  PatternRule(
    .numbers,
    "fullwidth-digit",
    "数字用半角",
    "阿拉伯数字用半角字体。全文只提示一次，可以一次全部改正；编号中的由编号规则提示。",
    "GB/T 15835—2011 第5.1.7.1条",
    .information,
    once: true,
    [
      PatternCase(
        #"(?<![０-９．（〇零一二三四五六七八九Ａ-Ｚａ-ｚ])(?<!^)⟦([０-９]+(?:．[０-９]+)?％?)⟧(?![Ａ-Ｚａ-ｚ])"#,
        "数字用半角：“{right}”",
        right: halfWidth
      ),
      PatternCase(#"^⟦([０-９]+(?:．[０-９]+)?％?)⟧(?![０-９．、）.])"#, "数字用半角：“{right}”", right: halfWidth),
    ],
    good: ["全市新增就业12万人。\n"],
    bad: [("全市新增就业⟦１２⟧万人。\n", "全市新增就业12万人。\n")],
  ),
  PatternRule(
    .numbers,
    "thousand-fullwidth",
    "千分撇用半角逗号",
    "三位分节的千分撇用半角逗号，不用全角逗号，否则读来是两个数。全文只提示一次。",
    "GB/T 15835—2011 第5.1.1条",
    .warning,
    once: true,
    [
      PatternCase(
        #"(?<![\w.:：/第；。—～\-])(?<!^)(?<!(?:编号|序号|代号|代码|号码|编码|门牌|类别|级别|等级|位次|名次|批次)(?:分别)?[为是：:]?)\d{1,3}⟦，⟧(?=\d\d\d(?:，\d\d\d)?(?:\.\d+)?[多余]?(?:\#(amounts)))"#,
        "千分撇用半角“,”",
        fix: ","
      ),
      PatternCase(
        #"(?<![\d.])\d{1,3}，\d\d\d⟦，⟧(?=\d\d\d(?:\.\d+)?[多余]?(?:\#(amounts)))"#,
        "千分撇用半角“,”",
        fix: ","
      ),
    ],
    good: ["总投资1,280万元。\n", "1，200个座位的会场；2，180个座位的会场。名列第3，120个县参评。\n"],
    bad: [
      ("总投资1⟦，⟧280万元。\n", "总投资1,280万元。\n"), ("发放消费券36⟦，⟧500张。\n", "发放消费券36,500张。\n"),
    ],
  ),
  PatternRule(
    .numbers,
    "mixed-numeral",
    "十、百、千不与阿拉伯数字并用",
    "“万”“亿”可以跟在阿拉伯数字之后，“十”“百”“千”不可以：5千户写作5000户或五千户。计量单位千米、千克、千瓦等不在此列。",
    "GB/T 15835—2011 第5.3条",
    .hint,
    [
      PatternCase(#"(?<![\d.])⟦\d{1,4}仟⟧(?=[余多]?[户人名元份个家亩吨件株棵])"#, "“{0}”宜全用数字，或全用汉字"),
      PatternCase(#"(?<![\n])⟦[二三四五六七八九]百\d十⟧(?=[余多]?[户人名元份个家亩吨件株棵])"#, "“{0}”宜全用数字，或全用汉字"),
      PatternCase(#"(?<![\d.])⟦(\d{1,3}(?:万\d{1,3})?[百千])⟧(?=[余多]?(?:[户人名元份个家万亿亩吨件株棵头条座间套辆本册]))"#, "“{0}”宜全用数字，或全用汉字"),
    ],
    good: ["全长5千米，装机容量3千瓦，惠及5万户。\n"],
    bad: [("惠及⟦5千⟧户。\n", nil)],
  ),
  PatternRule(
    .numbers,
    "percent-words",
    "百分之与阿拉伯数字不并用",
    "写作“92%”或“百分之九十二”，不写作“百分之92”。",
    "GB/T 15835—2011 第4.3条",
    .warning,
    [
      PatternCase(#"⟦百分之(\d{1,4}(?:\.\d+)?)⟧"#, "写作“{right}”", fix: "{1}%"),
      PatternCase(#"⟦百分之\n{1,3}\d{1,2}⟧(?![\d.年月])"#, "百分之后的数字全用汉字，或写作“%”"),
    ],
    good: ["合格率达到百分之九十二。\n"],
    bad: [("合格率达到⟦百分之92⟧。\n", "合格率达到92%。\n")],
  ),
  PatternRule(
    .numbers,
    "percent-point",
    "百分点之前不用百分号",
    "“提高3个百分点”不写作“提高3%个百分点”。",
    "用语规范",
    .error,
    [
      PatternCase(#"(?<![\d.])⟦(\d{1,4}(?:\.\d+)?)[%％]个?百分点⟧"#, "写作“{right}”", fix: "{1}个百分点", asks: true),
      // 由5%提高到8%，提高了3%: the figure is the difference of the two.
      PatternCase(
        #"(?<![\d.])(\d{1,3}(?:\.\d{1,2})?)[%％][^，。；、\d]{0,8}(?:至|到)(\d{1,3}(?:\.\d{1,2})?)[%％]，[^，。；、\d]{1,8}⟦(\d{1,3}(?:\.\d{1,2})?)[%％]⟧"#,
        "两个百分数之差是百分点：“{right}”",
        fix: "{3}个百分点",
        asks: true,
        holds: { match in
          guard let first = Amount(figures: match[1]), let last = Amount(figures: match[2]),
            let change = Amount(figures: match[3])
          else { return false }
          return first.value != last.value && abs(last.value - first.value) == change.value
        }
      ),
    ],
    good: ["同比提高3个百分点。\n"],
    bad: [("同比提高⟦3%个百分点⟧。\n", nil), ("利润率由5%提高到8%，提高了⟦3%⟧。\n", nil)],
  ),
  PatternRule(
    .numbers,
    "percent-width",
    "百分号用一种",
    "百分号用半角“%”；有的半角、有的全角，是输入时切换不及。只用全角的不提示。全文只提示一次。",
    "GB/T 15835—2011 第5.1.7.1条",
    .information,
    once: true,
    [PatternCase(#"(?<=\d)⟦％⟧"#, "百分号用半角：“{right}”", fix: "%")],
    good: ["增长5％，下降3％。\n", "增长5%，下降3%。\n"],
    bad: [("增长5%，下降3⟦％⟧。\n", "增长5%，下降3%。\n")],
    judge: { draft, found in found.first.map { hasHalfWidthPercent(draft, near: $0) } ?? false ? found : [] },
  ),
  PatternRule(
    .numbers,
    "decrease-times",
    "减少不用倍数",
    "减少、下降、缩小不能说几倍，用“减少三分之二”“下降到原来的一半”之类的说法。",
    "用语规范",
    .warning,
    [
      PatternCase(
        #"⟦(?:减少|降低|下降|缩小|缩短|下滑|减轻|压缩|缩减|削减|回落)(?:了|近|约)?(?:\d{1,4}(?:\.\d+)?|[\n几数]{1,3})多?倍⟧(?![体镜频率数性速]|稀释|浓缩)"#,
        "减少不能用倍数，请改为几分之几"
      ),
      PatternCase(#"(?<![减不多缺短])⟦少了(?:近|约)?(?:\d{1,4}(?:\.\d+)?|[\n几数]{1,3})多?倍⟧(?![体镜频率数性速])"#, "减少不能用倍数，请改为几分之几"),
    ],
    good: ["产值增长2倍，能耗减少一半。降低2倍稀释样品的误差，减少2倍速播放。\n"],
    bad: [("能耗⟦减少2倍⟧。\n", nil), ("用时⟦缩减三倍⟧，投诉⟦少了2倍⟧。\n", nil)],
  ),
  PatternRule(
    .numbers,
    "slogan-digit",
    "固定提法用汉字数字",
    "“四个意识”“五位一体”等固定提法中的数字用汉字。",
    "GB/T 15835—2011 第4.2.3条",
    .warning,
    [
      PatternCase(
        #"(?<![\d.])⟦([1-8])(?:(?:个意识|个自信|个维护|个确立|个全面|位一体|个代表|个伟大|个最严|个不摘|个区分开来|大考验|种危险|个一百年|大攻坚战)(?=[^\h]|$|[的和与及等]|重要思想|战略|总体)|严[3三]实|学[1一]做|带[1一]路|岗双责|重[1一]大|会[1一]课|稳[6六]保|不愁[3三]保障|育并举|下基层|医联动|个务必|农(?=”?(?:工作|问题|领域|干部|投入|政策)))⟧"#,
        "固定提法用汉字数字：“{right}”",
        right: spelled
      ),
      PatternCase(#"⟦(?:三会1课|三重1大|一带1路|两学1做|三严3实|六稳6保)⟧"#, "固定提法用汉字数字：“{right}”", right: spelled),
      PatternCase(#"(?<=中央)⟦([1-8])项规定⟧"#, "固定提法用汉字数字：“{right}”", right: spelled),
      PatternCase(#"(?<![\d.])⟦([1-8])项规定⟧(?=精神)"#, "固定提法用汉字数字：“{right}”", right: spelled),
    ],
    good: ["增强“四个意识”，安排4个项目。\n"],
    bad: [("增强⟦4个意识⟧。\n", "增强四个意识。\n"), ("执行“⟦3会一课⟧”制度。\n", "执行“三会一课”制度。\n")],
  ),
  PatternRule(
    .numbers,
    "bare-decade",
    "年代之前写世纪",
    "“80年代”写明世纪：20世纪80年代。前文刚写过世纪的不提示。",
    "GB/T 15835—2011 第4.3条",
    .hint,
    [
      PatternCase(#"(?<!世纪[^。；]{0,40})(?<![\d十世纪])⟦[2-9]0年代⟧"#, "写明是哪个世纪的{0}"),
      // Papers of their time speak of 九十年代; who tells when a thing was built looks back.
      PatternCase(
        #"(?<!世纪[^。；]{0,40})(?<![\n世纪])⟦[二三四五六七八九]十年代⟧(?:(?<=[建始起立兴源]于.十年代)|(?=修建|建成|兴建|建造))"#,
        "写明是哪个世纪的{0}"
      ),
    ],
    good: ["20世纪80年代以来变化显著。\n"],
    bad: [("⟦80年代⟧以来变化显著。\n", nil)],
  ),
]

/// What an amount of thousands is counted in. Behind the comma of two clauses it would be the first word of the second:
/// 达到36，500张 says nothing of what 36 counts.
private let amounts =
  "平方|立方|公里|公斤|公顷|千瓦|大卡|人次|剂次|人份|千克|株|棵|张|份|本|册|块|只|套|箱|袋|瓶|盒|粒|尾|枚|座|盏|根|间|栋|幢|艘|匹|羽|条|把|支|部|页|步|桶|车次|床|席|篇|盆|顶|[万亿元个人户名家亩件吨米项次台头辆]"

/// Lines above and below a sign on which another is looked for: it is asked with each edit, and a draft that mixes both does so
/// on every page.
private let nearLines = 200

/// Whether a figure with a half-width percent sign stands near `finding`.
private func hasHalfWidthPercent(_ draft: Draft, near finding: Finding) -> Bool {
  let (line, count) = (finding.range.start.line, draft.document.syntax.count)
  return (max(0, line - nearLines)..<min(count, line + nearLines)).contains { line in
    let units = draft.document.text.line(line).units
    return units.indices.contains { units[$0] == "%" && units[at: $0 - 1].isASCIIDigit }
  }
}

private let halfWidth: @Sendable (PatternMatch) -> [CodeUnit]? = { match in
  match[0].map { unit in
    switch unit {
    case "０"..."９": CodeUnit(unit.rawValue - 0xFEE0)
    case "．": "."
    case "％": "%"
    default: unit
    }
  }
}

/// What 两 stands before: 两个维护, 两学一做, 两不愁三保障.
private let pairs: [CodeUnit] = ["个", "学", "不"]

private let spelled: @Sendable (PatternMatch) -> [CodeUnit]? = { match in
  let units = Array(match[0])
  return units.enumerated().flatMap { index, unit -> [CodeUnit] in
    guard let digit = unit.decimalDigit else { return [unit] }
    return digit == 2 && pairs.contains(units[at: index + 1]) ? ["两"] : HanNumeral.spell(digit)
  }
}
