package import Structure
import Text

/// A comment that tells the linter to be silent: `<!-- gongwen-disable-next-line ordinal-gap -->`.
///
/// Only in Markdown, where such a comment is not part of what is read. Without an id it means every rule.
package struct Directive: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    case disableNextLine, disable, enable
  }

  package struct Name: Hashable, Sendable {
    package var id: String
    package var range: Range<Int>
  }

  package var action: Action
  package var line: Int
  package var names: [Name]

  /// Reads the directive on `line`, if there is one. Looks at a few units of any other line.
  package init?(line: Int, of document: Document) {
    guard document.dialect == .markdown, document.syntax.indices.contains(line), document.syntax[line].kind == .comment
    else { return nil }
    let units = document.text.line(line).units
    guard var at = Self.skip("<!--", in: units, from: Self.skipBlanks(in: units, from: 0)) else { return nil }
    at = Self.skipBlanks(in: units, from: at)
    if let end = Self.skip("gongwen-disable-next-line", in: units, from: at) {
      (action, at) = (.disableNextLine, end)
    } else if let end = Self.skip("gongwen-disable", in: units, from: at) {
      (action, at) = (.disable, end)
    } else if let end = Self.skip("gongwen-enable", in: units, from: at) {
      (action, at) = (.enable, end)
    } else {
      return nil
    }
    self.line = line
    names = []
    while at < units.count, Self.skip("-->", in: units, from: at) == nil {
      guard Self.isName(units[at]) else {
        at += 1
        continue
      }
      let start = at
      while at < units.count, Self.isName(units[at]), Self.skip("-->", in: units, from: at) == nil { at += 1 }
      names.append(Name(id: String(units[start..<at]), range: start..<at))
    }
  }

  private static func isName(_ unit: CodeUnit) -> Bool {
    unit == "-" || unit == "_" || (0x30...0x39).contains(unit.rawValue) || (0x41...0x5A).contains(unit.rawValue)
      || (0x61...0x7A).contains(unit.rawValue)
  }

  private static func skipBlanks(in units: [CodeUnit], from start: Int) -> Int {
    var at = start
    while at < units.count, units[at] == " " || units[at] == "\t" || units[at].rawValue == 0xFEFF { at += 1 }
    return at
  }

  /// The index after `word` if it stands at `start`.
  private static func skip(_ word: StaticString, in units: [CodeUnit], from start: Int) -> Int? {
    guard start + word.utf8CodeUnitCount <= units.count else { return nil }
    return word.withUTF8Buffer { bytes in
      for (offset, byte) in bytes.enumerated() where units[start + offset].rawValue != UInt16(byte) { return nil }
      return start + bytes.count
    }
  }
}
