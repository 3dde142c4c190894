import Platform

/// Standard output, collected and written in large pieces. One for the whole process; used from the main thread.
struct Output {
  private var buffer: [UInt8] = []

  mutating func write(_ text: String) throws(Failure) {
    buffer += text.utf8
    if buffer.count >= 1 << 16 { try flush() }
  }

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
    _ = StandardStream.error.write(Array(text.utf8))
  }
}
