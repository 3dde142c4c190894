import JSON
import LanguageServerProtocol
import Synchronization
import Text

/// Runs work away from the loop.
package protocol BackgroundRunner: AnyObject {
  func run(_ work: @escaping @Sendable () -> Void)
}

/// Runs work where it is asked for, at once.
package final class AtOnce: BackgroundRunner {
  package init() {}

  package func run(_ work: @escaping @Sendable () -> Void) { work() }
}

/// What work on its way can ask.
final class BackgroundTask: Sendable {
  private let cancelled = Atomic<Bool>(false)
  private let mailbox: Mailbox
  /// What the client calls the progress of this request; nil when it wants to hear none.
  private let progressToken: JSONValue?

  init(mailbox: Mailbox, progressToken: JSONValue?) {
    self.mailbox = mailbox
    self.progressToken = progressToken
  }

  /// Whether the result is not waited for any more.
  var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

  func cancel() {
    cancelled.store(true, ordering: .relaxed)
  }

  /// Throws once the client has cancelled.
  func checkCancellation() throws(ResponseError) {
    if isCancelled { throw ResponseError(.requestCancelled, "cancelled") }
  }
}

extension BackgroundTask {
  /// Tells the client that the work begins or is over.
  func tellProgress(_ value: ProgressParams.Value) {
    guard let progressToken else { return }
    var message = OutgoingMessage()
    message.notify("$/progress", ProgressParams(token: .client(progressToken), value: value))
    let bytes = message.withFrame { Array($0) }
    mailbox.post { session in bytes.withUnsafeBytes { session.output($0) } }
  }
}

/// Where finished work is left for the loop. The loop alone touches the session and the output.
package final class Mailbox: Sendable {
  typealias Delivery = @Sendable (Session) -> Void

  private let deliveries = Mutex<[Delivery]>([])
  private let wake: @Sendable () -> Void

  /// Makes an empty one; `wake` rouses the loop, from any thread.
  package init(wake: @escaping @Sendable () -> Void) {
    self.wake = wake
  }

  func post(_ delivery: @escaping Delivery) {
    deliveries.withLock { $0.append(delivery) }
    wake()
  }

  func takeAll() -> [Delivery] {
    deliveries.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}

extension Session {
  /// Starts work whose outcome is the framed answer to `id`.
  func perform(
    _ id: RequestID,
    progressToken: JSONValue?,
    _ work: @escaping @Sendable (BackgroundTask) -> [UInt8],
  ) {
    let task = BackgroundTask(mailbox: mailbox, progressToken: progressToken)
    tasks[id] = task
    let mailbox = mailbox
    background.run {
      let answer = work(task)
      mailbox.post { session in
        if session.tasks[id] === task { session.tasks[id] = nil }
        answer.withUnsafeBytes { session.output($0) }
      }
    }
  }

  /// Starts work that no request asked for; `finish` gets its outcome on the loop.
  func perform<Outcome: Sendable>(
    _ work: @escaping @Sendable () -> Outcome,
    finish: @escaping @Sendable (Outcome, Session) -> Void,
  ) {
    let mailbox = mailbox
    housekeeping.run {
      let outcome = work()
      mailbox.post { finish(outcome, $0) }
    }
  }

  /// Takes in what work has been finished. False when there was none.
  func receiveDeliveries() -> Bool {
    let deliveries = mailbox.takeAll()
    for delivery in deliveries { delivery(self) }
    return !deliveries.isEmpty
  }
}
