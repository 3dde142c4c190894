/// A row of the 附件说明 (GB/T 9704—2012, 7.3.4): 附件：1.名称, below it 2.名称, or the rest of the name above. The one reading of
/// where its number and its name stand.
package struct AttachmentRow: Hashable, Sendable {
  /// 附件：; empty in a row below the first.
  package let label: Range<Int>
  /// The figures; empty without a number. 附件：2025年度名单 has none.
  package let number: Range<Int>
  /// What stands behind the number: a stop, 、, or a blank.
  package let mark: Range<Int>
  /// The name, with whatever mark ends it.
  package let name: Range<Int>

  /// Reads the columns `content` of `units`.
  package init(_ units: [CodeUnit], _ content: Range<Int>) {
    let content = content.clamped(to: units.indices)
    let end = content.upperBound
    func skip(_ start: Int, while isSkipped: (CodeUnit) -> Bool) -> Int {
      var index = start
      while index < end, isSkipped(units[index]) { index += 1 }
      return index
    }
    label = content.lowerBound..<(Self.label(units, content) ?? content.lowerBound)
    let start = skip(label.upperBound) { $0.isBlank }
    let stop = skip(start) { $0.decimalDigit != nil }
    let sign = units[at: stop]
    guard (1...2).contains(stop - start), stop < end,
      sign == "." || sign == "．" || sign == "、" || sign.isBlank
    else {
      (number, mark, name) = (start..<start, start..<start, start..<end)
      return
    }
    (number, mark) = (start..<stop, stop..<stop + 1)
    name = skip(stop + 1) { $0.isBlank }..<end
  }

  /// The end of 附件： or 附：at the head of `content`; nil if none stands there.
  package static func label(_ units: [CodeUnit], _ content: Range<Int>) -> Int? {
    guard units[at: content.lowerBound] == "附" else { return nil }
    let colon = word(units, at: content.lowerBound) ?? content.lowerBound + 1
    guard colon < content.upperBound, units[at: colon] == "：" || units[at: colon] == ":" else { return nil }
    return colon + 1
  }

  /// The end of the word 附件 at `start`, which may be set apart: 附　件; nil if it does not stand there.
  package static func word(_ units: [CodeUnit], at start: Int) -> Int? {
    guard units[at: start] == "附" else { return nil }
    var index = start + 1
    while units[at: index].isBlank, index - start <= widest { index += 1 }
    return units[at: index] == "件" ? index + 1 : nil
  }

  /// Blanks that 附 and 件 are set apart by, at most: two full-width ones are usual.
  private static let widest = 4

  /// The columns of the number where `content` is the head of a 附件 and no more: 附件, 附件2, 附　件 2：; empty without a
  /// number, nil for anything else.
  package static func pageNumber(_ units: [CodeUnit], _ content: Range<Int>) -> Range<Int>? {
    guard var index = word(units, at: content.lowerBound) else { return nil }
    while units[at: index].isBlank { index += 1 }
    let start = index
    while units[at: index].decimalDigit != nil || units[at: index].isHanNumeral { index += 1 }
    let number = start..<index
    while units[at: index].isBlank { index += 1 }
    if units[at: index] == "：" || units[at: index] == ":" { index += 1 }
    return index >= content.upperBound && number.count <= 3 ? number : nil
  }
}
