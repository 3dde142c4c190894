internal import Lexicon
internal import Text

/// Headings that a text cites in quotation marks, number and all: “二、存在的问题”.
extension ReferenceReader {
  /// What the quotation at `start` cites, if it begins with a number as a heading does.
  func quoted(at start: Int) -> Reference? {
    let closing: CodeUnit = units[at: start] == "‘" ? "’" : "”"
    guard let (style, number, numeral, title) = heading(start + 1), units[at: title].isHan else { return nil }
    var end = title
    while end < units.count, end - title <= Self.longestTitle, units[end] != closing { end += 1 }
    guard units[at: end] == closing, end - title > 1 else { return nil }
    var found = Reference(kind: .heading(style), number: number, range: start + 1..<end, numeral: numeral)
    found.title = title..<end
    return found
  }

  /// 二、 or （二） or 2. or （2） at `start`, and where the title begins.
  private func heading(_ start: Int) -> (OrdinalStyle, Int, Range<Int>, Int)? {
    if let (number, numeral, end) = bracketed(start) {
      return (units[at: numeral.lowerBound].isHanNumeral ? .parenHan : .parenArabic, number, numeral, end)
    }
    guard let (number, end) = numeral(start) else { return nil }
    let isHan = units[at: start].isHanNumeral
    switch units[at: end] {
    case "、" where isHan: return (.han, number, start..<end, end + 1)
    case ".", "．", "、": return isHan ? nil : (.arabic, number, start..<end, end + 1)
    default: return nil
    }
  }

  /// A quotation that is longer is no title.
  private static let longestTitle = 40
}

extension Document {
  /// The one node that has the number and the title of `reference`, which stands in `units`; nil if there is none, or more.
  func heading(of reference: Reference, in units: [CodeUnit]) -> Int? {
    guard case .heading(let style) = reference.kind, let title = reference.title else { return nil }
    let name = units[title.clamped(to: units.indices)]
    var found: Int?
    for (index, node) in outline.nodes.enumerated() {
      guard let ordinal = node.ordinal, ordinal.style == style, ordinal.number == reference.number,
        case let line = text.line(node.line).units,
        case let own = line[min(ordinal.range.upperBound, line.count)...].drop(while: { $0.isBlank }),
        own.starts(with: name), case let end = own.startIndex + name.count,
        end >= node.head.upperBound || !line[at: end].isHan
      else { continue }
      if found != nil { return nil }
      found = index
    }
    return found
  }
}
