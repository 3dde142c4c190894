import Lexicon
package import Structure
import Text

extension Document {
  /// The line behind the last that is the section's own: what ends the document belongs to none (特此报告。, 附件, 落款, 日期).
  package func ownEnd(of node: OutlineNode) -> Int {
    var end = max(node.line, min(node.lastLine, syntax.count - 1)) + 1
    let closing = (node.line + 1..<max(node.line + 1, end)).first { line in
      guard let content = syntax[safe: line]?.content else { return false }
      let units = text.line(line).units
      return GenreForm.closes(units[content.clamped(to: 0..<units.count)])
    }
    // A form on the page of an attachment closes as a paper does.
    if let closing, node.ordinal?.style != .attachment { end = closing }
    for element in outline.elements where element.kind != .title && element.range.start.line > node.line {
      end = min(end, element.range.start.line)
    }
    if let line = lineBehindItems(endingWith: node) { end = min(end, line) }
    // Behind a section that others follow, and on the page of an attachment, such lines are its own.
    let isLast =
      outline.nodes.last { $0.ordinal != nil && $0.ordinal?.style != .attachment }.map { $0.line <= end } ?? true
    while isLast, node.ordinal?.style != .attachment, end > node.line + 1, isBehindSections(end - 1) { end -= 1 }
    return end
  }

  /// The first line behind the last item of a list that is text of what the list stands in, as the next 款 of an article:
  /// what none of the other items has, a paragraph without a number, the last has not either.
  private func lineBehindItems(endingWith node: OutlineNode) -> Int? {
    guard node.kind == .item, let style = node.ordinal?.style, style.traits.kind != .division,
      let index = self.node(opening: node.line), let members = outline.series(of: index)?.members, members.count > 1,
      members.last == index,
      members.dropLast().allSatisfy({ outline.node($0).flatMap { unnumberedLine(below: $0) } == nil })
    else { return nil }
    return unnumberedLine(below: node)
  }

  /// The first line of a paragraph below that of the node itself that opens no node.
  private func unnumberedLine(below node: OutlineNode) -> Int? {
    var line = paragraph(at: node.line).lines.upperBound
    while line <= node.lastLine, let kind = syntax[safe: line]?.kind {
      if kind.isProse, self.node(opening: line) == nil { return line }
      line = kind.isProse ? max(line + 1, paragraph(at: line).lines.upperBound) : line + 1
    }
    return nil
  }

  /// Whether `line` is blank, sums the whole paper up, says whom to ask (（联系人：张三）), asks for an answer (请予支持并函复。), names who
  /// was there (出席：…), or takes leave (谢谢大家！).
  private func isBehindSections(_ line: Int) -> Bool {
    guard let syntax = syntax[safe: line], syntax.kind != .blank else { return true }
    let units = text.line(line).units
    let content = syntax.content.clamped(to: 0..<units.count)
    let isBracketed = units[at: content.lowerBound] == "（" && units[at: content.upperBound - 1] == "）"
    return syntax.ordinal == nil
      && (isBracketed || Self.contacts.length(at: content.lowerBound, in: units) != nil
        || GenreForm.sumsUp(units[content]) || isAfterword(units, content))
  }

  private func isAfterword(_ units: [CodeUnit], _ content: Range<Int>) -> Bool {
    if let length = Self.afterwords.length(at: content.lowerBound, in: units) {
      let isLabel = units[at: content.lowerBound + length - 1] == "："
      return isLabel || content.count <= Self.longestAfterword && units[at: content.upperBound - 1].isSentenceEnd
    }
    return units[at: content.upperBound - 1] == "！" && Self.greetings.length(at: content.lowerBound, in: units) != nil
  }

  /// UTF-16 units of a line that asks or takes leave: longer ones are text of the last section.
  private static let longestAfterword = 40
  private static let contacts = CueSet(.contact)
  private static let afterwords = CueSet(.afterword)
  private static let greetings = CueSet(.greeting)
}
