import Lexicon
import Structure
import Text

/// What is asked for until a day that is past.
let deadlineRules: [PatternRule] = [
  PatternRule(
    .genre,
    "deadline-past",
    "期限不早于成文日期",
    "要求完成、报送的期限，不能在成文日期之前。“请于……前”“……前将……报送”作警告；“应于……前”可能说的是别处定的期限、申报的条件，只提示。",
    "《党政机关公文处理工作条例》第二十条第四项",
    .warning,
    [
      // 请于……前报送 sets a deadline; without 于 the day may only say which are meant: 2020年12月31日前投产的锅炉.
      PatternCase(
        #"(?<!\d)(?<![对照以凡按])(?<!已[于在])(?<=[于在请须])⟦\d\d\d\d年\d{1,2}月(?:\d{1,2}日(?:\d{1,2}时)?|底)?[以之]?前⟧(?!\#(qualified))(?=[^，。；已]{0,24}(?:报|提交|反馈|完成|送达|落实|整改)(?!送?的))"#,
        "期限早于成文日期；请核对"
      ),
      PatternCase(
        #"(?<!\d)(?<![对照以凡按])(?<![于在请须])(?<!原定)⟦\d\d\d\d年\d{1,2}月(?:\d{1,2}日(?:\d{1,2}时)?|底)?[以之]?前⟧(?!\#(qualified))(?![^，。；将把]{1,10}的)(?=[^，。；已]{0,24}(?:报|提交|反馈|完成|送达|落实|整改)(?!送?的))"#,
        "期限早于成文日期；请核对"
      ),
      PatternCase(
        #"(?<![\d年])(?<!已[于在])(?<=[于在请须])⟦\d{1,2}月\d{1,2}日(?:\d{1,2}时)?[以之]?前⟧(?=[^。；已了]{0,24}(?:报|提交|反馈|完成|送达|落实|整改)(?!送?的|了))"#,
        "期限早于成文日期；请核对"
      ),
    ],
    good: [
      paper("关于加强督查的通知", "请于2024年5月30日前报送材料。"), paper("关于加强督查的通知", "请于2月10日前报送材料。"),
      paper("关于申报奖励的通知", "凡于2023年12月31日前完成投资的企业，均可申报奖励。"),
      paper("关于加强督查的通知", "去年我们要求于2024年3月5日前报送信息，仍有三个科室未报。"),
    ],
    bad: [
      (paper("关于加强督查的通知", "请于⟦2024年4月30日前⟧报送材料。"), nil),
      (paper("关于加强督查的通知", "请认真研究，并于⟦4月30日前⟧反馈意见。"), nil),
    ],
    judge: { draft, found in
      guard let day = draft.day, draft.genre?.traits.setsDeadlines == true else { return [] }
      return found.filter { isBefore(day, $0, in: draft) }.map { isAsked($0, in: draft) ? $0 : $0.with(.hint) }
    },
  )
]

/// Whether the deadline that `finding` marks ran out before the paper was written. A sentence that tells of the past sets
/// none; without a year it is of the year of the paper, if that is less than a season ago: else it is next year's.
private func isBefore(_ day: Int, _ finding: Finding, in draft: Draft) -> Bool {
  let line = finding.range.start.line
  let units = draft.document.text.line(line).units
  let isEnd = { (unit: CodeUnit) in unit == "。" || unit == "；" || unit == "！" }
  let (begin, end) = (min(finding.range.start.column, units.count), min(finding.range.end.column, units.count))
  let first = units[..<begin].lastIndex(where: isEnd) ?? 0
  let last = units[max(begin, end)...].firstIndex(where: isEnd) ?? units.count
  guard !past.occurs(in: first..<last, of: units) else { return false }
  let written = draft.units(finding)
  if let deadline = Draft.day(written), deadline > 1900_00_00 { return deadline < day }
  let numbers = written[...].figures
  guard let month = numbers.first, let date = numbers[safe: 1], (1...12).contains(month) else { return false }
  let sentence = first..<begin
  guard !units[sentence].contains("年"), units[sentence].contains("请") else { return false }
  let ago = day % 10000 - (month * 100 + date)
  return ago > 0 && day / 100 % 100 - month <= 2
}

/// Behind a day, who is meant by it: 2024年12月31日前完成投资的企业.
private let qualified =
  "[^，。；将把]{1,20}的(?:$|[，。；]|企业|单位|项目|个人|人员|学生|考生|家庭|用户|农户|机构|公司|工程|人|[村镇户])"

private let past = CueSet(.past)

/// Whether the paper itself sets the deadline: it asks (请于……), or says what is to be handed in (将报名表报送). 应于 and 须于
/// may as well tell of another paper, or who may apply.
private func isAsked(_ finding: Finding, in draft: Draft) -> Bool {
  let units = draft.document.text.line(finding.range.start.line).units
  let (begin, end) = (min(finding.range.start.column, units.count), min(finding.range.end.column, units.count))
  let first = units[..<begin].lastIndex { $0 == "。" || $0 == "；" } ?? 0
  let last = units[max(begin, end)...].firstIndex { $0.isClauseMark || $0.isSentenceEnd } ?? units.count
  let isAsking = (first..<begin).contains { units[$0] == "请" || units.has("务必", at: $0) }
  return isAsking || units[max(begin, end)..<last].contains { $0 == "将" || $0 == "把" }
}

private func paper(_ title: String, _ body: String) -> String {
  "\(title)\n各有关单位：\n\(body)\n某市教育局\n2024年5月6日\n"
}
