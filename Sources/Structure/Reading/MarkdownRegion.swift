internal import Text

/// The parts of a Markdown file that are left alone: front matter, fenced code, tables and comments.
enum MarkdownRegion {
  /// The kind of a line in or on the border of such a part, or nil for ordinary text; `state` moves on.
  static func enter(_ units: [CodeUnit], _ content: Range<Int>, _ state: inout LineState) -> LineKind? {
    switch state.region {
    case .frontMatter:
      if isRule(units, content, "-") || isRule(units, content, ".") { state.region = .body }
      return .frontMatter
    case .fence:
      let (unit, length) = sign(units, content)
      if unit == state.fenceUnit, length >= Int(state.fenceLength), length == content.count {
        state = LineState(region: .body)
      }
      return .fence
    case .comment:
      if closesComment(units, content.lowerBound, content) { state.region = .body }
      return .comment
    case .top, .body:
      break
    }
    guard !content.isEmpty else { return nil }
    if state.region == .top, isRule(units, content, "-") {
      state.region = .frontMatter
      return .frontMatter
    }
    state.region = .body
    let (unit, length) = sign(units, content)
    if length >= 3, unit == 0x60 || unit == 0x7E {
      state = LineState(region: .fence, fenceUnit: unit, fenceLength: UInt8(clamping: length))
      return .fence
    }
    if units.has("<!--", at: content.lowerBound) {
      if !closesComment(units, content.lowerBound + 4, content) { state.region = .comment }
      return .comment
    }
    return units[content.lowerBound] == "|" && content.count > 1 ? .table : nil
  }

  /// The sign that is repeated at the start, and how often.
  private static func sign(_ units: [CodeUnit], _ content: Range<Int>) -> (UInt16, Int) {
    guard let first = content.first else { return (0, 0) }
    var index = first
    while index < content.upperBound, units[index] == units[first] { index += 1 }
    return (units[first].rawValue, index - first)
  }

  private static func isRule(_ units: [CodeUnit], _ content: Range<Int>, _ unit: CodeUnit) -> Bool {
    content.count == 3 && units[content].allSatisfy { $0 == unit }
  }

  private static func closesComment(_ units: [CodeUnit], _ start: Int, _ content: Range<Int>) -> Bool {
    var index = start
    while index + 2 < content.upperBound {
      if units[index] == "-", units[index + 1] == "-", units[index + 2] == ">" { return true }
      index += 1
    }
    return false
  }
}
