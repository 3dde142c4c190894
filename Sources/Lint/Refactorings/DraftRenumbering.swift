package import Structure
package import Text

/// All series of a draft counted afresh.
package struct DraftRenumbering: Hashable, Sendable {
  /// A number that changes.
  package struct Change: Hashable, Sendable {
    package var line: Int
    /// The marker as it stood, and as it will: 四、 三、.
    package var old: String
    package var new: String
  }

  /// In order of the text.
  package var changes: [Change] = []
  /// In order of the text, without overlap; with the references that follow.
  package var edits: [TextEdit] = []
  /// How many of the edits are of references.
  package var references = 0
  /// References to a number that stood twice, of which one changes: they were left as they were, and may mean either.
  package var doubtful: [TextRange] = []
  /// References to a number that was missing and now is another member's: what they named is gone.
  package var lost: [TextRange] = []
  /// What looks like a reference to a number that changes, and was left since nobody can tell whether it is one.
  package var left: [TextRange] = []

  /// Whether a writer has to look at any.
  package var leavesReferences: Bool { !doubtful.isEmpty || !lost.isEmpty || !left.isEmpty }
}

extension DraftRenumbering {
  /// Takes in what gives 附件： to the first row of an 附件说明.
  fileprivate mutating func label(_ labels: [NoteLabel]) {
    for label in labels {
      edits.append(label.edit)
      let line = label.edit.range.start.line
      if let index = changes.firstIndex(where: { $0.line == line }) {
        if label.isGiven {
          changes[index].new = "附件：" + changes[index].new
        } else {
          changes[index].old = "附件：" + changes[index].old
        }
      } else {
        let given = String(label.edit.newText.prefix { !$0.isBlank })
        let (old, new) = given == "1." ? ("附件：", "附件：1.") : label.isGiven ? ("", "附件：") : ("附件：", "")
        changes.append(Change(line: line, old: old, new: new))
      }
    }
  }
}

extension Document {
  /// What counting every series and the rows of the 附件说明 from one changes, as the editor's action does for one of them:
  /// articles through all chapters. A series of which members stand inside paragraphs stays. Reads the whole text for
  /// references.
  package func renumbering(where isWanted: (OrdinalStyle) -> Bool = { _ in true }) -> DraftRenumbering {
    var result = DraftRenumbering()
    let chains = NumberingChains(outline)
    for chain in 0..<chains.count {
      let nodes = chains.whole(chain, in: outline)
      guard let style = nodes.first.flatMap({ outline.series(of: $0) })?.style, style.counts, isWanted(style) else {
        continue
      }
      counted(nodes.map { NumberedSeries.Member(node: $0, in: self) }, &result)
    }
    for list in outline.lists where list.kind == .attachmentNote && isWanted(.arabic) {
      guard let rows = NumberedSeries(list: list, in: self) else { continue }
      counted(list.items.indices.map { rows[$0] }, from: nameWithoutNumber(above: list) == nil ? 1 : 2, &result)
      result.label(NoteLabel.edits(list, in: self))
    }
    if isWanted(.arabic) { followRows(&result) }
    countInside(isWanted, &result)
    followDecimals(&result)
    result.changes.order { $0.line }
    result.doubtful = ReferenceUpdate.doubtful(result.edits, in: self)
    result.lost = ReferenceUpdate.lost(result.edits, in: self)
    result.left = ReferenceUpdate.left(result.edits, besides: result.doubtful + result.lost, in: self)
    let count = result.edits.count
    result.edits = ReferenceUpdate.complete(result.edits.inOrderOfText, in: self)
    result.references = result.edits.count - count
    return result
  }

  /// The pages of 附件 get the numbers that the rows of their names get.
  private func followRows(_ result: inout DraftRenumbering) {
    let rows = rowsOfPages
    let lines = UniqueList(rows.keys.compactMap { outline.node($0)?.line })
    guard outline.lists.contains(where: { $0.kind == .attachmentNote }), !lines.isEmpty else { return }
    result.changes.removeAll { lines.contains($0.line) }
    result.edits.removeAll { lines.contains($0.range.start.line) }
    for (node, number) in rows {
      guard let member = NumberedSeries.Member(node: node, in: self), member.ordinal.number != number,
        let edit = member.edit(saying: number), let marker = member.marker(saying: number)
      else { continue }
      let line = member.range.start.line
      result.changes.append(DraftRenumbering.Change(line: line, old: member.marker, new: marker))
      result.edits.append(edit)
    }
  }

  /// 3.1 follows the 3 that becomes 2.
  private func followDecimals(_ result: inout DraftRenumbering) {
    let numbers = NewNumbers(result.edits, in: self)
    let decimals = DecimalPrefixes(numbers, in: self)
    for (index, components) in decimals.nodes {
      guard let node = outline.node(index), let ordinal = node.ordinal else { continue }
      result.changes.removeAll { $0.line == node.line }
      let new = components.dropLast() + [numbers.new(index, self)]
      result.changes.append(
        DraftRenumbering.Change(
          line: node.line,
          old: DecimalPrefixes.spelled(ordinal.components),
          new: DecimalPrefixes.spelled(Array(new))
        )
      )
    }
    decimals.add(to: &result.edits, in: self)
  }

  /// Nothing when one of the members cannot be written anew.
  func counted(
    _ members: [NumberedSeries.Member?],
    from start: Int = 1,
    _ result: inout DraftRenumbering,
  ) {
    var changes: [DraftRenumbering.Change] = []
    var edits: [TextEdit] = []
    for (place, member) in members.enumerated() {
      guard let member else { return }
      guard member.ordinal.number != place + start else { continue }
      guard let edit = member.edit(saying: place + start), let marker = member.marker(saying: place + start) else {
        return
      }
      let line = member.range.start.line
      let old = String(text.line(line).units[member.ordinal.range.clamped(to: text.line(line).units.indices)])
      changes.append(DraftRenumbering.Change(line: line, old: old, new: marker))
      edits.append(edit)
    }
    result.changes += changes
    result.edits += edits
  }
}
