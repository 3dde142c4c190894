package import Text

/// A numbered list that stands beside the tree: the names of the 附件说明, the captions of tables and figures.
package struct OutlineList: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    /// 附件：1.… 2.… (GB/T 9704—2012, 7.3.4)
    case attachmentNote
    /// 表1, 图1, 专栏1
    case captions
  }

  package struct Item: Hashable, Sendable {
    package var line: Int
    package var number: Int
  }

  package var kind: Kind
  /// In order of the text.
  package var items: [Item]
  /// What the captions begin with: 表, 图, 专; nil of another list.
  package var unit: CodeUnit?
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
    case .captions:
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

/// 表1, 图 2, 专栏3 at the head of a line, with nothing but a blank or a colon behind it.
struct Caption {
  var number: Int
  var numeral: Range<Int>

  init?(_ units: [CodeUnit], _ content: Range<Int>) {
    var start = content.lowerBound
    switch units[at: start] {
    case "表", "图": start += 1
    case "专" where units[at: start + 1] == "栏": start += 2
    default: return nil
    }
    while units[at: start].isBlank, start < content.upperBound { start += 1 }
    var index = start
    var number = 0
    while let digit = units[at: index].decimalDigit, index - start < 2, index < content.upperBound {
      number = number * 10 + digit
      index += 1
    }
    guard index > start, number > 0,
      index >= content.upperBound || units[index].isBlank || units[index] == "：" || units[index] == ":"
    else { return nil }
    self.number = number
    numeral = start..<index
  }
}

/// Finds the lists beside the tree.
struct OutlineListFinder {
  let scan: OpenerScan

  func lists() -> [OutlineList] {
    scan.notes.compactMap(note) + captions()
  }

  private func note(_ paragraphs: Range<Int>) -> OutlineList? {
    var items: [OutlineList.Item] = []
    for position in paragraphs {
      guard let line = scan.paragraphs[safe: position]?.line else { continue }
      let profile = scan.syntax[line].profile
      if position == paragraphs.lowerBound {
        guard profile.gluedStyle == .arabic, profile.gluedFirst > 0 else { continue }
        items.append(OutlineList.Item(line: line, number: Int(profile.gluedFirst)))
      } else if !profile.isSubnumber || items.last?.number != Int(profile.number) {
        items.append(OutlineList.Item(line: line, number: Int(profile.number)))
      }
    }
    return items.isEmpty ? nil : OutlineList(kind: .attachmentNote, items: items)
  }

  /// The captions of each kind; another list begins where the numbers go back.
  private func captions() -> [OutlineList] {
    var open: [UInt16: OutlineList] = [:]
    var result: [OutlineList] = []
    for paragraph in scan.paragraphs {
      let profile = scan.syntax[paragraph.line].profile
      guard profile.captionKind > 0 else { continue }
      let item = OutlineList.Item(line: paragraph.line, number: Int(profile.captionNumber))
      var list =
        open[profile.captionKind]
        ?? OutlineList(
          kind: .captions,
          items: [],
          unit: CodeUnit(rawValue: profile.captionKind)
        )
      if let last = list.items.last, last.number >= item.number {
        result.append(list)
        list.items = []
      }
      list.items.append(item)
      open[profile.captionKind] = list
    }
    return (result + open.values).sorted { $0.items[0].line < $1.items[0].line }
  }
}
