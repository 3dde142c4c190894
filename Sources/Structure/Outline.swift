package import Lexicon
package import Text

/// The block structure of a document: headings and items that open a line, as a tree in one array.
///
/// Positions are line indices plus columns inside the line, so an edit inside a line that does not change what the
/// line is leaves the whole outline valid.
package struct Outline: Hashable, Sendable {
  /// All nodes in the order of the text (pre-order of the tree).
  package var nodes: [OutlineNode]
  /// The series among siblings, in order of their first member.
  package var series: [BlockSeries]
  /// Title, 发文字号, 主送机关, 附件说明, 署名, 成文日期, 附注 in order of the text.
  package var elements: [DocumentElement]
  /// The 文种, if the title tells.
  package var genre: Genre?
  /// Paragraphs that are wrapped over several lines, as ranges of lines in order.
  package var wraps: [Range<Int>]
  /// Numbered lists beside the tree.
  package var lists: [OutlineList]
  /// The nodes that say a number of their series again, or one that comes further down; their indices, in order.
  package var repeated: [Int]
  /// The nodes that open the page of an 附件; their indices, in order.
  package var attachmentPages: [Int]

  package init(
    nodes: [OutlineNode] = [],
    series: [BlockSeries] = [],
    elements: [DocumentElement] = [],
    genre: Genre? = nil,
    wraps: [Range<Int>] = [],
    lists: [OutlineList] = [],
    repeated: [Int] = [],
    attachmentPages: [Int] = [],
  ) {
    self.nodes = nodes
    self.series = series
    self.elements = elements
    self.genre = genre
    self.wraps = wraps
    self.lists = lists
    self.repeated = repeated
    self.attachmentPages = attachmentPages
  }

  /// The node with this index; nil out of bounds.
  package func node(_ index: Int) -> OutlineNode? {
    nodes.indices.contains(index) ? nodes[index] : nil
  }

  /// The nodes below the node `index` at whatever depth: they follow it. Linear in them.
  package func descendants(of index: Int) -> Range<Int> {
    guard nodes.indices.contains(index) else { return 0..<0 }
    let end = nodes[(index + 1)...].firstIndex { $0.depth <= nodes[index].depth } ?? nodes.count
    return index + 1..<end
  }

  /// The nodes right below `parent` in order (nil for those of the top level). Linear in the nodes below it.
  package func children(of parent: Int?) -> [Int] {
    let depth = parent.flatMap { node($0)?.depth } ?? -1
    return (parent.map { descendants(of: $0) } ?? nodes.indices).filter { nodes[$0].depth == depth + 1 }
  }

  /// The series that the node `index` is a member of.
  package func series(of index: Int) -> BlockSeries? {
    node(index)?.series.flatMap { series[safe: $0] }
  }

  /// The members of its series behind the node `index`.
  package func laterSiblings(of index: Int) -> ArraySlice<Int> {
    guard let members = series(of: index)?.members, let place = members.firstIndex(of: index) else { return [] }
    return members[(place + 1)...]
  }

  /// The lines of the wrapped paragraph that `line` belongs to; nil if it stands alone. O(log wraps).
  package func wrap(at line: Int) -> Range<Int>? {
    guard let wrap = wraps[safe: wraps.partitioningIndex { $0.upperBound > line }] else { return nil }
    return wrap.contains(line) ? wrap : nil
  }
}

/// A heading or item that opens a line.
package struct OutlineNode: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    /// The title of the document or of an article in it.
    case title
    /// Alone on its line.
    case heading
    /// Opens a paragraph whose body follows on the same line.
    case runInHeading
    /// A paragraph that opens with an ordinal but has no heading: the item of a list, an article of a statute.
    case item
  }

  package var kind: Kind
  /// Depth in the tree; a title has 0.
  package var depth: Int
  /// Index of the parent node.
  package var parent: Int?
  /// The line it opens.
  package var line: Int
  /// The last line that belongs to it (its own body and all its children).
  package var lastLine: Int
  /// The ordinal; nil for a title and unnumbered headings.
  package var ordinal: Ordinal?
  /// Columns of the heading text without the ordinal and without its final mark; for an item its first clause.
  package var head: Range<Int>
  /// The series it is a member of (index into `Outline.series`).
  package var series: Int?
  /// What is wrong with its number.
  package var slip: NumberingSlip?

  package init(
    kind: Kind,
    depth: Int,
    parent: Int?,
    line: Int,
    lastLine: Int,
    ordinal: Ordinal?,
    head: Range<Int>,
    series: Int? = nil,
  ) {
    self.kind = kind
    self.depth = depth
    self.parent = parent
    self.line = line
    self.lastLine = lastLine
    self.ordinal = ordinal
    self.head = head
    self.series = series
  }
}

/// Siblings that one numbering holds together, as a reader would see them, with slips and all.
package struct BlockSeries: Hashable, Sendable {
  /// The style most members have.
  package var style: OrdinalStyle
  /// Node indices in order of the text.
  package var members: [Int]
  /// Whether the numbering goes on from the previous series of the style instead of starting at one
  /// (第X条 across chapters, （一） that runs on across 一、 sections).
  package var continues: Bool
  /// How many further members stand inside paragraphs: （1）…。（2）…。⏎（3）…
  package var inlineCount: Int

  package init(style: OrdinalStyle, members: [Int], continues: Bool = false, inlineCount: Int = 0) {
    self.style = style
    self.members = members
    self.continues = continues
    self.inlineCount = inlineCount
  }
}

/// A part of a 公文 that is not body text (GB/T 9704—2012, chapter 7).
package struct DocumentElement: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    case title, documentNumber, recipient, attachmentNote, signature, date, note
  }

  package var kind: Kind
  package var range: TextRange

  package init(kind: Kind, range: TextRange) {
    self.kind = kind
    self.range = range
  }
}
