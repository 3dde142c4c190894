import Files
import JSON
import Platform
import ServerClient
import Text

/// A draft open in a real server process: what an editor would ask, with the time every answer took.
final class ServerSession {
  struct Timing {
    /// In Chinese: 补全.
    var step: String
    var seconds: Double
  }

  /// How long an answer may take before the server counts as hanging.
  private static let patience = 10.0

  private let client: Client
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
    client = try telling { () throws(ClientFailure) in try Client(program: "/proc/self/exe", ["lsp", "--stdio"]) }
    let client = client
    let answer = try telling { () throws(ClientFailure) in try client.initialize(root: folder.map(URIPath.encoded)) }
    let info = answer.result?["serverInfo"]
    name = "\(info?["name"]?.string ?? "") \(info?["version"]?.string ?? "")"
    timings.append(Timing(step: "启动", seconds: Clock.seconds - started))
  }

  /// Opens the draft and waits for what the rules say.
  func open() throws(Failure) -> JSONValue {
    let started = Clock.seconds
    let (client, uri, text) = (client, uri, text.string)
    let language = Markdown.isNamed(uri) ? "markdown" : "gongwen"
    _ = try telling { () throws(ClientFailure) in
      try client.open(uri, language: language, version: 1) { $0.string(text) }
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
    try notify("textDocument/didChange") { writer in
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
    let answer = try request("textDocument/completion") { writer in
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
    let answer = try request("textDocument/documentSymbol") { writer in
      writer.object { $0.field("textDocument") { $0.object { $0.field("uri", uri) } } }
    }
    timings.append(Timing(step: "大纲", seconds: answer.seconds))
    return answer.result
  }

  /// Takes leave; the server must end by itself.
  func close() throws(Failure) {
    let started = Clock.seconds
    let client = client
    let status = try telling { () throws(ClientFailure) in try client.shutDown() }
    timings.append(Timing(step: "关闭", seconds: Clock.seconds - started))
    guard let status else { throw Failure("服务器收到 exit 之后没有正常退出") }
    guard status == 0 else { throw Failure("服务器退出状态为 \(status)，应为 0") }
  }

  private func notify(_ method: String, _ params: (inout JSONWriter) -> Void) throws(Failure) {
    _ = try telling { () throws(ClientFailure) in try client.notify(method, params) }
  }

  /// Sends a request and waits for its answer.
  ///
  /// - Returns: the result and the seconds it took.
  private func request(
    _ method: String,
    _ params: (inout JSONWriter) -> Void,
  ) throws(Failure) -> (result: JSONValue, seconds: Double) {
    let started = Clock.seconds
    let answer = try telling { () throws(ClientFailure) in
      try client.ask(method, seconds: ServerSession.patience, params)
    }
    guard let result = answer.result else { throw Failure("服务器对 \(method) 的应答没有结果") }
    return (result, Clock.seconds - started)
  }

  private func diagnostics() throws(Failure) -> JSONValue {
    let arrival = try telling { () throws(ClientFailure) in
      try client.diagnostics(uri, version: version, seconds: ServerSession.patience)
    }
    guard let params = arrival.message["params"] else { throw Failure("服务器的检查结果没有内容") }
    return params
  }

  private static func write(_ position: TextPosition, _ writer: inout JSONWriter) {
    writer.object {
      $0.field("line", position.line)
      $0.field("character", position.column)
    }
  }
}

/// Runs `body`; what goes wrong is told in the writer's language.
private func telling<Outcome>(_ body: () throws(ClientFailure) -> Outcome) throws(Failure) -> Outcome {
  do throws(ClientFailure) {
    return try body()
  } catch {
    switch error {
    case .cannotStart(let code): throw Failure("无法启动服务器进程：\(FileError(path: "", reason: .system(code)).explanation)")
    case .noAnswer(let what, let seconds): throw Failure("服务器在 \(Int(seconds)) 秒内没有应答 \(what)")
    case .ended(let what): throw Failure("服务器在应答 \(what) 之前退出了")
    case .notJSON: throw Failure("服务器的消息不是合法的 JSON")
    case .refused(let method, let message): throw Failure("服务器对 \(method) 报错：\(message)")
    case .failed(let what): throw Failure(what)
    }
  }
}
