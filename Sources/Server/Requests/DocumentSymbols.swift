import JSON
import LanguageServerProtocol
import Structure
import Text

/// The outline: headings and items as a tree, series inside a paragraph below the paragraph they stand in.
enum DocumentSymbols: Request {
  static let feature = Feature("documentSymbolProvider", "大纲：标题、条目与文内分项，逐级嵌套", [DocumentSymbols.self])
  static let method: StaticString = "textDocument/documentSymbol"

  static func answer(
    _ params: DocumentParams,
    _ session: Session,
    _ result: inout JSONWriter,
  ) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    var writer = SymbolWriter(open: open, positions: session.positions(of: open))
    if session.client.hierarchicalSymbols {
      writer.writeTree(to: &result)
    } else {
      writer.writeList(to: &result)
    }
  }
}

/// Writes an outline as symbols without building any in between.
private struct SymbolWriter {
  let open: OpenDocument
  var positions: PositionMapper
  private let nodes: [OutlineNode]

  init(open: OpenDocument, positions: PositionMapper) {
    self.open = open
    self.positions = positions
    nodes = open.document.outline.nodes
  }

  mutating func writeTree(to result: inout JSONWriter) {
    var at = 0
    result.array { writer in
      while at < nodes.count { writeNode(&at, depth: 0, to: &writer) }
    }
  }

  /// The node at `at` and, recursively, those below it. Depth is bounded against damaged outlines.
  private mutating func writeNode(_ at: inout Int, depth: Int, to writer: inout JSONWriter) {
    let index = at
    let node = nodes[index]
    at += 1
    writer.object {
      writeHead(node, to: &$0)
      guard depth < 32 else { return }
      let hasChildren = at < nodes.count && nodes[at].parent == index
      let runs = runs(of: node)
      guard hasChildren || !runs.isEmpty else { return }
      $0.key("children")
      $0.array {
        writeRuns(runs, line: node.line, to: &$0)
        while at < nodes.count, nodes[at].parent == index { writeNode(&at, depth: depth + 1, to: &$0) }
      }
    }
  }

  private mutating func writeHead(_ node: OutlineNode, to writer: inout JSONWriter) {
    let line = open.text.line(node.line)
    let start = node.ordinal?.range.lowerBound ?? node.head.lowerBound
    let name = start..<max(start, node.head.upperBound)
    writer.field("name", symbolName(line.units[clamping: name]))
    writer.field("kind", symbolKind(of: node).rawValue)
    let last = max(node.line, node.lastLine)
    let end = TextPosition(line: last, column: open.text.line(last).units.count)
    writer.field("range", positions.client(TextRange(TextPosition(line: node.line, column: 0), end)))
    writer.field("selectionRange", positions.client(TextRange(line: node.line, name.clamped(to: 0..<line.units.count))))
  }

  private mutating func writeRuns(_ runs: [InlineRun], line: Int, to writer: inout JSONWriter) {
    let units = open.text.line(line).units
    for run in runs where run.items.count > 1 {
      for item in run.items {
        writer.object {
          let name = item.ordinal.range.lowerBound..<max(item.ordinal.range.lowerBound, item.head.upperBound)
          $0.field("name", symbolName(units[clamping: name]))
          $0.field("kind", SymbolKind.enumMember.rawValue)
          let whole = TextRange(line: line, item.range.clamped(to: 0..<units.count))
          let selection = TextRange(line: line, name.clamped(to: item.range.clamped(to: 0..<units.count)))
          $0.field("range", positions.client(whole))
          $0.field("selectionRange", positions.client(selection))
        }
      }
    }
  }

  /// For clients that take no tree.
  mutating func writeList(to result: inout JSONWriter) {
    result.array { writer in
      for node in nodes {
        let line = open.text.line(node.line)
        let start = node.ordinal?.range.lowerBound ?? node.head.lowerBound
        writer.object {
          $0.field("name", symbolName(line.units[clamping: start..<max(start, node.head.upperBound)]))
          $0.field("kind", symbolKind(of: node).rawValue)
          $0.key("location")
          let end = TextPosition(line: node.line, column: line.units.count)
          $0.location(open.uri, positions.client(TextRange(TextPosition(line: node.line, column: 0), end)))
        }
      }
    }
  }

  private func runs(of node: OutlineNode) -> [InlineRun] {
    open.document.syntax.indices.contains(node.line) ? open.document.syntax[node.line].runs : []
  }

}

/// What kind of symbol a heading or item is shown as.
func symbolKind(of node: OutlineNode) -> SymbolKind {
  switch node.kind {
  case .title: .module
  case .heading: .namespace
  case .runInHeading: .class
  case .item: .enumMember
  }
}

/// A name that is never empty (clients reject empty ones) and never longer than a line of a sidebar.
private func symbolName(_ units: ArraySlice<CodeUnit>) -> ArraySlice<CodeUnit> {
  let isBlank = units.allSatisfy { $0 == " " || $0 == "\t" || $0 == "\u{3000}" || $0 == "\u{A0}" }
  return isBlank ? untitled[...] : units.prefix(80)
}

private let untitled = [CodeUnit]("（无标题）")
