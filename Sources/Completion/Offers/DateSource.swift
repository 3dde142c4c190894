import Structure
import Text

/// Today's date where a date begins, in Arabic figures as GB/T 9704—2012 7.3.5 sets 成文日期, or in 汉字.
final class DateSource: CompletionSource {
  let name = "date"
  let title = "当天的日期"

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    guard let today = context.request.today, context.previous.map(mayBeInDate) ?? true else { return }
    let arabic = [CodeUnit](today.written)
    for date in [arabic, today.spelled] {
      let typed = context.prefix.commonTail(with: date)
      // 20 begins a year more often than not; 2 begins anything.
      if typed >= 2 || typed == 0 && date == arabic && context.isBelowSignature {
        // The year and the month are grades of their own: what is typed counts only up to three.
        let age = typed > 4 ? 0 : typed > 2 ? 1 : 2
        evidence.offer(
          date[typed...],
          OfferCase(.date, context.isAtLineStart ? .line : .inside, typed: typed, age: age),
          kind: .date,
          label: String(date),
          detail: "今天",
        )
      }
    }
  }

  private func mayBeInDate(_ unit: CodeUnit) -> Bool {
    unit.isASCIIDigit || unit.isHanNumeral || unit == "年" || unit == "月"
  }
}
