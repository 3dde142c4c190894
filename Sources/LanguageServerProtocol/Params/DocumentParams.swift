package import JSON

/// `{ textDocument }`: symbols, folding, links, lenses, tokens, close.
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

/// `{ textDocument, range }`: inlay hints, tokens of a range.
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
  /// The codes of the diagnostics the client knows at the range, and the diagnostics as it sent them.
  package let diagnostics: [JSONValue]
  /// Whether the client asks by itself, as on a cursor move.
  package let isAutomatic: Bool

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.documentURI()
    range = try json.range("range")
    let context = try json.required("context")
    only = context.present("only").map { $0.elements.compactMap { $0.string } }
    diagnostics = context.present("diagnostics").map { Array($0.elements) } ?? []
    isAutomatic = context.present("triggerKind")?.int == 2
  }
}

/// Formatting of a document, a range, ranges, or on typing.
package struct FormattingParams: ParamsReadable {
  package let uri: String
  /// Nil for the whole document.
  package let ranges: [ClientRange]?
  /// On typing: where, and what was typed.
  package let position: ClientPosition?
  package let typed: String?

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.documentURI()
    if let range = json.present("range") {
      ranges = [try ClientRange(range)]
    } else if let list = json.present("ranges") {
      var ranges: [ClientRange] = []
      for value in list.elements { ranges.append(try ClientRange(value)) }
      self.ranges = ranges
    } else {
      ranges = nil
    }
    position = json["position"] == nil ? nil : try json.position("position")
    typed = json.present("ch")?.string
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
