import JSON
import LanguageServerProtocol

/// What the server asks of the client.
extension Session {
  typealias Reply = (Result<JSONValue?, Message.ClientError>, Session) -> Void

  /// Sends a request; `reply` gets the answer. A client that never answers costs an entry in a table.
  func request(_ method: String, params: ((inout JSONWriter) -> Void)?, reply: @escaping Reply = { _, _ in }) {
    lastRequestID += 1
    let id = RequestID(lastRequestID)
    replies[id] = reply
    send { $0.request(id, method, params) }
  }

  func receiveReply(_ id: RequestID, _ result: Result<JSONValue?, Message.ClientError>) {
    replies.removeValue(forKey: id)?(result, self)
  }

  /// Asks the editor for its settings, if it can be asked.
  func fetchSettings() {
    guard client.configuration else { return }
    request("workspace/configuration") {
      $0.object {
        $0.field("items") { $0.array { $0.object { $0.field("section", "gongwen") } } }
      }
    } reply: { result, session in
      // A client that knows no such section answers null and leaves everything as it started.
      guard case .success(let values) = result, let value = values?[0], value.kind == .object else { return }
      session.applyEditorSettings(value)
    }
  }

  /// Asks to be told about files and settings, as far as the client lets itself be asked.
  func registerDynamically() {
    guard client.dynamicConfiguration || client.dynamicWatchedFiles else { return }
    request("client/registerCapability") { writer in
      writer.object {
        $0.field("registrations") {
          $0.array {
            if self.client.dynamicConfiguration {
              $0.registration("workspace/didChangeConfiguration") { $0.field("section", "gongwen") }
            }
            if self.client.dynamicWatchedFiles {
              $0.registration("workspace/didChangeWatchedFiles") {
                $0.key("watchers")
                $0.array(Session.watchedFiles) { writer, pattern in
                  writer.object { $0.field("globPattern", pattern) }
                }
              }
            }
          }
        }
      }
    }
  }

  /// Settings and the writer's own banks.
  private static let watchedFiles = ["**/.gongwen.json", "**/.gongwen/phrasebank/*.tsv"]

  /// Asks the client to ask again for what may have changed without an edit.
  func refresh() {
    guard phase == .running else { return }
    if client.diagnosticRefresh, client.pullDiagnostics { request("workspace/diagnostic/refresh", params: nil) }
    if client.inlayHintRefresh { request("workspace/inlayHint/refresh", params: nil) }
  }

  /// Changes a document through the client, so that the writer can take it back.
  func applyEdit(_ label: String, _ edit: @escaping (inout JSONWriter) -> Void) {
    guard client.applyEdit else { return }
    request("workspace/applyEdit") {
      $0.object {
        $0.field("label", label)
        $0.field("edit", edit)
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func registration(_ method: String, _ options: (inout JSONWriter) -> Void) {
    object {
      $0.field("id", "gongwen/\(method)")
      $0.field("method", method)
      $0.field("registerOptions") { $0.object { options(&$0) } }
    }
  }
}
