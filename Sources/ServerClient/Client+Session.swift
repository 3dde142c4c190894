package import JSON

/// What every client says at the beginning and at the end, and of a document.
extension Client {
  /// The handshake.
  ///
  /// - Parameters:
  ///   - processID: the process whose end the server is to watch for; nil for none.
  ///   - root: the URI of the folder that is open.
  ///   - capabilities: writes what the client can do.
  /// - Returns: the answer to `initialize`.
  /// - Throws: what the server did wrong.
  @discardableResult
  package func initialize(
    processID: Int? = nil,
    root: String? = nil,
    capabilities: (inout JSONWriter) -> Void = Client.capabilities,
  ) throws(ClientFailure) -> Arrival {
    let answer = try ask("initialize") {
      $0.object {
        $0.field("processId", processID)
        $0.field("rootUri", root)
        $0.field("capabilities", capabilities)
      }
    }
    try notify("initialized") { $0.object { _ in } }
    return answer
  }

  /// What an editor of today can do, as far as it changes what it gets.
  package static func capabilities(_ writer: inout JSONWriter) {
    writer.object {
      $0.field("general") { $0.object { $0.field("positionEncodings", ["utf-16"]) } }
      $0.field("textDocument") {
        $0.object {
          $0.field("publishDiagnostics") {
            $0.object {
              $0.field("versionSupport", true)
              $0.field("relatedInformation", true)
            }
          }
          $0.field("documentSymbol") { $0.object { $0.field("hierarchicalDocumentSymbolSupport", true) } }
          $0.field("completion") {
            $0.object { $0.field("completionItem") { $0.object { $0.field("labelDetailsSupport", true) } } }
          }
        }
      }
    }
  }

  /// `shutdown` and `exit`.
  ///
  /// - Returns: the exit status of the process; nil if it had to be killed, or is none.
  @discardableResult
  package func shutDown() throws(ClientFailure) -> Int32? {
    try ask("shutdown") { $0.null() }
    try notify("exit") { $0.null() }
    return process?.finish()
  }

  /// Opens a document; `text` writes its text.
  ///
  /// - Returns: the moment before the first byte was written.
  @discardableResult
  package func open(
    _ uri: String,
    language: String = "plaintext",
    version: Int = 1,
    text: (inout JSONWriter) -> Void,
  ) throws(ClientFailure) -> UInt64 {
    try notify("textDocument/didOpen") {
      $0.object {
        $0.field("textDocument") {
          $0.object {
            $0.field("uri", uri)
            $0.field("languageId", language)
            $0.field("version", version)
            $0.field("text", text)
          }
        }
      }
    }
  }
}
