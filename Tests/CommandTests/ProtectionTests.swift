import Foundation
import TestSupport
import Testing

/// What `fix` must not change besides the text, and what must not steer a terminal.
@Suite struct ProtectionTests {
  private static let draft = "一.完善机制\n二、加强领导\n"
  private static let fixed = "一、完善机制\n二、加强领导\n"

  private func text(_ folder: ScratchFolder) throws -> String {
    try String(contentsOfFile: folder.path + "/a.txt", encoding: .utf8)
  }

  @Test(arguments: ["chmod 0444 a.txt", "ln a.txt b.txt", "chmod 2755 a.txt"])
  func `a file that somebody protects is left alone unless he insists`(command: String) throws {
    let folder = try ScratchFolder(["a.txt": Self.draft])
    let program = Program(in: folder)
    _ = try program.shell(command)
    let run = try program("fix", "a.txt")
    #expect(run.status == 2 && run.error.contains("--force"), "\(run.error)")
    let dialogue = try program("fix", "-i", "a.txt", input: Array("1\n".utf8))
    #expect(dialogue.status == 2 && dialogue.error.contains("--force") && !dialogue.error.contains("应为"))
    #expect(try text(folder) == Self.draft)
    let isDialogue = command.hasPrefix("chmod 0444")
    let forced = try program("fix", isDialogue ? "-i" : "--force", "--force", "a.txt", input: Array("1\n".utf8))
    #expect(forced.status == 0, "\(forced.error)")
    #expect(try text(folder) == Self.fixed)
  }

  /// Whether whoever runs the tests may give a file to somebody else.
  private static let canGiveAway: Bool = {
    guard let folder = try? ScratchFolder(["a.txt": ""]) else { return false }
    return chown(folder.path + "/a.txt", stranger, gid_t.max) == 0
  }()
  /// Nobody's number that is not the tests' own.
  private static let stranger: uid_t = geteuid() == 54_321 ? 54_322 : 54_321

  @Test(.enabled(if: canGiveAway))
  func `a file of somebody else is left alone unless the writer insists, and stays his`() throws {
    let folder = try ScratchFolder(["a.txt": Self.draft])
    let program = Program(in: folder)
    try #require(chown(folder.path + "/a.txt", Self.stranger, gid_t.max) == 0)
    let run = try program("fix", "a.txt")
    #expect(run.status == 2 && run.error.contains("属于其他用户") && run.error.contains("--force"), "\(run.error)")
    #expect(try text(folder) == Self.draft)
    #expect(try program("fix", "--force", "a.txt").status == 0)
    #expect(try text(folder) == Self.fixed)
    var status = stat()
    #expect(stat(folder.path + "/a.txt", &status) == 0 && status.st_uid == Self.stranger)
  }

  @Test func `extended attributes and access lists outlive a fix`() throws {
    let folder = try ScratchFolder(["a.txt": Self.draft])
    let program = Program(in: folder)
    // Not every file system has them, nor every machine the tools.
    let setUp = try program.shell(
      "setfattr -n user.gongwen -v 批注 a.txt && chmod 600 a.txt && setfacl -m u:daemon:r-- a.txt && getfacl -c a.txt > before"
    )
    guard setUp.status == 0 else { return }
    #expect(try program("fix", "a.txt").status == 0)
    #expect(try text(folder) == Self.fixed)
    let after = try program.shell("getfacl -c a.txt | cmp - before && getfattr --only-values -n user.gongwen a.txt")
    #expect(after.status == 0 && after.text.hasSuffix("批注"), "\(after.text)\(after.error)")
  }

  /// A path ends for the system where a NUL stands: what is read must not be another folder than the one that is named.
  @Test func `a NUL in the path of a bank is told, and no other bank is read`() throws {
    let table = "#phrase\tpinyin\tcount\tdocuments\tsources\n穷尽一切办法抓好\tx\t90\t40\t甲\n"
    let folder = try ScratchFolder(["词库/phrases.tsv": table, ".gongwen.json": #"{"phrasebanks": ["词库\u0000之外"]}"#])
    let program = Program(in: folder)
    let run = try program("phrases", "穷尽一切")
    #expect(run.error.contains("词库␀之外：路径中有 NUL 字符"), "\(run.error)")
    #expect(!run.text.contains("穷尽一切办法抓好"))
    try folder.write(#"{"phrasebanks": ["词库"]}"#, to: ".gongwen.json")
    #expect(try program("phrases", "穷尽一切").text.contains("穷尽一切办法抓好"))
  }

  @Test func `what a document or a name holds does not steer a terminal`() throws {
    let folder = try ScratchFolder(["a.txt": "一.\u{1B}[8m完善\u{202E}机制\n二、加强\n"])
    let program = Program(in: folder)
    for words in [
      ["fix", "--diff", "--color", "always", "a.txt"], ["lint", "a.txt"], ["lint", "-f", "github", "a.txt"],
    ] {
      let run = try program.run(words)
      let allowed = ["\u{1B}[0m", "\u{1B}[1m", "\u{1B}[2m", "\u{1B}[31m", "\u{1B}[32m", "\u{1B}[36m"]
      var rest = run.text + run.error
      for sequence in allowed { rest = rest.replacingOccurrences(of: sequence, with: "") }
      for style in 30...37 { rest = rest.replacingOccurrences(of: "\u{1B}[1;\(style)m", with: "") }
      #expect(!rest.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" }, "\(words): \(rest)")
    }
    // A difference in a file is for a program and holds every byte.
    #expect(try program("fix", "--diff", "a.txt").text.contains("\u{1B}[8m"))
    try folder.write(
      "{\"rules\": {\"\\u001b[8mx\": \"off\"}, \"\\u001b[8my\": 1, \"phrasebanks\": [\"\\u001b[8mz\"]}",
      to: ".gongwen.json"
    )
    for words in [["lint", "a.txt"], ["settings"], ["doctor"], ["phrases", "工作"]] {
      let run = try program.run(words)
      #expect(!(run.text + run.error).contains("\u{1B}"), "\(words): \(run.text)\(run.error)")
    }
    for words in [["lint", "--rule", "\u{1B}[8mx=off", "a.txt"], ["\u{1B}[8mx"], ["lint", "\u{1B}[8m.txt"]] {
      let run = try program.run(words)
      #expect(run.status == 2 && !run.error.contains("\u{1B}"), "\(run.error)")
    }
  }
}
