package import PhraseBank
package import Text

/// Turns the raw text of a document into paragraphs fit for mining.
///
/// In order: markup → invisible units → readings injected after a character → traditional to simplified → lines without
/// indent → site chrome → wraps → punctuation. Linear in the text; never fails.
package struct TextCleaner: Sendable {
  private let simplifier: Simplifier
  private let readings: InjectedReadings

  package init(simplifier: Simplifier, syllables: Set<[CodeUnit]>) {
    self.simplifier = simplifier
    readings = InjectedReadings(syllables: syllables)
  }

  package func clean(_ units: [CodeUnit], isHTML: Bool = false) -> CleanDocument {
    var counts = CleaningCounts()
    var text = units
    if isHTML { (text, counts[.tags]) = HTMLStripper.strip(text) }
    counts[.zeroWidth] = text.count
    text.removeAll { $0.isInvisible }
    counts[.zeroWidth] -= text.count
    counts[.injectedReadings] = readings.remove(from: &text)
    if simplifier.isTraditional(text) { counts[.simplifiedCharacters] = simplifier.simplify(&text) }
    var lines = text.split(whereSeparator: { $0 == "\n" || $0 == "\r" }).map { RawLine($0, &counts) }
    lines.removeAll { $0.units.isEmpty }
    counts[.chromeLines] = Chrome.remove(from: &lines)
    counts[.joinedWraps] = Wraps.join(&lines)
    let paragraphs = lines.map { Punctuation.normalized($0.units, &counts) }
    return CleanDocument(paragraphs: paragraphs.filter { !$0.isEmpty }, counts: counts)
  }
}

/// A line without its indent and with single blanks.
struct RawLine {
  var units: [CodeUnit]
  var isIndented: Bool

  init(_ raw: ArraySlice<CodeUnit>, _ counts: inout CleaningCounts) {
    units = []
    units.reserveCapacity(raw.count)
    isIndented = raw.first.map { $0.isBlank } ?? false
    var pendingBlank = false
    for unit in raw {
      if unit.isBlank {
        if unit != " " { counts[.indents] += 1 }
        pendingBlank = !units.isEmpty
        continue
      }
      if pendingBlank { units.append(" ") }
      pendingBlank = false
      units.append(unit)
    }
  }
}
