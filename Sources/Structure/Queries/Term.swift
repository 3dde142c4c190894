package import Text

/// A term that a draft itself sets: what stands in “” or 《》. All its occurrences are one thing to rename or look up.
package struct Term: Hashable, Sendable {
  package let units: [CodeUnit]
  /// The occurrence asked about.
  package let range: TextRange

  private static let lengths = 2...30

  /// The term at `position`: the one in whose marks it stands, or one that other places of the text set.
  ///
  /// Nil where there is none. Linear in the text.
  package init?(at position: TextPosition, in document: Document) {
    let units = document.text.line(position.line).units
    if let columns = Term.quoted(in: units).first(where: {
      $0.lowerBound <= position.column && position.column <= $0.upperBound
    }) {
      self.init(units: Array(units[columns]), range: TextRange(line: position.line, columns))
      return
    }
    // The longest of the terms set elsewhere that covers the place.
    var best: Range<Int>?
    for term in Term.all(in: document) {
      for columns in Term.places(of: term, in: units)
      where columns.lowerBound <= position.column && position.column <= columns.upperBound {
        if columns.count > best?.count ?? 0 { best = columns }
      }
    }
    guard let best else { return nil }
    self.init(units: Array(units[best]), range: TextRange(line: position.line, best))
  }

  private init(units: [CodeUnit], range: TextRange) {
    self.units = units
    self.range = range
  }

  /// Everywhere it stands, in order. Linear in the text.
  package func occurrences(in document: Document) -> [TextRange] {
    var result: [TextRange] = []
    for (index, line) in document.text.lines.enumerated() {
      for columns in Term.places(of: units, in: line.units) { result.append(TextRange(line: index, columns)) }
    }
    return result
  }

  /// Where it is set: 以下简称“…” if there is such a place, else where it first stands in marks.
  package func definition(in document: Document) -> TextRange? {
    var first: TextRange?
    for (index, line) in document.text.lines.enumerated() {
      for columns in Term.quoted(in: line.units) where line.units[columns].elementsEqual(units) {
        let place = TextRange(line: index, columns)
        if line.units[..<(columns.lowerBound - 1)].suffix(2).elementsEqual(Term.called) { return place }
        first = first ?? place
      }
    }
    return first
  }

  private static let called: [CodeUnit] = ["简", "称"]

  /// All terms that the text sets, each once.
  private static func all(in document: Document) -> Set<[CodeUnit]> {
    var result: Set<[CodeUnit]> = []
    for line in document.text.lines {
      for columns in quoted(in: line.units) { result.insert(Array(line.units[columns])) }
    }
    return result
  }

  /// What stands between marks on a line.
  private static func quoted(in units: [CodeUnit]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start: Int?
    for (column, unit) in units.enumerated() {
      switch unit {
      case "“", "《": start = column + 1
      case "”", "》":
        if let from = start, lengths.contains(column - from) { result.append(from..<column) }
        start = nil
      default: break
      }
    }
    return result
  }

  /// Where `term` stands in `units`; places do not overlap.
  private static func places(of term: [CodeUnit], in units: [CodeUnit]) -> [Range<Int>] {
    guard let first = term.first, term.count <= units.count else { return [] }
    var result: [Range<Int>] = []
    var column = 0
    while column <= units.count - term.count {
      if units[column] == first, units[column..<column + term.count].elementsEqual(term) {
        result.append(column..<column + term.count)
        column += term.count
      } else {
        column += 1
      }
    }
    return result
  }
}
