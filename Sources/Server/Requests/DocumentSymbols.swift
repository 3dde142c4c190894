package import LanguageServerProtocol
package import PhraseBank
package import Structure
import Text

/// The outline: headings and items as a tree, series inside a paragraph below what they stand in.
enum DocumentSymbols: Request {
  static let feature = Feature("documentSymbolProvider", "大纲：标题、条目与文内分项，逐级嵌套", [RequestHandler(DocumentSymbols.self)])
  static let method: StaticString = "textDocument/documentSymbol"

  /// What VS Code is given: beyond it the levels below are left out. Its extension host takes the whole answer apart and
  /// puts it together again at each pause in writing, beside everything else that runs there. Set so that this takes less
  /// than 50 ms in a draft of 1 MB with 7,600 items (VS Code's own servers stop at 5,000).
  static let limit = 2000

  static func answer(_ params: DocumentParams, _ session: Session) throws(ResponseError) -> DocumentOutline? {
    guard let open = session.document(params.uri) else { return nil }
    var maker = SymbolMaker(
      uri: open.uri,
      positions: session.positions(of: open),
      simplifier: open.isTraditional ? .shipped : nil
    )
    var symbols = open.document.symbols
    if session.clientKind == .vscode { symbols = symbols.upperLevels(limit) }
    return session.client.hierarchicalSymbols ? .tree(maker.tree(symbols)) : .list(maker.list(symbols))
  }
}

extension [Symbol] {
  /// As many whole levels, from the top, as together have at most `limit` entries; always the first two.
  func upperLevels(_ limit: Int) -> [Symbol] {
    var depth = 1
    var total = count
    var level = flatMap { $0.children }
    while !level.isEmpty, depth < 2 || total + level.count <= limit {
      depth += 1
      total += level.count
      level = level.flatMap { $0.children }
    }
    return level.isEmpty ? self : cut(below: depth)
  }

  private func cut(below depth: Int) -> [Symbol] {
    map { symbol in
      var symbol = symbol
      symbol.children = depth > 1 ? symbol.children.cut(below: depth - 1) : []
      return symbol
    }
  }
}

/// Turns the entries of an outline into what this protocol has for them.
package struct SymbolMaker {
  let uri: String
  var positions: PositionMapper
  /// For a draft in traditional characters.
  let simplifier: Simplifier?

  /// For the document at `uri`; `positions` tells where its lines and columns are for the client.
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

  /// `symbols` with everything below them.
  package mutating func tree(_ symbols: [Symbol]) -> [DocumentSymbol] {
    var result: [DocumentSymbol] = []
    result.reserveCapacity(symbols.count)
    for symbol in symbols {
      result.append(
        DocumentSymbol(
          name: symbol.name,
          detail: detail(symbol),
          kind: symbolKind(of: symbol.kind),
          range: positions.client(symbol.range),
          selectionRange: positions.client(symbol.selectionRange),
          children: tree(symbol.children),
        )
      )
    }
    return result
  }

  /// For clients that take no tree.
  mutating func list(_ symbols: [Symbol]) -> [SymbolInformation] {
    var result: [SymbolInformation] = []
    append(symbols, below: nil, to: &result)
    return result
  }

  private mutating func append(_ symbols: [Symbol], below parent: String?, to result: inout [SymbolInformation]) {
    for symbol in symbols {
      let location = Location(uri: uri, range: positions.client(symbol.range))
      let kind = symbolKind(of: symbol.kind)
      result.append(SymbolInformation(name: symbol.name, kind: kind, containerName: parent, location: location))
      append(symbol.children, below: symbol.name, to: &result)
    }
  }
}

/// What kind of symbol an entry of the outline is shown as.
func symbolKind(of kind: Symbol.Kind) -> SymbolKind {
  switch kind {
  // As Markdown's own symbols are: kinds of code would bring their filters and icons along, and Kate shows neither a
  // module nor a namespace without children.
  case .title, .heading, .runInHeading: .string
  case .item: .field
  case .inlineItem: .enumMember
  }
}
