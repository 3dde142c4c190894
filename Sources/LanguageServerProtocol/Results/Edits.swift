package import JSON
package import Text

/// A replacement in the client's encoding.
package struct ClientTextEdit: JSONWritable, Hashable, Sendable {
  package var range: ClientRange
  package var newText: String
  /// The id of the annotation that explains it (3.16).
  package var annotationID: String?
  /// Where the writer goes on afterwards, which makes the edit a snippet (3.18).
  package var goingOn: GoingOn?

  /// Where the cursor stands once an edit is made.
  package enum GoingOn: Hashable, Sendable {
    /// Behind the new text.
    case behind
    /// In each place of the new text that reads so, one after another; the first is selected.
    case filling(String)
  }

  package init(range: ClientRange, newText: String, annotationID: String? = nil) {
    self.range = range
    self.newText = newText
    self.annotationID = annotationID
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("range", range)
      if let goingOn {
        $0.field("snippet") {
          $0.object {
            $0.field("kind", "snippet")
            $0.field("value", snippet(goingOn))
          }
        }
      } else {
        $0.field("newText", newText)
      }
      $0.field("annotationId", ifPresent: annotationID)
    }
  }
}

extension ClientTextEdit {
  private func snippet(_ goingOn: GoingOn) -> String {
    let escaped = Self.escapedForSnippet(newText)
    guard case .filling(let blank) = goingOn else { return escaped + "$0" }
    let (units, sought) = (Array(escaped.utf8), Array(blank.utf8))
    var result: [UInt8] = []
    var (at, stop) = (0, 0)
    while at < units.count {
      if !sought.isEmpty, units[at...].starts(with: sought) {
        stop += 1
        result += Array("${\(stop):".utf8) + sought + Array("}".utf8)
        at += sought.count
      } else {
        result.append(units[at])
        at += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// `text` with the marks that a snippet would take for its own made harmless.
  package static func escapedForSnippet(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "$" || scalar == "}" || scalar == "\\" { result.append("\\") }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}

/// What one step of a workspace edit does.
package enum DocumentChangeOperation: JSONWritable, Sendable {
  /// Edits of a document; the version is nil for one that is not open.
  case edit(uri: String, version: Int?, [ClientTextEdit])
  case create(uri: String)

  package func write(to writer: inout JSONWriter) {
    writer.object {
      switch self {
      case .edit(let uri, let version, let edits):
        $0.field("textDocument") {
          $0.object {
            $0.field("uri", uri)
            $0.field("version", version)
          }
        }
        $0.field("edits", edits)
      case .create(let uri):
        $0.field("kind", "create")
        $0.field("uri", uri)
      }
    }
  }
}

/// What a group of edits is, for the client's preview (3.16).
package struct ChangeAnnotation: JSONWritable, Hashable, Sendable {
  package var label: String
  package var needsConfirmation: Bool

  package init(label: String, needsConfirmation: Bool) {
    self.label = label
    self.needsConfirmation = needsConfirmation
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("label", label)
      $0.field("needsConfirmation", needsConfirmation)
    }
  }
}

/// `WorkspaceEdit`: as `documentChanges`, or as `changes` for clients that take nothing else.
package enum WorkspaceEdit: JSONWritable, Sendable {
  case operations([DocumentChangeOperation], annotations: KeyedList<String, ChangeAnnotation>)
  case changes(uri: String, [ClientTextEdit])

  package func write(to writer: inout JSONWriter) {
    writer.object {
      switch self {
      case .operations(let operations, let annotations):
        $0.field("documentChanges", operations)
        guard !annotations.isEmpty else { return }
        $0.field("changeAnnotations") {
          $0.object { writer in
            for id in annotations.keys.ordered(where: <) {
              writer.key(dynamic: id)
              annotations[id].write(to: &writer)
            }
          }
        }
      case .changes(let uri, let edits):
        $0.field("changes") {
          $0.object {
            $0.key(dynamic: uri)
            edits.write(to: &$0)
          }
        }
      }
    }
  }
}

/// A command with its arguments as JSON.
package struct Command: JSONWritable, Sendable {
  /// One argument of a command.
  package enum Argument: JSONWritable, Sendable {
    case string(String)
    case int(Int)
    case edit(WorkspaceEdit)

    package func write(to writer: inout JSONWriter) {
      switch self {
      case .string(let string): writer.string(string)
      case .int(let int): writer.int(int)
      case .edit(let edit): edit.write(to: &writer)
      }
    }
  }

  package var title: String
  package var command: String
  package var arguments: [Argument]
  /// Shown while the pointer rests on it (3.18).
  package var tooltip: String?

  package init(_ title: String, _ command: String, _ arguments: [Argument] = [], tooltip: String? = nil) {
    self.title = title
    self.command = command
    self.arguments = arguments
    self.tooltip = tooltip
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("title", title)
      $0.field("tooltip", ifPresent: tooltip)
      $0.field("command", command)
      $0.field("arguments", arguments)
    }
  }
}
