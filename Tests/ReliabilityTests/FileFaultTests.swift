import Foundation
import JSON
import TestSupport
import Testing

/// Files that are not what they were a moment ago, disks that are full, things that only look like files.
@Suite(.serialized) struct FileFaultTests {
  private static let gap = "一、甲\n三、乙\n"
  private static let draft = "关于做好工作的通知\n\n各单位：\n一.完善机制\n　　要求如下。\n二、加强领导\n　　要求如下。\n"

  // MARK: Vanishing

  /// A pipe that is read first holds the program after its listing: whoever can open its other end knows that.
  private func vanishing(_ command: String, in folder: ScratchFolder) throws -> Program.Run {
    try Program(in: folder).shell(
      """
      mkfifo a.txt
      gongwen \(command) & program=$!
      exec 3> a.txt
      rm b/2.txt
      printf '一、甲\\n' >&3
      exec 3>&-
      wait $program
      """
    )
  }

  @Test(arguments: ["lint", "fix --check"])
  func `a file that vanishes after it was listed is told, and the others are checked`(command: String) throws {
    let folder = try ScratchFolder(["b/1.txt": Self.draft, "b/2.txt": Self.draft, "b/3.txt": Self.draft])
    let run = try vanishing("\(command) --jobs 1 a.txt b", in: folder)
    #expect(run.status == 2)
    #expect(run.error == "gongwen：b/2.txt：没有这个文件或文件夹\n")
    #expect(run.text.contains("b/1.txt") && run.text.contains("b/3.txt"))
  }

  @Test func `a document that vanishes before it is mined is told, and the others are mined`() throws {
    let text = "要密切联系群众，办实事、谋实利。\n坚持领导带头。好。\n坚持全员参与。好。\n"
    let folder = try ScratchFolder(["b/1.txt": text, "b/2.txt": text, "b/3.txt": text])
    let run = try vanishing("mine --jobs 1 a.txt b --out bank", in: folder)
    #expect(run.status == 1)
    #expect(run.error == "gongwen：b/2.txt：没有这个文件或文件夹\n已从 3 篇文稿生成词库：bank\n")
    #expect(folder.text("bank/parallels.tsv")?.contains("坚持领导带头|坚持全员参与") == true)
  }

  @Test func `a workspace whose files vanish while it is checked is answered with those that are there`() throws {
    var files = ["keep.txt": Self.gap]
    for number in 0..<200 { files["gone/\(number).txt"] = Self.gap }
    let folder = try ScratchFolder(files)
    for (link, target) in [("loop", "."), ("gone/up", ".."), ("x.txt", "y.txt"), ("y.txt", "x.txt")] {
      try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/\(link)", withDestinationPath: target)
    }
    let server = try ServerProcess()
    try server.initialize(folder: folder.path)
    try server.send("workspace/diagnostic", id: 70) {
      $0.object { $0.field("previousResultIds") { $0.array { _ in } } }
    }
    try server.send("workspace/symbol", id: 71) { $0.object { $0.field("query", "甲") } }
    try FileManager.default.removeItem(atPath: folder.path + "/gone")
    let report = server.next { $0["id"]?.int == 70 }
    let uris = report?["result"]?["items"]?.elements.compactMap { $0["uri"]?.string } ?? []
    #expect(uris.count { $0.hasSuffix("/keep.txt") } == 1)
    #expect(Set(uris).count == uris.count)
    #expect(server.next { $0["id"]?.int == 71 }?["result"] != nil)
  }

  // MARK: Full disks

  @Test(arguments: ["lint a.txt", "outline a.txt", "fix --diff a.txt", "phrases 工作", "rules", "fix - < a.txt"])
  func `output that finds no room is an error`(command: String) throws {
    let run = try Program(in: ScratchFolder(["a.txt": Self.draft])).shell("gongwen \(command) > /dev/full")
    #expect(run.status == 2)
    #expect(run.error.contains("磁盘已满"))
  }

