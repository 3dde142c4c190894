import Glibc

/// One of the three streams that a program is given.
package enum StandardStream: Int32, Sendable {
  case input = 0
  case output = 1
  case error = 2

  /// Whether a terminal is at the other end.
  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// Cells across, of a terminal; nil for anything else, and where the terminal does not say.
  package var terminalWidth: Int? {
    var size = winsize()
    guard isTerminal, ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes all of `bytes`, however many calls it takes.
  ///
  /// - Returns: nil, or the `SystemCode` of what went wrong.
  package func write(_ bytes: [UInt8]) -> Int32? { Descriptor(rawValue).write(bytes) }

  /// What can be read now, waiting until there is something; empty at the end and where it cannot be read.
  package func readPiece() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 1024) { buffer, count in
      let transfer = Descriptor(rawValue).read(into: UnsafeMutableRawBufferPointer(buffer))
      if case .bytes(let number) = transfer { count = number }
    }
  }

  /// Fills the places of streams that the caller closed: the next file to be opened would take one, and messages would be
  /// written into a draft, or the server would wait for messages from itself.
  package static func fillClosed() {
    for stream in [StandardStream.input, .output, .error] where fcntl(stream.rawValue, F_GETFD) < 0 {
      // The wrong way round, so that to read or write there is as much an error as it was.
      _ = open("/dev/null", stream == .input ? O_WRONLY : O_RDONLY)
    }
  }

  /// Takes standard output for the protocol alone: keeps the real one under another number and lets number 1 lead to
  /// standard error, so that a stray print, of ours or of a library, cannot get between two messages.
  ///
  /// - Returns: where to write messages to.
  package static func guardOutput() -> Descriptor {
    signal(SIGPIPE, SIG_IGN)
    let real = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    guard real >= 0 else { return Descriptor(STDOUT_FILENO) }
    _ = dup2(STDERR_FILENO, STDOUT_FILENO)
    return Descriptor(real)
  }
}
