import PhraseBank
package import Structure
import Text

/// Names and terms of another draft: what 《》 and “” hold there, most frequent first.
///
/// Made by the shell when a draft is opened or saved, not on a keystroke: linear in the draft.
package struct DraftLexicon: Sendable {
  struct Term {
    /// The mark that opens it: the name of a paper is not what “ announces.
    let mark: CodeUnit
    let units: [CodeUnit]
  }

  /// The terms, the most frequent first.
  let terms: [Term]

  package init(_ document: Document, limit: Int = 400) {
    // Each with the mark that opens it.
    var counts = KeyedList<[CodeUnit], Int>()
    for (line, syntax) in zip(document.text.lines, document.syntax) {
      guard syntax.kind == .text || syntax.kind == .markdownHeading else { continue }
      var open: Int?
      for (index, unit) in line.units.enumerated() {
        if unit == "《" || unit == "“" { open = index }
        guard unit == "》" || unit == "”", let start = open else { continue }
        open = nil
        if (3...31).contains(index - start) { counts[Array(line.units[start..<index]), default: 0] += 1 }
      }
    }
    let best = counts.ordered { $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key) }
    terms = best.prefix(limit).compactMap { entry in
      entry.key.first.map { Term(mark: $0, units: Array(entry.key.dropFirst())) }
    }
  }
}
