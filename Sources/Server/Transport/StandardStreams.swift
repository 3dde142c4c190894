import Glibc

/// Takes standard output for the protocol alone.
package enum StandardStreams {
  /// Keeps the real standard output under another number and lets number 1 lead to standard error: a stray print, of
  /// ours or of a library, cannot get between two messages.
  ///
  /// - Returns: the descriptor to write messages to.
  package static func guardOutput() -> Int32 {
    signal(SIGPIPE, SIG_IGN)
    let real = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    guard real >= 0 else { return STDOUT_FILENO }
    _ = dup2(STDERR_FILENO, STDOUT_FILENO)
    return real
  }
}
