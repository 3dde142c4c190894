import Structure
import Text

/// The next number of an open series: at the beginning of a line, and inside a paragraph after 一是…；.
enum OrdinalSource: CompletionSource {
  static let name = "ordinal"

  /// How far up a series is looked for, in lines, and how many levels are offered.
  private static let reach = 400
  private static let levels = 3

  static func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    if context.clause.count == context.prefix.count { atLineStart(context, &evidence) }
    if context.clause.count < context.prefix.count { insideParagraph(context, &evidence) }
  }

  private static func atLineStart(_ context: CompletionContext, _ evidence: inout Evidence) {
    var seen: [Ordinal] = []
    var index = context.position.line - 1
    var plainLines = 0
    while index >= 0, context.position.line - index < reach, seen.count < levels {
      defer { index -= 1 }
      guard context.document.syntax.indices.contains(index) else { return }
      let syntax = context.document.syntax[index]
      guard syntax.kind == .text || syntax.kind == .markdownHeading else { continue }
      guard let ordinal = syntax.ordinal else {
        plainLines += 1
        continue
      }
      guard !seen.contains(where: { $0.isSameFamily(as: ordinal) }) else { continue }
      seen.append(ordinal)
      let units = context.document.text.line(index).units
      guard var marker = ordinal.marker(saying: ordinal.number + 1, in: units) else { continue }
      // A statute sets a blank after 第二条; whatever stood there before belongs to the marker.
      let after = ordinal.range.upperBound
      if after < units.count, units[after].isBlank { marker.append(units[after]) }
      let nearness: Float = seen.count == 1 ? (plainLines == 0 ? 0.6 : 0.45) : 0.18
      offer(marker, probability: nearness, context, &evidence)
    }
  }

  private static func insideParagraph(_ context: CompletionContext, _ evidence: inout Evidence) {
    guard context.document.syntax.indices.contains(context.position.line) else { return }
    let boundary = context.clause.startIndex - 1
    guard context.line.indices.contains(boundary) else { return }
    let mark = context.line[boundary]
    guard mark == "；" || mark == "。" || mark == ";" else { return }
    let syntax = context.document.syntax[context.position.line]
    for run in syntax.runs.reversed() {
      let before = run.items.last { $0.ordinal.range.upperBound <= context.clause.startIndex }
      guard let last = before?.ordinal, last.number > 0 else { continue }
      guard let marker = last.marker(saying: last.number + 1, in: context.line) else { continue }
      offer(marker, probability: mark == "。" ? 0.45 : 0.6, context, &evidence)
      return
    }
  }

  private static func offer(
    _ marker: [CodeUnit],
    probability: Float,
    _ context: CompletionContext,
    _ evidence: inout Evidence,
  ) {
    guard marker.starts(with: context.clause), marker.count > context.clause.count else { return }
    evidence.offer(
      marker[context.clause.count...],
      probability: context.clause.isEmpty ? probability : 0.9,
      kind: .ordinal,
      label: String(marker),
      detail: "下一个编号",
    )
  }
}
