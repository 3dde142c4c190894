package import JSON

/// A position in the client's encoding.
package struct ClientPosition: Hashable, Sendable {
  package var line: Int
  package var character: Int

  package init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }
}

/// A half-open range in the client's encoding.
package struct ClientRange: Hashable, Sendable {
  package var start: ClientPosition
  package var end: ClientPosition

  package init(start: ClientPosition, end: ClientPosition) {
    self.start = start
    self.end = end
  }
}

/// How a client counts the characters of a line.
package enum PositionEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"
}

extension ClientPosition: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object("line", line, "character", character)
  }
}

extension ClientRange: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.key("start")
      start.write(to: &$0)
      $0.key("end")
      end.write(to: &$0)
    }
  }
}
