import Foundation
import FoundationXML
import JSON
import TestSupport
import Testing

@Suite struct LintCommandTests {
  /// 三、 missing: one finding, in line 3.
  private static let gap = "一、甲\n二、乙\n四、丁\n"
  private static let clean = "一、甲\n二、乙\n三、丙\n"

  @Test func `Status says clean, findings or failure`() throws {
    let folder = try ScratchFolder(["净.md": Self.clean, "缺.md": Self.gap])
    let gongwen = Program(in: folder)
    #expect(try gongwen("lint", "净.md").status == 0)
    #expect(try gongwen("lint", "缺.md").status == 1)
    #expect(try gongwen("lint", "没有.md").status == 2)
    let mixed = try gongwen("lint", "没有.md", "缺.md")
    #expect(mixed.status == 2)
    #expect(mixed.text.contains("缺.md:3:1:"))
    #expect(mixed.error == "gongwen：没有.md：没有这个文件或文件夹\n")
  }

  @Test func `Text output is a compiler's, with a marker that lines up`() throws {
    let folder = try ScratchFolder(["稿.md": "一、甲\n　　（一）𠮷野\n　　（三）丙丁\n"])
    let lines = try Program(in: folder)("lint", "稿.md").text.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("稿.md:3:3: warning: "))
    #expect(lines[0].hasSuffix(" [ordinal-gap]"))
    #expect(lines[1] == "  （三）丙丁")
    // Three full-width characters are six cells.
    #expect(lines[2] == "  ^~~~~~")
    #expect(lines.last == "检查 1 个文件：1 个警告")
  }

  @Test func `The marker is under its characters after wide and narrow ones`() throws {
    let folder = try ScratchFolder(["稿.md": "工作中a😀𠮷，一是加强领导；三是狠抓落实。\n"])
    let lines = try Program(in: folder)("lint", "稿.md").text.split(separator: "\n").map(String.init)
    let shown = try #require(lines.dropFirst().first)
    let marker = try #require(lines.dropFirst(2).first)
    let before = try #require(shown.range(of: "三是")).lowerBound
    let width = shown[..<before].unicodeScalars.reduce(0) { $0 + ($1.value > 0x2000 ? 2 : 1) }
    #expect(marker.prefix { $0 == " " }.count == width)
    #expect(marker.hasSuffix("^~~~"))
  }

  @Test func `A long line is cut to what surrounds the place`() throws {
    let filler = String(repeating: "各地区各部门要认真贯彻落实，", count: 200)
    let folder = try ScratchFolder(["稿.md": "\(filler)一是加强领导；三是狠抓落实。\(filler)\n"])
    let lines = try Program(in: folder)("lint", "稿.md").text.split(separator: "\n")
    #expect(lines[1].hasPrefix("  …"))
    #expect(lines[1].hasSuffix("…"))
    #expect(lines[1].count < 60)
    #expect(lines[1].contains("三是"))
  }

  @Test func `Control characters of a draft do not reach the terminal`() throws {
    let folder = try ScratchFolder(["稿.md": "一、甲\n三、\u{1B}[31m红\u{202E}\u{7}\n"])
    let run = try Program(in: folder)("lint", "稿.md")
    #expect(!run.text.contains("\u{1B}") && !run.text.contains("\u{202E}") && !run.text.contains("\u{7}"))
  }

  @Test func `Colour is for terminals, and by request`() throws {
    let folder = try ScratchFolder(["缺.md": Self.gap])
    var gongwen = Program(in: folder)
    #expect(!(try gongwen("lint", "缺.md").text.contains("\u{1B}")))
    #expect(try gongwen("lint", "--color", "always", "缺.md").text.contains("\u{1B}[1;33m"))
    gongwen.environment["NO_COLOR"] = "1"
    #expect(!(try gongwen("lint", "--color=auto", "缺.md").text.contains("\u{1B}")))
  }

  @Test func `JSON says everything, and nothing is lost in the text`() throws {
    let folder = try ScratchFolder(["稿.md": "一、“引”\\\n三、丙\n"])
    let run = try Program(in: folder)("lint", "--format", "json", "稿.md")
    let report = try JSONValue(run.output)
    #expect(report["version"]?.int == 1)
    let finding = try #require(report["findings"]?[0])
    #expect(finding["path"]?.string == "稿.md")
    #expect(finding["rule"]?.string == "ordinal-gap")
    #expect(finding["level"]?.string == "warning")
    #expect(finding["excerpt"]?.string == "三、")
    #expect(["line", "column", "endLine", "endColumn"].map { finding[dynamic: $0]?.int } == [2, 1, 2, 3])
    #expect(report["summary"]?["warning"]?.int == 1)
    #expect(report["summary"]?["files"]?.int == 1)
    #expect(report["errors"]?.count == 0)
  }

  @Test func `Columns count characters, not bytes or halves of pairs`() throws {
    let folder = try ScratchFolder(["稿.md": "😀𠮷要一是加强领导；三是狠抓落实。\n"])
    let report = try JSONValue(try Program(in: folder)("lint", "-f", "json", "稿.md").output)
    let findings = try #require(report["findings"])
    let gap = try #require(findings.elements.first { $0["excerpt"]?.string?.contains("三是") == true })
    #expect(gap["column"]?.int == 11)
  }

  @Test func `SARIF has the shape that 2.1.0 asks for`() throws {
    let folder = try ScratchFolder(["公 文/稿%.md": Self.gap, "b.md": "\0"])
    let run = try Program(in: folder)("lint", "--format", "sarif", "公 文", "b.md", "没有.md")
    try SARIFShape.check(try JSONValue(run.output))
    let log = try JSONValue(run.output)
    let result = try #require(log["runs"]?[0]?["results"]?[0])
    let place = try #require(result["locations"]?[0]?["physicalLocation"])
    #expect(place["artifactLocation"]?["uri"]?.string == "%E5%85%AC%20%E6%96%87/%E7%A8%BF%25.md")
    #expect(place["region"]?["startLine"]?.int == 3)
    let rules = try #require(log["runs"]?[0]?["tool"]?["driver"]?["rules"])
    #expect(rules[result["ruleIndex"]?.int ?? -1]?["id"]?.string == "ordinal-gap")
    #expect(log["runs"]?[0]?["invocations"]?[0]?["executionSuccessful"]?.bool == false)
  }

  @Test func `GitHub gets one command a line with its separators escaped`() throws {
    let folder = try ScratchFolder(["a,b:c%.md": Self.gap])
    let run = try Program(in: folder)("lint", "--format", "github", ".")
    #expect(
      run.text.hasPrefix(
        "::warning file=a%2Cb%3Ac%25.md,line=3,endLine=3,col=1,endColumn=2,title=gongwen(ordinal-gap)::"
      )
    )
    #expect(run.text.split(separator: "\n").count == 1)
  }

  @Test func `Checkstyle is well-formed XML whatever the name`() throws {
    let folder = try ScratchFolder(["<a>&\"'.md": Self.gap])
    let run = try Program(in: folder)("lint", "--format", "checkstyle", ".")
    final class Reader: NSObject, XMLParserDelegate {
      var errors: [[String: String]] = []
      var file = ""
      func parser(
        _: XMLParser,
        didStartElement name: String,
        namespaceURI _: String?,
        qualifiedName _: String?,
        attributes: [String: String] = [:]
      ) {
        if name == "file" { file = attributes["name"] ?? "" }
        if name == "error" { errors.append(attributes) }
      }
    }
    let reader = Reader()
    let parser = XMLParser(data: Data(run.output))
    parser.delegate = reader
    #expect(parser.parse())
    #expect(reader.file == "<a>&\"'.md")
    #expect(reader.errors.map { $0["line"] } == ["3"])
    #expect(reader.errors.map { $0["source"] } == ["gongwen.ordinal-gap"])
  }

  @Test func `Levels change by option and by settings, the option last`() throws {
    let folder = try ScratchFolder(["缺.md": Self.gap, "子/缺.md": Self.gap])
    let gongwen = Program(in: folder)
    #expect(try gongwen("lint", "--rule", "ordinal-gap=off", "缺.md").status == 0)
    #expect(try gongwen("lint", "--rule=ordinal-gap=error", "缺.md").text.contains(": error: "))
    #expect(try gongwen("lint", "--fail-on", "error", "缺.md").status == 0)
    #expect(try gongwen("lint", "--fail-on", "error", "--rule", "ordinal-gap=error", "缺.md").status == 1)
    try folder.write(
      #"{"overrides": [{"files": ["子/"], "rules": {}}, {"files": ["子/**"], "rules": {"ordinal-gap": "hint"}}]}"#,
      to: ".gongwen.json"
    )
    let run = try gongwen("lint", ".")
    #expect(run.text.contains("\n子/缺.md:3:1: hint: ") || run.text.hasPrefix("子/缺.md:3:1: hint: "))
    #expect(run.text.contains("缺.md:3:1: warning: "))
    #expect(try gongwen("lint", "--fail-on", "info", "子").status == 0)
    #expect(try gongwen("lint", "--rule", "ordinal-gap=error", "子").text.contains(": error: "))
  }

  @Test func `A name that the settings list is no count`() throws {
    let draft = "要做到“三个到位”。一是认识到位，二是责任到位。\n要抓好四件事：一是加强领导，二是压实责任。\n"
    let folder = try ScratchFolder(["稿.md": draft])
    func lines(_ settings: String) throws -> [String] {
      try folder.write(settings, to: ".gongwen.json")
      let output = try Program(in: folder)("lint", "-f", "github", ".").text
      return output.split(separator: "\n").filter { $0.contains("count-mismatch") }.map {
        String($0.drop { $0 != "," }.prefix { $0 != ":" }.prefix(7))
      }
    }
    #expect(try lines("{}") == [",line=1", ",line=2"])
    #expect(try lines(#"{"names": ["做到“三个到位”", "五年规划"]}"#) == [",line=2"])
    #expect(try lines(#"{"names": ["三个到位", "四件事"]}"#).isEmpty)
    #expect(try lines(#"{"names": ["三个到"]}"#) == [",line=2"])
    #expect(try lines(#"{"names": ["做到", "一是"]}"#) == [",line=1", ",line=2"])
  }

  @Test func `Wrong settings stop the check and are named`() throws {
    let folder = try ScratchFolder(["缺.md": Self.gap, ".gongwen.json": "{\n  \"ruls\": {}\n}"])
    let run = try Program(in: folder)("lint", ".")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.contains(".gongwen.json:2: 未知设置“ruls”，是否想用“rules”？"))
    try folder.write("{}", to: "别的.json")
    #expect(try Program(in: folder)("lint", "--config", "别的.json", ".").status == 1)
  }

  @Test func `Excluded files are left out, and said to be when they were named`() throws {
    let folder = try ScratchFolder([
      "缺.md": Self.gap, "归档/缺.md": Self.gap, ".gongwen.json": #"{"exclude": ["归档/"]}"#,
    ])
    let gongwen = Program(in: folder)
    #expect(try gongwen("lint", ".").text.contains("检查 1 个文件"))
    let named = try gongwen("lint", "归档/缺.md")
    #expect(named.status == 0)
    #expect(named.error.contains("归档/缺.md：已由设置 exclude 排除"))
  }

  @Test func `A baseline keeps known findings silent, wherever they moved`() throws {
    let folder = try ScratchFolder(["缺.md": Self.gap])
    let gongwen = Program(in: folder)
    try folder.write(try gongwen("lint", "--format", "json", ".").output, to: "基线.json")
    let known = try gongwen("lint", "--baseline", "基线.json", ".")
    #expect(known.status == 0)
    #expect(known.text == "检查 1 个文件：未发现问题（另有 1 处已在基线中）\n")
    try folder.write("新的开头。\n\n" + Self.gap + "\n（一）甲\n（三）乙\n", to: "缺.md")
    let new = try gongwen("lint", "--baseline", "基线.json", "缺.md")
    #expect(new.status == 1)
    #expect(!new.text.contains("“四、”"))
    #expect(new.text.contains("“（三）”前缺"))
    #expect(try gongwen("lint", "--baseline", "没有.json", ".").status == 2)
    #expect(try gongwen("lint", "--baseline", "缺.md", ".").error.contains("不是合法的 JSON"))
  }

  @Test func `Statistics are told beside the report`() throws {
    let folder = try ScratchFolder(["缺.md": Self.gap])
    let run = try Program(in: folder)("lint", "--stats", "-f", "json", ".")
    #expect(run.error.contains("1  ordinal-gap\n1 个文件，4 行，9 字；"))
    _ = try JSONValue(run.output)
  }

  @Test func `Standard input is read where no path is given, and takes a name`() throws {
    let folder = try ScratchFolder([
      ".gongwen.json": #"{"overrides": [{"files": ["甲.md"], "rules": {"ordinal-gap": "off"}}]}"#
    ])
    let gongwen = Program(in: folder)
    #expect(try gongwen("lint", input: Array(Self.gap.utf8)).text.hasPrefix("<stdin>:3:1: "))
    #expect(try gongwen("lint", "-", input: Array(Self.gap.utf8)).status == 1)
    #expect(try gongwen("lint", "--stdin-path", "甲.md", input: Array(Self.gap.utf8)).status == 0)
    #expect(try gongwen("lint", "--stdin-path", "乙.md", input: Array(Self.gap.utf8)).text.hasPrefix("乙.md:3:1: "))
    #expect(try gongwen("lint", input: []).status == 0)
  }

  @Test func `Many threads say the same in the same order as one`() throws {
    let folder = try ScratchFolder()
    for index in 0..<40 { try folder.write(index % 3 == 0 ? Self.gap : Self.clean, to: "\(index)/稿.md") }
    let gongwen = Program(in: folder)
    let one = try gongwen("lint", "-j1", "-f", "json", ".")
    #expect(try gongwen("lint", "-j8", "-f", "json", ".").output == one.output)
    #expect(try JSONValue(one.output)["findings"]?.count == 14)
  }

  @Test func `Files that are no text are reported and survived`() throws {
    let folder = try ScratchFolder(["缺.md": Self.gap])
    try folder.write([0x50, 0x4B, 0, 1], to: "压缩.md")
    try folder.write(Array("各地区各部门".utf8) + [0xFF] + Array("认真落实".utf8), to: "坏.md")
    let run = try Program(in: folder)("lint", ".")
    #expect(run.status == 2)
    #expect(run.error.contains("压缩.md：是二进制文件，不是文本"))
    #expect(run.error.contains("坏.md：既不是 UTF-8 也不是 GB18030：第 19 个字节（偏移 18）无法解码"))
    #expect(run.text.contains("缺.md:3:1:"))
    #expect(run.text.hasSuffix("；2 个文件无法检查\n"))
  }

  @Test func `GB18030 is read like UTF-8`() throws {
    let folder = try ScratchFolder()
    let gap: [UInt8] = [0xD2, 0xBB, 0xA1, 0xA2, 0xBC, 0xD7, 0x0A, 0xC8, 0xFD, 0xA1, 0xA2, 0xB1, 0xFB, 0x0A]
    try folder.write(gap, to: "稿.txt")
    #expect(try Program(in: folder)("lint", "稿.txt").text.hasPrefix("稿.txt:2:1: warning: “三、”前缺“二、”"))
  }

  @Test(.enabled(if: Program.canDropPrivileges))
  func `A folder that cannot be read is reported`() throws {
    let folder = try ScratchFolder(["缺.md": Self.gap, "密/稿.md": Self.gap])
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.path + "/密")
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path + "/密") }
    let run = try Program(in: folder).withoutPrivileges("lint", ".")
    #expect(run.status == 2)
    #expect(run.error == "gongwen：密：没有权限\n")
    #expect(run.text.contains("缺.md:3:1:"))
  }

  @Test func `A Word document comes in through pandoc where that is installed`() throws {
    let folder = try ScratchFolder(["稿.md": "一、甲\n\n二、乙\n\n四、丁\n"])
    let run = try Program(in: folder).shell(
      """
      command -v pandoc > /dev/null || exit 1
      pandoc 稿.md -o 稿.docx && pandoc 稿.docx -t plain --wrap=none | gongwen lint -
      """
    )
    #expect(run.status == 1)
    if !run.output.isEmpty { #expect(run.text.hasPrefix("<stdin>:5:1: warning: “四、”前缺“三、”")) }
  }
}
