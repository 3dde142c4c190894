import Foundation
import TestSupport
import Testing

/// What `editors/ci` tells people to copy.
@Suite struct HookTests {
  private static let ci = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("editors/ci")

  @Test func `The hook judges what is committed, not what lies in the folder`() throws {
    let folder = try ScratchFolder(["稿 一.md": "一、甲\n三、丙\n", "净.md": "一、甲\n二、乙\n"])
    let run = try Program(in: folder).shell(
      """
      command -v git > /dev/null || exit 100
      mkdir bin && ln -s "\(Program.path)" bin/gongwen && PATH="$PWD/bin:$PATH"
      git init -q . && git config user.name x && git config user.email x@example.org
      cp '\(Self.ci.path)/pre-commit' .git/hooks/pre-commit
      git add 净.md && git commit -qm 净 || exit 1
      git add '稿 一.md'
      printf '一、甲\\n二、丙\\n' > '稿 一.md'
      git commit -qm 坏 && exit 2
      git add '稿 一.md'
      printf '一、甲\\n三、丙\\n' > '稿 一.md'
      git commit -qm 好 || exit 3
      """
    )
    guard run.status != 100 else { return }
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error.contains("稿 一.md:2:1: warning: “三、”前缺“二、”"))
  }

  @Test func `The page names only options and settings that there are`() throws {
    let page = try String(contentsOf: Self.ci.appendingPathComponent("README.md"), encoding: .utf8)
    let help = try ["lint", "fix", "outline", "settings"].map { try Program()("help", $0).text }.joined()
    for option in page.matches(of: /--[a-z][a-z-]+/).map({ String($0.output) }) where option != "--wrap" {
      #expect(help.contains(option), "\(option)")
    }
    let settings = try #require(page.firstMatch(of: /```json\n(\{\n  "\$schema"[^`]*)```/)?.output.1)
    let folder = try ScratchFolder([".gongwen.json": String(settings)])
    let run = try Program(in: folder)("settings")
    #expect(run.status == 0, "\(run.error)")
  }
}
