import Configuration
import Files
import JSON
import LanguageServerProtocol
import Lint
import Structure
import Text

/// Diagnostics of every document of the workspace, open or not, worked out away from the loop.
enum WorkspaceDiagnostics: BackgroundRequest {
  static let method: StaticString = "workspace/diagnostic"

  struct Work: Sendable {
    let open: [WorkspaceDocument]
    let folders: [String]
    let settings: SessionSettings
    let encoding: PositionEncoding
    let hasRelatedInformation: Bool
    let known: [String: String]
  }

  static func prepare(_ params: WorkspaceDiagnosticParams, _ session: Session) throws(ResponseError) -> Work {
    Work(
      open: session.snapshotOfDocuments(),
      folders: session.folderPaths,
      settings: session.settingsStore,
      encoding: session.encoding,
      hasRelatedInformation: session.client.diagnosticRelatedInformation,
      known: params.previousResultIDs,
    )
  }

  static func perform(_ work: Work, _ task: BackgroundTask, _ result: inout JSONWriter) throws(ResponseError) {
    var settings = work.settings
    try task.reportingProgress("检查工作区", to: &result) { (result: inout JSONWriter) throws(ResponseError) in
      try result.object { (writer: inout JSONWriter) throws(ResponseError) in
        writer.key("items")
        try writer.array { (writer: inout JSONWriter) throws(ResponseError) in
          for document in work.open {
            try task.checkCancellation()
            write(document, id: "\(document.revision)", work, &settings, to: &writer)
          }
          let openPaths = Set(work.open.compactMap { FileURI.path($0.uri) })
          let paths = try WorkspaceFiles.paths(in: work.folders, settings: &settings, for: task)
          for path in paths where !openPaths.contains(path) {
            try task.checkCancellation()
            writeFile(path, work, &settings, to: &writer)
          }
        }
      }
    }
  }

  private static func writeFile(
    _ path: String,
    _ work: Work,
    _ settings: inout SessionSettings,
    to writer: inout JSONWriter,
  ) {
    let uri = FileURI.uri(path)
    guard let stamp = FileSystem.stamp(path) else { return }
    let configuration = settings.settings(for: path, folder: nil).lintConfiguration(for: path)
    var hasher = Hasher()
    hasher.combine(stamp)
    hasher.combine(configuration)
    let id = "file-\(hasher.finalize())"
    if work.known[uri] == id { return writeUnchanged(uri, id, version: nil, to: &writer) }
    guard let document = WorkspaceFiles.read(path) else { return }
    write(
      WorkspaceDocument(uri: uri, version: nil, revision: 0, document: document),
      id: id,
      work,
      &settings,
      to: &writer
    )
  }

  private static func write(
    _ document: WorkspaceDocument,
    id: String,
    _ work: Work,
    _ settings: inout SessionSettings,
    to writer: inout JSONWriter,
  ) {
    if work.known[document.uri] == id {
      return writeUnchanged(document.uri, id, version: document.version, to: &writer)
    }
    let path = FileURI.path(document.uri) ?? ""
    let own = settings.settings(for: path.isEmpty ? nil : path, folder: work.folders.first)
    let findings = own.isExcluded(path) ? [] : lint(document.document, own.lintConfiguration(for: path))
    var diagnostics = DiagnosticWriter(
      uri: document.uri,
      positions: PositionMapper(document.document.text, work.encoding),
      hasRelatedInformation: work.hasRelatedInformation,
    )
    writer.object {
      $0.field("uri", document.uri)
      writeVersion(document.version, to: &$0)
      $0.field("kind", "full")
      $0.field("resultId", id)
      $0.key("items")
      diagnostics.write(findings, to: &$0)
    }
  }

  private static func writeUnchanged(_ uri: String, _ id: String, version: Int?, to writer: inout JSONWriter) {
    writer.object {
      $0.field("uri", uri)
      writeVersion(version, to: &$0)
      $0.field("kind", "unchanged")
      $0.field("resultId", id)
    }
  }

  /// A file that nobody has open has the version null.
  private static func writeVersion(_ version: Int?, to writer: inout JSONWriter) {
    writer.key("version")
    if let version { writer.int(version) } else { writer.null() }
  }
}
