package import Text

/// What a writer saw at the top of the list and typed past within one clause.
///
/// Whoever sees 社会主义现代化, types 社, sees it again and types 会 has most likely something else in mind: 主义现代化 is not
/// shown first again. The first character may narrow the list, or was on its way before the list was there.
package struct RefusedCandidates: Hashable, Sendable {
  /// What was typed past.
  private(set) var passed: [Passed] = []

  struct Passed: Hashable {
    /// What is left of it, from the cursor on.
    var rest: [CodeUnit]
    /// In how many lists it was shown since.
    var times: Int
  }

  /// What was shown last. It is refused when the writer types on.
  private var shown: [[CodeUnit]] = []
  /// Where the cursor stood, and the text of its line before it.
  private var position = TextPosition(line: -1, column: 0)
  private var before: [CodeUnit] = []

  /// So many candidates of a list are read before one types on: with five, rows that are shown because they may be meant are
  /// lost at the next key, and 0.001 of the keystrokes with them.
  private static let seen = 3

  package init() {}

  package var isEmpty: Bool { passed.isEmpty }

  /// What was typed past when the cursor stands at `position` behind `text`: of what was passed or shown before, the rest
  /// of that which agrees with what was typed since. Whatever else has happened meanwhile clears it.
  package mutating func advance(to position: TextPosition, behind text: ArraySlice<CodeUnit>) {
    defer {
      self.position = position
      before = Array(text)
    }
    guard position.line == self.position.line, text.count >= before.count, text.starts(with: before) else {
      (passed, shown) = ([], [])
      return
    }
    let typed = text.dropFirst(before.count)
    guard !typed.isEmpty else { return }
    // What was typed is all of a candidate: it was taken.
    if shown.contains(where: { $0.elementsEqual(typed) }) {
      (passed, shown) = ([], [])
      return
    }
    passed += shown.map { rest in Passed(rest: rest, times: 1 + (passed.last { $0.rest == rest }?.times ?? 0)) }
    passed = passed.compactMap { one in
      guard one.rest.count > typed.count, one.rest.starts(with: typed) else { return nil }
      return Passed(rest: Array(one.rest.dropFirst(typed.count)), times: one.times)
    }
    shown = []
  }

  /// Notes what is shown now at the cursor.
  package mutating func show(_ candidates: [CompletionCandidate]) {
    shown = candidates.prefix(Self.seen).filter { $0.replacing == 0 }.map { $0.remainder }
  }
}
