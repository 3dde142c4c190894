import JSON
import LanguageServerProtocol
import Structure
import TestSupport
import Testing
import Text

@testable import Server

/// A draft with a `‸` in it, open in a client; answers are shown in the text they speak of.
private struct Draft {
  let client = TestClient(capabilities: fullCapabilities)
  let fixture: MarkedText
  var cursor: TextPosition { fixture.cursor }

  init(_ text: String) {
    fixture = MarkedText(text)
    client.open(fixture.string)
  }

  func ask(_ method: String, _ more: String = "") -> JSONValue? {
    let position = "{\"line\":\(cursor.line),\"character\":\(cursor.column)}"
    let params =
      "{\"textDocument\":{\"uri\":\"file:///draft.txt\"},\"position\":\(position),\"positions\":[\(position)]\(more)}"
    return client.request(method, params)?.result
  }

  /// What the range under `key` of each element holds.
  func texts(_ elements: JSONValue?, _ key: StaticString = "range") -> [String] {
    elements?.elements.map { text($0[key] ?? $0) } ?? []
  }

  func text(_ range: JSONValue?) -> String {
    guard let range, let range = try? ClientRange(range) else { return "?" }
    return fixture.text.string(in: PositionMapper(fixture.text, .utf16).text(range))
  }
}

