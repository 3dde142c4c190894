import LanguageServerProtocol
import Text

/// The client is ready to be asked.
enum Initialized: Notification {
  static let method: StaticString = "initialized"

  static func handle(_ params: NoParams, _ session: Session) {
    session.registerDynamically()
    session.fetchSettings()
    session.loadPhraseBanks()
  }
}

enum DidChangeConfiguration: Notification {
  static let method: StaticString = "workspace/didChangeConfiguration"

  /// Clients that can be asked send nothing useful here.
  static func handle(_ params: DidChangeConfigurationParams, _ session: Session) {
    if session.client.configuration {
      session.fetchSettings()
    } else if let settings = params.settings {
      session.applyEditorSettings(settings)
    }
  }
}

enum DidChangeWatchedFiles: Notification {
  static let method: StaticString = "workspace/didChangeWatchedFiles"

  static func handle(_ params: DidChangeWatchedFilesParams, _ session: Session) {
    if params.uris.contains(where: { $0.hasSuffix(".json") }) {
      session.settingsStore.forgetFiles()
      session.settingsChanged()
    }
    if params.uris.contains(where: { $0.hasSuffix(".tsv") }) { session.loadPhraseBanks() }
  }
}

enum DidChangeWorkspaceFolders: Notification {
  static let method: StaticString = "workspace/didChangeWorkspaceFolders"

  static func handle(_ params: DidChangeWorkspaceFoldersParams, _ session: Session) {
    // By place alone: a folder known from `rootUri` has no name, the client has one for it.
    let places = UniqueList((params.removed + params.added).map { $0.uri })
    session.folders.removeAll { places.contains($0.uri) }
    session.folders += params.added
    session.settingsStore.forgetFiles()
    session.settingsChanged()
    session.loadPhraseBanks()
  }
}
