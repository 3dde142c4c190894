import Structure
import Text

/// Counting a whole series afresh.
enum Renumbering {
  /// The series of node `index` from one on, with those that run on from it; nil if it counts so already.
  static func series(of index: Int, in document: Document) -> Refactoring? {
    guard document.outline.series(of: index)?.style.counts == true else { return nil }
    var edits: [TextEdit] = []
    let nodes = NumberingChains.whole(of: index, in: document.outline)
    for (place, node) in nodes.enumerated() {
      guard let member = NumberedSeries.Member(node: node, in: document) else { return nil }
      guard member.ordinal.number != place + 1 else { continue }
      guard let edit = member.edit(saying: place + 1) else { return nil }
      edits.append(edit)
    }
    guard !edits.isEmpty else { return nil }
    return Refactoring(title: "本组依次重新编号", edits: edits)
  }
}
