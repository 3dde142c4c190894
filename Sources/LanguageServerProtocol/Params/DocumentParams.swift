package import JSON

/// `{ textDocument }`: symbols, folding, links, lenses, tokens, formatting, close.
package struct DocumentParams: ParamsReadable {
  package let uri: String

  package init(_ json: JSONValue?) throws(InvalidParams) {
    uri = try json.object().documentURI()
  }
}

/// `{ textDocument, position }`: hover, definition, highlight, linked editing, prepareRename.
package struct PositionParams: ParamsReadable {
  package let uri: String
  package let position: ClientPosition

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.documentURI()
    position = try json.position("position")
  }
}

/// `{ textDocument, range }`: inlay hints, tokens of a range, formatting of a range.
package struct RangeParams: ParamsReadable {
  package let uri: String
  package let range: ClientRange

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.documentURI()
    range = try json.range("range")
  }
}

package struct DidOpenParams: ParamsReadable {
  package let uri: String
  package let languageID: String
  package let version: Int
  /// The text, not decoded yet.
  package let text: JSONValue

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let document = try json.object().required("textDocument")
    uri = try document.requiredString("uri")
    languageID = document.present("languageId")?.string ?? ""
    version = document.present("version")?.int ?? 0
    text = try document.required("text")
    guard text.kind == .string else { throw InvalidParams("text: a string") }
  }
}

package struct DidChangeParams: ParamsReadable {
  package struct Change: Sendable {
    /// Nil when `text` is the whole document.
    package let range: ClientRange?
    package let text: JSONValue
  }

  package let uri: String
  package let version: Int?
  package let changes: [Change]

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.documentURI()
    version = try json.required("textDocument").present("version")?.int
    var changes: [Change] = []
    for change in try json.requiredArray("contentChanges") {
      let text = try change.required("text")
      guard text.kind == .string else { throw InvalidParams("contentChanges.text: a string") }
      var range: ClientRange?
      if let value = change.present("range") { range = try ClientRange(value) }
      changes.append(Change(range: range, text: text))
    }
    self.changes = changes
  }
}

package struct ReferenceParams: ParamsReadable {
  package let uri: String
  package let position: ClientPosition
  package let includesDeclaration: Bool

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let target = try PositionParams(json)
    uri = target.uri
    position = target.position
    includesDeclaration = json?.present("context")?["includeDeclaration"]?.bool ?? true
  }
}

package struct RenameParams: ParamsReadable {
  package let uri: String
  package let position: ClientPosition
  package let newName: String

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let target = try PositionParams(json)
    uri = target.uri
    position = target.position
    newName = try json.object().requiredString("newName")
  }
}

package struct SelectionRangeParams: ParamsReadable {
  package let uri: String
  package let positions: [ClientPosition]

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.documentURI()
    var positions: [ClientPosition] = []
    for value in try json.requiredArray("positions") { positions.append(try ClientPosition(value)) }
    self.positions = positions
  }
}

package struct CodeActionParams: ParamsReadable {
  package let uri: String
  package let range: ClientRange
  /// The kinds asked for; nil for all.
  package let only: [String]?
  /// Where each finding begins that the client shows in the range, and its code.
  package let findings: [(start: ClientPosition, code: String)]

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.documentURI()
    range = try json.range("range")
    let context = try json.required("context")
    only = context.present("only").map { $0.elements.compactMap { $0.string } }
    var findings: [(start: ClientPosition, code: String)] = []
    for value in context.present("diagnostics").map({ Array($0.elements) }) ?? [] {
      findings.append((start: try value.range("range").start, code: value["code"]?.string ?? ""))
    }
    self.findings = findings
  }
}

package struct RangesParams: ParamsReadable {
  package let uri: String
  package let ranges: [ClientRange]

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.documentURI()
    var ranges: [ClientRange] = []
    for value in try json.requiredArray("ranges") { ranges.append(try ClientRange(value)) }
    self.ranges = ranges
  }
}

package struct OnTypeFormattingParams: ParamsReadable {
  package let uri: String
  /// Behind what was typed.
  package let position: ClientPosition
  package let typed: String

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let target = try PositionParams(json)
    uri = target.uri
    position = target.position
    typed = try json.object().requiredString("ch")
  }
}

package struct SemanticTokensDeltaParams: ParamsReadable {
  package let uri: String
  package let previousResultID: String

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.documentURI()
    previousResultID = try json.requiredString("previousResultId")
  }
}
