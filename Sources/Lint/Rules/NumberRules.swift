import Text

/// GB/T 15835—2011: figures and ranges that a pattern can judge.
let numberRules: [PatternRule] = [
  .numbers(
    "year-range",
    "起止年份用一字线",
    "起止的年份之间用一字线“—”，不用连字符。标准号、电话、编号中的连字符不提示。全文只提示一次。",
    "GB/T 15834—2011 第4.13条",
    .warning,
    once: true,
    [
      PatternCase(
        #"(?<![\d\w/\-.])⟦((?:19|20)\d\d)年?(?:--|[\-－~–])((?:19|20)\d\d)年⟧"#,
        "起止年份用一字线：“{right}”",
        fix: "{1}—{2}年",
        holds: { ($0.number(1) ?? 0) < ($0.number(2) ?? 0) }
      )
    ],
    good: ["编制2021—2035年国土空间规划。标准号为GB/T 15834-2011。\n"],
    bad: [("制定⟦2021-2025年⟧规划。\n", "制定2021—2025年规划。\n")],
  ),
  .numbers(
    "number-range",
    "数值范围用浪纹线",
    "数值的范围用浪纹线“～”，月、日的起止用一字线“—”，不用连字符。型号、电话、条款不提示。",
    "GB/T 15834—2011 第4.13条；GB/T 15835—2011 第5.1.3条",
    .hint,
    [
      PatternCase(
        #"(?<![\d.\-/\w号第〔])⟦(\d{1,6}(?:\.\d+)?)(?:--|[\-－~–])(\d{1,6}(?:\.\d+)?)((?:公里|公斤|公顷|平方|千克|小时|分钟|[个人天次元户家名项件台套辆亩米岁周倍吨篇位所座处场期轮批类种组只头字张本册份年]))⟧"#,
        "数值范围用浪纹线：“{right}”",
        fix: "{1}～{2}{3}",
        asks: true,
        holds: { ($0.number(1) ?? 0) <= ($0.number(2) ?? 0) }
      ),
      PatternCase(
        #"(?<![\d.\-/\w号第〔])⟦(\d{1,2}月?)(?:--|[\-－~–])(\d{1,2}月)⟧"#,
        "起止的时间用一字线：“{right}”",
        fix: "{1}—{2}",
        asks: true
      ),
    ],
    good: ["每组3～5人。拨打010-12345678。型号为J-20。\n"],
    bad: [("办理时限为⟦15-30天⟧。\n", nil)],
  ),
  .numbers(
    "percent-range",
    "百分数的范围两端都写百分号",
    "“5%～8%”不写作“5～8%”：省去前一个百分号，读来是五到百分之八。",
    "GB/T 15835—2011 第5.1.3条",
    .warning,
    [
      PatternCase(
        #"(?<![\d.%％第])⟦(\d{1,4}(?:\.\d+)?)(?:--|[～~—\-－–至])(\d{1,4}(?:\.\d+)?)([%％])⟧"#,
        "两端都写百分号：“{right}”",
        fix: "{1}{3}～{2}{3}"
      )
    ],
    good: ["增速保持在5%～8%。\n"],
    bad: [("增速保持在⟦5～8%⟧。\n", "增速保持在5%～8%。\n")],
  ),
  .numbers(
    "wan-range",
    "范围两端都写万、亿",
    "“3万～5万人”不写作“3～5万人”：省去前一个“万”，读来是三到五万。",
    "GB/T 15835—2011 第5.1.3条",
    .warning,
    [
      PatternCase(
        #"(?<![\d.万亿第])⟦(\d{1,4}(?:\.\d+)?)(?:--|[～~—\-－–至])(\d{1,4}(?:\.\d+)?)(万亿|万|亿)⟧(?!吨级)"#,
        "两端都写“{3}”：“{right}”",
        fix: "{1}{3}～{2}{3}"
      )
    ],
    good: ["吸纳3万～5万人就业。\n"],
    bad: [("吸纳⟦3～5万⟧人就业。\n", "吸纳3万～5万人就业。\n")],
  ),
  .numbers(
    "leading-zero",
    "小数点前的0不省略",
    "小于1的小数，小数点前写0。",
    "GB/T 15835—2011 第5.1.2条",
    .error,
    [PatternCase(#"(?<=\h)(?<![\n])⟦(\.\d{1,4})⟧(?=[%％个倍万亿小米元公岁吨])"#, "写作“{right}”", fix: "0{1}")],
    good: ["提高0.5个百分点。\n"],
    bad: [("提高⟦.5⟧个百分点。\n", "提高0.5个百分点。\n")],
  ),
  .numbers(
    "fullwidth-digit",
    "数字用半角",
    "阿拉伯数字用半角字体。全文只提示一次，可以一次全部改正；编号中的由编号规则提示。",
    "GB/T 15835—2011 第5.1.7.1条",
    .information,
    once: true,
    [
      PatternCase(
        #"(?<![０-９．（])(?<!^)⟦([０-９]+(?:．[０-９]+)?％?)⟧"#,
        "数字用半角：“{right}”",
        right: halfWidth
      ),
      PatternCase(#"^⟦([０-９]+(?:．[０-９]+)?％?)⟧(?![０-９．、）.])"#, "数字用半角：“{right}”", right: halfWidth),
    ],
    good: ["全市新增就业12万人。\n"],
    bad: [("全市新增就业⟦１２⟧万人。\n", "全市新增就业12万人。\n")],
  ),
  .numbers(
    "thousand-fullwidth",
    "千分撇用半角逗号",
    "三位分节的千分撇用半角逗号，不用全角逗号，否则读来是两个数。全文只提示一次。",
    "GB/T 15835—2011 第5.1.1条",
    .warning,
    once: true,
    [
      PatternCase(
        #"(?<![\d.])\d{1,3}⟦，⟧(?=\d\d\d(?:\.\d+)?(?:平方|公里|[万亿元个人户名家亩件吨米]))"#,
        "千分撇用半角“,”",
        fix: ","
      )
    ],
    good: ["总投资1,280万元。\n"],
    bad: [("总投资1⟦，⟧280万元。\n", "总投资1,280万元。\n")],
  ),
  .numbers(
    "mixed-numeral",
    "十、百、千不与阿拉伯数字并用",
    "“万”“亿”可以跟在阿拉伯数字之后，“十”“百”“千”不可以：5千户写作5000户或五千户。计量单位千米、千克、千瓦等不在此列。",
    "GB/T 15835—2011 第5.3条",
    .hint,
    [PatternCase(#"(?<![\d.])⟦(\d{1,3}(?:万\d{1,3})?[百千])⟧(?=[余多]?(?:[户人名元份个家万亿亩吨件]))"#, "“{0}”宜全用数字，或全用汉字")],
    good: ["全长5千米，装机容量3千瓦，惠及5万户。\n"],
    bad: [("惠及⟦5千⟧户。\n", nil)],
  ),
  .numbers(
    "percent-words",
    "百分之与阿拉伯数字不并用",
    "写作“92%”或“百分之九十二”，不写作“百分之92”。",
    "GB/T 15835—2011 第4.3条",
    .warning,
    [PatternCase(#"⟦百分之(\d{1,4}(?:\.\d+)?)⟧"#, "写作“{right}”", fix: "{1}%")],
    good: ["合格率达到百分之九十二。\n"],
    bad: [("合格率达到⟦百分之92⟧。\n", "合格率达到92%。\n")],
  ),
  .numbers(
    "percent-point",
    "百分点之前不用百分号",
    "“提高3个百分点”不写作“提高3%个百分点”。",
    "用语规范",
    .error,
    [PatternCase(#"(?<![\d.])⟦(\d{1,4}(?:\.\d+)?)[%％]个百分点⟧"#, "写作“{right}”", fix: "{1}个百分点", asks: true)],
    good: ["同比提高3个百分点。\n"],
    bad: [("同比提高⟦3%个百分点⟧。\n", nil)],
  ),
  .numbers(
    "hedge-doubled",
    "约数词语不重复",
    "“约”“近”与“左右”“多”“余”“以上”表示约数，用一个。",
    "写作惯例（概数表达）",
    .warning,
    [
      PatternCase(
        #"(?<![签节合公条解履违预制立相契要誓])⟦约(\d{1,9}(?:[.,]\d+)*(?:万亿|万|亿)?[%％]?)(?:[多余]|\h{0,4}(?:左右|上下|(?<!规模)以上))⟧"#,
        "“{0}”两处都表示约数，用一个"
      ),
      PatternCase(
        #"⟦(?:大约|大概|将近)(\d{1,9}(?:[.,]\d+)*(?:万亿|万|亿)?[%％]?)(?:[多余]|\h{0,4}(?:左右|上下|(?<!规模)以上))⟧"#,
        "“{0}”两处都表示约数，用一个"
      ),
      PatternCase(
        #"(?<![附最临靠就远亲接相])⟦近(\d{1,9}(?:[.,]\d+)*(?:万亿|万|亿)?[%％]?)(?:[多余]|\h{0,4}(?:左右|上下))⟧"#,
        "“{0}”两处都表示约数，用一个"
      ),
    ],
    good: ["约500人参加会议。签约亿元以上项目12个。\n"],
    bad: [("⟦约500人左右⟧参加会议。\n", nil)],
  ),
  .numbers(
    "hedge-exceed",
    "“超过”与“以上”用一个",
    "“超过500人”“500人以上”意思相同，不叠用。“规模以上企业”不在此列。",
    "写作惯例（概数表达）",
    .warning,
    [
      PatternCase(
        #"⟦(?:超过|超出|多于|不少于|不低于|至少)(?:了)?(\d{1,9}(?:[.,]\d+)*(?:万亿|万|亿)?[%％]?\h{0,3})(?<!规模)以上⟧"#,
        "“{0}”意思重复，用一个"
      )
    ],
    good: ["规模以上企业超过300家。\n"],
    bad: [("出席人数⟦超过500人以上⟧。\n", nil)],
  ),
  .numbers(
    "decrease-times",
    "减少不用倍数",
    "减少、下降、缩小不能说几倍，用“减少三分之二”“下降到原来的一半”之类的说法。",
    "用语规范",
    .warning,
    [PatternCase(#"⟦(?:减少|降低|下降|缩小|缩短|下滑|减轻|压缩)(?:了|近|约)?(?:\d{1,4}(?:\.\d+)?|[\n几数]{1,3})多?倍⟧"#, "减少不能用倍数，请改为几分之几")],
    good: ["产值增长2倍，能耗减少一半。\n"],
    bad: [("能耗⟦减少2倍⟧。\n", nil)],
  ),
  .numbers(
    "approx-comma",
    "相邻两数表示约数，中间不用顿号",
    "“七八年”“五六个”是约数，数字用汉字，中间不用顿号。“一、二年级”“第三、四项”“二、三产业”是两个数，不提示。",
    "GB/T 15835—2011 第5.2.1条",
    .warning,
    [
      PatternCase(
        #"(?<![第\n\d、。；：])(?<!^)⟦十?([一二两三四五六七八])、([二三四五六七八九])[十百千万亿]*[多余]?(?:年(?!级)|公里|小时|分钟|[个位名天次人户岁里米元遍家台辆倍亩斤周])⟧"#,
        "约数中间不用顿号：“{right}”",
        asks: true,
        right: { Array($0[0].filter { $0 != "、" }) },
        holds: isNext
      ),
      PatternCase(
        #"(?<![第\d、.。；：\-—～])(?<!^)⟦([1-8])、([2-9])(?:年(?!级)|公里|小时|分钟|[个位天次人户岁里米元遍家台辆倍亩斤])⟧"#,
        "约数用汉字，中间不用顿号：“{right}”",
        asks: true,
        right: { match in
          match[0].filter { $0 != "、" }.flatMap { unit in unit.decimalDigit.map { HanNumeral.spell($0) } ?? [unit] }
        },
        holds: { ($0.number(1) ?? 0) + 1 == $0.number(2) }
      ),
    ],
    good: ["二、三产业协调发展，一、二年级学生，第三、四项规定。\n"],
    bad: [("历时⟦七、八年⟧。\n", nil)],
  ),
  .numbers(
    "slogan-digit",
    "固定提法用汉字数字",
    "“四个意识”“五位一体”等固定提法中的数字用汉字。",
    "GB/T 15835—2011 第4.2.3条",
    .warning,
    [
      PatternCase(
        #"(?<![\d.])⟦([1-8])(?:个意识|个自信|个维护|个确立|个全面|位一体|个代表|个伟大|大考验|种危险|个一百年|大攻坚战|严3实|学1做|带1路|岗双责|重1大|稳6保)⟧"#,
        "固定提法用汉字数字：“{right}”",
        right: spelled
      ),
      PatternCase(#"(?<=中央)⟦([1-8])项规定⟧"#, "固定提法用汉字数字：“{right}”", right: spelled),
      PatternCase(#"(?<![\d.])⟦([1-8])项规定⟧(?=精神)"#, "固定提法用汉字数字：“{right}”", right: spelled),
    ],
    good: ["增强“四个意识”，安排4个项目。\n"],
    bad: [("增强⟦4个意识⟧。\n", "增强四个意识。\n")],
  ),
  .numbers(
    "bare-decade",
    "年代之前写世纪",
    "“80年代”写明世纪：20世纪80年代。前文刚写过世纪的不提示。",
    "GB/T 15835—2011 第4.3条",
    .hint,
    [PatternCase(#"(?<!世纪\h{0,10})(?<![\d十世纪])⟦[2-9]0年代⟧"#, "写明是哪个世纪的{0}")],
    good: ["20世纪80年代以来变化显著。\n"],
    bad: [("⟦80年代⟧以来变化显著。\n", nil)],
  ),
  .numbers(
    "digit-space",
    "汉字与数字之间不空格",
    "公文的汉字与数字之间不加空格。全文只提示一次。",
    "GB/T 9704—2012 第7.3.3条；排版惯例",
    .hint,
    once: true,
    [
      PatternCase(#"(?<=[\h])(?<!第[\n\d]{1,4}[条章节款编])(?<!^\h{0,3})⟦ +⟧(?=\d{1,9}[\h%％.])"#, "汉字与数字之间不空格", fix: ""),
      PatternCase(#"(?<=\d)(?<!^\d{1,3})⟦ +⟧(?=[年月日个家人户名元万亿项件次台套亩公米天位号])"#, "汉字与数字之间不空格", fix: ""),
    ],
    good: ["第三条 2024年的工作由办公室负责。共检查35家企业。\n"],
    bad: [("全市新增就业⟦ ⟧10万人。\n", "全市新增就业10万人。\n")],
  ),
]

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

/// 两 before 个: 两个维护.
private let spelled: @Sendable (PatternMatch) -> [CodeUnit]? = { match in
  let units = Array(match[0])
  return units.enumerated().flatMap { index, unit -> [CodeUnit] in
    guard let digit = unit.decimalDigit else { return [unit] }
    return digit == 2 && units[at: index + 1] == "个" ? ["两"] : HanNumeral.spell(digit)
  }
}

private let isNext: @Sendable (PatternMatch) -> Bool = { match in
  guard let first = match[1].first, let second = match[2].first.flatMap({ HanNumeral.digit($0) }) else { return false }
  return (first == "两" ? 2 : HanNumeral.digit(first) ?? 0) + 1 == second
}

extension PatternRule {
  /// A rule of numbers.
  fileprivate static func numbers(
    _ id: String,
    _ title: String,
    _ explanation: String,
    _ basis: String,
    _ severity: Severity,
    once: Bool = false,
    _ cases: [PatternCase],
    good: [String],
    bad: [(String, String?)],
    file: String = #fileID,
    line: Int = #line,
  ) -> PatternRule {
    PatternRule(.numbers, id, title, explanation, basis, severity, once: once, cases, good, bad, file, line)
  }
}
