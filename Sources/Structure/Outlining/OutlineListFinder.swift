import Text
internal import Text

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
      if profile.role == .attachmentNote {
        guard profile.gluedStyle == .arabic, profile.gluedFirst > 0 else { continue }
        items.append(OutlineList.Item(line: line, number: Int(profile.gluedFirst)))
      } else if profile.style == .arabic, !profile.isSubnumber || items.last?.number != Int(profile.number) {
        items.append(OutlineList.Item(line: line, number: Int(profile.number)))
      }
    }
    return items.isEmpty ? nil : OutlineList(kind: .attachmentNote, items: items)
  }

  /// The captions of each name; another list begins where the numbers begin again or go back.
  private func captions() -> [OutlineList] {
    var open = KeyedList<UInt32, OutlineList>()
    var result: [OutlineList] = []
    for line in scan.captions {
      let profile = scan.syntax[line].profile
      let item = OutlineList.Item(line: line, number: Int(profile.captionNumber))
      let kind: OutlineList.Kind = profile.isTableCaption ? .captions : .labels
      var list = open[profile.captionLabel] ?? OutlineList(kind: kind, items: [], label: profile.captionLabel)
      // An image and the caption below it say the same.
      let isSame = list.items.last.map { $0.number == item.number && item.line - $0.line <= 2 } ?? false
      if kind == .captions, isSame { continue }
      // A table that goes on has its caption twice; a step that has the number of the one before is a slip.
      if let last = list.items.last,
        last.number > item.number || item.number == 1 || last.number == item.number && kind == .captions
      {
        result.append(list)
        list.items = []
      }
      list.items.append(item)
      open[profile.captionLabel] = list
    }
    return (result + open.values).ordered { $0.items[0].line }
  }
}
