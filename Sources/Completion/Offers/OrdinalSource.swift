import Structure
import Text

/// The next number of an open series: at the beginning of a line, and inside a paragraph after 一是…；.
final class OrdinalSource: CompletionSource {
  let name = "ordinal"
  let title = "编号"

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    if context.isLineClause {
      for (step, next) in context.lineOrdinals.enumerated() {
        offer(next.marker, .line, step: step, age: next.reading.rawValue, context, &evidence)
      }
    } else {
      insideParagraph(context, &evidence)
    }
  }

  private func insideParagraph(_ context: CompletionContext, _ evidence: inout Evidence) {
    guard let syntax = context.syntax, let mark = context.clauseMark else { return }
    guard mark == "；" || mark == "。" || mark == ";" else { return }
    let inner = syntax.runs.reversed().map { run in
      run.items.last { $0.ordinal.range.upperBound <= context.clause.startIndex }?.ordinal
    }
    // A paragraph may begin with the first of its series: 一是……；
    let opening = syntax.ordinal.flatMap { runsOn($0) ? $0 : nil }
    for case let last? in inner + [opening] where last.number > 0 {
      guard let marker = last.marker(saying: last.number + 1, in: context.line) else { continue }
      offer(marker, mark == "。" ? .sentence : .clause, step: 0, age: 0, context, &evidence)
      return
    }
  }

  /// Whether a series in this form stands inside a paragraph as a rule.
  private func runsOn(_ ordinal: Ordinal) -> Bool {
    switch ordinal.style {
    case .di, .qi, .hanWord, .diWord, .sequenceWord, .aspect, .parenArabic: true
    default: false
    }
  }

  private func offer(
    _ marker: [CodeUnit],
    _ place: OfferCase.Place,
    step: Int,
    age: Int,
    _ context: CompletionContext,
    _ evidence: inout Evidence,
  ) {
    guard marker.starts(with: context.clause), marker.count > context.clause.count else { return }
    evidence.offer(
      marker[context.clause.count...],
      OfferCase(.ordinal, place, typed: context.clause.count, step: step, age: age),
      kind: .ordinal,
      label: String(marker),
      detail: "编号",
    )
  }
}
