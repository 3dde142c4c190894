import Configuration
import JSON
import LanguageServerProtocol
import Lint
import TestSupport
import Testing
import Text

@testable import Server

/// What an adversary found: small faults at the edges, each with the test that failed before.
@Suite struct HardEdgeTests {
  private let uri = "file:///draft.txt"

  @Test func `a client that uses small ids is asked with large ones`() {
    let client = TestClient(
      capabilities:
        #"{"workspace":{"configuration":true,"didChangeConfiguration":{"dynamicRegistration":true}},"window":{"workDoneProgress":true}}"#
    )
    let asked = client.received.filter { $0.method != nil && $0.id != nil }
    #expect(asked.count >= 2)
    for request in asked { #expect((request.json["id"]?.int ?? 0) > 1_000_000, "\(request.body)") }
    // Its answers and its own requests may have the same small number.
    for request in asked {
      client.send(TestClient.frame("{\"jsonrpc\":\"2.0\",\"id\":\(request.id ?? ""),\"result\":null}"))
    }
    client.open("一、甲\n三、乙\n")
    for id in ["1", "1", "2"] {
      client.send(TestClient.frame(TestClient.request(id, "textDocument/documentSymbol", TestClient.document())))
      #expect(client.received.last { $0.method == nil }?.id == id)
    }
  }

  @Test func `of a page of nothing but slips the gravest thousand are told, and how many there are`() {
    let client = TestClient(capabilities: "{}")
    client.open(String(repeating: "各单位要布署工作。\n", count: 1200) + "会议于2025年2月30日召开。\n")
    let last = client.notifications("textDocument/publishDiagnostics").last
    let diagnostics = last?["diagnostics"]?.elements.map { $0 } ?? []
    #expect(diagnostics.count == 1001)
    #expect(diagnostics.contains { $0["range"]?["start"]?["line"]?.int == 1200 && $0["severity"]?.int == 1 })
    let told = diagnostics.filter { $0["message"]?.string?.contains("本文有1201处问题") == true }
    #expect(told.compactMap { $0["range"]?["start"]?["line"]?.int } == [999])
  }

  @Test func `of many questions for settings only the newest waits for its answer`() {
    let client = TestClient(capabilities: #"{"workspace":{"configuration":true}}"#)
    for _ in 0..<50 { client.notify("workspace/didChangeConfiguration", #"{"settings":null}"#) }
    let asked = client.received.filter { $0.method == "workspace/configuration" }.compactMap(\.id)
    #expect(asked.count == 51)
    #expect(client.session.replies.count == 1)
    client.open("一、甲\n三、乙\n")
    func answer(_ id: String, _ level: String) {
      let result = "[{\"rules\":{\"ordinal-gap\":\"\(level)\"}}]"
      client.send(TestClient.frame("{\"jsonrpc\":\"2.0\",\"id\":\(id),\"result\":\(result)}"))
    }
    answer(asked[3], "off")
    #expect(client.published() == ["ordinal-gap 1:0-2"], "an answer that was overtaken")
    answer(asked[50], "off")
    #expect(client.published() == [])
  }

  @Test func `a change that cannot be read stops the work on its text, and says so`() {
    let client = TestClient(capabilities: "{}")
    client.open("一、甲\n三、乙\n")
    #expect(client.published() == ["ordinal-gap 1:0-2"])
    client.notify(
      "textDocument/didChange",
      "{\"textDocument\":{\"uri\":\"\(uri)\",\"version\":9},\"contentChanges\":[{\"range\":{\"start\":7},\"text\":\"\"}]}"
    )
    #expect(client.notifications("window/showMessage").last?["message"]?.string?.contains("重新打开") == true)
    #expect(client.notifications("window/logMessage").count == 1)
    #expect(client.published() == [])
    #expect(client.request("textDocument/documentSymbol", TestClient.document())?.result?.isNull == true)
    client.change(TestClient.edit((0, 0), (0, 0), "x"))
    #expect(client.request("textDocument/documentSymbol", TestClient.document())?.result?.isNull == true)
    client.change(#"{"text":"一、甲\n三、乙\n"}"#)
    #expect(client.published() == ["ordinal-gap 1:0-2"], "the whole text is known again")
  }

  @Test func `banks that change while they are read are read once more`() throws {
    let folder = try ScratchFolder([".gongwen/phrasebank/phrases.tsv": "#phrase\n"])
    let later = Later()
    let client = TestClient(background: later)
    client.request("initialize", "{\"processId\":null,\"rootUri\":\"file://\(folder.path)\",\"capabilities\":{}}")
    client.notify("initialized", "{}")
    for _ in 0..<50 {
      client.notify("workspace/didChangeWatchedFiles", #"{"changes":[{"uri":"file:///phrases.tsv","type":2}]}"#)
    }
    var pieces = 0
    while later.doOne() {
      client.settle()
      pieces += 1
    }
    #expect(pieces == 2)
  }

  @Test func `no request waits until a bank has been read`() throws {
    let folder = try ScratchFolder([".gongwen/phrasebank/phrases.tsv": "#phrase\n", "a.txt": "一、总体要求\n"])
    let reading = Later()
    let client = TestClient(housekeeping: reading)
    client.request("initialize", "{\"processId\":null,\"rootUri\":\"file://\(folder.path)\",\"capabilities\":{}}")
    client.notify("initialized", "{}")
    let found = client.request("workspace/symbol", #"{"query":"总体"}"#)?.result?.elements
    #expect(found?.compactMap { $0["name"]?.string } == ["一、总体要求"])
    #expect(reading.doOne(), "the bank is still to be read")
  }

  @Test func `many small changes in one message are the same as one by one`() {
    var text: [UInt16] = Array("一、总体要求\n要做到：一是快𠮷；二是实。\n".utf16)
    let client = TestClient(capabilities: "{}")
    client.open(String(decoding: text, as: UTF16.self))
    var changes: [String] = []
    for number in 0..<400 {
      let column = 4 + number % 5
      let new = number % 7 == 0 ? "" : number % 3 == 0 ? "𠮷" : "新"
      changes.append(
        "{\"range\":{\"start\":{\"line\":0,\"character\":2},\"end\":{\"line\":0,\"character\":2}},\"text\":\"\(new)\"}"
      )
      text.insert(contentsOf: Array(new.utf16), at: 2)
      if number % 50 == 0 {
        changes.append(
          "{\"range\":{\"start\":{\"line\":0,\"character\":\(column)},\"end\":{\"line\":0,\"character\":\(column)}},\"text\":\"\\n\"}"
        )
        changes.append(
          "{\"range\":{\"start\":{\"line\":0,\"character\":\(column)},\"end\":{\"line\":1,\"character\":0}},\"text\":\"\"}"
        )
      }
    }
    client.notify(
      "textDocument/didChange",
      "{\"textDocument\":{\"uri\":\"\(uri)\",\"version\":7},\"contentChanges\":[\(changes.joined(separator: ","))]}"
    )
    let fresh = TestClient(capabilities: "{}")
    fresh.open(client.text() ?? "")
    #expect(client.text()?.utf16.count == text.count)
    #expect(client.symbols() == fresh.symbols())
    #expect(client.published() == fresh.published())
  }

  @Test func `ranges that overlap get an edit once`() {
    let client = TestClient(capabilities: "{}")
    client.open("要落实责任,抓好整改。\n要督促检查,确保到位。\n")
    func range(_ start: (Int, Int), _ end: (Int, Int)) -> String {
      "{\"start\":{\"line\":\(start.0),\"character\":\(start.1)},\"end\":{\"line\":\(end.0),\"character\":\(end.1)}}"
    }
    func edits(_ ranges: String...) -> [String] {
      let ranges = ranges.joined(separator: ",")
      let params = "{\"textDocument\":{\"uri\":\"\(uri)\"},\"ranges\":[\(ranges)],\"options\":{}}"
      let edits = client.request("textDocument/rangesFormatting", params)?.result?.elements
      return (edits.map { Array($0) } ?? []).map {
        "\($0["range"]?["start"]?["line"]?.int ?? -1) \($0["newText"]?.string ?? "")"
      }
    }
    #expect(edits(range((0, 0), (2, 0))) == ["0 ，", "1 ，"])
    #expect(edits(range((0, 0), (2, 0)), range((0, 0), (2, 0))) == ["0 ，", "1 ，"])
    #expect(edits(range((0, 0), (1, 8)), range((0, 3), (2, 0))) == ["0 ，", "1 ，"])
    #expect(edits(range((0, 0), (0, 8)), range((0, 2), (0, 8))) == ["0 ，"])
    #expect(edits(range((0, 7), (0, 8))) == [])
  }

  @Test func `ghost text stands where the text ends, however far out the client points`() throws {
    let client = TestClient(capabilities: #"{"textDocument":{"inlineCompletion":{}}}"#)
    client.open("人民日益增长的美好生活\n")
    for place in [(0, 11), (0, 4000)] {
      let params = TestClient.at(place.0, place.1).dropLast() + ",\"context\":{\"triggerKind\":1}}"
      let items = client.request("textDocument/inlineCompletion", String(params))?.result?.elements
      let range = try #require(items?.first { _ in true }?["range"])
      #expect(range["start"]?["character"]?.int == 11 && range["end"]?["character"]?.int == 11)
    }
  }

  @Test func `no ghost text stands inside a word, where an undo has left the cursor`() {
    let client = TestClient(capabilities: #"{"textDocument":{"inlineCompletion":{}}}"#)
    func shown(_ behind: String) -> Int? {
      let uri = "file:///\(behind.utf16.count).txt"
      client.open("人民日益增长的美好生活\(behind)\n", uri: uri)
      let params = TestClient.at(0, 11, uri: uri).dropLast() + ",\"context\":{\"triggerKind\":1}}"
      let items = client.request("textDocument/inlineCompletion", String(params))?.result?.elements
      return items.map { Array($0).count }
    }
    #expect(shown("") == 1)
    #expect(shown("，") == 1)
    #expect(shown("需要，") == 0)
  }

  @Test func `a name of signs that cannot be seen is none`() {
    let client = TestClient(capabilities: fullCapabilities)
    client.open("# \u{85}\n正文。\n", uri: "file:///a.md", language: "markdown")
    let symbols = client.request("textDocument/documentSymbol", TestClient.document("file:///a.md"))?.result
    #expect(symbols?.elements.map { $0["name"]?.string ?? "" } == ["（无标题）"])
  }

  @Test(arguments: [
    ("markdown", #"\[点此\]\(command\:rm\) \*\*粗\*\*"#), ("plaintext", "[点此](command:rm) **粗**"),
  ])
  func `what a bank says is text, to readers of Markdown and of plain text`(format: String, shown: String) throws {
    let table = "#phrase\tpinyin\tcount\tdocuments\tsources\n穷尽一切办法抓好\t[点此](command:rm) **粗**\t90\t40\ta\n"
    let folder = try ScratchFolder([".gongwen/phrasebank/phrases.tsv": table])
    let client = TestClient()
    client.request(
      "initialize",
      "{\"processId\":null,\"rootUri\":\"file://\(folder.path)\",\"capabilities\":"
        + "{\"textDocument\":{\"completion\":{\"completionItem\":{\"documentationFormat\":[\"\(format)\"]}}}}}"
    )
    client.notify("initialized", "{}")
    client.open("穷尽一切")
    let items = client.request("textDocument/completion", TestClient.at(0, 4))?.result?["items"]?.elements
    let item = try #require(items?.first { $0["filterText"]?.string == "穷尽一切办法抓好" })
    let resolved = client.request("completionItem/resolve", String(decoding: item.source, as: UTF8.self))?.result
    let documentation = resolved?["documentation"]
    let text = documentation?["value"]?.string ?? documentation?.string ?? ""
    #expect(text.contains(shown), "\(text)")
    #expect((format == "markdown") == text.contains("\\"))
  }

  @Test func `a record with a message that was no JSON is played`() throws {
    let record = #"""
      {"gongwen":"0.1.0","log":1}
      {"ms":0,"from":"client","message":{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}}
      {"ms":1,"from":"client","text":"{no"}
      {"ms":1,"from":"server","message":{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"x"}}}
      {"ms":2,"from":"client","message":{"jsonrpc":"2.0","id":2,"method":"shutdown"}}
      {"ms":3,"from":"server","message":{"jsonrpc":"2.0","id":2,"result":null}}
      """#
    let replay = try Replay(Array(record.utf8))
    #expect(replay.messages == 3 && replay.requests == 2)
    #expect(replay.differences.isEmpty && replay.unanswered.isEmpty)
  }

  @Test func `a hover does not say what the editor shows above it`() {
    func hover(_ initialization: String) -> String {
      let client = TestClient(capabilities: "{}", initialization: initialization)
      client.open("一、甲\n三、乙\n")
      return client.request("textDocument/hover", TestClient.at(1, 0))?.result?["contents"]?["value"]?.string ?? ""
    }
    let message = "依据："
    #expect(hover("null").contains("ordinal-gap") && hover("null").contains(message))
    #expect(!hover(#"{"client":"vscode"}"#).contains("ordinal-gap") && hover(#"{"client":"vscode"}"#).contains(message))
  }

  @Test func `Kate loses nothing behind the cursor`() throws {
    let client = TestClient(capabilities: "{}", initialization: #"{"client":"kate"}"#)
    client.open("要全面加中学习。\n")
    let list = client.request("textDocument/completion", TestClient.at(0, 4))?.result
    let item = try #require(list?["items"]?.elements.first { $0["label"]?.string?.hasPrefix("要全面加强") == true })
    let text = item["textEdit"]?["newText"]?.string ?? ""
    #expect(item["insertText"]?.string == text && text.hasSuffix("中学习"))
    #expect(item["label"]?.string.map { text.hasPrefix($0) } == true)
    #expect(item["textEdit"]?["range"]?["start"]?["character"]?.int == 0)
    #expect(item["textEdit"]?["range"]?["end"]?["character"]?.int == 7)
  }
}

/// Kate asks by itself as soon as a run of 汉字 begins, and takes the first row on Enter.
@Suite struct KateListTests {
  private func labels(_ text: String, _ column: Int) -> Int {
    let client = TestClient(capabilities: "{}", initialization: #"{"client":"kate"}"#)
    client.open(text)
    return client.request("textDocument/completion", TestClient.at(0, column))?.result?["items"]?.count ?? 0
  }

  @Test func `nothing at the first character of a run, where nobody asked`() {
    #expect(labels("各单位要加", 5) > 0)
    #expect(labels("各单位，加", 5) == 0)
    #expect(labels("各单位，𠮷", 6) == 0)
    #expect(labels("各单位，", 4) > 0)
  }
}

/// The menu of a finding, and the settings that it writes.
@Suite struct CodeActionTests {
  private func actions(_ client: TestClient, _ line: Int, uri: String = "file:///draft.txt") -> [JSONValue] {
    let range = "{\"start\":{\"line\":\(line),\"character\":0},\"end\":{\"line\":\(line),\"character\":1}}"
    let params = "{\"textDocument\":{\"uri\":\"\(uri)\"},\"range\":\(range),\"context\":{\"diagnostics\":[]}}"
    return client.request("textDocument/codeAction", params)?.result.map { Array($0.elements) } ?? []
  }

  @Test func `an action is offered without its edit to a client that asks for it, and not made in another text`() throws
  {
    let client = TestClient(capabilities: fullCapabilities)
    client.open("一、甲\n三、乙\n")
    let fix = try #require(actions(client, 1).first { $0["kind"]?.string == "quickfix" })
    #expect(fix["edit"] == nil && fix["data"] != nil)
    let item = String(decoding: fix.source, as: UTF8.self)
    #expect(client.request("codeAction/resolve", item)?.result?["edit"]?["documentChanges"]?.count == 1)
    client.change(TestClient.edit((0, 2), (0, 2), "新"))
    #expect(client.request("codeAction/resolve", item)?.errorCode == ErrorCode.contentModified.rawValue)
  }

  @Test func `a finding that the client names is meant, wherever it asks`() {
    let client = TestClient(capabilities: fullCapabilities)
    client.open("要贯彻落实,务求实效。\n")
    func titles(_ diagnostics: String) -> [String] {
      let end = "{\"line\":0,\"character\":11}"
      let params =
        "{\"textDocument\":{\"uri\":\"file:///draft.txt\"},\"range\":{\"start\":\(end),\"end\":\(end)},"
        + "\"context\":{\"diagnostics\":[\(diagnostics)]}}"
      let menu = client.request("textDocument/codeAction", params)?.result?.elements
      return (menu.map { Array($0) } ?? []).map { $0["title"]?.string ?? "" }
    }
    let finding = client.notifications("textDocument/publishDiagnostics").last?["diagnostics"]?.elements
    let source = (finding.map { Array($0) } ?? []).first?.source ?? []
    #expect(!titles("").contains("改为“，”"))
    #expect(titles(String(decoding: source, as: UTF8.self)).contains("改为“，”"))
  }

  @Test func `Kate, which carries out all that comes back, gets one fix of the finding that it names`() {
    let client = TestClient(capabilities: fullCapabilities, initialization: #"{"client":"kate"}"#)
    client.open("一、甲\n（一）甲\n要快。\n（二）乙\n要实。\n三、丙\n要严,要细。\n二、丁\n要准。\n三、戊\n要真。\n")
    let findings = client.notifications("textDocument/publishDiagnostics").last?["diagnostics"]?.elements
    let named = (findings.map { Array($0) } ?? []).first { $0["code"]?.string == "ordinal-style" }
    let diagnostic = String(decoding: named?.source ?? [], as: UTF8.self)
    let whole = "{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":11,\"character\":0}}"
    let params =
      "{\"textDocument\":{\"uri\":\"file:///draft.txt\"},\"range\":\(whole),\"context\":{\"diagnostics\":[\(diagnostic)]}}"
    let menu = client.request("textDocument/codeAction", params)?.result?.elements
    #expect((menu.map { Array($0) } ?? []).map { $0["title"]?.string ?? "" } == ["改为“（三）”"])
    #expect(actions(client, 5).count > 1, "the menu of a line is whole")
  }

  @Test func `five hundred findings do not make a menu of megabytes`() {
    let text = (0..<600).map { "一、甲\n三、第\($0)项\n" }.joined()
    for capabilities in [fullCapabilities, "{}"] {
      let client = TestClient(capabilities: capabilities)
      client.open(text)
      let range = "{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":1199,\"character\":1}}"
      let params =
        "{\"textDocument\":{\"uri\":\"file:///draft.txt\"},\"range\":\(range),\"context\":{\"diagnostics\":[]}}"
      let answer = client.request("textDocument/codeAction", params)?.body.utf8.count ?? 0
      #expect(answer > 0 && answer < 1 << 20, "\(answer)")
    }
  }

  @Test func `a rule is switched off and a place dismissed in the project's settings, whole and at once`() throws {
    let folder = try ScratchFolder(["a.txt": "", ".gongwen.json": "", "b.txt": ""])
    let client = TestClient()
    client.request(
      "initialize",
      "{\"processId\":null,\"rootUri\":\"file://\(folder.path)\",\"capabilities\":\(fullCapabilities)}"
    )
    client.notify("initialized", "{}")
    #expect(client.notifications("window/showMessage").isEmpty, "an empty file of settings sets nothing")
    let uri = "file://\(folder.path)/a.txt"
    client.open("一、甲\n三、乙\n四、丙\n", uri: uri)
    #expect(client.published(uri: uri) == ["ordinal-gap 1:0-2"])
    let menu = actions(client, 1, uri: uri)
    let titles = menu.compactMap { $0["title"]?.string }
    #expect(titles.allSatisfy { !$0.contains("ordinal-gap") }, "rules are named in Chinese: \(titles)")
    #expect(titles.last?.hasPrefix("在本项目中关闭") == true)
    func run(_ prefix: String) throws {
      let action = try #require(menu.first { $0["title"]?.string?.hasPrefix(prefix) == true })
      let parts = [action["command"], action["arguments"]].map { String(decoding: $0?.source ?? [], as: UTF8.self) }
      let before = client.received.count
      #expect(
        client.request("workspace/executeCommand", "{\"command\":\(parts[0]),\"arguments\":\(parts[1])}")?.result != nil
      )
      // A client that reads no further than the answer knows all that has changed.
      let said = client.received[before...].map { $0.method ?? "answer" }
      #expect(said.contains("textDocument/publishDiagnostics") && said.last == "answer", "\(said)")
    }
    try run("不再提示")
    #expect(client.published(uri: uri) == [])
    #expect(SettingsFile(path: "\(folder.path)/.gongwen.json").settings.dismissed.map(\.text) == ["三、乙"])
    client.change(#"{"text":"一、甲\n三、丙\n"}"#, uri: uri)
    #expect(client.published(uri: uri) == ["ordinal-gap 1:0-2"], "another place is another finding")
    try run("在本项目中关闭")
    #expect(client.published(uri: uri) == [])
    let settings = SettingsFile(path: "\(folder.path)/.gongwen.json")
    #expect(settings.problems.isEmpty && settings.settings.rules["ordinal-gap"] == .off)
  }
}

/// What VS Code shows first.
@Suite struct FirstActionTests {
  private func client(_ text: String, isVSCode: Bool = true) -> TestClient {
    let client = TestClient(capabilities: fullCapabilities, initialization: isVSCode ? #"{"client":"vscode"}"# : "{}")
    client.open(text)
    return client
  }

  @Test func `where nothing mends a finding the first action says why it is one, and silences nothing`() {
    for (isVSCode, expected) in [(true, true), (false, false)] {
      let client = client("一、甲\n请于2026年11月31日前报送。\n二、乙\n", isVSCode: isVSCode)
      let first = client.request(
        "textDocument/codeAction",
        #"{"textDocument":{"uri":"file:///draft.txt"},"range":{"start":{"line":1,"character":8},"#
          + #""end":{"line":1,"character":8}},"context":{"diagnostics":[]}}"#
      )?.result?[0]
      #expect((first?["command"]?["command"]?.string == "gongwen.explainRule") == expected)
      if isVSCode { #expect(first?["title"]?.string?.hasPrefix("查看规则") == true) }
    }
  }

  @Test func `an empty draft says how to begin where the extension can`() {
    for (isVSCode, count) in [(true, 1), (false, 0)] {
      let lenses = client("\n", isVSCode: isVSCode).request("textDocument/codeLens", TestClient.document())?.result
      #expect(lenses?.elements.reduce(0) { sum, _ in sum + 1 } == count)
      if isVSCode { #expect(lenses?[0]?["command"]?["command"]?.string == "gongwen.newDocument") }
    }
  }
}

/// A settings file that somebody else writes, for an editor that cannot watch files.
@Suite struct UnwatchedSettingsTests {
  @Test func `a settings file made, changed or removed elsewhere counts from the next save on`() throws {
    let folder = try ScratchFolder(["a.txt": ""])
    let client = TestClient()
    client.request("initialize", "{\"processId\":null,\"rootUri\":\"file://\(folder.path)\",\"capabilities\":{}}")
    client.notify("initialized", "{}")
    let uri = "file://\(folder.path)/a.txt"
    client.open("一、甲\n三、乙\n四、丙\n", uri: uri)
    #expect(client.published(uri: uri) == ["ordinal-gap 1:0-2"])
    func publishedAfterSave(_ settings: String) throws -> [String]? {
      try folder.write(settings, to: ".gongwen.json")
      client.notify("textDocument/didSave", TestClient.document(uri))
      return client.published(uri: uri)
    }
    #expect(try publishedAfterSave(#"{"rules":{"ordinal-gap":"off"}}"#) == [])
    #expect(try publishedAfterSave(#"{"rules":{}}"#) == ["ordinal-gap 1:0-2"])
    #expect(try publishedAfterSave(#"{"rules":{"group:structure":"off"}}"#) == [])
    client.open("一、甲\n三、乙\n四、丙\n", uri: "file://\(folder.path)/b.txt")
    try folder.write(#"{ }"#, to: ".gongwen.json")
    client.open("一、甲\n", uri: "file://\(folder.path)/c.txt")
    #expect(client.published(uri: uri) == ["ordinal-gap 1:0-2"], "an open says it too")
  }
}

/// What LSP 3.18 has for prose, offered to clients that ask for it.
@Suite struct ProtocolVersionTests {
  private static let capabilities =
    #"{"workspace":{"textDocumentContent":{},"workspaceEdit":{"documentChanges":true,"changeAnnotationSupport":{},"metadataSupport":true},"foldingRange":{"refreshSupport":true},"codeLens":{"refreshSupport":true},"applyEdit":true},"textDocument":{"publishDiagnostics":{"codeDescriptionSupport":true},"codeAction":{"documentationSupport":true,"codeActionLiteralSupport":{"codeActionKind":{"valueSet":[]}}}}}"#

  @Test func `the code of a finding leads to the page of its rule`() throws {
    let client = TestClient(capabilities: Self.capabilities)
    client.open("一、甲\n三、乙\n")
    let diagnostic = client.notifications("textDocument/publishDiagnostics").last?["diagnostics"]?[0]
    let page = try #require(diagnostic?["codeDescription"]?["href"]?.string)
    #expect(page.hasPrefix("gongwen:"))
    let answer = client.request("workspace/textDocumentContent", "{\"uri\":\"\(page)\"}")?.result
    #expect(answer?["text"]?.string?.contains("ordinal-gap") == true)
    #expect(client.request("workspace/textDocumentContent", #"{"uri":"gongwen:规则/none.md"}"#)?.errorCode == -32602)
    let plain = TestClient(capabilities: "{}")
    plain.open("一、甲\n三、乙\n")
    #expect(plain.notifications("textDocument/publishDiagnostics").last?["diagnostics"]?[0]?["codeDescription"] == nil)
  }

  @Test func `what is offered depends on what is asked for`() {
    func capability(_ client: String) -> JSONValue? {
      TestClient().request("initialize", "{\"processId\":null,\"rootUri\":null,\"capabilities\":\(client)}")?.result?[
        "capabilities"
      ]
    }
    #expect(capability(Self.capabilities)?["workspace"]?["textDocumentContent"]?["schemes"]?[0]?.string == "gongwen")
    #expect(capability("{}")?["workspace"]?["textDocumentContent"] == nil)
    let pages = capability(Self.capabilities)?["codeActionProvider"]?["documentation"]
    #expect(pages?.elements.map { $0["kind"]?.string } == ["quickfix", "source.fixAll.gongwen"])
    #expect(pages?.elements.allSatisfy { $0["command"]?["tooltip"]?.string?.isEmpty == false } == true)
  }

  @Test func `a name is changed throughout the draft only after a question`() {
    let client = TestClient(capabilities: Self.capabilities)
    client.open("要落实“三个到位”。“三个到位”是关键。\n")
    let params = TestClient.at(0, 5).dropLast() + ",\"newName\":\"四个到位\"}"
    let edit = client.request("textDocument/rename", String(params))?.result
    #expect(edit?["changeAnnotations"]?["gongwen"]?["needsConfirmation"]?.bool == true)
    #expect(
      edit?["documentChanges"]?[0]?["edits"]?.elements.allSatisfy { $0["annotationId"]?.string == "gongwen" } == true
    )
  }

  /// The action of a client that takes snippets, at the beginning of `line`, whose title begins so.
  private func offered(_ title: String, in draft: String, line: Int) throws -> JSONValue? {
    let client = TestClient(
      capabilities:
        #"{"workspace":{"workspaceEdit":{"documentChanges":true,"snippetEditSupport":true}},"textDocument":{"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":[]}}}}}"#
    )
    client.open(draft)
    let range = "{\"start\":{\"line\":\(line),\"character\":0},\"end\":{\"line\":\(line),\"character\":0}}"
    let params =
      "{\"textDocument\":{\"uri\":\"file:///draft.txt\"},\"range\":\(range),\"context\":{\"diagnostics\":[]}}"
    let menu = client.request("textDocument/codeAction", params)?.result
    let action = try #require(menu?.elements.first { $0["title"]?.string?.hasPrefix(title) == true })
    return action["edit"]?["documentChanges"]?[0]?["edits"]
  }

  @Test func `a new section has the cursor behind its number`() throws {
    let edits = try offered("在此插入一节", in: "一、总体要求\n二、主要任务\n", line: 0)
    #expect(edits?.elements.compactMap { $0["snippet"]?["value"]?.string } == ["\n二、$0"])
    #expect(edits?.elements.compactMap { $0["newText"]?.string } == ["三"])
  }

  @Test func `a missing item that is put in is the place to write in`() throws {
    let edits = try offered("补上“二、”等", in: "一、总体要求\n四、主要任务\n", line: 1)
    #expect(
      edits?.elements.compactMap { $0["snippet"]?["value"]?.string } == [
        "二、${1:（此处补写）}\n三、${2:（此处补写）}\n"
      ]
    )
  }

  private static let mergingCapabilities =
    #"{"textDocument":{"completion":{"completionList":{"itemDefaults":["data"],"applyKindSupport":true}},"codeLens":{"resolveSupport":{"properties":["command"]}}}}"#

  @Test func `what all items of a list say of their bank is said once, and merged by the client`() throws {
    let client = TestClient(capabilities: Self.mergingCapabilities)
    client.open("全心全意为人民")
    let list = try #require(client.request("textDocument/completion", TestClient.at(0, 7))?.result)
    #expect(list["applyKind"]?["data"]?.int == 2)
    let edition = try #require(list["itemDefaults"]?["data"]?["edition"]?.int)
    let item = try #require(list["items"]?.elements.first { $0["data"] != nil })
    let data = try #require(item["data"])
    #expect(data["edition"] == nil)
    let (table, row) = try (#require(data["table"]?.int), #require(data["row"]?.int))
    func resolved(_ data: String) -> Bool {
      client.request("completionItem/resolve", "{\"label\":\"x\",\"data\":\(data)}")?.result?["documentation"] != nil
    }
    #expect(resolved("{\"table\":\(table),\"row\":\(row),\"edition\":\(edition)}"))
    #expect(!resolved("{\"table\":\(table),\"row\":\(row),\"edition\":\(edition + 1)}"), "a bank read anew since")
    let plain = TestClient(capabilities: "{}")
    plain.open("全心全意为人民")
    let whole = plain.request("textDocument/completion", TestClient.at(0, 7))?.result
    #expect(whole?["applyKind"] == nil && whole?["itemDefaults"] == nil)
    #expect(whole?["items"]?.elements.first { $0["data"] != nil }?["data"]?.count == 3)
  }

  @Test func `the length of a draft is counted when its lens is seen, for a client that asks then`() throws {
    let client = TestClient(capabilities: Self.mergingCapabilities)
    client.open("一、甲\n二、乙\n")
    let lens = try #require(client.request("textDocument/codeLens", TestClient.document())?.result?[0])
    #expect(lens["command"] == nil)
    client.change(TestClient.edit((0, 3), (0, 3), "乙"))
    let seen = client.request("codeLens/resolve", String(decoding: lens.source, as: UTF8.self))?.result
    #expect(seen?["command"]?["title"]?.string == "全文 7 字")
    let plain = TestClient(capabilities: "{}")
    plain.open("一、甲\n二、乙\n")
    #expect(plain.request("textDocument/codeLens", TestClient.document())?.result?[0]?["command"] != nil)
  }

  @Test(arguments: [(Self.mergingCapabilities, 5), ("{}", 4)])
  func `whoever traces is told what happens, in a type that the client knows`(capabilities: String, type: Int) {
    func told(_ trace: String) -> [Int] {
      let client = TestClient()
      client.request(
        "initialize",
        "{\"processId\":null,\"rootUri\":null,\"trace\":\"\(trace)\",\"capabilities\":\(capabilities)}"
      )
      return client.notifications("window/logMessage").compactMap { $0["type"]?.int }
    }
    #expect(told("verbose") == [type])
    #expect(told("off") == [])
  }

  @Test func `a command says what it does before, and of its edit that it is no refactoring`() throws {
    let client = TestClient(capabilities: Self.capabilities)
    client.open("一.甲\n二、乙\n")
    let lenses = try #require(client.request("textDocument/codeLens", TestClient.document())?.result)
    let command = try #require(lenses.elements.compactMap { $0["command"] }.first { $0["tooltip"] != nil })
    #expect(command["tooltip"]?.string?.contains("撤销") == true)
    client.request("workspace/executeCommand", String(decoding: command.source, as: UTF8.self))
    let edit = client.received.last { $0.method == "workspace/applyEdit" }
    #expect(edit?.json["params"]?["metadata"]?["isRefactoring"]?.bool == false)
  }

  @Test(arguments: [true, false])
  func `files are watched below the folders of the workspace, where the client takes such patterns`(takes: Bool) {
    let client = TestClient()
    let watched = "{\"dynamicRegistration\":true,\"relativePatternSupport\":\(takes)}"
    client.request(
      "initialize",
      "{\"processId\":null,\"rootUri\":\"file:///drafts\",\"capabilities\":{\"workspace\":{\"didChangeWatchedFiles\":\(watched)}}}"
    )
    client.notify("initialized", "{}")
    let asked = client.received.first { $0.method == "client/registerCapability" }?.json["params"]
    let watchers = asked?["registrations"]?[0]?["registerOptions"]?["watchers"]
    let bases = watchers?.elements.map { $0["globPattern"]?["baseUri"]?.string }
    #expect(bases == (takes ? ["file:///drafts", "file:///drafts"] : [nil, nil]))
  }

  @Test func `folds and lenses are asked for again when settings have changed`() {
    let client = TestClient(capabilities: Self.capabilities)
    client.notify("workspace/didChangeConfiguration", #"{"settings":{"gongwen":{"rules":{"ordinal-gap":"off"}}}}"#)
    let asked = client.received.compactMap(\.method)
    #expect(asked.contains("workspace/foldingRange/refresh") && asked.contains("workspace/codeLens/refresh"))
  }
}
