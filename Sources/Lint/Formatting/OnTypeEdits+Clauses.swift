package import Structure
package import Text

extension OnTypeEdits {
  /// What Enter at `position` leaves and a writer has to look at, where it is answered with `edits`: references to an item of a
  /// number that changes, and to a 款 behind the one that Enter makes room for.
  package static func left(
    by edits: [TextEdit],
    at position: TextPosition,
    in document: Document,
  ) -> [TextRange] {
    edits.count > 1
      ? ReferenceUpdate.unfollowed(edits, in: document) : edits.isEmpty ? clauses(behind: position.line, document) : []
  }

  /// The references to a 款 that stands behind `line`, of the article that holds it, where the 款 before is over.
  private static func clauses(behind line: Int, _ document: Document) -> [TextRange] {
    guard document.text.lines[safe: line]?.units.allSatisfy({ $0.isBlankSpace }) == true, line > 0,
      document.syntax[safe: line - 1]?.kind.isBlank == false,
      let index = document.outline.article(around: line - 1), let article = document.outline.node(index),
      let starts = document.clauses(of: index), case let own = starts.partitioningIndex(where: { $0 > line }),
      own < starts.count
    else { return [] }
    var result: [TextRange] = []
    ReferenceUpdate.forEachReference(in: document) { reference, _, paragraph in
      guard reference.kind == .clause, reference.number > own,
        document.clauseCount(of: reference, on: paragraph.lines.lowerBound)?.article.line == article.line
      else { return }
      result.append(paragraph.range(reference.range))
    }
    return result
  }
}
