import JSON
import LanguageServerProtocol
import Lint
import Structure
import Text

/// What can be done about what is marked: a fix, all certain fixes, silence for one rule.
enum CodeActions: Request {
  static let feature = Feature(
    "codeActionProvider",
    "快速修复：逐项改正、一次改正全部确定的差错、就地或在本项目中关闭规则",
    [CodeActions.self, CodeActionResolve.self],
    options: { writer, session in
      guard session.client.codeActionLiterals else { return writer.bool(true) }
      writer.object {
        $0.key("codeActionKinds")
        $0.array(["quickfix", "refactor.rewrite", "source.fixAll.gongwen"]) { $0.string($1) }
        $0.field("resolveProvider", true)
      }
    },
  )
  static let method: StaticString = "textDocument/codeAction"

  static func answer(_ params: CodeActionParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    let range = session.positions(of: open).text(params.range)
    let all = open.findings()
    let touched = all.filter { $0.range.overlaps(range) }
    let actions = CodeActionWriter(session: session, open: open, only: params.only)
    result.array { writer in
      for finding in touched {
        for fix in finding.fixes { actions.write(fix, of: finding, to: &writer) }
      }
      actions.writeRefactorings(at: range.start, to: &writer)
      for finding in touched.unique(by: { $0.code }) { actions.writeSilencing(finding, to: &writer) }
      if all.contains(where: { $0.fixes.contains(where: { $0.isCertain }) }) { actions.writeFixAll(to: &writer) }
    }
  }
}

/// Writes actions as this client takes them: with their edit, with an edit to be asked for, or as a command.
private struct CodeActionWriter {
  let session: Session
  let open: OpenDocument
  let only: [String]?

  private func isWanted(_ kind: String) -> Bool {
    guard let only else { return true }
    return only.contains { $0.isEmpty || kind == $0 || kind.hasPrefix($0 + ".") }
  }

  func write(_ fix: Fix, of finding: Finding, to writer: inout JSONWriter) {
    guard isWanted("quickfix") else { return }
    guard session.client.codeActionLiterals else {
      return writeCommand(fix.title, fix.complete(in: open.document).edits, to: &writer)
    }
    writer.object {
      $0.field("title", fix.title)
      $0.field("kind", "quickfix")
      $0.key("diagnostics")
      var diagnostics = session.diagnosticWriter(open)
      diagnostics.write([finding], to: &$0)
      if fix.isCertain { $0.field("isPreferred", true) }
      $0.key("edit")
      session.writeWorkspaceEdit(fix.complete(in: open.document).edits, in: open, to: &$0)
    }
  }

  /// Renumbering, restyling and moving the section that begins on this line.
  func writeRefactorings(at position: TextPosition, to writer: inout JSONWriter) {
    for refactoring in open.document.refactorings(at: position) where isWanted(refactoring.kind.rawValue) {
      guard session.client.codeActionLiterals else {
        writeCommand(refactoring.title, refactoring.edits, to: &writer)
        continue
      }
      writer.object {
        $0.field("title", refactoring.title)
        $0.field("kind", refactoring.kind.rawValue)
        $0.key("edit")
        session.writeWorkspaceEdit(refactoring.edits, in: open, to: &$0)
      }
    }
  }

  func writeFixAll(to writer: inout JSONWriter) {
    // A cursor that merely moves asks for everything; what concerns the whole text is offered to who asks for it.
    let kind = "source.fixAll.gongwen"
    guard isWanted(kind) else { return }
    let title = "改正全部确定的差错"
    guard session.client.codeActionLiterals else {
      return writer.command(title, ServerCommand.fixAll.rawValue) { $0.string(open.uri) }
    }
    writer.object {
      $0.field("title", title)
      $0.field("kind", kind)
      if session.client.codeActionResolveEdit, session.client.codeActionData {
        $0.field("data") { $0.object { $0.field("fixAll", open.uri) } }
      } else {
        $0.key("edit")
        session.writeWorkspaceEdit(open.certainEdits(), in: open, to: &$0)
      }
    }
  }

  /// Where Markdown can hold a comment the rule is silenced there; everywhere it can be switched off in the project.
  func writeSilencing(_ finding: Finding, to writer: inout JSONWriter) {
    guard isWanted("quickfix"), session.client.codeActionLiterals else { return }
    if open.document.dialect == .markdown {
      let line = open.document.paragraph(at: finding.range.start.line).lines.lowerBound
      let place = TextPosition(line: line, column: 0)
      let comment = "<!-- gongwen-disable-next-line \(finding.code) -->\n"
      writer.object {
        $0.field("title", "此处不检查“\(finding.code)”")
        $0.field("kind", "quickfix")
        $0.key("edit")
        let edit = TextEdit(range: TextRange(place, place), newText: comment)
        session.writeWorkspaceEdit([edit], in: open, to: &$0)
      }
    }
    guard session.client.applyEdit, session.settingsFolder(for: open.uri) != nil else { return }
    writer.command("在本项目中关闭“\(finding.code)”", ServerCommand.disableRule.rawValue) {
      $0.string(finding.code)
      $0.string(open.uri)
    }
  }

  private func writeCommand(_ title: String, _ edits: [TextEdit], to writer: inout JSONWriter) {
    guard session.client.applyEdit else { return }
    writer.command(title, ServerCommand.applyEdit.rawValue) {
      $0.string(title)
      session.writeWorkspaceEdit(edits, in: open, to: &$0)
    }
  }
}

/// Works out the edit of an action that was sent without.
enum CodeActionResolve: Request {
  static let method: StaticString = "codeAction/resolve"

  static func answer(_ params: ResolveParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let uri = params.data?["fixAll"]?.string, let open = session.document(uri), params.item["edit"] == nil else {
      return result.value(params.item)
    }
    result.object { writer in
      writer.members(of: params.item)
      writer.key("edit")
      session.writeWorkspaceEdit(open.certainEdits(), in: open, to: &writer)
    }
  }
}

extension JSONWriter {
  /// A `Command`; `arguments` writes the elements of its list.
  mutating func command(_ title: String, _ command: String, _ arguments: (inout JSONWriter) -> Void) {
    object {
      $0.field("title", title)
      $0.field("command", command)
      $0.key("arguments")
      $0.array(arguments)
    }
  }

  /// All members of an object, as they stand.
  mutating func members(of value: JSONValue) {
    for (name, member) in value.members {
      key(dynamic: name)
      self.value(member)
    }
  }
}

extension Sequence {
  /// The first element of each key.
  func unique<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
    var seen: Set<Key> = []
    return filter { seen.insert(key($0)).inserted }
  }
}
