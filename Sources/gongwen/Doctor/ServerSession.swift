import Files
import JSON
import Text

/// A draft open in a real server process: what an editor would ask, with the time every answer took.
final class ServerSession {
  struct Timing {
    /// In Chinese: 补全.
    var step: String
    var seconds: Double
  }

  private let server: ServerProcess
  private let uri: String
  private(set) var timings: [Timing] = []
  private var version = 1
  private(set) var text: SourceText
  /// What `serverInfo` says.
  private(set) var name = ""

  /// Starts a server and opens `text`.
  ///
  /// - Parameters:
  ///   - text: the draft.
  ///   - path: its absolute path; nil for a draft that is no file.
  /// - Throws: what the server did wrong.
  init(_ text: SourceText, path: String?) throws(Failure) {
    self.text = text
    uri = path.map(URIPath.encoded) ?? "untitled:gongwen-doctor"
    let folder = path.flatMap(FileSystem.parent)
    let started = Clock.seconds
    server = try ServerProcess()
    let answer = try server.request("initialize") { writer in
      writer.object { writer in
        writer.key("processId")
        writer.null()
        writer.field("rootUri") { if let folder { $0.string(URIPath.encoded(folder)) } else { $0.null() } }
        writer.field("capabilities") { ServerSession.capabilities(&$0) }
      }
    }
    name =
      "\(answer.result["serverInfo"]?["name"]?.string ?? "") \(answer.result["serverInfo"]?["version"]?.string ?? "")"
    timings.append(Timing(step: "启动", seconds: Clock.seconds - started))
    try server.notify("initialized") { $0.object { _ in } }
  }

  /// Opens the draft and waits for what the rules say.
  func open() throws(Failure) -> JSONValue {
    let started = Clock.seconds
    try server.notify("textDocument/didOpen") { writer in
      writer.object { writer in
        writer.field("textDocument") { writer in
          writer.object {
            $0.field("uri", uri)
            $0.field("languageId", uri.hasSuffix(".md") ? "markdown" : "gongwen")
            $0.field("version", version)
            $0.field("text", text.string)
          }
        }
      }
    }
    let result = try diagnostics()
    timings.append(Timing(step: "打开 → 检查结果", seconds: Clock.seconds - started))
    return result
  }

  /// Types `string` at `position` and waits for what the rules say then.
  func type(_ string: String, at position: TextPosition) throws(Failure) -> JSONValue {
    let started = Clock.seconds
    version += 1
    text.apply(TextEdit(range: TextRange(position, position), newText: string))
    try server.notify("textDocument/didChange") { writer in
      writer.object { writer in
        writer.field("textDocument") {
          $0.object {
            $0.field("uri", uri)
            $0.field("version", version)
          }
        }
        writer.field("contentChanges") { writer in
          writer.array { writer in
            writer.object { writer in
              writer.field("range") { writer in
                writer.object {
                  $0.field("start") { ServerSession.write(position, &$0) }
                  $0.field("end") { ServerSession.write(position, &$0) }
                }
              }
              writer.field("text", string)
            }
          }
        }
      }
    }
    let result = try diagnostics()
    timings.append(Timing(step: "改动 → 检查结果", seconds: Clock.seconds - started))
    return result
  }

  /// The candidates at `position`.
  func complete(at position: TextPosition) throws(Failure) -> [JSONValue] {
    let answer = try server.request("textDocument/completion") { writer in
      writer.object { writer in
        writer.field("textDocument") { $0.object { $0.field("uri", uri) } }
        writer.field("position") { ServerSession.write(position, &$0) }
        writer.field("context") { $0.object { $0.field("triggerKind", 1) } }
      }
    }
    timings.append(Timing(step: "补全", seconds: answer.seconds))
    return Array((answer.result["items"] ?? answer.result).elements)
  }

  /// The outline.
  func symbols() throws(Failure) -> JSONValue {
    let answer = try server.request("textDocument/documentSymbol") { writer in
      writer.object { $0.field("textDocument") { $0.object { $0.field("uri", uri) } } }
    }
    timings.append(Timing(step: "大纲", seconds: answer.seconds))
    return answer.result
  }

  /// Takes leave; the server must end by itself.
  func close() throws(Failure) {
    let started = Clock.seconds
    _ = try server.request("shutdown") { $0.null() }
    try server.notify("exit") { $0.null() }
    let status = try server.end()
    timings.append(Timing(step: "关闭", seconds: Clock.seconds - started))
    guard status == 0 else { throw Failure("服务器退出状态为 \(status)，应为 0") }
  }

  private func diagnostics() throws(Failure) -> JSONValue {
    let (uri, version) = (uri, version)
    return try server.notification("textDocument/publishDiagnostics") {
      $0["uri"]?.string == uri && ($0["version"]?.int ?? version) == version
    }
  }

  private static func write(_ position: TextPosition, _ writer: inout JSONWriter) {
    writer.object {
      $0.field("line", position.line)
      $0.field("character", position.column)
    }
  }

  private static func capabilities(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("general") { $0.object { $0.field("positionEncodings") { $0.array(["utf-16"]) { $0.string($1) } } } }
      writer.field("textDocument") { writer in
        writer.object { writer in
          writer.field("documentSymbol") { $0.object { $0.field("hierarchicalDocumentSymbolSupport", true) } }
          writer.field("publishDiagnostics") { $0.object { $0.field("versionSupport", true) } }
          writer.field("completion") { writer in
            writer.object { writer in
              writer.field("completionItem") { $0.object { $0.field("labelDetailsSupport", true) } }
            }
          }
        }
      }
    }
  }
}
