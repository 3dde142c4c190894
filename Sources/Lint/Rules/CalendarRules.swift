import Structure
import Text

/// Days and hours that the calendar and the clock can judge.
let calendarRules: [PatternRule] = [
  PatternRule(
    .numbers,
    "impossible-date",
    "日历上应有这一天",
    "文中任何地方的日期，日历上都应当有：没有6月31日、2月30日、13月。",
    "历法",
    .error,
    inTables: true,
    [
      PatternCase(
        #"(?<![\d.])(?<!年[ ]?)⟦(?:(\d\d\d\d)[ ]?年[ ]?)?(\d{1,2})[ ]?月[ ]?(\d{1,2})[ ]?[日号]⟧"#,
        "日历上没有“{0}”这一天；请核对",
        holds: { match in
          guard let month = match.number(2), let day = match.number(3) else { return false }
          return !GregorianCalendar.exists(year: match.number(1), month: month, day: day)
        }
      ),
      PatternCase(
        #"(?<![\d.])(\d{1,2})月\d{1,2}[日号]?[至到—～\-－]⟦(\d{1,2})[日号]⟧"#,
        "日历上没有这一天；请核对",
        holds: { match in
          guard let month = match.number(1), let day = match.number(2) else { return false }
          return !GregorianCalendar.exists(year: nil, month: month, day: day)
        }
      ),
      PatternCase(#"(?<!\d)⟦\d\d\d\d年(?:1[3-9]|[2-9]\d)月⟧"#, "一年没有这个月；请核对"),
      // In 汉字. Without a year a 三十日 may be one of the lunar calendar.
      PatternCase(
        #"⟦([一二][九〇零○ＯOo0][〇零○ＯOo0一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{2,3})[日号]⟧"#,
        "日历上没有“{0}”这一天；请核对",
        holds: { match in
          let day = match.amount(3)
          return day != 31 && !GregorianCalendar.exists(year: match.year(1), month: match.amount(2), day: day)
        }
      ),
      PatternCase(#"(?<=[四六九二]月|十一月)(?<!十二月)⟦三十一[日号]⟧"#, "这个月没有“{0}”；请核对"),
      // A number of four, two and two figures is a date only if it could be one in another month.
      PatternCase(
        #"(?<![\d.\-/\w])⟦((?:19|20)\d\d)[\-/](\d{1,2})[\-/](\d{1,2})⟧(?![\d.\-/\w])"#,
        "日历上没有“{0}”这一天；请核对",
        holds: { match in
          guard let month = match.number(2), let day = match.number(3), (1...12).contains(month), (1...31).contains(day)
          else { return false }
          return !GregorianCalendar.exists(year: match.number(1), month: month, day: day)
        }
      ),
    ],
    good: ["2024年2月29日印发，6月30日前完成。\n", "二〇二四年二月二十九日印发，十月三十一日前完成，农历二月三十日。\n"],
    bad: [
      ("会议定于⟦2025年2月30日⟧召开。\n", nil), ("定于⟦二〇二五年二月三十日⟧召开。\n", nil),
      ("请于九月⟦三十一日⟧前报送。\n", nil),
      ("请于⟦4 月 31 日⟧前报送。\n", nil),
      ("某区审计情况的报告\n⟦2023年9月31日⟧\n主任、各位委员：\n现将情况报告如下。\n", nil),
    ],
    // The day of the paper is looked at as that.
    judge: { draft, found in
      let days = draft.document.outline.elements.filter { $0.kind == .date }
      return found.filter { finding in !days.contains { $0.range.overlaps(finding.range) } }
    },
  ),
  PatternRule(
    .numbers,
    "weekday-mismatch",
    "星期与日期应当相符",
    "写明年月日又写明星期的，两者应当相符。",
    "历法；《党政机关公文处理工作条例》第二十条第四项",
    .warning,
    [
      PatternCase(
        #"(?<!\d)(\d\d\d\d)年(\d{1,2})月(\d{1,2})日[（(，]?\s?⟦(星期|礼拜|周)([一二三四五六日天])⟧"#,
        "这一天是“{right}”；请核对",
        asks: true,
        right: { match in
          guard let year = match.number(1), let month = match.number(2), let day = match.number(3),
            let weekday = GregorianCalendar.weekday(year: year, month: month, day: day)
          else { return nil }
          if match[5].first == "天", weekday == 0 { return Array(match[0]) }
          return Array(match[4]) + [names[at: weekday]]
        },
        holds: { match in
          GregorianCalendar.exists(year: match.number(1), month: match.number(2) ?? 0, day: match.number(3) ?? 0)
        }
      ),
      PatternCase(#"(?<![\d年])\d{1,2}月\d{1,2}日[（(，]?\s?⟦(?:星期|礼拜|周)[一二三四五六日天]⟧(?!期|边|围|岁|年)"#, ""),
    ],
    good: ["会议定于2026年8月1日（星期六）召开。\n", undated("6月10日（星期二）")],
    bad: [("会议定于2026年8月1日（⟦星期一⟧）召开。\n", nil), (undated("6月10日（⟦星期三⟧）"), nil)],
    judge: { draft, found in
      found.compactMap { finding in
        guard finding.message.isEmpty else { return finding }
        guard let day = draft.day, let weekday = Weekday(finding, of: draft).mismatch(near: day) else { return nil }
        var own = finding
        own.message = "成文的\(day / 10000)年，这一天是“\(weekday)”；请核对"
        return own
      }
    },
  ),
  PatternRule(
    .numbers,
    "ampm-24h",
    "上午、下午不与二十四小时制并用",
    "写作“下午2:30”或“14:30”，不写作“下午14:30”。“夜间22时至次日6时”“晚22:30”不提示。",
    "写作惯例",
    .warning,
    [
      // 上午8:30—12:00，下午14:30—17:30: one of a pair does not lose its word alone.
      PatternCase(
        #"(?<=上午[^。]{1,24})⟦(?:下午|晚上|傍晚)((?:1[3-9]|2[0-4])(?:[:：][0-5]\d|[时点](?:[0-5]?\d分|半)?))⟧"#,
        "写作“{right}”",
        fix: "{1}",
        asks: true
      ),
      PatternCase(
        #"(?<!上午[^。]{1,24})⟦(?:下午|晚上|傍晚)((?:1[3-9]|2[0-4])(?:[:：][0-5]\d|[时点](?:[0-5]?\d分|半)?))⟧"#,
        "写作“{right}”",
        fix: "{1}"
      ),
      PatternCase(
        #"⟦(?:上午|凌晨|清晨|早上)(?:1[3-9]|2[0-4])(?:[:：][0-5]\d|[时点])⟧"#,
        "“{0}”前后不符；请核对"
      ),
    ],
    good: ["会议于下午2:30召开，晚上8点结束。\n"],
    bad: [("会议于⟦下午14:30⟧召开。\n", "会议于14:30召开。\n")],
  ),
  PatternRule(
    .numbers,
    "time-colon",
    "时、分之间用半角冒号",
    "用数字写时刻，时、分、秒之间用半角冒号：9:00。比例、比分不提示。全文只提示一次。",
    "GB/T 15835—2011 第5.1.5条",
    .hint,
    once: true,
    [
      PatternCase(
        #"(?<=(?:时间[为：]?|[日午晚间晨至到—～于（]\s?|[）)]\s?|\d：\d\d[—～至\-－]{1,2})(?:[01]?\d|2[0-4]))⟦：⟧(?=[0-5]\d(?![\d.：]))"#,
        "时、分之间用“{right}”",
        fix: ":"
      ),
      PatternCase(
        #"(?<=[^\d.：比](?:[01]?\d|2[0-4]))⟦：⟧(?=[0-5]\d[—～至\-－]{1,2}(?:次日)?\d{1,2}[：:][0-5]\d)"#,
        "时、分之间用“{right}”",
        fix: ":"
      ),
    ],
    good: ["会议于9:00开始，男女比例为1：12，三次产业之比为12：56：32。\n"],
    bad: [("会议定于9月1日上午9⟦：⟧00召开。\n", "会议定于9月1日上午9:00召开。\n")],
  ),
]

extension PatternMatch {
  /// The number in 汉字 that a group says; 0 if it says none.
  fileprivate func amount(_ group: Int) -> Int { HanNumeral.read(Array(self[group]), at: 0)?.value ?? 0 }

  /// The year that a group says digit by digit, in 汉字.
  fileprivate func year(_ group: Int) -> Int { HanNumeral.year(self[group]) ?? 0 }
}

/// A day without its year, and the day of the week that is written behind it.
private struct Weekday {
  private var month = 0
  private var day = 0
  private var written: [CodeUnit]
  /// Whether the line names a year before the day: then it may be of that year.
  private var isOfOtherYear: Bool

  init(_ finding: Finding, of draft: Draft) {
    written = draft.units(finding)
    let units = draft.document.text.line(finding.range.start.line).units
    let before = units[..<min(finding.range.start.column, units.count)]
    isOfOtherYear = before.contains("年")
    var end = before.count
    for unit in [CodeUnit]("日月") {
      guard let mark = before[..<end].lastIndex(of: unit) else { return }
      let digits = before[..<mark].reversed().prefix(2).prefix { $0.decimalDigit != nil }
      let value = digits.reversed().reduce(0) { $0 * 10 + ($1.decimalDigit ?? 0) }
      if unit == "日" { day = value } else { month = value }
      end = mark
    }
  }

  /// The right one for a paper of the day `date`, as 20240506; nil where the one that stands fits, in that year or, more
  /// than a season away, in the one before or behind it.
  func mismatch(near date: Int) -> String? {
    let (year, ahead) = (date / 10000, month - date / 100 % 100)
    let years = [year] + (ahead > 2 ? [year - 1] : ahead < -2 ? [year + 1] : [])
    guard !isOfOtherYear, GregorianCalendar.exists(year: year, month: month, day: day), let last = written.last,
      let stated = last == "天" ? 0 : names.firstIndex(of: last)
    else { return nil }
    let real = years.map { GregorianCalendar.weekday(year: $0, month: month, day: day) }
    guard !real.contains(stated), let right = real.first ?? nil else { return nil }
    return String(Array(written.dropLast()) + [names[at: right]])
  }
}

private let names: [CodeUnit] = ["日", "一", "二", "三", "四", "五", "六"]

/// A paper of 2025 that says `day` without its year.
private func undated(_ day: String) -> String {
  "关于报送值班表的通知\n各有关单位：\n请于\(day)下班前报送值班表。\n某市教育局\n2025年5月20日\n"
}
