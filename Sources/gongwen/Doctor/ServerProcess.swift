import Glibc
import JSON
import LanguageServerProtocol

/// A language server as an editor has it: this very program as a process of its own, spoken to over pipes.
final class ServerProcess {
  /// How long an answer may take before the server counts as hanging.
  private static let patience = 10.0

  private let process: pid_t
  private let toServer: Int32
  private let fromServer: Int32
  private var framer = MessageFramer()
  private var received: [JSONValue] = []
  private var lastID = 0

  /// Starts `gongwen lsp`.
  init() throws(Failure) {
    // A server that dies is an error to report, not the end of this program.
    signal(SIGPIPE, SIG_IGN)
    var input: [Int32] = [-1, -1]
    var output: [Int32] = [-1, -1]
    guard pipe(&input) == 0, pipe(&output) == 0 else { throw Failure("无法建立管道：\(String(cString: strerror(errno)))") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO)
    for descriptor in input + output { posix_spawn_file_actions_addclose(&actions, descriptor) }
    let names = ["HOME", "PATH", "LANG", "XDG_CONFIG_HOME"]
    let variables = names.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
    var words = ServerProcess.strings(["gongwen", "lsp", "--stdio"])
    var environment = ServerProcess.strings(variables)
    defer { for word in words + environment { free(word) } }
    var process = pid_t()
    let code = posix_spawn(&process, "/proc/self/exe", &actions, nil, &words, &environment)
    close(input[0])
    close(output[1])
    guard code == 0 else {
      close(input[1])
      close(output[0])
      throw Failure("无法启动服务器进程：\(String(cString: strerror(code)))")
    }
    self.process = process
    toServer = input[1]
    fromServer = output[0]
  }

  /// C strings with a null pointer at the end; the caller frees them.
  private static func strings(_ values: [String]) -> [UnsafeMutablePointer<CChar>?] {
    values.map { value in value.withCString { strdup($0) } } + [nil]
  }

  deinit {
    close(toServer)
    close(fromServer)
  }

  // MARK: Messages

  /// Sends a request and waits for its answer.
  ///
  /// - Returns: the result (null for none) and the seconds it took.
  func request(
    _ method: StaticString,
    _ params: (inout JSONWriter) -> Void,
  ) throws(Failure) -> (result: JSONValue, seconds: Double) {
    lastID += 1
    let id = lastID
    let started = Clock.seconds
    try send(method, id: id, params)
    let answer = try wait(for: "\(method)") { $0["id"]?.int == id && $0["method"] == nil }
    if let error = answer["error"] { throw Failure("服务器对 \(method) 报错：\(error["message"]?.string ?? "")") }
    guard let result = answer["result"] else { throw Failure("服务器对 \(method) 的应答没有结果") }
    return (result, Clock.seconds - started)
  }

  func notify(_ method: StaticString, _ params: (inout JSONWriter) -> Void) throws(Failure) {
    try send(method, id: nil, params)
  }

  /// Waits for a notification that fits.
  func notification(_ method: StaticString, where fits: (JSONValue) -> Bool) throws(Failure) -> JSONValue {
    let message = try wait(for: "\(method)") {
      $0["method"]?.isString(method) == true && $0["params"].map(fits) == true
    }
    guard let params = message["params"] else { throw Failure("服务器的 \(method) 没有内容") }
    return params
  }

  /// Closes the connection and waits for the process to end.
  ///
  /// - Returns: its exit status, negative for the signal that ended it.
  func end() throws(Failure) -> Int32 {
    let started = Clock.seconds
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      if Clock.seconds - started > ServerProcess.patience {
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        throw Failure("服务器收到 exit 之后没有退出")
      }
      usleep(200)
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }

  // MARK: Bytes

  private func send(_ method: StaticString, id: Int?, _ params: (inout JSONWriter) -> Void) throws(Failure) {
    try write(ClientMessage.body("\(method)", id: id, params))
  }

  private func write(_ body: [UInt8]) throws(Failure) {
    guard Output.write(ClientMessage.frame(body), to: toServer) == 0 else { throw Failure("服务器进程已经不在了") }
  }

  /// The first message that fits; requests of the server are answered on the way.
  private func wait(for what: String, _ fits: (JSONValue) -> Bool) throws(Failure) -> JSONValue {
    let deadline = Clock.seconds + ServerProcess.patience
    while true {
      if let index = received.firstIndex(where: fits) { return received.remove(at: index) }
      let left = deadline - Clock.seconds
      var descriptor = pollfd(fd: fromServer, events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&descriptor, 1, Int32(left * 1000) + 1) > 0 else {
        throw Failure("服务器在 \(Int(ServerProcess.patience)) 秒内没有应答 \(what)")
      }
      try read(for: what)
    }
  }

  private func read(for what: String) throws(Failure) {
    var bodies: [[UInt8]] = []
    let count = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
      let count = Glibc.read(fromServer, buffer.baseAddress, buffer.count)
      if count > 0 {
        framer.push(UnsafeRawBufferPointer(rebasing: buffer[..<count])) {
          if case .body(let body) = $0 { bodies.append(body) }
        }
      }
      return count
    }
    guard count > 0 else { throw Failure("服务器在应答 \(what) 之前退出了") }
    for body in bodies {
      guard let message = try? JSONValue(body) else { throw Failure("服务器的消息不是合法的 JSON") }
      if message["method"] != nil, let id = message["id"] {
        try answer(id, to: message)
      } else {
        received.append(message)
      }
    }
  }

  /// Nothing is set, everything is agreed to.
  private func answer(_ id: JSONValue, to message: JSONValue) throws(Failure) {
    let items = message["params"]?["items"]?.count ?? 0
    let isConfiguration = message["method"]?.isString("workspace/configuration") == true
    var writer = JSONWriter()
    writer.object {
      $0.field("jsonrpc", "2.0")
      $0.field("id") { $0.value(id) }
      $0.field("result") { writer in
        if isConfiguration { writer.array(0..<items) { writer, _ in writer.null() } } else { writer.null() }
      }
    }
    try write(writer.bytes)
  }
}
