import Structure
import TestSupport
import Testing
import Text

@testable import Lint

/// What follows a number that changes, in every way of naming it, and what is named instead.
@Suite struct ReferenceUpdateTests {
  private static let head = "云岭县水务局关于饮水安全工作情况的报告\n县人民政府：\n一、工作情况\n"
  private static let items = [
    "（一）建设水厂。分别位于：\n1.东山乡；\n2.西河镇；\n3.南坪乡。\n", "（二）改造管网。更新30公里。\n", "（三）加强监测。监测4次。\n", "（四）推进改革。方案已经印发。\n",
  ]

  /// What moving the third item up makes of `before`, and the places that are named as left.
  private func check(
    _ before: String,
    _ after: String,
    left: [String] = [],
    at location: SourceLocation = #_sourceLocation,
  ) {
    let draft = { (items: [String], end: String) in "\(Self.head)\(items.joined())二、下一步打算\n要落实\(end)。\n" }
    let items = Self.items
    let text = SourceText(draft(items, before))
    let document = Document(text)
    let move = document.move(ofSectionAround: 8, isUp: true)
    let moved = [
      items[0], items[2].replacing("（三）", with: "（二）"), items[1].replacing("（二）", with: "（三）"), items[3],
    ]
    #expect(text.applying(move?.edits(in: document) ?? []).string == draft(moved, after), sourceLocation: location)
    #expect(move?.left(in: document).map { text.string(in: $0) } == left, sourceLocation: location)
  }

  @Test func everyWayOfNamingAnItemFollowsIt() {
    check("第一部分第（二）项", "第一部分第（三）项")
    check("第一部分第（一）项第2点、第3目", "第一部分第（一）项第2点、第3目")
    check("第一部分第（一）项第3小项", "第一部分第（一）项第3小项")
    check("第一部分（三）（四）两项", "第一部分（二）（四）两项")
    check("第一部分第（三）、（四）项", "第一部分第（二）、（四）项")
    check("第一部分第（二）（四）项", "第一部分第（三）（四）项")
    check("第一部分第二、三项", "第一部分第二、三项")
    check("第一部分第二、四项", "第一部分第三、四项")
    check("第一部分第二、三项分别由甲、乙牵头的任务", "第一部分第三、二项分别由甲、乙牵头的任务")
    check("“一、（三）加强监测”", "“一、（二）加强监测”")
    check("第一大点第（三）小点", "第一大点第（二）小点")
    check("第一部分中的（三）", "第一部分中的（二）")
    check("第二部分的打算", "第二部分的打算")
    check("每季度通报一次，对第一部分第（二）项", "每季度通报一次，对第一部分第（三）项")
  }

  @Test func aBareNumberBehindAVerbFollows() {
    check("对照一（二）所列任务", "对照一（三）所列任务")
    check("一、（二）要求", "一、（三）要求")
    check("一、（三）1.要求", "一、（二）1.要求")
    check("和一（二）班", "和一（二）班")
    check("星期一、（二）号楼", "星期一、（二）号楼")
  }

  @Test func aHeadingInQuotationMarksFollows() {
    check("“（二）改造管网”的任务", "“（三）改造管网”的任务")
    check("“（二）改造管道”的任务", "“（二）改造管道”的任务", left: ["（二）改造管道"])
    check("“（四）推进”的任务", "“（四）推进”的任务")
    check("《规划》“（二）改造管网”的任务", "《规划》“（二）改造管网”的任务")
    check("“二、下一步打算”", "“二、下一步打算”")
  }

