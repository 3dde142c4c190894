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

  @Test func `an editor that loads the plugin from a clone of another name is set up`() throws {
    let folder = try ScratchFolder([
      "bin/nvim": "", "home/.config/nvim/init.lua": "vim.opt.runtimepath:append('/opt/公文/editors/nvim')",
    ])
    var gongwen = Program(in: folder)
    gongwen.environment = ["HOME": folder.path + "/home", "PATH": folder.path + "/bin"]
    let text = try gongwen("doctor").text
    #expect(text.contains("✓ Neovim（\(folder.path)/bin/nvim）：已配置，见 \(folder.path)/home/.config/nvim/init.lua"))
  }

  @Test func `a plugin in a folder of any name is known by what it holds`() throws {
    let folder = try ScratchFolder([
      "bin/vim": "", "bin/nvim": "", "home/公文/vim/plugin/gongwen.vim": "", "home/.vim/pack/x/opt/ale/README": "",
      "home/.vimrc": "packadd! ale\nset runtimepath+=~/公文/vim\n",
      "home/.config/nvim/init.lua": "vim.opt.runtimepath:append('/opt/别的/nvim')",
    ])
    var gongwen = Program(in: folder)
    gongwen.environment = ["HOME": folder.path + "/home", "PATH": folder.path + "/bin"]
    let text = try gongwen("doctor").text
    #expect(text.contains("✓ Vim（\(folder.path)/bin/vim）：已配置，见 \(folder.path)/home/.vimrc"), "\(text)")
    #expect(text.contains("· Neovim（\(folder.path)/bin/nvim）：配置中没有 gongwen"))
  }

  @Test func `A record of a session is played again, and what is different now is told`() throws {
    let folder = try ScratchFolder(["稿.txt": "一、甲\n三、丙\n"])
    let gongwen = Program(in: folder)
    var input = ""
    for body in [
      #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}"#,
      #"{"jsonrpc":"2.0","method":"initialized","params":{}}"#,
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":"#
        + #"{"uri":"untitled:a","languageId":"gongwen","version":1,"text":"一、甲\n二、乙\n"}}}"#,
      #"{"jsonrpc":"2.0","id":2,"method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"untitled:a"}}}"#,
      #"{"jsonrpc":"2.0","id":3,"method":"shutdown"}"#, #"{"jsonrpc":"2.0","method":"exit"}"#,
    ] { input += "Content-Length: \(body.utf8.count)\r\n\r\n\(body)" }
    #expect(try gongwen("lsp", "--log", "记录.jsonl", input: Array(input.utf8)).status == 0)
    let same = try gongwen("doctor", "--replay", "记录.jsonl")
    #expect(same.status == 0, "\(same.text)")
    #expect(same.text.contains("3 个请求：0 处应答不同，0 个没有正确应答"))
    // The answer to the request for symbols, not the draft itself.
    let record = try #require(folder.text("记录.jsonl"))
    try folder.write(record.replacing("\"name\":\"二、乙", with: "\"name\":\"二、丁"), to: "改.jsonl")
    let changed = try gongwen("doctor", "--replay", "改.jsonl")
    #expect(changed.status == 1)
    #expect(changed.text.contains("≠ textDocument/documentSymbol 2\n"))
    #expect(try gongwen("doctor", "--replay", "稿.txt").status == 2)
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
