import LanguageServerProtocol

enum SetTrace: Notification {
  static let method: StaticString = "$/setTrace"

  static func handle(_ params: SetTraceParams, _ session: Session) {
    session.trace = params.value
  }
}
