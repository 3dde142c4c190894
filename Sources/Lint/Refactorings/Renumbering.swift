import Structure
import Text

/// Counting a whole series afresh.
enum Renumbering {
  /// The series of node `index` from one on; nil if it counts so already.
  static func series(of index: Int, in document: Document) -> Refactoring? {
    let outline = document.outline
    guard let series = outline.series(of: index), series.style.counts,
      !series.continues
    else { return nil }
    var edits: [TextEdit] = []
    for (place, node) in series.members.enumerated() {
      guard let member = NumberedSeries.Member(node: node, in: document) else { return nil }
      guard member.ordinal.number != place + 1 else { continue }
      guard let edit = member.edit(saying: place + 1) else { return nil }
      edits.append(edit)
    }
    guard !edits.isEmpty else { return nil }
    return Refactoring(title: "本组依次重新编号", edits: edits)
  }
}
