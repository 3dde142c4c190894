import JSON
import LanguageServerProtocol

/// A request that is answered on the loop, on the state at its place in the stream.
///
/// One file in this folder, one line in `allFeatures`.
protocol Request: Sendable {
  associatedtype Params: ParamsReadable
  static var method: StaticString { get }

  /// Writes the result. What was written is thrown away when it throws.
  static func answer(_ params: Params, _ session: Session, _ result: inout JSONWriter) throws(ResponseError)
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
  let requests: [any Request.Type]
  /// Whether this client is to be offered it.
  let isOffered: @Sendable (Session) -> Bool
  /// Writes the capability's value.
  let options: @Sendable (inout JSONWriter, Session) -> Void

  init(
    _ capability: StaticString?,
    _ title: String,
    _ requests: [any Request.Type],
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
