import Files
import Platform
import Text

/// A difference as `diff -u` shows it and `git apply` and `patch` take it.
///
/// It is one of bytes: a line ends at LF and nowhere else (a lone CR is an ordinary character for both programs), the byte
/// order mark belongs to the first line, GB18030 stays GB18030.
enum UnifiedDiff {
  /// Lines around a change, as `diff -u` has them.
  private static let context = 3

  /// The difference between a file and `new` in its format; empty when there is none.
  static func of(_ file: TextFile, _ new: SourceText, _ palette: Palette) throws(FileError) -> [UInt8] {
    of(file.path, try file.encode(file.text), try file.encode(new), palette)
  }

  /// The difference between two states of the file at `path`; empty when there is none.
  static func of(_ path: String, _ old: [UInt8], _ new: [UInt8], _ palette: Palette) -> [UInt8] {
    let before = lines(old)
    let after = lines(new)
    let changes = LineDiff.changes(before, after)
    if changes.isEmpty { return [] }
    var result: [UInt8] = []
    func add(_ text: String) { result += text.utf8 }
    let (from, to) = names(path)
    add(palette("--- \(from)", .bold) + "\n" + palette("+++ \(to)", .bold) + "\n")
    for hunk in hunks(changes) {
      guard let first = hunk.first, let last = hunk.last else { continue }
      let lead = min(context, first.old.lowerBound)
      let tail = min(context, before.count - last.old.upperBound)
      let oldRange = first.old.lowerBound - lead..<last.old.upperBound + tail
      let newRange = first.new.lowerBound - lead..<last.new.upperBound + tail
      add(palette("@@ -\(numbers(oldRange)) +\(numbers(newRange)) @@", .cyan) + "\n")
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

  /// The names of both sides: below `a` and `b`, seen from the current folder, as git writes them. A name that a blank or
  /// a sign would end is followed by a tab or put in quotation marks.
  private static func names(_ path: String) -> (String, String) {
    let absolute = FileSystem.absolute(path)
    let shown = FileSystem.relative(absolute, to: FileSystem.currentFolder) ?? path
    if shown.hasPrefix("/") || shown.hasPrefix("<") { return (shown, shown) }
    return (name("a/\(shown)"), name("b/\(shown)"))
  }

  private static func name(_ path: String) -> String {
    if path.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F }) {
      var quoted = "\""
      for scalar in path.unicodeScalars {
        switch scalar {
        case "\"", "\\": quoted += "\\\(scalar)"
        case "\n": quoted += "\\n"
        case "\t": quoted += "\\t"
        default:
          if scalar.value < 0x20 || scalar.value == 0x7F {
            let digits = String(scalar.value, radix: 8)
            quoted += "\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
          } else {
            quoted.unicodeScalars.append(scalar)
          }
        }
      }
      return quoted + "\""
    }
    return path.utf8.contains(0x20) ? path + "\t" : path
  }

  /// Each with its LF; the last may have none.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      result.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { result.append(bytes[start...]) }
    return result
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

  fileprivate static func shown(_ sign: String, _ line: ArraySlice<UInt8>) -> [UInt8] {
    var result = Array(sign.utf8) + line
    if line.last != 0x0A { result += "\n\\ No newline at end of file\n".utf8 }
    return result
  }
}

extension Palette {
  /// A line of a difference; the colour ends before the line does.
  fileprivate func line(_ sign: String, _ line: ArraySlice<UInt8>, _ style: Style) -> [UInt8] {
    guard isColored else { return UnifiedDiff.shown(sign, line) }
    let end = line.reversed().prefix { $0 == 0x0A || $0 == 0x0D }.count
    let body = sign + String(decoding: line.dropLast(end), as: UTF8.self)
    return Array(self(body, style).utf8) + UnifiedDiff.shown("", line.suffix(end))
  }
}
