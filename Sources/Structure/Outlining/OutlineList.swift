internal import Text

/// A numbered list that stands beside the tree: the names of the 附件说明, the captions of tables and figures.
package struct OutlineList: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    /// 附件：1.… 2.… (GB/T 9704—2012, 7.3.4)
    case attachmentNote
    /// 表1, 图1, 附表1
    case captions
    /// 步骤一, 问题1
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
    let content = syntax[item.line].content
    let units = text.line(item.line).units
    switch list.kind {
    case .attachmentNote:
      if let own = syntax[item.line].ordinal, own.style != .attachment { return own }
      guard let colon = units[content.clamped(to: 0..<units.count)].firstIndex(where: { $0 == "：" || $0 == ":" }) else {
        return nil
      }
      var start = colon + 1
      while start < content.upperBound, units[start].isBlank { start += 1 }
      return OrdinalReader(units: units, end: content.upperBound).atLineStart(start)
    case .captions, .labels:
      guard let caption = Caption(units, content) else { return nil }
      return Ordinal(
        style: .arabic,
        number: caption.number,
        range: content.lowerBound..<caption.numeral.upperBound,
        numeral: caption.numeral,
        mark: caption.numeral.upperBound..<caption.numeral.upperBound
      )
    }
  }
}
