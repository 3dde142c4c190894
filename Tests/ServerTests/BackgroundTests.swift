import Files
import JSON
import LanguageServerProtocol
import TestSupport
import Testing

@testable import Server

/// Work away from the loop, and the folders it works on.
@Suite struct BackgroundTests {
  private let later = Later()
  private let client: TestClient

  init() {
    client = TestClient(background: later)
  }

  private func begin(in folder: String, _ capabilities: String = "{}") {
    client.request(
      "initialize",
      "{\"processId\":null,\"rootUri\":\"file://\(folder)\",\"capabilities\":\(capabilities)}",
    )
    client.notify("initialized", "{}")
  }

  @Test func `banks read again while they are being read leave no progress without an end`() throws {
    let folder = try ScratchFolder([".gongwen/phrasebank/phrases.tsv": "#phrase\n"])
    begin(in: folder.path, #"{"window":{"workDoneProgress":true}}"#)
    client.notify("workspace/didChangeWatchedFiles", #"{"changes":[{"uri":"file:///phrases.tsv","type":2}]}"#)
    for request in client.received where request.method == "window/workDoneProgress/create" {
      client.send(TestClient.frame("{\"jsonrpc\":\"2.0\",\"id\":\(request.id ?? ""),\"result\":null}"))
    }
    func told() -> [String] {
      client.notifications("$/progress").map {
        "\($0["value"]?["kind"]?.string ?? "") \($0["token"]?.string ?? "")"
      }
    }
    let begun = told()
    #expect(begun.count == 1 && begun.first?.hasPrefix("begin ") == true)
    later.doOne()
    client.settle()
    #expect(told() == begun, "the second reading is not over")
    later.doOne()
    client.settle()
    #expect(told() == begun + begun.map { "end" + $0.dropFirst(5) })
  }

  @Test(arguments: ["workspace/symbol", "workspace/diagnostic"])
  func `what is cancelled while it waits for its turn is not done`(method: String) throws {
    let folder = try ScratchFolder(["a.txt": "一、甲\n三、乙\n"])
    begin(in: folder.path)
    let params = #"{"query":"甲","previousResultIds":[]}"#
    for id in ["8", "9"] { client.send(TestClient.frame(TestClient.request("\"\(id)\"", method, params))) }
    client.notify("$/cancelRequest", #"{"id":"8"}"#)
    for _ in 0..<2 { later.doOne() }
    client.settle()
    let answers = client.received.filter { $0.method == nil }
    #expect(answers.filter { $0.id == "\"8\"" }.map(\.errorCode) == [ErrorCode.requestCancelled.rawValue])
    #expect(answers.filter { $0.id == "\"9\"" }.map { $0.result != nil } == [true])
  }

  @Test func `a folder is the one its place says, whatever its name and with a slash or without`() throws {
    let folder = try ScratchFolder(["a.txt": "一、甲\n"])
    begin(in: folder.path + "/")
    #expect(client.session.settingsFolder(for: "file://\(folder.path)/a.txt") == folder.path)
    func change(_ added: String, _ removed: String) {
      client.notify(
        "workspace/didChangeWorkspaceFolders",
        "{\"event\":{\"added\":[\(added)],\"removed\":[\(removed)]}}"
      )
    }
    let named = "{\"uri\":\"file://\(folder.path)/\",\"name\":\"稿\"}"
    change(named, "")
    #expect(client.session.folderPaths == [folder.path], "not twice")
    change("", "{\"uri\":\"file://\(folder.path)/\",\"name\":\"另名\"}")
    #expect(client.session.folderPaths.isEmpty)
  }
}
