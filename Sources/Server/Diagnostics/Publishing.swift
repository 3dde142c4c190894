import LanguageServerProtocol
import Text

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
    guard !client.pullDiagnostics, !open.isUnknown else { return true }
    var maker = diagnosticMaker(open)
    publish(open.uri, version: open.version, maker.diagnostics(open.findings()))
    return true
  }

  /// Publishes for every document that has changed, before anything else is said: lsp-mode 8.0 stops reading at the answer
  /// it waits for and loses what came in the same piece, so that a finding stays on the screen until the next key.
  func publishDiagnostics() {
    while publishNextDiagnostics() {}
  }

  func clearDiagnostics(_ uri: String) {
    if !client.pullDiagnostics { publish(uri, version: nil, []) }
  }

  private func publish(_ uri: String, version: Int?, _ diagnostics: [Diagnostic]) {
    notify(
      "textDocument/publishDiagnostics",
      PublishDiagnosticsParams(uri: uri, version: version, diagnostics: diagnostics),
    )
  }
}
