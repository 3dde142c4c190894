import Text

/// Dates, numbers and ranges in which something is lost, swapped or of another script.
let numberSlipRules: [PatternRule] = [
  PatternRule(
    .numbers,
    "date-day-sign",
    "日期的“日”不漏写",
    "写明月、日的，数字之后要有“日”：4月10日前。“5月17至28日”合写一个“日”的不提示。",
    "GB/T 15835—2011 第5.1.4条",
    .warning,
    [
      PatternCase(
        #"(?<![\d.])(\d{1,2})月⟦(\d{1,2})⟧(?=(?:之|以)?前(?![后期\d])|[至到—～\-－]{1,2}\d{1,2}月\d{1,2}日)"#,
        "漏了“日”：“{right}”",
        fix: "{2}日",
        asks: true,
        holds: { $0.isDay }
      ),
      PatternCase(
        #"(?<!\d)\d\d\d\d年(\d{1,2})月⟦(\d{1,2})⟧(?=$|[，。；])"#,
        "漏了“日”：“{right}”",
        fix: "{2}日",
        asks: true,
        holds: { $0.isDay }
      ),
      PatternCase(
        #"(?<=[于至到自起从])(\d{1,2})月⟦(\d{1,2})⟧(?=(?:上午|下午|晚上|中午|早上|凌晨|放假|举行|召开|举办|开幕)|起(?:实行|施行|执行|生效|开始|正式))"#,
        "漏了“日”：“{right}”",
        fix: "{2}日",
        asks: true,
        holds: { $0.isDay }
      ),
    ],
    good: ["请于4月10日前报送。5月17至28日放假，今年4月3起案件已经办结。\n"],
    bad: [
      ("请于4月⟦10⟧前报送。\n", nil), ("自5月⟦17⟧至5月28日放假。\n", nil), (noticeOf("2024年3月⟦27⟧"), nil),
    ],
  ),
  PatternRule(
    .numbers,
    "number-slip",
    "数字中不夹字母，年份不颠倒",
    "“2O23年”“1O项”“l5个”是把字母O、l当作数字键入的；“2105年”多是“2015年”键入颠倒。",
    "写作惯例：公文校对常见差错",
    .warning,
    inTables: true,
    [
      PatternCase(
        #"(?<![\w.\-])⟦[12][\doOＯ]{3}⟧(?=年)"#,
        "数字中夹了字母，应为“{right}”",
        asks: true,
        right: asDigits,
        holds: { $0.hasLetter }
      ),
      PatternCase(
        #"(?<=\d[年月])⟦(?:\d[oOＯlI]|[oOＯlI]\d|[lI])⟧(?=[月日])"#,
        "数字中夹了字母，应为“{right}”",
        asks: true,
        right: asDigits
      ),
      PatternCase(
        #"(?<![\w.\-])⟦\d{1,3}[oOＯ]{1,3}⟧(?=[多余]?[个项名人户家亩件份次条处台辆套元万亿%])"#,
        "数字中夹了字母，应为“{right}”",
        asks: true,
        right: asDigits
      ),
      PatternCase(
        #"(?<![\w.\-])⟦[lI]\d{1,3}⟧(?=[多余]?[个项名人户家亩件份次条处台辆套元万亿%])"#,
        "数字中夹了字母，应为“{right}”",
        asks: true,
        right: asDigits
      ),
      PatternCase(
        #"(?<![\w.\-])⟦\d\d\d(\d)⟧年(?!代|以)"#,
        "年份疑为“{right}”；请核对",
        asks: true,
        right: { match in ["2", "0", match[0].dropFirst().first ?? "1"] + Array(match[1]) },
        holds: { (2101...2109).contains($0.number(0) ?? 0) || (2201...2209).contains($0.number(0) ?? 0) }
      ),
    ],
    good: ["2023年，采用H2O检测10项。到2100年实现目标，O型血15个单位。\n"],
    bad: [
      ("⟦2O23⟧年，医院工作有序开展。\n", nil), ("请于5月⟦2O⟧日前报送。\n", nil), ("2024年⟦l⟧月5日起执行。\n", nil),
      ("完成⟦1O⟧项任务，⟦l5⟧个村达标。\n", nil), ("⟦2105⟧年取得进展。\n", nil),
    ],
  ),
  PatternRule(
    .numbers,
    "range-reversed",
    "范围的两端不颠倒",
    "起止的日期、时刻，“以上……以下”的数目，前小后大。跨年的（11月1日至3月31日）、满一年的（3月1日至2月28日）不提示。",
    "《党政机关公文处理工作条例》第二十条第四项",
    .warning,
    [
      PatternCase(
        #"(?<!\d)⟦(\d\d\d\d)年(\d{1,2})月(?:(\d{1,2})日)?(?:至|到|[—～\-－]{1,2})(\d\d\d\d)年(\d{1,2})月(?:(\d{1,2})日)?⟧"#,
        "“{0}”前后颠倒；请核对",
        holds: { match in
          let day = { (group: Int) in
            ((match.number(group) ?? 0) * 100 + (match.number(group + 1) ?? 0)) * 100 + (match.number(group + 2) ?? 0)
          }
          return day(1) > day(4) && (match.range(3) == nil) == (match.range(6) == nil)
        }
      ),
      PatternCase(
        #"(?<![\d.])⟦(\d{1,2})月(\d{1,2})日(?:至|到|[—～\-－]{1,2})(\d{1,2})月(\d{1,2})日⟧"#,
        "“{0}”前后颠倒；请核对",
        // Of two months side by side the way round the year would be some eleven months long, and no whole year.
        holds: { match in
          guard let first = match.number(1), let start = match.number(2), let last = match.number(3),
            let end = match.number(4), end != start - 1, end != start
          else { return false }
          return first == last ? start > end : first == last + 1 && start > 1 && last > 0 && end < 28
        }
      ),
      PatternCase(
        #"(?<!\d)⟦((?:19|20)\d\d)年?(?:至|到|[—～\-－]{1,2})((?:19|20)\d\d)年⟧(?!\d)"#,
        "“{0}”前后颠倒；请核对",
        holds: { ($0.number(1) ?? 0) > ($0.number(2) ?? 0) }
      ),
      PatternCase(
        #"(?<![\d.])⟦(\d{1,8})(万?[元人户名个吨亩年米件])以上、?(?:不足|不满|至)?(\d{1,8})\2以下⟧"#,
        "“{0}”前大后小；请核对",
        holds: { ($0.number(1) ?? 0) > ($0.number(3) ?? 0) }
      ),
      // 上午9:00—5:00 leaves 下午 out, 下午6:00—1:00 goes on into the night.
      PatternCase(
        #"⟦下午(\d{1,2})[:：](\d\d)(?:至|到|[—～\-－]{1,2})(\d{1,2})[:：](\d\d)⟧"#,
        "“{0}”前后颠倒；请核对",
        holds: { match in
          guard let first = match.number(1), let last = match.number(3), first < 12, (2...12).contains(last) else {
            return false
          }
          return first * 60 + (match.number(2) ?? 0) > last * 60 + (match.number(4) ?? 0)
        }
      ),
    ],
    good: ["供暖期为11月1日至3月31日，保险期3月1日至2月28日。上午9:00—12:00、下午12:30—2:30休息。罚款1万元以上10万元以下。\n"],
    bad: [
      ("暑假为⟦7月10日至6月3日⟧。\n", nil), ("期限为⟦2024年3月1日至2024年2月28日⟧。\n", nil),
      ("审批⟦1000万元以上100万元以下⟧的项目。\n", nil), ("⟦下午5:00—3:00⟧开会。\n", nil),
    ],
  ),
  PatternRule(
    .marks,
    "outer-single-quote",
    "外面一层引号用双引号",
    "引号里面还要用引号时，外面一层用双引号，里面一层用单引号；只有一层的用双引号。全文只提示一次。",
    "GB/T 15834—2011 第4.8.3.4条",
    .information,
    once: true,
    [
      PatternCase(
        #"(?<![\w])⟦‘⟧([^‘’“”]{1,30})’(?!\w)"#,
        "外面一层引号用“”",
        fix: "“{1}”",
        asks: true,
        whole: true,
        holds: { $0.isInNoQuotation }
      )
    ],
    good: ["他说：“要防止‘一刀切’。”\n"],
    bad: [("惩治⟦‘⟧洗钱工具’。\n", nil)],
  ),
]

/// What is marked with figures for letters.
private let asDigits: @Sendable (PatternMatch) -> [CodeUnit]? = { match in
  match[0].map { $0 == "o" || $0 == "O" || $0 == "Ｏ" ? "0" : $0 == "l" || $0 == "I" ? "1" : $0 }
}

extension PatternMatch {
  /// Whether its first two groups are a month and a day that could be.
  fileprivate var isDay: Bool { GregorianCalendar.exists(year: nil, month: number(1) ?? 0, day: number(2) ?? 0) }

  /// Whether a letter stands among the figures.
  fileprivate var hasLetter: Bool { self[0].contains { $0.decimalDigit == nil } }

  /// Whether no quotation is open before it: one that began in a paragraph above closes behind it.
  fileprivate var isInNoQuotation: Bool {
    var depth = 0
    for index in surroundings {
      if units[at: index] == "“" { depth += 1 }
      if units[at: index] == "”" { depth -= 1 }
      if depth < 0 || index == marked.lowerBound && depth > 0 { return false }
    }
    return true
  }
}
