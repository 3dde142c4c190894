import JSON
import LanguageServerProtocol
import Testing
import Text

@testable import Server

/// No answer holds a part of a character, whatever is asked at whatever place.
@Suite struct WholeCharacterTests {
  /// Names outside the BMP, an ideographic variant, an emoji of several scalars, one with a variation selector.
  private static let draft = """
    关于任命张𫖮为𠮷林省副省长的通知

    各单位：
    一、任命张𫖮为副省长，葛\u{E0100}某为秘书长。任命张
    （一）落实“👨‍👩‍👧三个到位”：一是𠮷快；二是❤️实；三是稳。
    二、“👨‍👩‍👧三个到位”见第一部分，附件：《𠮷林》
    四、𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷
    """

  private static let requests = [
    "textDocument/completion", "textDocument/inlineCompletion", "textDocument/hover", "textDocument/definition",
    "textDocument/references", "textDocument/documentHighlight", "textDocument/prepareRename", "textDocument/rename",
    "textDocument/selectionRange", "textDocument/linkedEditingRange", "textDocument/codeAction",
    "textDocument/inlayHint", "textDocument/onTypeFormatting",
  ]

  @Test(arguments: ["utf-16", "utf-8", "utf-32"])
  func `no answer at any place cuts a character`(encoding: String) {
    var options = Session.Options()
    options.positionEncoding = PositionEncoding(rawValue: encoding)
    let client = TestClient(
      capabilities:
        #"{"textDocument":{"inlineCompletion":{},"documentSymbol":{"hierarchicalDocumentSymbolSupport":true},"semanticTokens":{"tokenTypes":["class","string","number","keyword","property"]},"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":[]}}}}}"#,
      options: options,
      initialization: #"{"inlayHints":{"enabled":true}}"#,
    )
    let uri = "file:///draft.txt"
    client.open(Self.draft)
    let lines = SourceText(Self.draft).lines.map(\.units)
    let params = [
      "\"textDocument\":{\"uri\":\"\(uri)\"}", "\"options\":{}", "\"newName\":\"新\"", "\"ch\":\"\\n\"",
      "\"context\":{\"triggerKind\":1,\"diagnostics\":[]}", "\"query\":\"\"", "\"previousResultIds\":[]",
    ].joined(separator: ",")
    for method in [
      "textDocument/documentSymbol", "textDocument/semanticTokens/full", "textDocument/codeLens",
      "textDocument/formatting", "workspace/symbol", "textDocument/documentLink", "workspace/diagnostic",
    ] {
      check(client.request(method, "{\(params)}"), lines, encoding, method)
    }
    for notification in client.received where notification.method != nil { check(notification, lines, encoding, "") }
    for (line, units) in lines.enumerated() {
      for column in 0...min(units.count, 40) {
        let place = "{\"line\":\(line),\"character\":\(column)}"
        let places = "\"position\":\(place),\"positions\":[\(place)],\"range\":{\"start\":\(place),\"end\":\(place)}"
        for method in Self.requests {
          check(client.request(method, "{\(params),\(places)}"), lines, encoding, "\(method) \(line):\(column)")
        }
      }
    }
  }

  private func check(_ answer: TestClient.Received?, _ lines: [[CodeUnit]], _ encoding: String, _ what: String) {
    guard let answer else {
      Issue.record("\(what): no answer")
      return
    }
    #expect(!answer.body.contains("\u{FFFD}"), "\(what): \(answer.body)")
    guard encoding == "utf-16", let result = answer.result ?? answer.json["params"] else { return }
    walk(result) { place in
      guard let line = place["line"]?.int, let character = place["character"]?.int, lines.indices.contains(line) else {
        return
      }
      #expect(!lines[line][...].splitsCharacter(at: character), "\(what): \(line):\(character)")
    }
  }

  private func walk(_ value: JSONValue, _ body: (JSONValue) -> Void) {
    if value.kind == .object {
      if value["character"] != nil { body(value) }
      for (_, member) in value.members { walk(member, body) }
    } else if value.kind == .array {
      for element in value.elements { walk(element, body) }
    }
  }

  @Test func `an edit that begins or ends in a character is one of whole characters`() {
    let text = SourceText("甲👨\u{200D}👩乙")
    var positions = PositionMapper(text, .utf16)
    // The second half of the first man, as a minimal difference may leave it.
    let edit = positions.client(TextEdit(range: TextRange(line: 0, 2..<3), newText: "" as String))
    #expect(edit.range.start.character == 1 && edit.range.end.character == 6)
    let whole = positions.client(TextEdit(range: TextRange(line: 0, 6..<7), newText: "丙"))
    #expect(whole.range.start.character == 6 && whole.newText == "丙")
  }
}
