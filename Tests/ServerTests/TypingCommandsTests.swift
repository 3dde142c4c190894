import JSON
import Testing
import Text

@testable import Server

/// `gongwen.typed` and `gongwen.taken`: what is mended behind the writer's hands where an editor does not ask.
@Suite struct TypingCommandsTests {
  private static let vscode = #"{"client":"vscode"}"#

  private static func execute(_ client: TestClient, _ command: String, _ arguments: String) {
    client.request("workspace/executeCommand", "{\"command\":\"\(command)\",\"arguments\":[\(arguments)]}")
  }

  /// The edits that the server has asked for, each as `line:from-to text`.
  private static func asked(_ client: TestClient) -> [String] {
    client.notifications("workspace/applyEdit")
      .map { params in
        let edit = params["edit"]?["documentChanges"]?[0]?["edits"]?[0]
        let start = edit?["range"]?["start"]
        let end = edit?["range"]?["end"]?["character"]?.int ?? -1
        let place = "\(start?["line"]?.int ?? -1):\(start?["character"]?.int ?? -1)-\(end)"
        return "\(place) \(edit?["newText"]?.string ?? "?")"
      }
  }

  /// Answers the last request of the server's.
  private static func answer(_ client: TestClient, applied: Bool) {
    let id = client.received.last { $0.method == "workspace/applyEdit" }?.id ?? ""
    client.send(TestClient.frame("{\"jsonrpc\":\"2.0\",\"id\":\(id),\"result\":{\"applied\":\(applied)}}"))
  }

  private func check(
    _ draft: String,
    put text: String,
    _ expected: [String],
    at location: SourceLocation = #_sourceLocation,
  ) {
    let client = TestClient(capabilities: fullCapabilities, initialization: Self.vscode)
    let lines = draft.split(separator: "\n", omittingEmptySubsequences: false)
    let end = (lines.count - 1, lines.last?.utf16.count ?? 0)
    client.open(draft)
    client.change(TestClient.edit(end, end, text))
    Self.execute(client, "gongwen.typed", "")
    #expect(Self.asked(client) == expected, sourceLocation: location)
  }

  @Test func `a number that is pasted or committed behind the same stands once`() {
    check("1.摸清底数。\n2.", put: "2.整改方案；", ["1:0-2 "])
    check("1.摸清底数。\n2.", put: "2.整改方案；\n3.销号；\n", ["1:0-2 "])
    check("一是摸清底数。各单位要自查。\n二是", put: "二是", ["1:0-2 "])
    check("各地要行动。一是自查。二是", put: "二是", ["0:11-13 "])
    check("1.摸清底数。\n2.2", put: ".", ["1:0-2 "])
    check("1.摸清底数。\n2.", put: "整改方案；", [])
    check("1.摸清底数。", put: "\n", [])
  }

  @Test func `whoever types on behind Enter has its number all the same`() {
    func check(_ draft: String, _ keys: [String], _ expected: [String]) {
      let client = TestClient(capabilities: fullCapabilities, initialization: Self.vscode)
      client.open("\(draft)\n\n")
      let line = draft.filter { $0 == "\n" }.count + 1
      for (column, key) in keys.enumerated() { client.change(TestClient.edit((line, column), (line, column), key)) }
      Self.execute(client, "gongwen.typed", "true")
      #expect(Self.asked(client) == expected)
    }
    check("1.摸清底数。", ["整"], ["1:0-0 2."])
    check("一是摸清底数。各单位要自查。", ["整", "改"], ["1:0-0 二是"])
    check("1.摸清底数。", ["2."], [])
    check("一、总体要求", ["整"], [])
    check("1.摸清底数。\n2.", ["整"], [])
  }

