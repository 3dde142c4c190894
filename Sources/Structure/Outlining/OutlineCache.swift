import Synchronization

/// The outline of one state of a document, built when it is first asked for.
///
/// A keystroke that changes how a line stands in the outline then costs no more than any other: a burst of them builds
/// the outline once, and a completion, which needs none, does not wait for it. All copies of a document share what one
/// of them has built.
final class OutlineCache: Sendable {
  /// What was built, and what it has in common with the outline before it.
  struct Result: Sendable {
    var outline: Outline
    var shared: SharedNodes?
    /// What its numbering had doubts about.
    var stretches: NumberingStretches
  }

  /// The last outline that was built before the edits that call for this one, lines brought up to date.
  struct Previous: Sendable {
    var outline: Outline
    var version: OutlineVersion
    var stretches: NumberingStretches
  }

  private struct State: Sendable {
    var result: Result?
    var previous: Previous?
  }

  private let state: Mutex<State>

  init(previous: Previous? = nil) {
    state = Mutex(State(previous: previous))
  }

  /// The outline of the document whose lines are `syntax`; always the same lines for the same cache.
  func value(_ syntax: [LineSyntax]) -> Result {
    state.withLock { state in
      if let result = state.result { return result }
      let known = state.previous?.stretches ?? NumberingStretches()
      let (outline, stretches) = OutlineBuilder.build(syntax, known: known)
      let shared = state.previous.map { SharedNodes($0, outline) }
      let result = Result(outline: outline, shared: shared, stretches: stretches)
      state = State(result: result)
      return result
    }
  }

  /// What was built, if it was asked for.
  var cached: Result? { state.withLock { $0.result } }

  /// Gives the outline before it away. Copies of the document that build it later only do not learn what they share.
  func takePrevious() -> Previous? {
    state.withLock { state in
      defer { state.previous = nil }
      return state.previous
    }
  }
}
