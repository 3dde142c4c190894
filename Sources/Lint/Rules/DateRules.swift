import Lexicon
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
        #"(?<![\n○])⟦[一二][九八〇零○ＯOo0][零〇○ＯOo0一二三四五六七八九]{2}(?:年⟧(?!\d{1,2}月)|⟧(?=[和至到比两—]))"#,
        "年份中的零写作“〇”：“{right}”",
        right: { match in match[0].map { HanNumeral.zeros.contains($0) ? "〇" : $0 } }
      )
    ],
    good: ["成立于二〇〇八年。\n"],
    bad: [
      ("成立于⟦二零零八年⟧。\n", "成立于二〇〇八年。\n"),
      ("产量⟦一九八○⟧比一九七五年增长一成。\n", "产量一九八〇比一九七五年增长一成。\n"),
    ],
  ),
  PatternRule(
    .numbers,
    "mixed-date",
    "一个日期用一种数字",
    "同一个日期，年、月、日全用阿拉伯数字，或全用汉字。“六月份”“三个月”不在此列；农历的月、日用汉字（2023年九月初九）。",
    "GB/T 15835—2011 第4.3条",
    .error,
    [
      PatternCase(
        #"⟦([一二][〇零○ＯOo0一二三四五六七八九]{3})年(\d{1,2})月(?:(\d{1,2})日)?⟧"#,
        "一个日期用一种数字：“{right}”",
        right: arabicDate
      ),
      PatternCase(
        #"(?<!\d)⟦(\d\d\d\d)年([一二三四五六七八九十]{1,2})月(?!份|初[一二三四五六七八九十]|[廿卅闰]|[一二三四五六七八九十]{1,3}(?![日一二三四五六七八九十]))(?:(\d{1,2}|[一二三四五六七八九十]{1,3})日)?⟧"#,
        "一个日期用一种数字：“{right}”",
        right: arabicDate,
        holds: { !$0.isLunar }
      ),
      PatternCase(
        #"(?<!\d)⟦(\d\d\d\d)年(\d{1,2})月([一二三四五六七八九十]{1,3})日⟧"#,
        "一个日期用一种数字：“{right}”",
        right: arabicDate
      ),
      PatternCase(
        #"⟦([一二][〇零○ＯOo0一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月(\d{1,2})日⟧"#,
        "一个日期用一种数字：“{right}”",
        right: arabicDate
      ),
      PatternCase(
        #"(?<![\d年])⟦(\d{1,2})月([一二三四五六七八九十]{1,3})日⟧"#,
        "一个日期用一种数字：“{right}”",
        right: arabicDay
      ),
      PatternCase(
        #"(?<![\n年])⟦([一二三四五六七八九十]{1,2})月(\d{1,2})日⟧"#,
        "一个日期用一种数字：“{right}”",
        right: arabicDay
      ),
    ],
    good: ["2023年六月份的数据。二〇二三年六月八日。\n", "2023年九月初九重阳节期间。定于2024年八月十五中秋夜举行。\n"],
    bad: [
      ("会议定于⟦二〇二三年6月⟧召开。\n", "会议定于2023年6月召开。\n"), ("截至⟦二0二四年12月⟧。\n", "截至2024年12月。\n"),
      ("⟦二〇二五年六月3日⟧召开。\n", "2025年6月3日召开。\n"),
    ],
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
    [
      PatternCase(#"(?<![\d.])\d{1,2}月\d{1,2}⟦号⟧(?![\#(named)])"#, "日期用“日”", fix: "日", asks: true),
      PatternCase(#"(?<=[\#(han)]月[\#(han)]{1,3})⟦号⟧(?![\#(named)])"#, "日期用“日”", fix: "日", asks: true),
      PatternCase(#"(?<=[元本下上每当]月)\d{1,2}⟦号⟧(?![\#(named)])"#, "日期用“日”", fix: "日", asks: true),
    ],
    good: ["6月5号楼竣工。按照国发2号文件要求。\n"],
    bad: [("会议定于4月10⟦号⟧召开。\n", nil), ("活动从十月一⟦号⟧开始。\n", nil)],
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
        #"(?<!版本号?[为是：:])(?<![\d.Vv\w号本版第])⟦((?:19|20)\d\d)[.．/](\d{1,2})[.．/](\d{1,2})⟧(?![\d.．\w\-])"#,
        "写作“{right}”",
        right: arabicDate,
        holds: { match in
          !match.isAlone && (1...12).contains(match.number(2) ?? 0) && (1...31).contains(match.number(3) ?? 0)
        }
      ),
      PatternCase(
        #"(?<![\d.\w第：])(?<!^)⟦(?:19|20)\d\d[.．](?:0?[1-9]|1[0-2])(?:--|[\-—–～~－至到])(?:19|20)\d\d[.．](?:0?[1-9]|1[0-2])⟧(?=完成|实施|开展|建设|进行|期间|[，。；）])"#,
        "正文中的日期写作年月",
        holds: { !$0.isAlone }
      ),
      PatternCase(
        #"(?<![\d.\w\-—–～~－至到])⟦((?:19|20)\d\d)[.．](\d{1,2})⟧(?=出生|生[，。）]|入党|参加工作|入职|任职|毕业|完成|开工|竣工|建成|投产|验收|启动)"#,
        "写作“{right}”",
        right: arabicDate,
        holds: { (1...12).contains($0.number(2) ?? 0) }
      ),
      // Elsewhere it may be a decimal: what comes before and behind has to be that of a day.
      PatternCase(
        #"(?<![\d.．\w第版本号])⟦(\d{1,2})[.．](\d{1,2})日?⟧(?=(?:之|以)?前(?:完成|报|上报|报送|提交|上交|交至|办结|整改|返回|反馈|到位)|日?(?:上午|下午|晚上))"#,
        "写作“{right}”",
        asks: true,
        right: arabicDay,
        holds: { $0.isDayOfMonth }
      ),
      PatternCase(
        #"(?<=[于至到自从])⟦(\d{1,2})[.．](\d{1,2})日⟧(?=(?:之|以)?前|[起止召举开]|上午|下午)"#,
        "写作“{right}”",
        asks: true,
        right: arabicDay,
        holds: { $0.isDayOfMonth }
      ),
    ],
    good: ["IP地址为192.168.1.1，版本号为V2024.6.12。规程第2021.3.15款。工期由12.5日减至9.25日。\n"],
    bad: [
      ("会议定于⟦2024.6.12⟧召开。\n", "会议定于2024年6月12日召开。\n"), ("请于⟦5.30日⟧前报送，⟦6.15⟧前上报。\n", nil),
    ],
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
        #"(?<![\D.．近满历时约逾超过达续余用了长共第的来前后多期每～—\-－])(?<!(?:年限|寿命|折旧|租期|期限|残值|任期|工龄)[^。；]{0,30})(?<!民国|昭和|大正|明治|道光|光绪|宣统|咸丰|同治|乾隆|康熙|嘉庆|雍正|建国|建校|建党|建军|建厂|坚守|在位|入党|从教|从军|从业|工龄|约定)⟦([0-3789]\d)年⟧(?=\d{1,2}(?:[—～至\-－]\d{1,2})?月(?![寿如])|底(?![薪子蕴线色气座部盘层价舱板漆稿片牌细料图肥火裤款仓商息温])|末(?![位期端尾梢班叶节流日])|初(?![步中级始心衷期次见学一])|度(?![过日])|[上下]半年|第?[一二三四]季度|年[底初末]|全年)"#,
        "年份写四位",
        asks: true,
        right: { match in
          match.number(1).flatMap {
            $0 < 40 ? [CodeUnit]("20") + Array(match[1]) + ["年"] : [CodeUnit]("19") + Array(match[1]) + ["年"]
          }
        }
      ),
      PatternCase(#"(?<=[自从与较比和])⟦[0-3]\d年⟧(?=起|以来|同期|相比|[增提上下降减])"#, "年份写四位"),
      PatternCase(#"(?<=^|[，。；])⟦(?:1[1-9]|2[1-9])年⟧(?=以来[，\h])"#, "年份写四位"),
      PatternCase(#"(?<=^|[，。；：])⟦(?:1[6-9]|2[1-9])年⟧(?=(?:全|我)[\p国局校]|本市)"#, "年份写四位"),
      // Two years that follow one another; 22、23年 of service nobody says.
      PatternCase(
        #"(?<=^|[，。；：（在于自对])⟦([012]\d)、([012]\d)年⟧(?![级制期内后前以之间的])"#,
        "年份写四位",
        holds: { ($0.number(1) ?? 0) + 1 == $0.number(2) }
      ),
    ],
    good: ["近20年初步建成。2024年6月底前完成。满10年末位淘汰。合同约定20年底价不变，25年底舱完好，20年末梢神经受损，24年6月如一日。使用年限20年，20年末残值为零。\n"],
    bad: [("截至⟦23年⟧底，项目全部完工。\n", nil)],
  ),
]

extension PatternMatch {
  /// Whether a word of the lunar calendar, a feast or a fair stands near: its months and days are written in 汉字.
  fileprivate var isLunar: Bool {
    let near = (marked.lowerBound - Self.nearFeast..<marked.upperBound + Self.nearFeast).clamped(to: content)
    return feasts.occurs(in: near, of: units)
  }

  /// Units on either side: 农历2023年, 八月（中秋前夕）.
  private static let nearFeast = 8
}

private let feasts = CueSet(.lunar)
private let han = "一二三四五六七八九十"
/// What begins behind 号 of a number that is no day: 5号楼.
private let named = "文线楼令公院门桌车机店井铺台单码房发炉桥"

extension PatternMatch {
  /// Whether its first two groups could be a month and a day.
  fileprivate var isDayOfMonth: Bool { GregorianCalendar.exists(year: nil, month: number(1) ?? 0, day: number(2) ?? 0) }
}

/// The date of three groups as 2024年6月1日; without the third 2024年6月.
private let arabicDate: @Sendable (PatternMatch) -> [CodeUnit]? = { match in
  let number = { (group: Int, isYear: Bool) -> Int? in
    if let number = match.number(group) { return number }
    return isYear ? HanNumeral.year(match[group]) : HanNumeral.read(Array(match[group]), at: 0)?.value
  }
  guard let year = number(1, true), let month = number(2, false) else { return nil }
  if match.range(3) == nil { return [CodeUnit]("\(year)年\(month)月") }
  return number(3, false).map { [CodeUnit](CalendarDay(year: year, month: month, day: $0).written) }
}

/// The day of two groups as 3月15日; nil where one of them is no number.
private let arabicDay: @Sendable (PatternMatch) -> [CodeUnit]? = { match in
  let number = { (group: Int) in match.number(group) ?? HanNumeral.read(Array(match[group]), at: 0)?.value }
  guard let month = number(1), let day = number(2) else { return nil }
  return [CodeUnit]("\(month)月\(day)日")
}

/// What is marked without zeros before month and day.
private let unpadded: @Sendable (PatternMatch) -> [CodeUnit]? = { match in
  let units = Array(match[0])
  return units.indices.filter { index in
    !(units[index] == "0" && (index == 0 || units[index - 1].decimalDigit == nil)
      && units[at: index + 1].decimalDigit != nil)
  }.map { units[$0] }
}
