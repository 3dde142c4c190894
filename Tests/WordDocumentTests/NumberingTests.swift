import Testing
import Text

@testable import WordDocument

/// Automatic numbers as Word shows them.
@Suite struct NumberingTests {
  private typealias B = DocxBuilder

  /// Numbers as ECMA-376 part 1, 17.18.59 describes them, at places where the formats part.
  @Test(
    arguments: [
      ("decimal", "1 2 10 11 20 21 99 100 101 110"), ("decimalZero", "01 02 10 11 20 21 99 100 101 110"),
      ("decimalFullWidth", "１ ２ １０ １１ ２０ ２１ ９９ １００ １０１ １１０"),
      ("chineseCounting", "一 二 十 十一 二十 二十一 九十九 一○○ 一○一 一一○"),
      ("chineseCountingThousand", "一 二 十 十一 二十 二十一 九十九 一百 一百零一 一百一十"),
      ("chineseLegalSimplified", "壹 贰 壹拾 壹拾壹 贰拾 贰拾壹 玖拾玖 壹佰 壹佰零壹 壹佰壹拾"),
      ("taiwaneseCountingThousand", "一 二 十 十一 二十 二十一 九十九 一百 一百零一 一百一十"),
      ("ideographDigital", "一 二 一〇 一一 二〇 二一 九九 一〇〇 一〇一 一一〇"),
      ("japaneseCounting", "一 二 十 十一 二十 二十一 九十九 百 百一 百十"),
      ("ideographTraditional", "甲 乙 癸 11 20 21 99 100 101 110"),
      ("ideographZodiac", "子 丑 酉 戌 20 21 99 100 101 110"),
      ("decimalEnclosedCircle", "① ② ⑩ ⑪ ⑳ 21 99 100 101 110"),
      ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑾ ⒇ 21 99 100 101 110"),
      ("decimalEnclosedFullstop", "⒈ ⒉ ⒑ ⒒ ⒛ 21 99 100 101 110"),
      ("ideographEnclosedCircle", "㊀ ㊁ ㊉ 11 20 21 99 100 101 110"),
      ("upperLetter", "A B J K T U UUUU VVVV WWWW FFFFF"), ("lowerLetter", "a b j k t u uuuu vvvv wwww fffff"),
      ("upperRoman", "I II X XI XX XXI XCIX C CI CX"), ("lowerRoman", "i ii x xi xx xxi xcix c ci cx"),
      ("ordinal", "1st 2nd 10th 11th 20th 21st 99th 100th 101st 110th"),
      ("hex", "1 2 A B 14 15 63 64 65 6E"), ("unheardOf", "1 2 10 11 20 21 99 100 101 110"),
    ]
  )
  func `formats`(name: String, expected: String) {
    let numbers = [1, 2, 10, 11, 20, 21, 99, 100, 101, 110]
    #expect(numbers.map { String(NumberFormat.spell($0, name)) }.joined(separator: " ") == expected)
  }

  @Test(arguments: [Int.min, -1, 0, 4000, 10_000, 99_999, 100_000, Int.max])
  func `no number traps`(number: Int) {
    for name in [
      "chineseCounting", "chineseCountingThousand", "japaneseLegal", "upperRoman", "upperLetter", "hex", "ordinal",
      "decimalEnclosedCircle", "ideographTraditional", "decimalZero",
    ] {
      #expect(!NumberFormat.spell(number, name).isEmpty)
    }
  }

  /// The numbers of paragraphs given as level digits; `-` is a paragraph without a number.
  private func check(
    _ levels: String,
    _ definition: [String],
    _ expected: String,
    location: SourceLocation = #_sourceLocation,
  ) throws {
    let body = levels.map { $0 == "-" ? B.p("文") : B.p("文", num: 1, level: $0.wholeNumberValue ?? 0) }.joined()
    let document = DocxBuilder(body: body, numbering: B.definition(0, definition) + B.num(1, of: 0))
    try check(document, expected, location: location)
  }

  private func check(_ document: DocxBuilder, _ expected: String, location: SourceLocation = #_sourceLocation) throws {
    let numbers = try WordDocument(document.bytes).paragraphs.map { $0.number.isEmpty ? "-" : String($0.number) }
    #expect(numbers.joined(separator: "|") == expected, sourceLocation: location)
  }

