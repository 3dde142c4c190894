import Structure
import Text

/// The next number of an open series: at the beginning of a line, and inside a paragraph after 一是…；.
enum OrdinalSource: CompletionSource {
  static let name = "ordinal"

  static func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    if context.clause.count == context.prefix.count {
      for next in LineOrdinals(context).expected() { offer(next.marker, next.probability, context, &evidence) }
    } else {
      insideParagraph(context, &evidence)
    }
  }

  private static func insideParagraph(_ context: CompletionContext, _ evidence: inout Evidence) {
    guard context.document.syntax.indices.contains(context.position.line) else { return }
    let boundary = context.clause.startIndex - 1
    guard context.line.indices.contains(boundary) else { return }
    let mark = context.line[boundary]
    guard mark == "；" || mark == "。" || mark == ";" else { return }
    let syntax = context.document.syntax[context.position.line]
    let inner = syntax.runs.reversed().map { run in
      run.items.last { $0.ordinal.range.upperBound <= context.clause.startIndex }?.ordinal
    }
    // A paragraph may begin with the first of its series: 一是……；
    let opening = syntax.ordinal.flatMap { runsOn($0) ? $0 : nil }
    for case let last? in inner + [opening] where last.number > 0 {
      guard let marker = last.marker(saying: last.number + 1, in: context.line) else { continue }
      offer(marker, mark == "。" ? 0.45 : 0.6, context, &evidence)
      return
    }
  }

  /// Whether a series in this form stands inside a paragraph as a rule.
  private static func runsOn(_ ordinal: Ordinal) -> Bool {
    switch ordinal.style {
    case .di, .qi, .hanWord, .diWord, .sequenceWord, .aspect, .parenArabic: true
    default: false
    }
  }

  private static func offer(
    _ marker: [CodeUnit],
    _ probability: Float,
    _ context: CompletionContext,
    _ evidence: inout Evidence,
  ) {
    guard marker.starts(with: context.clause), marker.count > context.clause.count else { return }
    evidence.offer(
      marker[context.clause.count...],
      probability: context.clause.isEmpty ? probability : max(probability, 0.9),
      kind: .ordinal,
      label: String(marker),
      detail: "编号",
    )
  }
}
