import Glibc

/// Standard input, output and error that the caller closed.
enum StandardDescriptors {
  /// Fills their places: the next file to be opened would take one, and messages would be written into a draft, or the
  /// server would wait for messages from itself.
  static func fill() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
      // The wrong way round, so that to read or write there is as much an error as it was.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
