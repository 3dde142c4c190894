import Lexicon
import PhraseBank
import Structure
import Text

/// Whole frames to fill in: as a snippet where the client takes one, else with ×× for what is to be written, as the
/// templates of official papers have it.
enum SkeletonSource: CompletionSource {
  static let name = "skeleton"

  private struct Frame {
    /// The text with ×× for its gaps.
    let plain: [CodeUnit]
    /// How many units stand before the first gap.
    let fixed: Int
    /// The snippet from the first gap on.
    let rest: String

    /// Reads a text in which `{}` stands for what is to be written, `{…}` for it with a hint.
    init(_ text: [CodeUnit]) {
      var plain: [CodeUnit] = []
      var rest: [CodeUnit] = []
      var hint: [CodeUnit]?
      var stops = 0
      var fixed: Int?
      for unit in text {
        switch (unit, hint) {
        case ("{", _): hint = []
        case ("}", let words?):
          hint = nil
          stops += 1
          if fixed == nil { fixed = plain.count }
          plain += ["×", "×"]
          rest += [CodeUnit](words.isEmpty ? "$\(stops)" : "${\(stops):\(String(words))}")
        case (_, .some): hint?.append(unit)
        default:
          if fixed != nil { rest.append(unit) }
          plain.append(unit)
        }
      }
      self.plain = plain
      self.fixed = fixed ?? plain.count
      self.rest = String(rest)
    }
  }

  private static let openings = GenreForm.all.filter { $0.place == .frame }
  private static let series = [
    Frame([CodeUnit]("一是{}；二是{}；三是{}。")),
    Frame([CodeUnit]("首先，{}。其次，{}。再次，{}。")),
    Frame([CodeUnit]("既要{}，又要{}，还要{}。")),
  ]

  static func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    if context.clause.count == context.prefix.count, context.bodyLinesAbove < 3, let genre = context.genre {
      for form in openings where form.genres.contains(genre.genre) {
        let frame = Frame(form.units(for: genre.word))
        offer(frame, typed: context.prefix, empty: 0.02, detail: "\(genre.genre.rawValue)开头", context, &evidence)
      }
    }
    guard context.clause.count < context.prefix.count,
      context.previous.map({ $0.isClauseMark }) != true || context.previous == "："
    else { return }
    for frame in series { offer(frame, typed: context.clause, empty: 0.01, detail: "框架", context, &evidence) }
  }

  private static func offer(
    _ frame: Frame,
    typed: ArraySlice<CodeUnit>,
    empty: Float,
    detail: String,
    _ context: CompletionContext,
    _ evidence: inout Evidence,
  ) {
    guard typed.count < frame.plain.count, typed.count <= frame.fixed, frame.plain.starts(with: typed) else { return }
    evidence.offer(
      frame.plain[typed.count...],
      probability: typed.isEmpty ? empty : 0.08,
      kind: .structure,
      label: String(frame.plain),
      detail: detail,
      snippet: context.options.snippets ? String(frame.plain[typed.count..<frame.fixed]) + frame.rest : nil,
    )
  }
}
