import JSON
import LanguageServerProtocol
import TestSupport
import Testing
import Text

/// JSON of every shape into a running session.
@Suite struct RouterFuzzTests {
  static let methods = [
    "initialize", "initialized", "shutdown", "textDocument/didOpen", "textDocument/didChange", "textDocument/didSave",
    "textDocument/didClose", "textDocument/completion", "completionItem/resolve", "textDocument/hover",
    "textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/selectionRange",
    "textDocument/definition",
    "textDocument/references", "textDocument/documentHighlight", "textDocument/rename", "textDocument/prepareRename",
    "textDocument/documentLink", "documentLink/resolve", "textDocument/codeAction", "codeAction/resolve",
    "textDocument/formatting", "textDocument/rangeFormatting", "textDocument/onTypeFormatting",
    "textDocument/diagnostic",
    "textDocument/semanticTokens/full", "textDocument/semanticTokens/full/delta", "textDocument/semanticTokens/range",
    "textDocument/inlayHint", "textDocument/codeLens", "textDocument/inlineCompletion",
    "textDocument/linkedEditingRange",
    "workspace/symbol", "workspace/diagnostic", "workspace/executeCommand", "workspace/didChangeConfiguration",
    "workspace/didChangeWatchedFiles", "workspace/didChangeWorkspaceFolders", "window/workDoneProgress/cancel",
    "$/cancelRequest", "$/setTrace", "$/unknown", "unknown/method", "",
  ]
  /// Parameters of the right shape with one wrong value now and then.
  private func params(_ random: inout SeededGenerator, _ writer: inout JSONWriter) {
    func either(_ writer: inout JSONWriter, _ right: (inout JSONWriter, inout SeededGenerator) -> Void) {
      if random.int(in: 0..<15) == 0 { RandomJSON.value(&random, 2, &writer) } else { right(&writer, &random) }
    }
    func position(_ writer: inout JSONWriter, _ random: inout SeededGenerator) {
      writer.object {
        $0.field("line", random.int(in: -1..<9))
        $0.field("character", random.int(in: -1..<40))
      }
    }
    func range(_ writer: inout JSONWriter, _ random: inout SeededGenerator) {
      writer.object {
        $0.key("start")
        position(&$0, &random)
        $0.key("end")
        position(&$0, &random)
      }
    }
    let text = HostileText.draft(&random, pieces: 0..<20)
    let uri = random.pick(["file:///a.txt", "file:///b.md", "file:///c"]) ?? ""
    writer.object { writer in
      writer.key("textDocument")
      either(&writer) { writer, random in
        writer.object {
          $0.field("uri", uri)
          $0.field("languageId", random.pick(["plaintext", "markdown", "gongwen", ""]) ?? "")
          $0.field("version", random.int(in: 0..<50))
          $0.key("text")
          $0.string(exactly: text)
        }
      }
      writer.key("position")
      either(&writer, position)
      writer.key("range")
      either(&writer, range)
      writer.key("positions")
      either(&writer) { writer, random in writer.array { position(&$0, &random) } }
      writer.key("contentChanges")
      either(&writer) { writer, random in
        writer.array { writer in
          for _ in 0..<random.int(in: 0..<3) {
            writer.object {
              if random.int(in: 0..<6) > 0 {
                $0.key("range")
                range(&$0, &random)
              }
              $0.key("text")
              $0.string(exactly: HostileText.piece(&random))
            }
          }
        }
      }
      writer.key("context")
      either(&writer) { writer, random in
        writer.object {
          $0.field("triggerKind", random.int(in: 0..<4))
          $0.field("includeDeclaration", true)
          $0.field("diagnostics") { $0.array { _ in } }
        }
      }
      writer.key("options")
      either(&writer) { writer, _ in
        writer.object {
          $0.field("tabSize", 4)
          $0.field("insertSpaces", true)
        }
      }
      for (key, value) in [("newName", "二"), ("query", "一"), ("ch", "\n"), ("command", "gongwen.renumber")] {
        writer.key(dynamic: key)
        either(&writer) { writer, _ in writer.string(value) }
      }
    }
  }

  @Test func `every request is answered exactly once, whatever it holds`() {
    Fuzz.run(100) { random, seed in
      let server = InMemoryServer()
      server.initialize(encoding: random.pick(PositionEncoding.allCases) ?? .utf16)
      for uri in ["file:///a.txt", "file:///b.md"] { server.open(uri, HostileText.draft(&random)) }
      _ = server.takeMessages()
      for _ in 0..<40 {
        let method = random.pick(Self.methods) ?? ""
        if method == "shutdown" || method.hasPrefix("textDocument/did") || method.hasPrefix("workspace/did")
          || method.hasPrefix("$/")
        {
          server.notify(method) { self.params(&random, &$0) }
          #expect(server.takeMessages().allSatisfy { $0["id"] == nil || $0["method"] != nil }, "seed \(seed)")
        } else {
          let isWild = random.int(in: 0..<4) == 0
          let answers = server.request(method) {
            isWild ? RandomJSON.value(&random, 4, &$0) : self.params(&random, &$0)
          }
          #expect(answers.count == 1, "seed \(seed): \(method)")
          let answer = answers.first
          #expect((answer?["result"] == nil) != (answer?["error"] == nil), "seed \(seed): \(method)")
        }
      }
      #expect(server.faults.isEmpty, "seed \(seed)")
      #expect(server.exitCode == nil, "seed \(seed)")
    }
  }

  @Test func `bodies that are no message do no harm`() {
    Fuzz.run(200) { random, seed in
      let server = InMemoryServer()
      server.initialize()
      _ = server.takeMessages()
      for _ in 0..<10 {
        var writer = JSONWriter()
        RandomJSON.value(&random, 5, &writer)
        var body = writer.bytes
        if random.int(in: 0..<2) == 0, !body.isEmpty {
          body[random.int(in: 0..<body.count)] = UInt8(random.int(in: 0..<256))
        }
        server.receive(body: body)
      }
      let answers = server.request("textDocument/hover") { $0.place("file:///none.txt", 0, 0) }
      #expect(answers.count == 1, "seed \(seed)")
      #expect(server.faults.isEmpty, "seed \(seed)")
    }
  }

  @Test(arguments: ["[", "{\"a\":", "[[],", "[{\"a\":["])
  func `nesting as deep as a message can hold costs no stack`(opening: String) {
    let server = InMemoryServer()
    server.initialize()
    _ = server.takeMessages()
    server.receive(body: Array(String(repeating: opening, count: 2_000_000 / opening.utf8.count).utf8))
    let complaint = server.takeMessages().first
    #expect(complaint?["error"]?["code"]?.int == ErrorCode.parseError.rawValue)
    #expect(server.request("textDocument/hover") { $0.place("file:///none.txt", 0, 0) }.count == 1)
  }
}
