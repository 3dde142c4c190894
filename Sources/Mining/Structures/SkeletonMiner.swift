import Structure
import Text

/// The headings of the first level of a document, for the skeleton of its 文种.
enum SkeletonMiner {
  /// Calls `body` with a key for each: kind, place in the order (0…9), heading without figures.
  static func forEach(in document: Document, kind: String, _ body: (_ key: [CodeUnit]) -> Void) {
    guard !kind.isEmpty else { return }
    let top = document.outline.series.first { $0.style == .han && $0.members.count >= 2 }
    guard let top else { return }
    for (index, member) in top.members.enumerated() {
      let head = SetMiner.head(of: member, in: document).filter { $0.isIdeograph || $0 == "、" }
      guard (2...16).contains(head.count) else { continue }
      let place = index * 10 / top.members.count
      body(
        [CodeUnit](kind) + [StructureMiner.separator] + [CodeUnit](String(place)) + [StructureMiner.separator] + head
      )
    }
  }
}
