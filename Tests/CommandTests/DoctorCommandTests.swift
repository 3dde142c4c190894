import Configuration
import TestSupport
import Testing

@Suite struct DoctorCommandTests {
  @Test func `A sound installation is told so, after a round trip through a real server`() throws {
    let folder = try ScratchFolder()
    let run = try Program(in: folder)("doctor")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.text.hasPrefix("gongwen \(Product.version)  \(Program.path)\n"))
    for part in ["没有 .gongwen.json", "  内置：", "PATH 中没有 gongwen", "打开 → 检查结果", "补全", "✓ 服务器往返正常"] {
      #expect(run.text.contains(part), "\(part)")
    }
  }

  @Test func `What is wrong with settings and banks is told`() throws {
    let folder = try ScratchFolder([".gongwen.json": #"{"genr": "通知", "phrasebanks": ["没有"]}"#])
    let run = try Program(in: folder)("doctor")
    #expect(run.status == 1)
    #expect(run.text.contains("未知设置“genr”，是否想用“genre”？"))
    #expect(run.text.contains("没有：没有这个文件夹"))
    #expect(run.text.contains("✓ 服务器往返正常"))
  }

  @Test func `An editor whose configuration knows gongwen is told apart`() throws {
    let folder = try ScratchFolder(["bin/nvim": "", "bin/hx": "", "home/.config/nvim/lua/my.lua": "require('gongwen')"])
    var gongwen = Program(in: folder)
    gongwen.environment = ["HOME": folder.path + "/home", "PATH": folder.path + "/bin"]
    let text = try gongwen("doctor").text
    #expect(text.contains("✓ Neovim（\(folder.path)/bin/nvim）：已配置，见 \(folder.path)/home/.config/nvim/lua/my.lua"))
    #expect(text.contains("· Helix（\(folder.path)/bin/hx）：配置中没有 gongwen"))
    #expect(!text.contains("Emacs"))
  }

  @Test func `A draft is shown as an editor would show it`() throws {
    let folder = try ScratchFolder(["稿.txt": "一、总体𠮷要求\n二、主要任务\n　　四、组织实施\n"])
    let run = try Program(in: folder)("doctor", "--show", "稿.txt", "--after", "组织实施", "--after", "\n五、")
    #expect(run.status == 0, "\(run.error)")
    let lines = run.text.split(separator: "\n").map(String.init)
    #expect(lines.first == "大纲")
    #expect(lines.contains("  二、主要任务"))
    let problem = try #require(lines.firstIndex { $0.contains("[ordinal-gap]") })
    #expect(lines[problem - 1] == "   3  四、组织实施")
    #expect(lines[problem].hasPrefix("      ^~~~ 警告：“四、”前缺“三、”"))
    #expect(lines.contains { $0.hasSuffix("组织实施‸") })
    #expect(lines.contains("  五、‸"))
  }
}
