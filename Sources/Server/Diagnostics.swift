import JSON
import LanguageServerProtocol

extension Session {
  /// Publishes for one document that has changed. False when none has.
  func publishNextDiagnostics() -> Bool {
    guard let open = documents.values.first(where: { $0.needsDiagnostics }) else { return false }
    open.needsDiagnostics = false
    guard !open.isTooLarge else { return true }
    notify("textDocument/publishDiagnostics") {
      $0.object {
        $0.field("uri", open.uri)
        $0.field("version", open.version)
        $0.field("diagnostics") { $0.array { _ in } }
      }
    }
    return true
  }

  func clearDiagnostics(_ uri: String) {
    notify("textDocument/publishDiagnostics") {
      $0.object {
        $0.field("uri", uri)
        $0.field("diagnostics") { $0.array { _ in } }
      }
    }
  }
}
