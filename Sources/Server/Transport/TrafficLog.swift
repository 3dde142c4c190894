import Glibc
import JSON

/// Records every message of a session, one JSON object a line, so that what went wrong can be played again.
///
/// The record holds the drafts that were open. It is made only when asked for, where asked for, readable by its owner
/// alone.
package final class TrafficLog {
  package enum Sender: String {
    case client, server
  }

  package static let format = 1
  private let descriptor: Int32
  private let start: Int

  /// Nil when the file cannot be written.
  package init?(path: String, version: String) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    start = TrafficLog.milliseconds()
    guard descriptor >= 0 else { return nil }
    var line = JSONWriter()
    line.object {
      $0.field("gongwen", version)
      $0.field("log", TrafficLog.format)
    }
    write(&line)
  }

  deinit {
    close(descriptor)
  }

  /// Records the body of a message; one that is no JSON is recorded as text.
  package func record(_ sender: Sender, _ body: [UInt8]) {
    var line = JSONWriter(capacity: body.count + 64)
    line.object {
      $0.field("ms", TrafficLog.milliseconds() - start)
      $0.field("from", sender.rawValue)
      if let message = try? JSONValue(body) {
        $0.key("message")
        $0.value(message)
      } else {
        $0.field("text", String(decoding: body, as: UTF8.self))
      }
    }
    write(&line)
  }

  private func write(_ line: inout JSONWriter) {
    line.skip(1)
    line.overwrite(at: line.count - 1, [0x0A])
    line.withBytes { bytes in
      var written = 0
      while written < bytes.count, let base = bytes.baseAddress {
        let count = Glibc.write(descriptor, base + written, bytes.count - written)
        if count < 0, errno == EINTR { continue }
        // A full disk must not stop the writer's work.
        if count <= 0 { return }
        written += count
      }
    }
  }

  private static func milliseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Int(now.tv_sec) * 1000 + Int(now.tv_nsec) / 1_000_000
  }
}
