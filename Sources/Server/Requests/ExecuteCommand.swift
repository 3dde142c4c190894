import Completion
import Configuration
import Files
import JSON
import LanguageServerProtocol
import Lint
import Platform
import Structure
import Text

/// Commands that actions, lenses and editors' own bindings can name.
enum ServerCommand: String, CaseIterable {
  /// Applies a workspace edit: for clients that take commands only. Arguments: label, edit.
  case applyEdit = "gongwen.applyEdit"
  /// Mends everything certain in a document. Arguments: URI.
  case fixAll = "gongwen.fixAll"
  /// Counts every series of a document afresh, references following. Arguments: URI. Gives how many numbers
  /// change, and to a client that shows that what was left too, in words.
  case renumber = "gongwen.renumber"
  /// Moves the section around a line up or down, or its level out or in, with all below it. Arguments: URI, line, `up`,
  /// `down`, `out` or `in`. Gives by how many lines it goes down, as not every client keeps the cursor in it at the text's
  /// very start or end.
  case move = "gongwen.move"
  /// Switches a rule off in the project's `.gongwen.json`. Arguments: rule, URI of a document of the project.
  case disableRule = "gongwen.disableRule"
  /// Wants no more of one finding, in the project's `.gongwen.json`. Arguments: rule, URI of the document, its words.
  case dismiss = "gongwen.dismiss"
  /// Wants no more of a reference that a change of numbers has left. Arguments: URI, line, character.
  case checked = "gongwen.checked"
  /// Gives the page of a rule in Markdown, or without arguments the list of all rules. Arguments: rule.
  case explain = "gongwen.explain"
  /// Reads the banks of writer and workspace again.
  case reloadPhraseBanks = "gongwen.reloadPhraseBanks"
  /// Gives the paragraphs of a document with their roles. Arguments: URI.
  case layout = "gongwen.layout"
  /// Gives a document as a `.docx` in base64, laid out as GB/T 9704 says. Arguments: URI.
  case word = "gongwen.word"
  /// Gives the text of a `.docx`. Arguments: its bytes in base64.
  case textOfWord = "gongwen.textOfWord"
  /// Gives the skeleton of a paper, ×× in its gaps. Arguments: the word in which its title ends (通知, 方案, 述职报告).
  /// Without arguments the words to choose from, a line for each.
  case template = "gongwen.template"
  /// Takes away the number that was typed, committed or pasted behind the same by the last edit: for clients that ask
  /// behind single keys only. Arguments: whether the edit stands first on the line that Enter has begun, where the client
  /// could not take the number that Enter writes.
  case typed = "gongwen.typed"
  /// Gives back what went with a row of a list that was out of date: the command of each row for a client that shows
  /// one. Arguments: the state of the text that the list was made for, line, where the row begins and the cursor was.
  case taken = "gongwen.taken"

  /// What a kind of actions leads to (3.18).
  static var pages: [(kind: String, command: Command)] {
    [
      ("quickfix", Command("各条规则的依据", explain.rawValue, tooltip: "每条规则的依据、正误例和级别")),
      ("source.fixAll.gongwen", Command("哪些差错一次改正", explain.rawValue, tooltip: "只改没有别种读法的；各条规则的页面写明怎样改")),
    ]
  }
}

enum ExecuteCommand: AskingRequest {
  static let feature = Feature(
    "executeCommandProvider",
    "命令：改正全部、重新编号、移动一节、升降一级、关闭规则、解释规则、重读词库、版式、Word 文档、文种模板",
    [RequestHandler(ExecuteCommand.self)],
    options: { _ in ExecuteCommandOptions(commands: ServerCommand.allCases.map { $0.rawValue }) },
  )
  static let method: StaticString = "workspace/executeCommand"

  static func answer(
    _ params: ExecuteCommandParams,
    _ session: Session,
    _ done: @escaping (CommandResult, Session) -> Void,
  ) throws(ResponseError) {
    if params.command == ServerCommand.move.rawValue {
      let arguments = params.arguments
      guard let line = arguments[safe: 1]?.int, let way = WantedMove.Way(rawValue: arguments[safe: 2]?.string ?? "")
      else { throw ResponseError(.invalidParams, "URI, line, up, down, out or in") }
      return session.make(WantedMove(uri: try session.draft(arguments).uri, line: line, way: way, done: done))
    }
    let result = try perform(params, session)
    guard case .edit(let label, let edit, let told) = result else { return done(result, session) }
    // A client that asks next what is left to mend asks about the text as it is then.
    let waits = session.client.applyEdit && session.clientKind.answersWhileItWaits
    session.applyEdit(label, edit) { if waits { done(told.result, $1) } }
    if !waits { done(told.result, session) }
  }

