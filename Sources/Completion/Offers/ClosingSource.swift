import Lexicon
import PhraseBank
import Structure
import Text

/// The fixed forms with which a paper of its kind opens its matter and closes: 现将有关事项通知如下：; 妥否，请批示。
///
/// The forms are those of 《党政机关公文处理工作条例》 practice; a paper takes those of its own 文种. While the 文种 is
/// not known, a form is offered only once its first characters are typed.
enum ClosingSource: CompletionSource {
  static let name = "closing"

  /// What opens a matter and what closes a paper; frames are another source.
  private static let forms = GenreForm.all.filter { $0.place != .frame }

  static func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    let genre = context.genre
    // A closing form is a paragraph of its own at the end; an opening form follows the grounds in the first ones.
    let isLast = context.isAtEnd
    let isEarly = context.bodyLinesAbove < 4
    for form in forms {
      let isOwn = genre.map { form.genres.contains($0.genre) } ?? false
      guard let name = isOwn ? genre?.genre : form.genres.first else { continue }
      let units = form.units(for: isOwn ? genre?.word ?? [] : [CodeUnit](name.rawValue))
      let mayBeTyped = context.previous.map { units.contains($0) } ?? false
      let typed = mayBeTyped ? context.prefix.commonTail(with: units) : 0
      if typed >= 2 || (typed == 1 && isOwn) {
        offer(units[typed...], isOwn ? 0.6 : 0.05, units, name, &evidence)
      } else if isOwn, typed == 0 {
        switch form.place {
        case .closing where isLast && context.isAtLineStart && context.bodyLinesAbove >= 2:
          offer(units[...], 0.12, units, name, &evidence)
        case .opening where isEarly && !context.isAtLineStart && context.previous == "，":
          offer(units[...], 0.1, units, name, &evidence)
        default: break
        }
      }
    }
  }

  private static func offer(
    _ rest: ArraySlice<CodeUnit>,
    _ probability: Float,
    _ form: [CodeUnit],
    _ genre: Genre,
    _ evidence: inout Evidence,
  ) {
    evidence.offer(rest, probability: probability, kind: .closing, label: String(form), detail: "\(genre.rawValue)用语")
  }
}
