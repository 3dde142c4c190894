import Structure
import Text

/// The decimals below a number that changes: 3.1 and 3.2.1 follow the 3 that becomes 2.
struct DecimalPrefixes {
  /// The components that they get, by the index of the node; the last is the node's own and stays as it is.
  private(set) var nodes = KeyedList<Int, [Int]>()

  /// - Complexity: linear in what stands below the numbers.
  init(_ numbers: NewNumbers, in document: Document) {
    let outline = document.outline
    for (index, number) in numbers.nodes {
      guard let node = outline.node(index), let ordinal = node.ordinal, number != ordinal.number else { continue }
      let path = ordinal.style == .arabic ? [ordinal.number] : ordinal.components
      guard !path.isEmpty else { continue }
      for below in outline.nodes.indices[(index + 1)...] {
        guard outline.nodes[below].depth > node.depth else { break }
        guard let own = outline.nodes[below].ordinal?.components, own.count > path.count, own.starts(with: path) else {
          continue
        }
        var components = nodes[below] ?? own
        components[path.count - 1] = number
        nodes[below] = components
      }
    }
  }

  /// Puts into `edits` what the nodes say then in front of their own numbers. An edit of a decimal writes the whole of it.
  func add(to edits: inout [TextEdit], in document: Document) {
    for (index, components) in nodes {
      guard let node = document.outline.node(index), let ordinal = node.ordinal else { continue }
      let whole = TextRange(line: node.line, ordinal.numeral)
      if let own = edits.firstIndex(where: { $0.range == whole }) {
        let last = NewNumbers.value(of: edits[own].newText) ?? ordinal.number
        edits[own].newText = [CodeUnit](Self.spelled(components.dropLast() + [last]))
      } else {
        let units = document.text.line(node.line).units
        let place = { TextRange(line: node.line, $0) }
        for edit in Self.edits(ordinal.range, of: units, ordinal.components, components, at: place)
        where !edits.contains(where: { $0.range.overlaps(edit.range) }) {
          edits.append(edit)
        }
      }
    }
  }

  /// What `reference` in `paragraph`, which may mean `targets`, says then in front of its last number.
  func edits(of reference: Reference, _ targets: [Int], in paragraph: Paragraph, of document: Document) -> [TextEdit] {
    guard case .decimal = reference.kind, targets.count == 1, let target = targets.first, let new = nodes[target],
      let own = document.outline.node(target)?.ordinal
    else { return [] }
    return Self.edits(reference.range, of: paragraph.units, own.components, new) { paragraph.range($0) }
  }

  /// 3.2.1 of its components.
  static func spelled(_ components: [Int]) -> String { components.map { String($0) }.joined(separator: ".") }

  /// Writes the first components of the decimal in `range` anew; nothing where it is not written as `old`.
  private static func edits(
    _ range: Range<Int>,
    of units: [CodeUnit],
    _ old: [Int],
    _ new: [Int],
    at place: (Range<Int>) -> TextRange,
  ) -> [TextEdit] {
    var edits: [TextEdit] = []
    var index = range.lowerBound
    for (said, says) in zip(old, new).dropLast() {
      while index < range.upperBound, units[at: index].decimalDigit == nil { index += 1 }
      let start = index
      while index < range.upperBound, units[at: index].decimalDigit != nil { index += 1 }
      let digits = start..<index
      guard NewNumbers.value(of: Array(units[clamping: digits])) == said else { return [] }
      guard said != says else { continue }
      edits.append(TextEdit(range: place(digits), newText: [CodeUnit](String(says))))
    }
    return edits
  }
}
