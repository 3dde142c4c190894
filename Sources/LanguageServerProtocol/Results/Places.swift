package import JSON

package struct HoverResult: JSONWritable, Sendable {
  package var contents: MarkupContent
  package var range: ClientRange

  package init(contents: MarkupContent, range: ClientRange) {
    self.contents = contents
    self.range = range
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("contents", contents)
      $0.field("range", range)
    }
  }
}

package struct FoldingRange: JSONWritable, Sendable {
  package enum Kind: String, JSONWritable, Sendable {
    case region, comment
  }

  package var startLine: Int
  package var endLine: Int
  package var kind: Kind

  package init(startLine: Int, endLine: Int, kind: Kind) {
    self.startLine = startLine
    self.endLine = endLine
    self.kind = kind
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("startLine", startLine)
      $0.field("endLine", endLine)
      $0.field("kind", kind)
    }
  }
}

/// The ranges around one place, each inside the next.
package struct SelectionRange: JSONWritable, Sendable {
  package var ranges: [ClientRange]

  package init(_ ranges: [ClientRange]) {
    self.ranges = ranges
  }

  package func write(to writer: inout JSONWriter) { write(0, to: &writer) }

  private func write(_ index: Int, to writer: inout JSONWriter) {
    guard ranges.indices.contains(index) else { return writer.null() }
    writer.object {
      $0.field("range", ranges[index])
      guard index + 1 < ranges.count else { return }
      $0.key("parent")
      write(index + 1, to: &$0)
    }
  }
}

package struct DocumentHighlight: JSONWritable, Sendable {
  package var range: ClientRange

  package init(range: ClientRange) {
    self.range = range
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("range", range)
      // Text: nothing in a draft reads or writes.
      $0.field("kind", 1)
    }
  }
}

package struct LinkedEditingRanges: JSONWritable, Sendable {
  package var ranges: [ClientRange]

  package init(ranges: [ClientRange]) {
    self.ranges = ranges
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { $0.field("ranges", ranges) }
  }
}

package struct PrepareRenameResult: JSONWritable, Sendable {
  package var range: ClientRange
  package var placeholder: String

  package init(range: ClientRange, placeholder: String) {
    self.range = range
    self.placeholder = placeholder
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("range", range)
      $0.field("placeholder", placeholder)
    }
  }
}

package struct DocumentLink: JSONWritable, Sendable {
  package var range: ClientRange
  package var target: String
  package var tooltip: String?

  package init(range: ClientRange, target: String, tooltip: String?) {
    self.range = range
    self.target = target
    self.tooltip = tooltip
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("range", range)
      $0.field("target", target)
      $0.field("tooltip", ifPresent: tooltip)
    }
  }
}

package struct CodeLens: JSONWritable, Sendable {
  package var range: ClientRange
  /// Nil: to be asked for by `codeLens/resolve`.
  package var command: Command?
  /// The draft that it is asked for in.
  private var uri: String?

  package init(range: ClientRange, command: Command) {
    self.range = range
    self.command = command
  }

  /// A lens whose command is to be asked for.
  package init(range: ClientRange, uri: String) {
    self.range = range
    self.uri = uri
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("range", range)
      if let command { $0.field("command", command) }
      if let uri { $0.field("data") { $0.object { $0.field("uri", uri) } } }
    }
  }
}

package struct InlayHint: JSONWritable, Sendable {
  /// What `inlayHint/resolve` needs to find the place again.
  package struct Data: JSONWritable, Sendable {
    package var uri: String
    package var line: Int
    package var column: Int?

    package init(uri: String, line: Int, column: Int?) {
      self.uri = uri
      self.line = line
      self.column = column
    }

    package func write(to writer: inout JSONWriter) {
      writer.object {
        $0.field("uri", uri)
        $0.field("line", line)
        $0.field("column", ifPresent: column)
      }
    }
  }

  package var position: ClientPosition
  package var label: String
  package var data: Data

  package init(position: ClientPosition, label: String, data: Data) {
    self.position = position
    self.label = label
    self.data = data
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("position", position)
      $0.field("label", label)
      $0.field("paddingLeft", true)
      $0.field("data", data)
    }
  }
}

/// Semantic tokens, five numbers each.
package struct SemanticTokens: JSONWritable, Sendable {
  package var resultID: String?
  package var data: [UInt32]

  package init(resultID: String?, data: [UInt32]) {
    self.resultID = resultID
    self.data = data
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("resultId", ifPresent: resultID)
      $0.key("data")
      $0.array(data)
    }
  }
}

/// Semantic tokens anew, or what has changed in those the client holds.
package enum SemanticTokensChange: JSONWritable, Sendable {
  case whole(SemanticTokens)
  /// At most one replacement: `deleteCount` numbers from `start` on become `data`; nil when nothing has changed.
  case edit(resultID: String, (start: Int, deleteCount: Int, data: [UInt32])?)

  package func write(to writer: inout JSONWriter) {
    switch self {
    case .whole(let tokens): tokens.write(to: &writer)
    case .edit(let resultID, let edit):
      writer.object {
        $0.field("resultId", resultID)
        $0.field("edits") {
          $0.array { writer in
            guard let edit else { return }
            writer.object {
              $0.field("start", edit.start)
              $0.field("deleteCount", edit.deleteCount)
              $0.key("data")
              $0.array(edit.data)
            }
          }
        }
      }
    }
  }
}
