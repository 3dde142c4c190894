import Structure
import Text

extension SeriesEndingRule {
  /// Tells of the one item that breaks off in ， or 、 before the next, where the others end; false if there is none.
  func tellBrokenOff(_ nodes: [Int], in document: Document, _ report: inout Findings) -> Bool {
    var ends: [ItemEnd] = []
    for index in nodes {
      guard let end = document.outline.node(index).flatMap({ ItemEnd($0, in: document) }) else { return false }
      ends.append(end)
    }
    let broken = ends.dropLast().filter { ($0.mark == "，" || $0.mark == "、" || $0.mark == ",") && !$0.hasMore }
    let whole = ends.filter { $0.mark == "。" || $0.mark == "；" }
    guard broken.count == 1, whole.count == ends.count - 1, let end = broken.first, let last = ends.last else {
      return false
    }
    let inner = ends.dropLast().filter { $0.line != end.line }
    let mark = inner.isEmpty ? last.mark == "；" : inner.allSatisfy { $0.mark == "；" }
    emit(end, shouldBe: mark ? "；" : "。", isCertain: false, &report)
    return true
  }
}
