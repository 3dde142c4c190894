internal import Text

/// A numbered list that stands beside the tree: the names of the 附件说明, the captions of tables and figures.
package struct OutlineList: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    /// 附件：1.… 2.… (GB/T 9704—2012, 7.3.4)
    case attachmentNote
    /// 表1, 图1, 附表1
    case captions
    /// 步骤一, 问题1, 附录A
    case labels
  }

  package struct Item: Hashable, Sendable {
    package var line: Int
    package var number: Int
  }

  package var kind: Kind
  /// In order of the text.
  package var items: [Item]
  /// The name that captions are numbered by, as `Reference.Kind.caption` has it; 0 of another list.
  package var label: UInt32 = 0
}

extension Document {
  /// The ordinal of an item of a list beside the tree.
  package func ordinal(of item: OutlineList.Item, in list: OutlineList) -> Ordinal? {
    guard syntax.indices.contains(item.line) else { return nil }
    switch list.kind {
    case .attachmentNote: return ordinal(ofNameOn: item.line)
    case .captions, .labels:
      let content = syntax[item.line].content
      guard let caption = Caption(text.line(item.line).units, content) else { return nil }
      return Ordinal(
        style: caption.isLetter ? .latin : .arabic,
        number: caption.number,
        range: content.lowerBound..<caption.numeral.upperBound,
        numeral: caption.numeral,
        mark: caption.numeral.upperBound..<caption.numeral.upperBound
      )
    }
  }

  /// The number of the name on a row of the 附件说明; nil without one.
  package func ordinal(ofNameOn line: Int) -> Ordinal? {
    guard let syntax = syntax[safe: line] else { return nil }
    if let own = syntax.ordinal, own.style != .attachment { return own }
    let units = text.line(line).units
    let row = AttachmentRow(units, syntax.content)
    return row.label.isEmpty
      ? nil : OrdinalReader(units: units, end: syntax.content.upperBound).atLineStart(row.number.lowerBound)
  }
}
