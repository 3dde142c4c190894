import Structure
import Text

/// Bytes → units → lines → document: what opening a draft costs, step by step.
enum TextStages {
  static func run(_ draft: SampleDraft, into report: inout Report) {
    let bytes = Array(draft.text.utf8)
    report.add("stage", "decode", bytes: draft.bytes, sample { decode(bytes) })
    let units = decode(bytes)
    report.add("stage", "line table", bytes: draft.bytes, sample { SourceText(units: units) })
    let text = SourceText(units: units)
    report.add("stage", "parse", bytes: draft.bytes, sample { Document(text) })
    report.add("stage", "edit a line", bytes: draft.bytes, edits(Document(text)))
    report.add("stage", "draw the outline", bytes: draft.bytes, outlines(Document(text)))
  }

  private static func decode(_ bytes: [UInt8]) -> [CodeUnit] {
    var units: [CodeUnit] = []
    units.reserveCapacity(bytes.count / 2)
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      for unit in UTF16.encode(scalar) ?? UTF16.EncodedScalar() { units.append(CodeUnit(unit)) }
    }
    return units
  }

  /// One character typed and taken out again, in the middle: text, syntax and outline brought up to date.
  private static func edits(_ document: Document) -> [Double] {
    var document = document
    let line = document.text.lines.count / 2
    let place = TextPosition(line: line, column: document.text.line(line).units.count / 2)
    let typed = TextRange(line: line, place.column..<place.column + 1)
    return sample(least: 20, most: 500) {
      document.apply(TextEdit(range: TextRange(place, place), newText: "的"))
      document.apply(TextEdit(range: typed, newText: []))
    }.map { $0 / 2 }
  }

  /// A heading typed and taken out again, in the middle: what drawing the outline anew costs.
  private static func outlines(_ document: Document) -> [Double] {
    var document = document
    let line = document.text.lines.count / 2
    let place = TextPosition(line: line, column: 0)
    let heading = [CodeUnit]("一、")
    return sample(least: 20, most: 100) {
      document.apply(TextEdit(range: TextRange(place, place), newText: heading))
      keep(document.outline)
      document.apply(TextEdit(range: TextRange(line: line, 0..<heading.count), newText: []))
      keep(document.outline)
    }.map { $0 / 2 }
  }
}
