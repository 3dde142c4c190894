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
    [RequestHandler(CodeActions.self), RequestHandler(CodeActionResolve.self)],
    options: { session in
      guard session.client.codeActionLiterals else { return JSONFragment(true) }
      return JSONFragment(CodeActionOptions(kinds: ["quickfix", "refactor.rewrite", "source.fixAll.gongwen"]))
    },
  )
  static let method: StaticString = "textDocument/codeAction"

  static func answer(_ params: CodeActionParams, _ session: Session) throws(ResponseError) -> [CodeActionItem]? {
    guard let open = session.document(params.uri) else { return nil }
    let range = session.positions(of: open).text(params.range)
    let all = open.findings()
    let touched = all.filter { $0.range.overlaps(range) }
    let maker = CodeActionMaker(session: session, open: open, only: params.only)
    var actions: [CodeActionItem] = []
    for finding in touched {
      for fix in finding.fixes { actions += maker.action(fix, of: finding) }
    }
    actions += maker.refactorings(at: range.start)
    for finding in touched.unique(by: { $0.code }) { actions += maker.silencing(finding) }
    if all.contains(where: { $0.fixes.contains(where: { $0.isCertain }) }) { actions += maker.fixAll() }
    return actions
  }
}

/// Makes actions as this client takes them: with their edit, with an edit to be asked for, or as a command.
private struct CodeActionMaker {
  let session: Session
  let open: OpenDocument
  let only: [String]?

  private func isWanted(_ kind: String) -> Bool {
    guard let only else { return true }
    return only.contains { $0.isEmpty || kind == $0 || kind.hasPrefix($0 + ".") }
  }

  func action(_ fix: Fix, of finding: Finding) -> [CodeActionItem] {
    guard isWanted("quickfix") else { return [] }
    let edits = fix.complete(in: open.document).edits
    guard session.client.codeActionLiterals else { return command(fix.title, edits) }
    var action = CodeAction(fix.title, kind: "quickfix")
    var diagnostics = session.diagnosticMaker(open)
    action.diagnostics = [diagnostics.diagnostic(finding)]
    action.isPreferred = fix.isCertain
    action.edit = session.workspaceEdit(edits, in: open)
    return [.action(action)]
  }

  /// Renumbering, restyling and moving the section that begins on this line.
  func refactorings(at position: TextPosition) -> [CodeActionItem] {
    open.document.refactorings(at: position).flatMap { refactoring -> [CodeActionItem] in
      guard isWanted(refactoring.kind.rawValue) else { return [] }
      guard session.client.codeActionLiterals else { return command(refactoring.title, refactoring.edits) }
      var action = CodeAction(refactoring.title, kind: refactoring.kind.rawValue)
      action.edit = session.workspaceEdit(refactoring.edits, in: open)
      return [.action(action)]
    }
  }

  func fixAll() -> [CodeActionItem] {
    let kind = "source.fixAll.gongwen"
    guard isWanted(kind) else { return [] }
    let title = "改正全部确定的差错"
    guard session.client.codeActionLiterals else {
      return [.command(Command(title, ServerCommand.fixAll.rawValue, [.string(open.uri)]))]
    }
    var action = CodeAction(title, kind: kind)
    if session.client.codeActionResolveEdit, session.client.codeActionData {
      action.data = CodeAction.Data(fixAllIn: open.uri)
    } else {
      action.edit = session.workspaceEdit(open.certainEdits(), in: open)
    }
    return [.action(action)]
  }

  /// Where Markdown can hold a comment the rule is silenced there; everywhere it can be switched off in the project.
  func silencing(_ finding: Finding) -> [CodeActionItem] {
    guard isWanted("quickfix"), session.client.codeActionLiterals else { return [] }
    var result: [CodeActionItem] = []
    if open.document.dialect == .markdown {
      let line = open.document.paragraph(at: finding.range.start.line).lines.lowerBound
      let place = TextPosition(line: line, column: 0)
      let comment = TextEdit(
        range: TextRange(place, place),
        newText: "<!-- gongwen-disable-next-line \(finding.code) -->\n",
      )
      var action = CodeAction("此处不检查“\(finding.code)”", kind: "quickfix")
      action.edit = session.workspaceEdit([comment], in: open)
      result.append(.action(action))
    }
    guard session.client.applyEdit, session.settingsFolder(for: open.uri) != nil else { return result }
    let arguments: [Command.Argument] = [.string(finding.code), .string(open.uri)]
    result.append(.command(Command("在本项目中关闭“\(finding.code)”", ServerCommand.disableRule.rawValue, arguments)))
    return result
  }

  private func command(_ title: String, _ edits: [TextEdit]) -> [CodeActionItem] {
    guard session.client.applyEdit else { return [] }
    let arguments: [Command.Argument] = [.string(title), .edit(session.workspaceEdit(edits, in: open))]
    return [.command(Command(title, ServerCommand.applyEdit.rawValue, arguments))]
  }
}

/// Works out the edit of an action that was sent without.
enum CodeActionResolve: Request {
  static let method: StaticString = "codeAction/resolve"

  static func answer(_ params: ResolveParams, _ session: Session) throws(ResponseError) -> ResolvedItem<WorkspaceEdit> {
    let open = params.data?["fixAll"]?.string.flatMap { session.document($0) }
    return ResolvedItem(params.item, "edit", open.map { session.workspaceEdit($0.certainEdits(), in: $0) })
  }
}

extension Sequence {
  /// The first element of each key.
  func unique<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
    var seen: Set<Key> = []
    return filter { seen.insert(key($0)).inserted }
  }
}
