import Glibc

/// Keeps the signals that ask the program to end waiting, on this thread and those it starts from now on.
///
/// SIGXFSZ (a file grew beyond `ulimit -f`) becomes the error EFBIG instead of the end of the program.
package struct InterruptionHeld: ~Copyable {
  private var before = sigset_t()

  package init() {
    var held = sigset_t()
    sigemptyset(&held)
    for signal in InterruptionHeld.signals + [SIGXFSZ] { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, &before)
  }

  /// Makes SIGXFSZ an error of the write, for the whole program.
  package static func ignoreFileSizeLimit() { signal(SIGXFSZ, SIG_IGN) }

  private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  /// Whether a signal is waiting: time to stop at the next good place.
  package static var isRequested: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return signals.contains { sigismember(&pending, $0) == 1 }
  }

  /// Lets them come; one that was waiting takes effect here.
  package func release() {
    var pending = sigset_t()
    sigpending(&pending)
    if sigismember(&pending, SIGXFSZ) == 1 { InterruptionHeld.drop(SIGXFSZ) }
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  /// Takes a waiting signal away without its effect.
  private static func drop(_ number: Int32) {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, number)
    var received: Int32 = 0
    sigwait(&set, &received)
  }
}
