import LanguageServerProtocol
import Lint
import Structure
import Text

/// Formatting mends what is certainly wrong and touches nothing else.
enum DocumentFormatting: Request {
  static let feature = Feature(
    "documentFormattingProvider",
    "整理全文：改正确定无疑的差错，其余一字不动",
    [RequestHandler(DocumentFormatting.self)],
  )
  static let method: StaticString = "textDocument/formatting"

  static func answer(_ params: DocumentParams, _ session: Session) throws(ResponseError) -> [ClientTextEdit]? {
    guard let open = session.document(params.uri) else { return nil }
    return session.clientEdits(open.certainEdits(), in: open)
  }
}

enum RangeFormatting: Request {
  static let feature = Feature(
    "documentRangeFormattingProvider",
    "整理选中部分",
    [RequestHandler(RangeFormatting.self), RequestHandler(RangesFormatting.self)],
    options: { _ in RangeFormattingOptions() },
  )
  static let method: StaticString = "textDocument/rangeFormatting"

  static func answer(_ params: RangeParams, _ session: Session) throws(ResponseError) -> [ClientTextEdit]? {
    session.document(params.uri).map { session.edits(in: [params.range], of: $0) }
  }
}

/// Several ranges at once (3.18).
enum RangesFormatting: Request {
  static let method: StaticString = "textDocument/rangesFormatting"

  static func answer(_ params: RangesParams, _ session: Session) throws(ResponseError) -> [ClientTextEdit]? {
    session.document(params.uri).map { session.edits(in: params.ranges, of: $0) }
  }
}

/// Enter after an item starts the next one, whose number the writer may type all the same.
enum OnTypeFormatting: Request {
  static let feature = Feature(
    "documentOnTypeFormattingProvider",
    "回车续编号：在条目末尾回车，自动写出下一个编号",
    [RequestHandler(OnTypeFormatting.self)],
    options: { _ in
      OnTypeFormattingOptions(
        firstTriggerCharacter: "\n",
        moreTriggerCharacter: OnTypeEdits.marks,
      )
    },
  )
  static let method: StaticString = "textDocument/onTypeFormatting"

  static func answer(_ params: OnTypeFormattingParams, _ session: Session) throws(ResponseError) -> [ClientTextEdit]? {
    guard let open = session.document(params.uri) else { return nil }
    guard let typed = params.typed.utf16.first else { throw ResponseError(.invalidParams, "ch: a character") }
    let place = session.positions(of: open).text(params.position)
    let start = open.recent.startOfLast(open.revision, endingAt: place)
    let edits = OnTypeEdits.edits(after: CodeUnit(typed), at: place, from: start, in: open.document)
    if typed == "\n".utf16.first {
      open.entered = EnteredNumber(edits, in: open.text)
      session.tell(ofLeftByEnter: edits, at: place, in: open)
    }
    if !edits.isEmpty { open.replaced = ReplacedNumber(edits, in: open.text) }
    return session.clientEdits(edits, in: open)
  }
}

extension Session {
  /// The certain edits that lie inside any of `ranges`, each once.
  fileprivate func edits(in ranges: [ClientRange], of open: OpenDocument) -> [ClientTextEdit] {
    let positions = positions(of: open)
    let ranges = ranges.map { positions.text($0) }
    return clientEdits(Lint.Formatting.edits(for: open.findings(), in: ranges), in: open)
  }

  /// `edits` in the client's encoding.
  func clientEdits(_ edits: [TextEdit], in open: OpenDocument) -> [ClientTextEdit] {
    var positions = positions(of: open)
    return edits.map { positions.client($0) }
  }

  /// Edits of one document as a `WorkspaceEdit`, versioned where the client takes that, to be confirmed where it can
  /// ask.
  func workspaceEdit(
    _ edits: [TextEdit],
    in open: OpenDocument,
    confirming annotation: ChangeAnnotation? = nil,
    writing: WritingPlace? = nil,
  ) -> WorkspaceEdit {
    let place = writing.flatMap { writing in edits.firstIndex { $0 == writing.edit } }
    var edits = clientEdits(edits, in: open)
    guard client.documentChanges else { return .changes(uri: open.uri, edits) }
    if let place, client.snippetEdits { edits[place].goingOn = writing?.goingOn }
    guard let annotation, client.changeAnnotations else {
      return .operations([.edit(uri: open.uri, version: open.version, edits)], annotations: [:])
    }
    for index in edits.indices { edits[index].annotationID = "gongwen" }
    return .operations([.edit(uri: open.uri, version: open.version, edits)], annotations: ["gongwen": annotation])
  }
}
