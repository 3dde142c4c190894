import PhraseBank

/// What usually follows the last one to eight characters, from `continuations.tsv`.
final class ContinuationSource: CompletionSource {
  let name = "continuation"

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    guard context.contexts.count > 0 else { return }
    for layer in context.bank.layers where !layer.continuations.isEmpty {
      for length in 1...context.contexts.count {
        let row = context.contexts.withKey(length: length) { layer.continuations.row(for: $0) }
        if let row { evidence.addRow(row, contextLength: length, weight: layer.weight) }
      }
    }
  }
}
