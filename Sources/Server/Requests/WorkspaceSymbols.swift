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
    [WorkspaceSymbols.self, WorkspaceSymbolResolve.self],
    options: { writer, _ in writer.object { $0.field("resolveProvider", true) } },
  )
  static let method: StaticString = "workspace/symbol"
  /// More than this nobody reads; the next letter narrows it.
  static let limit = 400

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

  static func perform(_ work: Work, _ task: BackgroundTask, _ result: inout JSONWriter) throws(ResponseError) {
    var settings = work.settings
    var left = limit
    try result.array { (writer: inout JSONWriter) throws(ResponseError) in
      for document in work.open {
        try task.checkCancellation()
        write(document, work, &left, to: &writer)
      }
      let openPaths = Set(work.open.compactMap { FileURI.path($0.uri) })
      let paths = try WorkspaceFiles.paths(in: work.folders, settings: &settings, for: task)
      for path in paths where !openPaths.contains(path) {
        try task.checkCancellation()
        guard left > 0 else { return }
        guard let document = WorkspaceFiles.read(path) else { continue }
        let uri = FileURI.uri(path)
        write(WorkspaceDocument(uri: uri, version: nil, revision: 0, document: document), work, &left, to: &writer)
      }
    }
  }

  private static func write(
    _ found: WorkspaceDocument,
    _ work: Work,
    _ left: inout Int,
    to writer: inout JSONWriter,
  ) {
    let document = found.document
    var positions = PositionMapper(document.text, work.encoding)
    for node in document.outline.nodes {
      let name = heading(node, in: document)
      guard left > 0 else { return }
      guard !name.isEmpty, matches(name, work.query) else { continue }
      left -= 1
      writer.object {
        $0.field("name", name.prefix(80))
        $0.field("kind", symbolKind(of: kind(of: node)).rawValue)
        if let parent = node.parent, let above = document.outline.node(parent) {
          $0.field("containerName", heading(above, in: document).prefix(80))
        }
        $0.key("location")
        $0.location(found.uri, positions.client(TextRange(line: node.line, name.startIndex..<name.endIndex)))
      }
    }
  }

  private static func heading(_ node: OutlineNode, in document: Document) -> ArraySlice<CodeUnit> {
    let start = node.ordinal?.range.lowerBound ?? node.head.lowerBound
    return document.text.line(node.line).units[clamping: start..<max(start, node.head.upperBound)]
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

  static func answer(_ params: ResolveParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    result.value(params.item)
  }
}
