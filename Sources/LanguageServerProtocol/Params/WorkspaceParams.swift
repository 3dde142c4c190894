package import JSON
package import Text

package struct WorkspaceFolder: Hashable, Sendable {
  package let uri: String
  package let name: String

  package init(_ json: JSONValue) throws(InvalidParams) {
    uri = try json.requiredString("uri")
    name = json.present("name")?.string ?? ""
  }

  package init(uri: String, name: String) {
    self.uri = uri
    self.name = name
  }
}

package struct DidChangeWorkspaceFoldersParams: ParamsReadable {
  package let added: [WorkspaceFolder]
  package let removed: [WorkspaceFolder]

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let event = try json.object().required("event")
    var added: [WorkspaceFolder] = []
    var removed: [WorkspaceFolder] = []
    for value in try event.requiredArray("added") { added.append(try WorkspaceFolder(value)) }
    for value in try event.requiredArray("removed") { removed.append(try WorkspaceFolder(value)) }
    self.added = added
    self.removed = removed
  }
}

package struct DidChangeWatchedFilesParams: ParamsReadable {
  package let uris: [String]

  package init(_ json: JSONValue?) throws(InvalidParams) {
    var uris: [String] = []
    for change in try json.object().requiredArray("changes") { uris.append(try change.requiredString("uri")) }
    self.uris = uris
  }
}

package struct DidChangeConfigurationParams: ParamsReadable {
  /// The settings the client pushes; nil from clients that want to be asked.
  package let settings: JSONValue?

  package init(_ json: JSONValue?) throws(InvalidParams) {
    settings = try json.object().present("settings")
  }
}

package struct ExecuteCommandParams: ParamsReadable {
  package let command: String
  package let arguments: [JSONValue]

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    command = try json.requiredString("command")
    arguments = json.present("arguments").map { Array($0.elements) } ?? []
  }
}

package struct WorkspaceSymbolParams: ParamsReadable {
  package let query: String

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    query = try json.requiredString("query")
  }
}

package struct DocumentDiagnosticParams: ParamsReadable {
  package let uri: String
  package let previousResultID: String?

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    uri = try json.documentURI()
    previousResultID = json.present("previousResultId")?.string
  }
}

package struct WorkspaceDiagnosticParams: ParamsReadable {
  /// Result ids the client holds, by URI.
  package let previousResultIDs: KeyedList<String, String>

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    var ids = KeyedList<String, String>()
    for value in json.present("previousResultIds").map({ Array($0.elements) }) ?? [] {
      ids[try value.requiredString("uri")] = try value.requiredString("value")
    }
    previousResultIDs = ids
  }
}

/// `workspace/textDocumentContent` (3.18).
package struct TextDocumentContentParams: ParamsReadable {
  package let uri: String

  package init(_ json: JSONValue?) throws(InvalidParams) {
    uri = try json.object().requiredString("uri")
  }
}

package struct SetTraceParams: ParamsReadable {
  package let value: String

  package init(_ json: JSONValue?) throws(InvalidParams) {
    value = try json.object().requiredString("value")
  }
}

package struct CancelParams: ParamsReadable {
  package let id: RequestID

  package init(_ json: JSONValue?) throws(InvalidParams) {
    guard let id = RequestID(try json.object().required("id")) else {
      throw InvalidParams("id: an integer or a string")
    }
    self.id = id
  }
}
