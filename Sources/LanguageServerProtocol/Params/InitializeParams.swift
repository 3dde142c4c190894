package import JSON

package struct InitializeParams: ParamsReadable {
  /// The process that started the server; nil if none is to be watched.
  package let processID: Int?
  package let clientName: String?
  package let locale: String?
  package let capabilities: ClientCapabilities
  package let initializationOptions: JSONValue?
  package let folders: [WorkspaceFolder]
  package let trace: String

  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    processID = json.present("processId")?.int
    clientName = json.present("clientInfo")?.present("name")?.string
    locale = json.present("locale")?.string
    capabilities = ClientCapabilities(json.present("capabilities"))
    initializationOptions = json.present("initializationOptions")
    trace = json.present("trace")?.string ?? "off"
    if let list = json.present("workspaceFolders"), list.kind == .array {
      var folders: [WorkspaceFolder] = []
      for value in list.elements { folders.append(try WorkspaceFolder(value)) }
      self.folders = folders
    } else if let root = json.present("rootUri")?.string {
      folders = [WorkspaceFolder(uri: root, name: "")]
    } else {
      folders = []
    }
  }
}
