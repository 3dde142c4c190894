package import Text

/// What a writer saw at the top of the list and typed past within one clause.
///
/// Whoever sees 社会主义现代化 and types 社 has most likely something else in mind: 会主义现代化 is not shown first again.
package struct RefusedCandidates: Hashable, Sendable {
  /// What is left of each, from the cursor on.
  private(set) var remainders: [[CodeUnit]] = []
  /// What was shown last. It is refused when the writer types on.
  private var shown: [[CodeUnit]] = []
  /// Where the cursor stood, and the text of its line before it.
  private var position = TextPosition(line: -1, column: 0)
  private var before: [CodeUnit] = []

  /// So many candidates of a list are read before one types on.
  private static let seen = 5

  package init() {}

  package var isEmpty: Bool { remainders.isEmpty }

  /// What is refused when the cursor stands at `position` behind `text`: of what was refused or shown before, the rest
  /// of that which agrees with what was typed since. Whatever else has happened meanwhile clears it.
  package mutating func advance(to position: TextPosition, behind text: ArraySlice<CodeUnit>) {
    defer {
      self.position = position
      before = Array(text)
    }
    guard position.line == self.position.line, text.count >= before.count, text.starts(with: before) else {
      (remainders, shown) = ([], [])
      return
    }
    let typed = text.dropFirst(before.count)
    guard !typed.isEmpty else { return }
    // What was typed is all of a candidate: it was taken.
    if shown.contains(where: { $0.elementsEqual(typed) }) {
      (remainders, shown) = ([], [])
      return
    }
    remainders = (remainders + shown).compactMap { remainder in
      remainder.count > typed.count && remainder.starts(with: typed) ? Array(remainder.dropFirst(typed.count)) : nil
    }
    shown = []
  }

  /// Notes what is shown now at the cursor.
  package mutating func show(_ candidates: [CompletionCandidate]) {
    shown = candidates.prefix(Self.seen).filter { $0.replacing == 0 }.map { $0.remainder }
  }
}
