import PhraseBank
import Text

/// What usually follows the last one to ten characters, from the counts of every bank.
final class ContinuationSource: CompletionSource {
  let name = "continuation"
  let title = "常用接续"

  /// Units before the cursor by which the kind of the draft is judged. Twice as many save 0.0003 less on dev, as the section
  /// tells more than the paper, and cost a cursor that jumps twice as much.
  private static let affinityLength = 1000

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    let recent = Self.recent(context)
    for layer in context.bank.layers {
      guard let counts = layer.counts, let cache = layer.affinity else { continue }
      let affinity = cache.affinity(of: recent)
      evidence.counts.append(
        CountedContext(counts, after: context.prefix, affinity: affinity, weight: layer.weight)
      )
    }
  }

  /// From the beginning of a line on, where there is one: so a part of the draft is the same part wherever the cursor
  /// stands, and is looked at once.
  private static func recent(_ context: CompletionContext) -> ArraySlice<CodeUnit> {
    let units = context.window.suffix(affinityLength)
    guard units.startIndex > 0, let line = units.firstIndex(of: "\n") else { return units }
    return units[line...]
  }
}
