import Configuration
import TestSupport
import Testing
import gongwen

@Suite struct UsageTests {
  private let gongwen = Program()

  /// The commands that `gongwen --help` lists.
  private func commands() throws -> [String] {
    let lines = try gongwen("--help").text.split(separator: "\n")
    return lines.drop { $0 != "命令：" }.dropFirst().prefix { $0.hasPrefix("  ") }.compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
  }

  @Test func `The version is said`() throws {
    let run = try gongwen("--version")
    #expect(run.text == "gongwen \(Product.version)\n")
    #expect(run.status == 0)
  }

  @Test func `The overview lists every command of the design`() throws {
    let listed = try commands()
    for name in [
      "lint", "fix", "outline", "mine", "phrases", "rules", "explain", "doctor", "settings", "completions", "lsp",
    ] {
      #expect(listed.contains(name))
    }
    let bare = try gongwen()
    #expect(bare.status == 2)
    #expect(bare.output.isEmpty)
    #expect(bare.error.contains("命令："))
  }

  @Test func `Every command has a page of help with examples that fits on a screen`() throws {
    for name in try commands() {
      for words in [["help", name], [name, "--help"], [name, "-h"]] {
        let run = try gongwen(words[0], words[1])
        #expect(run.status == 0, "\(words)")
        #expect(run.error.isEmpty, "\(words)")
        let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 40, "\(words): \(lines.count)")
        #expect(run.text.contains("用法：gongwen \(name)") && run.text.contains("示例：\n  "), "\(words)")
        for line in lines { #expect(DisplayWidth.of(String(line)) <= 100, "\(line)") }
      }
    }
  }

  @Test(
    arguments: [
      (["lnt"], "未知命令“lnt”", "是否想用 gongwen lint？"),
      (["explian", "x"], "未知命令“explian”", "是否想用 gongwen explain？"),
      (["天气"], "未知命令“天气”", "全部命令见 gongwen --help"),
      (["lint", "--formt", "json"], "未知选项 --formt", "是否想用 --format？"),
      (["lint", "--format", "jsn"], "选项 --format 的值“jsn”无效", "是否想用 json？"),
      (["lint", "--format"], "选项 --format 缺少值", "用法见 gongwen lint --help"),
      (["lint", "--stats=3"], "选项 --stats 不带值", "用法见 gongwen lint --help"),
      (["lint", "-x"], "未知选项 -x", "用法见 gongwen lint --help"),
      (["lint", "--jobs", "0"], "选项 --jobs 应为 1–256 的整数，实际是“0”", ""),
      (["lint", "--rule", "ordinal-gpa=off"], "没有规则“ordinal-gpa”", "是否想用 ordinal-gap？"),
      (["lint", "--rule", "ordinal-gap=eror"], "级别应为", "是否想用 --rule ordinal-gap=error？"),
      (["explain", "ordinal-gpa"], "没有规则“ordinal-gpa”", "是否想用 ordinal-gap？"),
      (["explain"], "缺少参数：规则", ""),
      (["outline", "a", "b"], "多余的参数“b”", ""),
      (["completions", "tcsh"], "tcsh", "bash"),
    ] as [([String], String, String)]
  )
  func `A slip is answered with what was meant, on standard error, with status 2`(
    _ words: [String],
    _ message: String,
    _ hint: String,
  ) throws {
    let run = try Program().shell("gongwen " + words.map { "'\($0)'" }.joined(separator: " "))
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.contains(message))
    #expect(run.error.contains(hint))
  }

  @Test func `Options are read the way GNU programs do`() throws {
    let folder = try ScratchFolder(["-a.md": "一、甲\n三、丙\n"])
    let gongwen = Program(in: folder)
    for words in [
      ["lint", "--format", "github", "--", "-a.md"], ["lint", "--format=github", "./-a.md"],
      ["lint", "./-a.md", "-f", "github"], ["lint", "-fgithub", "./-a.md"],
      ["lint", "-f", "json", "./-a.md", "-f", "github"],
    ] {
      let run = try gongwen.shell("gongwen " + words.joined(separator: " "))
      #expect(run.status == 1, "\(words)")
      #expect(run.text.hasPrefix("::"), "\(words)")
    }
  }

  @Test func `Output that cannot be written is an error`() throws {
    #expect(try gongwen.shell("gongwen rules > /dev/full").status == 2)
    #expect(try gongwen.shell("gongwen rules | head -n 1").status == 0)
  }
}

@Suite struct CompletionScriptTests {
  @Test(arguments: ["bash", "zsh", "fish"])
  func `The script names every option and is accepted by its shell where that is installed`(_ shell: String) throws {
    let script = try Program()("completions", shell)
    #expect(script.status == 0)
    for word in ["lint", "baseline", "fail-on", "checkstyle", "ordinal-gap"] { #expect(script.text.contains(word)) }
    let folder = try ScratchFolder()
    let check = try Program(in: folder).shell(
      "command -v \(shell) > /dev/null || exit 0; gongwen completions \(shell) > s; \(shell) -n s"
    )
    #expect(check.status == 0, "\(check.error)")
  }

  @Test(arguments: [
    ("gongwen ou", "outline"), ("gongwen lint --form", "--format"), ("gongwen lint --format sa", "sarif"),
    ("gongwen explain ordinal-g", "ordinal-gap"), ("gongwen completions z", "zsh"), ("gongwen help li", "lint"),
  ]) func `bash completes commands, options, values and rules`(_ line: String, _ expected: String) throws {
    let words = line.split(separator: " ").map { "'\($0)'" }
    let folder = try ScratchFolder()
    let run = try Program(in: folder).shell(
      """
      gongwen completions bash > s
      bash -c '. ./s; COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _gongwen; echo "${COMPREPLY[*]}"' x \
      \(words.joined(separator: " "))
      """
    )
    #expect(run.text == "\(expected)\n", "\(run.error)")
  }
}

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("abc", 3), ("汉字", 4), ("（一）", 6), ("一、", 4), ("𠮷", 2), ("😀", 2), ("é", 1), ("e\u{301}", 1), ("㈠", 2), ("①", 1),
    ("“”…—", 4), ("　", 2), ("ｱ", 1), ("\u{200B}", 0), ("葛\u{E0100}", 2), ("Ａ", 2), ("한", 2),
  ]) func `Width is counted in cells`(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }
}
