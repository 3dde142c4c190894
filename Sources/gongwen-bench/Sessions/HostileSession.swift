import Glibc
import JSON
import LanguageServerProtocol
import ServerClient
import Text

/// Texts and messages made to be expensive: what each costs the server as it grows, in processor time of its own process.
/// What the client's copies do to a heap that both share must not count: at 160,000 characters it was a third of a figure.
/// Exponents near 1 are the law; one near 2 is a place where a page of nonsense stops an editor.
struct HostileSession {
  /// Sizes in characters, or in what the family counts. A factor of eight: with less, what an answer costs whatever its
  /// size decides the exponent.
  static let sizes = [20_000, 40_000, 80_000, 160_000]
  /// How often each size is run, in turn with the others, so that what else the machine does falls on all of them.
  private static let rounds = 7

  /// A session that is ready for what is measured.
  private struct Subject {
    let draft: OpenDraft
    /// One run of what is measured.
    let run: () throws(ClientFailure) -> Void
  }

  private let server: String

  static func run(_ server: String, into report: inout Report) throws(ClientFailure) {
    try HostileSession(server: server).run(into: &report)
  }

  private func run(into report: inout Report) throws(ClientFailure) {
    for unit in [
      "首先，", "一方面，", "一是甲，首先，乙，第一，丙，（1）丁，", "一要甲，二要乙，其次，丙，", "<b布署，", "妥否，请批示。",
      "（《", "”，", "〔2023）",
    ] {
      try measure("a keystroke in \(unit)…", of: 1, into: &report) { size throws(ClientFailure) in
        try keystrokes(String(repeating: unit, count: size / unit.count))
      }
    }
    try measure("outline of one long line, in UTF-8", of: 1, into: &report, outlines)
    try measure("definition beside n terms", of: 10, into: &report, definitions)
    try measure("n selections at once", of: 20, into: &report, selections)
    try measure("n changes in one message", of: 10, into: &report, changes)
    try measure("a menu over n findings", of: 100, into: &report, menus)
    let folder = try Folder.temporary()
    defer { Folder.remove(folder) }
    try measure("links beside n files", of: 4, into: &report) { count throws(ClientFailure) in try links(count, folder)
    }
  }

  /// Measures a family at all sizes, divided by `share`; `make` gets one ready.
  private func measure(
    _ name: String,
    of share: Int,
    into report: inout Report,
    _ make: (Int) throws(ClientFailure) -> Subject,
  ) throws(ClientFailure) {
    var subjects: [(size: Int, subject: Subject)] = []
    for size in Self.sizes { subjects.append((size / share, try make(size / share))) }
    for (_, subject) in subjects { try subject.run() }
    var samples = Array(repeating: [Double](), count: subjects.count)
    for _ in 0..<Self.rounds {
      for (index, (_, subject)) in subjects.enumerated() {
        let start = Machine.processorTime(of: subject.draft.client.processID)
        try subject.run()
        samples[index].append(Machine.processorTime(of: subject.draft.client.processID) - start)
      }
    }
    for (index, (size, _)) in subjects.enumerated() { report.add("hostile", name, bytes: size, samples[index]) }
    for (_, subject) in subjects { try subject.draft.client.shutDown() }
  }

  // MARK: Families

  private func keystrokes(_ text: String) throws(ClientFailure) -> Subject {
    let opened = try draft(text)
    var draft = opened
    let end = draft.text.end
    return Subject(draft: opened) { () throws(ClientFailure) in
      try draft.client.notify("textDocument/didChange", draft.type("甲", at: end))
      _ = try draft.client.diagnostics(draft.uri, version: draft.version)
      try draft.client.ask("textDocument/documentSymbol", draft.whole)
    }
  }

  private func outlines(_ size: Int) throws(ClientFailure) -> Subject {
    let unit = "一是落实责任；二是抓好整改；三是督促检查。"
    let draft = try draft(String(repeating: unit, count: size / unit.count), encoding: "utf-8")
    return Subject(draft: draft) { () throws(ClientFailure) in
      try draft.client.ask("textDocument/documentSymbol", draft.whole)
    }
  }

  private func definitions(_ count: Int) throws(ClientFailure) -> Subject {
    let text = (0..<count).map { "要落实“提法\($0)号”。\n" }.joined() + "提法7号很重要。\n"
    let draft = try draft(text)
    let place = TextPosition(line: count, column: 2)
    return Subject(draft: draft) { () throws(ClientFailure) in
      try draft.client.ask("textDocument/definition", draft.at(place))
    }
  }

  private func selections(_ count: Int) throws(ClientFailure) -> Subject {
    let unit = "一是落实责任；二是抓好整改；三是督促检查。"
    let draft = try draft(String(repeating: unit, count: count / 4))
    let length = draft.text.end.column
    return Subject(draft: draft) { () throws(ClientFailure) in
      try draft.client.ask("textDocument/selectionRange") { [uri = draft.uri] in
        $0.object {
          $0.field("textDocument") { $0.object { $0.field("uri", uri) } }
          $0.field("positions", (0..<count).map { ClientPosition(line: 0, character: $0 * length / count) })
        }
      }
    }
  }

  private func changes(_ count: Int) throws(ClientFailure) -> Subject {
    let line = "各单位要落实责任，抓好整改，确保到位。\n"
    let draft = try draft(String(repeating: line, count: 1000))
    var version = 1
    return Subject(draft: draft) { () throws(ClientFailure) in
      version += 1
      try draft.client.notify("textDocument/didChange") { [uri = draft.uri, version] in
        $0.didChange(uri, version) {
          $0.array(0..<count) { writer, index in
            let place = TextPosition(line: index % 1000, column: index % 10)
            writer.change(TextRange(place, TextPosition(line: place.line, column: place.column + 1)), "新")
          }
        }
      }
      _ = try draft.client.diagnostics(draft.uri, version: version)
    }
  }

  private func menus(_ count: Int) throws(ClientFailure) -> Subject {
    let draft = try draft((0..<count).map { "一、甲\n三、第\($0)项\n" }.joined())
    let end = ClientPosition(line: count * 2, character: 0)
    return Subject(draft: draft) { () throws(ClientFailure) in
      try draft.client.ask("textDocument/codeAction") { [uri = draft.uri] in
        $0.object {
          $0.field("textDocument") { $0.object { $0.field("uri", uri) } }
          $0.field("range", ClientRange(start: ClientPosition(line: 0, character: 0), end: end))
          $0.field("context") { $0.object { $0.field("diagnostics", [String]()) } }
        }
      }
    }
  }

  /// A draft that names each hundredth of `count` files beside it.
  private func links(_ count: Int, _ folder: String) throws(ClientFailure) -> Subject {
    let place = "\(folder)/\(count)"
    mkdir(place, 0o700)
    for number in 0..<count { close(creat("\(place)/附件\(number)：第\(number)号方案.txt", 0o600)) }
    let text = stride(from: 0, to: count, by: 100).map { "按照《第\($0)号方案》办理。\n" }.joined()
    let draft = try draft(text, uri: "file://\(place)/draft.txt")
    return Subject(draft: draft) { () throws(ClientFailure) in
      try draft.client.ask("textDocument/documentLink", draft.whole)
    }
  }

  // MARK: Parts

  private func draft(
    _ text: String,
    uri: String = "file:///hostile.txt",
    encoding: String = "utf-16",
  ) throws(ClientFailure) -> OpenDraft {
    let client = try Client(program: server)
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
    let draft = try OpenDraft(client, uri: uri, text)
    _ = try client.diagnostics(draft.uri, version: 1)
    return draft
  }
}
