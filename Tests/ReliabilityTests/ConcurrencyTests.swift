import Foundation
import JSON
import TestSupport
import Testing

/// Work on several threads at once in the real program: what Thread Sanitizer watches in `.ci/run`.
@Suite(.serialized) struct ConcurrencyTests {
  private static let files: [String: String] = {
    var files: [String: String] = [:]
    for number in 0..<40 {
      files["\(number).txt"] = """
        关于做好第\(number)项工作的通知
        各单位：
        要密切联系群众，为人民群众办实事、谋实利。做到“三个到位”。首先，做到重视程度到位。其次，做到推进力度到位。
        一.坚持领导带头
        　　要密切联系群众。
        二、坚持全员参与
        　　进一步加强组织领导，落实责任\(number)。
        四、坚持全域覆盖

        """
    }
    return files
  }()

  @Test func `commands say the same on one thread and on eight`() throws {
    let folder = try ScratchFolder(Self.files)
    let program = Program(in: folder)
    for command in ["lint .", "fix --diff .", "lint --format json ."] {
      let one = try program.shell("gongwen \(command) --jobs 1")
      let eight = try program.shell("gongwen \(command) --jobs 8")
      #expect(one.status == 1 && eight.status == 1, "\(command): \(one.status) \(eight.status)")
      #expect(one.output == eight.output, "\(command)")
    }
    for jobs in [1, 8] {
      #expect(try program.shell("gongwen mine . --jobs \(jobs) --memory 16 --out \(jobs)").status == 0)
    }
    #expect(folder.names(in: "1").count == 5)
    for name in folder.names(in: "1") { #expect(folder.bytes("1/" + name) == folder.bytes("8/" + name), "\(name)") }
  }

  @Test func `what works in the background is answered while drafts change and banks are read again`() throws {
    var files = Self.files
    files["bank/phrases.tsv"] = "#phrase\tpinyin\tcount\tdocuments\tsources\n狠抓落实\then zhua luo shi\t8\t4\ta\n"
    let folder = try ScratchFolder(files)
    let server = try ServerProcess(["--phrasebank", folder.path + "/bank"])
    try server.initialize(folder: folder.path)
    try server.open("file://\(folder.path)/0.txt", "一、甲\n三、乙\n")
    for round in 0..<10 {
      try server.send("workspace/diagnostic", id: 100 + round) {
        $0.object { $0.field("previousResultIds") { $0.array { _ in } } }
      }
      try server.send("workspace/symbol", id: 200 + round) { $0.object { $0.field("query", "坚持") } }
      try server.send("textDocument/didChange") {
        $0.object {
          $0.field("textDocument") {
            $0.object {
              $0.field("uri", "file://\(folder.path)/0.txt")
              $0.field("version", 2 + round)
            }
          }
          $0.field("contentChanges") { $0.array { $0.object { $0.field("text", "一、甲\(round)\n三、乙\n狠抓") } } }
        }
      }
      try server.send("workspace/executeCommand", id: 300 + round) {
        $0.object { $0.field("command", "gongwen.reloadPhraseBanks") }
      }
      try server.send("textDocument/completion", id: 400 + round) { $0.place("file://\(folder.path)/0.txt", 2, 2) }
      if round % 3 == 0 { try server.send("$/cancelRequest") { $0.object { $0.field("id", 100 + round) } } }
    }
    for kind in 1...4 {
      for round in 0..<10 {
        let answer = server.next { $0["id"]?.int == kind * 100 + round && $0["method"] == nil }
        #expect((answer?["result"] == nil) != (answer?["error"] == nil), "\(kind) \(round)")
      }
    }
    server.closeInput()
    #expect(server.end() == 1)
  }
}
