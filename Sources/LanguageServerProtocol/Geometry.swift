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

extension JSONWriter {
  package mutating func position(_ position: ClientPosition) {
    object {
      $0.field("line", position.line)
      $0.field("character", position.character)
    }
  }

  package mutating func range(_ range: ClientRange) {
    object {
      $0.key("start")
      $0.position(range.start)
      $0.key("end")
      $0.position(range.end)
    }
  }

  package mutating func field(_ name: StaticString, _ range: ClientRange) {
    key(name)
    self.range(range)
  }

  package mutating func location(_ uri: String, _ range: ClientRange) {
    object {
      $0.field("uri", uri)
      $0.field("range", range)
    }
  }

  package mutating func textEdit(_ range: ClientRange, _ newText: String) {
    object {
      $0.field("range", range)
      $0.field("newText", newText)
    }
  }
}
