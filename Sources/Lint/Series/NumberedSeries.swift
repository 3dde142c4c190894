package import Structure
package import Text

/// Members that one numbering holds together, wherever they stand: the common view that the ordinal rules have of
/// series among the lines of an outline, of series in running text, and of those that begin in the one and go on in
/// the other (…：一是…。⏎二是…。三是…。⏎四是…。).
///
/// An object: it holds the whole document, and three dozen rules look at each series after each keystroke.
package final class NumberedSeries: Sendable {
  /// Where a member stands.
  enum Slot: Sendable {
    case node(Int)
    case item(Paragraph, InlineItem)
  }

  private enum Source: Sendable {
    case nodes([Int])
    case run(Paragraph, [InlineItem])
    case slots([Slot])
    case list(OutlineList)
  }

  /// The style most members have.
  package let style: OrdinalStyle
  /// What each member says, in order.
  package let numbers: [Int]
  /// The slips that explain `numbers`.
  package let slips: [SeriesSlip]
  private let source: Source
  let document: Document

  /// A series of the outline; `nodes` of all the series that run on from one another.
  package init?(nodes: [Int], style: OrdinalStyle, in document: Document) {
    // In place: a node that is handed out is copied whole.
    let (nodes, numbers) = document.outline.nodes.withUnsafeBufferPointer { all in
      var (members, numbers): ([Int], [Int]) = ([], [])
      members.reserveCapacity(nodes.count)
      numbers.reserveCapacity(nodes.count)
      for node in nodes where all.indices.contains(node) {
        guard let number = all[node].ordinal?.number else { continue }
        members.append(node)
        numbers.append(number)
      }
      return (members, numbers)
    }
    guard !nodes.isEmpty else { return nil }
    source = .nodes(nodes)
    self.numbers = numbers
    self.style = style
    self.document = document
    // 1. 1. 1. in Markdown is shown as 1. 2. 3.
    let isLazy = document.dialect == .markdown && style == .arabic && numbers.allSatisfy { $0 == 1 }
    let all = style.counts && !isLazy ? SeriesSlip.all(of: nodes, numbers, in: document.outline) : []
    // The articles of other papers, one here and one there, are cited with the numbers they have.
    slips = style == .article && all.count * 2 > numbers.count ? [] : all
  }

  /// The series `run` of `paragraph`.
  package convenience init?(run: Int, of paragraph: Paragraph, in document: Document) {
    guard let items = paragraph.syntax.runs[safe: run]?.items, let first = items.first else { return nil }
    let before = document.runBefore(paragraph, continuedBy: first.ordinal)?.1.last?.ordinal.number ?? 0
    let numbers = items.map { $0.ordinal.number }
    self.init(.run(paragraph, items), numbers, first.ordinal.style, document, start: before &+ 1)
  }

  /// A series over lines and running text.
  convenience init?(slots: [Slot], style: OrdinalStyle, in document: Document) {
    let numbers = slots.map { slot in
      switch slot {
      case .node(let index): document.outline.node(index)?.ordinal?.number ?? 0
      case .item(_, let item): item.ordinal.number
      }
    }
    self.init(.slots(slots), numbers, style, document)
  }

  /// A list beside the tree. Captions may begin anywhere, and tables stand twice where they go on.
  init?(list: OutlineList, in document: Document) {
    let numbers = list.items.map { $0.number }
    guard list.kind == .attachmentNote || numbers.count > 2 || numbers == [1, 3] else { return nil }
    source = .list(list)
    self.numbers = numbers
    style = list.items.first.flatMap { document.ordinal(of: $0, in: list)?.style } ?? .arabic
    self.document = document
    let isNote = list.kind == .attachmentNote
    slips = SeriesDiagnosis.slips(in: numbers, start: isNote ? 1 : nil).filter { slip in
      switch slip {
      case .gap(_, let missing): isNote || missing.count == 1
      case .duplicate, .inserted: list.kind != .captions
      default: isNote
      }
    }
  }

  private init?(
    _ source: Source,
    _ numbers: [Int],
    _ style: OrdinalStyle,
    _ document: Document,
    start: Int = 1,
  ) {
    guard !numbers.isEmpty else { return nil }
    self.source = source
    self.numbers = numbers
    self.style = style
    self.document = document
    // 一是……；一是…… is one and another (GWR 1982, 1987, 1990).
    let isOneAndAnother = style == .hanWord && numbers.allSatisfy { $0 == 1 }
    let diagnosed = style.counts && !isOneAndAnother ? SeriesDiagnosis.slips(in: numbers, start: start) : []
    let all = SeriesSlip.joined(diagnosed, numbers)
    guard case .slots(let slots) = source else {
      slips = all
      return
    }
    // A slip inside a paragraph is told of the series there.
    slips = all.filter { if case .item = slots[safe: $0.index] { false } else { true } }
  }

  package var count: Int { numbers.count }

  /// Whether it stands inside one paragraph.
  package var isInline: Bool { if case .run = source { true } else { false } }

  /// The list beside the tree that it is, if it is one.
  var list: OutlineList? { if case .list(let list) = source { list } else { nil } }

  /// The members that are nodes of the outline, in order.
  package var nodes: [Int] {
    switch source {
    case .nodes(let nodes): nodes
    case .run, .list: []
    case .slots(let slots): slots.compactMap { if case .node(let index) = $0 { index } else { nil } }
    }
  }

  /// The members in another dress than that of the series.
  var odd: [Int] {
    guard case .nodes(let nodes) = source else {
      return (0..<count).filter { index in self[index].map { $0.ordinal.style != style } ?? false }
    }
    // In place: a node that is handed out is a dozen counts of references, and nearly every series is of one dress.
    let all = document.outline.nodes
    return nodes.indices.filter { index in
      let node = nodes[index]
      return all.indices.contains(node) && all[node].ordinal.map { $0.style != style } ?? false
    }
  }

  /// The member at `index`; nil out of bounds.
  package subscript(index: Int) -> Member? {
    switch source {
    case .nodes(let nodes):
      return nodes[safe: index].flatMap { Member(node: $0, in: document) }
    case .run(let paragraph, let items):
      return items[safe: index].map { Member($0, of: paragraph, in: document) }
    case .list(let list):
      guard let item = list.items[safe: index], let ordinal = document.ordinal(of: item, in: list) else { return nil }
      let units = document.text.line(item.line).units
      let head = ordinal.range.upperBound..<max(ordinal.range.upperBound, units.count)
      return Member(ordinal: ordinal, units: units, head: head, node: nil) { TextRange(line: item.line, $0) }
    case .slots(let slots):
      switch slots[safe: index] {
      case .node(let node): return Member(node: node, in: document)
      case .item(let paragraph, let item): return Member(item, of: paragraph, in: document)
      case nil: return nil
      }
    }
  }

  /// One member with the text its columns refer to.
  package struct Member: Sendable {
    package let ordinal: Ordinal
    package let units: [CodeUnit]
    /// Columns of the heading or the opening clause.
    package let head: Range<Int>
    /// Its index in the outline, if it stands there.
    package let node: Int?
    /// From columns to places in the text.
    package let locate: @Sendable (Range<Int>) -> TextRange

    package init(
      ordinal: Ordinal,
      units: [CodeUnit],
      head: Range<Int>,
      node: Int?,
      locate: @escaping @Sendable (Range<Int>) -> TextRange,
    ) {
      self.ordinal = ordinal
      self.units = units
      self.head = head
      self.node = node
      self.locate = locate
    }

    /// An item of running text.
    package init(_ item: InlineItem, of paragraph: Paragraph, in document: Document) {
      self.init(ordinal: item.ordinal, units: paragraph.units, head: item.head, node: nil) { paragraph.range($0) }
    }

    /// The numbered node `index` of the outline.
    package init?(node index: Int, in document: Document) {
      guard let node = document.outline.node(index), let ordinal = node.ordinal else { return nil }
      let units = document.text.line(node.line).units
      self.init(ordinal: ordinal, units: units, head: node.head, node: index) { TextRange(line: node.line, $0) }
    }

    /// Where the marker stands.
    package var range: TextRange { locate(ordinal.range) }

    /// The marker as written: （三）.
    package var marker: String { String(units[ordinal.range.clamped(to: 0..<units.count)]) }

    /// The marker as it should be were it to say `number`; nil where the form has no such number.
    package func marker(saying number: Int) -> String? {
      ordinal.marker(saying: number, in: units).map { String($0) }
    }

    /// The edit that makes it say `number`.
    package func edit(saying number: Int) -> TextEdit? {
      ordinal.numeral(saying: number, in: units).map { TextEdit(range: locate(ordinal.numeral), newText: $0) }
    }
  }
}