  @Test func numbersOfOneWordStayInOrder() {
    let draft = { (first: String, second: String, end: String) in
      "关于情况的报告\n县政府：\n\(first)二、\(second)三、要求\n落实\(end)，名单见附件2和3。\n"
    }
    let (a, b) = ("一、甲\n子。\n", "乙\n丑。\n")
    for (before, after) in [("第一、二部分的任务", "第一、二部分的任务"), ("第一、三部分的任务", "第二、三部分的任务"), ("第二、三部分", "第一、三部分")] {
      let text = SourceText(draft(a, b, before))
      let document = Document(text)
      let move = document.move(ofSectionAround: 2, isUp: false)
      let moved = draft("一、乙\n丑。\n", "甲\n子。\n", after)
      #expect(text.applying(move?.edits(in: document) ?? []).string == moved)
    }
    #expect(lint(Document(SourceText("一、甲\n子。\n二、乙\n要完成第二、一部分的任务。\n"))).isEmpty)
  }

  @Test func aRangeOfWhichOneEndGetsAnotherLevelIsLeft() {
    let text = SourceText(
      "一、甲\n（一）子。\n（二）丑。\n二、乙\n（一）寅。\n（二）卯。\n三、丙\n落实第一部分第（一）项至第二部分第（二）项、第三部分。\n"
    )
    let document = Document(text)
    let demoted = document.level(ofSectionAround: 3, isRaised: false)
    let end = text.applying(demoted?.edits(in: document) ?? []).string.split(separator: "\n").last
    #expect(end == "落实第一部分第（一）项至第二部分第（二）项、第二部分。")
    #expect(demoted?.left(in: document).map { text.string(in: $0) } == ["第一部分", "第（一）项", "第二部分", "第（二）项"])
  }

  @Test func whatIsLeftIsNamedByItsNewLine() {
    let text = SourceText("一、甲\n子。\n前文（二）所述。\n二、乙\n（一）寅。\n（二）卯。\n另外第二项待定，附件2第2项不变。\n三、丙\n略。\n")
    let document = Document(text)
    let move = document.move(ofSectionAround: 4, isUp: false)
    #expect(move?.left(in: document).map { text.string(in: $0) } == ["（二）", "第二项"])
    let sections = document.move(ofSectionAround: 0, isUp: false)
    #expect([0, 2, 3, 6, 8].map { sections?.newLine(of: TextPosition(line: $0, column: 0)) } == [4, 6, 0, 3, 8])
  }

  @Test func aRangeHoldsWhatItHeld() {
    check("第一部分第（二）项至第（三）项", "第一部分第（二）项至第（三）项")
    check("第一部分第（一）至（三）项", "第一部分第（一）至（三）项")
    check("第一部分第（三）至（四）项", "第一部分第（三）至（四）项", left: ["第（三）至（四）项"])
  }

  @Test func whatNobodyCanTellIsNamed() {
    check("前文（三）所述", "前文（三）所述", left: ["（三）"])
    check("第三项要求", "第三项要求", left: ["第三项"])
    check("《水法》第三条和省里文件第三项", "《水法》第三条和省里文件第三项")
    check("第四项要求", "第四项要求")
  }

  @Test func anItemOfAnItemFollowsTheItem() {
    let draft = { (first: String, second: String, name: String) in
      "\(Self.head)（一）\(first)\n（二）\(second)\n二、打算\n要落实第一部分\(name)。\n"
    }
    let (works, pipes) = ("建设水厂。分别位于：\n1.东山乡；\n2.西河镇。", "改造管网。更新30公里。")
    for (before, after) in [("第（一）项第1点", "第（二）项第1点"), ("（一）2", "（二）2"), ("第一项第2目", "第二项第2目")] {
      let text = SourceText(draft(works, pipes, before))
      let document = Document(text)
      let edits = document.move(ofSectionAround: 3, isUp: false)?.edits(in: document) ?? []
      #expect(text.applying(edits).string == draft(pipes, works, after))
    }
    let text = SourceText(draft(works, pipes, "第（一）项第2点"))
    let document = Document(text)
    let edits = document.move(ofSectionAround: 5, isUp: true)?.edits(in: document) ?? []
    let moved = draft(works, pipes, "第（一）项第1点").replacing("1.东山乡；\n2.西河镇。", with: "1.西河镇。\n2.东山乡；")
    #expect(text.applying(edits).string == moved)
  }

