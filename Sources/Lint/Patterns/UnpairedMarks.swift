import Structure
import Text

/// Finds marks of pairs that have no partner in a paragraph.
enum UnpairedMarks {
  struct Mark {
    var unit: CodeUnit
    var partner: CodeUnit
    var isOpening: Bool
    var index: Int
  }

  /// The marks of pairs that `openings` open without a partner, in order. Linear in the paragraph, and nothing where all
  /// marks stand in pairs.
  static func unpaired(_ paragraph: Paragraph, _ openings: [CodeUnit] = MarkPairs.openings) -> [Mark] {
    guard paragraph.syntax.mayHoldHalves else { return [] }
    let units = paragraph.units
    // By kind: to close one pair says nothing of another.
    var open: [[Mark]] = Array(repeating: [], count: openings.count)
    var result: [Mark] = []
    for index in paragraph.syntax.content.clamped(to: 0..<units.count) {
      let unit = units[index]
      guard let opening = unit.pairOpening, let kind = openings.firstIndex(of: opening) else { continue }
      if let closing = unit.closing {
        open[kind].append(Mark(unit: unit, partner: closing, isOpening: true, index: index))
      } else if open[kind].popLast() == nil {
        result.append(Mark(unit: unit, partner: openings[kind], isOpening: false, index: index))
      }
    }
    result += open.joined()
    return result.isEmpty ? [] : result.ordered { $0.index }
  }

  /// The halves that stand alone in the paragraphs near one, read where the first of its marks asks.
  struct Near {
    private let paragraph: Paragraph
    private let document: Document
    private var above: [CodeUnit]?
    private var below: [CodeUnit]?

    init(_ paragraph: Paragraph, _ document: Document) {
      (self.paragraph, self.document) = (paragraph, document)
    }

    /// Whether the other half of `mark` is one of them: below an opening one, above a closing one.
    mutating func hold(partnerOf mark: Mark) -> Bool {
      if mark.isOpening {
        let lone = below ?? self.lone { document, lines in document.nextText(from: lines.upperBound) }
        below = lone
        return lone.contains(mark.partner)
      }
      let lone = above ?? self.lone { document, lines in document.previousText(before: lines.lowerBound) }
      above = lone
      return lone.contains(mark.partner)
    }

    /// Those of the paragraphs that `next` leads through, up to what is no prose; each unit once.
    private func lone(_ next: (Document, Range<Int>) -> Int?) -> [CodeUnit] {
      var lone: [CodeUnit] = []
      var lines = paragraph.lines
      for _ in 0..<Document.reach - 1 {
        guard let line = next(document, lines), document.syntax[line].kind.isProse else { break }
        let other = document.paragraph(at: line)
        lines = other.lines
        for mark in unpaired(other) where !lone.contains(mark.unit) { lone.append(mark.unit) }
      }
      return lone
    }
  }
}
