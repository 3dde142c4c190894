import JSON
import TestSupport
import Testing

@testable import Server

/// A naive model of a text: scalars, searched anew for every position.
private struct NaiveText {
  var scalars: [Unicode.Scalar]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  var string: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Line and column, in the encoding, of the scalar at `offset`; nil inside a CRLF.
  func position(_ offset: Int, _ encoding: String) -> (Int, Int)? {
    if offset > 0, offset < scalars.count, scalars[offset - 1] == "\r", scalars[offset] == "\n" { return nil }
    var line = 0
    var column = 0
    for index in 0..<offset {
      let scalar = scalars[index]
      let isBreak = scalar == "\n" || (scalar == "\r" && !(index + 1 < scalars.count && scalars[index + 1] == "\n"))
      if isBreak {
        line += 1
        column = 0
      } else if scalar != "\r" {
        column += width(scalar, encoding)
      }
    }
    return (line, column)
  }

  private func width(_ scalar: Unicode.Scalar, _ encoding: String) -> Int {
    switch encoding {
    case "utf-8": UTF8.width(scalar)
    case "utf-32": 1
    default: UTF16.width(scalar)
    }
  }
}

@Suite struct SynchronizationTests {
  @Test(arguments: ["utf-8", "utf-16", "utf-32"])
  func `random edits give the text a naive model gives`(encoding: String) throws {
    var random = SeededGenerator(seed: 5)
    let client = TestClient(capabilities: "{\"general\":{\"positionEncodings\":[\"\(encoding)\",\"utf-16\"]}}")
    let pieces = ["", "x", "中", "𠮷", "😀", "e\u{301}", "\n", "\r\n", "\r", "一、新\n", "\u{2028}", "\0", "〇", "长一点的文字，"]
    var model = NaiveText("一、甲\r\n（一）𠮷野家😀\n二、乙\r尾")
    client.open(model.string)
    for _ in 0..<400 {
      let start = random.int(in: 0..<model.scalars.count + 1)
      let end = min(model.scalars.count, start + random.int(in: 0..<5))
      guard let from = model.position(start, encoding), let to = model.position(end, encoding) else { continue }
      let text = random.pick(pieces) ?? ""
      client.change(TestClient.edit(from, to, text))
      model.scalars.replaceSubrange(start..<end, with: text.unicodeScalars)
      #expect(Array((client.text() ?? "").unicodeScalars) == model.scalars)
    }
    if let end = model.position(model.scalars.count, encoding) {
      client.change(TestClient.edit(end, end, "\n一、𠮷甲\n三、乙\n"))
      model.scalars += Array("\n一、𠮷甲\n三、乙\n".unicodeScalars)
    }
    // What is known of the edited document is what a fresh one would show.
    let edited = client.symbols()
    let findings = client.published()
    client.notify("textDocument/didClose", TestClient.document())
    client.open(model.string)
    #expect(edited.contains("一、𠮷甲"))
    #expect(edited == client.symbols())
    #expect(findings == client.published())
  }

  @Test func `several changes in one notification follow one another, whole texts among them`() {
    let client = TestClient(capabilities: "{}")
    client.open("旧")
    client.change(#"{"text":"一、甲\n二、乙\n"}"#, TestClient.edit((1, 2), (1, 3), "丙"), TestClient.edit((0, 2), (0, 2), "新"))
    #expect(client.text() == "一、新甲\n二、丙\n")
  }

  @Test func `positions beyond the end and inside a pair are moved to the nearest place`() {
    let client = TestClient(capabilities: "{}")
    client.open("甲\n乙")
    client.change(TestClient.edit((0, 99), (0, 99), "丁"), TestClient.edit((99, 0), (99, 5), "末"))
    #expect(client.text() == "甲丁\n乙末")
    client.change(#"{"text":"a😀b"}"#, TestClient.edit((0, 2), (0, 2), "x"))
    #expect(client.text() == "ax😀b")
    client.change(#"{"text":"abc"}"#, TestClient.edit((0, 2), (0, 1), "x"))
    #expect(client.text() == "abxc")
  }

  @Test func `whole texts cost and change only the lines that differ`() {
    var random = SeededGenerator(seed: 9)
    let lines = ["一、甲\n", "二、乙\n", "\n", "正文。\r\n", "（一）丙\n", "三、丁\r", "x"]
    let client = TestClient(capabilities: "{}")
    client.open("")
    for _ in 0..<200 {
      let text = (0..<random.int(in: 0..<7)).map { _ in random.pick(lines) ?? "" }.joined()
      client.change("{\"text\":\(TestClient.quoted(text))}")
      #expect(client.text().map { Array($0.utf16) } == Array(text.utf16))
    }
  }

  @Test func `documents that are not open are nobody's business`() {
    let client = TestClient(capabilities: "{}")
    client.change(TestClient.edit((0, 0), (0, 0), "x"))
    client.notify("textDocument/didClose", TestClient.document())
    #expect(client.received.count == 1)
    client.open("一、甲")
    client.open("二、乙")
    #expect(client.text() == "二、乙")
  }

  @Test func `five hundred edits and requests at once get one answer each on the text of their place`() {
    let client = TestClient(capabilities: "{}")
    client.open("一、甲\n")
    var stream: [UInt8] = []
    for number in 0..<500 {
      let edit = TestClient.edit((0, 2), (0, number == 0 ? 2 : 2 + "\(number - 1)".count), "\(number)")
      stream += TestClient.frame(
        "{\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"file:///draft.txt\",\"version\":\(number + 10)},\"contentChanges\":[\(edit)]}}"
      )
      let method = number % 2 == 0 ? "textDocument/documentSymbol" : "textDocument/completion"
      stream += TestClient.frame(TestClient.request("\(number + 10_000)", method, TestClient.at(0, 2)))
    }
    let before = client.notifications("textDocument/publishDiagnostics").count
    client.send(stream)
    for number in 0..<500 {
      let answers = client.received.filter { $0.id == "\(number + 10_000)" }
      #expect(answers.count == 1)
      if number % 2 == 0 { #expect(answers.first?.result?[0]?["name"]?.string == "一、\(number)甲") }
    }
    let published = client.notifications("textDocument/publishDiagnostics").dropFirst(before)
    #expect(published.map { $0["version"]?.int } == [509])
  }
}
