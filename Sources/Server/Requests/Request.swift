import JSON
import LanguageServerProtocol

/// A method of the client that gets an answer. What a file in this folder declares is one of the two below.
protocol RequestHandler: Sendable {
  static var method: StaticString { get }

  /// Sees to it that `id` is answered exactly once, now or later.
  static func run(_ id: RequestID, _ params: JSONValue?, _ session: Session)
}

/// A request that is answered on the loop, on the state at its place in the stream.
///
/// One file in this folder, one line in `allFeatures`.
protocol Request: RequestHandler {
  associatedtype Params: ParamsReadable

  /// Writes the result. What was written is thrown away when it throws.
  static func answer(_ params: Params, _ session: Session, _ result: inout JSONWriter) throws(ResponseError)
}

/// A request that may take long: it takes what it needs from the state at its place in the stream, and works on that
/// away from the loop.
protocol BackgroundRequest: RequestHandler {
  associatedtype Params: ParamsReadable
  associatedtype Work: Sendable

  /// Takes everything the work needs.
  static func prepare(_ params: Params, _ session: Session) throws(ResponseError) -> Work
  /// Writes the result. Asks `task` now and then whether it is still wanted.
  static func perform(_ work: Work, _ task: BackgroundTask, _ result: inout JSONWriter) throws(ResponseError)
}

/// A notification from the client, handled in order.
///
/// One file in `Notifications`, one line in `allNotifications`.
protocol Notification: Sendable {
  associatedtype Params: ParamsReadable
  static var method: StaticString { get }

  static func handle(_ params: Params, _ session: Session)
}

/// Something the server offers: one row of the README's table, one capability, the requests behind it.
struct Feature: Sendable {
  /// The member of `ServerCapabilities`; nil for what needs none.
  let capability: StaticString?
  /// For the table, in Chinese: what a writer gets from it.
  let title: String
  let requests: [any RequestHandler.Type]
  /// Whether this client is to be offered it.
  let isOffered: @Sendable (Session) -> Bool
  /// Writes the capability's value.
  let options: @Sendable (inout JSONWriter, Session) -> Void

  init(
    _ capability: StaticString?,
    _ title: String,
    _ requests: [any RequestHandler.Type],
    isOffered: @escaping @Sendable (Session) -> Bool = { _ in true },
    options: @escaping @Sendable (inout JSONWriter, Session) -> Void = { writer, _ in writer.bool(true) },
  ) {
    self.capability = capability
    self.title = title
    self.requests = requests
    self.isOffered = isOffered
    self.options = options
  }
}

extension Request {
  static func run(_ id: RequestID, _ params: JSONValue?, _ session: Session) {
    session.send {
      $0.respond(to: id) { (result: inout JSONWriter) throws(ResponseError) in
        try answer(read(Params.self, params), session, &result)
      }
    }
  }
}

extension BackgroundRequest {
  static func run(_ id: RequestID, _ params: JSONValue?, _ session: Session) {
    let work: Work
    do throws(ResponseError) {
      work = try prepare(read(Params.self, params), session)
    } catch {
      return session.send { $0.fail(id, error) }
    }
    session.perform(id, progressToken: params?.present("workDoneToken")) { task in
      var message = OutgoingMessage()
      message.respond(to: id) { (result: inout JSONWriter) throws(ResponseError) in
        // It may have waited long behind other work, and been cancelled there.
        try task.checkCancellation()
        try perform(work, task, &result)
      }
      return message.withFrame { Array($0) }
    }
  }
}

private func read<Params: ParamsReadable>(_: Params.Type, _ json: JSONValue?) throws(ResponseError) -> Params {
  do throws(InvalidParams) {
    return try Params(json)
  } catch {
    throw ResponseError(.invalidParams, error.message)
  }
}