  @Test func `the section around the cursor changes places with its neighbour, and who cannot is told`() {
    let client = TestClient(capabilities: fullCapabilities, initialization: Self.vscode)
    client.open("一、甲\n各地要查。\n二、乙\n各地要改。\n")
    Self.execute(client, "gongwen.move", #""file:///draft.txt",3,"up""#)
    #expect(Self.asked(client) == ["0:0-0 "])
    Self.answer(client, applied: true)
    #expect(client.received.last { $0.method == nil && $0.id != nil }?.result?.int == -2)
    Self.execute(client, "gongwen.move", #""file:///draft.txt",1,"up""#)
    #expect(Self.asked(client).count == 1)
    #expect(client.notifications("window/showMessage").last?["message"]?.string?.hasPrefix("已是本组第一项") == true)
  }

  @Test func `an item moves a level, and who cannot is told why`() {
    let client = TestClient(capabilities: fullCapabilities, initialization: Self.vscode)
    client.open("一、甲\n（一）排查。要查。\n（二）整改。要改。\n")
    Self.execute(client, "gongwen.move", #""file:///draft.txt",2,"in""#)
    #expect(Self.asked(client) == ["2:0-3 1."])
    Self.answer(client, applied: true)
    for (line, way, said) in [(1, "in", "这里不能降一级"), (0, "out", "这里不能升一级")] {
      Self.execute(client, "gongwen.move", "\"file:///draft.txt\",\(line),\"\(way)\"")
      #expect(client.notifications("window/showMessage").last?["message"]?.string?.hasPrefix(said) == true)
    }
    #expect(Self.asked(client).count == 1)
  }

  /// What is marked without a rule's name, each as `line:from-to`.
  private static func left(_ client: TestClient) -> [String] {
    let found = client.notifications("textDocument/publishDiagnostics").last?["diagnostics"]?.elements.map { $0 } ?? []
    return found.filter { $0["code"] == nil }.map { one -> String in
      let (start, end) = (one["range"]?["start"], one["range"]?["end"])
      return "\(start?["line"]?.int ?? -1):\(start?["character"]?.int ?? -1)-\(end?["character"]?.int ?? -1)"
    }
  }

  @Test func `a reference that a change of numbers leaves is marked until its text changes or the writer has looked`() {
    let client = TestClient(capabilities: fullCapabilities, initialization: Self.vscode)
    client.open("一、任务\n（一）甲河。要治。\n（二）乙岸。要修。\n二、分工\n林业局负责上述第（二）项任务。\n")
    let (first, second) = ("甲河。要治。", "乙岸。要修。")
    func stand(_ items: String...) {
      client.change(TestClient.edit((1, 0), (3, 0), "（一）\(items[0])\n（二）\(items[1])\n"))
    }
    func move(_ items: String...) {
      Self.execute(client, "gongwen.move", #""file:///draft.txt",2,"up""#)
      stand(items[1], items[0])
      Self.answer(client, applied: true)
    }
    move(first, second)
    #expect(Self.left(client) == ["4:7-12"])
    client.change(TestClient.edit((4, 0), (4, 0), "县\n"))
    #expect(Self.left(client) == ["5:7-12"])
    client.change(TestClient.edit((5, 9), (5, 10), "一"))
    #expect(Self.left(client).isEmpty)
    client.change(TestClient.edit((4, 0), (5, 12), "林业局负责上述第（二）项"))
    move(second, first)
    #expect(Self.left(client) == ["4:7-12"])
    // Taken back, the change has left nothing.
    stand(second, first)
    #expect(Self.left(client).isEmpty)
    move(second, first)
    #expect(Self.left(client) == ["4:7-12"])
    Self.execute(client, "gongwen.checked", #""file:///draft.txt",4,7"#)
    #expect(Self.left(client).isEmpty)
  }

  @Test func `who mends all is told how many places change`() {
    let client = TestClient(capabilities: fullCapabilities, initialization: Self.vscode)
    client.open("（三）能力不足,人员缺乏。截止11月底,已培训12期。\n")
    Self.execute(client, "gongwen.fixAll", #""file:///draft.txt""#)
    Self.answer(client, applied: true)
    #expect(client.received.last?.result?.int == 3)
  }

  @Test func `the page hears which findings have a fix`() {
    let client = TestClient(capabilities: "{}", initialization: #"{"client":"page"}"#)
    client.open("一、甲\n要查。\n三、乙\n按照第二部分第（三）项办理。\n")
    let found = client.notifications("textDocument/publishDiagnostics").last?["diagnostics"]?.elements.map { $0 } ?? []
    let fixes = found.map { "\($0["code"]?.string ?? "") \($0["data"]?.bool == true)" }
    #expect(fixes.contains("ordinal-gap true") && fixes.contains("reference-dangling false"), "\(fixes)")
  }

  @Test func `a section that is to move on before the client has moved it moves on from where it comes to stand`() {
    let client = TestClient(capabilities: fullCapabilities, initialization: Self.vscode)
    client.open("一、甲\n要查。\n二、乙\n三、丙\n")
    for _ in 1...3 { Self.execute(client, "gongwen.move", #""file:///draft.txt",1,"down""#) }
    #expect(Self.asked(client).count == 1)
    client.change(TestClient.edit((0, 0), (3, 0), "一、乙\n二、甲\n要查。\n"))
    Self.answer(client, applied: true)
    #expect(Self.asked(client).count == 2)
    client.change(TestClient.edit((1, 0), (4, 0), "二、丙\n三、甲\n要查。\n"))
    Self.answer(client, applied: true)
    let answers = client.received.filter { $0.method == nil && $0.id != nil }.compactMap { $0.result?.int }
    #expect(answers == [1, 2, 2])
    #expect(client.notifications("window/showMessage").last?["message"]?.string == "已是本组最后一项")
  }

  @Test(arguments: [(vscode, ["", "改动1处编号"]), ("null", ["1", "1"])])
  func `how much a command has changed is said once it stands there`(client kind: String, answers: [String]) {
    let client = TestClient(capabilities: fullCapabilities, initialization: kind)
    client.open("一、甲\n各地要查。\n三、乙\n各地要改。\n")
    let first = client.request(
      "workspace/executeCommand",
      #"{"command":"gongwen.renumber","arguments":["file:///draft.txt"]}"#
    )
    Self.answer(client, applied: true)
    func said(_ result: JSONValue?) -> String { result?.string ?? result?.int.map { String($0) } ?? "" }
    let last = client.received.last { $0.method == nil && $0.id != nil && !said($0.result).isEmpty }
    #expect([said(first?.result), said(last?.result)] == answers)
  }

  @Test func `a client in which one has typed on is asked again as long as the number stands there`() {
    let client = TestClient(capabilities: fullCapabilities, initialization: Self.vscode)
    client.open("1.摸清底数。\n2.")
    client.change(TestClient.edit((1, 2), (1, 2), "2."))
    Self.execute(client, "gongwen.typed", "")
    client.change(TestClient.edit((1, 4), (1, 4), "整"))
    Self.answer(client, applied: false)
    #expect(Self.asked(client) == ["1:0-2 ", "1:0-2 "])
    client.change(TestClient.edit((1, 0), (1, 2), ""))
    Self.answer(client, applied: false)
    #expect(Self.asked(client).count == 2)
  }

  @Test func `a number stands once though more was typed before the command came, and nothing else changed`() {
    func check(_ edits: [(Int, Int, String)], _ version: Int, _ expected: [String]) {
      let client = TestClient(capabilities: fullCapabilities, initialization: Self.vscode)
      client.open("一、工作要求\n（一）抓好排查。各单位要自查。\n（二）")
      for (column, end, text) in edits {
        client.change(TestClient.edit((2, column), (2, end), text))
      }
      Self.execute(client, "gongwen.typed", "false,\(version)")
      #expect(Self.asked(client) == expected)
    }
    let typed = [(3, 3, "二"), (4, 4, "、"), (5, 5, "组"), (6, 6, "织"), (7, 7, "领"), (8, 8, "导")]
    // The draft is opened as 2, and 、 makes it 4.
    check(typed, 4, ["2:0-3 "])
    check(typed, 5, [])
    check(Array(typed.prefix(2)), 4, ["2:0-3 "])
    check(typed + [(5, 7, "")], 4, [])
    check(typed, 9, [])
  }

  @Test func `what came at once behind a number that Enter wrote has it once, however the client sends it`() {
    func check(_ changes: [String]) {
      let client = TestClient(capabilities: fullCapabilities, initialization: Self.vscode)
      client.open("（一）摸清底数。各单位要自查。\n（二）")
      client.change(all: changes)
      let options = #""ch":"。","options":{"tabSize":4,"insertSpaces":true}"#
      let place = TestClient.at(1, 11).dropLast()
      let answer = client.request("textDocument/onTypeFormatting", "\(place),\(options)}")
      #expect(answer?.result?.elements.map { $0["range"]?["end"]?["character"]?.int } == [3])
    }
    let text = "（二）督促整改。"
    check([TestClient.edit((1, 3), (1, 3), text)])
    // A client that sends whole lines, and one that sends the keys of a moment in one message.
    check([TestClient.edit((1, 0), (1, 3), "（二）\(text)")])
    check(text.enumerated().map { TestClient.edit((1, 3 + $0), (1, 3 + $0), String($1)) })
  }

  @Test func `whoever takes the number of Enter away key by key has the items behind counted back`() {
    func check(_ keys: [(from: Int, to: Int, text: String)], _ expected: [String]) {
      let client = TestClient(capabilities: fullCapabilities, initialization: Self.vscode)
      client.open("一是自查。\n二是整改。\n三是销号。\n")
      client.change(TestClient.edit((0, 5), (0, 5), "\n"))
      let options = #""ch":"\n","options":{"tabSize":4,"insertSpaces":true}"#
      let place = TestClient.at(1, 0).dropLast()
      let answer = client.request("textDocument/onTypeFormatting", "\(place),\(options)}")
      #expect(answer?.result?.elements.map { $0["newText"]?.string } == ["二是", "三", "四"])
      client.change(TestClient.edit((2, 0), (2, 1), "三"))
      client.change(TestClient.edit((3, 0), (3, 1), "四"))
      client.change(TestClient.edit((1, 0), (1, 0), "二是"))
      for key in keys { client.change(TestClient.edit((1, key.from), (1, key.to), key.text)) }
      #expect(Self.asked(client) == expected)
    }
    check([(1, 2, "")], [])
    check([(1, 2, ""), (0, 1, "")], ["2:0-1 二"])
    check([(0, 2, "")], ["2:0-1 二"])
    check([(2, 2, "上报。"), (0, 5, "")], [])
    // A client that waits for a pause sends what was typed on in place of the number, and not the line without it.
    check([(0, 2, "上报")], ["2:0-1 二"])
    check([(0, 2, "二、")], [])
    check([(0, 2, "1.")], [])
  }

  @Test func `whoever takes an action from a menu with edits is told what it leaves, and sees it marked`() {
    let literals = #"{"textDocument":{"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":[]}}}}}"#
    let draft = "关于做好防汛工作的通知\n\n各乡镇：\n二、强化检查\n（一）县水利局要检查。\n（二）不按第一部分第（二）项办理的，予以通报。\n"
    func said(behind change: (JSONValue) -> String) -> TestClient {
      let client = TestClient(capabilities: literals)
      client.open(draft)
      let place = TestClient.at(3, 0).dropLast()
      let start = #"{"line":3,"character":0}"#
      let context = "\"range\":{\"start\":\(start),\"end\":\(start)},\"context\":{\"diagnostics\":[]}}"
      let answer = client.request("textDocument/codeAction", "\(place),\(context)")
      let actions: [JSONValue] = answer?.result?.elements.map { $0 } ?? []
      let fix = actions.first { $0["kind"]?.string == "quickfix" && $0["edit"] != nil }
      let edit = fix?["edit"]?["changes"]?["file:///draft.txt"]?.elements.first { _ in true }
      #expect(edit?["newText"]?.string == "一")
      client.change(edit.map(change) ?? "")
      return client
    }
    let message = "第6行“第一部分”、第6行“第（二）项”像是引用，没有改，请核对。"
    let taken = said { TestClient.edit((3, 0), (3, 1), $0["newText"]?.string ?? "") }
    #expect(taken.notifications("window/showMessage").compactMap { $0["message"]?.string } == [message])
    #expect(taken.session.documents["file:///draft.txt"]?.left.ranges.count == 2)
    // Taken back, nothing is left to be looked at.
    taken.change(TestClient.edit((3, 0), (3, 1), "二"))
    #expect(taken.session.documents["file:///draft.txt"]?.left.ranges.isEmpty == true)
    // Made again, it is.
    taken.change(TestClient.edit((3, 0), (3, 1), "一"))
    #expect(taken.session.documents["file:///draft.txt"]?.left.ranges.count == 2)
    let other = said { _ in TestClient.edit((4, 4), (4, 4), "等") }
    #expect(other.notifications("window/showMessage").isEmpty)
  }

  @Test func `a figure that begins as the number of Enter leaves that number`() {
    func check(_ keys: [String], _ expected: [String]) {
      let client = TestClient(capabilities: fullCapabilities, initialization: Self.vscode)
      client.open("1.整治河道。\n2.修复岸线。\n3.")
      client.change(TestClient.edit((2, 2), (2, 2), "3"))
      client.change(TestClient.edit((2, 3), (2, 3), "."))
      let options = #""ch":".","options":{"tabSize":4,"insertSpaces":true}"#
      let answer = client.request("textDocument/onTypeFormatting", "\(TestClient.at(2, 4).dropLast()),\(options)}")
      #expect(answer?.result?.elements.map { $0["newText"]?.string } == [""])
      client.change(TestClient.edit((2, 0), (2, 2), ""))
      for (index, key) in keys.enumerated() { client.change(TestClient.edit((2, 2 + index), (2, 2 + index), key)) }
      #expect(Self.asked(client) == expected)
    }
    check(["5"], ["2:0-0 3."])
    check(["修"], [])
    check(["修", "5"], [])
  }

  @Test func `text of an item that begins like the next number of another list leaves the number of Enter`() {
    func check(
      _ typed: [String],
      _ behind: String,
      _ expected: [String],
      at location: SourceLocation = #_sourceLocation,
    ) {
      let client = TestClient(capabilities: fullCapabilities, initialization: Self.vscode)
      client.open("二、主要任务\n（一）排查隐患。要全面。\n（二）\n（三）备足物资。要分级。\n三、要求\n按第二部分第（三）项办理。\n")
      var column = 3
      for key in typed {
        client.change(TestClient.edit((2, column), (2, column), key))
        column += key.utf16.count
      }
      let options = "\"ch\":\"\(typed.last ?? "")\",\"options\":{\"tabSize\":4,\"insertSpaces\":true}"
      let answer = client.request("textDocument/onTypeFormatting", "\(TestClient.at(2, column).dropLast()),\(options)}")
      func place(_ edit: JSONValue, _ end: StaticString) -> (Int, Int) {
        (edit["range"]?[end]?["line"]?.int ?? 0, edit["range"]?[end]?["character"]?.int ?? 0)
      }
      let edits: [JSONValue] = answer?.result?.elements.map { $0 } ?? []
      #expect(edits.count == 3, sourceLocation: location)
      for edit in edits.reversed() {
        client.change(TestClient.edit(place(edit, "start"), place(edit, "end"), edit["newText"]?.string ?? ""))
      }
      column -= 3
      client.change(TestClient.edit((2, column), (2, column), "s"))
      client.change(TestClient.edit((2, column), (2, column + 1), behind))
      let made = client.notifications("workspace/applyEdit").last?["edit"]?["documentChanges"]?[0]?["edits"]
      #expect((made?.elements.compactMap { $0["newText"]?.string } ?? []) == expected, sourceLocation: location)
    }
    check(["三", "、"], "四季度", ["（二）", "三", "三"])
    check(["1", "."], "5", ["（二）", "三", "三"])
    check(["三", "、"], "工作", [])
    check(["1", "."], "成立", [])
  }

  @Test func `who puts items in with Enter is told once of what they leave behind`() {
    let client = TestClient(capabilities: fullCapabilities, initialization: Self.vscode)
    client.open("一、任务\n（一）自查；\n（二）整改；\n（三）销号。\n二、分工\n林业局负责前文（二）所述任务。\n")
    func enter(_ line: Int, _ column: Int) -> [String] {
      client.change(TestClient.edit((line, column), (line, column), "\n"))
      let options = #""ch":"\n","options":{"tabSize":4,"insertSpaces":true}"#
      let answer = client.request(
        "textDocument/onTypeFormatting",
        "\(TestClient.at(line + 1, 0).dropLast()),\(options)}"
      )
      func place(_ edit: JSONValue, _ end: StaticString) -> (Int, Int) {
        (edit["range"]?[end]?["line"]?.int ?? 0, edit["range"]?[end]?["character"]?.int ?? 0)
      }
      let edits: [JSONValue] = answer?.result?.elements.map { $0 } ?? []
      for edit in edits.reversed() {
        client.change(TestClient.edit(place(edit, "start"), place(edit, "end"), edit["newText"]?.string ?? ""))
      }
      return client.notifications("window/showMessage").compactMap { $0["message"]?.string }
    }
    let item = "第7行“（二）”像是引用，没有改，请核对。"
    #expect(enter(1, 6) == [item])
    client.change(TestClient.edit((2, 3), (2, 3), "核查；"))
    #expect(enter(2, 6) == [item])
    let articles = #"{"text":"第一条　应当审核。\n不通过的，告知。\n告知书送达。\n第二条　依照本办法第一条第三款告知。\n"}"#
    let clause = "第5行“第三款”像是引用，没有改，请核对。"
    client.change(all: [articles])
    #expect(enter(1, 8) == [item, clause])
    // The number of the next article, which the writer takes away to put a 款 in.
    client.change(all: [#"{"text":"第一条　应当审核。\n不通过的，告知。\n第二条　依照本办法第一条第二款告知。\n"}"#])
    #expect(enter(0, 9) == [item, clause])
    client.change(TestClient.edit((1, 0), (1, 4), ""))
    #expect(client.notifications("window/showMessage").last?["message"]?.string == "第4行“第二款”像是引用，没有改，请核对。")
  }

  @Test func `edits of several lines are not asked for again once a further Enter has moved the lines below`() {
    let client = TestClient(capabilities: fullCapabilities, initialization: Self.vscode)
    client.open("1.摸清底数；\n\n2.整改；\n3.销号。\n")
    client.change(TestClient.edit((1, 0), (1, 0), "上报；"))
    Self.execute(client, "gongwen.typed", "true")
    #expect(Self.asked(client) == ["1:0-0 2."])
    client.change(TestClient.edit((1, 3), (1, 3), "\n"))
    Self.answer(client, applied: false)
    #expect(Self.asked(client).count == 1)
  }

  /// The arguments of the rows' command in the list behind the draft's last line.
  private static func list(_ client: TestClient, _ line: Int, _ character: Int) throws -> (String, String) {
    let answer = client.request("textDocument/completion", TestClient.at(line, character))
    let item = try #require(answer?.result?["items"]?[0])
    #expect(item["command"]?["command"]?.string == "gongwen.taken")
    let numbers = item["command"]?["arguments"]?.elements.compactMap(\.int) ?? []
    let row = try #require(item["textEdit"]?["newText"]?.string)
    return (numbers.map(String.init).joined(separator: ","), row)
  }

  private static let clause = "下一步，我们将在做“深”上谋划，"

  @Test func `what was typed behind the list comes back where a row of it takes its place`() throws {
    let client = TestClient(capabilities: fullCapabilities, initialization: Self.vscode)
    client.open("\(Self.clause)在做")
    let (list, row) = try Self.list(client, 0, 18)
    client.change(TestClient.edit((0, 18), (0, 18), "好"))
    client.change(TestClient.edit((0, 16), (0, 19), row))
    Self.execute(client, "gongwen.taken", list)
    #expect(Self.asked(client) == ["0:16-\(16 + row.utf16.count) 在做好"])
  }

  @Test func `a row of the list that is up to date stands, and one that goes on as was typed`() throws {
    let client = TestClient(capabilities: fullCapabilities, initialization: Self.vscode)
    client.open("\(Self.clause)在做")
    let (list, row) = try Self.list(client, 0, 18)
    client.change(TestClient.edit((0, 16), (0, 18), row))
    Self.execute(client, "gongwen.taken", list)
    client.change(TestClient.edit((0, 16), (0, 16 + row.utf16.count), "在做"))
    let (again, other) = try Self.list(client, 0, 18)
    let next = String(other.dropFirst(2).prefix(1))
    client.change(TestClient.edit((0, 18), (0, 18), next))
    client.change(TestClient.edit((0, 16), (0, 19), other))
    Self.execute(client, "gongwen.taken", again)
    #expect(Self.asked(client) == [])
  }

  @Test func `no other client gets a command with its rows`() throws {
    let client = TestClient(capabilities: fullCapabilities)
    client.open("\(Self.clause)在做")
    let answer = client.request("textDocument/completion", TestClient.at(0, 18))
    let item = try #require(answer?.result?["items"]?[0])
    #expect(item["command"] == nil)
  }
}
