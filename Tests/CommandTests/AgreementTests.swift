import Foundation
import JSON
import TestSupport
import Testing

/// The terminal and the server say the same of every text: same rules, same places, same words, same levels.
@Suite struct AgreementTests {
  /// A finding as both can tell it: columns in characters.
  private struct Told: Hashable, Comparable, CustomStringConvertible {
    var path: String
    var place: [Int]
    var rule: String
    var level: Int
    var message: String

    var description: String { "\(path):\(place) \(level) \(rule) \(message)" }

    static func < (a: Told, b: Told) -> Bool { a.description < b.description }
  }

  /// What `gongwen lint` says of the files.
  private func fromTerminal(_ paths: [String], in folder: ScratchFolder) throws -> [Told] {
    let run = try Program(in: folder).run(["lint", "--format", "json"] + paths)
    let levels = ["error": 1, "warning": 2, "info": 3, "hint": 4]
    try #require(run.status < 2, "\(run.error)")
    return try #require(try JSONValue(run.output)["findings"]).elements.map { finding in
      Told(
        path: finding["path"]?.string ?? "",
        place: ["line", "column", "endLine", "endColumn"].map { finding[dynamic: $0]?.int ?? 0 },
        rule: finding["rule"]?.string ?? "",
        level: levels[finding["level"]?.string ?? ""] ?? 0,
        message: finding["message"]?.string ?? "",
      )
    }.sorted()
  }

  /// What `gongwen lsp` says of them, asked for each in turn, with columns in characters (UTF-32).
  private func fromServer(_ paths: [String], in folder: ScratchFolder) throws -> [Told] {
    let uris = paths.map { URL(fileURLWithPath: $0.hasPrefix("/") ? $0 : folder.path + "/" + $0).absoluteString }
    var input: [UInt8] = []
    func send(_ message: [String: Any]) throws {
      let body = try JSONSerialization.data(withJSONObject: message.merging(["jsonrpc": "2.0"]) { $1 })
      input += Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
    }
    let capabilities: [String: Any] = [
      "general": ["positionEncodings": ["utf-32"]], "textDocument": ["diagnostic": [String: Any]()],
    ]
    try send([
      "id": 0, "method": "initialize",
      "params": ["processId": NSNull(), "rootUri": "file://\(folder.path)", "capabilities": capabilities],
    ])
    try send(["method": "initialized", "params": [String: Any]()])
    for (index, uri) in uris.enumerated() {
      let path = paths[index].hasPrefix("/") ? paths[index] : folder.path + "/" + paths[index]
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let document: [String: Any] = [
        "uri": uri, "version": 1, "text": text, "languageId": path.hasSuffix(".md") ? "markdown" : "gongwen",
      ]
      try send(["method": "textDocument/didOpen", "params": ["textDocument": document]])
      try send(["id": index + 1, "method": "textDocument/diagnostic", "params": ["textDocument": ["uri": uri]]])
      try send(["method": "textDocument/didClose", "params": ["textDocument": ["uri": uri]]])
    }
    try send(["id": -1, "method": "shutdown"])
    try send(["method": "exit"])
    let run = try Program(in: folder)("lsp", input: input)
    #expect(run.status == 0, "\(run.error)")
    var result: [Told] = []
    for message in try messages(run.output) {
      guard let id = message["id"]?.int, id > 0, message["method"] == nil else { continue }
      let items = try #require(message["result"]?["items"], "\(paths[id - 1])")
      for item in items.elements {
        let (start, end) = (item["range"]?["start"], item["range"]?["end"])
        result.append(
          Told(
            path: paths[id - 1],
            place: [start?["line"], start?["character"], end?["line"], end?["character"]].map { ($0?.int ?? -2) + 1 },
            rule: item["code"]?.string ?? "",
            level: item["severity"]?.int ?? 0,
            message: item["message"]?.string ?? "",
          )
        )
      }
    }
    return result.sorted()
  }

  /// The bodies of a stream of framed messages.
  private func messages(_ stream: [UInt8]) throws -> [JSONValue] {
    var result: [JSONValue] = []
    var rest = stream[...]
    while let end = rest.firstRange(of: Array("\r\n\r\n".utf8)) {
      let header = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
      let digits = header.split(separator: "\r\n").first { $0.hasPrefix("Content-Length:") }?.split(separator: " ").last
      let length = try #require(digits.flatMap { Int($0) })
      result.append(try JSONValue(Array(rest[end.upperBound...].prefix(length))))
      rest = rest[end.upperBound...].dropFirst(length)
    }
    return result
  }

  @Test func `They agree on texts of our own, settings and comments included`() throws {
    let folder = try ScratchFolder([
      ".gongwen.json": """
      {"rules": {"ordinal-gap": "error"}, "overrides": [{"files": ["子/**"], "rules": {"ordinal-gap": "hint"}}],
       "exclude": ["归档/"]}
      """,
      "缺.txt": "一、甲𠮷\r\n二、乙😀要一是加强领导；三是狠抓落实。\r\n四、丁\r\n",
      "文.md": "# 题\n\n一、甲\n\n<!-- gongwen-disable-next-line ordinal-gap -->\n三、丙\n\n```\n一、\n三、\n```\n",
      "子/重.md": "（一）甲\n（一）乙\n（四）丁\n",
      "归档/缺.txt": "一、甲\n三、丙\n",
      "BOM.txt": "\u{FEFF}一.甲\n二、乙\n二、丙",
      "空.txt": "",
      "乱.gongwen": "　　第一，甲。\n第一条　乙\n第三条　丙\n(一)丁\n1.戊\n3.己",
    ])
    let paths = ["缺.txt", "文.md", "子/重.md", "归档/缺.txt", "BOM.txt", "空.txt", "乱.gongwen"]
    let terminal = try fromTerminal(paths, in: folder)
    #expect(terminal.count >= 5)
    #expect(try fromServer(paths, in: folder) == terminal)
  }

  @Test(.enabled(if: SharedMaterial.isPresent)) func `They agree on the corpus`() throws {
    let folder = try ScratchFolder()
    let train = SharedMaterial.documents(in: ["train"]).enumerated().filter { $0.offset % 24 == 0 }.map(\.element)
    let paths = SharedMaterial.documents(in: ["seeds", "dev"]) + train
    let terminal = try fromTerminal(paths, in: folder)
    #expect(try fromServer(paths, in: folder) == terminal)
  }
}
