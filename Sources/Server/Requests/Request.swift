import JSON
import LanguageServerProtocol

/// A request that is answered on the loop, on the state at its place in the stream.
///
/// A file in this folder (requests on one subject share it), a line in `allFeatures`.
protocol Request: SendableMetatype {
  associatedtype Params: ParamsReadable
  associatedtype Result: JSONWritable

  static var method: StaticString { get }

  static func answer(_ params: Params, _ session: Session) throws(ResponseError) -> Result
}

/// A request that may take long: it takes what it needs from the state at its place in the stream, and works on that
/// away from the loop.
protocol BackgroundRequest: SendableMetatype {
  associatedtype Params: ParamsReadable
  associatedtype Work: Sendable
  associatedtype Result: JSONWritable

  static var method: StaticString { get }

  /// Takes everything the work needs.
  static func prepare(_ params: Params, _ session: Session) throws(ResponseError) -> Work
  /// Asks `task` now and then whether the result is still wanted.
  static func perform(_ work: Work, _ task: BackgroundTask) throws(ResponseError) -> Result
}

/// A notification from the client, handled in order.
///
/// A file in `Notifications` for each subject, a line in `allNotifications` beside the requests.
protocol Notification: SendableMetatype {
  associatedtype Params: ParamsReadable

  static var method: StaticString { get }

  static func handle(_ params: Params, _ session: Session)
  /// What becomes of a message whose params have not the shape they should have.
  static func handleUnreadable(_ params: JSONValue?, _ session: Session)
}

extension Notification {
  static func handleUnreadable(_ params: JSONValue?, _ session: Session) {}
}

/// What answers a method: a request as a value, so that a list can hold it.
struct RequestHandler: Sendable {
  let method: StaticString
  /// Sees to it that the id is answered exactly once, now or later.
  let run: @Sendable (RequestID, JSONValue?, Session) -> Void

  init<R: Request>(_ request: R.Type) {
    method = R.method
    run = { id, params, session in
      do throws(ResponseError) {
        let result = try R.answer(readParams(params), session)
        session.send { $0.respond(to: id, result) }
      } catch {
        session.send { $0.fail(id, error) }
      }
    }
  }

  init<R: BackgroundRequest>(_ request: R.Type) {
    method = R.method
    run = { id, params, session in
      let work: R.Work
      do throws(ResponseError) {
        work = try R.prepare(readParams(params), session)
      } catch {
        return session.send { $0.fail(id, error) }
      }
      session.perform(id, progressToken: params?.present("workDoneToken")) { task in
        var message = OutgoingMessage()
        do throws(ResponseError) {
          // It may have waited long behind other work, and been cancelled there.
          try task.checkCancellation()
          message.respond(to: id, try R.perform(work, task))
        } catch {
          message.fail(id, error)
        }
        return message.withFrame { Array($0) }
      }
    }
  }
}

/// What takes a notification: as a value, so that a list can hold it.
struct NotificationHandler: Sendable {
  let method: StaticString
  let handle: @Sendable (JSONValue?, Session) -> Void

  init<N: Notification>(_ notification: N.Type) {
    method = N.method
    handle = { params, session in
      do throws(InvalidParams) {
        N.handle(try N.Params(params), session)
      } catch {
        // A notification has no answer: the log says it.
        session.log(.warning, "\(N.method): \(error.message)")
        N.handleUnreadable(params, session)
      }
    }
  }
}

/// Something the server offers: one row of the README's table, one capability, the requests behind it.
struct Feature: Sendable {
  /// The member of `ServerCapabilities`; nil for what needs none.
  let capability: StaticString?
  /// For the table, in Chinese: what a writer gets from it.
  let title: String
  let requests: [RequestHandler]
  /// Whether this client is to be offered it.
  let isOffered: @Sendable (Session) -> Bool
  /// The capability's value.
  let options: @Sendable (Session) -> JSONFragment

  init(
    _ capability: StaticString?,
    _ title: String,
    _ requests: [RequestHandler],
    isOffered: @escaping @Sendable (Session) -> Bool = { _ in true },
  ) {
    self.init(capability, title, requests, isOffered: isOffered, options: { _ in true })
  }

  init(
    _ capability: StaticString?,
    _ title: String,
    _ requests: [RequestHandler],
    isOffered: @escaping @Sendable (Session) -> Bool = { _ in true },
    options: @escaping @Sendable (Session) -> some JSONWritable,
  ) {
    self.capability = capability
    self.title = title
    self.requests = requests
    self.isOffered = isOffered
    self.options = { JSONFragment(options($0)) }
  }
}

/// The params of a request, or the error that says what is wrong with them.
func readParams<Params: ParamsReadable>(_ json: JSONValue?) throws(ResponseError) -> Params {
  do throws(InvalidParams) {
    return try Params(json)
  } catch {
    throw ResponseError(.invalidParams, error.message)
  }
}
