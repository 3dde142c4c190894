import PhraseBank
import Text

/// What usually follows the last one to ten characters, from the counts of every bank.
final class ContinuationSource: CompletionSource {
  let name = "continuation"
  let title = "常用接续"

  /// Units before the cursor by which the kind of the draft is judged.
  private static let affinityLength = 3000

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    for layer in context.bank.layers {
      guard let counts = layer.counts, let cache = layer.affinity else { continue }
      let affinity = cache.affinity(of: context.window.suffix(Self.affinityLength))
      evidence.counts.append(
        CountedContext(counts, after: context.prefix, affinity: affinity, weight: layer.weight)
      )
    }
  }
}
