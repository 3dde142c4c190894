import Foundation
import TestSupport
import Testing
import gongwen

@Suite struct FixCommandTests {
  /// Two slips that are certain: (二) and 三.
  private static let draft = "一、总体\n（一）甲\n(二)乙\n（三）丙\n二、保障\n三.落实\n"
  private static let mended = "一、总体\n（一）甲\n（二）乙\n（三）丙\n二、保障\n三、落实\n"

  @Test func `What is certain is mended in place, once`() throws {
    let folder = try ScratchFolder(["稿.md": Self.draft, "净.md": Self.mended])
    let gongwen = Program(in: folder)
    let run = try gongwen("fix", ".")
    #expect(run.status == 0)
    #expect(run.text.hasPrefix("稿.md：已改正 2 处\n"))
    #expect(folder.text("稿.md") == Self.mended)
    let again = try gongwen("fix", ".")
    #expect(again.status == 0)
    #expect(again.output.isEmpty)
    #expect(folder.text("稿.md") == Self.mended)
  }

  @Test func `A clean file is not written at all`() throws {
    let folder = try ScratchFolder(["净.md": Self.mended])
    let old = try FileManager.default.attributesOfItem(atPath: folder.path + "/净.md")
    _ = try Program(in: folder)("fix", ".")
    let new = try FileManager.default.attributesOfItem(atPath: folder.path + "/净.md")
    #expect(old[.modificationDate] as? Date == new[.modificationDate] as? Date)
    #expect(old[.systemFileNumber] as? Int == new[.systemFileNumber] as? Int)
  }

  @Test func `As many are told as are listed`() throws {
    let folder = try ScratchFolder(["稿.gongwen": "关于检查的通知\n各局:\n一、总体\n要抓,要查.\n三.落实\n要改。\n"])
    let lines = try Program(in: folder)("fix", ".").text.split(separator: "\n")
    let listed = lines.dropFirst().prefix { $0.hasPrefix("  第 ") }.count
    #expect(listed > 1 && lines.first == "稿.gongwen：已改正 \(listed) 处")
  }

