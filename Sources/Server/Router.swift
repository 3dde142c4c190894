import JSON
import LanguageServerProtocol
import Text

/// Finds the handler of a message. Every request gets exactly one answer on every path.
enum Router {
  private static let requests: KeyedList<String, RequestHandler> = {
    var result = KeyedList<String, RequestHandler>()
    for feature in allFeatures {
      for request in feature.requests { result[request.method.description] = request }
    }
    return result
  }()

  private static let notifications: KeyedList<String, NotificationHandler> = {
    var result = KeyedList<String, NotificationHandler>()
    for notification in allNotifications { result[notification.method.description] = notification }
    return result
  }()

  private static let initialize = RequestHandler(Initialize.self)
  private static let shutdown = RequestHandler(Shutdown.self)

  static func answer(_ id: RequestID, _ method: String, _ params: JSONValue?, _ session: Session) {
    switch (session.phase, method) {
    case (.uninitialized, "initialize"): initialize.run(id, params, session)
    case (.uninitialized, _): fail(id, .serverNotInitialized, "initialize comes first", session)
    case (.running, "initialize"): fail(id, .invalidRequest, "already initialized", session)
    case (.running, "shutdown"): shutdown.run(id, params, session)
    case (.running, _):
      guard let request = requests[method] else {
        return fail(id, .methodNotFound, "no such method: \(method)", session)
      }
      request.run(id, params, session)
    case (.shutDown, _): fail(id, .invalidRequest, "the server is shut down", session)
    }
  }

  static func handle(_ method: String, _ params: JSONValue?, _ session: Session) {
    if method == "exit" {
      session.exitCode = session.phase == .shutDown ? 0 : 1
      return
    }
    guard session.phase == .running else { return }
    notifications[method]?.handle(params, session)
  }

  private static func fail(_ id: RequestID, _ code: ErrorCode, _ message: String, _ session: Session) {
    session.send { $0.fail(id, ResponseError(code, message)) }
  }
}
