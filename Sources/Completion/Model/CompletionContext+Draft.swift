import Structure
import Text

/// Where in the draft the cursor stands. A draft ends at the cursor: all of this is judged by what stands above it.
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
