import Structure
import TestSupport
import Testing
import Text

@Suite struct NavigationTests {
  private enum Query { case definitions, references, declarationAndReferences, kin }

  /// The fixture marks what `query` finds at its cursor ‸.
  private func check(_ query: Query, _ fixture: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let marked = MarkedText(fixture)
    let document = Document(marked.text)
    let found =
      switch query {
      case .definitions: document.definitions(at: marked.cursor)
      case .references: document.references(at: marked.cursor, includesDeclaration: false)
      case .declarationAndReferences: document.references(at: marked.cursor, includesDeclaration: true)
      case .kin: document.relatedPlaces(at: marked.cursor)
      }
    #expect(
      MarkedText.render(marked.text, ranges: found) == fixture.replacing("‸", with: ""),
      sourceLocation: sourceLocation
    )
  }

  @Test func `an announced count leads to its items in the paragraph`() {
    check(.definitions, "要做到“三个‸到位”：⟦一是重视程度到位⟧，⟦二是工作措施到位⟧，⟦三是督查问责到位⟧。\n")
    check(.references, "要做到“三个‸到位”：⟦一是重视程度到位⟧，⟦二是工作措施到位⟧，⟦三是督查问责到位⟧。\n")
    check(
      .declarationAndReferences,
      "要抓好⟦三件‸事⟧：⟦一是加强领导⟧，⟦二是压实责任⟧，⟦三是强化督查⟧。\n"
    )
    check(.kin, "要做到⟦“三个‸到位”⟧：⟦一是重视程度到位⟧，⟦二是工作措施到位⟧，⟦三是督查问责到位⟧。\n")
  }

  @Test func `an announced count leads to the paragraphs below it`() {
    check(
      .definitions,
      "重点做好以下两项‸工作：\n\n⟦（一）摸清底数⟧。各单位要全面自查。\n⟦（二）建章立制⟧。各单位要总结经验。\n"
    )
    check(
      .definitions,
      "抓好三项‸工作：\n⟦坚持统筹谋划⟧。各单位要细化方案。\n⟦坚持狠抓落实⟧。各单位要压实责任。\n⟦坚持从严督查⟧。各单位要跟踪问效。\n"
    )
  }

  @Test func `an item leads to the count that announces it`() {
    check(.definitions, "要做到⟦“两个到位”⟧：一是重视程度到位，二‸是工作措施到位。\n")
    check(.definitions, "做好⟦两项工作⟧：\n（一）摸清底数。各单位要全面自查。\n（二）建章‸立制。各单位要总结经验。\n")
    check(
      .definitions,
      "抓好⟦三项工作⟧：\n坚持统筹谋划。各单位要细化方案。\n坚持‸狠抓落实。各单位要压实责任。\n坚持从严督查。各单位要跟踪问效。\n"
    )
    check(.kin, "做好⟦两项工作⟧：\n⟦（一）摸清底数⟧。各单位要全面自查。\n⟦（二‸）建章立制⟧。各单位要总结经验。\n")
  }

  @Test func `a count that nothing spells out leads nowhere`() {
    check(.definitions, "今年有三项‸工作得到表扬，明年继续。\n各单位要继续努力。\n")
    check(.definitions, "情况有三‸点。一是甲要实。\n二是乙要严。三是丙要快。\n")
    check(.kin, "没有‸提法。\n")
  }

  @Test func `a reference and its target`() {
    check(.definitions, "⟦一、加强领导⟧\n正文。\n二、压实责任\n正文，见第一‸部分。\n")
    check(.kin, "⟦一、加强领导⟧\n正文，见⟦第一部分⟧。\n二、压实责任\n正文，见⟦第一‸部分⟧。\n")
    check(.declarationAndReferences, "⟦一‸、加强领导⟧\n正文。\n二、压实责任\n正文，见⟦第一部分⟧。\n")
  }

  @Test func `an item is asked about anywhere in its line`() {
    check(.references, "一、加强‸领导\n正文，见⟦第一部分⟧。\n二、压实责任\n正文。\n")
    check(.declarationAndReferences, "⟦一、加强领导⟧‸\n正文，见⟦第一部分⟧。\n二、压实责任\n正文。\n")
    check(
      .references,
      "一、重点任务\n（一）摸清底数。各单位要‸自查。\n（二）建章立制。\n二、工作要求\n按照第一部分⟦第（一）项⟧办理。\n"
    )
  }

  @Test func `the members of a parallel set belong together`() {
    check(.kin, "⟦在做“深”上谋划⟧，⟦在做“实”上用‸心⟧，⟦在做“长”上使劲⟧。\n")
    check(.references, "⟦思想上尊重群众⟧、⟦感情上‸贴近群众⟧、⟦工作上依靠群众⟧。\n")
    check(.definitions, "⟦思想上尊重群众⟧、感情上‸贴近群众、工作上依靠群众。\n")
  }

  @Test func `a term belongs with itself`() {
    check(.kin, "开展⟦主题教育⟧（以下简称“⟦主题教育⟧”）。\n在⟦主题‸教育⟧中。\n")
    check(.definitions, "开展主题教育（以下简称“⟦主题教育⟧”）。\n在主题‸教育中。\n")
  }

  // MARK: Hints

  /// The fixture marks with ‸ where a hint stands; `labels` are the counts, announced last.
  private func checkCounts(_ fixture: String, _ labels: String..., sourceLocation: SourceLocation = #_sourceLocation) {
    let marked = MarkedText(fixture)
    let document = Document(marked.text)
    let hints = document.countHints(on: 0...marked.text.lines.count)
    let found = hints.map { hint in
      if case .count(let listed, let announced) = hint.content { "\(listed)/\(announced)" } else { "?" }
    }
    #expect(found == labels, sourceLocation: sourceLocation)
    #expect(hints.map(\.position) == marked.cursors, sourceLocation: sourceLocation)
  }

  @Test func `behind an announced count how many items there are`() {
    checkCounts("要做到“三个到位”‸：一是重视程度到位，二是工作措施到位，三是督查问责到位。\n", "3/3")
    checkCounts("要做到“三个到位”‸。一是认识到位，二是责任到位。\n", "2/3")
    checkCounts("做好以下三项工作‸：\n（一）摸清底数。各单位要自查。\n（二）建章立制。各单位要总结。\n", "2/3")
    checkCounts("甲、乙、丙三个方面都要抓好。\n")
    checkCounts("四种类型：一是甲要实，二是乙要严，三是丙要快，还有一种是丁要稳。\n")
  }

  @Test func `behind a count in a wrapped paragraph once`() {
    let document = Document("要抓好三件事：一是加强领导，二是压实责任，三是强化督\n查，各单位要认真贯彻执行。\n")
    #expect(document.countHints(on: 0...2).count == 1)
    #expect(document.countHints(on: 1...2).isEmpty)
  }

  // MARK: Hover

  private func describe(_ fixture: String) -> PlaceDescription? {
    let marked = MarkedText(fixture)
    return Document(marked.text).describe(marked.cursor)
  }

  @Test func `a place is told by its path and its series`() {
    let heading = describe("一、总则\n（一）目的\n正文。\n（二‸）范围\n正文。\n二、附则\n正文。\n")
    #expect(heading?.path == ["一、总则"])
    #expect(heading?.members == ["（一）目的", "（二）范围"])
    #expect(heading?.index == 1)
    let item = describe("一、总则\n要做到：一是甲要实。二‸是乙要严。三是丙要快。\n")
    #expect(item?.path == ["一、总则"])
    #expect(item?.members == ["一是甲要实", "二是乙要严", "三是丙要快"])
    #expect(item?.index == 1)
    let count = describe("一、总则\n要抓好三件‸事：一是甲要实，二是乙要严，三是丙要快。\n")
    #expect(count?.members == ["一是甲要实", "二是乙要严", "三是丙要快"])
    #expect(count?.path == ["一、总则"] && count?.index == nil)
    #expect(describe("普通正‸文。\n") == nil)
  }

  // MARK: Selection

  /// The steps of a selection at the cursor of `fixture`, the empty one left out.
  private func checkSelection(
    _ fixture: String,
    _ expected: String...,
    sourceLocation: SourceLocation = #_sourceLocation,
  ) {
    let marked = MarkedText(fixture)
    let steps = Document(marked.text).selections(around: [marked.cursor])[0].dropFirst()
    #expect(steps.map { marked.text.string(in: $0) } == expected, sourceLocation: sourceLocation)
  }

  @Test func `a selection grows from the clause to the text`() {
    let paragraph = "要做到：一是学习要实，落到行动。二是工作要严。"
    let text = "一、总则\n\(paragraph)\n二、附则\n正文。\n"
    checkSelection(
      text.replacing("落到", with: "落‸到"),
      "落到行动",
      "一是学习要实，落到行动。",
      paragraph,
      "一、总则\n\(paragraph)",
      text
    )
  }

  /// Each line that ends in ‖ goes on in the next one.
  private func checkWraps(_ text: String, at location: SourceLocation = #_sourceLocation) {
    let document = Document(text.replacing("‖", with: ""))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let joined = lines.indices.dropLast().filter { document.paragraphLines(at: $0).contains($0 + 1) }
    #expect(joined == lines.indices.filter { lines[$0].hasSuffix("‖") }, sourceLocation: location)
  }

  @Test func `what was done on a day is a line of its own however long, and a sentence with a date goes on`() {
    let decision = "第十二届全国人民代表大会常务委员会第十八次会议《关于修改〈中华人民共和国高等教育法〉〈中华人民共和国民办教育促进法〉的决定》"
    checkWraps("中华人民共和国高等教育法\n2015年12月27日 \(decision)第一次修正\n2018年12月29日 \(decision)第二次修正\n第一章 总则\n")
    checkWraps("大事记\n2015年12月27日 \(decision)\(decision)\(decision)修正\n为了发展高等教育事业，制定本法。促进发展。\n")
    checkWraps("要闻\n2015年12月27日\(decision)对第一条作了修改，‖\n进一步明确了方向。自公布之日起施行。\n")
  }

  @Test func `a selection runs over wraps`() {
    let paragraph = "各级组织要深入群众，认真落实。思想上尊重群众、感情上贴\n近群众、工作上依靠群众，确保实效。"
    checkSelection(
      paragraph.replacing("近群众", with: "近‸群众"),
      "感情上贴\n近群众",
      "思想上尊重群众、感情上贴\n近群众、工作上依靠群众，确保实效",
      paragraph
    )
  }

  @Test func `every step holds the one before`() {
    let marked = MarkedText("通知\n\n　　一、甲方案\n首先谋划，其次（1）落实责任；（2）检查。“然后”总结。\n\n二、乙")
    let document = Document(marked.text)
    for (line, content) in marked.text.lines.enumerated() {
      for column in 0...content.units.count {
        let steps = document.selections(around: [TextPosition(line: line, column: column)])[0]
        #expect(steps.last == TextRange(TextPosition(line: 0, column: 0), marked.text.end))
        for (inner, outer) in zip(steps, steps.dropFirst()) { #expect(outer.contains(inner) && outer != inner) }
      }
    }
  }
}
