import Glibc
import LanguageServerProtocol

/// Drives a session over two file descriptors on one thread.
///
/// There is no reader thread to hand messages over: everything that has arrived is read before the next message is
/// handled, so a cancellation is seen in time and a superseded version is known as such, without a lock or a wake-up
/// between the client's byte and the answer. While an answer cannot be written because the client does not read, input
/// is still taken in: neither side can block the other for ever.
package final class EventLoop {
  private let input: Int32
  private let output: Output
  private let session: Session
  /// A byte comes out of it whenever work elsewhere is finished.
  private let wakeUps: Int32
  private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var isInputOpen = true
  /// What is left to be done once the handshake is over and nothing else is.
  private var rehearsal: Rehearsal?
  private var isRehearsed = false

  /// Takes the client's messages from `input`, sends answers to `output` and records both in `log`.
  package init(input: Int32, output: Int32, options: Session.Options, log: TrafficLog? = nil) {
    self.input = input
    let output = Output(output)
    self.output = output
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    for end in ends where end >= 0 {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    wakeUps = ends[0]
    let wake = ends[1]
    let mailbox = Mailbox {
      var byte: UInt8 = 0
      _ = write(wake, &byte, 1)
    }
    session = Session(options: options, mailbox: mailbox, background: BackgroundThread()) { bytes in
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
      // Answers that the client does not take stop the work, not the reading; a client that is gone stops both.
      if output.isBacklogged, isInputOpen {
        wait()
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
    guard !isRehearsed, session.phase == .running, session.exitCode == nil else { return false }
    let rehearsal = rehearsal ?? Rehearsal()
    self.rehearsal = rehearsal
    if rehearsal.step() { return true }
    self.rehearsal = nil
    isRehearsed = true
    return true
  }

  private func readWhatIsThere() {
    // Bounded, so that a client that never stops sending still gets answers.
    for _ in 0..<64 where isInputOpen {
      var descriptor = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      guard poll(&descriptor, 1, 0) > 0 else { return }
      readOnce()
    }
  }

  private func readOnce() {
    let count = read(input, buffer.baseAddress, buffer.count)
    if count > 0 {
      session.receive(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
      isInputOpen = false
      session.receiveEnd()
    }
  }

  /// Sleeps until there is something to read or room to write; wakes now and then to look after the parent.
  private func wait() {
    var descriptors = [
      pollfd(fd: isInputOpen ? input : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakeUps, events: Int16(POLLIN), revents: 0),
    ]
    if output.isBacklogged { descriptors.append(pollfd(fd: output.descriptor, events: Int16(POLLOUT), revents: 0)) }
    let timeout: Int32 = session.parentProcessID == nil && isInputOpen ? -1 : 2000
    _ = poll(&descriptors, nfds_t(descriptors.count), timeout)
    if descriptors[1].revents != 0 { _ = read(wakeUps, buffer.baseAddress, 4096) }
  }

  private var lastLook = 0

  /// Looks at most once a second.
  private func isParentAlive() -> Bool {
    guard let id = session.parentProcessID, let process = pid_t(exactly: id), process > 0 else { return true }
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    guard now.tv_sec != lastLook else { return true }
    lastLook = now.tv_sec
    return !isGone(process)
  }

  /// Whether the process has ended, also when its own parent has not asked for its end yet: a zombie answers signals.
  private func isGone(_ process: pid_t) -> Bool {
    if kill(process, 0) != 0, errno == ESRCH { return true }
    let status = open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
    guard status >= 0 else { return false }
    defer { close(status) }
    let count = max(0, read(status, buffer.baseAddress, 1024))
    let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
    // `42 (name) Z …`: the name may hold brackets and blanks too.
    guard let bracket = bytes.lastIndex(of: UInt8(ascii: ")")), bracket + 2 < bytes.count else { return false }
    return bytes[bracket + 2] == UInt8(ascii: "Z") || bytes[bracket + 2] == UInt8(ascii: "X")
  }
}
