import JSON
import Text

/// A writer at work, reproducibly: types sentences, takes characters back, opens new paragraphs, joins them again and
/// now and then moves elsewhere. The draft keeps about its length.
struct EditScript {
  private(set) var cursor = TextPosition(line: 0, column: 0)
  private var random: RandomNumbers
  /// Units that the draft is longer than at first.
  private var surplus = 0

  private static let characters = "各责任单位要结合工作实际，完善闭环管理机制，确保各项任务落地见效。一是二是三是（一）（二）“三个到位”".map(String.init)

  init(seed: UInt64) {
    random = RandomNumbers(seed: seed)
  }

  /// The next edit, already made in `open`: parameters of its `didChange`.
  mutating func next(_ open: inout OpenDraft) -> (inout JSONWriter) -> Void {
    if random.chance(0.02) {
      let line = random.within(0...(open.text.lines.count - 1))
      cursor = TextPosition(line: line, column: random.within(0...open.text.line(line).units.count))
    }
    cursor = open.text.clamp(cursor)
    if surplus > 200, random.chance(0.8) { return delete(random.within(1...8), &open) }
    switch random.within(0...99) {
    case 0..<2: return insert("\n", &open)
    case 2..<14: return delete(1, &open)
    default: return insert(Self.characters[random.within(0...(Self.characters.count - 1))], &open)
    }
  }

  private mutating func insert(_ text: String, _ open: inout OpenDraft) -> (inout JSONWriter) -> Void {
    let place = cursor
    let isBreak = text == "\n"
    cursor = TextPosition(line: place.line + (isBreak ? 1 : 0), column: isBreak ? 0 : place.column + 1)
    surplus += 1
    return open.type(text, at: place)
  }

  /// Takes characters back; at the start of a line joins it to the one before.
  private mutating func delete(_ count: Int, _ open: inout OpenDraft) -> (inout JSONWriter) -> Void {
    var start = TextPosition(line: cursor.line, column: max(0, cursor.column - count))
    if cursor.column == 0, cursor.line > 0 {
      start = TextPosition(line: cursor.line - 1, column: open.text.line(cursor.line - 1).units.count)
    }
    let range = TextRange(open.text.clamp(start), cursor)
    surplus -= range.start.line < range.end.line ? 1 : range.end.column - range.start.column
    cursor = range.start
    return open.change(range, "")
  }
}
