import Structure
package import Text

/// The fixes of the rules about numbers: this item, the rest of the series, the missing item.
package enum RenumberFix {
  /// More are no slips of a writer but a list that is read wrong; bounds the answers of a series of thousands to megabytes.
  private static let mostSlips = 50

  /// One member gets another number. Certain when the members on both sides agree.
  static func one(_ index: Int, to number: Int, of series: NumberedSeries) -> [Fix] {
    guard let member = series[index], let edit = member.edit(saying: number),
      let marker = member.marker(saying: number)
    else { return [] }
    let agrees = { (at: Int) in series.numbers.indices.contains(at) && series.numbers[at] == number &+ at &- index }
    let isOnlyReading = series.isOnlyReading(index) ?? true
    return [
      Fix(title: "改为“\(marker)”", edits: [edit], isCertain: isOnlyReading && agrees(index - 1) && agrees(index + 1))
    ]
  }

  /// The member at `index` and all behind it count on from `number`.
  ///
  /// Of a series with many slips only the first may begin it: each fix would hold nearly all of the series.
  static func from(_ index: Int, saying number: Int, of series: NumberedSeries) -> [Fix] {
    guard series.slips.count <= mostSlips || series.slips.first?.index == index else { return [] }
    var edits: [TextEdit] = []
    for at in index..<series.count {
      let new = number &+ (at &- index)
      guard series.numbers[at] != new else { continue }
      guard let edit = series[at]?.edit(saying: new) else { return [] }
      edits.append(edit)
    }
    guard let marker = series[index]?.marker(saying: number), !edits.isEmpty else { return [] }
    let title = edits.count == 1 ? "改为“\(marker)”" : "从本项起依次改号（“\(marker)”等\(edits.count)项）"
    return [Fix(title: title, edits: edits, isCertain: false)]
  }

  /// Two neighbours exchange their numbers.
  static func swap(_ index: Int, of series: NumberedSeries) -> [Fix] {
    guard let first = series[index], let second = series[index + 1],
      let one = first.edit(saying: series.numbers[index + 1]), let two = second.edit(saying: series.numbers[index])
    else { return [] }
    return [Fix(title: "互换这两项的编号", edits: [one, two], isCertain: false)]
  }

  /// What can be done about `missing` numbers before the member at `index`: count on without them, or put in a line
  /// for each.
  static func gap(at index: Int, missing: Range<Int>, of series: NumberedSeries, in document: Document) -> [Fix] {
    from(index, saying: missing.lowerBound, of: series)
      + insertion(before: index, missing: missing, of: series, in: document)
  }

  /// What stands in a line that is put in, until the writer has written it.
  package static let blankText = "（此处补写）"
  private static let blank = [CodeUnit](blankText)

  /// Of the edits of `fix` the one that leaves such lines to be written.
  package static func insertion(of fix: Fix) -> TextEdit? {
    fix.edits.first { edit in
      edit.newText.indices.contains { edit.newText[$0...].starts(with: blank) }
    }
  }

  private static func insertion(
    before index: Int,
    missing: Range<Int>,
    of series: NumberedSeries,
    in document: Document,
  ) -> [Fix] {
    guard !series.isInline, missing.count <= 9, let member = series[index] else { return [] }
    let at = member.range.start.line
    let line = document.text.line(at)
    // The last line has none: the one above it ends as the text does.
    let ending = line.ending == .none && at > 0 ? document.text.line(at - 1).ending : line.ending
    var new: [CodeUnit] = []
    let bom = line.units.first?.rawValue == 0xFEFF ? 1 : 0
    for number in missing {
      guard let marker = member.ordinal.marker(saying: number, in: member.units) else { return [] }
      new += line.units.prefix(member.ordinal.range.lowerBound).dropFirst(bom)
      new += marker
      new += blank
      new += ending == .none ? ["\n"] : ending.units
    }
    guard let first = member.marker(saying: missing.lowerBound) else { return [] }
    let start = TextPosition(line: at, column: bom)
    let title = missing.count == 1 ? "补上“\(first)”" : "补上“\(first)”等\(missing.count)项"
    return [Fix(title: title, edits: [TextEdit(range: TextRange(start, start), newText: new)], isCertain: false)]
  }
}