  @Test func itemsOfAPartThatBecomesAnItemAreNamedByTheirNewPlace() {
    let text = SourceText(
      "一、情况\n（一）甲。\n（二）乙。\n二、问题\n（一）少钱。见本部分（二）。\n（二）少人。\n三、打算\n（一）解决第二部分第二项、第一项问题。\n（二）按第二部分（一）、第三部分（一）落实。\n"
    )
    let document = Document(text)
    let demoted = document.refactorings(at: TextPosition(line: 3, column: 0)).first { $0.title.hasPrefix("降一级") }
    #expect(
      text.applying(demoted?.edits(in: document) ?? []).string
        == "一、情况\n（一）甲。\n（二）乙。\n（三）问题\n1.少钱。见第一部分第（三）项第2目。\n2.少人。\n二、打算\n（一）解决第一部分第三项第2目、第一部分第三项第1目问题。\n"
        + "（二）按第一部分第（三）项第1目、第二部分（一）落实。\n"
    )
  }

  @Test func theArticleBeforeIsNamedByItsNumberOnceAnotherStandsBetween() {
    let text = SourceText("第一条　甲。\n第二条　乙。\n第三条　依照前条处理，前两条另行施行。\n")
    let document = Document(text)
    let inserted = document.refactorings(at: TextPosition(line: 1, column: 0)).first { $0.title.hasPrefix("在此插入") }
    #expect(
      text.applying(inserted?.edits(in: document) ?? []).string
        == "第一条　甲。\n第二条　乙。\n第三条　\n第四条　依照第二条处理，前两条另行施行。\n"
    )
    #expect(inserted?.left(in: document).map { text.string(in: $0) } == ["前两条"])
  }

  @Test func articlesOfThePageOfAnAttachmentAreFollowed() {
    let draft = { (number: String, articles: String) in
      "关于工作的通知\n各单位：\n按照附件1\(number)、附件2第二条办理。\n附件：1.办法\n　　　2.规定\n某局\n2026年5月1日\n附件1\n办法\n\(articles)附件2\n规定\n第一条　甲。\n第二条　乙。\n"
    }
    let text = SourceText(draft("第三条", "第一条　目的。\n第三条　范围。\n"))
    let document = Document(text)
    let expected = draft("第二条", "第一条　目的。\n第二条　范围。\n")
    #expect(text.applying(document.renumbering().edits).string == expected)
    let gone = Document(SourceText(draft("第四条", "第一条　目的。\n第二条　范围。\n第三条　罚则。\n")))
    #expect(lint(gone).filter { $0.code == "reference-dangling" }.map { gone.text.string(in: $0.range) } == ["第四条"])
  }

  @Test func aPageThatIsPutInBeforeAnotherTakesNoReferenceFromIt() {
    let draft = { (number: Int) in
      "关于情况的报告\n县政府：\n名单见附件1，流程见附件\(number)。\n附件：1.情况表\n　　　2.兑现流程\n某局\n2026年5月1日\n附件1\n情况表\n略。\n附件2\n企业名单\n甲企业。\n附件\(number)\n兑现流程\n略。\n"
    }
    let text = SourceText(draft(2))
    #expect(text.applying(Document(text).renumbering().edits).string == draft(3))
  }

  @Test func aSectionThatWasPastedBeforeTheOneOfItsNumberIsCounted() {
    let draft = { (number: String) in
      "一、甲\n（一）子。\n（二）丑。\n二、乙\n（一）寅。\n\(number)、丙\n（一）卯。\n（二）辰。\n（三）巳。\n"
    }
    let text = SourceText(draft("二"))
    #expect(text.applying(Document(text).renumbering().edits).string == draft("三"))
    let found = lint(Document(text)).first { $0.range.start.line == 5 }
    #expect(found?.code == "ordinal-duplicate")
  }
}
