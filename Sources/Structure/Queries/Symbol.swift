package import Text

/// One entry of the outline as a sidebar shows it: a node of the outline or a member of a series inside a paragraph.
package struct Symbol: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    case title, heading, runInHeading, item
    /// A member of a series inside a paragraph.
    case inlineItem
  }

  package var kind: Kind
  /// The marker and the heading, for reading: pinyin that a web page put between the characters is left out. Never empty.
  package var name: String
  /// The 字数 of everything that belongs to it; nil for an inline item.
  package var size: Int?
  package var style: OrdinalStyle?
  /// Everything that belongs to it; ranges of siblings do not overlap, children lie inside.
  package var range: TextRange
  /// Marker and heading; inside `range`.
  package var selectionRange: TextRange
  /// The node of the outline; nil for an inline item.
  package var node: Int?
  package var children: [Symbol]

  /// How much there is below: 3 项 · 1024 字. Empty if there is nothing to say.
  package var detail: String { Self.detail(items: children.count, size: size) }

  fileprivate static func detail(items: Int, size: Int?) -> String {
    let count = items == 0 ? "" : "\(items) 项"
    guard let size else { return count }
    return count.isEmpty ? "\(size) 字" : "\(count) · \(size) 字"
  }
}

extension Document {
  /// The symbols of the whole text: outline nodes, with the series of their paragraphs below them.
  ///
  /// - Complexity: linear in the number of lines, plus the length of the headings.
  package var symbols: [Symbol] {
    var builder = SymbolBuilder(self)
    return builder.build()
  }

  /// How much there is below the node `index`, for reading, as its symbol says it: 3 项 · 1024 字. Linear in its lines.
  package func summary(_ index: Int) -> String {
    guard let node = outline.node(index) else { return "" }
    var builder = SymbolBuilder(unsized: self)
    return Symbol.detail(items: builder.itemCount(index, node), size: size(of: countedLines(node)))
  }

  /// The whole of a title that stands on several lines, without the line ends; nil for any other node.
  package func titleUnits(_ node: OutlineNode) -> [CodeUnit]? {
    guard node.kind == .title,
      let title = outline.elements.first(where: { $0.kind == .title && $0.range.start.line == node.line }),
      title.range.end.line > node.line
    else { return nil }
    return (title.range.start.line...title.range.end.line).flatMap { line -> ArraySlice<CodeUnit> in
      let units = text.line(line).units
      return units[syntax[line].content.clamped(to: 0..<units.count)]
    }
  }
}

private struct SymbolBuilder {
  let document: Document
  let nodes: [OutlineNode]
  /// 字数 up to each line.
  private var sizes: [Int] = [0]
  private var next = 0
  private var line = 0
  /// Where what closes the text begins.
  private let closing: Int?
  private let hasWraps: Bool

  /// For what asks no sizes.
  init(unsized document: Document) {
    self.document = document.outlined
    nodes = self.document.outline.nodes
    closing = self.document.closingLine
    hasWraps = !self.document.outline.wraps.isEmpty
  }

  init(_ document: Document) {
    self.init(unsized: document)
    sizes.reserveCapacity(document.syntax.count + 1)
    var total = 0
    for line in document.text.lines.indices {
      total += document.size(ofLine: line)
      sizes.append(total)
    }
  }

  mutating func build() -> [Symbol] {
    var result = inlineSymbols(until: nodes.first?.line ?? document.syntax.count)
    while next < nodes.count { result.append(symbol(depth: 0)) }
    return result
  }

  /// The node `next` with everything below it. The depth is bounded, so a damaged outline cannot exhaust the stack.
  private mutating func symbol(depth: Int) -> Symbol {
    let index = next
    let node = nodes[index]
    next += 1
    line = max(line, node.line)
    let last = min(max(node.line, node.lastLine), document.syntax.count - 1)
    var children = inlineSymbols(until: min(next < nodes.count ? nodes[next].line : .max, last + 1))
    while next < nodes.count, nodes[next].parent == index, depth < 64 {
      children.append(symbol(depth: depth + 1))
    }
    let units = document.text.line(node.line).units
    let selection = document.headRange(node)
    let end = TextPosition(line: last, column: document.text.line(last).units.count)
    return Symbol(
      kind: kind(node),
      name: SymbolName.make(
        document.titleUnits(node)?[...] ?? units[selection.start.column..<selection.end.column]
      ),
      size: size(document.countedLines(node, before: closing)),
      style: node.ordinal?.style,
      range: TextRange(TextPosition(line: node.line, column: 0), end),
      selectionRange: selection,
      node: index,
      children: children
    )
  }

