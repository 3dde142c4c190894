import Structure
import Text

extension Outline {
  /// `nodes` parted where the section changes in which they stand.
  func lists(of nodes: [Int]) -> [[Int]] {
    let parents = nodes.map { self.nodes[safe: $0]?.parent }
    guard parents.contains(where: { $0 != parents[0] }) else { return [nodes] }
    var result: [[Int]] = []
    for (index, node) in nodes.enumerated() {
      if index == 0 || parents[index] != parents[index - 1] { result.append([]) }
      result[result.count - 1].append(node)
    }
    return result
  }
}

extension Document {
  /// Whether node `index` is one line, which ends in 。.
  func endsInStop(_ index: Int) -> Bool {
    guard let node = outline.node(index), node.lastLine == node.line else { return false }
    return text.line(node.line).units[at: syntax[node.line].content.upperBound - 1] == "。"
  }

  /// Whether the line right below `line` may be the last item of a list, without its number: one clause that ends in 。.
  func mayGoOn(behind line: Int) -> Bool {
    guard let next = syntax[safe: line + 1], next.kind.isProse, next.ordinal == nil else { return false }
    let units = text.line(line + 1).units[next.content.clamped(to: 0..<text.line(line + 1).units.count)]
    return units.last == "。" && !units.dropLast().contains { $0.isSentenceEnd || $0 == "；" }
  }

  /// Whether no line of `nodes` ends in a mark between parts of a sentence, and all or none in 。: nearly every series,
  /// and there is nothing to say of it. What all checks ask for is looked up once, in place.
  func endAlike(_ nodes: [Int]) -> Bool {
    var stops = 0
    let lacksMarks = outline.nodes.withUnsafeBufferPointer { all in
      for node in nodes where all.indices.contains(node) {
        let line = all[node].line
        guard syntax.indices.contains(line) else { return false }
        switch text.line(line).units[at: syntax[line].content.upperBound - 1] {
        case "；", ";", "，", ",", "、": return false
        case "。": stops += 1
        default: break
        }
      }
      return true
    }
    return lacksMarks && (stops == 0 || stops == nodes.count)
  }

  /// The node that opens the next line of text behind `index`, above its level; nil if that is no such node.
  func opener(behind index: Int) -> Int? {
    guard let node = outline.node(index), let line = nextText(from: node.lastLine + 1),
      let next = outline.firstNode(atOrAfter: line), let opener = outline.node(next), opener.line == line
    else { return nil }
    return opener.depth <= node.depth ? next : nil
  }
}
