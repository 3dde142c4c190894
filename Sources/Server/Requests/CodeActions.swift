import JSON
import LanguageServerProtocol
import Lint
import Structure
import Text

/// What can be done about what is marked: a fix, all certain fixes, silence for one rule or one place; and what can be
/// done with a section.
enum CodeActions: Request {
  static let feature = Feature(
    "codeActionProvider",
    "快速修复：逐项改正、一次改正全部确定的差错、各节升降移增、就地或在本项目中关闭规则",
    [RequestHandler(CodeActions.self), RequestHandler(CodeActionResolve.self)],
    options: { session in
      guard session.client.codeActionLiterals else { return JSONFragment(true) }
      var options = CodeActionOptions(kinds: ["quickfix", "refactor.rewrite", "source.fixAll.gongwen"])
      if session.client.codeActionDocumentation { options.documentation = ServerCommand.pages }
      return JSONFragment(options)
    },
  )
  static let method: StaticString = "textDocument/codeAction"

  static func answer(_ params: CodeActionParams, _ session: Session) throws(ResponseError) -> [CodeActionItem]? {
    guard let open = session.document(params.uri) else { return nil }
    let range = session.positions(of: open).text(params.range)
    let maker = CodeActionMaker(session: session, open: open, only: params.only)
    open.offered = []
    let named = NamedFindings(params.findings, session.positions(of: open))
    if session.clientKind == .kate, !params.findings.isEmpty { return maker.onlyFixes(of: named) }
    // What the client names is meant, too: Neovim asks at the cursor and names what it shows on the line.
    let touched = open.findings().filter { $0.range.overlaps(range) || named.contains($0) }
      .ordered { Int($0.severity.rawValue) }
    var actions: [CodeActionItem] = []
    for finding in touched {
      for (place, fix) in finding.fixes.enumerated() {
        guard actions.count < maker.limit else { break }
        actions += maker.action(fix, place, of: finding)
      }
    }
    actions += session.checkedActions(in: open, at: range).map { maker.bare($0) }
    actions += maker.refactorings(at: range.start)
    // A client that carries out a sole action unasked would mend what stands elsewhere.
    if open.hasCertainFixes, !touched.isEmpty || params.only != nil { actions += maker.fixAll() }
    // Away from what mends something: a hurried finger must not meet them.
    if actions.isEmpty, let finding = touched.first { actions += maker.explaining(finding) }
    for finding in touched.unique(by: { $0.code }).prefix(CodeActionMaker.silencingLimit) {
      actions += maker.silencing(finding)
    }
    return actions
  }
}

/// Makes actions as this client takes them: with their edit, with an edit to be asked for, or as a command.
private struct CodeActionMaker {
  let session: Session
  let open: OpenDocument
  let only: [String]?

  /// A longer menu is not read.
  static let silencingLimit = 8

  /// How many fixes are offered: each carries its edit and all that follows where the client cannot ask for it later.
  var limit: Int { resolvesEdits ? 1000 : 40 }

  private var resolvesEdits: Bool {
    session.client.codeActionLiterals && session.client.codeActionResolveEdit && session.client.codeActionData
  }

  private func isWanted(_ kind: String) -> Bool {
    guard let only else { return true }
    return only.contains { $0.isEmpty || kind == $0 || kind.hasPrefix($0 + ".") }
  }

  /// The first fix of each finding that the client names, for a client that asks with the range of the whole draft and
  /// carries out every action it gets.
  func onlyFixes(of named: NamedFindings) -> [CodeActionItem] {
    open.findings().flatMap { finding -> [CodeActionItem] in
      guard named.contains(finding), let fix = finding.fixes.first else { return [] }
      return action(fix, 0, of: finding)
    }
  }

  func action(_ fix: Fix, _ place: Int, of finding: Finding) -> [CodeActionItem] {
    guard isWanted("quickfix") else { return [] }
    var action = CodeAction(fix.title, kind: "quickfix")
    var diagnostics = session.diagnosticMaker(open)
    action.diagnostics = [diagnostics.diagnostic(finding)]
    action.isPreferred = fix.isCertain
    let pending = PendingEdit.fix(code: finding.code, at: finding.range.start, place)
    return item(action, pending, WritingPlace(fix), leaving: { fix.left(in: $0) }) {
      fix.complete(in: open.document).edits
    }
  }

