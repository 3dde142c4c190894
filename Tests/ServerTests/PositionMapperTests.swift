import LanguageServerProtocol
import TestSupport
import Testing
import Text

@testable import Server

/// The text before each `‸` of `line`, measured in each encoding, must map there and back.
private func check(_ line: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let fixture = MarkedText("首行\n" + line + "\n末行")
  for encoding in PositionEncoding.allCases {
    var mapper = PositionMapper(fixture.text, encoding)
    for cursor in fixture.cursors {
      let before = fixture.text.string(in: TextRange(TextPosition(line: cursor.line, column: 0), cursor))
      let width =
        switch encoding {
        case .utf8: before.utf8.count
        case .utf16: before.utf16.count
        case .utf32: before.unicodeScalars.count
        }
      let expected = ClientPosition(line: cursor.line, character: width)
      #expect(mapper.client(cursor) == expected, "\(encoding)", sourceLocation: sourceLocation)
      #expect(mapper.text(expected) == cursor, "\(encoding)", sourceLocation: sourceLocation)
    }
  }
}

@Suite struct PositionMapperTests {
  @Test func `positions go out and come back in every encoding`() {
    check("‸一、‸a‸é‸𠮷‸😀‸〇e\u{301}‸x‸")
    check("‸")
    check("𠮷𠮷𠮷‸𠮷")
  }

  @Test func `what lies beyond or between is moved to the nearest place`() {
    let text = SourceText("a𠮷b\n")
    func place(_ line: Int, _ character: Int, _ encoding: PositionEncoding) -> String {
      let position = PositionMapper(text, encoding).text(ClientPosition(line: line, character: character))
      return "\(position.line):\(position.column)"
    }
    #expect(place(0, 99, .utf8) == "0:4")
    #expect(place(0, 99, .utf16) == "0:4")
    #expect(place(9, 0, .utf32) == "1:0")
    #expect(place(9, 9, .utf16) == "1:0")
    for character in 1...4 { #expect(place(0, character, .utf8) == "0:1") }
    #expect(place(0, 2, .utf16) == "0:1")
    #expect(place(0, 2, .utf32) == "0:3")
    #expect(place(.max, .max, .utf8) == "1:0")
  }

  @Test func `answers do not depend on the order of the questions`() {
    let text = SourceText("甲𠮷乙\n丙")
    var mapper = PositionMapper(text, .utf8)
    let columns = [4, 0, 3, 1, 4]
    #expect(columns.map { mapper.client(TextPosition(line: 0, column: $0)).character } == [10, 0, 7, 3, 10])
    #expect(mapper.client(TextPosition(line: 1, column: 1)).character == 3)
    #expect(mapper.client(TextPosition(line: 0, column: 3)).character == 7)
  }
}

@Suite struct WordRunTests {
  private func run(_ line: String) -> String? {
    let units = [CodeUnit](line)
    return WordRun.start(in: units, before: units.count).map { String(units[$0...]) }
  }

  @Test func `the run is the widest any client takes`() {
    #expect(run("各级党委要在做") == "各级党委要在做")
    #expect(run("二〇二五年") == "二〇二五年")
    #expect(run("，第1条abc在做") == "第1条abc在做")
    #expect(run("（一）加强") == "加强")
    #expect(run("①一") == "①一")
    #expect(run("㈠加强") == "㈠加强")
    #expect(run("ⅰ项") == "ⅰ项")
    #expect(run("在做“") == "")
    #expect(run("在做“深”上谋划，") == "")
    #expect(run("a·b") == "b")
    #expect(run("《通知") == "通知")
    #expect(run("好，𠮷野e\u{301}") == "𠮷野e\u{301}")
    #expect(run("😀好") == "好")
    #expect(run(String(repeating: "长", count: 300)) == nil)
    #expect(run("") == "")
  }
}

@Suite struct FileURITests {
  @Test func `paths and URIs`() {
    #expect(FileURI.path("file:///a%20b/%E5%85%AC%E6%96%87.txt") == "/a b/公文.txt")
    #expect(FileURI.path("FILE://localhost/a") == "/a")
    #expect(FileURI.path("file:/a/b#x") == "/a/b")
    #expect(FileURI.path("file:///a%zz%4") == "/a%zz%4")
    #expect(FileURI.path("untitled:Untitled-1") == nil)
    #expect(FileURI.path("file://host/a") == nil)
    #expect(FileURI.path("") == nil)
    #expect(FileURI.uri("/a b/公.txt") == "file:///a%20b/%E5%85%AC.txt")
  }
}
