import Foundation
import Testing

/// Vim's own LSP channel, which yegappan/lsp is built on: it takes a request of the server for the answer to its own where
/// both have the same number.
@Suite(.enabled(if: VimChannel.isInstalled, "a Vim with channels of mode lsp")) struct VimChannelTests {
  @Test func `diagnostics, outline, candidates and a fix come through`() async throws {
    let desk = try Desk()
    let draft = "一、提高认识\n𠮷林镇😀抓好两件事。一是建立公示制度，让身份亮出来。三是建立考核制度，把时间管起来。\n三、加强领导\n各级党委要在做"
    try desk.write(draft, to: "draft.gongwen")
    try desk.write(String(decoding: JSONEncoder().encode(VimChannel.Job()), as: UTF8.self), to: "job.json")
    let driver = Desk.checkout.appending(path: "Tests/EditorTests/Drivers/vim-channel.vim").path
    let end = try await desk.run(
      [
        "vim", "-N", "-n", "--not-a-term", "-T", "xterm", "-i", "NONE", "-u", "NONE", "--cmd", "set encoding=utf-8",
        "-S", driver,
      ],
      seconds: 90,
    )
    let result = try JSONDecoder().decode(VimChannel.Result.self, from: try desk.read("result.json"))
    #expect(result.errors == [] && !end.isTimeOut, "\(end.output.suffix(1000))")
    #expect(result.asked.contains("workspace/configuration"))
    #expect(result.outline == ["一、提高认识", "三、加强领导"])
    #expect(
      result.diagnostics == [
        Scenes.Mark(code: "series-incomplete", line: 2, covered: "三是"),
        Scenes.Mark(code: "ordinal-gap", line: 3, covered: "三、"),
      ]
    )
    #expect(result.labels.contains { $0.contains("在做“深”上谋划") }, "\(result.labels)")
    #expect(result.text == draft.replacingOccurrences(of: "。三是", with: "。二是"))
    #expect(
      result.rows?.count == Scenes.typing.clauses.count && result.rows?.contains(0) == false,
      "\(result.rows ?? [])"
    )
    #expect(result.entered.map { $0 + "\n" } == Scenes.enters[0].expected.replacingOccurrences(of: "‸", with: ""))
    #expect(result.referenceLine == Scenes.reference.target)
    #expect(result.isSilenced == true)
    #expect(try String(decoding: desk.read(".gongwen.json"), as: UTF8.self).contains(Scenes.ruleOff.rule))
  }
}

private enum VimChannel {
  /// The same drafts as in the other clients, as lines.
  struct Job: Encodable {
    struct Scene: Encodable {
      var lines: [String]
      var line: Int
      /// The text of the line before the cursor.
      var before: String
      var clauses: [String]?
      var action: String?

      init(_ draft: String, clauses: [String]? = nil, action: String? = nil, line: Int? = nil) {
        let above = draft.components(separatedBy: "‸")[0].components(separatedBy: "\n")
        lines = draft.replacingOccurrences(of: "‸", with: "").components(separatedBy: "\n").dropLast()
        self.line = line ?? above.count
        before = above.last ?? ""
        self.clauses = clauses
        self.action = action
      }
    }

    var typing = Scene(Scenes.typing.draft, clauses: Scenes.typing.clauses)
    var enter = Scene(Scenes.enters[0].draft)
    var reference = Scene(Scenes.reference.draft)
    var ruleOff = Scene(Scenes.ruleOff.draft, action: Scenes.ruleOff.action, line: Scenes.ruleOff.line)
  }

  struct Result: Decodable {
    var errors: [String]
    var asked: [String]
    var outline: [String]
    var diagnostics: [Scenes.Mark]
    var labels: [String]
    var text: String
    var rows: [Int]?
    var entered: String?
    var referenceLine: Int?
    var isSilenced: Bool?
  }

  /// Channels of mode `lsp` came with 8.2.4758; Debian's minimal Vim has none.
  static let isInstalled: Bool = {
    guard let vim = Editor.program("vim") else { return false }
    let process = Process()
    process.executableURL = URL(filePath: vim)
    process.arguments = [
      "-es", "-u", "NONE", "-i", "NONE", "-c",
      "if has('patch-8.2.4758') && has('channel') | qall! | else | cquit! | endif",
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
}
