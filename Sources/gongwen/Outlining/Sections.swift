import Lexicon
import Structure
import Text

/// The outline of a document with what each section holds: the tree of `Document.symbols`, for the terminal.
struct Sections {
  struct Section {
    /// The ordinal as it stands: 一、; empty if there is none.
    var marker: String
    /// The heading without ordinal and final mark.
    var heading: String
    var kind: OutlineNode.Kind
    /// From 1.
    var line: Int
    var endLine: Int
    /// The 字数, everything below included.
    var characters: Int
    /// The series in the section's own text, in order.
    var series: [Series] = []
    var children: [Section] = []

    var name: String { marker + heading }
  }

  /// Members that one numbering holds together.
  struct Series {
    var members: [(marker: String, text: String, line: Int)]
    /// Whether it runs inside paragraphs.
    var isInline: Bool
    /// Whether it goes on from an earlier one.
    var continues = false
  }

  struct Element {
    var kind: DocumentElement.Kind
    var text: String
    var line: Int
  }

  private(set) var genre: Genre?
  /// What `line` counts: 行, or the 段 of a Word document.
  var unit: String { draft.unit }
  private(set) var characters = 0
  private(set) var elements: [Element] = []
  private(set) var roots: [Section] = []
  /// Every series, those among headings and those inside paragraphs, in order of their first member.
  private(set) var series: [Series] = []

  private let draft: InputDraft
  private var document: Document { draft.document }
  /// Series inside the paragraphs, by the first line of the paragraph.
  private var inline: [(line: Int, series: [Series])] = []

  /// - Parameters:
  ///   - draft: what to tell.
  ///   - genre: the 文种 the settings name; nil to go by the document.
  init(_ draft: InputDraft, genre: Genre? = nil) {
    self.draft = draft
    characters = document.size(of: 0...max(0, document.text.lines.count - 1))
    self.genre = document.front.genre(named: genre)?.genre
    elements = document.outline.elements.map {
      Element(
        kind: $0.kind,
        text: Sections.joined(document.text.units(in: $0.range)),
        line: draft.number(of: $0.range.start.line)
      )
    }
    inline = inlineSeries()
    roots = document.symbols.compactMap(section)
    series = (document.outline.series.map(blockSeries) + inline.flatMap { $0.series }).filter { $0.members.count > 1 }
      .ordered { $0.members.first?.line ?? 0 }
  }

  /// The section of a symbol with those below it; nil for a member of a series inside a paragraph.
  private func section(_ symbol: Symbol) -> Section? {
    guard let node = symbol.node.flatMap(document.outline.node) else { return nil }
    let units = document.text.line(node.line).units
    let end = symbol.range.end.line
    // What stands before the first heading below is the section's own text.
    let next = symbol.children.first { $0.node != nil }?.range.start.line ?? Int.max
    return Section(
      marker: node.ordinal.map { Sections.joined(units[clamping: $0.range]) } ?? "",
      heading: Sections.joined(document.titleUnits(node) ?? Array(units[clamping: node.head])),
      kind: node.kind,
      line: draft.number(of: node.line),
      endLine: draft.number(of: end),
      characters: symbol.size ?? 0,
      series: series(in: node.line..<min(end + 1, max(next, node.line + 1))),
      children: symbol.children.compactMap(section)
    )
  }

  /// The series inside the paragraphs that begin in `lines`.
  private func series(in lines: Range<Int>) -> [Series] {
    let lower = inline.partitioningIndex { $0.line >= lines.lowerBound }
    return inline[lower...].prefix { $0.line < lines.upperBound }.flatMap { $0.series }.filter { $0.members.count > 1 }
  }

  private func blockSeries(_ series: BlockSeries) -> Series {
    let members = series.members.compactMap { index -> (marker: String, text: String, line: Int)? in
      guard let node = document.outline.node(index) else { return nil }
      let units = document.text.line(node.line).units
      let marker = node.ordinal.map { Sections.joined(units[clamping: $0.range]) } ?? ""
      return (marker, Sections.joined(units[clamping: node.head]), draft.number(of: node.line))
    }
    return Series(members: members, isInline: false, continues: series.continues)
  }

  private func inlineSeries() -> [(line: Int, series: [Series])] {
    var result: [(line: Int, series: [Series])] = []
    var line = 0
    while line < document.text.lines.count {
      let paragraph = document.paragraph(at: line)
      let found = paragraph.syntax.runs.map { run in
        let members = run.items.map { item in
          (
            marker: Sections.joined(paragraph.units[clamping: item.ordinal.range]),
            text: Sections.joined(paragraph.units[clamping: item.head]),
            line: draft.number(of: paragraph.position(item.ordinal.range.lowerBound).line)
          )
        }
        return Series(members: members, isInline: true)
      }
      if !found.isEmpty { result.append((line, found)) }
      line = max(line + 1, paragraph.lines.upperBound)
    }
    return result
  }

  /// A heading on one line: line ends and doubled blanks taken out.
  private static func joined(_ units: some Collection<CodeUnit>) -> String {
    let text = units.filter { $0 != "\n" && $0 != "\r" && $0 != "\u{3000}" && $0 != "\u{A0}" }
    return Terminal.printable(String(text))
  }
}
