import Lexicon
import Structure
import Text

/// Whole frames to fill in: as a snippet where the client takes one, else with ×× for what is to be written, as the
/// templates of official papers have it.
final class SkeletonSource: CompletionSource {
  let name = "skeleton"
  let title = "待填的整段模板"

  private static let series = ["一是{}；二是{}；三是{}。", "首先，{}。其次，{}。再次，{}。", "既要{}，又要{}，还要{}。"].map { Template($0) }

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    if context.isLineClause, context.bodyLinesAbove == 0, let genre = context.head.genre,
      context.head.body > 0
    {
      var step = 0
      let place: GenreForm.Place = context.head.isGreeting ? .address : .frame
      for form in GenreForm.all where form.place == place && form.genres.contains(genre.genre) && form.suits(context) {
        let frame = Template(form.units(for: genre.word))
        offer(
          frame,
          context.prefix,
          OfferCase(.skeleton, .line, step: step),
          "\(genre.genre.rawValue)开头",
          context,
          &evidence
        )
        step += 1
      }
    }
    // A series opens where a sentence does, or behind what announces it; once begun it goes on by itself.
    guard let mark = context.clauseMark, mark.isSentenceEnd || mark == "：", !context.clause.isEmpty || mark == "：",
      !isLabel(context.position.line, context)
    else { return }
    for (step, frame) in Self.series.enumerated() {
      offer(frame, context.clause, OfferCase(.series, context.clausePlace, step: step), "框架", context, &evidence)
    }
  }

  /// Whether the colon of a line stands behind 主送机关 or 附件, which announce no series.
  private func isLabel(_ line: Int, _ context: CompletionContext) -> Bool {
    guard let syntax = context.document.syntax[safe: line] else { return false }
    return syntax.isAttachmentNote || !context.head.isAddressed && context.head.addresses(context.document, line)
  }

  private func offer(
    _ frame: Template,
    _ typed: ArraySlice<CodeUnit>,
    _ offerCase: OfferCase,
    _ detail: String,
    _ context: CompletionContext,
    _ evidence: inout Evidence,
  ) {
    let plain = frame.plain()
    guard typed.count < plain.count, typed.count <= frame.leadCount, plain.starts(with: typed) else { return }
    var offerCase = offerCase
    offerCase.typed = min(typed.count, 3)
    evidence.offer(
      plain[typed.count...],
      offerCase,
      kind: .structure,
      label: String(plain),
      detail: detail,
      snippet: context.options.snippets ? frame.snippet(from: typed.count) : nil,
      frame: frame,
      typed: typed.count,
    )
  }
}
