package import JSON

/// Something the writer can have done, or a command alone for clients that take nothing else.
package enum CodeActionItem: JSONWritable, Sendable {
  case action(CodeAction)
  case command(Command)

  package func write(to writer: inout JSONWriter) {
    switch self {
    case .action(let action): action.write(to: &writer)
    case .command(let command): command.write(to: &writer)
    }
  }
}

/// A code action with its edit, with a command, or with what its edit is to be asked for by.
package struct CodeAction: JSONWritable, Sendable {
  /// What `codeAction/resolve` needs to work the edit out.
  package struct Data: JSONWritable, Sendable {
    private let uri: String
    private let revision: Int
    private let kind: String
    private let name: String
    private let place: [Int]

    /// `revision` is the state of the draft that the action was offered for; `kind`, `name` and `place` say which it is.
    package init(uri: String, revision: Int, kind: String, name: String = "", place: [Int] = []) {
      self.uri = uri
      self.revision = revision
      self.kind = kind
      self.name = name
      self.place = place
    }

    package func write(to writer: inout JSONWriter) {
      writer.object {
        $0.field("uri", uri)
        $0.field("revision", revision)
        $0.field("kind", kind)
        $0.field("name", name)
        $0.field("place", place)
      }
    }
  }

  package var title: String
  package var kind: String
  package var diagnostics: [Diagnostic] = []
  package var isPreferred = false
  package var edit: WorkspaceEdit?
  package var command: Command?
  package var data: Data?

  package init(_ title: String, kind: String) {
    self.title = title
    self.kind = kind
  }

  /// A quick fix that is a command.
  package init(_ title: String, _ command: Command) {
    self.init(title, kind: "quickfix")
    self.command = command
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("title", title)
      $0.field("kind", kind)
      if !diagnostics.isEmpty { $0.field("diagnostics", diagnostics) }
      if isPreferred { $0.field("isPreferred", true) }
      $0.field("edit", ifPresent: edit)
      $0.field("command", ifPresent: command)
      $0.field("data", ifPresent: data)
    }
  }
}
