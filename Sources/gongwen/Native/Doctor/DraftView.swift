import Files
import JSON
import Lint
import Platform
import Structure
import Text

/// What a writer would see of a draft in an editor, asked of a real server process and printed.
enum DraftView {
  /// Opens the draft and puts together the outline, each problem under its line, and the completions.
  ///
  /// - Parameters:
  ///   - file: the draft.
  ///   - places: texts after which completions are shown; one that does not occur is typed at the end first.
  ///   - palette: colours.
  /// - Returns: the text to print.
  /// - Throws: what the server did wrong.
  static func of(_ file: TextFile, after places: [String], _ palette: Palette) throws(Failure) -> String {
    let session = try ServerSession(file.text, path: FileSystem.absolute(file.path))
    let diagnostics = try session.open()
    var result = palette("大纲", .bold) + "\n"
    for symbol in try session.symbols().elements { add(symbol, indent: 1, to: &result) }
    result += "\n" + palette("问题", .bold) + "\n"
    for diagnostic in (diagnostics["diagnostics"]?.elements).map(Array.init) ?? [] {
      result += problem(diagnostic, in: file.text, palette)
    }
    if diagnostics["diagnostics"]?.count == 0 { result += "  没有\n" }
    if !places.isEmpty { result += "\n" + palette("补全", .bold) + "\n" }
    for place in places {
      let position: TextPosition
      if let found = end(of: place, in: session.text) {
        position = found
      } else {
        _ = try session.type(place, at: session.text.end)
        position = session.text.end
      }
      result += "  \(before(position, in: session.text))\(palette("‸", .red))\n"
      let items = try session.complete(at: position)
      for (index, item) in items.prefix(5).enumerated() {
        let label = item["label"]?.string ?? ""
        let detail = item["labelDetails"]?["description"]?.string ?? item["detail"]?.string ?? ""
        result += "    \(index + 1). \(Terminal.printable(label))  \(palette(Terminal.printable(detail), .faint))\n"
      }
      if items.isEmpty { result += "    没有候选\n" }
    }
    try session.close()
    return result
  }

  private static func add(_ symbol: JSONValue, indent: Int, to result: inout String) {
    result += String(repeating: "  ", count: indent) + Terminal.printable(symbol["name"]?.string ?? "") + "\n"
    guard indent < 40, let children = symbol["children"] else { return }
    for child in children.elements { add(child, indent: indent + 1, to: &result) }
  }

  /// The line, a marker under the place, and beside the marker what is wrong.
  private static func problem(_ diagnostic: JSONValue, in text: SourceText, _ palette: Palette) -> String {
    func position(_ json: JSONValue?) -> TextPosition {
      TextPosition(line: json?["line"]?.int ?? 0, column: json?["character"]?.int ?? 0)
    }
    let range = TextRange(position(diagnostic["range"]?["start"]), position(diagnostic["range"]?["end"]))
    let window = SourceWindow(range, in: text, width: Terminal.width - 8)
    let level = diagnostic["severity"]?.int.flatMap { UInt8(exactly: $0) }.flatMap(Severity.init(rawValue:)) ?? .warning
    let number = "\(range.start.line + 1)"
    let margin = String(repeating: " ", count: max(0, 4 - number.count)) + number + "  "
    let indent = String(repeating: " ", count: margin.count + DisplayWidth.of(window.before))
    let marker = "^" + String(repeating: "~", count: max(0, DisplayWidth.of(window.marked) - 1))
    let message = Terminal.printable(diagnostic["message"]?.string ?? "")
    let code = diagnostic["code"]?.string ?? ""
    return "\(palette(margin, .faint))\(window.before)\(window.marked)\(window.after)\n"
      + "\(indent)\(palette(marker, level.style)) \(level.chineseName)：\(message) \(palette("[\(code)]", .faint))\n"
  }

  /// The position right after the last occurrence of `string`.
  private static func end(of string: String, in text: SourceText) -> TextPosition? {
    let wanted = [CodeUnit](string)
    let all = text.units(in: TextRange(TextPosition(line: 0, column: 0), text.end))
    guard !wanted.isEmpty, all.count >= wanted.count else { return nil }
    for start in stride(from: all.count - wanted.count, through: 0, by: -1)
    where all[start..<start + wanted.count].elementsEqual(wanted) {
      let head = SourceText(units: all[..<(start + wanted.count)])
      return head.end
    }
    return nil
  }

  /// The last characters before a position.
  private static func before(_ position: TextPosition, in text: SourceText) -> String {
    let units = text.line(position.line).units.prefix(position.column)
    let tail = String(units.suffix(24))
    return (units.count > 24 ? "…" : "") + Terminal.printable(tail)
  }
}
