import Configuration
import JSON
import LanguageServerProtocol

/// Learns what the client can do and says what the server offers it.
enum Initialize: Request {
  static let method: StaticString = "initialize"

  static func answer(_ params: InitializeParams, _ session: Session) throws(ResponseError) -> InitializeResult {
    session.client = params.capabilities
    session.trace = params.trace
    session.tokenLegend = TokenLegend(types: params.capabilities.semanticTokenTypes)
    session.parentProcessID = session.options.clientProcessID ?? params.processID
    session.folders = params.folders
    session.applyEditorSettings(params.initializationOptions)
    session.clientKind = ClientKind(params)
    // It would ask for the findings of all the Markdown of a workspace.
    if session.clientKind == .vscode { session.client.pullDiagnostics = false }
    let offered = chooseEncoding(params, session)
    session.phase = .running
    let schemes = session.client.textDocumentContent ? [RulePages.scheme] : []
    var capabilities: [(name: StaticString, options: JSONFragment)] = [
      (name: "workspace", options: JSONFragment(WorkspaceOptions(contentSchemes: schemes)))
    ]
    for feature in allFeatures where feature.isOffered(session) {
      if let name = feature.capability { capabilities.append((name: name, options: feature.options(session))) }
    }
    session.debug("客户端：\(session.clientKind.rawValue)，编码 \(session.encoding.rawValue)，\(session.folders.count)个文件夹")
    return InitializeResult(
      positionEncoding: offered,
      capabilities: capabilities,
      version: session.options.version,
    )
  }

  /// The first encoding of the client's list that exists. An override wins, but is announced only if it was offered:
  /// ALE offers nothing, counts bytes, and must be told nothing.
  ///
  /// - Returns: what to announce; nil for a client that did not ask.
  private static func chooseEncoding(_ params: InitializeParams, _ session: Session) -> PositionEncoding? {
    let offered = params.capabilities.positionEncodings
    let setting = session.settingsStore.editor.positionEncoding
    let known = session.insertsRemainder && offered == nil ? PositionEncoding.utf8 : nil
    if let forced = session.options.positionEncoding ?? PositionEncoding(rawValue: setting.rawValue) ?? known {
      session.encoding = forced
      return offered?.contains(forced) == true ? forced : nil
    }
    session.encoding = offered?.first ?? .utf16
    return offered == nil ? nil : session.encoding
  }
}

enum Shutdown: Request {
  static let method: StaticString = "shutdown"

  static func answer(_ params: NoParams, _ session: Session) throws(ResponseError) -> NoResult {
    session.phase = .shutDown
    return NoResult()
  }
}
