import Completion
import JSON
package import LanguageServerProtocol
import Platform
import Text

/// One client's session: bytes in, bytes out, no threads, no files of its own.
///
/// Messages are queued in the order of the stream and handled one at a time by `step`, so that a request always sees
/// the text at its place in the stream; only `$/cancelRequest` overtakes the queue. What can wait (diagnostics) is done
/// when the queue is empty, so it never delays an answer, and a version that is already superseded is never checked.
package final class Session {
  /// How the server was started.
  package struct Options: Sendable {
    package var phraseBanks: [String] = []
    package var positionEncoding: PositionEncoding?
    package var clientProcessID: Int?
    package var version = ""

    package init() {}
  }

  enum Phase {
    case uninitialized, running, shutDown
  }

  /// Bytes of JSON of the longest document that is checked.
  static let documentLimit = 32 << 20

  let options: Options
  let output: (UnsafeRawBufferPointer) -> Void
  let mailbox: Mailbox
  let background: any BackgroundRunner
  /// Runs what no request waits for: reading banks may take seconds, and an answer must not stand in line behind it.
  let housekeeping: any BackgroundRunner
  private var framer = MessageFramer()
  private var queue = MessageQueue()
  /// Sees the body of every message that comes in, for the record.
  package var onMessage: (([UInt8]) -> Void)?

  /// Whether messages come from a client, so that a crash report names the last; not so when a session is only rehearsed.
  var hasClient = true
  var phase = Phase.uninitialized
  var client = ClientCapabilities()
  var encoding = PositionEncoding.utf16
  var tokenLegend = TokenLegend()
  var trace = "off"
  /// The client's process; when it is gone the server goes too.
  package internal(set) var parentProcessID: Int?
  var documents = KeyedList<String, OpenDocument>()
  var folders: [WorkspaceFolder] = []
  var settingsStore = SessionSettings()
  /// When settings files were last asked whether they had changed, in seconds of the clock.
  var lastLookAtSettings = 0.0
  /// Work under way for requests.
  var tasks = KeyedList<RequestID, BackgroundTask>()
  /// What waits for answers of the client.
  var replies = KeyedList<RequestID, Reply>()
  var nextRequestID = Session.firstRequestID
  /// Moves of a section that wait until the client has made the one before; nil where it makes none.
  var waitingMoves: [WantedMove]?
  /// The question for settings that is not answered yet.
  var configurationRequest: RequestID?
  /// Whether the writer's banks are being read, and whether they have changed since that began.
  var isReadingBanks = false
  var haveBanksChanged = false
  var bankProgress: ServerProgress?
  /// Whether a document may wait for its diagnostics.
  var hasUnpublished = false
  lazy var engine = CompletionEngine()
  /// How often the banks have been read; rows of one edition mean nothing in another.
  var bankEdition = 0
  /// Set when the session is over: the exit status of the process.
  package internal(set) var exitCode: Int32?

  /// Begins a session.
  ///
  /// - Parameters:
  ///   - options: how the server was started.
  ///   - mailbox: where work that ran elsewhere is left.
  ///   - background: runs work for requests elsewhere.
  ///   - housekeeping: runs other work elsewhere; the same unless given.
  ///   - output: takes whole framed messages, one at a time.
  package init(
    options: Options,
    mailbox: Mailbox,
    background: any BackgroundRunner,
    housekeeping: (any BackgroundRunner)? = nil,
    output: @escaping (UnsafeRawBufferPointer) -> Void,
  ) {
    self.options = options
    self.mailbox = mailbox
    self.background = background
    self.housekeeping = housekeeping ?? background
    self.output = output
    parentProcessID = options.clientProcessID
  }

  // MARK: Input

  /// Takes bytes from the client. Nothing is handled yet except cancellations.
  package func receive(_ bytes: UnsafeRawBufferPointer) {
    framer.push(bytes) { frame in
      switch frame {
      case .body(let body):
        onMessage?(body)
        let message = Message(body)
        if let id = queue.append(message, bytes: body.count) { tasks[id]?.cancel() }
      case .oversized(let length):
        _ = queue.append(.invalid(ResponseError(.parseError, "a message of \(length) bytes is too long")))
        if phase == .running {
          show(.error, "收到约 \(length >> 20) MB 的消息，超过 \(MessageFramer.bodyLimit >> 20) MB 的上限，未作处理；其他文稿不受影响。")
        }
      case .malformed(let reason): _ = queue.append(.invalid(ResponseError(.parseError, reason)))
      }
    }
  }

  /// How many bytes of messages wait to be handled.
  package var backlog: Int { queue.bytes }

  /// The client has closed its end.
  package func receiveEnd() {
    _ = queue.append(.notification(method: "exit", params: nil))
  }

  /// Handles the next message, or does a piece of the work that waits for a quiet moment.
  ///
  /// - Returns: false when there was nothing to do.
  package func step() -> Bool {
    if receiveDeliveries() { return true }
    if let message = queue.next() {
      handle(message)
      return true
    }
    return phase == .running && publishNextDiagnostics()
  }

  private func handle(_ message: Message) {
    switch message {
    case .request(let id, let method, let params):
      if hasClient { CrashReport.noteMethod(method) }
      if queue.takeCancelled(id) {
        send { $0.fail(id, ResponseError(.requestCancelled, "cancelled")) }
      } else {
        Router.answer(id, method, params, self)
      }
    case .notification(let method, let params):
      if hasClient { CrashReport.noteMethod(method) }
      Router.handle(method, params, self)
    case .response(let id, let result): receiveReply(id, result)
    case .invalid(let error):
      send { $0.fail(nil, error) }
    }
  }

  /// Whether the handshake is over and the client has not said goodbye.
  package var isRunning: Bool { phase == .running && exitCode == nil }

  // MARK: Output

  func send(_ write: (inout OutgoingMessage) -> Void) {
    var message = OutgoingMessage()
    write(&message)
    message.withFrame(output)
  }

  func notify(_ method: StaticString, _ params: some JSONWritable) {
    send { $0.notify(method, params) }
  }

  /// Shows a message to the writer.
  func show(_ type: MessageType, _ text: String) {
    notify("window/showMessage", MessageParams(type: type, message: text))
  }

  /// Writes to the client's log.
  func log(_ type: MessageType, _ text: String) {
    notify("window/logMessage", MessageParams(type: type, message: text))
  }

  /// Writes to the trace, if `trace` asks for it.
  func debug(_ text: @autoclosure () -> String) {
    guard trace != "off" else { return }
    log(client.debugMessages ? .debug : .log, text())
  }

  // MARK: The client

  /// What is known of the client besides what it says it can do.
  var clientKind = ClientKind.standard

  /// Whether the client inserts at the cursor whatever an edit's range says.
  var insertsRemainder: Bool { clientKind == .ale }

  // MARK: Documents

  /// The open document; nil when there is none or its text is not known.
  func document(_ uri: String) -> OpenDocument? {
    documents[uri].flatMap { $0.isUnknown ? nil : $0 }
  }

  func positions(of open: OpenDocument) -> PositionMapper {
    PositionMapper(open.text, encoding)
  }

  /// What a document is called in a message to the writer.
  func displayName(of uri: String) -> String {
    FileURI.path(uri).map(FileSystem.name) ?? String(uri.split(separator: "/").last ?? "文稿")
  }
}
