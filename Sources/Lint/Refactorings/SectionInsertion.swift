import Structure
import Text

/// A new section behind one: its number stands there, those behind are counted on.
enum SectionInsertion {
  static func after(_ index: Int, in document: Document) -> Refactoring? {
    let outline = document.outline
    guard let node = outline.node(index), let ordinal = node.ordinal, ordinal.style.counts,
      node.series != nil, let member = NumberedSeries.Member(node: index, in: document),
      let marker = ordinal.marker(saying: ordinal.number &+ 1, in: member.units)
    else { return nil }
    var edits: [TextEdit] = []
    for later in laterMembers(of: index, in: outline) {
      guard let member = NumberedSeries.Member(node: later, in: document),
        let edit = member.edit(saying: member.ordinal.number &+ 1)
      else { return nil }
      edits.append(edit)
    }
    var last = min(max(node.line, node.lastLine), document.syntax.count - 1)
    for element in outline.elements where element.kind != .title && element.range.start.line > node.line {
      last = min(last, element.range.start.line - 1)
    }
    while last > node.line, document.syntax[safe: last]?.kind == .blank { last -= 1 }
    let isMarkdown = document.syntax[safe: node.line]?.markdownLevel ?? 0 > 0
    let before = member.units[clamping: 0..<ordinal.range.lowerBound]
    let indent = isMarkdown ? Array(before) : before.filter { $0.isBlankSpace }
    let gap = member.units[clamping: ordinal.range.upperBound..<member.units.count].prefix { $0.isBlankSpace }
    let end = TextPosition(line: last, column: document.text.line(last).units.count)
    let ending = document.text.lines.first?.ending.units ?? []
    let newLine = ending.isEmpty ? ["\n"] : ending
    let heading = newLine + (isMarkdown ? newLine : []) + indent + marker + gap
    let insertion = TextEdit(range: TextRange(end, end), newText: heading)
    edits.append(insertion)
    return Refactoring(
      title: "在此插入一节：\(String(marker))",
      edits: edits.inOrderOfText,
      insertion: insertion,
    )
  }

  /// Those behind it that count on from it, in other chapters too: articles run through all.
  private static func laterMembers(of index: Int, in outline: Outline) -> [Int] {
    let chain = NumberingChains.whole(of: index, in: outline)
    return chain.isEmpty ? Array(outline.laterSiblings(of: index)) : chain.filter { $0 > index }
  }
}
