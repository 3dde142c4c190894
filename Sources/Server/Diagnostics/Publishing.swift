import JSON
import LanguageServerProtocol

/// Push: for clients that do not ask for diagnostics themselves. A client gets them one way only.
extension Session {
  /// Publishes for one document that has changed. False when none has.
  func publishNextDiagnostics() -> Bool {
    guard hasUnpublished else { return false }
    guard let open = documents.values.first(where: { $0.needsDiagnostics }) else {
      hasUnpublished = false
      return false
    }
    open.needsDiagnostics = false
    guard !client.pullDiagnostics, !open.isTooLarge else { return true }
    var diagnostics = diagnosticWriter(open)
    let findings = open.findings()
    notify("textDocument/publishDiagnostics") {
      $0.object {
        $0.field("uri", open.uri)
        $0.field("version", open.version)
        $0.key("diagnostics")
        diagnostics.write(findings, to: &$0)
      }
    }
    return true
  }

  func clearDiagnostics(_ uri: String) {
    guard !client.pullDiagnostics else { return }
    notify("textDocument/publishDiagnostics") {
      $0.object {
        $0.field("uri", uri)
        $0.field("diagnostics") { $0.array { _ in } }
      }
    }
  }
}
