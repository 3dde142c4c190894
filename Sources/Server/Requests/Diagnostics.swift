import Configuration
import LanguageServerProtocol
import Text

/// Pull: diagnostics for clients that ask for them, with result ids so that what has not changed is not sent again.
enum DocumentDiagnostics: Request {
  static let feature = Feature(
    "diagnosticProvider",
    "检查（拉取）：单个文稿与整个工作区，未变者不重发",
    [RequestHandler(DocumentDiagnostics.self), RequestHandler(WorkspaceDiagnostics.self)],
    isOffered: { $0.client.pullDiagnostics },
    options: { _ in DiagnosticOptions() },
  )
  static let method: StaticString = "textDocument/diagnostic"

  static func answer(
    _ params: DocumentDiagnosticParams,
    _ session: Session,
  ) throws(ResponseError) -> DiagnosticReport {
    guard let open = session.documents[params.uri] else { return DiagnosticReport(.full([]), resultID: nil) }
    let id = String(open.revision)
    if id == params.previousResultID { return DiagnosticReport(.unchanged, resultID: id) }
    var maker = session.diagnosticMaker(open)
    var report = DiagnosticReport(.full(maker.diagnostics(open.findings())), resultID: id)
    if session.client.relatedDocuments { report.related = session.settingsProblems(for: params.uri) }
    return report
  }
}

extension Session {
  /// What is wrong in the settings file that holds for the document, at its place there.
  fileprivate func settingsProblems(for uri: String) -> [(uri: String, items: [Diagnostic])] {
    guard let file = settingsStore.file(for: FileURI.path(uri), folder: folderPaths.first), let path = file.path else {
      return []
    }
    let items = file.problems.map { problem in
      let line = max(0, (problem.line ?? 1) - 1)
      let start = ClientPosition(line: line, character: 0)
      let range = ClientRange(start: start, end: ClientPosition(line: line + 1, character: 0))
      return Diagnostic(range: range, severity: 2, code: nil, message: problem.message)
    }
    return [(uri: FileURI.uri(path), items: items)]
  }
}
