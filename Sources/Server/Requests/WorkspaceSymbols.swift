import Files
import JSON
import LanguageServerProtocol
import Structure
import Text

/// Headings and items of all documents of the workspace, by a part of their text.
enum WorkspaceSymbols: BackgroundRequest {
  static let feature = Feature(
    "workspaceSymbolProvider",
    "跨文稿查找标题与条目",
    [RequestHandler(WorkspaceSymbols.self), RequestHandler(WorkspaceSymbolResolve.self)],
    options: { _ in ResolveOptions(resolveProvider: true) },
  )
  static let method: StaticString = "workspace/symbol"
  /// A list longer than this is not read; the next letter narrows it.
  static let limit = 400
  /// Units of a name; more does not fit in a list.
  private static let nameLimit = 80

  struct Work: Sendable {
    let query: [CodeUnit]
    let open: [WorkspaceDocument]
    let folders: [String]
    let settings: SessionSettings
    let encoding: PositionEncoding
  }

  static func prepare(_ params: WorkspaceSymbolParams, _ session: Session) throws(ResponseError) -> Work {
    Work(
      query: [CodeUnit](params.query).filter { $0 != " " },
      open: session.snapshotOfDocuments(),
      folders: session.folderPaths,
      settings: session.settingsStore,
      encoding: session.encoding,
    )
  }

  static func perform(_ work: Work, _ task: BackgroundTask) throws(ResponseError) -> [SymbolInformation] {
    var settings = work.settings
    var result: [SymbolInformation] = []
    for document in work.open {
      try task.checkCancellation()
      collect(document, work, &result)
    }
    let openPaths = UniqueList(work.open.compactMap { FileURI.path($0.uri) })
    let paths = try WorkspaceFiles.paths(in: work.folders, settings: &settings, for: task)
    for path in paths where !openPaths.contains(path) {
      try task.checkCancellation()
      guard result.count < limit else { break }
      guard let document = WorkspaceFiles.read(path) else { continue }
      let uri = FileURI.uri(path)
      collect(WorkspaceDocument(uri: uri, version: nil, revision: 0, document: document), work, &result)
    }
    return result
  }

  private static func collect(_ found: WorkspaceDocument, _ work: Work, _ result: inout [SymbolInformation]) {
    let document = found.document
    var positions = PositionMapper(document.text, work.encoding)
    for node in document.outline.nodes {
      guard result.count < limit else { return }
      let name = heading(node, in: document)
      guard !name.isEmpty, matches(name, work.query) else { continue }
      let above = node.parent.flatMap { document.outline.node($0) }
      let range = positions.client(document.headRange(node))
      result.append(
        SymbolInformation(
          name: String(name.wholePrefix(nameLimit)),
          kind: symbolKind(of: kind(of: node)),
          containerName: above.map { String(heading($0, in: document).wholePrefix(nameLimit)) },
          location: Location(uri: found.uri, range: range),
        )
      )
    }
  }

  private static func heading(_ node: OutlineNode, in document: Document) -> ArraySlice<CodeUnit> {
    document.titleUnits(node)?[...] ?? document.text.units(in: document.headRange(node))[...]
  }

  private static func kind(of node: OutlineNode) -> Symbol.Kind {
    switch node.kind {
    case .title: .title
    case .heading: .heading
    case .runInHeading: .runInHeading
    case .item: .item
    }
  }

  /// Whether the characters of `query` come in `name` in their order.
  static func matches(_ name: ArraySlice<CodeUnit>, _ query: [CodeUnit]) -> Bool {
    var rest = query[...]
    for unit in name where unit == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }
}

/// Symbols are sent whole, so there is nothing to add: the item comes back as it went.
enum WorkspaceSymbolResolve: Request {
  static let method: StaticString = "workspaceSymbol/resolve"

  static func answer(_ params: ResolveParams, _ session: Session) throws(ResponseError) -> JSONValue {
    params.item
  }
}
