import PhraseBank
import Text

/// Where strings may end that no source names.
extension PredictionWalk {
  /// Whether the last character of a string that no source names begins a word with most of what may follow: 开全|国.
  func stopsInsideWord(_ state: State, _ next: [Characters.Found]) -> Bool {
    guard nodes.indices.contains(state.parent), case let node = nodes[state.parent], node.endsWord, node.offer < 0,
      node.parent >= 0, path.last?.isHan == true
    else { return false }
    return border.goesOn(nodes[Int(node.parent)].scalar, node.scalar, next) > CharacterCohesion.insideShare
  }

  /// Whether a string that no source names may be shown: not where it stops inside a word, and no number that is guessed.
  func mayEnd(_ state: State) -> Bool {
    guard gate.admits(path[...], isWhole: false) else { return false }
    if path.last?.isHan == true, path.count > 1 {
      for context in state.contexts {
        for length in stride(from: min(4, context.longest), through: 2, by: -1) where context.nodes[length].id > 0 {
          if context.trie.isInsideWord(context.nodes[length]) { return false }
          break
        }
      }
    }
    return joinsBehind() && evidence.mayGuess(path[...])
  }

  /// Whether the string may stand right before the text behind the cursor.
  func joinsBehind() -> Bool {
    guard let next = gate.behindHan, let last = path.last, last.isHan else { return true }
    return border.knows(last, next)
  }
}
