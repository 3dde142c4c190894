package import Structure
package import Text

/// A change of form that is no correction: renumber a series, write a level in the standard form, move a
/// section up or down.
package struct Refactoring: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case rewrite = "refactor.rewrite"
  }

  /// What it does, in Chinese.
  package var title: String
  package var kind: Kind
  private let plan: Plan

  private enum Plan: Hashable, Sendable {
    /// In order of the text, without overlap.
    case edits([TextEdit])
    /// The same, with what nodes become whose level changes, or whose place.
    case levels([TextEdit], SectionLevel.Moves)
    /// Two neighbouring sections change places, or two rows of the 附件说明, or both; `numerals` are the edits that give each
    /// the other's number.
    case swap(SectionMove.Neighbours?, NoteRows?, numerals: [TextEdit])
  }

  /// Of its edits the one behind whose text the writer goes on; nil where the cursor stays.
  package private(set) var insertion: TextEdit?

  /// By how many lines the section on `line` goes down, or the row there; 0 where nothing changes places.
  package func shift(of line: Int) -> Int {
    guard case .swap(let neighbours, let rows, _) = plan else { return 0 }
    return rows.flatMap { $0.holds(line) ? $0.shift : nil } ?? neighbours?.shift ?? 0
  }

  /// The line on which what stands at `place` stands once it is done; nil where sections do not change places.
  package func newLine(of place: TextPosition) -> Int? {
    guard case .swap(let neighbours, _, _) = plan else { return nil }
    return neighbours.map { place.line + $0.shift(of: place.line) }
  }

  init(title: String, kind: Kind = .rewrite, edits: [TextEdit], insertion: TextEdit? = nil) {
    self.title = title
    self.kind = kind
    self.insertion = insertion
    plan = .edits(edits)
  }

  init(title: String, edits: [TextEdit], moving moves: SectionLevel.Moves) {
    self.title = title
    kind = .rewrite
    plan = .levels(edits, moves)
  }

  init(title: String, swapping neighbours: SectionMove.Neighbours?, rows: NoteRows?, numerals: [TextEdit]) {
    self.title = title
    kind = .rewrite
    plan = .swap(neighbours, rows, numerals: numerals)
  }

  /// The places that look like references to what it gives another number, and that it leaves as they are, in order. Reads the
  /// whole text; for use when it is chosen.
  package func left(in document: Document) -> [TextRange] {
    switch plan {
    case .edits(let edits): ReferenceUpdate.unfollowed(edits, in: document)
    case .levels(let edits, let moves): ReferenceUpdate.left(edits, moving: moves, besides: [], in: document)
    case .swap(let neighbours, _, let numerals):
      ReferenceUpdate.left(
        (numerals + (neighbours?.numbersThrough(in: document) ?? [])).inOrderOfText,
        besides: [],
        in: document
      )
    }
  }

  /// What it changes, in order of the text, without overlap; with the references that follow.
  ///
  /// Reads the whole text for references; for use when it is chosen.
  package func edits(in document: Document) -> [TextEdit] {
    switch plan {
    case .edits(let edits): ReferenceUpdate.complete(edits, in: document)
    case .levels(let edits, let moves): ReferenceUpdate.complete(edits, moving: moves, in: document)
    case .swap(let neighbours, let rows, let numerals):
      ReferenceUpdate.complete(
        (numerals + (neighbours?.numbersThrough(in: document) ?? [])).inOrderOfText,
        in: document
      )
      .swapping(neighbours, rows, numerals, in: document)
    }
  }
}

extension [TextEdit] {
  /// These numerals, of which those of rows stay, with the change of places.
  fileprivate func swapping(
    _ neighbours: SectionMove.Neighbours?,
    _ rows: NoteRows?,
    _ numerals: [TextEdit],
    in document: Document,
  ) -> [TextEdit] {
    let sections = neighbours?.edits(self, in: document) ?? filter { !numerals.contains($0) }
    return (sections + (rows?.edits(in: document) ?? [])).inOrderOfText
  }
}

extension Document {
  /// What can be done with the numbered heading or item on the line of `position`, or with the row of the 附件说明 there.
  ///
  /// - Complexity: linear in the section and its siblings; in the outline where articles count through chapters.
  package func refactorings(at position: TextPosition) -> [Refactoring] {
    guard let index = node(opening: position.line), outline.nodes[index].ordinal != nil else {
      guard let (list, place) = NoteRows.row(around: position.line, in: self) else { return [] }
      return [true, false].compactMap { SectionMove.row(list, place, isUp: $0, in: self) }
    }
    let all: [Refactoring?] = [
      Renumbering.series(of: index, in: self),
      LevelStyle.standard(for: index, in: self),
      SectionLevel.promote(index, in: self),
      SectionLevel.demote(index, in: self),
      SectionMove.up(index, in: self),
      SectionMove.down(index, in: self),
      SectionInsertion.after(index, in: self),
    ]
    return all.compactMap { $0 }
  }
}
