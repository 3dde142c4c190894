import PhraseBank
import Structure
import Text

/// Whole frames to fill in: as a snippet where the client takes one, else with ×× for what is to be written, as the
/// templates of official papers have it.
enum SkeletonSource: CompletionSource {
  static let name = "skeleton"

  private struct Frame {
    /// `{}` stands for what is to be written, `{…}` for it with a hint.
    let text: String
    let genres: Set<Genre>
    /// The text with ×× for its gaps.
    let plain: [CodeUnit]
    /// How many units stand before the first gap.
    let fixed: Int
    /// The snippet from the first gap on.
    let rest: String

    init(text: String, genres: Set<Genre>) {
      self.text = text
      self.genres = genres
      var plain: [CodeUnit] = []
      var rest: [CodeUnit] = []
      var hint: [CodeUnit]?
      var stops = 0
      var fixed: Int?
      for unit in [CodeUnit](text) {
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

  private static let openings = [
    Frame(text: "根据{依据}要求，现将{事项}有关事项通知如下：", genres: [.notice]),
    Frame(text: "为进一步{目的}，根据{依据}，现就{事项}通知如下：", genres: [.notice]),
    Frame(text: "为深入贯彻落实{依据}，推动{目的}，现提出如下意见。", genres: [.opinion]),
    Frame(text: "为{目的}，根据{依据}，结合{实际}，制定本方案。", genres: [.plan]),
    Frame(text: "为了{目的}，根据{依据}，制定本办法。", genres: [.measures]),
    Frame(text: "为了{目的}，根据{依据}，制定本条例。", genres: [.statute]),
    Frame(text: "按照{依据}要求，现将{事项}情况报告如下：", genres: [.report, .summary]),
    Frame(text: "因{缘由}，拟{事项}。现将有关事项请示如下：", genres: [.request]),
    Frame(text: "你{单位}《{来文标题}》收悉。经研究，现批复如下：", genres: [.reply]),
    Frame(text: "贵{单位}《{来函标题}》收悉。经研究，现函复如下：", genres: [.letter]),
  ]
  private static let series = [
    Frame(text: "一是{}；二是{}；三是{}。", genres: []),
    Frame(text: "首先，{}。其次，{}。再次，{}。", genres: []),
    Frame(text: "既要{}，又要{}，还要{}。", genres: []),
  ]

  static func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    if context.clause.count == context.prefix.count, context.bodyLinesAbove < 3, let genre = context.genre {
      for frame in openings where frame.genres.contains(genre) {
        offer(frame, typed: context.prefix, empty: 0.02, detail: "\(genre.rawValue)开头", context, &evidence)
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
