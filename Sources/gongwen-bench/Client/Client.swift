import Glibc
import JSON
import LanguageServerProtocol

/// A language client on one server process: as quick as possible, and never in the server's way — while it writes, it
/// also reads.
final class Client {
  /// A message that came in, and when its last byte was there.
  struct Arrival {
    var time: UInt64
    var message: JSONValue
  }

  /// Why a server could not be measured.
  struct Failure: Error {
    var reason: String
  }

  let started: UInt64
  private var process: ChildProcess
  private var reader = FrameReader()
  private var chunk = [UInt8](repeating: 0, count: 1 << 18)
  private var lastID = 0
  private var responses: [Int: Arrival] = [:]
  /// Requests that were answered twice or never asked: must stay 0.
  private(set) var strayAnswers = 0
  private var open: Set<Int> = []
  /// The newest diagnostics of each document: version, when, how many.
  private var published: [String: (version: Int, time: UInt64, count: Int)] = [:]

  var processID: pid_t { process.id }
  var openRequests: Int { open.count }

  /// Starts `gongwen lsp`.
  init(server: String) throws(Failure) {
    started = Clock.now()
    guard let process = ChildProcess(server, ["lsp"]) else { throw Failure(reason: "cannot start \(server)") }
    self.process = process
  }

  // MARK: Out

  /// Sends a notification and, when `thenRequest` is given, a request in the same write.
  ///
  /// - Returns: the moment before the first byte was written.
  @discardableResult
  func notify(_ method: String, _ parameters: (inout JSONWriter) -> Void) throws(Failure) -> UInt64 {
    try write(frame(method, id: nil, parameters))
  }

  /// - Returns: the id of the request, to be given to `response`.
  func request(_ method: String, _ parameters: (inout JSONWriter) -> Void) throws(Failure) -> (id: Int, sent: UInt64) {
    let id = newID()
    return (id, try write(frame(method, id: id, parameters)))
  }

  /// A change and a request behind it in one write, as a keystroke with automatic completion sends them.
  func notify(
    _ notification: (method: String, parameters: (inout JSONWriter) -> Void),
    thenRequest request: (method: String, parameters: (inout JSONWriter) -> Void),
  ) throws(Failure) -> (id: Int, sent: UInt64) {
    let id = newID()
    let bytes =
      frame(notification.method, id: nil, notification.parameters) + frame(request.method, id: id, request.parameters)
    return (id, try write(bytes))
  }

  private func newID() -> Int {
    lastID += 1
    open.insert(lastID)
    return lastID
  }

  private func frame(_ method: String, id: Int?, _ parameters: (inout JSONWriter) -> Void) -> [UInt8] {
    ClientMessage.frame(ClientMessage.body(method, id: id, parameters))
  }