  @Test func `levels of an official paper`() throws {
    let levels = [
      B.level(0, "chineseCounting", "%1、"), B.level(1, "chineseCounting", "（%2）"), B.level(2, "decimal", "%3."),
      B.level(3, "decimal", "（%4）"),
    ]
    try check("01-1223301", levels, "一、|（一）|-|（二）|1.|2.|（1）|（2）|二、|（一）")
    let chapters = [B.level(0, "chineseCountingThousand", "第%1章"), B.level(1, "decimal", "%1.%2", "<w:isLgl/>")]
    try check("011011", chapters, "第一章 |1.1 |1.2 |第二章 |2.1 |2.2 ")
    try check(
      "12012",
      (0..<3).map { B.level($0, "decimal", (1...$0 + 1).map { "%\($0)" }.joined(separator: ".")) },
      "1.1 |1.1.1 |2 |2.1 |2.1.1 "
    )
  }

  @Test func `starts, restarts and overrides`() throws {
    let two = [B.level(0, "decimal", "%1.", start: 3), B.level(1, "lowerLetter", "%2)", start: 4)]
    try check("011011", two, "3.|d)|e)|4.|d)|e)")
    let never = [B.level(0, "decimal", "%1."), B.level(1, "decimal", "%2)", "<w:lvlRestart w:val=\"0\"/>")]
    try check("011011", never, "1.|1)|2)|2.|3)|4)")
    let third = [
      B.level(0, "decimal", "%1."), B.level(1, "decimal", "%2."),
      B.level(2, "decimal", "%3)", "<w:lvlRestart w:val=\"1\"/>"),
    ]
    try check("01221202", third, "1.|1.|1)|2)|2.|3)|2.|1)")
    let start = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>"
    let other = "<w:lvlOverride w:ilvl=\"0\">\(B.level(0, "upperLetter", "%1)"))</w:lvlOverride>"
    let document = DocxBuilder(
      body: [1, 1, 2, 2, 1, 3, 4, 2].map { B.p("文", num: $0) }.joined(),
      numbering: B.definition(0, [B.level(0, "chineseCounting", "%1、")]) + B.num(1, of: 0) + B.num(2, of: 0, start)
        + B.num(3, of: 0) + B.num(4, of: 0, other)
    )
    try check(document, "一、|二、|一、|二、|三、|四、|E)|六、")
  }

  @Test func `numbers from styles`() throws {
    func style(_ id: String, _ properties: String, basedOn: String = "a") -> String {
      "<w:style w:type=\"paragraph\" w:styleId=\"\(id)\"><w:name w:val=\"\(id)\"/><w:basedOn w:val=\"\(basedOn)\"/><w:pPr>\(properties)</w:pPr></w:style>"
    }
    let document = DocxBuilder(
      body: B.p("文", style: "h1") + B.p("文", style: "h2") + B.p("文", style: "h2x") + B.p("文", num: 0, style: "h2")
        + B.p("文", style: "h1") + B.p("文", style: "h2"),
      numbering: B.definition(
        0,
        [
          B.level(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"h1\"/>"),
          B.level(1, "chineseCounting", "（%2）", "<w:pStyle w:val=\"h2\"/>"),
        ]
      ) + B.num(1, of: 0),
      styles: style("h1", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>")
        + style("h2", "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>")
        + style("h2x", "", basedOn: "h2")
    )
    try check(document, "一、|（一）|（二）|-|二、|（一）")
  }

  @Test func `what follows a number`() throws {
    let levels = [
      B.level(0, "decimal", "%1", "<w:suff w:val=\"nothing\"/>"), B.level(1, "chineseCounting", "第%2条"),
      B.level(2, "bullet", "\u{F06C}"), B.level(3, "bullet", "—"), B.level(4, "none", ""),
    ]
    try check("01234", levels, "1|第一条 |• |— |-")
    let document = DocxBuilder(
      body: B.p("2026年", num: 1) + B.p("加强", num: 1),
      numbering: B.definition(0, [B.level(0, "decimal", "%1.")]) + B.num(1, of: 0)
    )
    #expect(try WordText(bytes: document.bytes).text.string == "1. 2026年\n2.加强\n")
  }
}
