import Glibc

/// One line on standard error when the process dies of a signal: version and the method of the last request. Never text
/// of a document.
package enum CrashReport {
  private static let signals = [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT]
  /// Bytes of the line; it is made without memory from the system.
  private static let capacity = 256
  /// The line, kept ready: a signal handler may not make one.
  private nonisolated(unsafe) static let line = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
  private static let stackSize = 1 << 16
  private nonisolated(unsafe) static let stack = malloc(stackSize)
  private nonisolated(unsafe) static var prefixLength = 0
  private nonisolated(unsafe) static var length = 0

  /// Takes over the signals that end a process.
  package static func install(version: String) {
    for byte in "gongwen \(version)：因信号中止，最后的请求：".utf8.prefix(128) {
      line[prefixLength] = byte
      prefixLength += 1
    }
    noteMethod("")
    // A stack that has run over needs another to report on.
    var other = stack_t(ss_sp: stack, ss_flags: 0, ss_size: stackSize)
    sigaltstack(&other, nil)
    var action = sigaction()
    action.sa_flags = Int32(bitPattern: UInt32(SA_ONSTACK)) | Int32(bitPattern: UInt32(SA_RESETHAND))
    action.__sigaction_handler.sa_handler = { signal in
      _ = write(STDERR_FILENO, CrashReport.line, CrashReport.length)
      // The default action is back in force and leaves the status the system expects.
      raise(signal)
    }
    for signal in signals { sigaction(signal, &action, nil) }
    // A parent may have left them blocked; a fault would then end the process without a word.
    var mask = sigset_t()
    sigemptyset(&mask)
    for signal in signals { sigaddset(&mask, signal) }
    sigprocmask(SIG_UNBLOCK, &mask, nil)
  }

  /// Notes what is being worked on. Only what a method name is made of is kept.
  package static func noteMethod(_ method: String) {
    guard prefixLength > 0 else { return }
    var at = prefixLength
    for byte in method.utf8.prefix(80) {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "$"), UInt8(ascii: "_"):
        line[at] = byte
        at += 1
      default: break
      }
    }
    line[at] = 0x0A
    length = at + 1
  }
}
