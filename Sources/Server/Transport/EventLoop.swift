import LanguageServerProtocol
package import Platform

/// Drives a session over two file descriptors on one thread.
///
/// There is no reader thread to hand messages over: everything that has arrived is read before the next message is
/// handled, so a cancellation is seen in time and a superseded version is known as such, without a lock or a wake-up
/// between the client's byte and the answer. While an answer cannot be written because the client does not read, input
/// is still taken in: neither side can block the other for ever.
package final class EventLoop {
  private let input: Descriptor
  private let output: Output
  private let session: Session
  /// A byte comes out of it whenever work elsewhere is finished.
  private let wakeUps: Descriptor?
  private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var isInputOpen = true
  /// Whether the client has closed its end; what it wrote before may still be there to be read.
  private var hasClientClosed = false
  /// What is left to be done once the handshake is over and nothing else is.
  private var rehearsal: Rehearsal?
  private var isRehearsed = false

  /// Takes the client's messages from `input`, sends answers to `output` and records both in `log`.
  package init(input: Descriptor, output: Descriptor, options: Session.Options, log: TrafficLog? = nil) {
    self.input = input
    let output = Output(output)
    self.output = output
    let ends = Descriptor.pipe()
    ends?.output.makeNonBlocking()
    ends?.input.makeNonBlocking()
    wakeUps = ends?.output
    let wake = ends?.input
    let mailbox = Mailbox {
      _ = wake?.write(once: wakeUp)
    }
    session = Session(
      options: options,
      mailbox: mailbox,
      background: BackgroundThread(),
      housekeeping: BackgroundThread(),
    ) { bytes in
      output.append(bytes)
      log?.record(.server, MessageFramer.body(of: bytes))
    }
    if let log { session.onMessage = { log.record(.client, $0) } }
  }

  deinit {
    buffer.deallocate()
  }

  /// Runs until the client says exit, closes its end, or dies.
  ///
  /// - Returns: the exit status the protocol asks for.
  package func run() -> Int32 {
    while true {
      readWhatIsThere()
      output.flush()
      if output.isBroken { return 1 }
      // Answers that the client does not take stop the work, not the reading.
      if output.isBacklogged, !hasClientClosed {
        wait()
      } else if output.isBacklogged {
        // It says nothing any more: if it does not read either, it is gone.
        guard output.waitForRoom(milliseconds: EventLoop.patience) else { return 1 }
      } else {
        let didWork = session.step() || rehearse()
        if let exitCode = session.exitCode {
          output.flushBeforeExit()
          return exitCode
        }
        if !didWork { wait() }
      }
      if !isParentAlive() { return 1 }
    }
  }

  /// - Returns: false when there is nothing to rehearse (any more).
  private func rehearse() -> Bool {
    guard !isRehearsed, session.isRunning else { return false }
    let rehearsal = rehearsal ?? Rehearsal()
    self.rehearsal = rehearsal
    if rehearsal.step() { return true }
    self.rehearsal = nil
    isRehearsed = true
    return true
  }

  private func readWhatIsThere() {
    // Bounded, so that a client that never stops sending still gets answers.
    for _ in 0..<64 where isInputOpen && !isOverfull {
      guard Descriptor.wait(for: [.toRead(input)], milliseconds: 0) == [true] else { return }
      readOnce()
    }
  }

  /// Whether the client takes no answers and has more than enough to be answered: what it says now stays in its pipe.
  private var isOverfull: Bool { output.isBacklogged && session.backlog > EventLoop.backlogLimit }

  /// Bytes that are read on while a client does not read: so many that one which writes all it has before it reads is
  /// not held up, so few that one which never reads does not fill the memory.
  private static let backlogLimit = 8 << 20

  /// Milliseconds that a client which has closed its end may go without reading: long enough for one that is busy, not so
  /// long that a server whose client does not read stays for ever.
  private static let patience = 5000

  private func readOnce() {
    switch input.read(into: buffer) {
    case .bytes(let count): session.receive(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    case .later: break
    case .end, .failed:
      isInputOpen = false
      hasClientClosed = true
      session.receiveEnd()
    }
  }

  /// Sleeps until there is something to read or room to write; wakes now and then to look after the parent.
  private func wait() {
    var events: [Descriptor.Readiness] = []
    if isInputOpen { events.append(isOverfull ? .toEnd(input) : .toRead(input)) }
    if output.isBacklogged { events.append(.toWrite(output.descriptor)) }
    if let wakeUps { events.append(.toRead(wakeUps)) }
    let milliseconds = session.parentProcessID == nil && isInputOpen ? -1 : 2000
    let have = Descriptor.wait(for: events, milliseconds: milliseconds)
    if have.last == true { _ = wakeUps?.read(into: buffer) }
    if isOverfull, have.first == true { hasClientClosed = true }
  }

  /// Second of the last look.
  private var lastLook = 0

  /// Looks at most once a second.
  private func isParentAlive() -> Bool {
    guard let process = session.parentProcessID else { return true }
    let second = Int(Clock.seconds)
    guard second != lastLook else { return true }
    lastLook = second
    return !ProcessStatus.isGone(process)
  }
}

/// What a finished piece of work writes to rouse the loop: any byte.
private nonisolated(unsafe) let wakeUp = UnsafeRawBufferPointer(
  UnsafeBufferPointer(start: StaticString("\0").utf8Start, count: 1)
)

extension BackgroundThread: BackgroundRunner {}
