import Configuration
import JSON
import LanguageServerProtocol

/// Pull: diagnostics for clients that ask for them, with result ids so that what has not changed is not sent again.
enum DocumentDiagnostics: Request {
  static let feature = Feature(
    "diagnosticProvider",
    "检查（拉取）：单个文稿与整个工作区，未变者不重发",
    [DocumentDiagnostics.self, WorkspaceDiagnostics.self],
    isOffered: { $0.client.pullDiagnostics },
    options: { writer, _ in
      writer.object {
        $0.field("identifier", "gongwen")
        $0.field("interFileDependencies", false)
        $0.field("workspaceDiagnostics", true)
      }
    },
  )
  static let method: StaticString = "textDocument/diagnostic"

  static func answer(
    _ params: DocumentDiagnosticParams,
    _ session: Session,
    _ result: inout JSONWriter,
  ) throws(ResponseError) {
    let open = session.documents[params.uri]
    let id = open.map { String($0.revision) }
    if let id, id == params.previousResultID {
      return result.object {
        $0.field("kind", "unchanged")
        $0.field("resultId", id)
      }
    }
    result.object {
      $0.field("kind", "full")
      $0.field("resultId", ifPresent: id)
      $0.key("items")
      guard let open else { return $0.array { _ in } }
      var diagnostics = session.diagnosticWriter(open)
      diagnostics.write(open.findings(), to: &$0)
      if session.client.relatedDocuments { session.writeSettingsProblems(for: params.uri, to: &$0) }
    }
  }
}

extension Session {
  /// What is wrong in the settings file that holds for the document, shown at its place there.
  fileprivate func writeSettingsProblems(for uri: String, to writer: inout JSONWriter) {
    guard let file = settingsStore.file(for: FileURI.path(uri), folder: folderPaths.first), let path = file.path else {
      return
    }
    writer.field("relatedDocuments") {
      $0.object {
        $0.key(dynamic: FileURI.uri(path))
        $0.object {
          $0.field("kind", "full")
          $0.key("items")
          $0.array(file.problems) { writer, problem in
            let line = max(0, (problem.line ?? 1) - 1)
            writer.object {
              let start = ClientPosition(line: line, character: 0)
              $0.field("range", ClientRange(start: start, end: ClientPosition(line: line + 1, character: 0)))
              $0.field("severity", 2)
              $0.field("source", "gongwen")
              $0.field("message", problem.message)
            }
          }
        }
      }
    }
  }
}
