import Text

/// Ranges and approximate numbers that a pattern can judge.
let rangeRules: [PatternRule] = [
  PatternRule(
    .numbers,
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
  PatternRule(
    .numbers,
    "number-range",
    "数值范围用浪纹线",
    "数值的范围用浪纹线“～”，月、日的起止用一字线“—”，不用连字符。型号、电话、条款不提示。",
    "GB/T 15834—2011 第4.13条；GB/T 15835—2011 第5.1.3条",
    .hint,
    [
      PatternCase(
        #"(?<![\d.\-/\w号第〔])⟦(\d{1,6}(?:\.\d+)?)(?:--|[\-－~–])(\d{1,6}(?:\.\d+)?)((?:公里|公斤|公顷|平方|千克|小时|分钟|[个人天次元户家名项件台套辆亩米岁周倍吨篇位所座处场期轮批类种组只头字张本册份年级]))⟧"#,
        "数值范围用浪纹线：“{right}”",
        fix: "{1}～{2}{3}",
        asks: true,
        // 2021-2025年 is for the rule of years.
        holds: { match in
          let (first, last) = (match.number(1) ?? 0, match.number(2) ?? 0)
          return first <= last && !(match[3].first == "年" && (1900...2099).contains(first) && last <= 2099)
        }
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
  PatternRule(
    .numbers,
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
  PatternRule(
    .numbers,
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
  PatternRule(
    .numbers,
    "hedge-doubled",
    "约数词语不重复",
    "“约”“近”与“左右”“多”“余”“以上”表示约数，用一个。",
    "写作惯例（概数表达）",
    .warning,
    [
      PatternCase(
        #"(?<![签节合公条解履违预制立相契要誓])⟦约有?(\d{1,9}(?:[.,]\d+)*(?:万亿|万|亿)?[%％]?)(?:[多余]|\h{0,4}(?:左右|上下|(?<!规模)以上))⟧"#,
        "“{0}”两处都表示约数，用一个"
      ),
      PatternCase(
        #"⟦(?:大约|大概|将近)有?(\d{1,9}(?:[.,]\d+)*(?:万亿|万|亿)?[%％]?)(?:[多余]|\h{0,4}(?:左右|上下|(?<!规模)以上))⟧"#,
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
  PatternRule(
    .numbers,
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
  PatternRule(
    .numbers,
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
        #"(?<![第\d、.。；：\-—～])(?<!^)⟦([1-8])、([2-9])(?:年(?!级)|公里|小时|分钟|[个位名天次人户岁里米元遍家台辆倍亩斤])⟧"#,
        "约数用汉字，中间不用顿号：“{right}”",
        asks: true,
        right: { match in
          match[0].filter { $0 != "、" }.flatMap { unit in unit.decimalDigit.map { HanNumeral.spell($0) } ?? [unit] }
        },
        holds: { ($0.number(1) ?? 0) + 1 == $0.number(2) }
      ),
      // 三五 is the one pair that is not adjacent.
      PatternCase(
        #"(?<![第\n\d、。；：])(?<!^)⟦三、五(?:年(?!级)|[个天]月?)⟧"#,
        "约数中间不用顿号：“{right}”",
        asks: true,
        right: { Array($0[0].filter { $0 != "、" }) }
      ),
    ],
    good: ["二、三产业协调发展，一、二年级学生，第三、四项规定。\n"],
    bad: [("历时⟦七、八年⟧。\n", nil)],
  ),
]

private let isNext: @Sendable (PatternMatch) -> Bool = { match in
  guard let first = match[1].first, let second = match[2].first.flatMap({ HanNumeral.digit($0) }) else { return false }
  return (first == "两" ? 2 : HanNumeral.digit(first) ?? 0) + 1 == second
}
