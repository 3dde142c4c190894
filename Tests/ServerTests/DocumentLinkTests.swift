import Glibc
import JSON
import TestSupport
import Testing

@testable import Server

/// 《…》 and attachments that lead to files beside the draft.
@Suite struct DocumentLinkTests {
  private func begin(_ client: TestClient) {
    client.request("initialize", #"{"processId":null,"rootUri":null,"capabilities":{}}"#)
    client.notify("initialized", "{}")
  }

  private func targets(_ answer: TestClient.Received?) -> [String] {
    answer?.result?.elements.map { link in
      let target = FileURI.path(link["target"]?.string ?? "") ?? ""
      let start = link["range"]?["start"]
      return "\(start?["line"]?.int ?? -1):\(start?["character"]?.int ?? -1) \(target.split(separator: "/").last ?? "")"
    } ?? []
  }

  @Test func `titles and attachments lead to the files beside the draft, and nothing leads to itself`() throws {
    let folder = try ScratchFolder([
      "draft.txt": "", "实施方案.docx": "", "附件/附件1：任务清单.xlsx": "", "照片.png": "", "台账.txt/a": "",
    ])
    let client = TestClient()
    begin(client)
    let uri = "file://\(folder.path)/draft.txt"
    client.open("按照《实施方案》和《照片》《台账》《draft》办理。\n\n附件：1.任务清单\n", uri: uri)
    let answer = client.request("textDocument/documentLink", TestClient.document(uri))
    #expect(targets(answer) == ["0:3 实施方案.docx", "2:5 附件1：任务清单.xlsx"])
  }

  @Test func `a year in the name of an attachment tells which file is meant`() throws {
    let folder = try ScratchFolder(["draft.txt": "", "附件/2024年度名单.xlsx": "", "附件/2025年度名单.xlsx": ""])
    let client = TestClient()
    begin(client)
    let uri = "file://\(folder.path)/draft.txt"
    client.open("关于做好工作的通知\n各单位：\n请抓好落实。\n附件：2025年度名单\n", uri: uri)
    let answer = client.request("textDocument/documentLink", TestClient.document(uri))
    #expect(targets(answer) == ["3:3 2025年度名单.xlsx"])
  }

  @Test func `of several files for a title the first is meant, and one beside the draft before one in 附件`() throws {
    let folder = try ScratchFolder([
      "draft.txt": "", "方案.pdf": "", "2.方案.docx": "", "方案.docx": "", "附件/1.方案.docx": "",
    ])
    let client = TestClient()
    begin(client)
    let uri = "file://\(folder.path)/draft.txt"
    client.open("按照《方案》办理。\n", uri: uri)
    let answer = client.request("textDocument/documentLink", TestClient.document(uri))
    #expect(targets(answer) == ["0:3 2.方案.docx"])
  }

  /// Such a folder was read on the loop, and every keystroke waited for it.
  @Test func `beside ten thousand files nothing else waits`() throws {
    let folder = try ScratchFolder()
    for number in 0..<10_000 {
      let file = Glibc.open("\(folder.path)/附件\(number)：第\(number)号方案.txt", O_CREAT | O_WRONLY, 0o600)
      try #require(file >= 0)
      Glibc.close(file)
    }
    let later = Later()
    let client = TestClient(background: later)
    begin(client)
    while later.doOne() { client.settle() }
    let uri = "file://\(folder.path)/draft.txt"
    client.open("按照《第9999号方案》《第10000号方案》《第7号方案》办理。\n", uri: uri)
    client.send(
      TestClient.frame(TestClient.request("\"links\"", "textDocument/documentLink", TestClient.document(uri)))
    )
    client.change(TestClient.edit((0, 0), (0, 0), "请"), uri: uri)
    #expect(client.request("textDocument/hover", TestClient.at(0, 1, uri: uri)) != nil)
    #expect(!client.received.contains { $0.id == "\"links\"" }, "answered on the loop")
    while later.doOne() { client.settle() }
    // Of the text as it was when it was asked for.
    let expected = ["0:3 附件9999：第9999号方案.txt", "0:24 附件7：第7号方案.txt"]
    #expect(targets(client.received.last { $0.id == "\"links\"" }) == expected)
  }
}
