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

  /// The marks without a partner, in order. Linear in the paragraph, and in one pass where there are none.
  static func unpaired(_ paragraph: Paragraph, _ pairs: [(CodeUnit, CodeUnit)]) -> [Mark] {
    let content = paragraph.syntax.content.clamped(to: 0..<paragraph.units.count)
    var open: [Mark] = []
    var result: [Mark] = []
    paragraph.units.withUnsafeBufferPointer { units in
      var next = content.lowerBound
      while true {
        // Most units are 汉字, and all these marks lie below or above them: quotation marks, brackets, title marks.
        while next < content.upperBound, units[next].rawValue &- 0x3016 < 0xCEF2 { next &+= 1 }
        guard next < content.upperBound else { break }
        let (index, unit) = (next, units[next])
        next &+= 1
        guard unit.rawValue &- 0x2018 < 8 || unit.rawValue &- 0x3008 < 0x0E || unit == "（" || unit == "）" else {
          continue
        }
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
