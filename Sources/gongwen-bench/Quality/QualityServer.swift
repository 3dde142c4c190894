import JSON
import ServerClient
import Text

/// The server as an editor sees it, asked for answers rather than for times.
final class QualityServer {
  struct Finding {
    var code: String
    /// 1 error, 2 warning, 3 information, 4 hint.
    var severity: Int
    var range: TextRange
    var message: String

    var isAlarm: Bool { severity <= 2 }
  }

  private let client: Client
  private var opened = 0

  init(_ program: String) throws(ClientFailure) {
    client = try Client(program: program)
    _ = try client.initialize()
  }

  /// What the server says of a text, in the dialect that `isMarkdown` tells.
  func findings(_ text: String, isMarkdown: Bool = false) throws(ClientFailure) -> [Finding] {
    let uri = try open(text, isMarkdown: isMarkdown)
    defer { try? close(uri) }
    let answer = try ask("textDocument/diagnostic") { $0.field("textDocument") { $0.object { $0.field("uri", uri) } } }
    return (answer?["items"]?.elements).map(Array.init)?.compactMap { item in
      guard let range = item["range"].flatMap(Self.range) else { return nil }
      return Finding(
        code: item["code"]?.string ?? "",
        severity: item["severity"]?.int ?? 1,
        range: range,
        message: item["message"]?.string ?? "",
      )
    } ?? []
  }

  /// The names of the document's symbols with their depth, in order.
  func outline(_ text: String, isMarkdown: Bool) throws(ClientFailure) -> [(depth: Int, name: String)] {
    let uri = try open(text, isMarkdown: isMarkdown)
    defer { try? close(uri) }
    let answer = try ask("textDocument/documentSymbol") {
      $0.field("textDocument") { $0.object { $0.field("uri", uri) } }
    }
    var rows: [(Int, String)] = []
    func walk(_ symbols: JSONValue?, _ depth: Int) {
      guard let symbols else { return }
      for symbol in symbols.elements {
        rows.append((depth, symbol["name"]?.string ?? ""))
        walk(symbol["children"], depth + 1)
      }
    }
    walk(answer, 0)
    return rows
  }

  /// A page that is typed, with what is offered at its end.
  func page() throws(ClientFailure) -> QualityPage {
    QualityPage(self, uri: try open("", isMarkdown: false))
  }

  func open(_ text: String, isMarkdown: Bool) throws(ClientFailure) -> String {
    opened += 1
    let uri = "file:///quality/\(opened)\(isMarkdown ? ".md" : ".txt")"
    try client.open(uri, language: isMarkdown ? "markdown" : "plaintext") { $0.string(text) }
    return uri
  }

  func close(_ uri: String) throws(ClientFailure) {
    try client.notify("textDocument/didClose") {
      $0.object { $0.field("textDocument") { $0.object { $0.field("uri", uri) } } }
    }
  }

  func insert(_ text: String, at place: TextPosition, in uri: String, version: Int) throws(ClientFailure) {
    try client.notify("textDocument/didChange") {
      $0.didChange(uri, version) { $0.array { $0.change(TextRange(place, place), text) } }
    }
  }

  /// What the first `count` candidates at `place` would add behind the cursor; nothing for one that changes what is
  /// already there.
  func offers(_ count: Int, at place: TextPosition, in uri: String, before line: String) throws(ClientFailure)
    -> [String]
  {
    let answer = try ask("textDocument/completion") {
      $0.field("textDocument") { $0.object { $0.field("uri", uri) } }
      $0.field("position") { $0.position(place) }
    }
    guard let list = answer?["items"] ?? answer else { return [] }
    let items = list.elements
      .map { (key: $0["sortText"]?.string ?? $0["label"]?.string ?? "", item: $0) }
      .sorted { $0.key < $1.key }
    return items.prefix(count).map { Self.addition($0.item, place, line) }
  }

  /// The part of a candidate's text that stands behind the cursor, up to its first tab stop.
  private static func addition(_ item: JSONValue, _ place: TextPosition, _ line: String) -> String {
    var text = item["textEdit"]?["newText"]?.string ?? item["insertText"]?.string ?? item["label"]?.string ?? ""
    if item["insertTextFormat"]?.int == 2, let stop = text.firstIndex(of: "$") { text = String(text[..<stop]) }
    let start = (item["textEdit"]?["range"] ?? item["textEdit"]?["insert"]).flatMap(range)?.start.column ?? place.column
    let typed = Array(line.utf16.dropFirst(start))
    let units = Array(text.utf16)
    return units.starts(with: typed) ? String(decoding: units.dropFirst(typed.count), as: UTF16.self) : ""
  }

  private func ask(_ method: String, _ fields: (inout JSONWriter) -> Void) throws(ClientFailure) -> JSONValue? {
    let (id, _) = try client.request(method) { $0.object { fields(&$0) } }
    return try client.response(id).message["result"]
  }

  private static func range(_ value: JSONValue) -> TextRange? {
    guard let start = value["start"].flatMap(position), let end = value["end"].flatMap(position) else { return nil }
    return TextRange(start, end)
  }

  private static func position(_ value: JSONValue) -> TextPosition? {
    guard let line = value["line"]?.int, let column = value["character"]?.int else { return nil }
    return TextPosition(line: line, column: column)
  }
}

/// A page that is typed from its first character on, as a writer does.
struct QualityPage {
  private let server: QualityServer
  private let uri: String
  private var version = 1
  private(set) var line = ""
  private var number = 0

  init(_ server: QualityServer, uri: String) {
    self.server = server
    self.uri = uri
  }

  mutating func type(_ text: String) throws(ClientFailure) {
    version += 1
    try server.insert(text, at: cursor, in: uri, version: version)
    for scalar in text.unicodeScalars {
      if scalar == "\n" { (number, line) = (number + 1, "") } else { line.unicodeScalars.append(scalar) }
    }
  }

  func offers(_ count: Int) throws(ClientFailure) -> [String] {
    try server.offers(count, at: cursor, in: uri, before: line)
  }

  func close() throws(ClientFailure) { try server.close(uri) }

  private var cursor: TextPosition { TextPosition(line: number, column: line.utf16.count) }
}
