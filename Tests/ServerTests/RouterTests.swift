import JSON
import TestSupport
import Testing
import Text

@testable import Server

@Suite struct RouterTests {
  @Test func `the states of a session`() {
    let client = TestClient()
    #expect(client.request("textDocument/hover", TestClient.at(0, 0))?.errorCode == -32002)
    client.open("一、甲")
    #expect(client.session.documents.isEmpty)
    #expect(client.request("initialize", #"{"processId":null,"rootUri":null,"capabilities":{}}"#)?.result != nil)
    #expect(client.request("initialize", #"{"processId":null,"rootUri":null,"capabilities":{}}"#)?.errorCode == -32600)
    #expect(client.request("no/such")?.errorCode == -32601)
    #expect(client.request("$/no/such")?.errorCode == -32601)
    #expect(client.request("shutdown", "null")?.result?.isNull == true)
    #expect(client.request("textDocument/hover", TestClient.at(0, 0))?.errorCode == -32600)
    #expect(client.session.exitCode == nil)
    client.notify("exit", nil)
    #expect(client.session.exitCode == 0)
  }

  @Test func `exit without shutdown and a closed stream say so`() {
    let rude = TestClient(capabilities: "{}")
    rude.notify("exit", nil)
    #expect(rude.session.exitCode == 1)
    let gone = TestClient(capabilities: "{}")
    gone.session.receiveEnd()
    gone.settle()
    #expect(gone.session.exitCode == 1)
  }

  @Test func `a cancellation overtakes what waits and concerns nothing else`() {
    let client = TestClient(capabilities: "{}")
    client.open("一、甲\n")
    var stream: [UInt8] = []
    for id in ["10", "\"10\"", "11"] {
      stream += TestClient.frame(TestClient.request(id, "textDocument/documentSymbol", TestClient.document()))
    }
    for id in ["10", "99", "{}"] {
      stream += TestClient.frame(#"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":\#(id)}}"#)
    }
    client.send(stream)
    func answer(_ id: String) -> TestClient.Received? { client.received.last { $0.id == id && $0.method == nil } }
    #expect(answer("10")?.errorCode == -32800)
    #expect(answer("\"10\"")?.result != nil)
    #expect(answer("11")?.result != nil)
    // An id that was cancelled may be used again.
    client.send(TestClient.frame(TestClient.request("10", "textDocument/documentSymbol", TestClient.document())))
    #expect(answer("10")?.result != nil)
  }

  /// Params of every shape to every method: one answer each, never a crash, and an ordinary request still works.
  @Test func `every request is answered exactly once whatever it holds`() {
    let client = TestClient(
      capabilities: #"{"textDocument":{"diagnostic":{},"semanticTokens":{"tokenTypes":["class"]}}}"#
    )
    client.open("一、甲\n三、乙\n", uri: "file:///d.txt")
    let document = #""textDocument":{"uri":"file:///d.txt"}"#
    let range = #"{"start":{"line":0,"character":0},"end":{"line":9,"character":9}}"#
    let junk: [String?] = [
      nil, "null", "{}", "[]", "1", "\"x\"", "{\(document)}", #"{"textDocument":5}"#, #"{"textDocument":{"uri":7}}"#,
      #"{"textDocument":{"uri":"file:///unknown"},"position":{"line":0,"character":0}}"#,
      "{\(document),\"position\":{\"line\":0,\"character\":1}}",
      "{\(document),\"position\":{\"line\":99999999999,\"character\":99999999999}}",
      "{\(document),\"position\":{\"line\":-1,\"character\":1e99}}",
      "{\(document),\"range\":\(range),\"context\":{\"diagnostics\":[]}}",
      "{\(document),\"range\":\(range),\"options\":{\"tabSize\":2,\"insertSpaces\":true}}",
      "{\(document),\"range\":{\"start\":{\"line\":5,\"character\":5},\"end\":{\"line\":0,\"character\":0}},\"context\":{\"diagnostics\":[{}]}}",
      "{\(document),\"position\":{\"line\":0,\"character\":1},\"newName\":\"\",\"ch\":\"\\n\",\"options\":{}}",
      "{\(document),\"positions\":[{\"line\":0,\"character\":1},{\"line\":7,\"character\":1}]}",
      "{\(document),\"previousResultId\":\"x\",\"position\":{\"line\":0,\"character\":1},\"context\":{\"includeDeclaration\":true}}",
      #"{"query":"甲"}"#, #"{"previousResultIds":[{"uri":"file:///d.txt","value":"1"}]}"#,
      #"{"command":"x","arguments":[1]}"#,
      #"{"label":"x","data":[0,0]}"#, #"{"label":"x","data":{"a":[]},"kind":"quickfix","title":"t"}"#,
    ]
    var id = 1000
    for handler in allFeatures.flatMap(\.requests) {
      for params in junk {
        id += 1
        client.send(TestClient.frame(TestClient.request("\(id)", handler.method.description, params)))
        let answers = client.received.filter { $0.id == "\(id)" && $0.method == nil }
        #expect(answers.count == 1, "\(handler.method) \(params ?? "-")")
        #expect((answers.first?.result == nil) != (answers.first?.errorCode == nil))
      }
    }
    for notification in allNotifications {
      for params in junk { client.notify(notification.method.description, params) }
    }
    client.open("一、甲\n", uri: "file:///d.txt")
    #expect(client.request("textDocument/documentSymbol", TestClient.document("file:///d.txt"))?.result?.count == 1)
  }

  @Test func `random bytes and random JSON leave the session alive`() {
    var random = SeededGenerator(seed: 3)
    let client = TestClient(capabilities: "{}")
    let methods =
      allFeatures.flatMap(\.requests).map { $0.method.description } + allNotifications.map { $0.method.description }
    for round in 0..<300 {
      if round % 3 == 0 {
        var bytes = Array("Content-Length: 0".utf8)
        for _ in 0..<random.int(in: 0..<80) { bytes.append(UInt8(random.int(in: 0..<256))) }
        client.send(bytes + [13, 10, 13, 10])
      } else {
        let id = round % 2 == 0 ? "\"id\":\(round)," : ""
        let method = random.pick(methods) ?? ""
        client.send(TestClient.frame("{\(id)\"method\":\"\(method)\",\"params\":\(randomJSON(&random, depth: 4))}"))
      }
    }
    // Resynchronizes with the next good header.
    client.send([13, 10, 13, 10])
    client.open("一、甲\n")
    #expect(client.request("textDocument/documentSymbol", TestClient.document())?.result?.count == 1)
  }

  private func randomJSON(_ random: inout SeededGenerator, depth: Int) -> String {
    let keys = [
      "textDocument", "uri", "position", "line", "character", "range", "start", "end", "text", "version",
      "contentChanges", "context", "diagnostics", "query", "x",
    ]
    switch random.int(in: 0..<(depth > 0 ? 8 : 6)) {
    case 0: return "null"
    case 1: return "\(random.int(in: -3..<100))"
    case 2: return "\"file:///draft.txt\""
    case 3: return "\"一、\\n𠮷\\ud83d\""
    case 4: return "true"
    case 5: return "1.5e3"
    case 6:
      return "[" + (0..<random.int(in: 0..<4)).map { _ in randomJSON(&random, depth: depth - 1) }.joined(separator: ",")
        + "]"
    default:
      let members = (0..<random.int(in: 0..<5)).map { _ in
        "\"\(random.pick(keys) ?? "")\":\(randomJSON(&random, depth: depth - 1))"
      }
      return "{" + members.joined(separator: ",") + "}"
    }
  }
}
