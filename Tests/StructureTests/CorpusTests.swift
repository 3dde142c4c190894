import Structure
import TestSupport
import Testing
import Text

/// What must hold for every real document, where they are present.
@Suite(.enabled(if: SharedMaterial.isPresent)) struct CorpusTests {
  private static let documents = SharedMaterial.documents(in: ["seeds", "train", "dev"])

  /// Ranges nest, siblings do not overlap, and every ordinal that opens a line and is a member of a rising series is in
  /// the tree.
  @Test func `symbols of every document`() {
    var missing: [String] = []
    for path in CorpusTests.documents {
      guard let text = SharedMaterial.read(path) else { continue }
      let document = Document(text)
      let symbols = document.symbols
      SymbolsTests.checkRanges(symbols, document.text, path)
      var places: Set<TextPosition> = []
      func collect(_ symbols: [Symbol]) {
        for symbol in symbols {
          places.insert(symbol.selectionRange.start)
          collect(symbol.children)
        }
      }
      collect(symbols)
      var open: [OrdinalStyle: [(line: Int, ordinal: Ordinal)]] = [:]
      func close(_ series: [(line: Int, ordinal: Ordinal)]) {
        guard series.count >= 2 else { return }
        for (line, ordinal) in series {
          let place = TextPosition(line: line, column: ordinal.range.lowerBound)
          if !places.contains(place) { missing.append("\(path):\(line + 1)") }
        }
      }
      for (line, syntax) in document.syntax.enumerated() {
        guard let ordinal = syntax.ordinal, ordinal.number > 0,
          ordinal.style != .decimal || ordinal.components.count > 1
        else { continue }
        if let last = open[ordinal.style]?.last?.ordinal, last.number + 1 == ordinal.number,
          last.isSameFamily(as: ordinal)
        {
          open[ordinal.style]?.append((line, ordinal))
        } else {
          close(open[ordinal.style] ?? [])
          open[ordinal.style] = [(line, ordinal)]
        }
      }
      for series in open.values { close(series) }
    }
    // One 二是 of the report of 2010, whose 一是 stands inside the paragraph before it.
    #expect(missing.count <= 1, "\(missing)")
  }
}