  private static func perform(_ params: ExecuteCommandParams, _ session: Session) throws(ResponseError) -> CommandResult
  {
    guard let command = ServerCommand(rawValue: params.command) else {
      throw ResponseError(.invalidParams, "no such command: \(params.command)")
    }
    let arguments = params.arguments
    switch command {
    case .applyEdit:
      guard arguments.count > 1, arguments[1].kind == .object else {
        throw ResponseError(.invalidParams, "label, edit")
      }
      session.applyEdit(arguments[0].string ?? "", arguments[1])
    case .fixAll:
      let open = try session.draft(arguments)
      let edits = open.certainEdits()
      guard !edits.isEmpty else { return .count(0) }
      // As many places as change: a finding may stand for several, and one come to light by the mending of another.
      return .edit("改正全部确定的差错", session.workspaceEdit(edits, in: open), .count(edits.count))
    case .renumber:
      let open = try session.draft(arguments)
      let renumbering = open.document.renumbering()
      guard !renumbering.edits.isEmpty else { return .count(renumbering.changes.count) }
      let edit = session.workspaceEdit(renumbering.edits, in: open)
      let said = session.account(of: renumbering, in: open)
      // Those that say what a command gives back say it in one message.
      if session.clientKind.answersWhileItWaits { return .edit("全文重新编号", edit, .text(said)) }
      if renumbering.leavesReferences { session.show(.warning, said + "。") }
      return .edit("全文重新编号", edit, .count(renumbering.changes.count))
    case .disableRule:
      guard arguments.count > 1, let id = arguments[0].string, rule(named: id) != nil, let uri = arguments[1].string
      else { throw ResponseError(.invalidParams, "rule, URI") }
      let name = rule(named: id)?.info.title ?? id
      try session.changeSettings(for: uri, done: "已关闭“\(name)”") { SettingsEdit.disabling(id, in: $0) }
    case .dismiss:
      guard arguments.count > 2, let id = arguments[0].string, rule(named: id) != nil, let uri = arguments[1].string,
        let text = arguments[2].string, !text.isEmpty
      else { throw ResponseError(.invalidParams, "rule, URI, words") }
      try session.changeSettings(for: uri, done: "不再提示“\(text)”") { SettingsEdit.dismissing(id, text, in: $0) }
    case .checked: try session.check(arguments, in: try session.draft(arguments))
    case .explain:
      guard let id = arguments.first else { return .text(allRules.map { $0.info.row }.joined(separator: "\n")) }
      guard let rule = id.string.flatMap({ rule(named: $0) }) else {
        throw ResponseError(.invalidParams, "the id of a rule")
      }
      return .text(rule.info.page)
    case .reloadPhraseBanks: session.loadPhraseBanks()
    case .layout: return .layout(try WordCommands.layout(arguments, session))
    case .word: return .text(try WordCommands.word(arguments, session))
    case .textOfWord: return .text(try WordCommands.textOfWord(arguments, session))
    case .template: return .text(try WordCommands.template(arguments, session))
    case .move: break
    case .typed: session.mendNumber(isFirst: arguments.first?.bool == true, in: arguments[safe: 1]?.int)
    case .taken: session.giveBack(arguments.compactMap { $0.int })
    }
    return .none
  }
}

/// What a command gives back.
enum CommandResult: JSONWritable {
  /// How many places an edit changes, or that in words.
  enum Told {
    case count(Int)
    case text(String)

    var result: CommandResult {
      switch self {
      case .count(let count): .count(count)
      case .text(let text): .text(text)
      }
    }
  }

  case none
  case count(Int)
  /// Given once the client has made the edit: how much it changes.
  case edit(String, WorkspaceEdit, Told)
  case text(String)
  case layout([LaidOutParagraph])

  func write(to writer: inout JSONWriter) {
    switch self {
    case .none: writer.null()
    case .count(let count): writer.int(count)
    case .edit(_, _, let told): told.result.write(to: &writer)
    case .text(let text): writer.string(text)
    case .layout(let paragraphs): WordCommands.write(paragraphs, to: &writer)
    }
  }
}

extension Session {
  /// The open document that a command's first argument names.
  fileprivate func draft(_ arguments: [JSONValue]) throws(ResponseError) -> OpenDocument {
    guard let open = arguments.first?.string.flatMap({ document($0) }) else {
      throw ResponseError(.invalidParams, "the URI of an open document")
    }
    return open
  }
}
