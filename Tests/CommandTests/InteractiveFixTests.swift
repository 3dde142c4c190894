import Foundation
import TestSupport
import Testing
import gongwen

/// `gongwen fix --interactive`, `--diff` for other programs, and what `fix` says.
@Suite struct InteractiveFixTests {
  private static let draft = "一、总体\n（一）甲\n(二)乙\n（三）丙\n二、保障\n三.落实\n五、末\n"

  /// The text after these answers.
  private func check(_ answers: [String], _ expected: String, location: SourceLocation = #_sourceLocation) throws {
    let folder = try ScratchFolder(["稿.md": Self.draft, "答.txt": answers.joined(separator: "\n") + "\n"])
    let gongwen = Program(in: folder)
    let piped = try gongwen("fix", "-i", "--answers", "答.txt", "-", input: Array(Self.draft.utf8))
    #expect(piped.text == expected, sourceLocation: location)
    let run = try gongwen("fix", "-i", "稿.md", input: Array(answers.joined(separator: "\n").utf8))
    #expect(run.output.isEmpty, sourceLocation: location)
    #expect(folder.text("稿.md") == expected, sourceLocation: location)
  }

  @Test func `choose, keep, undo, quit`() throws {
    let first = Self.draft.replacing("(二)", with: "（二）")
    try check(["1", "q"], first)
    try check(["q"], Self.draft)
    try check(["k", "", "k"], Self.draft)
    try check(["1", "u", "q"], Self.draft)
    try check(["1", "1", "1"], first.replacing("三.", with: "三、").replacing("五、", with: "四、"))
    try check(["1", "1", "2"], first.replacing("三.", with: "三、").replacing("五、末", with: "四、（此处补写）\n五、末"))
    try check(["a", "q"], first.replacing("三.", with: "三、"))
    // An answer that means nothing is asked again; without more answers what was done stays.
    try check(["9", "?", "1"], first)
    try check(["0", "\(Int.min)", "\(Int.max)", "1"], first)
  }

  @Test func `the dialogue shows the place and the choices`() throws {
    let folder = try ScratchFolder(["稿.md": Self.draft])
    let run = try Program(in: folder)("fix", "-i", "稿.md", input: Array("k\nk\n1\n".utf8))
    for words in ["稿.md:7  “五、”前缺“四、”", "  五、末\n", "  1  改为“四、”\n", "  2  补上“四、”\n", "稿.md：已改正 1 处\n"] {
      #expect(run.error.contains(words), "\(words)")
    }
    let both = try Program(in: folder)("fix", "-i", "-", input: Array(Self.draft.utf8))
    #expect(both.status == 2)
    #expect(both.error.contains("回答要来自文件"))
  }

  @Test func `fix says what it did and what is left`() throws {
    let folder = try ScratchFolder(["稿.md": Self.draft, "净.md": "一、甲\n二、乙\n"])
    let gongwen = Program(in: folder)
    let diff = try gongwen("fix", "--diff", "稿.md")
    #expect(diff.error.hasPrefix("稿.md：可改正 2 处\n  第 3 行：改为“（二）”"))
    #expect(diff.error.contains("还有 1 处要自己决定：\n  第 7 行：“五、”前缺“四、”"))
    let run = try gongwen("fix", "稿.md")
    #expect(run.text.hasPrefix("稿.md：已改正 2 处\n"))
    #expect(run.text.hasSuffix("  逐处选择：gongwen fix --interactive 稿.md\n"))
    #expect(try gongwen("fix", "净.md").error == "检查 1 个文件：没有可自动改正的问题\n")
  }

  /// `git apply` and `patch` take the difference of a file however it is written.
  @Test(
    arguments: [
      ("utf8", Array("\u{FEFF}(二)乙\n一、甲\r\n二.乙\r\n三、丙".utf8)),
      ("cr", Array("一、甲\r二.乙\r三、丙\r".utf8)),
      ("mixed", Array("一、甲\n二.乙\r三、丙\r\n四、丁".utf8)),
      ("end", Array("一、甲\n二.乙".utf8)),
      // 一、甲 CRLF 二.乙 in GB18030.
      ("gb", [0xD2, 0xBB, 0xA1, 0xA2, 0xBC, 0xD7, 0x0D, 0x0A, 0xB6, 0xFE, 0x2E, 0xD2, 0xD2] as [UInt8]),
    ]
  )
  func `differences are patches`(name: String, draft: [UInt8]) throws {
    for program in ["git apply -", "patch --binary -s -p1"] {
      let folder = try ScratchFolder()
      try folder.write(draft, to: "a/稿.txt")
      try folder.write(draft, to: "b/稿.txt")
      let run = try Program(in: folder).shell(
        "git init -q a; cd b; gongwen fix 稿.txt > fixed.log; cd ../a; gongwen fix --diff 稿.txt 2> said.log | \(program)"
      )
      #expect(run.status == 0, "\(name) \(program): \(run.error)")
      #expect(folder.bytes("a/稿.txt") == folder.bytes("b/稿.txt"), "\(name) \(program)")
      #expect(folder.bytes("a/稿.txt") != draft, "\(name) \(program)")
    }
  }
}
