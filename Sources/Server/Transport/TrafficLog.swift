import JSON
import Platform

/// Records every message of a session, one JSON object a line, so that what went wrong can be played again.
///
/// The record holds the drafts that were open. It is made only when asked for, where asked for, readable by its owner
/// alone.
package final class TrafficLog {
  package enum Sender: String {
    case client, server
  }

  /// The format of the log, which `replay` checks.
  package static let format = 1
  private let descriptor: Descriptor
  private let start = Clock.seconds

  /// Nil when the file cannot be written.
  package init?(path: String, version: String) {
    guard let descriptor = Descriptor.create(path) else { return nil }
    self.descriptor = descriptor
    var line = JSONWriter()
    line.object {
      $0.field("gongwen", version)
      $0.field("log", TrafficLog.format)
    }
    write(&line)
  }

  deinit {
    descriptor.close()
  }

  /// Records the body of a message; one that is no JSON is recorded as text.
  package func record(_ sender: Sender, _ body: [UInt8]) {
    var line = JSONWriter(capacity: body.count + 64)
    line.object {
      $0.field("ms", Int((Clock.seconds - start) * 1000))
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
    // A full disk must not stop the writer's work.
    line.withBytes { _ = descriptor.write(all: $0) }
  }
}
