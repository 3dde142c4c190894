import JSON
import LanguageServerProtocol
import Text

/// What the server asks of the client.
extension Session {
  typealias Reply = (Result<JSONValue?, Message.ClientError>, Session) -> Void

  /// Ids of our requests begin here. Vim's own channel takes a request of ours whose id one of its requests has too for
  /// the answer to that; its numbers, like every client's, count up from 1. Strings it could not answer at all.
  static let firstRequestID = 1_000_001

  /// Sends a request; `reply` gets the answer, if there is one.
  ///
  /// - Returns: the id, for a caller that may lose interest in the answer.
  @discardableResult
  func request(
    _ method: StaticString,
    _ params: (some JSONWritable)?,
    reply: Reply? = nil,
  ) -> RequestID {
    let id = RequestID(nextRequestID)
    nextRequestID += 1
    replies[id] = reply
    send { $0.request(id, method, params) }
    return id
  }

  func receiveReply(_ id: RequestID, _ result: Result<JSONValue?, Message.ClientError>) {
    replies.removeValue(forKey: id)?(result, self)
  }

  /// Asks the editor for its settings, if it can be asked. Only the newest question counts: a client that never answers
  /// costs one entry in a table, and settings that were overtaken are not applied.
  func fetchSettings() {
    guard client.configuration else { return }
    if let configurationRequest { replies[configurationRequest] = nil }
    let params = ConfigurationParams(section: "gongwen")
    configurationRequest = request("workspace/configuration", params) { result, session in
      session.configurationRequest = nil
      // A client that knows no such section answers null and leaves everything as it started.
      guard case .success(let values) = result, let value = values?[0], value.kind == .object else { return }
      session.applyEditorSettings(value)
    }
  }

  /// Asks to be told about files and settings, as far as the client lets itself be asked.
  func registerDynamically() {
    var registrations: [RegistrationParams.Registration] = []
    if client.dynamicConfiguration { registrations.append(.configuration(section: "gongwen")) }
    if client.dynamicWatchedFiles { registrations.append(.watchedFiles(Session.watchedFiles, folders: watchedFolders)) }
    guard !registrations.isEmpty else { return }
    request("client/registerCapability", RegistrationParams(registrations: registrations))
  }

  /// Settings and the writer's own banks.
  private static let watchedFiles = ["**/.gongwen.json", "**/.gongwen/phrasebank/*.tsv"]

  /// The folders that the patterns belong to, for clients that take such patterns; none stands for everywhere.
  private var watchedFolders: [String] { client.relativePatterns ? folders.map { $0.uri } : [] }

  /// Asks the client to ask again for what may have changed without an edit.
  func refresh() {
    guard phase == .running else { return }
    if client.diagnosticRefresh, client.pullDiagnostics { request("workspace/diagnostic/refresh", NoResult?.none) }
    if client.inlayHintRefresh { request("workspace/inlayHint/refresh", NoResult?.none) }
    if client.codeLensRefresh { request("workspace/codeLens/refresh", NoResult?.none) }
    if client.foldingRangeRefresh { request("workspace/foldingRange/refresh", NoResult?.none) }
  }

  /// Changes a document through the client, so that the writer can take it back.
  func applyEdit(_ label: String, _ edit: some JSONWritable & Sendable, reply: Reply? = nil) {
    guard client.applyEdit else { return }
    let isRefactoring = client.editMetadata ? false : nil
    let params = ApplyWorkspaceEditParams(label: label, edit: edit, isRefactoring: isRefactoring)
    request("workspace/applyEdit", params, reply: reply)
  }
}
