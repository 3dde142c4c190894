package import Structure
package import Text

/// A change of form that nobody asks for as a correction: renumber a series, write a level in the standard form, move a
/// section up or down.
package struct Refactoring: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case rewrite = "refactor.rewrite"
  }

  /// What it does, in Chinese.
  package var title: String
  package var kind: Kind
  /// In order of the text, without overlap; with the references that follow.
  package var edits: [TextEdit]

  package init(title: String, kind: Kind = .rewrite, edits: [TextEdit]) {
    self.title = title
    self.kind = kind
    self.edits = edits
  }
}

extension Document {
  /// What can be done with the numbered heading or item on the line of `position`.
  ///
  /// Reads the whole text for references; for use when a menu is opened.
  package func refactorings(at position: TextPosition) -> [Refactoring] {
    guard let index = outline.nodes.partitioned(at: position.line), outline.nodes[index].ordinal != nil else {
      return []
    }
    let all: [Refactoring?] = [
      Renumbering.series(of: index, in: self),
      LevelStyle.standard(for: index, in: self),
      SectionLevel.promote(index, in: self),
      SectionLevel.demote(index, in: self),
    ]
    return all.compactMap { $0 }
  }
}
