import LanguageServerProtocol

/// Tells the client of work that it did not ask for: 正在读取词库.
final class ServerProgress {
  private let token: String
  private var hasBegun = false
  private var hasEnded = false

  private init(token: String) {
    self.token = token
  }

  /// Asks for a place to report to; nil for a client that shows no progress. Work that ends before the client has
  /// answered is not told of at all.
  static func begin(_ title: String, _ session: Session) -> ServerProgress? {
    guard session.client.workDoneProgress else { return nil }
    let progress = ServerProgress(token: "gongwen-\(session.nextRequestID)")
    let params = ProgressCreateParams(token: progress.token)
    session.request("window/workDoneProgress/create", params) { result, session in
      guard case .success = result, !progress.hasEnded else { return }
      progress.hasBegun = true
      progress.send(.begin(title: title), session)
    }
    return progress
  }

  func end(_ session: Session) {
    hasEnded = true
    if hasBegun { send(.end, session) }
  }

  private func send(_ value: ProgressParams.Value, _ session: Session) {
    session.notify("$/progress", ProgressParams(token: .own(token), value: value))
  }
}
