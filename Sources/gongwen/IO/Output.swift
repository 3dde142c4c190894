import Platform

/// Standard output, collected and written in large pieces. One for the whole process; used from the main thread.
struct Output {
  private var buffer: [UInt8] = []

  /// Writes text for a reader; see `Terminal.escaped`.
  mutating func write(_ text: String) throws(Failure) {
    buffer += Terminal.escaped(text)
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Writes what is for a program, or a document itself, as it is.
  mutating func write(_ bytes: [UInt8]) throws(Failure) {
    buffer += bytes
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Hands everything to the system.
  ///
  /// - Throws: when it cannot be written, on a full disk say. A reader that went away ends the process by SIGPIPE
  ///   like any filter.
  mutating func flush() throws(Failure) {
    let code = StandardStream.output.write(buffer)
    buffer.removeAll(keepingCapacity: true)
    if let code { throw Failure(FileError(path: "标准输出", reason: .system(code)).message) }
  }

  /// Writes `text` at once to standard error; an error there has nowhere to go.
  static func error(_ text: String) {
    _ = StandardStream.error.write(Terminal.escaped(text))
  }

  /// Puts `text` in the place of the last line on the terminal at standard error; empty to take it away.
  static func status(_ text: String) {
    _ = StandardStream.error.write(Array("\r\u{1B}[K".utf8) + Terminal.escaped(text))
  }
}