@Suite struct LookupTests {
  @Test func `a reference leads to the place it names`() {
    let draft = Draft("一、加强领导\n正文。\n二、压实责任\n正文，见第一‸部分。\n")
    #expect(draft.texts(draft.ask("textDocument/definition")) == ["一、加强领导"])
    let heading = Draft("一‸、加强领导\n正文。\n二、压实责任\n正文，见第一部分。\n")
    #expect(
      heading.texts(heading.ask("textDocument/references", #","context":{"includeDeclaration":true}"#)) == [
        "一、加强领导", "第一部分",
      ]
    )
    #expect(
      heading.texts(heading.ask("textDocument/references", #","context":{"includeDeclaration":false}"#)) == ["第一部分"]
    )
  }

  @Test func `a term leads to where it is set and is renamed everywhere`() {
    let draft = Draft("开展主题教育（以下简称“主题教育”）。\n在‸主题教育中，把主题教育作为大事。\n")
    #expect(
      draft.client.request("textDocument/definition", TestClient.at(1, 1))?.result?[0]?["range"]?["start"]?["line"]?.int
        == 0
    )
    let edit = draft.ask("textDocument/rename", #","newName":"学习教育""#)
    let edits = edit?["documentChanges"]?[0]?["edits"]
    #expect(draft.texts(edits) == ["主题教育", "主题教育", "主题教育", "主题教育"])
    #expect(draft.text(draft.ask("textDocument/prepareRename")?["range"]) == "主题教育")
    #expect(draft.texts(draft.ask("textDocument/documentHighlight")).count == 4)
    let nothing = Draft("没有‸提法。\n")
    let refusal = nothing.client.request("textDocument/prepareRename", TestClient.at(0, 2))?.json["error"]
    #expect(refusal?["message"]?.string?.contains("光标放在“”或《》之内") == true)
    #expect(nothing.ask("textDocument/definition")?.count == 0)
  }

  @Test func `the title of another paper keeps a term that is renamed`() {
    func check(_ text: String, _ columns: [Int], at location: SourceLocation = #_sourceLocation) {
      let edits = Draft(text).ask("textDocument/rename", #","newName":"五个到位""#)?["documentChanges"]?[0]?["edits"]
      let starts = edits?.elements.compactMap { $0["range"]?["start"]?["character"]?.int }
      #expect(starts == columns, sourceLocation: location)
    }
    check("按照《关于做到“四个到位”的通知》和《四个到位方案》，做到“四个‸到位”，四个到位要常抓。\n", [30, 36])
    check("按照《四个‸到位》（以下简称《四个到位》）和《四个到位方案》，四个到位要常抓。\n", [3, 14, 30])
    check("按照《甲县办法》（以下简称《办‸法》），《办法》要落实，想办法解决，《乙县办法》不变。\n", [14, 20])
    check("县应急局（以下简称“应‸急局”）牵头，应急局会同乙县应急局、市应急局，我县应急局检查。\n", [10, 18, 36])
    check("高标准农田建设（以下简称“农田‸建设”），高标准农田建设和农田建设。\n", [13, 28])
    check("推进人居环境整治（以下简称“环‸境整治”），农村人居环境整治专班抓环境整治。\n", [14, 32])
  }

  @Test func `a marker shows its whole series`() {
    let draft = Draft("一、甲\n二‸、乙\n三、丙\n")
    #expect(draft.texts(draft.ask("textDocument/documentHighlight")) == ["一、甲", "二、乙", "三、丙"])
    let inline = Draft("要做到：一是甲要实。二‸是乙要严。三是丙要快。\n")
    #expect(inline.texts(inline.ask("textDocument/documentHighlight")) == ["一是甲要实", "二是乙要严", "三是丙要快"])
  }

  @Test func `shared beginnings of a series are linked`() {
    let draft = Draft("一、坚‸持领导带头\n二、坚持全员参与\n三、坚持常态长效\n")
    #expect(draft.texts(draft.ask("textDocument/linkedEditingRange")?["ranges"]) == ["坚持", "坚持", "坚持"])
    let other = Draft("一、加‸强领导\n二、坚持参与\n")
    #expect(other.ask("textDocument/linkedEditingRange")?.isNull == true)
  }

  @Test func `a selection grows clause by clause and every step holds the one before`() {
    let draft = Draft("通知\n\n一、甲方案\n首先谋划，其次落‸实责任。然后检查。\n二、乙\n")
    var step = draft.ask("textDocument/selectionRange")?[0]
    var texts: [String] = []
    while let now = step {
      texts.append(draft.text(now["range"]))
      step = now["parent"]
    }
    #expect(texts.contains("其次落实责任"))
    #expect(texts.contains("首先谋划，其次落实责任"))
    #expect(texts.contains("一、甲方案\n首先谋划，其次落实责任。然后检查。"))
    #expect(texts.last == draft.fixture.string)
    for (inner, outer) in zip(texts, texts.dropFirst()) { #expect(outer.contains(inner) && outer.count > inner.count) }
  }

  @Test func `sections fold without the blank lines behind them`() {
    let client = TestClient(capabilities: fullCapabilities)
    // A title folds nothing: it would take the whole draft along.
    client.open("关于甲乙工作的通知\n一、甲\n正文。\n正文。\n\n\n二、乙\n正文。\n")
    let folds = client.request("textDocument/foldingRange", TestClient.document())?.result
    #expect(folds?.elements.map { "\($0["startLine"]?.int ?? -1)-\($0["endLine"]?.int ?? -1)" } == ["1-3", "6-7"])
  }

  @Test func `what closes the paper is not folded away with its last section`() {
    let draft = Draft("关于工作的报告\n一、情况\n（一）甲。\n（二）乙。\n正文‸有字。\n特此报告。\n某局\n2026年3月1日\n")
    let folds = draft.ask("textDocument/foldingRange")?.elements
    #expect(folds?.map { "\($0["startLine"]?.int ?? -1)-\($0["endLine"]?.int ?? -1)" } == ["1-4", "3-4"])
  }

  @Test func `between two references the one that begins there is followed, and hovering shows where to`() {
    let text = "一、总体要求\n第二部分‸第（一）项不变，名单见附件2。\n二、主要任务\n（一）加强领导。要抓实。\n（二）强化督导。要抓严。\n附件：1.方案\n　　　2.名单\n"
    let draft = Draft(text)
    #expect(draft.texts(draft.ask("textDocument/definition")) == ["（一）加强领导"])
    let hover = draft.ask("textDocument/hover")
    #expect(draft.text(hover?["range"]) == "第（一）项")
    #expect(hover?["contents"]?["value"]?.string?.contains("二、主要任务 › （一）加强领导") == true)
    let note = Draft(text.filter { $0 != "‸" }.replacing("见附件", with: "见‸附件"))
    #expect(note.texts(note.ask("textDocument/definition")) == ["2.名单"])
    #expect(note.ask("textDocument/hover")?["contents"]?["value"]?.string == "2.名单")
  }

  @Test func `hovering tells place, size and what is wrong`() {
    let draft = Draft("一、甲\n三‸、乙\n正文有字。\n")
    let text = draft.ask("textDocument/hover")?["contents"]?["value"]?.string ?? ""
    #expect(text.contains("ordinal-gap") && text.contains("依据") && text.contains("第 2 项，共 2 项"))
    #expect(Draft("普通正‸文。\n").ask("textDocument/hover")?.isNull == true)
  }

  @Test func `an announced count leads to its items and shows them`() {
    let draft = Draft("一、总则\n要做到“三个‸到位”：一是重视程度到位，二是工作措施到位。\n")
    let items = ["一是重视程度到位", "二是工作措施到位"]
    #expect(draft.texts(draft.ask("textDocument/definition")) == items)
    #expect(draft.texts(draft.ask("textDocument/documentHighlight")) == ["“三个到位”"] + items)
    let text = draft.ask("textDocument/hover")?["contents"]?["value"]?.string ?? ""
    #expect(text.contains("一、总则\n\n所述 3 项，列出 2 项\n\n- 一是重视程度到位\n- 二是工作措施到位"))
  }

  @Test func `hovering lists the series and harms no mark in it`() {
    let draft = Draft("一、总则\n（一）甲*乙\n正文。\n（二‸）丙\n正文。\n")
    let document = Document(draft.fixture.text)
    let place = document.describe(draft.cursor)
    let page = { (markdown: Bool) in place.map { HoverText.page(of: $0, in: document, markdown: markdown) } }
    #expect(page(true) == "一、总则\n\n第 2 项，共 2 项 · 7 字\n\n- （一）甲\\*乙\n- **（二）丙**")
    #expect(page(false) == draft.ask("textDocument/hover")?["contents"]?["value"]?.string)
    #expect(page(false)?.hasSuffix("\n- （一）甲*乙\n→ （二）丙") == true)
  }

  @Test func `each kind of hint has its own switch`() {
    let range = #""range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}}"#
    for (setting, expected) in [
      ("", ["字", "3/2"]), (#","counts":false"#, ["字"]), (#","sizes":false"#, ["3/2"]),
    ] {
      let client = TestClient(
        capabilities: fullCapabilities,
        initialization: "{\"inlayHints\":{\"enabled\":true\(setting)}}",
      )
      client.open("一、总则\n抓好两件事：一是甲要实，二是乙要严，三是丙要快。\n")
      let hints = client.request(
        "textDocument/inlayHint",
        "{\"textDocument\":{\"uri\":\"file:///draft.txt\"},\(range)}"
      )
      let labels = hints?.result?.elements.map { $0["label"]?.string ?? "" } ?? []
      #expect(labels.map { $0.hasSuffix("字") ? "字" : $0 } == expected)
      guard let last = hints?.result?.elements.first(where: { $0["label"]?.string == "3/2" }) else { continue }
      let resolved = client.request("inlayHint/resolve", String(decoding: last.source, as: UTF8.self))?.result
      #expect(resolved?["tooltip"]?.string?.contains("所述 2 项，列出 3 项") == true)
    }
  }

  @Test func `headings of all drafts are found by some of their characters`() {
    let client = TestClient(capabilities: fullCapabilities)
    client.open("一、加强组织领导\n正文。\n二、压实责任\n正文。\n")
    client.open("一、强化组织保障\n正文。\n", uri: "file:///other.txt")
    let names = { (query: String) in
      Set(
        client.request("workspace/symbol", "{\"query\":\"\(query)\"}")?.result?.elements.compactMap {
          $0["name"]?.string
        }
          ?? []
      )
    }
    #expect(names("组织") == ["一、加强组织领导", "一、强化组织保障"])
    #expect(names("加领导") == ["一、加强组织领导"])
    #expect(names("导领").isEmpty)
    client.open("关于进一步加强\n安全生产工作的通知\n各单位：\n请抓好落实。\n", uri: "file:///third.txt")
    #expect(names("进一步通知") == ["关于进一步加强安全生产工作的通知"])
  }

  @Test func `hints and lenses count characters, not units`() {
    let client = TestClient(capabilities: fullCapabilities, initialization: #"{"inlayHints":{"enabled":true}}"#)
    client.open("一、甲\n𠮷野家三字。\n二、乙\n")
    let range = #""range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}}"#
    let hint = client.request("textDocument/inlayHint", "{\"textDocument\":{\"uri\":\"file:///draft.txt\"},\(range)}")?
      .result?[0]
    #expect(hint?["label"]?.string == "9 字")
    let data = String(decoding: hint?.source ?? [], as: UTF8.self)
    #expect(client.request("inlayHint/resolve", data)?.result?["tooltip"]?.string?.contains("一、甲") == true)
    let lens = client.request("textDocument/codeLens", TestClient.document())?.result?[0]
    #expect(lens?["command"]?["title"]?.string == "全文 12 字")
    let quiet = TestClient(capabilities: fullCapabilities)
    quiet.open("一、甲\n正文。\n")
    #expect(
      quiet.request("textDocument/inlayHint", "{\"textDocument\":{\"uri\":\"file:///draft.txt\"},\(range)}")?.result?
        .count == 0
    )
  }

  @Test func `saving mends what is certain only when asked to`() {
    for (setting, expected) in [("true", ["、"]), ("false", [])] {
      let client = TestClient(capabilities: fullCapabilities, initialization: "{\"fixOnSave\":\(setting)}")
      client.open("一.甲\n二、乙\n")
      let edits = client.request(
        "textDocument/willSaveWaitUntil",
        #"{"textDocument":{"uri":"file:///draft.txt"},"reason":1}"#
      )
      #expect(edits?.result?.elements.map { $0["newText"]?.string } == expected)
    }
  }
}