  /// How many symbols stand right below `node`, the one of `index`.
  mutating func itemCount(_ index: Int, _ node: OutlineNode) -> Int {
    line = node.line
    let end = min(nodes[safe: index + 1]?.line ?? .max, node.lastLine + 1)
    return inlineSymbols(until: end).count + document.outline.children(of: index).count
  }

  private func kind(_ node: OutlineNode) -> Symbol.Kind {
    switch node.kind {
    case .title: .title
    case .heading: .heading
    case .runInHeading: .runInHeading
    case .item: .item
    }
  }

  private func size(_ lines: ClosedRange<Int>) -> Int {
    sizes[min(lines.upperBound + 1, sizes.count - 1)] - sizes[min(lines.lowerBound, sizes.count - 1)]
  }

  // MARK: Series inside paragraphs

  /// The series of the paragraphs from `line` to before `end`; a paragraph that an earlier one took in is not read again.
  private mutating func inlineSymbols(until end: Int) -> [Symbol] {
    var result: [Symbol] = []
    let end = min(end, document.syntax.count)
    while line < end {
      if !document.syntax[line].runs.isEmpty || document.syntax[line].profile.mayHoldSlogans
        || hasWraps && document.outline.wrap(at: line) != nil
      {
        let paragraph = document.paragraph(at: line)
        result += inlineSymbols(paragraph)
        line = max(line + 1, paragraph.lines.upperBound)
      } else {
        line += 1
      }
    }
    return result
  }

  private func inlineSymbols(_ paragraph: Paragraph) -> [Symbol] {
    let runs = paragraph.syntax.runs
    // By the series and the item that they stand in.
    var below: [[(item: Int, run: Int)]] = Array(repeating: [], count: runs.count)
    var top: [Int] = []
    for (index, run) in runs.enumerated() where run.items.count > 1 {
      // A series inside a lone member hangs where that would.
      var above = run.parent
      while let candidate = above, runs[candidate.run].items.count < 2 { above = runs[candidate.run].parent }
      if let above { below[above.run].append((item: above.item, run: index)) } else { top.append(index) }
    }
    if top.isEmpty { return slogans(paragraph) }
    // 一方面……另一方面 around other series would cross them; one series after the other never does.
    return top.flatMap { inlineSymbols($0, runs, below, paragraph, depth: 0) }
  }

  /// Slogans that open the sentences of a paragraph without a number; each goes up to the next, of whatever set.
  private func slogans(_ paragraph: Paragraph) -> [Symbol] {
    let members = SentenceSlogans.all(in: paragraph.units).flatMap { $0 }
    return members.indices.map { index in
      let end = members[safe: index + 1]?.lowerBound ?? paragraph.syntax.content.upperBound
      let member = members[index]
      return Symbol(
        kind: .inlineItem,
        name: SymbolName.make(paragraph.units[member]),
        size: nil,
        style: nil,
        range: paragraph.range(member.lowerBound..<max(member.upperBound, end)),
        selectionRange: paragraph.range(member),
        node: nil,
        children: []
      )
    }
  }

  private func inlineSymbols(
    _ index: Int,
    _ runs: [InlineRun],
    _ below: [[(item: Int, run: Int)]],
    _ paragraph: Paragraph,
    depth: Int,
  ) -> [Symbol] {
    var next = 0
    return runs[index].items.enumerated().map { place, item in
      var children: [Symbol] = []
      // Both are in order of the text.
      while let child = below[index][safe: next], child.item <= place {
        if depth < 16 { children += inlineSymbols(child.run, runs, below, paragraph, depth: depth + 1) }
        next += 1
      }
      let selection = item.ordinal.range.lowerBound..<max(item.head.upperBound, item.ordinal.range.upperBound)
      let clamped = selection.clamped(to: 0..<paragraph.units.count)
      return Symbol(
        kind: .inlineItem,
        name: SymbolName.make(paragraph.units[clamped]),
        size: nil,
        style: item.ordinal.style,
        range: paragraph.range(item.range),
        selectionRange: paragraph.range(clamped),
        node: nil,
        children: children
      )
    }
  }
}

extension LineProfile {
  /// Whether its text is long enough for three sentences.
  fileprivate var mayHoldSlogans: Bool { hasInnerStop && length == .long }
}
