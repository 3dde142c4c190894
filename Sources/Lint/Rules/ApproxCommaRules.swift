import Structure
import Text

/// 七、八年.
let approxCommaRules: [PatternRule] = [
  PatternRule(
    .numbers,
    "approx-comma",
    "相邻两数表示约数，中间不用顿号",
    "“七八年”“五六个”是约数，数字用汉字，中间不用顿号。“一、二年级”“第三、四项”“二、三产业”是两个数，不提示。",
    "GB/T 15835—2011 第5.2.1条",
    .warning,
    [
      PatternCase(
        #"(?<![第\n\d、。；：])(?<!^)⟦十?([一二两三四五六七八])、([二三四五六七八九])[十百千万亿]*[多余]?(?:年(?!级)|公里|小时|分钟|[个位名天次人户岁里米元遍家台辆倍亩斤周]|点(?:钟|半|左右)|成(?![员立果绩效都熟为长本]))⟧"#,
        "约数中间不用顿号：“{right}”",
        asks: true,
        right: { Array($0[0].filter { $0 != "、" }) },
        holds: isNext
      ),
      // 三、四批 may be two ordinals that lack 第; of what is counted by the piece it is none.
      PatternCase(
        #"(?<![第\n\d、。；：])(?<!^)⟦([二两三四五六七八])、([三四五六七八九])[十百千万亿]*[多余]?(?:[起宗趟晚头株封顿遍只瓶袋扇匹艘枚尾](?![头条项])|间(?!教室|房间)|车(?![间道])|场(?![馆所地])|座(?!谈)|处(?![室长])|篇(?!章)|块(?!地)|份(?!额))⟧"#,
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
          // 2、3个月 is 两三个月.
          let pair = match[0].filter { $0 != "、" }.flatMap { $0.decimalDigit.map { HanNumeral.spell($0) } ?? [$0] }
          return pair.first == "二" ? ["两"] + pair.dropFirst() : pair
        },
        holds: { ($0.number(1) ?? 0) + 1 == $0.number(2) }
      ),
      // At a line's start 七、 may be an ordinal; none stands before 八十名.
      PatternCase(
        #"^⟦([二三四五六七八])、([三四五六七八九])[十百千万]{1,2}[多余]?[名个户位人]⟧(?=\h)"#,
        "约数中间不用顿号：“{right}”",
        asks: true,
        right: { Array($0[0].filter { $0 != "、" }) },
        holds: isNext
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
    bad: [("历时⟦七、八年⟧。\n", nil), ("每月都有⟦七、八起⟧。\n", nil), ("每周跑⟦两、三趟⟧。\n", nil), ("约有⟦八、九成⟧按时到会。\n", nil)],
  )
]

private let isNext: @Sendable (PatternMatch) -> Bool = { match in
  guard let first = match[1].first, let second = match[2].first.flatMap({ HanNumeral.digit($0) }) else { return false }
  return (first == "两" ? 2 : HanNumeral.digit(first) ?? 0) + 1 == second
}
