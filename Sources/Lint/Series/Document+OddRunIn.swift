import Structure
import Text

extension Document {
  /// The mark behind the first clause of the one among `nodes` that is not followed by 。, as the others' are.
  func oddRunIn(_ nodes: [Int]) -> (range: TextRange, mark: CodeUnit)? {
    guard nodes.count > 2 else { return nil }
    return outline.nodes.withUnsafeBufferPointer { all in
      var odd: (line: Int, column: Int, length: Int)?
      var (shortest, longest) = (Int.max, 0)
      for index in nodes where all.indices.contains(index) {
        let units = text.line(all[index].line).units
        let start = all[index].head.lowerBound
        let end = endOfClause(units, from: start)
        // Something has to follow, or it is no run-in heading.
        guard end + 1 < syntax[all[index].line].content.upperBound else { return nil }
        switch units[at: end] {
        case "。": (shortest, longest) = (min(shortest, end - start), max(longest, end - start))
        case "，", "：", ",":
          guard odd == nil, isSentence(units, from: end + 1) else { return nil }
          odd = (all[index].line, end, end - start)
        default: return nil
        }
      }
      guard let odd, shortest <= longest, longest <= Self.longestRunIn else { return nil }
      let units = text.line(odd.line).units
      let isColon = units[at: odd.column] == "："
      // A clause before a comma is as short now and then; a colon hardly leads in anything where the others have 。.
      guard isColon || nodes.count > 3 && shortest == longest, (shortest...longest).contains(odd.length) else {
        return nil
      }
      return (TextRange(line: odd.line, odd.column..<odd.column + 1), units[at: odd.column])
    }
  }

  /// Where the first clause from `start` on ends; far behind it, if it is too long for a heading.
  private func endOfClause(_ units: [CodeUnit], from start: Int) -> Int {
    var at = start
    while at < units.count, at - start <= Self.longestRunIn, units[at] == "、" || !units[at].isClauseMark,
      !units[at].isSentenceEnd
    {
      at += 1
    }
    return at
  }

  /// Whether `units` hold one sentence or more from `start` on, and no list.
  private func isSentence(_ units: [CodeUnit], from start: Int) -> Bool {
    let rest = units[min(start, units.count)...]
    return rest.contains { $0 == "。" } && !rest.contains { $0 == "：" || $0 == "；" }
  }

  /// Units of a run-in heading; longer ones are sentences.
  private static var longestRunIn: Int { 16 }
}
