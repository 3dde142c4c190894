import JSON
import TestSupport
import Testing
import Text

@testable import Server

/// What is mended in a line leaves everything between alone, whichever request mends it.
@Suite struct MinimalEditTests {
  /// Requests that mend all that is certain in a draft.
  private static let requests = [
    "textDocument/formatting", "textDocument/rangeFormatting", "textDocument/willSaveWaitUntil", "source.fixAll",
  ]

  /// The draft holds halves of surrogate pairs between its slips, which no encoding but an escape can carry; each edit is
  /// `from-to new text`.
  private func check(
    _ draft: String,
    _ expected: [String],
    at location: SourceLocation = #_sourceLocation,
  ) {
    for method in Self.requests {
      let client = TestClient(capabilities: fullCapabilities, initialization: #"{"fixOnSave":true}"#)
      client.notify(
        "textDocument/didOpen",
        "{\"textDocument\":{\"uri\":\"file:///draft.txt\",\"languageId\":\"plaintext\",\"version\":1,\"text\":\"\(draft)\"}}"
      )
      let before = client.session.documents["file:///draft.txt"]?.text.lines.first?.units ?? []
      #expect(before.contains { $0.isHighSurrogate }, sourceLocation: location)
      let edits = edits(method, client)
      #expect(edits.map(describe) == expected, "\(method)", sourceLocation: location)
      #expect(edits.allSatisfy { $0["newText"]?.string?.contains("\u{FFFD}") == false }, sourceLocation: location)
    }
  }

  private func edits(_ method: String, _ client: TestClient) -> [JSONValue] {
    let document = #""textDocument":{"uri":"file:///draft.txt"}"#
    let range = #""range":{"start":{"line":0,"character":0},"end":{"line":1,"character":0}}"#
    guard method == "source.fixAll" else {
      let answer = client.request(method, "{\(document),\(range),\"reason\":1,\"options\":{}}")?.result
      return answer.map { Array($0.elements) } ?? []
    }
    let context = #""context":{"diagnostics":[],"only":["source.fixAll"]}"#
    let action = client.request("textDocument/codeAction", "{\(document),\(range),\(context)}")?.result?[0]
    let item = String(decoding: action?.source ?? [], as: UTF8.self)
    let resolved = client.request("codeAction/resolve", item)?.result
    return resolved?["edit"]?["documentChanges"]?[0]?["edits"].map { Array($0.elements) } ?? []
  }

  private func describe(_ edit: JSONValue) -> String {
    let (start, end) = (edit["range"]?["start"], edit["range"]?["end"])
    #expect(start?["line"]?.int == 0 && end?["line"]?.int == 0)
    let text = edit["newText"]?.string ?? "none"
    return "\(start?["character"]?.int ?? -1)-\(end?["character"]?.int ?? -1) \(text)"
  }

  @Test func `two fixes in one line are two edits, and half a character between them stays what it is`() {
    check(#"要落实责任,抓好\ud842整改,确保\udfb7到位。\n"#, ["5-6 ，", "11-12 ，"])
  }

  @Test func `the mark of a number and one in the text behind it are two edits`() {
    check(#"一.总体\ud842要求,基本原则\n二、工作安排\n"#, ["1-2 、", "7-8 ，"])
  }
}
