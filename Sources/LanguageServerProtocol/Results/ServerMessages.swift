package import JSON

/// What a request is answered with that has nothing to tell.
package struct NoResult: JSONWritable, Sendable {
  package init() {}

  package func write(to writer: inout JSONWriter) { writer.null() }
}

/// The text of a document that is no file (3.18).
package struct TextDocumentContentResult: JSONWritable, Sendable {
  package var text: String

  package init(text: String) {
    self.text = text
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { $0.field("text", text) }
  }
}

/// `window/showMessage` and `window/logMessage`.
package struct MessageParams: JSONWritable, Sendable {
  package var type: MessageType
  package var message: String

  package init(type: MessageType, message: String) {
    self.type = type
    self.message = message
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("type", type.rawValue)
      $0.field("message", message)
    }
  }
}

package struct PublishDiagnosticsParams: JSONWritable, Sendable {
  package var uri: String
  package var version: Int?
  package var diagnostics: [Diagnostic]

  package init(uri: String, version: Int?, diagnostics: [Diagnostic]) {
    self.uri = uri
    self.version = version
    self.diagnostics = diagnostics
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("uri", uri)
      $0.field("version", ifPresent: version)
      $0.field("diagnostics", diagnostics)
    }
  }
}

/// `$/progress`: work begins, with its title, or ends.
package struct ProgressParams: JSONWritable, Sendable {
  package enum Value: Sendable {
    case begin(title: String)
    case end
  }

  /// A string or a number of the client's, or a string of ours.
  package enum Token: JSONWritable, Sendable {
    case own(String)
    case client(JSONValue)

    package func write(to writer: inout JSONWriter) {
      switch self {
      case .own(let token): writer.string(token)
      case .client(let token): writer.value(token)
      }
    }
  }

  package var token: Token
  package var value: Value

  package init(token: Token, value: Value) {
    self.token = token
    self.value = value
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("token", token)
      $0.field("value") {
        $0.object {
          switch value {
          case .begin(let title):
            $0.field("kind", "begin")
            $0.field("title", title)
          case .end: $0.field("kind", "end")
          }
        }
      }
    }
  }
}

package struct ProgressCreateParams: JSONWritable, Sendable {
  package var token: String

  package init(token: String) {
    self.token = token
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { $0.field("token", token) }
  }
}

package struct ConfigurationParams: JSONWritable, Sendable {
  package var section: String

  package init(section: String) {
    self.section = section
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("items") { $0.array { $0.object { $0.field("section", section) } } }
    }
  }
}

package struct RegistrationParams: JSONWritable, Sendable {
  package enum Registration: JSONWritable, Sendable {
    case configuration(section: String)
    /// Patterns, below each of `folders` (URIs) if there are any.
    case watchedFiles([String], folders: [String])

    package func write(to writer: inout JSONWriter) {
      let method =
        switch self {
        case .configuration: "workspace/didChangeConfiguration"
        case .watchedFiles: "workspace/didChangeWatchedFiles"
        }
      writer.object {
        $0.field("id", "gongwen/\(method)")
        $0.field("method", method)
        $0.field("registerOptions") {
          $0.object {
            switch self {
            case .configuration(let section): $0.field("section", section)
            case .watchedFiles(let patterns, let folders):
              $0.field("watchers", RegistrationParams.watchers(patterns, folders))
            }
          }
        }
      }
    }
  }

  private struct Watcher: JSONWritable {
    let pattern: String
    let folder: String?

    func write(to writer: inout JSONWriter) {
      writer.object { writer in
        guard let folder else { return writer.field("globPattern", pattern) }
        writer.field("globPattern") {
          $0.object {
            $0.field("baseUri", folder)
            $0.field("pattern", pattern)
          }
        }
      }
    }
  }

  private static func watchers(_ patterns: [String], _ folders: [String]) -> [Watcher] {
    patterns.flatMap { pattern in
      folders.isEmpty
        ? [Watcher(pattern: pattern, folder: nil)] : folders.map { Watcher(pattern: pattern, folder: $0) }
    }
  }

  package var registrations: [Registration]

  package init(registrations: [Registration]) {
    self.registrations = registrations
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { $0.field("registrations", registrations) }
  }
}

package struct ApplyWorkspaceEditParams<Edit: JSONWritable & Sendable>: JSONWritable, Sendable {
  package var label: String
  package var edit: Edit
  /// Whether the client is told that the edit changes form and not content (3.18); nil for one that does not ask.
  package var isRefactoring: Bool?

  package init(label: String, edit: Edit, isRefactoring: Bool? = nil) {
    self.label = label
    self.edit = edit
    self.isRefactoring = isRefactoring
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("label", label)
      $0.field("edit", edit)
      if let isRefactoring { $0.field("metadata") { $0.object { $0.field("isRefactoring", isRefactoring) } } }
    }
  }
}
