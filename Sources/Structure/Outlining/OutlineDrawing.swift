import Synchronization

/// The outline of one state of a document, drawn when somebody first asks for it.
///
/// A keystroke that changes how a line stands in the outline then costs no more than any other: a burst of them draws
/// the outline once, and a completion, which needs none, does not wait for it. All copies of a document share what one
/// of them has drawn.
final class OutlineDrawing: Sendable {
  private let outline = Mutex<Outline?>(nil)

  /// The outline of the document whose lines are `syntax`; always the same lines for the same drawing.
  func value(_ syntax: [LineSyntax]) -> Outline {
    outline.withLock { outline in
      if let outline { return outline }
      let drawn = OutlineBuilder.build(syntax)
      outline = drawn
      return drawn
    }
  }

  /// What was drawn, if anybody has asked.
  var drawn: Outline? { outline.withLock { $0 } }
}
