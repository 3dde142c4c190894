import JSON
import LanguageServerProtocol
import Lint
import Structure
import Text

/// An edit that is worked out when the client asks for it, from what it sends back.
enum PendingEdit {
  case fixAll
  case fix(code: String, at: TextPosition, Int)
  case refactoring(title: String, at: TextPosition)

  func data(in open: OpenDocument) -> CodeAction.Data {
    switch self {
    case .fixAll: CodeAction.Data(uri: open.uri, revision: open.revision, kind: "fixAll")
    case .fix(let code, let position, let index):
      CodeAction.Data(
        uri: open.uri,
        revision: open.revision,
        kind: "fix",
        name: code,
        place: [position.line, position.column, index],
      )
    case .refactoring(let title, let position):
      CodeAction.Data(
        uri: open.uri,
        revision: open.revision,
        kind: "refactoring",
        name: title,
        place: [position.line, position.column],
      )
    }
  }

  init?(_ data: JSONValue) {
    let name = data["name"]?.string ?? ""
    let place = data["place"]?.elements.compactMap { $0.int } ?? []
    let position = TextPosition(line: place[safe: 0] ?? 0, column: place[safe: 1] ?? 0)
    switch data["kind"]?.string {
    case "fixAll": self = .fixAll
    case "fix": self = .fix(code: name, at: position, place[safe: 2] ?? 0)
    case "refactoring": self = .refactoring(title: name, at: position)
    default: return nil
    }
  }

  /// What it does now: nothing where what was offered is no longer there.
  struct Answer {
    var edits: [TextEdit] = []
    var left: [TextRange] = []
    var refactoring: Refactoring?
    /// Where the writer goes on; nil where the cursor stays.
    var writing: WritingPlace?
  }

  func answer(in open: OpenDocument) -> Answer {
    let document = open.document
    switch self {
    case .fixAll: return Answer(edits: open.certainEdits())
    case .fix(let code, let position, let index):
      let finding = open.findings().first {
        $0.code == code && $0.range.start == position && $0.fixes[safe: index] != nil
      }
      guard let fix = finding?.fixes[safe: index] else { return Answer() }
      return Answer(edits: fix.complete(in: document).edits, left: fix.left(in: document), writing: WritingPlace(fix))
    case .refactoring(let title, let position):
      guard let chosen = open.refactorings(at: position).first(where: { $0.title == title }) else { return Answer() }
      return Answer(
        edits: chosen.edits(in: document),
        left: chosen.left(in: document),
        refactoring: chosen,
        writing: WritingPlace(chosen),
      )
    }
  }
}

/// The edit behind which, or in whose blanks, the writer goes on.
struct WritingPlace {
  let edit: TextEdit
  let goingOn: ClientTextEdit.GoingOn

  init?(_ fix: Fix) {
    guard let edit = RenumberFix.insertion(of: fix) else { return nil }
    self.edit = edit
    goingOn = .filling(RenumberFix.blankText)
  }

  init?(_ refactoring: Refactoring) {
    guard let edit = refactoring.insertion else { return nil }
    self.edit = edit
    goingOn = .behind
  }
}

/// Works out the edit of an action that was sent without.
enum CodeActionResolve: Request {
  static let method: StaticString = "codeAction/resolve"

  static func answer(_ params: ResolveParams, _ session: Session) throws(ResponseError) -> ResolvedItem<WorkspaceEdit> {
    guard let data = params.data, let pending = PendingEdit(data), let uri = data["uri"]?.string,
      let open = session.document(uri)
    else { return ResolvedItem(params.item, "edit", nil) }
    // The fixes of another text are not these. All certain ones are worked out anew.
    if case .fixAll = pending {
    } else if data["revision"]?.int != open.revision {
      throw ResponseError(.contentModified, "the draft has changed since the action was offered")
    }
    let answer = pending.answer(in: open)
    session.tell(ofLeft: answer.left, by: answer.edits, answer.refactoring, in: open)
    return ResolvedItem(params.item, "edit", session.workspaceEdit(answer.edits, in: open, writing: answer.writing))
  }
}
