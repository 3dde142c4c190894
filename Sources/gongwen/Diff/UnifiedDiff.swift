import Text

/// A difference as `diff -u` shows it and `patch` takes it.
enum UnifiedDiff {
  private static let context = 3

  /// The difference between two states of the file at `path`; empty when there is none.
  static func of(_ path: String, _ old: SourceText, _ new: SourceText, _ palette: Palette) -> String {
    let before = lines(old)
    let after = lines(new)
    let changes = LineDiff.changes(before, after)
    if changes.isEmpty { return "" }
    let (from, to) = path.hasPrefix("/") ? (path, path) : ("a/\(path)", "b/\(path)")
    var result = palette("--- \(from)", .bold) + "\n" + palette("+++ \(to)", .bold) + "\n"
    for hunk in hunks(changes) {
      guard let first = hunk.first, let last = hunk.last else { continue }
      let lead = min(context, first.old.lowerBound)
      let tail = min(context, before.count - last.old.upperBound)
      let oldRange = first.old.lowerBound - lead..<last.old.upperBound + tail
      let newRange = first.new.lowerBound - lead..<last.new.upperBound + tail
      result += palette("@@ -\(numbers(oldRange)) +\(numbers(newRange)) @@", .cyan) + "\n"
      var at = oldRange.lowerBound
      for change in hunk {
        for index in at..<change.old.lowerBound { result += shown(" ", before[index]) }
        for index in change.old { result += palette.line("-", before[index], .plainRed) }
        for index in change.new { result += palette.line("+", after[index], .plainGreen) }
        at = change.old.upperBound
      }
      for index in at..<oldRange.upperBound { result += shown(" ", before[index]) }
    }
    return result
  }

  /// The lines without the empty one that follows a final line end.
  private static func lines(_ text: SourceText) -> [Line] {
    text.lines.last?.units.isEmpty == true ? text.lines.dropLast() : text.lines
  }

  /// Changes that stand so near each other that their context meets belong together.
  private static func hunks(_ changes: [LineDiff.Change]) -> [[LineDiff.Change]] {
    var result: [[LineDiff.Change]] = []
    for change in changes {
      if let last = result.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
        result[result.count - 1].append(change)
      } else {
        result.append([change])
      }
    }
    return result
  }

  /// `line,count` as `diff` writes it: an empty range names the line before it.
  private static func numbers(_ range: Range<Int>) -> String {
    let start = range.isEmpty ? range.lowerBound : range.lowerBound + 1
    return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
  }

  fileprivate static func shown(_ sign: String, _ line: Line) -> String {
    let end =
      switch line.ending {
      case .lf: "\n"
      case .crlf: "\r\n"
      case .cr: "\r"
      case .none: "\n\\ No newline at end of file\n"
      }
    return sign + String(line.units) + end
  }
}

extension Palette {
  /// A line of a difference; the colour ends before the line does.
  fileprivate func line(_ sign: String, _ line: Line, _ style: Style) -> String {
    guard isColored else { return UnifiedDiff.shown(sign, line) }
    return self(sign + String(line.units), style) + UnifiedDiff.shown("", Line([], line.ending))
  }
}
