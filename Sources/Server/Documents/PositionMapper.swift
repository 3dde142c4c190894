package import LanguageServerProtocol
package import Text

/// Turns the client's positions into the domain's and back: the only place that knows the client's encoding.
///
/// UTF-16 costs nothing. For the others a line is walked; results come out in order, so the mapper remembers where it
/// was on the last line and goes on from there: a line with a hundred marks on it is walked once.
package struct PositionMapper {
  private let text: SourceText
  private let encoding: PositionEncoding
  /// The last place answered for: line, column in units, column in the client's encoding.
  private var memo = (line: -1, column: 0, character: 0)
  /// Of the last long line: the client's column at every `stride` units, so that going back in it, as an outline does
  /// from a section's end to its heading, does not walk it from the start again.
  private var marks: (line: Int, characters: [Int]) = (line: -1, characters: [])
  /// Units between two known offsets: memory of the table against units counted for a position.
  private static let stride = 256

  package init(_ text: SourceText, _ encoding: PositionEncoding) {
    self.text = text
    self.encoding = encoding
  }

  /// The nearest valid position: lines and columns beyond the end are clamped, halves of characters snapped back.
  package func text(_ position: ClientPosition) -> TextPosition {
    guard position.line < text.lines.count else { return text.end }
    guard encoding != .utf16 else {
      return text.clamp(TextPosition(line: position.line, column: position.character))
    }
    let units = text.line(position.line).units
    var column = 0
    var character = 0
    while column < units.count, character < position.character {
      let (length, width) = step(units, column)
      if character + width > position.character { break }
      column += length
      character += width
    }
    return TextPosition(line: position.line, column: column)
  }

  /// - Returns: a range whose ends are in order; a reversed one is empty at its start.
  package func text(_ range: ClientRange) -> TextRange {
    TextRange(text(range.start), text(range.end))
  }

  /// - Returns: `position`, or the start of the character that it lies inside.
  package mutating func client(_ position: TextPosition) -> ClientPosition {
    let units = text.line(position.line).units
    let column = units[...].characterStart(at: position.column)
    guard encoding != .utf16 else { return client(whole: TextPosition(line: position.line, column: column)) }
    if memo.line != position.line || memo.column > column || column - memo.column > Self.stride {
      memo = start(before: column, on: position.line, units)
    }
    let end = min(column, units.count)
    while memo.column < end {
      let (length, width) = step(units, memo.column)
      if memo.column + length > end { break }
      memo.column += length
      memo.character += width
    }
    return ClientPosition(line: position.line, character: memo.character)
  }

  /// Where to begin walking a line to reach `column`.
  private mutating func start(
    before column: Int,
    on line: Int,
    _ units: [CodeUnit],
  ) -> (line: Int, column: Int, character: Int) {
    guard column > Self.stride else { return (line, 0, 0) }
    if marks.line != line {
      marks = (line: line, characters: [])
      var (at, character) = (0, 0)
      while at < units.count {
        // A mark that would stand inside a pair stands behind it.
        if at >= marks.characters.count * Self.stride { marks.characters.append(character) }
        let (length, width) = step(units, at)
        at += length
        character += width
      }
    }
    let index = min(column / Self.stride, marks.characters.count - 1)
    guard index > 0 else { return (line, 0, 0) }
    var at = index * Self.stride
    if at < units.count, units[at].isLowSurrogate, units[at - 1].isHighSurrogate { at += 1 }
    return (line, at, marks.characters[index])
  }

  /// - Returns: `range` with every character whole of which it holds a part.
  package mutating func client(_ range: TextRange) -> ClientRange {
    let range = text.whole(range)
    if encoding == .utf16 { return ClientRange(start: client(whole: range.start), end: client(whole: range.end)) }
    let start = client(range.start)
    return ClientRange(start: start, end: client(range.end))
  }

  /// - Returns: the same change of whole characters: what the edit would leave of one is in the new text.
  package mutating func client(_ edit: TextEdit) -> ClientTextEdit {
    let range = text.whole(edit.range)
    guard range != edit.range else { return ClientTextEdit(range: client(range), newText: String(edit.newText)) }
    let units = (text.line(range.start.line).units, text.line(range.end.line).units)
    let before = units.0[clamping: range.start.column..<max(range.start.column, edit.range.start.column)]
    let after = units.1[clamping: min(edit.range.end.column, range.end.column)..<range.end.column]
    return ClientTextEdit(range: client(range), newText: String(before + edit.newText + after))
  }

  /// The start of a character in UTF-16, which is what the client counts in.
  private func client(whole position: TextPosition) -> ClientPosition {
    ClientPosition(line: position.line, character: position.column)
  }

  /// The character at `column`: how many units it is long and how wide in the client's encoding.
  @inline(__always)
  private func step(_ units: [CodeUnit], _ column: Int) -> (length: Int, width: Int) {
    let unit = units[column]
    if unit.isHighSurrogate, column + 1 < units.count, units[column + 1].isLowSurrogate {
      return (2, encoding == .utf8 ? 4 : 1)
    }
    guard encoding == .utf8 else { return (1, 1) }
    // A lone surrogate stands for U+FFFD, three bytes like any other unit from U+0800.
    return (1, Transcoder.utf8Length(unit.rawValue))
  }
}
