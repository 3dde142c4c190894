internal import Text

extension Document {
  /// 字数 of a line; none for a row of a table, which is no prose. Linear in its length.
  package func size(ofLine line: Int) -> Int {
    syntax.indices.contains(line) && syntax[line].kind != .table ? CharacterCount.of(text.line(line).units) : 0
  }

  /// 字数 of `lines`. Linear in them.
  package func size(of lines: ClosedRange<Int>) -> Int {
    lines.clamped(to: 0...max(0, text.lines.count - 1)).reduce(0) { $0 + size(ofLine: $1) }
  }

  /// The lines whose 字数 a section has: its own and those below it. The last section of a text ends where 附件说明,
  /// 署名 or 成文日期 begin; only the title has them all.
  package func countedLines(_ node: OutlineNode) -> ClosedRange<Int> { countedLines(node, before: closingLine) }

  /// The same for many nodes of one text, whose `closingLine` is known.
  func countedLines(_ node: OutlineNode, before closing: Int?) -> ClosedRange<Int> {
    let last = max(node.line, min(node.lastLine, text.lines.count - 1))
    guard node.kind != .title, let closing, node.line < closing else { return node.line...last }
    return node.line...max(node.line, min(last, closing - 1))
  }

  /// Where what closes the text begins: 附件说明, 署名, 成文日期; nil without any.
  var closingLine: Int? {
    for element in outline.elements {
      switch element.kind {
      case .attachmentNote, .signature, .date: return element.range.start.line
      case .title, .documentNumber, .recipient, .note: continue
      }
    }
    return nil
  }
}
