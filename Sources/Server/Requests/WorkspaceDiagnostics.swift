import Configuration
import Files
import LanguageServerProtocol
import Lint
import Platform
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
    let hasRulePages: Bool
    let known: KeyedList<String, String>
  }

  static func prepare(_ params: WorkspaceDiagnosticParams, _ session: Session) throws(ResponseError) -> Work {
    Work(
      open: session.snapshotOfDocuments(),
      folders: session.folderPaths,
      settings: session.settingsStore,
      encoding: session.encoding,
      hasRelatedInformation: session.client.diagnosticRelatedInformation,
      hasRulePages: session.client.textDocumentContent && session.client.diagnosticCodeDescription,
      known: params.previousResultIDs,
    )
  }

  static func perform(_ work: Work, _ task: BackgroundTask) throws(ResponseError) -> WorkspaceDiagnosticReport {
    task.tellProgress(.begin(title: "检查工作区"))
    defer { task.tellProgress(.end) }
    var settings = work.settings
    var items: [WorkspaceDocumentReport] = []
    for document in work.open {
      try task.checkCancellation()
      items.append(report(document, id: "\(document.revision)", work, &settings))
    }
    let openPaths = UniqueList(work.open.compactMap { FileURI.path($0.uri) })
    let paths = try WorkspaceFiles.paths(in: work.folders, settings: &settings, for: task)
    for path in paths where !openPaths.contains(path) {
      try task.checkCancellation()
      if let report = report(ofFile: path, work, &settings) { items.append(report) }
    }
    return WorkspaceDiagnosticReport(items: items)
  }

  private static func report(
    ofFile path: String,
    _ work: Work,
    _ settings: inout SessionSettings,
  ) -> WorkspaceDocumentReport? {
    let uri = FileURI.uri(path)
    guard let stamp = FileSystem.stamp(path) else { return nil }
    let configuration = settings.settings(for: path, folder: nil).lintConfiguration(for: path)
    var hasher = Hasher()
    hasher.combine(stamp)
    hasher.combine(configuration)
    let id = "file-\(hasher.finalize())"
    if work.known[uri] == id { return unchanged(uri, id, version: nil) }
    guard let document = WorkspaceFiles.read(path) else { return nil }
    return report(
      WorkspaceDocument(uri: uri, version: nil, revision: 0, document: document),
      id: id,
      work,
      &settings,
    )
  }

  private static func report(
    _ document: WorkspaceDocument,
    id: String,
    _ work: Work,
    _ settings: inout SessionSettings,
  ) -> WorkspaceDocumentReport {
    if work.known[document.uri] == id { return unchanged(document.uri, id, version: document.version) }
    let path = FileURI.path(document.uri) ?? ""
    let own = settings.settings(for: path.isEmpty ? nil : path, folder: work.folders.first)
    let findings = own.isExcluded(path) ? [] : lint(document.document, own.lintConfiguration(for: path))
    var maker = DiagnosticMaker(
      uri: document.uri,
      positions: PositionMapper(document.document.text, work.encoding),
      hasRelatedInformation: work.hasRelatedInformation,
      hasRulePages: work.hasRulePages,
    )
    let report = DiagnosticReport(.full(maker.diagnostics(findings)), resultID: id)
    return WorkspaceDocumentReport(uri: document.uri, version: document.version, report: report)
  }

  private static func unchanged(_ uri: String, _ id: String, version: Int?) -> WorkspaceDocumentReport {
    WorkspaceDocumentReport(uri: uri, version: version, report: DiagnosticReport(.unchanged, resultID: id))
  }
}
