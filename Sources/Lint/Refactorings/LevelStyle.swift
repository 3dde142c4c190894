import Structure
import Text

/// Writing a level of the text in the form of the standard.
enum LevelStyle {
  /// All markers of the level of node `index` in the form that GB/T 9704—2012 7.3.3 gives to that depth:
  /// 一、 （一） 1. （1）. Nil if they have it, or where the text is no ladder (第X条, 1.1).
  static func standard(for index: Int, in document: Document) -> Refactoring? {
    let outline = document.outline
    guard let node = outline.node(index), let style = node.ordinal?.style, style.hasStandardLevel else { return nil }
    let above = ancestors(of: index, in: outline)
    guard above.allSatisfy({ $0.hasStandardLevel }), let target = OrdinalStyle.ladder[safe: above.count] else {
      return nil
    }
    let depth = node.depth
    var edits: [TextEdit] = []
    for (at, other) in outline.nodes.enumerated() where other.depth == depth && other.ordinal?.style == style {
      guard ancestors(of: at, in: outline).count == above.count,
        let member = NumberedSeries.Member(node: at, in: document),
        let edit = MarkerForm.styleEdit(member, target)
      else { continue }
      if edit.newText != document.text.units(in: edit.range) { edits.append(edit) }
    }
    guard !edits.isEmpty, let sample = target.marker(1) else { return nil }
    return Refactoring(title: "本级编号统一为国标形式“\(String(sample))”（\(edits.count)处）", edits: edits)
  }

  /// The styles of the numbered nodes above node `index`, outermost first.
  static func ancestors(of index: Int, in outline: Outline) -> [OrdinalStyle] {
    var styles: [OrdinalStyle] = []
    var parent = outline.node(index)?.parent
    while let at = parent, let node = outline.node(at) {
      if let style = node.ordinal?.style { styles.append(style) }
      parent = node.parent
    }
    return styles.reversed()
  }
}

extension OrdinalStyle {
  /// Whether a level may be numbered by it where GB/T 9704—2012 7.3.3 has another form.
  var hasStandardLevel: Bool { level > 0 || self == .circled }
}
