import Structure
import Text

/// The next item of a list in the form of its siblings: after （一）加强领导。…（二）加强保障。… comes （三）加强.
final class SiblingSource: CompletionSource {
  let name = "sibling"
  let title = "与上一条句式相同的下一条"

  /// Lines that are looked at, and siblings that must agree.
  private static let reach = 60
  private static let agreeing = 2
  /// What siblings share is at most so long: more is a sentence that repeats.
  private static let longest = 8

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    if context.isLineClause { blocks(context, &evidence) } else { runs(context, &evidence) }
  }

  /// Items that begin lines.
  private func blocks(_ context: CompletionContext, _ evidence: inout Evidence) {
    var heads: [ArraySlice<CodeUnit>] = []
    var family: Ordinal?
    var line = context.position.line - 1
    while line >= 0, context.position.line - line <= Self.reach, heads.count < 3 {
      defer { line -= 1 }
      guard context.document.syntax.indices.contains(line), let ordinal = context.document.syntax[line].ordinal else {
        continue
      }
      guard family?.isSameFamily(as: ordinal) ?? true else { continue }
      // The list of another section ends with its first item.
      if let family, family.number > 0, ordinal.number >= family.number { break }
      family = ordinal
      let units = context.document.text.line(line).units
      let head = units[min(ordinal.range.upperBound, units.count)...].drop { $0.isBlank }
      heads.append(head.prefix { !$0.isClauseBoundary })
    }
    guard let family, heads.count >= Self.agreeing else { return }
    let nearest = context.document.text.line(nearestLine(of: family, context))
    let marker: [CodeUnit]
    if family.number == 0 {
      marker = Array(nearest.units[family.range.clamped(to: 0..<nearest.units.count)])
    } else {
      guard let next = context.lineOrdinals.first(where: { $0.reading == .next })?.marker else { return }
      marker = next
    }
    offer(marker, heads, context.prefix, context, &evidence)
  }

  private func nearestLine(of ordinal: Ordinal, _ context: CompletionContext) -> Int {
    var line = context.position.line - 1
    while line >= 0, context.position.line - line <= Self.reach {
      if let found = context.document.syntax[line].ordinal, found.isSameFamily(as: ordinal) { return line }
      line -= 1
    }
    return context.position.line
  }

  /// Items inside the paragraph: 一是加强…；二是加强…；三是.
  private func runs(_ context: CompletionContext, _ evidence: inout Evidence) {
    guard context.clausePlace == .item, let syntax = context.syntax else { return }
    let start = context.item.startIndex
    guard let run = syntax.runs.last(where: { $0.items.contains { $0.ordinal.range.upperBound < start } }) else {
      return
    }
    let heads = run.items.map { $0.ordinal.range.upperBound }.filter { $0 < start }.suffix(3).map { from in
      context.line[min(from, context.line.count)..<start].prefix { !$0.isClauseBoundary }
    }
    guard heads.count >= Self.agreeing else { return }
    offer([], Array(heads), context.item, context, &evidence)
  }

  private func offer(
    _ marker: [CodeUnit],
    _ heads: [ArraySlice<CodeUnit>],
    _ typed: ArraySlice<CodeUnit>,
    _ context: CompletionContext,
    _ evidence: inout Evidence,
  ) {
    guard let first = heads.first else { return }
    var shared = first
    for head in heads.dropFirst() {
      var length = 0
      while length < shared.count, length < head.count,
        shared[shared.startIndex + length] == head[head.startIndex + length]
      {
        length += 1
      }
      shared = shared.prefix(length)
    }
    guard shared.count >= 2, shared.count <= Self.longest, shared.count < first.count else { return }
    let text = marker + shared
    guard text.starts(with: typed), text.count > typed.count else { return }
    let isInside = typed.count >= marker.count
    evidence.offer(
      text[typed.count...],
      OfferCase(
        .sibling,
        isInside && !marker.isEmpty || marker.isEmpty ? .item : .line,
        typed: isInside ? typed.count - marker.count : 0,
        age: heads.count > 2 ? 0 : 1
      ),
      kind: .ordinal,
      label: String(text),
      detail: "并列",
      goesOn: true,
    )
  }
}