  @Test func `Check and diff write nothing and say so by their status`() throws {
    let folder = try ScratchFolder(["稿.md": Self.draft, "净.md": Self.mended])
    let gongwen = Program(in: folder)
    let check = try gongwen("fix", "--check", ".")
    #expect(check.status == 1)
    #expect(check.text.hasPrefix("稿.md：可改正 2 处\n"))
    let diff = try gongwen("fix", "--diff", ".")
    #expect(diff.status == 1)
    #expect(
      diff.text == """
        --- a/稿.md
        +++ b/稿.md
        @@ -1,6 +1,6 @@
         一、总体
         （一）甲
        -(二)乙
        +（二）乙
         （三）丙
         二、保障
        -三.落实
        +三、落实

        """
    )
    #expect(folder.text("稿.md") == Self.draft)
    #expect(try gongwen("fix", "--check", "净.md").status == 0)
    #expect(try gongwen("fix", "--diff", "净.md").output.isEmpty)
  }

  @Test func `patch takes the difference, also without a final line end and with CRLF`() throws {
    for draft in [Self.draft, String(Self.draft.dropLast()), Self.draft.replacingOccurrences(of: "\n", with: "\r\n")] {
      let folder = try ScratchFolder(["稿.md": draft])
      let run = try Program(in: folder).shell(
        """
        command -v patch > /dev/null || { gongwen fix 稿.md; exit 0; }
        gongwen fix --diff 稿.md | patch --binary -s -p1
        """
      )
      #expect(run.status == 0, "\(run.text)\(run.error)")
      let expected = draft.replacingOccurrences(of: "(二)", with: "（二）").replacingOccurrences(of: "三.", with: "三、")
      #expect(folder.text("稿.md") == expected)
    }
  }

  @Test func `Standard input goes to standard output, mended or as it was`() throws {
    let gongwen = Program()
    #expect(try gongwen("fix", "-", input: Array(Self.draft.utf8)).text == Self.mended)
    #expect(try gongwen("fix", input: Array(Self.mended.utf8)).text == Self.mended)
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("随便\r\n写写".utf8)
    #expect(try gongwen("fix", input: bytes).output == bytes)
  }

  @Test func `Mark, line ends and permissions stay`() throws {
    let folder = try ScratchFolder()
    let crlf = Self.draft.replacingOccurrences(of: "\n", with: "\r\n")
    try folder.write([0xEF, 0xBB, 0xBF] + Array(crlf.utf8), to: "稿.txt")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path + "/稿.txt")
    _ = try Program(in: folder)("fix", "稿.txt")
    let expected = Self.mended.replacingOccurrences(of: "\n", with: "\r\n")
    #expect(folder.bytes("稿.txt") == [0xEF, 0xBB, 0xBF] + Array(expected.utf8))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/稿.txt")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `GB18030 is written back as GB18030`() throws {
    let folder = try ScratchFolder()
    // 一、甲 / (二)乙 would be another level; 二.乙 is certain.
    let draft: [UInt8] = [0xD2, 0xBB, 0xA1, 0xA2, 0xBC, 0xD7, 0x0D, 0x0A, 0xB6, 0xFE, 0x2E, 0xD2, 0xD2, 0x0D, 0x0A]
    try folder.write(draft, to: "稿.txt")
    #expect(try Program(in: folder)("fix", "稿.txt").status == 0)
    let mended: [UInt8] = [
      0xD2, 0xBB, 0xA1, 0xA2, 0xBC, 0xD7, 0x0D, 0x0A, 0xB6, 0xFE, 0xA1, 0xA2, 0xD2, 0xD2, 0x0D, 0x0A,
    ]
    #expect(folder.bytes("稿.txt") == mended)
  }

  @Test func `A full disk leaves the old file whole and nothing beside it`() throws {
    // A limit on the size of files stands for the disk: writing fails part of the way.
    let draft = String(repeating: Self.draft + "\n", count: 2000)
    let folder = try ScratchFolder(["稿.md": draft])
    let run = try Program(in: folder).shell("ulimit -f 8; gongwen fix 稿.md")
    #expect(run.status == 2)
    #expect(run.error == "gongwen：稿.md：文件过大\n")
    #expect(folder.text("稿.md") == draft)
    #expect(folder.names == ["稿.md"])
  }

  @Test func `An interrupted fix leaves every file old or new`() throws {
    let files = Dictionary(
      (0..<60).map { ("\($0).md", String(repeating: Self.draft, count: 20)) },
      uniquingKeysWith: { $1 }
    )
    let old = Array(String(repeating: Self.draft, count: 20).utf8)
    for delay in ["0.01", "0.03", "0.06"] {
      let folder = try ScratchFolder(files)
      let reference = try ScratchFolder(["0.md": String(decoding: old, as: UTF8.self)])
      _ = try Program(in: reference)("fix", ".")
      let new = try #require(reference.bytes("0.md"))
      #expect(new != old)
      _ = try Program(in: folder).shell("timeout -s INT \(delay) \"\(Program.path)\" fix . > /dev/null")
      for name in folder.names {
        let bytes = folder.bytes(name)
        #expect(name.hasSuffix(".md") && (bytes == old || bytes == new), "\(name)")
      }
      #expect(folder.names.count == 60)
    }
  }

  @Test(.enabled(if: Program.canDropPrivileges))
  func `A folder that may not be written keeps its files`() throws {
    let folder = try ScratchFolder(["夹/稿.md": Self.draft])
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path + "/夹")
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path + "/夹") }
    let run = try Program(in: folder).withoutPrivileges("fix", "夹")
    #expect(run.status == 2)
    #expect(run.error == "gongwen：夹/稿.md：没有权限\n")
    #expect(folder.text("夹/稿.md") == Self.draft)
  }
}
