package import JSON
import LanguageServerProtocol

/// A language client: as quick as possible, and never in the server's way. While it writes, it also reads.
package final class Client {
  /// A message that came in, and when its last byte was there (`MonotonicClock`).
  package struct Arrival: Sendable {
    package let time: UInt64
    package let message: JSONValue

    package var result: JSONValue? { message["result"] }
  }

  private let connection: any Connection
  /// The server, if it is a process of its own.
  package let process: ServerProcess?
  /// When it was begun (`MonotonicClock`).
  package let started = MonotonicClock.now()
  private var framer = MessageFramer()
  private var lastID = 0
  private var responses: [Int: Arrival] = [:]
  private var open: [Int: String] = [:]
  /// The newest diagnostics of each document.
  private var published: [String: Arrival] = [:]
  /// Requests that were answered twice or never asked: must stay 0.
  package private(set) var strayAnswers = 0
  /// Bytes that were no message: must stay empty.
  package private(set) var faults: [String] = []
  /// Every message since it was last emptied, if they are kept.
  package var messages: [JSONValue] = []
  package var keepsMessages: Bool
  /// Whether what the server asks is answered: nothing is set, everything is agreed to.
  package var answersRequests = true

  /// How many requests wait for their answer.
  package var openRequests: Int { open.count }

  /// Talks to the server at the other end of `connection`.
  package init(_ server: InMemoryServer, keepsMessages: Bool = false) {
    connection = server
    process = nil
    self.keepsMessages = keepsMessages
  }

  /// Starts the program at `path` and talks to it.
  package init(
    program path: String,
    _ arguments: [String] = ["lsp"],
    keepsMessages: Bool = false,
    keepsErrors: Bool = false,
  ) throws(ClientFailure) {
    let process = try ServerProcess(path, arguments, keepsErrors: keepsErrors)
    connection = process
    self.process = process
    self.keepsMessages = keepsMessages
  }

  // MARK: Out

  /// Sends bytes as they are.
  ///
  /// - Returns: the moment before the first was written.
  @discardableResult
  package func send(raw bytes: [UInt8]) throws(ClientFailure) -> UInt64 {
    let begin = MonotonicClock.now()
    try connection.write(bytes) { receive($0) }
    try answerRequests()
    return begin
  }

  /// Sends a notification.
  ///
  /// - Returns: the moment before the first byte was written.
  @discardableResult
  package func notify(_ method: String, _ params: (inout JSONWriter) -> Void) throws(ClientFailure) -> UInt64 {
    try send(raw: ClientMessage.frame(ClientMessage.body(method, id: nil, params)))
  }

  /// Sends a request, after a notification in the same write if there is one, as a keystroke with automatic completion
  /// does.
  ///
  /// - Returns: the id, to be given to `response`, and the moment before the first byte was written.
  package func request(
    _ method: String,
    after notification: (method: String, params: (inout JSONWriter) -> Void)? = nil,
    _ params: (inout JSONWriter) -> Void,
  ) throws(ClientFailure) -> (id: Int, sent: UInt64) {
    lastID += 1
    let id = lastID
    open[id] = method
    var bytes: [UInt8] = []
    if let notification {
      bytes = ClientMessage.frame(ClientMessage.body(notification.method, id: nil, notification.params))
    }
    bytes += ClientMessage.frame(ClientMessage.body(method, id: id, params))
    return (id: id, sent: try send(raw: bytes))
  }

  // MARK: In

  /// Waits for the answer to a request.
  package func response(_ id: Int, seconds: Double = 60) throws(ClientFailure) -> Arrival {
    let method = open[id] ?? "request \(id)"
    while true {
      if let arrival = responses.removeValue(forKey: id) {
        guard let error = arrival.message["error"] else { return arrival }
        throw .refused(method: method, message: error["message"]?.string ?? "")
      }
      try wait(for: method, seconds)
    }
  }

  /// Asks and waits for the answer.
  @discardableResult
  package func ask(
    _ method: String,
    seconds: Double = 60,
    _ params: (inout JSONWriter) -> Void,
  ) throws(ClientFailure) -> Arrival {
    try response(try request(method, params).id, seconds: seconds)
  }

  /// Waits for the diagnostics of a document's version or a later one.
  package func diagnostics(_ uri: String, version: Int, seconds: Double = 60) throws(ClientFailure) -> Arrival {
    while true {
      // A server may leave the version out; then the newest is what there is.
      if let last = published[uri], last.message["params"]?["version"]?.int ?? version >= version { return last }
      try wait(for: "the diagnostics of version \(version)", seconds)
    }
  }

  /// Reads what comes within `milliseconds`, without waiting for anything in particular.
  package func settle(milliseconds: Int) throws(ClientFailure) {
    let begin = MonotonicClock.now()
    while true {
      let left = Double(milliseconds) - MonotonicClock.milliseconds(since: begin)
      guard left > 0, try connection.read(seconds: left / 1000, { receive($0) }) else { return }
      try answerRequests()
    }
  }

  /// The first message that fits, taken out of `messages`; they must be kept.
  package func message(
    _ what: String,
    seconds: Double = 60,
    where fits: (JSONValue) -> Bool,
  ) throws(ClientFailure) -> JSONValue {
    while true {
      if let index = messages.firstIndex(where: fits) { return messages.remove(at: index) }
      try wait(for: what, seconds)
    }
  }

  private func wait(for what: String, _ seconds: Double) throws(ClientFailure) {
    let isAnything: Bool
    do throws(ClientFailure) {
      isAnything = try connection.read(seconds: seconds) { receive($0) }
    } catch {
      if case .ended = error { throw .ended(waitingFor: what) }
      throw error
    }
    guard isAnything else { throw .noAnswer(to: what, seconds: seconds) }
    if !faults.isEmpty { throw .notJSON }
    try answerRequests()
  }

  /// What the server asks and was not answered yet.
  private var asked: [JSONValue] = []

  private func receive(_ bytes: UnsafeRawBufferPointer) {
    let time = MonotonicClock.now()
    framer.push(bytes) { frame in
      guard case .body(let body) = frame, let message = try? JSONValue(body) else {
        faults.append("\(frame)")
        return
      }
      if keepsMessages { messages.append(message) }
      guard let method = message["method"] else {
        guard let id = message["id"]?.int, open.removeValue(forKey: id) != nil else {
          strayAnswers += 1
          return
        }
        responses[id] = Arrival(time: time, message: message)
        return
      }
      if method.isString("textDocument/publishDiagnostics"), let uri = message["params"]?["uri"]?.string {
        published[uri] = Arrival(time: time, message: message)
      } else if message["id"] != nil, answersRequests {
        asked.append(message)
      }
    }
  }

  private func answerRequests() throws(ClientFailure) {
    while let message = asked.popLast() {
      let items = message["params"]?["items"]?.count ?? 0
      let isConfiguration = message["method"]?.isString("workspace/configuration") == true
      var writer = JSONWriter()
      writer.object {
        $0.field("jsonrpc", "2.0")
        $0.field("id", ifPresent: message["id"])
        $0.field("result") { writer in
          if isConfiguration { writer.array(0..<items) { writer, _ in writer.null() } } else { writer.null() }
        }
      }
      try connection.write(ClientMessage.frame(writer.bytes)) { receive($0) }
    }
  }
}
