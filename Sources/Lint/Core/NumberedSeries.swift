package import Structure
package import Text

/// Members that one numbering holds together, wherever they stand: the common view that the ordinal rules have of
/// series among the lines of an outline and of series in running text.
package struct NumberedSeries: Sendable {
  package enum Place: Hashable, Sendable {
    /// Nodes of the outline, in order of the text; several series of the outline if a numbering runs on.
    case block(nodes: [Int])
    /// A run inside a paragraph: its index in `Paragraph.syntax.runs`.
    case inline(run: Int)
  }

  package let place: Place
  /// The style most members have.
  package let style: OrdinalStyle
  /// What each member says, in order.
  package let numbers: [Int]
  /// The slips that explain `numbers`.
  package let slips: [SeriesSlip]
  private let document: Document
  private let paragraph: Paragraph?

  /// A series of the outline; `nodes` of all the series that run on from one another.
  package init?(nodes: [Int], style: OrdinalStyle, in document: Document) {
    let ordinals = document.outline.nodes
    let nodes = nodes.filter { ordinals.indices.contains($0) && ordinals[$0].ordinal != nil }
    guard !nodes.isEmpty else { return nil }
    place = .block(nodes: nodes)
    self.style = style
    numbers = nodes.map { ordinals[$0].ordinal?.number ?? 0 }
    slips = style.counts ? SeriesDiagnosis.slips(in: numbers) : []
    self.document = document
    paragraph = nil
  }

  /// The series `run` of `paragraph`.
  package init?(run: Int, of paragraph: Paragraph, in document: Document) {
    guard paragraph.syntax.runs.indices.contains(run), let first = paragraph.syntax.runs[run].items.first else {
      return nil
    }
    place = .inline(run: run)
    style = first.ordinal.style
    numbers = paragraph.syntax.runs[run].items.map(\.ordinal.number)
    slips = style.counts ? SeriesDiagnosis.slips(in: numbers) : []
    self.document = document
    self.paragraph = paragraph
  }

  package var count: Int { numbers.count }

  package var isInline: Bool { paragraph != nil }

  /// The member at `index`; nil out of bounds.
  package subscript(index: Int) -> Member? {
    switch place {
    case .block(let nodes):
      return nodes.indices.contains(index) ? Member(node: nodes[index], in: document) : nil
    case .inline(let run):
      guard let paragraph, paragraph.syntax.runs.indices.contains(run),
        paragraph.syntax.runs[run].items.indices.contains(index)
      else { return nil }
      let item = paragraph.syntax.runs[run].items[index]
      return Member(ordinal: item.ordinal, units: paragraph.units, head: item.head, node: nil) {
        document.range(of: $0, in: paragraph)
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

extension OrdinalStyle {
  /// Whether members of this style say numbers that rise by one. 首先…其次…最后 has rules of its own.
  package var counts: Bool {
    switch self {
    case .dash, .sequenceWord, .aspect: false
    default: true
    }
  }
}
