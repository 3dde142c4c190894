package import JSON

/// Something the writer can have done: with its edit, with an edit to be asked for, or as a command alone.
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

package struct CodeAction: JSONWritable, Sendable {
  /// What `codeAction/resolve` needs to work the edit out.
  package struct Data: JSONWritable, Sendable {
    package var uri: String

    package init(fixAllIn uri: String) {
      self.uri = uri
    }

    package func write(to writer: inout JSONWriter) {
      writer.object { $0.field("fixAll", uri) }
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
