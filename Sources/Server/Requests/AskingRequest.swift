import JSON
import LanguageServerProtocol

/// A request that may have to ask the client something before it is answered.
protocol AskingRequest: SendableMetatype {
  associatedtype Params: ParamsReadable
  associatedtype Result: JSONWritable

  static var method: StaticString { get }

  /// Calls `done` exactly once, now or later, unless it throws.
  static func answer(_ params: Params, _ session: Session, _ done: @escaping (Result, Session) -> Void)
    throws(ResponseError)
}

extension RequestHandler {
  init<R: AskingRequest>(_ request: R.Type) {
    method = R.method
    run = { id, params, session in
      do throws(ResponseError) {
        try R.answer(readParams(params), session) { result, session in session.send { $0.respond(to: id, result) } }
      } catch {
        session.send { $0.fail(id, error) }
      }
    }
  }
}
