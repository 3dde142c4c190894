/// Edits made one after the other, as edits of the text before the first of them.
///
/// What lies between two of them is in no edit, however near they are: an editor keeps marks, folds and the cursor
/// there, and units that no encoding can carry (lone surrogates) stay what they are.
package struct ComposedEdits {
  /// A stretch of the text before the first edit, in units from its beginning, that became `new`.
  private struct Replacement {
    var old: Range<Int>
    var new: [CodeUnit]
  }

  /// In order of the text, no two of them touching.
  private var replacements: [Replacement] = []

  package init() {}

  /// Adds edits of `text`, which is the text after all edits so far. They do not overlap. O(text + edits · log edits).
  package mutating func append(_ edits: [TextEdit], to text: SourceText) {
    let offsets = TextOffsets(text)
    let next = SourceText.inOrderOfWriting(edits).reversed().map { edit in
      let range = text.clamp(edit.range)
      return Replacement(old: offsets.offset(range.start)..<offsets.offset(range.end), new: edit.newText)
    }
    var merge = Merge(text: text, offsets: offsets, before: replacements[...], next: next[...])
    replacements = merge.run()
  }

  /// The edits, in order of the text, each as small as it can be; `text` is the text before the first of them. Linear.
  package func edits(of text: SourceText) -> [TextEdit] {
    let offsets = TextOffsets(text)
    return replacements.compactMap { replacement in
      let range = TextRange(offsets.position(replacement.old.lowerBound), offsets.position(replacement.old.upperBound))
      let old = text.units(in: range)
      let (prefix, suffix) = Self.wholeCommonEnds(old, replacement.new)
      if prefix == old.count, prefix == replacement.new.count { return nil }
      let trimmed = TextRange(
        offsets.position(replacement.old.lowerBound + prefix),
        offsets.position(replacement.old.upperBound - suffix),
      )
      return TextEdit(range: trimmed, newText: Array(replacement.new[prefix..<replacement.new.count - suffix]))
    }
  }

  /// What both begin and end with, cut inside no character and no CRLF of either.
  private static func wholeCommonEnds(_ old: [CodeUnit], _ new: [CodeUnit]) -> (prefix: Int, suffix: Int) {
    func splits(_ units: [CodeUnit], _ index: Int) -> Bool {
      guard index > 0, index < units.count else { return false }
      return units[...].splitsCharacter(at: index) || units[index - 1] == "\r" && units[index] == "\n"
    }
    var (prefix, suffix) = LineDiff.commonEnds(old, new)
    while prefix > 0, splits(old, prefix) || splits(new, prefix) { prefix -= 1 }
    while suffix > 0, splits(old, old.count - suffix) || splits(new, new.count - suffix) { suffix -= 1 }
    return (prefix, suffix)
  }

  /// One walk over the replacements so far and those of the text after them. What touches becomes one.
  private struct Merge {
    let text: SourceText
    let offsets: TextOffsets
    var before: ArraySlice<Replacement>
    var next: ArraySlice<Replacement>
    /// How much longer the text has become up to here by what came before.
    private var growth = 0

    init(text: SourceText, offsets: TextOffsets, before: ArraySlice<Replacement>, next: ArraySlice<Replacement>) {
      self.text = text
      self.offsets = offsets
      self.before = before
      self.next = next
    }

    mutating func run() -> [Replacement] {
      var result: [Replacement] = []
      while let start = start { result.append(group(from: start)) }
      return result
    }

    /// Where the first of what is left begins, in the text between.
    private var start: Int? {
      let a = before.first.map { $0.old.lowerBound + growth }
      let b = next.first?.old.lowerBound
      guard let a, let b else { return a ?? b }
      return min(a, b)
    }

    private mutating func group(from start: Int) -> Replacement {
      let oldStart = start - growth
      var end = start
      var new: [CodeUnit] = []
      var written = start
      while true {
        if let first = before.first, first.old.lowerBound + growth <= end {
          end = max(end, first.old.lowerBound + growth + first.new.count)
          growth += first.new.count - first.old.count
          _ = before.popFirst()
        } else if let first = next.first, first.old.lowerBound <= end {
          new += units(written, first.old.lowerBound)
          new += first.new
          written = first.old.upperBound
          end = max(end, written)
          _ = next.popFirst()
        } else {
          break
        }
      }
      return Replacement(old: oldStart..<max(oldStart, end - growth), new: new + units(written, end))
    }

    /// Also where the text between has a CRLF or a pair of surrogates of which only one half was written.
    private func units(_ start: Int, _ end: Int) -> [CodeUnit] {
      guard start < end else { return [] }
      var result: [CodeUnit] = []
      var line = offsets.position(start).line
      var first = offsets.offset(TextPosition(line: line, column: 0))
      while first < end, line < text.lines.count {
        let units = text.line(line).units
        let ending = text.line(line).ending.units
        result += units[clamping: start - first..<end - first]
        result += ending[clamping: start - first - units.count..<end - first - units.count]
        first += units.count + ending.count
        line += 1
      }
      return result
    }
  }
}

/// Places of a text as units from its beginning, line ends counted, and back.
private struct TextOffsets {
  /// Where each line begins.
  private var starts: [Int] = []

  init(_ text: SourceText) {
    var start = 0
    starts.reserveCapacity(text.lines.count)
    for line in text.lines {
      starts.append(start)
      start += line.units.count + line.ending.length
    }
  }

  func offset(_ position: TextPosition) -> Int { (starts[safe: position.line] ?? 0) + position.column }

  func position(_ offset: Int) -> TextPosition {
    let line = max(0, starts.partitioningIndex { $0 > offset } - 1)
    return TextPosition(line: line, column: offset - (starts[safe: line] ?? 0))
  }
}
