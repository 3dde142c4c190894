import Text

/// Dates and times that a pattern can judge.
let dateRules: [PatternRule] = [
  PatternRule(
    .numbers,
    "year-ling",
    "年份中的零写作“〇”",
    "用汉字写年份，零写作“〇”，不写作“零”“○”“0”或字母“O”。全文只提示一次。",
    "GB/T 15835—2011 第5.2.5条",
    .warning,
    once: true,
    [
      PatternCase(
        #"(?<![\n○])⟦([一二][九八〇零○ＯOo0][零〇○ＯOo0一二三四五六七八九]{2}年)⟧"#,
        "年份中的零写作“〇”：“{right}”",
        right: { match in match[0].map { zeros.contains($0) ? "〇" : $0 } }
      )
    ],
    good: ["成立于二〇〇八年。\n"],
    bad: [("成立于⟦二零零八年⟧。\n", "成立于二〇〇八年。\n")],
  ),
  PatternRule(
    .numbers,
    "mixed-date",
    "一个日期用一种数字",
    "同一个日期，年、月、日全用阿拉伯数字，或全用汉字。“六月份”“三个月”不在此列。",
    "GB/T 15835—2011 第4.3条",
    .error,
    [
      PatternCase(
        #"⟦([一二][〇零○一二三四五六七八九]{3})年(\d{1,2})月(?:(\d{1,2})日)?⟧"#,
        "一个日期用一种数字：“{right}”",
        right: arabicDate
      ),
      PatternCase(
        #"(?<!\d)⟦(\d\d\d\d)年([一二三四五六七八九十]{1,2})月(?!份)(?:(\d{1,2}|[一二三四五六七八九十]{1,3})日)?⟧"#,
        "一个日期用一种数字：“{right}”",
        right: arabicDate
      ),
      PatternCase(
        #"(?<!\d)⟦(\d\d\d\d)年(\d{1,2})月([一二三四五六七八九十]{1,3})日⟧"#,
        "一个日期用一种数字：“{right}”",
        right: arabicDate
      ),
    ],
    good: ["2023年六月份的数据。二〇二三年六月八日。\n"],
    bad: [("会议定于⟦二〇二三年6月⟧召开。\n", "会议定于2023年6月召开。\n")],
  ),
  PatternRule(
    .numbers,
    "padded-date",
    "月、日不编虚位",
    "年、月、日用汉字连接的，月、日前不加0；“2024-06-01”的写法才加。",
    "GB/T 15835—2011 第5.1.4条",
    .warning,
    [
      PatternCase(
        #"(?<!\d)⟦\d{4}年(?:0\d月(?:\d{1,2}日|(?!\d))|\d{1,2}月0\d日)⟧(?!印发)"#,
        "不编虚位：“{right}”",
        right: unpadded,
        holds: { !$0.isAlone }
      ),
      PatternCase(
        #"(?<![\d年])⟦(?:\d{1,2}月0\d日|0\d月\d{1,2}日)⟧(?!印发)"#,
        "不编虚位：“{right}”",
        right: unpadded
      ),
    ],
    good: ["系统日期为2024-06-01。会议定于2024年6月1日召开。\n"],
    bad: [("会议定于⟦2024年06月01日⟧召开。\n", "会议定于2024年6月1日召开。\n")],
  ),
  PatternRule(
    .numbers,
    "date-hao",
    "日期用“日”",
    "书面的日期写作“4月10日”，“4月10号”是口语。",
    "写作惯例",
    .information,
    [PatternCase(#"(?<![\d.])\d{1,2}月\d{1,2}⟦号⟧(?![文线楼令公院门桌车机店井铺台单码房发炉桥])"#, "日期用“日”", fix: "日", asks: true)],
    good: ["6月5号楼竣工。按照国发2号文件要求。\n"],
    bad: [("会议定于4月10⟦号⟧召开。\n", nil)],
  ),
  PatternRule(
    .numbers,
    "date-dotted",
    "正文中的日期写作年月日",
    "正文中的日期写作“2024年6月12日”，不写作“2024.6.12”。IP地址、版本号不在此列。",
    "GB/T 15835—2011 第5.1.4条",
    .warning,
    [
      PatternCase(
        #"(?<![\d.Vv\w号本版])⟦((?:19|20)\d\d)[.．/](\d{1,2})[.．/](\d{1,2})⟧(?![\d.．\w\-])"#,
        "写作“{right}”",
        right: arabicDate,
        holds: { match in
          !match.isAlone && (1...12).contains(match.number(2) ?? 0) && (1...31).contains(match.number(3) ?? 0)
        }
      )
    ],
    good: ["IP地址为192.168.1.1，版本号为V2024.6.12。\n"],
    bad: [("会议定于⟦2024.6.12⟧召开。\n", "会议定于2024年6月12日召开。\n")],
  ),
  PatternRule(
    .numbers,
    "short-year",
    "年份写四位",
    "年份不省写为两位：24年6月写作2024年6月。表示年数的（历时20年）不提示。",
    "GB/T 15835—2011 第5.1.4条",
    .warning,
    [
      PatternCase(
        #"(?<![\D.．近满历时约逾超过达续余用了长共第的来前后多期每～—\-－])⟦([0-3789]\d)年⟧(?=\d{1,2}(?:[—～至\-－]\d{1,2})?月|底(?![薪子])|末(?!位)|初(?![步中级始])|度(?![过日])|[上下]半年|第?[一二三四]季度|年[底初末]|全年)"#,
        "年份写四位",
        asks: true,
        right: { match in
          match.number(1).flatMap {
            $0 < 40 ? [CodeUnit]("20") + Array(match[1]) + ["年"] : [CodeUnit]("19") + Array(match[1]) + ["年"]
          }
        }
      )
    ],
    good: ["近20年初步建成。2024年6月底前完成。满10年末位淘汰。\n"],
    bad: [("截至⟦23年⟧底，项目全部完工。\n", nil)],
  ),
  PatternRule(
    .numbers,
    "impossible-date",
    "日历上应有这一天",
    "文中任何地方的日期，日历上都应当有：没有6月31日、2月30日、13月。",
    "历法",
    .error,
    [
      PatternCase(
        #"(?<![\d.年])⟦(?:(\d\d\d\d)年)?(\d{1,2})月(\d{1,2})[日号]⟧"#,
        "日历上没有“{0}”这一天；请核对",
        holds: { match in
          guard !match.isAlone, let month = match.number(2), let day = match.number(3) else { return false }
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
    ],
    good: ["2024年2月29日印发，6月30日前完成。\n"],
    bad: [("会议定于⟦2025年2月30日⟧召开。\n", nil)],
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
          let names: [CodeUnit] = ["日", "一", "二", "三", "四", "五", "六"]
          if match[5].first == "天", weekday == 0 { return Array(match[0]) }
          return Array(match[4]) + [names[at: weekday]]
        },
        holds: { match in
          GregorianCalendar.exists(year: match.number(1), month: match.number(2) ?? 0, day: match.number(3) ?? 0)
        }
      )
    ],
    good: ["会议定于2026年8月1日（星期六）召开。\n"],
    bad: [("会议定于2026年8月1日（⟦星期一⟧）召开。\n", nil)],
  ),
  PatternRule(
    .numbers,
    "ampm-24h",
    "上午、下午不与二十四小时制并用",
    "写作“下午2:30”或“14:30”，不写作“下午14:30”。",
    "写作惯例",
    .warning,
    [
      // 上午8:30—12:00，下午14:30—17:30: one of a pair does not lose its word alone.
      PatternCase(
        #"(?<=上午[^。；]{1,24})⟦(?:下午|晚上|傍晚|夜间|晚)((?:1[3-9]|2[0-4])(?:[:：][0-5]\d|[时点](?:[0-5]?\d分|半)?))⟧"#,
        "写作“{right}”",
        fix: "{1}",
        asks: true
      ),
      PatternCase(
        #"(?<!上午[^。；]{1,24})⟦(?:下午|晚上|傍晚|夜间|晚)((?:1[3-9]|2[0-4])(?:[:：][0-5]\d|[时点](?:[0-5]?\d分|半)?))⟧"#,
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
]

/// The date of three groups as 2024年6月1日; without the third 2024年6月.
private let arabicDate: @Sendable (PatternMatch) -> [CodeUnit]? = { match in
  let number = { (group: Int, isYear: Bool) -> Int? in
    if let number = match.number(group) { return number }
    let units = Array(match[group])
    if isYear {
      return units.reduce(Int?.some(0)) { value, unit in
        let digit = unit == "〇" || zeros.contains(unit) ? 0 : HanNumeral.digit(unit)
        return digit.flatMap { digit in value.map { $0 * 10 + digit } }
      }
    }
    return HanNumeral.read(units, at: 0)?.value
  }
  guard let year = number(1, true), let month = number(2, false) else { return nil }
  let start = "\(year)年\(month)月"
  if match.range(3) == nil { return [CodeUnit](start) }
  return number(3, false).map { [CodeUnit](start + "\($0)日") }
}

/// What is marked without zeros before month and day.
private let unpadded: @Sendable (PatternMatch) -> [CodeUnit]? = { match in
  let units = Array(match[0])
  return units.indices.filter { index in
    !(units[index] == "0" && (index == 0 || units[index - 1].decimalDigit == nil)
      && units[at: index + 1].decimalDigit != nil)
  }.map { units[$0] }
}

/// Other signs for 〇.
private let zeros: [CodeUnit] = ["零", "○", "Ｏ", "O", "o", "0"]
