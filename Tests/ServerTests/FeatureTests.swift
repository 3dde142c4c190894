import JSON
import LanguageServerProtocol
import Structure
import TestSupport
import Testing
import Text

@testable import Server

/// A client that can do everything the server asks about.
let fullCapabilities = #"""
  {"general":{"positionEncodings":["utf-16"]},
   "workspace":{"applyEdit":true,"configuration":false,"workspaceEdit":{"documentChanges":true}},
   "textDocument":{"publishDiagnostics":{"relatedInformation":true},
    "documentSymbol":{"hierarchicalDocumentSymbolSupport":true},
    "completion":{"contextSupport":true,"completionItem":{"snippetSupport":true,"labelDetailsSupport":true}},
    "codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}},"dataSupport":true,"resolveSupport":{"properties":["edit"]}},
    "inlineCompletion":{},
    "semanticTokens":{"tokenTypes":["namespace","enumMember","string","number","property"]}}}
  """#

private func tokens(_ answer: TestClient.Received?) -> [Int] {
  answer?.result?["data"]?.elements.compactMap(\.int) ?? []
}

@Suite struct FeatureTests {
  @Test func `what is found is published with its place and goes when the document does`() {
    let client = TestClient(capabilities: fullCapabilities)
    client.open("一、甲\n三、乙\n")
    #expect(client.published() == ["ordinal-gap 1:0-2"])
    client.change(TestClient.edit((1, 0), (1, 1), "二"))
    #expect(client.published() == [])
    client.change(TestClient.edit((1, 0), (1, 1), "三"))
    client.notify("textDocument/didClose", TestClient.document())
    #expect(client.published() == [])
  }

  @Test func `a client that pulls is not pushed to and hears nothing twice`() {
    let client = TestClient(capabilities: #"{"textDocument":{"diagnostic":{}}}"#)
    client.open("一、甲\n三、乙\n")
    #expect(client.published() == nil)
    let first = client.request("textDocument/diagnostic", TestClient.document())?.result
    #expect(first?["items"]?.elements.map(TestClient.describe) == ["ordinal-gap 1:0-2"])
    let id = first?["resultId"]?.string ?? ""
    func again() -> String? {
      client.request(
        "textDocument/diagnostic",
        "{\"textDocument\":{\"uri\":\"file:///draft.txt\"},\"previousResultId\":\"\(id)\"}"
      )?
      .result?["kind"]?.string
    }
    #expect(again() == "unchanged")
    client.change(TestClient.edit((1, 3), (1, 3), "丙"))
    #expect(again() == "full")
    let workspace = client.request("workspace/diagnostic", #"{"previousResultIds":[],"workDoneToken":"t"}"#)?.result
    #expect(workspace?["items"]?[0]?["items"]?.elements.map(TestClient.describe) == ["ordinal-gap 1:0-2"])
    #expect(client.notifications("$/progress").map { $0["value"]?["kind"]?.string } == ["begin", "end"])
  }

  @Test func `each fix is an action and all certain ones are one`() {
    let client = TestClient(capabilities: fullCapabilities)
    client.open("一.甲\n二、乙\n")
    let whole = #"{"start":{"line":0,"character":0},"end":{"line":2,"character":0}}"#
    func actions(_ only: String) -> [JSONValue] {
      let params =
        "{\"textDocument\":{\"uri\":\"file:///draft.txt\"},\"range\":\(whole),\"context\":{\"diagnostics\":[]\(only)}}"
      return client.request("textDocument/codeAction", params)?.result.map { Array($0.elements) } ?? []
    }
    let fix = actions("").first
    #expect(fix?["kind"]?.string == "quickfix")
    let item = String(decoding: fix?.source ?? [], as: UTF8.self)
    let asked = client.request("codeAction/resolve", item)?.result
    #expect(asked?["edit"]?["documentChanges"]?[0]?["edits"]?.count == 1)
    let all = actions(#","only":["source.fixAll"]"#)
    #expect(all.map { $0["kind"]?.string } == ["source.fixAll.gongwen"])
    let data = String(decoding: all.first?.source ?? [], as: UTF8.self)
    let resolved = client.request("codeAction/resolve", data)?.result
    #expect(resolved?["edit"]?["documentChanges"]?[0]?["edits"]?[0]?["newText"]?.string == "、")
    client.change(TestClient.edit((0, 1), (0, 2), "、"))
    #expect(actions(#","only":["quickfix","source"]"#).isEmpty)
  }

  @Test func `formatting mends what is certain`() {
    let client = TestClient(capabilities: fullCapabilities)
    client.open("一.甲\n二、乙\n")
    let options = #""options":{"tabSize":2,"insertSpaces":true}"#
    let edits = client.request(
      "textDocument/formatting",
      "{\"textDocument\":{\"uri\":\"file:///draft.txt\"},\(options)}"
    )?.result
    #expect(edits?.elements.map { $0["newText"]?.string } == ["、"])
    let elsewhere = #"{"start":{"line":1,"character":0},"end":{"line":1,"character":3}}"#
    let none = client.request(
      "textDocument/rangeFormatting",
      "{\"textDocument\":{\"uri\":\"file:///draft.txt\"},\"range\":\(elsewhere),\(options)}",
    )
    #expect(none?.result?.count == 0)
    client.open("1.落实责任。要抓好整改，确保到位。\n\n", uri: "file:///b.txt")
    let next = client.request(
      "textDocument/onTypeFormatting",
      "{\"textDocument\":{\"uri\":\"file:///b.txt\"},\"position\":{\"line\":1,\"character\":0},\"ch\":\"\\n\",\(options)}",
    )
    #expect(next?.result?[0]?["newText"]?.string == "2.")
  }

  @Test func `tokens are told as differences from those the client holds`() {
    let client = TestClient(capabilities: fullCapabilities)
    client.open("一、坚持“两个确立”\n二、乙\n")
    let full = client.request("textDocument/semanticTokens/full", TestClient.document())
    let first = tokens(full)
    #expect(!first.isEmpty && first.count % 5 == 0)
    client.change(TestClient.edit((1, 3), (1, 3), "方\n三、丙"))
    let id = full?.result?["resultId"]?.string ?? ""
    let delta = client.request(
      "textDocument/semanticTokens/full/delta",
      "{\"textDocument\":{\"uri\":\"file:///draft.txt\"},\"previousResultId\":\"\(id)\"}",
    )?.result
    var patched = first
    for edit in delta?["edits"].map({ Array($0.elements) }) ?? [] {
      let start = edit["start"]?.int ?? 0
      patched.replaceSubrange(
        start..<start + (edit["deleteCount"]?.int ?? 0),
        with: edit["data"]?.elements.compactMap(\.int) ?? []
      )
    }
    #expect(patched == tokens(client.request("textDocument/semanticTokens/full", TestClient.document())))
  }

  @Test func `a wrong setting is told by name and the rest is taken`() {
    let client = TestClient(
      capabilities: fullCapabilities,
      initialization:
        #"{"rules":{"ordinal-gap":"off","ordinal-gpa":"off"},"completion":{"limit":"many"},"client":"test"}"#,
    )
    let shown = client.notifications("window/showMessage").compactMap { $0["message"]?.string }
    #expect(shown.count == 2)
    #expect(shown.contains { $0.contains("ordinal-gpa") && $0.contains("ordinal-gap") })
    #expect(shown.contains { $0.contains("completion.limit") })
    client.open("一、甲\n三、乙\n")
    #expect(client.published() == [])
    client.notify("workspace/didChangeConfiguration", #"{"settings":{"gongwen":{"rules":{"ordinal-gap":"error"}}}}"#)
    #expect(client.published() == ["ordinal-gap 1:0-2"])
  }

  @Test func `of very many wrong settings the first are told, and the work goes on`() {
    let rules = (0..<20_000).map { "\"ordinal-ga\($0)\":\"off\"" }.joined(separator: ",")
    let client = TestClient(
      capabilities: fullCapabilities,
      initialization: "{\"rules\":{\(rules),\"ordinal-gap\":\"off\"}}",
    )
    let shown = client.notifications("window/showMessage").compactMap { $0["message"]?.string }
    #expect(shown.count == 6 && shown.last?.contains("还有") == true)
    client.open("一、甲\n三、乙\n")
    #expect(client.published() == [])
  }

  @Test func `a rule is switched off in the text of the settings and nothing else changes`() {
    func off(_ text: String) -> String? {
      SettingsEdit.disabling("x-y", in: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(off("") == "{\n  \"rules\": {\n    \"x-y\": \"off\"\n  }\n}\n")
    #expect(
      off(#"{"names":["三农"],"rules":{"a":"off","x-y":"error"},"genre":"通知"}"#)
        == "{\n  \"names\": [\n    \"三农\"\n  ],\n  \"rules\": {\n    \"a\": \"off\",\n    \"x-y\": \"off\"\n  },\n  \"genre\": \"通知\"\n}\n"
    )
    #expect(off("[]") == nil)
    #expect(off("{,}") == nil)
    #expect(off(#"{"rules": ["a"]}"#) == nil, "what is no map of rules is not thrown away")
    #expect(off(#"{"rules": null}"#) != nil)
    #expect(SettingsEdit.dismissing("x-y", "甲", in: Array(#"{"dismissed": {"a": 1}}"#.utf8)) == nil)
  }

  @Test func `a draft in traditional characters can be found by simplified ones`() {
    func details(_ draft: String) -> [String] {
      let client = TestClient(capabilities: fullCapabilities)
      client.open(draft)
      let symbols = client.request("textDocument/documentSymbol", TestClient.document())?.result
      return symbols?.elements.map { $0["detail"]?.string ?? "" } ?? []
    }
    #expect(details("一、樹立群眾觀念\n二、密切聯系群眾\n") == ["一、树立群众观念 · 8 字", "二、密切联系群众 · 8 字"])
    #expect(details("一、显著的成效\n二、编著的书籍\n") == ["7 字", "7 字"])
  }

  @Test func `VS Code is given whole levels of a long outline`() {
    func levels(_ symbols: [Symbol]) -> [Int] {
      symbols.isEmpty ? [] : [symbols.count] + levels(symbols.flatMap { $0.children })
    }
    func client(_ name: String, items: Int) -> TestClient {
      let client = TestClient(capabilities: fullCapabilities, initialization: #"{"client":"\#(name)"}"#)
      let list = (1...items).map { "\($0).抓落实，压实各方责任。\n" }.joined()
      client.open(["一", "二", "三"].map { "\($0)、加强领导\n（一）落实责任\n\(list)" }.joined())
      return client
    }
    let symbols = client("vscode", items: 20).session.documents["file:///draft.txt"]?.document.symbols ?? []
    #expect(levels(symbols) == [3, 3, 60])
    #expect(levels(symbols.upperLevels(66)) == [3, 3, 60])
    #expect(levels(symbols.upperLevels(65)) == [3, 3])
    #expect(levels(symbols.upperLevels(1)) == [3, 3])
    let names = ["vscode", "standard"].map { client($0, items: 700).symbols().contains("7.抓落实") }
    #expect(names == [false, true])
  }

  @Test func `a document beyond the limit is refused and the others are served`() {
    let client = TestClient(capabilities: fullCapabilities)
    client.open(String(repeating: "关于加强工作的通知。\n", count: 1_200_000), uri: "file:///big.txt")
    #expect(client.notifications("window/showMessage").count == 1)
    client.change(TestClient.edit((0, 0), (0, 0), "x"), uri: "file:///big.txt")
    #expect(
      client.request("textDocument/documentSymbol", TestClient.document("file:///big.txt"))?.result?.isNull == true
    )
    client.open("一、甲\n三、乙\n")
    #expect(client.published() == ["ordinal-gap 1:0-2"])
  }

  @Test func `clients that count bytes and insert at the cursor are known`() {
    let ale = TestClient()
    ale.request(
      "initialize",
      #"{"processId":1,"rootUri":null,"capabilities":{"textDocument":{"completion":{"contextSupport":false}}}}"#
    )
    #expect(ale.session.insertsRemainder && ale.session.encoding == .utf8)
    let minimal = TestClient(capabilities: "{}")
    #expect(!minimal.session.insertsRemainder && minimal.session.encoding == .utf16)
    let told = TestClient(capabilities: "{}", initialization: #"{"client":"ale","positionEncoding":"utf-32"}"#)
    #expect(told.session.insertsRemainder && told.session.encoding == .utf32)
  }

  @Test func `a record is played again with the same answers`() throws {
    let record = #"""
      {"gongwen":"0.1.0","log":1}
      {"ms":0,"from":"client","message":{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}}
      {"ms":1,"from":"client","message":{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///a.txt","languageId":"text","version":1,"text":"一、甲\n"}}}}
      {"ms":2,"from":"client","message":{"jsonrpc":"2.0","id":2,"method":"textDocument/formatting","params":{"textDocument":{"uri":"file:///a.txt"},"options":{}}}}
      {"ms":3,"from":"server","message":{"jsonrpc":"2.0","id":2,"result":[]}}
      {"ms":4,"from":"client","message":{"jsonrpc":"2.0","id":3,"method":"shutdown"}}
      {"ms":5,"from":"server","message":{"jsonrpc":"2.0","id":3,"result":false}}
      """#
    let replay = try Replay(Array(record.utf8))
    #expect(replay.requests == 3)
    #expect(replay.unanswered.isEmpty)
    #expect(replay.differences.map(\.method) == ["shutdown"])
    #expect(throws: Replay.UnreadableRecord(line: 1)) { try Replay(Array("no".utf8)) }
  }
}
