package import JSON

package struct CompletionParams: ParamsReadable {
  package let uri: String
  package let position: ClientPosition
  /// Whether the writer asked; false when typing did (a trigger character or an incomplete list).
  package let isInvoked: Bool
  package let triggerCharacter: String?

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let target = try PositionParams(json)
    uri = target.uri
    position = target.position
    let context = json?.present("context")
    isInvoked = (context?.present("triggerKind")?.int ?? 1) == 1
    triggerCharacter = context?.present("triggerCharacter")?.string
  }
}

/// `textDocument/inlineCompletion` (3.18).
package struct InlineCompletionParams: ParamsReadable {
  package let uri: String
  package let position: ClientPosition
  package let isInvoked: Bool

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let target = try PositionParams(json)
    uri = target.uri
    position = target.position
    isInvoked = json?.present("context")?.present("triggerKind")?.int == 1
  }
}

/// An item that goes to the client and comes back to be completed: completion, code action, inlay hint, symbol.
package struct ResolveParams: ParamsReadable {
  package let item: JSONValue

  package init(_ json: JSONValue?) throws(InvalidParams) {
    item = try json.object()
  }

  package var data: JSONValue? { item.present("data") }
}
