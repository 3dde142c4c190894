import Structure
import Text

/// Finds marks of pairs that have no partner in a paragraph.
enum PairScan {
  struct Mark {
    var unit: CodeUnit
    var partner: CodeUnit
    var isOpening: Bool
    var index: Int
  }

  /// All marks whose partner may stand in another paragraph.
  static let pairs = BracketPairRule.pairs + QuotePairRule.pairs

  /// The marks of `pairs` without a partner, in order. Linear in the paragraph, and nothing where all marks stand in pairs.
  static func unpaired(_ paragraph: Paragraph, _ pairs: [(CodeUnit, CodeUnit)]) -> [Mark] {
    guard paragraph.syntax.mayHoldHalves else { return [] }
    let units = paragraph.units
    var open: [Mark] = []
    var result: [Mark] = []
    for index in paragraph.syntax.content.clamped(to: 0..<units.count) {
      let unit = units[index]
      for (opening, closing) in pairs {
        if unit == opening {
          open.append(Mark(unit: unit, partner: closing, isOpening: true, index: index))
        } else if unit == closing {
          if let place = open.lastIndex(where: { $0.unit == opening }) {
            open.remove(at: place)
          } else {
            result.append(Mark(unit: unit, partner: opening, isOpening: false, index: index))
          }
        }
      }
    }
    return result.isEmpty && open.isEmpty ? [] : (result + open).sorted { $0.index < $1.index }
  }

  /// Whether the other half stands alone in one of the paragraphs near.
  static func partnerStandsNear(_ mark: Mark, _ paragraph: Paragraph, _ document: Document) -> Bool {
    let pair = mark.isOpening ? (mark.unit, mark.partner) : (mark.partner, mark.unit)
    var lines = paragraph.lines
    for _ in 0..<Document.reach - 1 {
      let near =
        mark.isOpening ? document.nextText(from: lines.upperBound) : document.previousText(before: lines.lowerBound)
      guard let near, document.syntax[near].kind.isProse else { return false }
      let other = document.paragraph(at: near)
      lines = other.lines
      let found = unpaired(other, [pair])
      if found.contains(where: { $0.unit == mark.partner }) { return true }
    }
    return false
  }
}
