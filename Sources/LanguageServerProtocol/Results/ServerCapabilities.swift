package import JSON

/// What the server is and can.
package struct InitializeResult: JSONWritable {
  package var positionEncoding: PositionEncoding?
  /// The members of `ServerCapabilities` besides those that never differ.
  package var capabilities: [(name: StaticString, options: JSONFragment)]
  package var version: String

  package init(
    positionEncoding: PositionEncoding?,
    capabilities: [(name: StaticString, options: JSONFragment)],
    version: String,
  ) {
    self.positionEncoding = positionEncoding
    self.capabilities = capabilities
    self.version = version
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("capabilities") {
        $0.object { writer in
          writer.field("positionEncoding", ifPresent: positionEncoding?.rawValue)
          writer.field("textDocumentSync") {
            $0.object {
              $0.field("openClose", true)
              $0.field("change", 2)
              $0.field("willSaveWaitUntil", true)
              $0.field("save") { $0.object { $0.field("includeText", false) } }
            }
          }
          for (name, options) in capabilities {
            writer.key(name)
            options.write(to: &writer)
          }
        }
      }
      $0.field("serverInfo") {
        $0.object {
          $0.field("name", "gongwen")
          $0.field("version", version)
        }
      }
    }
  }
}

package struct CompletionOptions: JSONWritable, Sendable {
  package var triggerCharacters: [String]

  package init(triggerCharacters: [String]) {
    self.triggerCharacters = triggerCharacters
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("triggerCharacters", triggerCharacters)
      $0.field("resolveProvider", true)
    }
  }
}

/// Options whose only member says whether items can be resolved.
package struct ResolveOptions: JSONWritable, Sendable {
  package var resolveProvider: Bool

  package init(resolveProvider: Bool) {
    self.resolveProvider = resolveProvider
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { $0.field("resolveProvider", resolveProvider) }
  }
}

package struct CodeActionOptions: JSONWritable, Sendable {
  package var kinds: [String]
  /// What the menu of a kind of actions offers to read (3.18).
  package var documentation: [(kind: String, command: Command)] = []

  package init(kinds: [String]) {
    self.kinds = kinds
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("codeActionKinds", kinds)
      $0.field("resolveProvider", true)
      if documentation.isEmpty { return }
      $0.field("documentation") {
        $0.array(documentation) { writer, entry in
          writer.object {
            $0.field("kind", entry.kind)
            $0.field("command", entry.command)
          }
        }
      }
    }
  }
}

package struct DiagnosticOptions: JSONWritable, Sendable {
  package init() {}

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("identifier", "gongwen")
      $0.field("interFileDependencies", false)
      $0.field("workspaceDiagnostics", true)
    }
  }
}

package struct RangeFormattingOptions: JSONWritable, Sendable {
  package init() {}

  package func write(to writer: inout JSONWriter) {
    writer.object { $0.field("rangesSupport", true) }
  }
}

package struct OnTypeFormattingOptions: JSONWritable, Sendable {
  package var firstTriggerCharacter: String
  package var moreTriggerCharacter: [String]

  package init(firstTriggerCharacter: String, moreTriggerCharacter: [String] = []) {
    self.firstTriggerCharacter = firstTriggerCharacter
    self.moreTriggerCharacter = moreTriggerCharacter
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("firstTriggerCharacter", firstTriggerCharacter)
      $0.field("moreTriggerCharacter", moreTriggerCharacter)
    }
  }
}

package struct RenameOptions: JSONWritable, Sendable {
  package init() {}

  package func write(to writer: inout JSONWriter) {
    writer.object { $0.field("prepareProvider", true) }
  }
}

package struct ExecuteCommandOptions: JSONWritable, Sendable {
  package var commands: [String]

  package init(commands: [String]) {
    self.commands = commands
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { $0.field("commands", commands) }
  }
}

package struct SemanticTokensOptions: JSONWritable, Sendable {
  package var tokenTypes: [String]

  package init(tokenTypes: [String]) {
    self.tokenTypes = tokenTypes
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("legend") {
        $0.object {
          $0.field("tokenTypes", tokenTypes)
          $0.field("tokenModifiers", [String]())
        }
      }
      $0.field("full") { $0.object { $0.field("delta", true) } }
      $0.field("range", true)
    }
  }
}

package struct WorkspaceOptions: JSONWritable, Sendable {
  /// Schemes whose contents the server gives (3.18); empty where the client asks for none.
  package var contentSchemes: [String]

  package init(contentSchemes: [String]) {
    self.contentSchemes = contentSchemes
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("workspaceFolders") {
        $0.object {
          $0.field("supported", true)
          $0.field("changeNotifications", true)
        }
      }
      if !contentSchemes.isEmpty {
        $0.field("textDocumentContent") { $0.object { $0.field("schemes", contentSchemes) } }
      }
    }
  }
}
