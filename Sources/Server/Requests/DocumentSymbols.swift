package import JSON
import LanguageServerProtocol
package import PhraseBank
package import Structure
import Text

/// The outline: headings and items as a tree, series inside a paragraph below what they stand in.
enum DocumentSymbols: Request {
  static let feature = Feature("documentSymbolProvider", "大纲：标题、条目与文内分项，逐级嵌套", [DocumentSymbols.self])
  static let method: StaticString = "textDocument/documentSymbol"

  static func answer(_ params: DocumentParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    var writer = SymbolWriter(
      uri: open.uri,
      positions: session.positions(of: open),
      simplifier: open.isTraditional ? .shipped : nil
    )
    let symbols = open.document.symbols
    if session.client.hierarchicalSymbols {
      writer.writeTree(symbols, to: &result)
    } else {
      result.array { writer.writeList(symbols, below: nil, to: &$0) }
    }
  }
}

/// Writes the entries of an outline as this protocol has them.
package struct SymbolWriter {
  let uri: String
  var positions: PositionMapper
  /// For a draft in traditional characters.
  let simplifier: Simplifier?

  /// A writer for the document at `uri`; `positions` tells where its lines and columns are for the client.
  package init(uri: String, positions: PositionMapper, simplifier: Simplifier? = nil) {
    self.uri = uri
    self.positions = positions
    self.simplifier = simplifier
  }

  /// What is below an entry; before it, in a draft in traditional characters, the name in the simplified characters
  /// that its reader types to find it.
  private func detail(_ symbol: Symbol) -> String {
    guard let simplifier else { return symbol.detail }
    var name = [CodeUnit](symbol.name)
    guard simplifier.simplify(&name) > 0 else { return symbol.detail }
    return symbol.detail.isEmpty ? String(name) : "\(String(name)) · \(symbol.detail)"
  }

  /// Writes `symbols` with everything below them, as an array.
  package mutating func writeTree(_ symbols: [Symbol], to writer: inout JSONWriter) {
    writer.array { writer in
      for symbol in symbols {
        writer.object {
          $0.field("name", symbol.name)
          let detail = detail(symbol)
          if !detail.isEmpty { $0.field("detail", detail) }
          $0.field("kind", symbolKind(of: symbol.kind).rawValue)
          $0.field("range", positions.client(symbol.range))
          $0.field("selectionRange", positions.client(symbol.selectionRange))
          guard !symbol.children.isEmpty else { return }
          $0.key("children")
          writeTree(symbol.children, to: &$0)
        }
      }
    }
  }

  /// For clients that take no tree.
  mutating func writeList(_ symbols: [Symbol], below parent: String?, to writer: inout JSONWriter) {
    for symbol in symbols {
      writer.object {
        $0.field("name", symbol.name)
        $0.field("kind", symbolKind(of: symbol.kind).rawValue)
        $0.field("containerName", ifPresent: parent)
        $0.key("location")
        $0.location(uri, positions.client(symbol.range))
      }
      writeList(symbol.children, below: symbol.name, to: &writer)
    }
  }
}

/// What kind of symbol an entry of the outline is shown as.
func symbolKind(of kind: Symbol.Kind) -> SymbolKind {
  switch kind {
  case .title: .module
  case .heading: .namespace
  case .runInHeading: .class
  case .item: .field
  case .inlineItem: .enumMember
  }
}