  private func write(_ bytes: [UInt8]) throws(Failure) -> UInt64 {
    let begin = Clock.now()
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(process.input, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        try pump(alsoWriting: true, seconds: 60)
      } else if errno != EINTR {
        throw Failure(reason: "the server no longer reads")
      }
    }
    return begin
  }

  // MARK: In

  /// Waits for the answer to a request.
  func response(_ id: Int, seconds: Double = 60) throws(Failure) -> Arrival {
    while true {
      if let arrival = responses.removeValue(forKey: id) {
        if arrival.message["error"] != nil { throw Failure(reason: "request \(id) failed") }
        return arrival
      }
      try pump(alsoWriting: false, seconds: seconds)
    }
  }

  /// Asks and waits for the answer, whatever it is.
  func ask(_ method: String, _ parameters: (inout JSONWriter) -> Void) throws(Failure) {
    _ = try response(try request(method, parameters).id)
  }

  /// Waits for the diagnostics of a document's version; returns when they arrived and how many they are.
  func diagnostics(_ uri: String, version: Int, seconds: Double = 60) throws(Failure) -> (time: UInt64, count: Int) {
    while true {
      if let last = published[uri], last.version >= version { return (last.time, last.count) }
      try pump(alsoWriting: false, seconds: seconds)
    }
  }

  /// Reads what is there within `milliseconds`, without waiting for anything in particular.
  func settle(milliseconds: Int) throws(Failure) {
    let begin = Clock.now()
    while true {
      let left = Double(milliseconds) - Clock.milliseconds(from: begin, to: Clock.now())
      guard left > 0 else { return }
      try pump(alsoWriting: false, seconds: left / 1000, isPatient: true)
    }
  }

  private func pump(alsoWriting: Bool, seconds: Double, isPatient: Bool = false) throws(Failure) {
    var descriptors = [pollfd(fd: process.output, events: Int16(POLLIN), revents: 0)]
    if alsoWriting { descriptors.append(pollfd(fd: process.input, events: Int16(POLLOUT), revents: 0)) }
    let ready = poll(&descriptors, nfds_t(descriptors.count), Int32((seconds * 1000).rounded(.up)))
    if ready == 0, !isPatient { throw Failure(reason: "no answer within \(Int(seconds)) s") }
    guard ready > 0, descriptors[0].revents != 0 else { return }
    while true {
      let count = read(process.output, &chunk, chunk.count)
      if count == 0 { throw Failure(reason: "the server ended") }
      guard count > 0 else { return }
      let time = Clock.now()
      reader.append(chunk[..<count])
      while let body = reader.next() { try receive(body, at: time) }
      // A short read means the pipe is empty; asking again would cost a system call for nothing.
      if count < chunk.count { return }
    }
  }

  private func receive(_ body: [UInt8], at time: UInt64) throws(Failure) {
    guard let message = try? JSONValue(body) else { throw Failure(reason: "the server wrote no JSON") }
    guard let method = message["method"]?.string else {
      guard let id = message["id"]?.int, open.remove(id) != nil else {
        strayAnswers += 1
        return
      }
      responses[id] = Arrival(time: time, message: message)
      return
    }
    if method == "textDocument/publishDiagnostics", let parameters = message["params"],
      let uri = parameters["uri"]?.string
    {
      published[uri] = (parameters["version"]?.int ?? 0, time, parameters["diagnostics"]?.count ?? 0)
    } else if let id = message["id"] {
      // Whatever the server asks, this client has nothing to say.
      var writer = JSONWriter()
      writer.object {
        $0.field("jsonrpc", "2.0")
        $0.key("id")
        $0.value(id)
        $0.field("result") { $0.null() }
      }
      _ = try write(ClientMessage.frame(writer.bytes))
    }
  }

  // MARK: Life

  /// The handshake; returns when `initialize` was answered.
  @discardableResult
  func initialize() throws(Failure) -> UInt64 {
    let (id, _) = try request("initialize") {
      $0.object {
        $0.field("processId", Int(getpid()))
        $0.field("rootUri") { $0.null() }
        $0.field("capabilities", Client.capabilities)
      }
    }
    let time = try response(id).time
    try notify("initialized") { $0.object { _ in } }
    return time
  }

  private static func capabilities(_ writer: inout JSONWriter) {
    writer.object {
      $0.field("textDocument") {
        $0.object {
          $0.field("publishDiagnostics") {
            $0.object {
              $0.field("versionSupport", true)
              $0.field("relatedInformation", true)
            }
          }
          $0.field("documentSymbol") { $0.object { $0.field("hierarchicalDocumentSymbolSupport", true) } }
        }
      }
    }
  }

  /// `shutdown` and `exit`.
  ///
  /// - Returns: the exit status of the server; nil if it had to be killed.
  @discardableResult
  func shutDown() throws(Failure) -> Int32? {
    let (id, _) = try request("shutdown") { $0.null() }
    _ = try response(id)
    try notify("exit") { $0.null() }
    return process.finish()
  }
}