  /// What can be done with the section that begins on this line.
  func refactorings(at position: TextPosition) -> [CodeActionItem] {
    open.refactorings(at: position).flatMap { refactoring -> [CodeActionItem] in
      guard isWanted(refactoring.kind.rawValue) else { return [] }
      let action = CodeAction(refactoring.title, kind: refactoring.kind.rawValue)
      let pending = PendingEdit.refactoring(title: refactoring.title, at: position)
      return item(action, pending, WritingPlace(refactoring), leaving: { refactoring.left(in: $0) }) {
        refactoring.edits(in: open.document)
      }
    }
  }

  func fixAll() -> [CodeActionItem] {
    let kind = "source.fixAll.gongwen"
    guard isWanted(kind) else { return [] }
    let title = "改正全部确定的差错"
    guard session.client.codeActionLiterals else {
      return [.command(Command(title, ServerCommand.fixAll.rawValue, [.string(open.uri)]))]
    }
    return item(CodeAction(title, kind: kind), .fixAll) { open.certainEdits() }
  }

  /// `action` with its edit, with what its edit is to be asked for by, or as a command that makes the edit.
  private func item(
    _ action: CodeAction,
    _ pending: PendingEdit,
    _ writing: WritingPlace? = nil,
    leaving: ((Document) -> [TextRange])? = nil,
    _ edits: () -> [TextEdit],
  ) -> [CodeActionItem] {
    var action = action
    if resolvesEdits {
      action.data = pending.data(in: open)
      return [.action(action)]
    }
    guard session.client.codeActionLiterals || session.client.applyEdit else { return [] }
    let edits = edits()
    if let leaving { open.offered.append(OfferedEdits(edits, in: open.document, leaving: leaving)) }
    guard session.client.codeActionLiterals else {
      let arguments: [Command.Argument] = [.string(action.title), .edit(session.workspaceEdit(edits, in: open))]
      return [.command(Command(action.title, ServerCommand.applyEdit.rawValue, arguments))]
    }
    action.edit = session.workspaceEdit(edits, in: open, writing: writing)
    return [.action(action)]
  }

  /// Where Markdown can hold a comment the rule is silenced there; in a project one place can be dismissed or the rule
  /// be switched off.
  func silencing(_ finding: Finding) -> [CodeActionItem] {
    guard isWanted("quickfix"), session.client.codeActionLiterals else { return [] }
    let name = rule(named: finding.code)?.info.title ?? finding.code
    var result: [CodeActionItem] = []
    if open.document.dialect == .markdown {
      let line = open.document.paragraph(at: finding.range.start.line).lines.lowerBound
      let text = "<!-- gongwen-disable-next-line \(finding.code) -->\n"
      let comment = TextEdit(range: TextRange(line: line, 0..<0), newText: text)
      var action = CodeAction("此处不检查“\(name)”", kind: "quickfix")
      action.edit = session.workspaceEdit([comment], in: open)
      result.append(.action(action))
    }
    guard session.settingsFolder(for: open.uri) != nil else { return result }
    let (uri, code) = (Command.Argument.string(open.uri), Command.Argument.string(finding.code))
    if let text = Dismissal.text(of: finding, in: open.document) {
      let title = "不再提示“\(text)”的“\(name)”"
      result.append(bare(Command(title, ServerCommand.dismiss.rawValue, [code, uri, .string(text)])))
    }
    result.append(bare(Command("在本项目中关闭“\(name)”", ServerCommand.disableRule.rawValue, [code, uri])))
    return result
  }

  /// VS Code preselects the first entry: where nothing mends a finding that says why it is one, and silences nothing.
  func explaining(_ finding: Finding) -> [CodeActionItem] {
    guard isWanted("quickfix"), session.clientKind == .vscode, let rule = rule(named: finding.code) else { return [] }
    return [bare(Command("查看规则“\(rule.info.title)”的说明", "gongwen.explainRule", [.string(finding.code)]))]
  }

  /// An entry of the menu that is a command and nothing else. VS Code groups by kind, which a bare command lacks; clients
  /// built on lsprotocol take everything with a `command` for a bare one.
  func bare(_ command: Command) -> CodeActionItem {
    session.clientKind == .vscode ? .action(CodeAction(command.title, command)) : .command(command)
  }
}

extension Sequence {
  /// The first element of each key.
  func unique<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
    var seen = UniqueList<Key>()
    return filter { seen.insert(key($0)) }
  }
}
