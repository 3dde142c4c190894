import Foundation
import TestSupport
import Testing
import gongwen

@Suite struct RenumberCommandTests {
  private static let draft = "一、甲\n二、乙\n（一）子\n（三）丑\n二、丙\n四、丁\n见第四部分。\n"
  private static let renumbered = "一、甲\n二、乙\n（一）子\n（二）丑\n三、丙\n四、丁\n见第四部分。\n"

  @Test func `series are counted afresh, and what changed is said`() throws {
    let folder = try ScratchFolder(["稿.md": Self.draft])
    let gongwen = Program(in: folder)
    let check = try gongwen("renumber", "--check", "稿.md")
    #expect(check.status == 1)
    #expect(check.text == "稿.md：改 2 处序号\n  第 4 行：（三） → （二）\n  第 5 行：二、 → 三、\n")
    #expect(folder.text("稿.md") == Self.draft)
    let run = try gongwen("renumber", "稿.md")
    #expect(run.status == 0)
    #expect(run.text == check.text)
    #expect(folder.text("稿.md") == Self.renumbered)
    #expect(try gongwen("renumber", "稿.md").text == "稿.md：序号无须改动\n")
    #expect(try gongwen("renumber", "--check", "稿.md").status == 0)
  }

  @Test func `one level only, references that follow, pipes`() throws {
    let gongwen = Program()
    let level = try gongwen("renumber", "--level", "（一）", input: Array(Self.draft.utf8))
    #expect(level.text == Self.draft.replacing("（三）", with: "（二）"))
    let gap = "一、甲\n二、乙\n四、丙\n内容见第四部分。\n"
    #expect(try gongwen("renumber", input: Array(gap.utf8)).text == "一、甲\n二、乙\n三、丙\n内容见第三部分。\n")
    let wrong = try gongwen("renumber", "--level", "甲乙", input: [])
    #expect(wrong.status == 2)
    #expect(wrong.error.contains("不是序号"))
  }

  @Test func `the difference is a patch`() throws {
    let folder = try ScratchFolder(["稿 件.md": Self.draft])
    let run = try Program(in: folder).shell("git init -q . && gongwen renumber --diff '稿 件.md' | git apply -")
    #expect(run.status == 0, "\(run.error)")
    #expect(folder.text("稿 件.md") == Self.renumbered)
  }
}
