import Text

/// Today's date where a date begins, in Arabic figures as GB/T 9704—2012 7.3.5 sets 成文日期, or in 汉字.
enum DateSource: CompletionSource {
  static let name = "date"

  static func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    guard let today = context.today, context.previous.map(mayBeInDate) ?? true else { return }
    let arabic = [CodeUnit]("\(today.year)年\(today.month)月\(today.day)日")
    let han = [CodeUnit](
      "\(today.year)".utf16.map { unit in
        unit == 0x30 ? "〇" : HanNumeral.spell(Int(unit) - 0x30).first ?? "〇"
      }
    )
    let spelled =
      han + [CodeUnit]("年") + HanNumeral.spell(today.month) + [CodeUnit]("月") + HanNumeral.spell(today.day)
      + [CodeUnit]("日")
    for date in [arabic, spelled] {
      let typed = context.prefix.commonTail(with: date)
      // 20 begins a year more often than not; 2 begins anything.
      if typed >= 2 {
        offer(date, typed: typed, probability: typed >= 5 ? 0.5 : 0.2, &evidence)
      } else if typed == 0, date == arabic, context.isSignaturePlace {
        offer(date, typed: 0, probability: 0.15, &evidence)
      }
    }
  }

  private static func mayBeInDate(_ unit: CodeUnit) -> Bool {
    unit.isASCIIDigit || unit.isHanNumeral || unit == "年" || unit == "月"
  }

  private static func offer(_ date: [CodeUnit], typed: Int, probability: Float, _ evidence: inout Evidence) {
    evidence.offer(date[typed...], probability: probability, kind: .date, label: String(date), detail: "今天")
  }
}
