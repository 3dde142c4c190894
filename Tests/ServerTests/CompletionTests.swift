import Completion
import JSON
import LanguageServerProtocol
import PhraseBank
import TestSupport
import Testing
import Text

@testable import Server

/// Completes at the `‸`, accepts the item called `label` the way a client does, and gives the line.
private func accept(
  _ label: String,
  in text: String,
  encoding: String = "utf-16",
  initialization: String = "null",
) -> String? {
  let fixture = MarkedText(text)
  let client = TestClient(
    capabilities:
      "{\"general\":{\"positionEncodings\":[\"\(encoding)\"]},\"textDocument\":{\"completion\":{\"completionItem\":{}}}}",
    initialization: initialization,
  )
  client.open(fixture.string)
  var mapper = PositionMapper(fixture.text, client.session.encoding)
  let position = mapper.client(fixture.cursor)
  let list = client.request("textDocument/completion", TestClient.at(position.line, position.character))?.result
  guard let item = list?["items"]?.elements.first(where: { $0["label"]?.string == label }) else { return nil }
  check(item, before: fixture)
  guard let edit = item["textEdit"], let range = try? edit.range("range") else { return nil }
  var result = fixture.text
  result.apply(TextEdit(range: mapper.text(range), newText: edit["newText"]?.string ?? ""))
  return String(result.line(fixture.cursor.line).units)
}

/// What holds for every item, whatever it offers.
private func check(_ item: JSONValue, before fixture: MarkedText) {
  #expect(item["sortText"]?.string?.count == 3)
  #expect(item["kind"]?.int != 1)
  #expect(item["commitCharacters"] == nil && item["preselect"] == nil)
  #expect(item["textEdit"]?["range"]?["start"]?["line"]?.int == fixture.cursor.line)
  #expect(item["textEdit"]?["range"]?["end"]?["line"]?.int == fixture.cursor.line)
}

@Suite struct CompletionTests {
  private let bank = "phrase\tpinyin\tcount\tdocuments\tsources\n"

  /// A label that the shipped bank offers after `text`.
  private func anyLabel(after text: String) -> (label: String, filter: String)? {
    let client = TestClient(capabilities: "{}")
    client.open(text)
    let list = client.request("textDocument/completion", TestClient.at(0, text.utf16.count))?.result
    guard let item = list?["items"]?[0], let label = item["label"]?.string, let filter = item["filterText"]?.string
    else {
      return nil
    }
    return (label, filter)
  }

  @Test(arguments: ["utf-8", "utf-16", "utf-32"])
  func `the whole run is replaced by itself and what follows`(encoding: String) throws {
    let (label, filter) = try #require(anyLabel(after: "各级党委要坚持中国特色社会"))
    #expect(filter.hasPrefix("各级党委要坚持中国特色社会"))
    #expect(accept(label, in: "😀，各级党委要坚持中国特色社会‸。", encoding: encoding) == "😀，\(filter)。")
  }

  @Test func `who asks again where nothing was likely gets the best there is`() throws {
    let client = TestClient(capabilities: "{}")
    client.open("进一步加强")
    func rows() throws -> Int {
      let items = client.request("textDocument/completion", TestClient.at(0, 5))?.result?["items"]
      return try Array(#require(items).elements).count
    }
    #expect(try rows() == 0)
    #expect(try (1...5).contains(rows()))
    #expect(try (1...5).contains(rows()), "and as often as it is asked")
  }

  @Test func `a client that says at every key that the writer asks opens no list behind a figure`() {
    let client = TestClient(capabilities: "{}")
    client.open("会议于202")
    func rows() -> Int {
      client.request("textDocument/completion", TestClient.at(0, 7))?.result?["items"]?.count ?? 0
    }
    client.change(TestClient.edit((0, 6), (0, 6), "5"))
    #expect(rows() == 0)
    #expect(rows() > 0, "who asks once more does ask")
    // Not typed just now.
    client.change(TestClient.edit((0, 0), (0, 0), "这次"))
    client.change(TestClient.edit((0, 0), (0, 2), ""))
    #expect(rows() > 0)
  }

  @Test func `clients that insert at the cursor get the remainder in bytes`() throws {
    let (label, filter) = try #require(anyLabel(after: "各级党委要坚持中国特色社会"))
    let line = accept(label, in: "😀，各级党委要坚持中国特色社会‸。", initialization: #"{"client":"ale","positionEncoding":"utf-8"}"#)
    #expect(line == "😀，\(filter)。")
  }

  /// What `client` makes of the row `label`, and how often that closes what the editor has closed.
  @Test(arguments: [
    (#"{"client":"vscode"}"#, "（二）", "（‸）", "（二）"),
    (#"{"client":"page"}"#, "（二）", "（‸）", "（二）"),
    ("null", "（二）", "（‸）", "（二）"),
    (#"{"client":"vscode"}"#, "在做“深”上谋划", "下一步，我们将在做“‸”，", "下一步，我们将在做“深”上谋划，"),
    ("null", "深", "下一步，我们将在做“‸”，", "下一步，我们将在做“深”，"),
    (#"{"client":"vscode"}"#, "（二）", "（‸", "（二）"),
  ])
  func `a row closes no pair that the text behind the cursor closes`(
    initialization: String,
    label: String,
    line: String,
    expected: String,
  ) {
    let text = "（一）抓好排查，各地要查；\n\(line)"
    #expect(accept(label, in: text, initialization: initialization) == expected)
  }

  @Test func `a run longer than any prose offers nothing rather than half an edit`() {
    let client = TestClient(capabilities: "{}")
    let text = String(repeating: "长", count: 300) + "进一步加强"
    client.open(text)
    #expect(client.request("textDocument/completion", TestClient.at(0, text.utf16.count))?.result?.isNull == true)
  }

  @Test func `automatic lists can be switched off`() {
    let client = TestClient(capabilities: "{}", initialization: #"{"completion":{"automatic":false}}"#)
    client.open("各级党委要坚持中国特色社会")
    let typed =
      #"{"textDocument":{"uri":"file:///draft.txt"},"position":{"line":0,"character":13},"context":{"triggerKind":3}}"#
    #expect(client.request("textDocument/completion", typed)?.result?.isNull == true)
    #expect((client.request("textDocument/completion", TestClient.at(0, 13))?.result?["items"]?.count ?? 0) > 0)
  }
}
