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

  /// The marks without a partner, in order. Linear in the paragraph; allocates nothing where all stand in pairs.
  static func unpaired(_ paragraph: Paragraph, _ pairs: [(CodeUnit, CodeUnit)]) -> [Mark] {
    let content = paragraph.syntax.content.clamped(to: 0..<paragraph.units.count)
    var open: [Mark] = []
    var result: [Mark] = []
    paragraph.units.withUnsafeBufferPointer { units in
      if isPaired(units, content) { return }
      var next = content.lowerBound
      while true {
        next = firstMark(in: units, from: next, to: content.upperBound)
        guard next < content.upperBound else { break }
        let (index, unit) = (next, units[next])
        next &+= 1
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

  /// The first place from `start` on, before `end`, where one of the marks may stand; `end` if there is none.
  @inline(__always)
  private static func firstMark(in units: UnsafeBufferPointer<CodeUnit>, from start: Int, to end: Int) -> Int {
    var at = start
    while at < end {
      // Most units are 汉字, and all these marks lie below or above them: quotation marks, brackets, title marks.
      let unit = units[at].rawValue
      if unit &- 0x3016 >= 0xCEF2, unit &- 0x2018 < 8 || unit &- 0x3008 < 0x0E || unit &- 0xFF08 < 2 { return at }
      at &+= 1
    }
    return end
  }

  /// Whether the marks of all kinds stand in pairs, one within the other or one behind the other, as nearly always; what
  /// is deeper than sixteen is left to the closer look.
  private static func isPaired(_ units: UnsafeBufferPointer<CodeUnit>, _ content: Range<Int>) -> Bool {
    // The kinds of those that are open, four bits for each, the innermost lowest.
    var (open, depth) = (UInt64(0), 0)
    var next = content.lowerBound
    while true {
      next = firstMark(in: units, from: next, to: content.upperBound)
      guard next < content.upperBound else { return depth == 0 }
      let mark = kind(units[next])
      next &+= 1
      if mark.isOpening {
        guard depth < 16 else { return false }
        (open, depth) = (open &<< 4 | mark.kind, depth &+ 1)
      } else if mark.kind != 0 {
        guard depth > 0, open & 0xF == mark.kind else { return false }
        (open, depth) = (open &>> 4, depth &- 1)
      }
    }
  }

  /// A number for the pair that a mark belongs to; 0 if it is none of `pairs`.
  @inline(__always)
  private static func kind(_ mark: CodeUnit) -> (kind: UInt64, isOpening: Bool) {
    switch mark {
    case "“": (1, true)
    case "”": (1, false)
    case "‘": (2, true)
    case "’": (2, false)
    case "（": (3, true)
    case "）": (3, false)
    case "《": (4, true)
    case "》": (4, false)
    case "〔": (5, true)
    case "〕": (5, false)
    case "【": (6, true)
    case "】": (6, false)
    case "〈": (7, true)
    case "〉": (7, false)
    default: (0, false)
    }
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
