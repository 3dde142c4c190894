import Structure
import Text

/// Where in the draft the cursor stands. A draft ends at the cursor: what is offered is judged by what stands above it. What
/// stands below only says whether a list may lie over it unasked.
extension CompletionContext {
  /// The nearest line with text above the cursor.
  var nearestLine: Int? {
    var line = position.line - 1
    while line >= 0, position.line - line < 50 {
      if let syntax = document.syntax[safe: line], syntax.kind.isProse { return line }
      line -= 1
    }
    return nil
  }

  /// Whether 成文日期 stands right above: the body is over, and what may follow is an 附件, which begins with its title.
  var isBelowSignOff: Bool {
    nearestLine.map { document.syntax[safe: $0]?.isDate == true } ?? false
  }

  /// Whether text stands behind the cursor or on the lines that an open list would lie over.
  var isAboveText: Bool {
    if line[position.column...].contains(where: { !$0.isBlank }) { return true }
    return nextLine != nil
  }

  /// The nearest line with text below the cursor, as far down as an open list reaches.
  private var nextLine: Int? {
    (position.line + 1..<position.line + 1 + Self.listHeight).first { document.syntax[safe: $0]?.kind.isBlank == false }
  }

  /// Rows that most clients show of a list.
  private static let listHeight = 10

  /// Whether the number that is due stands already on the next line with text.
  var isNumberedBelow: Bool {
    guard let nextLine, let below = document.syntax[safe: nextLine] else { return false }
    let units = document.text.line(nextLine).units
    return lineOrdinals.contains { units[clamping: below.content].starts(with: $0.marker) }
  }

  /// Lines with text between the head of the draft and the cursor, counted up to ten.
  var bodyLinesAbove: Int {
    var count = 0
    var index = position.line - 1
    while index >= head.body, index > 0 || head.body == 0, count < 10, position.line - index < 50 {
      if document.syntax[safe: index]?.kind.isProse == true { count += 1 }
      index -= 1
    }
    return count
  }

  /// A heading with its years: of the title, else of today; nil if it names one and neither does.
  func dated(_ heading: [CodeUnit]) -> [CodeUnit]? {
    Self.dated(heading, Self.years(around: titleYear ?? request.today?.year))
  }

  /// What `{上年}`, `{年}` and `{来年}` stand for in a paper of `year`.
  static func years(around year: Int?) -> [(hint: [CodeUnit], year: Int)] {
    guard let year else { return [] }
    return [([CodeUnit]("上年"), year - 1), ([CodeUnit]("年"), year), ([CodeUnit]("来年"), year + 1)]
  }

  static func dated(_ heading: [CodeUnit], _ years: [(hint: [CodeUnit], year: Int)]) -> [CodeUnit]? {
    guard heading.contains("{") else { return heading }
    guard !years.isEmpty else { return nil }
    return Template(heading).filled { hint in years.first { $0.hint == hint }.map { [CodeUnit]("\($0.year)") } }.plain()
  }

  private var titleYear: Int? {
    guard let place = head.title.firstIndex(of: "年"), place >= 4 else { return nil }
    var year = 0
    for unit in head.title[place - 4..<place] {
      guard let digit = unit.decimalDigit else { return nil }
      year = year * 10 + digit
    }
    return (1949...2999).contains(year) ? year : nil
  }
}
