import JSON
import LanguageServerProtocol
import ServerClient
import Text

/// Texts and messages made to be expensive: what each costs as it grows, in a session in memory. Exponents near 1 are
/// the law; one near 2 is a place where a page of nonsense stops an editor.
enum HostileSession {
  /// Sizes in characters, or in what the family counts.
  static let sizes = [20_000, 40_000, 80_000]

  static func run(into report: inout Report) throws(ClientFailure) {
    for unit in ["首先，", "一方面，", "一是甲，首先，乙，第一，丙，（1）丁，"] {
      for size in sizes {
        let text = String(repeating: unit, count: size / unit.count)
        report.add("hostile", "a keystroke in \(unit)…", bytes: size, try keystrokes(text))
      }
    }
    for size in sizes {
      report.add("hostile", "outline of one long line, in UTF-8", bytes: size, try outlines(size))
      report.add("hostile", "definition beside n terms", bytes: size / 10, try definitions(size / 10))
      report.add("hostile", "n selections at once", bytes: size / 20, try selections(size / 20))
      report.add("hostile", "n changes in one message", bytes: size / 5, try changes(size / 5))
      report.add("hostile", "a menu over n findings", bytes: size / 100, try menus(size / 100))
    }
  }

  // MARK: Families

  private static func keystrokes(_ text: String) throws(ClientFailure) -> [Double] {
    var draft = try draft(text)
    let end = draft.text.end
    return try times(5) { () throws(ClientFailure) in
      try draft.client.notify("textDocument/didChange", draft.type("甲", at: end))
      _ = try draft.client.diagnostics(draft.uri, version: draft.version)
      try draft.client.ask("textDocument/documentSymbol", draft.whole)
    }
  }

  private static func outlines(_ size: Int) throws(ClientFailure) -> [Double] {
    let unit = "一是落实责任；二是抓好整改；三是督促检查。"
    let draft = try draft(String(repeating: unit, count: size / unit.count), encoding: "utf-8")
    return try times(5) { () throws(ClientFailure) in try draft.client.ask("textDocument/documentSymbol", draft.whole) }
  }

  private static func definitions(_ count: Int) throws(ClientFailure) -> [Double] {
    let text = (0..<count).map { "要落实“提法\($0)号”。\n" }.joined() + "提法7号很重要。\n"
    let draft = try draft(text)
    let place = TextPosition(line: count, column: 2)
    return try times(5) { () throws(ClientFailure) in
      try draft.client.ask("textDocument/definition", draft.at(place))
    }
  }

  private static func selections(_ count: Int) throws(ClientFailure) -> [Double] {
    let unit = "一是落实责任；二是抓好整改；三是督促检查。"
    let draft = try draft(String(repeating: unit, count: count / 4))
    let length = draft.text.end.column
    return try times(5) { () throws(ClientFailure) in
      try draft.client.ask("textDocument/selectionRange") { [uri = draft.uri] in
        $0.object {
          $0.field("textDocument") { $0.object { $0.field("uri", uri) } }
          $0.field("positions", (0..<count).map { ClientPosition(line: 0, character: $0 * length / count) })
        }
      }
    }
  }

  private static func changes(_ count: Int) throws(ClientFailure) -> [Double] {
    let line = "各单位要落实责任，抓好整改，确保到位。\n"
    let draft = try draft(String(repeating: line, count: 1000))
    var version = 1
    return try times(3) { () throws(ClientFailure) in
      version += 1
      try draft.client.notify("textDocument/didChange") { [uri = draft.uri] in
        $0.object {
          $0.field("textDocument") {
            $0.object {
              $0.field("uri", uri)
              $0.field("version", version)
            }
          }
          $0.field("contentChanges") {
            $0.array(0..<count) { writer, index in
              let place = ClientPosition(line: index % 1000, character: index % 10)
              let end = ClientPosition(line: place.line, character: place.character + 1)
              writer.object {
                $0.field("range", ClientRange(start: place, end: end))
                $0.field("text", "新")
              }
            }
          }
        }
      }
      _ = try draft.client.diagnostics(draft.uri, version: version)
    }
  }

  private static func menus(_ count: Int) throws(ClientFailure) -> [Double] {
    let draft = try draft((0..<count).map { "一、甲\n三、第\($0)项\n" }.joined())
    let end = ClientPosition(line: count * 2, character: 0)
    return try times(5) { () throws(ClientFailure) in
      try draft.client.ask("textDocument/codeAction") { [uri = draft.uri] in
        $0.object {
          $0.field("textDocument") { $0.object { $0.field("uri", uri) } }
          $0.field("range", ClientRange(start: ClientPosition(line: 0, character: 0), end: end))
          $0.field("context") { $0.object { $0.field("diagnostics", [String]()) } }
        }
      }
    }
  }

  // MARK: Parts

  private static func draft(_ text: String, encoding: String = "utf-16") throws(ClientFailure) -> OpenDraft {
    let client = Client(InMemoryServer())
    try client.initialize {
      $0.object {
        $0.field("general") { $0.object { $0.field("positionEncodings", [encoding]) } }
        $0.field("textDocument") {
          $0.object {
            $0.field("documentSymbol") { $0.object { $0.field("hierarchicalDocumentSymbolSupport", true) } }
            $0.field("codeAction") {
              $0.object {
                $0.field("codeActionLiteralSupport") { $0.object { _ in } }
                $0.field("dataSupport", true)
                $0.field("resolveSupport") { $0.object { $0.field("properties", ["edit"]) } }
              }
            }
          }
        }
      }
    }
    let draft = try OpenDraft(client, uri: "file:///hostile.txt", text)
    _ = try client.diagnostics(draft.uri, version: 1)
    return draft
  }

  private static func times(_ count: Int, _ body: () throws(ClientFailure) -> Void) throws(ClientFailure) -> [Double] {
    var result: [Double] = []
    for _ in 0..<count {
      let start = Clock.now()
      try body()
      result.append(Clock.milliseconds(from: start, to: Clock.now()))
    }
    return result
  }
}