  /// A disk of one memory page, where the system lets us have one.
  private static let canMount: Bool = {
    let line = "unshare --mount sh -c 'mount -t tmpfs -o size=4k tmpfs /mnt' > /dev/null 2>&1"
    return (try? Program().shell(line).status) == 0
  }()

  @Test(.enabled(if: canMount), arguments: ["fix disk/a.txt", "mine disk/a.txt --out disk/bank"])
  func `a disk without room keeps what was on it`(command: String) throws {
    let folder = try ScratchFolder(["a.txt": Self.draft])
    let run = try Program(in: folder).shell(
      """
      mkdir disk
      unshare --mount sh -c 'mount -t tmpfs -o size=8k tmpfs disk && cp a.txt disk && head -c 4096 /dev/zero > disk/rest
        "$0" "$@"; echo $?; ls -A disk; cat disk/a.txt' "\(Program.path)" \(command)
      """
    )
    let lines = run.text.split(separator: "\n", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
    #expect(lines.first == "2", "\\(run.error)")
    #expect(run.error.contains("磁盘已满"))
    #expect(run.text.hasSuffix("rest\n" + Self.draft))
    #expect(!lines.dropFirst().contains { $0.hasPrefix(".") }, "nothing is left lying about")
  }

  @Test func `what cannot be mined for want of room leaves the old bank`() throws {
    let text = "要密切联系群众，办实事、谋实利。\n坚持领导带头。好。\n坚持全员参与。好。\n"
    let folder = try ScratchFolder(["a.txt": text, "b.txt": text])
    let program = Program(in: folder)
    #expect(try program.shell("gongwen mine a.txt b.txt --out bank").status == 0)
    let names = folder.names(in: "bank")
    // More phrases than the room is enough for.
    let topics = "农工商学兵政党群文教科卫交通水电油气粮棉林牧渔财税金融法监审统计人社环保土地城乡海空天网".map(String.init)
    let more = topics.map { "坚持\($0)字当头，办好\($0)事、建好\($0)所。\n" }.joined()
    for name in ["a.txt", "b.txt"] { try folder.write(more + text, to: name) }
    let old = names.map { folder.text("bank/" + $0) }
    for target in ["--out bank", "--counts bank/counts"] {
      let run = try program.shell("ulimit -f 1; gongwen mine a.txt b.txt \(target)")
      #expect(run.status == 2 && run.error.contains("文件过大"), "\(target): \(run.error)")
      #expect(folder.names(in: "bank") == names, "\(target)")
      // Not some tables of the new bank: their numbers of documents would mean those of the old one.
      #expect(names.map { folder.text("bank/" + $0) } == old, "\(target)")
    }
  }

  @Test func `what cannot be put aside for want of room ends the mining with the reason`() throws {
    // More different text than stays in memory.
    var random = SeededGenerator(seed: 9)
    let lines = (0..<8000).map { _ in
      String(decoding: (0..<60).map { _ in UInt16(random.int(in: 0x4E00..<0x5600)) }, as: UTF16.self) + "。\n"
    }
    let folder = try ScratchFolder(["bank/phrases.tsv": "旧"])
    for part in 0..<4 { try folder.write(lines[part * 2000..<part * 2000 + 2000].joined(), to: "\(part).txt") }
    for target in ["--out bank", "--counts bank/counts"] {
      let run = try Program(in: folder).shell("ulimit -f 100; gongwen mine ?.txt --memory 16 \(target)")
      #expect(run.status == 2 && run.error.hasPrefix("gongwen：") && run.error.hasSuffix("文件过大\n"), "\(run.error)")
      #expect(folder.names(in: "bank") == ["phrases.tsv"] && folder.text("bank/phrases.tsv") == "旧")
    }
  }

  @Test func `a record that finds no room does not stop the server`() throws {
    let server = try ServerProcess(["--log", "/dev/full"])
    try server.initialize()
    #expect(try server.request("textDocument/hover") { $0.place("file:///none.txt", 0, 0) } != nil)
  }

  // MARK: No files

  @Test func `pipes where files are looked for make nobody wait`() throws {
    let folder = try ScratchFolder(["a.txt": Self.gap, "bank/sources.tsv": "#id\n", ".git/HEAD": ""])
    for name in [".gongwen.json", ".gitignore", "bank/phrases.tsv", "附件.txt"] {
      mkfifo(folder.path + "/" + name, 0o644)
    }
    let run = try Program(in: folder)("lint", ".")
    #expect(run.status == 1 && run.text.contains("a.txt:2:1:"))
    let server = try ServerProcess(["--phrasebank", folder.path + "/bank"])
    try server.initialize(folder: folder.path)
    let answer = try server.request("workspace/diagnostic") {
      $0.object { $0.field("previousResultIds") { $0.array { _ in } } }
    }
    #expect(answer?["result"]?["items"]?.count == 1)
  }

  @Test func `a device is written to and not replaced`() throws {
    let folder = try ScratchFolder(["a.txt": Self.draft])
    // Not /dev/null itself: were this to fail, the machine would lose it.
    mkfifo(folder.path + "/pipe", 0o644)
    let run = try Program(in: folder).shell(
      "cat pipe > copy & gongwen mine a.txt --counts pipe; echo $?; wait; head -c 15 copy; test -p pipe && echo still"
    )
    #expect(run.text == "0\n#gongwen-countsstill\n")
  }

  @Test func `settings are written whole, and not over what somebody else writes`() throws {
    let folder = try ScratchFolder([".gongwen.json": "{\n\"exclude\":[\"草稿\"]}", "a.txt": Self.gap])
    let server = try ServerProcess()
    try server.initialize(folder: folder.path)
    func disable() throws -> JSONValue? {
      try server.request("workspace/executeCommand") {
        $0.object {
          $0.field("command", "gongwen.disableRule")
          $0.field("arguments", ["ordinal-gap", "file://\(folder.path)/a.txt"])
        }
      }
    }
    #expect(try disable()?["error"] == nil)
    let written = try String(contentsOfFile: folder.path + "/.gongwen.json", encoding: .utf8)
    #expect(written.contains("ordinal-gap") && written.contains("草稿"))
    try folder.write("{ no", to: ".gongwen.json")
    _ = try disable()
    #expect(try String(contentsOfFile: folder.path + "/.gongwen.json", encoding: .utf8) == "{ no")
  }

  // MARK: Sizes

  @Test func `a file of a hundred megabytes is refused with a word and the others are checked`() throws {
    let folder = try ScratchFolder(["big.txt": "", "gap.txt": Self.gap, "long.txt": ""])
    // Without an end of line; the second one may be read, and is.
    _ = try Program(in: folder).shell(
      "yes 公文处理工作 | tr -d '\\n' | head -c 100000000 > big.txt; yes 公文处理工作 | tr -d '\\n' | head -c 3000006 > long.txt"
    )
    let run = try Program(in: folder)("lint", ".")
    #expect(run.status == 2)
    #expect(run.error == "gongwen：big.txt：超过 64 MB，未读取\n")
    #expect(run.text.contains("gap.txt:2:1:"))
  }

  /// Counting from the beginning of the line for every finding would take minutes.
  @Test func `columns are right however many findings a line has`() throws {
    let line = String(repeating: "𠮷作用：一是甲，二是乙，四是丁。", count: 10_000)
    let run = try Program()("lint", "-", input: Array(line.utf8))
    let columns = run.text.split(separator: "\n").compactMap { row -> Int? in
      guard row.hasPrefix("<stdin>:1:") else { return nil }
      return Int(row.dropFirst(10).prefix { $0 != ":" })
    }
    #expect(columns.count >= 10_000)
    #expect(columns.allSatisfy { $0 % 16 == columns[0] % 16 })
  }
}
