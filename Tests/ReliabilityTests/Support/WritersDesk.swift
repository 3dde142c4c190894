import TestSupport
import Text

/// A text as an editor holds it, one flat run of units, and the ways a writer, an editor or a macro changes it.
struct WritersDesk {
  /// One entry of `contentChanges`.
  struct Change {
    /// The text it is made in.
    let before: SourceText
    /// Nil when `newText` is all of the new text.
    let range: TextRange?
    let newText: [CodeUnit]
  }

  private(set) var units: [CodeUnit]
  /// What takes the last changes back, by offsets: the newest last.
  private var inverses: [(start: Int, length: Int, units: [CodeUnit])] = []
  private static let headings = ["一、", "二、", "三、", "（一）", "（二）", "1.", "2.", "- ", "## ", "> ", "附件：", "第一条", "一是"]

  init(_ units: [CodeUnit]) {
    self.units = units
  }

  /// Changes the text in one way or another.
  ///
  /// - Returns: what the editor tells the server of it, in one notification.
  mutating func work(_ random: inout SeededGenerator) -> [Change] {
    switch random.int(in: 0..<16) {
    case 0..<5: return [hostile(&random)]
    case 5: return (0..<random.int(in: 2..<5)).map { _ in hostile(&random) }
    case 6..<8: return undo(random.int(in: 1..<6))
    case 8: return [replace(with: HostileText.mutated(units, &random))]
    case 9: return [replace(with: withLineEnds([CodeUnit](random.pick(["\n", "\r\n", "\r"]) ?? "\n")))]
    case 10: return type(HostileText.draft(&random, pieces: 1..<3))
    case 11: return lineEnd(&random)
    default: return structure(&random)
    }
  }

  // MARK: Ways

  private mutating func hostile(_ random: inout SeededGenerator) -> Change {
    let text = SourceText(units: units)
    let edit = HostileText.edit(of: text, &random)
    return change(edit.range, edit.newText, text)
  }

  /// Takes the last changes back, the newest first, as an editor's undo does.
  private mutating func undo(_ count: Int) -> [Change] {
    let taken = Array(inverses.suffix(count).reversed())
    inverses.removeLast(taken.count)
    let changes = taken.map { inverse in
      let text = SourceText(units: units)
      let range = TextRange(position(inverse.start, text), position(inverse.start + inverse.length, text))
      let change = change(range, inverse.units, text)
      // Undone is undone.
      inverses.removeLast()
      return change
    }
    return changes.isEmpty ? [replace(with: units)] : changes
  }

  /// A character a change, from the end of the text on.
  private mutating func type(_ text: [CodeUnit]) -> [Change] {
    text.prefix(8).map { unit in
      let before = SourceText(units: units)
      return change(TextRange(before.end, before.end), [unit], before)
    }
  }

  /// Breaks a line, joins two, or gives one another end.
  private mutating func lineEnd(_ random: inout SeededGenerator) -> [Change] {
    let text = SourceText(units: units)
    let line = random.int(in: 0..<text.lines.count)
    let column = text.line(line).units.count
    let end = TextPosition(line: line, column: random.int(in: 0..<3) == 0 ? random.int(in: 0..<column + 1) : column)
    let next = TextPosition(line: line + 1, column: 0)
    let isJoin = random.int(in: 0..<2) == 0
    let ending = [CodeUnit](random.pick(["", "\n", "\r\n", "\r", "\n\n"]) ?? "")
    return [change(TextRange(end, isJoin ? next : end), ending, text)]
  }

  /// What moves whole parts of a draft: a heading more or less, a line moved, doubled, taken out or made an item.
  private mutating func structure(_ random: inout SeededGenerator) -> [Change] {
    let text = SourceText(units: units)
    let line = random.int(in: 0..<text.lines.count)
    let start = TextPosition(line: line, column: 0)
    let stop = TextPosition(line: min(text.lines.count, line + random.int(in: 1..<4)), column: 0)
    let block = text.units(in: text.clamp(TextRange(start, stop)))
    let head = [CodeUnit](random.pick(Self.headings) ?? "")
    switch random.int(in: 0..<6) {
    case 0: return [change(TextRange(start, start), head, text)]
    case 1: return [change(TextRange(start, start), head + [CodeUnit]("总体要求\n"), text)]
    case 2: return [change(TextRange(start, TextPosition(line: line, column: random.int(in: 1..<4))), head, text)]
    case 3: return [change(TextRange(start, start), block, text)]
    case 4: return [change(TextRange(start, stop), [], text)]
    default:
      let cut = change(TextRange(start, stop), [], text)
      let rest = SourceText(units: units)
      let place = TextPosition(line: random.int(in: 0..<rest.lines.count), column: 0)
      return [cut, change(TextRange(place, place), block, rest)]
    }
  }

  // MARK: The text

  /// Changes the flat text itself, in a way of its own that has nothing to do with how the server does it.
  private mutating func change(_ range: TextRange, _ newText: [CodeUnit], _ text: SourceText) -> Change {
    // What an editor can name in any encoding: no place inside a pair, none far beyond a line.
    let range = text.clamp(range)
    let (start, end) = (offset(range.start, text), offset(range.end, text))
    inverses.append((start, newText.count, Array(units[start..<end])))
    units.replaceSubrange(start..<end, with: newText)
    return Change(before: text, range: range, newText: newText)
  }

  private mutating func replace(with newUnits: [CodeUnit]) -> Change {
    let before = SourceText(units: units)
    inverses = []
    units = newUnits
    return Change(before: before, range: nil, newText: newUnits)
  }

  private func withLineEnds(_ ending: [CodeUnit]) -> [CodeUnit] {
    SourceText(units: units).lines.flatMap { $0.units + ($0.ending.units.isEmpty ? [] : ending) }
  }

  private func offset(_ position: TextPosition, _ text: SourceText) -> Int {
    text.lines.prefix(position.line).reduce(position.column) { $0 + $1.units.count + $1.ending.units.count }
  }

  /// A place between the two characters of a line's end, or of a pair, is moved in front of them.
  private func position(_ offset: Int, _ text: SourceText) -> TextPosition {
    var rest = offset
    for (index, line) in text.lines.enumerated() {
      let whole = line.units.count + line.ending.units.count
      if rest < whole || index == text.lines.count - 1 {
        return text.clamp(TextPosition(line: index, column: min(rest, line.units.count)))
      }
      rest -= whole
    }
    return text.end
  }
}
