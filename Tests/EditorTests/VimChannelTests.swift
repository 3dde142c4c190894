import Foundation
import Testing

/// Vim's own LSP channel, which yegappan/lsp is built on: it takes a request of the server for the answer to its own where
/// both have the same number.
@Suite(.enabled(if: VimChannel.isInstalled, "a Vim with channels of mode lsp")) struct VimChannelTests {
  @Test func `diagnostics, outline, candidates and a fix come through`() async throws {
    let desk = try Desk()
    let draft = "一、提高认识\n𠮷林镇😀抓好两件事。一是建立公示制度，让身份亮出来。三是建立考核制度，把时间管起来。\n三、加强领导\n各级党委要在做"
    try desk.write(draft, to: "draft.gongwen")
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
  }
}

private enum VimChannel {
  struct Result: Decodable {
    var errors: [String]
    var asked: [String]
    var outline: [String]
    var diagnostics: [Scenes.Mark]
    var labels: [String]
    var text: String
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
