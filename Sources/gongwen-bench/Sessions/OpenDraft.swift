import JSON
import ServerClient
import Text

/// A draft that is open in the server: the client's copy, edited in step.
struct OpenDraft {
  let client: Client
  let uri: String
  private(set) var text: SourceText
  private(set) var version = 1

  /// Opens `text`; `opened` is the moment before the message was written.
  init(_ client: Client, uri: String, _ text: String) throws(ClientFailure) {
    self.client = client
    self.uri = uri
    self.text = SourceText(text)
    opened = try client.open(uri) { $0.string(text) }
  }

  let opened: UInt64

  /// Lines in which a writer types prose.
  var proseLines: [Int] { text.lines.indices.filter { text.lines[$0].units.count >= 16 } }

  /// A place inside a line, two thirds along: in running text.
  func place(in line: Int) -> TextPosition {
    TextPosition(line: line, column: text.line(line).units.count * 2 / 3)
  }

  /// Replaces a range and returns the parameters of the `didChange` that says so.
  mutating func change(_ range: TextRange, _ newText: String) -> (inout JSONWriter) -> Void {
    text.apply(TextEdit(range: range, newText: newText))
    version += 1
    return { [uri, version] in
      $0.didChange(uri, version) { $0.array { $0.change(range, newText) } }
    }
  }

  mutating func type(_ character: String, at place: TextPosition) -> (inout JSONWriter) -> Void {
    change(TextRange(place, place), character)
  }

  /// Parameters of a request about a place.
  func at(_ place: TextPosition) -> (inout JSONWriter) -> Void {
    { [uri] in
      $0.object {
        $0.field("textDocument") { $0.object { $0.field("uri", uri) } }
        $0.field("position") { $0.position(place) }
      }
    }
  }

  /// Parameters of a request about the whole draft.
  var whole: (inout JSONWriter) -> Void {
    { [uri] in
      $0.object { $0.field("textDocument") { $0.object { $0.field("uri", uri) } } }
    }
  }

  func close() throws(ClientFailure) {
    try client.notify("textDocument/didClose", whole)
  }
}

extension JSONWriter {
  mutating func position(_ position: TextPosition) {
    object {
      $0.field("line", position.line)
      $0.field("character", position.column)
    }
  }

  mutating func range(_ range: TextRange) {
    object {
      $0.field("start") { $0.position(range.start) }
      $0.field("end") { $0.position(range.end) }
    }
  }
}

extension JSONWriter {
  /// The parameters of `textDocument/didChange`.
  mutating func didChange(_ uri: String, _ version: Int, changes: (inout JSONWriter) -> Void) {
    object {
      $0.field("textDocument") {
        $0.object {
          $0.field("uri", uri)
          $0.field("version", version)
        }
      }
      $0.field("contentChanges", changes)
    }
  }

  /// One of its changes.
  mutating func change(_ range: TextRange, _ newText: String) {
    object {
      $0.field("range") { $0.range(range) }
      $0.field("text", newText)
    }
  }
}

extension Client {
  /// The process of the server; none is 0.
  var processID: Int32 { process?.id ?? 0 }
}
