import Files
import Glibc

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
    let result = Output.write(buffer, to: STDOUT_FILENO)
    buffer.removeAll(keepingCapacity: true)
    guard result == 0 else { throw Failure(FileError(path: "标准输出", reason: .system(result)).message) }
  }

  /// Writes `text` at once to standard error; an error there has nowhere to go.
  static func error(_ text: String) {
    _ = write(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Writes all of `bytes`, however many calls it takes.
  ///
  /// - Returns: 0, or `errno`.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { pointer in
      var rest = pointer[...]
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}
