import Foundation
import JSON
import LanguageServerProtocol
import ServerClient
import TestSupport
import Testing

/// What happens to a real process: clients that die, disks that are full, files that are not what they were.
@Suite(.serialized) struct FaultTests {
  private static let isReady: Bool = {
    // A write to a server that is gone must be an error and not the end of the tests.
    signal(SIGPIPE, SIG_IGN)
    return true
  }()

  init() {
    #expect(Self.isReady)
  }

  // MARK: Clients

  @Test func `a client that is killed in the middle of a message takes the server with it`() throws {
    let server = try ServerProcess()
    try server.initialize()
    try server.send(Array("Content-Length: 500\r\n\r\n{\"jsonrpc\"".utf8))
    server.closeInput()
    #expect(server.end() == 1)
  }

  @Test func `a client that no longer reads ends the server without a signal`() throws {
    let server = try ServerProcess()
    try server.initialize()
    server.closeOutput()
    try? server.send("textDocument/hover", id: 90) { $0.null() }
    #expect((server.end() ?? -1) >= 0)
  }

  /// A process that does nothing, to stand for an editor. Whoever starts it ends it.
  private func clientProcess() throws -> pid_t {
    var client: pid_t = 0
    var words: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("60"), nil]
    defer { words.forEach { free($0) } }
    try #require(posix_spawn(&client, "/bin/sleep", nil, nil, &words, nil) == 0)
    return client
  }

  @Test func `streams that the caller closed are nobody else's`() throws {
    let folder = try ScratchFolder(["a.txt": Self.draft])
    let program = Program(in: folder)
    #expect(try program.shell("timeout 20 \"\(Program.path)\" lsp <&-").status == 1)
    #expect(try program.shell("timeout 20 \"\(Program.path)\" lsp < /dev/null >&-").status == 1)
    #expect(try program.shell("gongwen lint a.txt >&-").status == 2)
    #expect(try program.shell("gongwen fix a.txt none.txt 2>&- >&- <&-").status == 2)
    #expect(folder.text("a.txt") == Self.draft.replacing("一.", with: "一、"))
  }

  @Test func `a server whose client's process is gone ends by itself`() throws {
    let client = try clientProcess()
    let server = try ServerProcess()
    try server.initialize(processID: Int(client))
    kill(client, SIGKILL)
    var status: Int32 = 0
    waitpid(client, &status, 0)
    #expect(server.end() != nil)
  }

  @Test func `a client's process that has died counts as gone before anybody asks for its end`() throws {
    let client = try clientProcess()
    let server = try ServerProcess()
    try server.initialize(processID: Int(client))
    #expect(server.end(within: 3) == nil, "as long as it lives the server does")
    // A zombie from here on: this process is its parent and does not wait for it.
    kill(client, SIGKILL)
    #expect(server.end() == 1)
    var status: Int32 = 0
    waitpid(client, &status, 0)
  }

  @Test func `a message of a hundred megabytes is refused and the next one answered`() throws {
    let server = try ServerProcess()
    try server.initialize()
    try server.send(Array("Content-Length: 100000000\r\n\r\n".utf8))
    let piece = [UInt8](repeating: 0x61, count: 1_000_000)
    for _ in 0..<100 { try server.send(piece) }
    #expect(server.next { $0["error"]?["code"]?.int == -32700 } != nil)
    let word = server.next { $0["method"]?.string == "window/showMessage" }
    #expect(word?["params"]?["message"]?.string?.hasPrefix("收到约 95 MB 的消息，超过 64 MB 的上限") == true)
    #expect(try server.request("textDocument/hover") { $0.place("file:///none.txt", 0, 0) } != nil)
  }

  /// Ten megabytes of requests that have answers of a hundred kilobytes each, and how many of them are in `log`.
  private func askWithoutReading(_ server: ServerProcess, log: String) throws -> (rest: ArraySlice<UInt8>, answers: Int)
  {
    try server.initialize()
    try server.open("file:///a.txt", (1...600).map { "\($0).要落实责任。\n" }.joined())
    _ = try server.request("textDocument/hover") { $0.place("file:///a.txt", 0, 0) }
    let padding = String(repeating: "x", count: 1 << 19)
    var bytes: [UInt8] = []
    for id in 1000..<1020 {
      bytes += ClientMessage.frame(
        ClientMessage.body("textDocument/documentSymbol", id: id) {
          $0.object {
            $0.field("textDocument") { $0.object { $0.field("uri", "file:///a.txt") } }
            $0.field("padding", padding)
          }
        }
      )
    }
    let taken = server.process.write(bytes, untilNothingIsTakenFor: 2)
    // The record has every answer that was worked out, sent or not.
    let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
    return (bytes[taken...], lines.count { $0.contains(#""from":"server""#) && $0.contains(#""id":10"#) })
  }

  @Test func `a client that does not read is not read from for ever, and is answered in full when it reads again`()
    throws
  {
    let folder = try ScratchFolder()
    let server = try ServerProcess(["--log", folder.path + "/log"])
    let (rest, answers) = try askWithoutReading(server, log: folder.path + "/log")
    #expect(rest.count > 1 << 19, "what it sends stays in its pipe")
    #expect(answers <= 2, "no answer is worked out for nobody")
    try server.send(Array(rest))
    for id in 1000..<1020 { #expect(server.next { $0["id"]?.int == id }?["result"]?.count == 600) }
  }

  @Test func `a client that does not read and has closed its end ends the server, whatever it had asked`() throws {
    let folder = try ScratchFolder()
    let server = try ServerProcess(["--log", folder.path + "/log"])
    _ = try askWithoutReading(server, log: folder.path + "/log")
    server.closeInput()
    #expect(server.process.end(within: 60, reads: false) == 1)
    let log = try String(contentsOfFile: folder.path + "/log", encoding: .utf8).split(separator: "\n")
    #expect(log.count { $0.contains(#""from":"server""#) && $0.contains(#""id":10"#) } <= 2)
  }

  @Test func `a draft of fifty megabytes is refused with a word and the others are served`() throws {
    let server = try ServerProcess()
    try server.initialize()
    try server.open("file:///big.txt", String(repeating: "公文处理工作", count: 50_000_000 / 18))
    try server.open("file:///small.txt", "一、甲\n三、乙\n")
    let word = server.next { $0["method"]?.string == "window/showMessage" }
    #expect(word?["params"]?["message"]?.string?.contains("big.txt") == true)
    let diagnostics = server.next { $0["params"]?["uri"]?.string == "file:///small.txt" }
    #expect(diagnostics?["params"]?["diagnostics"]?.count == 1)
  }

  @Test func `a draft that a change makes too large is refused with a word until it is small again`() throws {
    let server = try ServerProcess()
    try server.initialize()
    let uri = "file:///draft.txt"
    try server.open(uri, "一、甲\n三、乙\n")
    func replace(_ text: String, version: Int) throws {
      try server.send("textDocument/didChange") {
        $0.object {
          $0.field("textDocument") {
            $0.object {
              $0.field("uri", uri)
              $0.field("version", version)
            }
          }
          $0.field("contentChanges") { $0.array { $0.object { $0.field("text", text) } } }
        }
      }
    }
    func diagnostics() -> Int? {
      server.next { $0["method"]?.string == "textDocument/publishDiagnostics" }?["params"]?["diagnostics"]?.count
    }
    #expect(diagnostics() == 1)
    try replace(String(repeating: "公文处理工作", count: 50_000_000 / 18), version: 2)
    #expect(diagnostics() == 0)
    let word = server.next { $0["method"]?.string == "window/showMessage" }
    #expect(word?["params"]?["message"]?.string?.contains("draft.txt") == true)
    try replace("一、甲\n三、乙\n五、丙\n", version: 3)
    #expect(diagnostics() == 2)
  }

  @Test(arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS])
  func `a fatal signal leaves one line that names the request and nothing of the draft`(number: Int32) throws {
    let server = try ServerProcess()
    try server.initialize()
    try server.open("file:///secret-name.txt", "机密内容")
    _ = try server.request("textDocument/hover") { $0.place("file:///secret-name.txt", 0, 1) }
    server.process.signal(number)
    #expect(server.end() == -number)
    let text = server.errorText()
    #expect(text.contains("textDocument/hover") && text.contains("gongwen"))
    #expect(text.split(separator: "\n").count == 1)
    #expect(!text.contains("机密") && !text.contains("secret-name"))
  }

  // MARK: Files

  private static let draft = "关于做好工作的通知\n\n各单位：\n一.完善机制\n　　要求如下。\n二、加强领导\n　　要求如下。\n"

  @Test func `a disk that is full leaves the file as it was`() throws {
    let old = String(repeating: Self.draft, count: 40)
    let folder = try ScratchFolder(["a.txt": old])
    // One block of 512 bytes: no copy of the file fits.
    let run = try Program(in: folder).shell("ulimit -f 1; gongwen fix a.txt")
    #expect(run.status == 2)
    #expect(run.error.contains("a.txt"))
    #expect(folder.text("a.txt") == old)
    #expect(folder.names == ["a.txt"], "nothing is left lying about")
  }

  @Test(.enabled(if: Program.canDropPrivileges))
  func `where nothing may be written everything stays as it was, and the reason is told`() throws {
    let folder = try ScratchFolder(["read-only/a.txt": Self.draft])
    chmod(folder.path + "/read-only", 0o555)
    defer { chmod(folder.path + "/read-only", 0o755) }
    let program = Program(in: folder)
    for words in [["fix", "a.txt"], ["mine", "a.txt", "--out", "bank"], ["mine", "a.txt", "--counts", "counts"]] {
      let run = try program.withoutPrivileges(shell: "cd read-only && exec \"$0\" \"$@\"", words)
      #expect(run.status == 2 && run.error.contains("没有权限"), "\(words)")
      #expect(folder.names(in: "read-only") == ["a.txt"], "\(words)")
      #expect(folder.text("read-only/a.txt") == Self.draft)
    }
  }

  @Test func `links in circles, links to nowhere and unreadable names end nothing`() throws {
    let folder = try ScratchFolder(["a.txt": "一、甲\n三、乙\n", "deep/b.md": "一、甲\n二、乙\n"])
    for (link, target) in [("circle", "."), ("x.txt", "y.txt"), ("y.txt", "x.txt"), ("none.txt", "/nonexistent/z")] {
      try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/\(link)", withDestinationPath: target)
    }
    mkfifo("\(folder.path)/pipe.txt", 0o644)
    let run = try Program(in: folder)("lint", ".")
    #expect(run.status == 1)
    #expect(run.text.contains("ordinal-gap"))
  }

  @Test func `a bank that is deleted or replaced while the server runs does it no harm`() throws {
    let table = "#phrase\tpinyin\tcount\tdocuments\tsources\n" + "狠抓落实\then zhua luo shi\t8\t4\ta\n"
    let folder = try ScratchFolder(["bank/phrases.tsv": table])
    let server = try ServerProcess(["--phrasebank", "\(folder.path)/bank"])
    try server.initialize()
    try server.open("file:///a.txt", "各单位要狠抓")
    func completes() throws -> Bool {
      try server.request("textDocument/completion") { $0.place("file:///a.txt", 0, 6) }?["result"] != nil
    }
    func bankChanged() throws {
      try server.send("workspace/didChangeWatchedFiles") {
        $0.object {
          $0.field("changes") {
            $0.array {
              $0.object {
                $0.field("uri", "file://\(folder.path)/bank/phrases.tsv")
                $0.field("type", 2)
              }
            }
          }
        }
      }
    }
    #expect(try completes())
    // Cut short in place, as a careless copy does: memory that was mapped would be gone.
    truncate("\(folder.path)/bank/phrases.tsv", 3)
    #expect(try completes())
    try bankChanged()
    #expect(try completes())
    try folder.write([0xFF, 0x00, 0x09, 0x0A, 0x09], to: "bank/phrases.tsv")
    try bankChanged()
    #expect(try completes())
    try FileManager.default.removeItem(atPath: "\(folder.path)/bank")
    try bankChanged()
    #expect(try completes())
    #expect(server.end(within: 0) == nil)
  }
}
