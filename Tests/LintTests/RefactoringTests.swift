import Structure
import TestSupport
import Testing
import Text

@testable import Lint

@Suite struct RefactoringTests {
  /// What the refactoring whose title begins with `title` makes of the fixture, offered at its cursor; nil if it is not.
  private func check(
    _ fixture: String,
    _ title: String,
    _ expected: String?,
    dialect: Document.Dialect = .plain,
    at location: SourceLocation = #_sourceLocation,
  ) {
    let marked = MarkedText(fixture)
    let document = Document(marked.text, dialect: dialect)
    let found = document.refactorings(at: marked.cursor).first { $0.title.hasPrefix(title) }
    let edits = found?.edits(in: document) ?? []
    #expect(found.map { _ in marked.text.applying(edits).string } == expected, sourceLocation: location)
    #expect(
      edits == edits.inOrderOfText,
      "a client that writes from the last on has to meet an insertion last",
      sourceLocation: location
    )
  }

  /// Of two 三、 one becomes 四、: 第三部分 may mean either, and is left for the writer to look at.
  @Test(arguments: [
    (
      "一、目标\n甲。\n二、任务\n乙。\n三、措施\n丙。\n三、分工\n丁。\n四、要求\n按照⟦第三部分⟧落实，经费见第四部分。\n",
      "五、要求\n按照第三部分落实，经费见第五部分。\n"
    ),
    (
      "一、目标\n甲。\n四、分工\n丁。\n二、任务\n乙。\n三、措施\n丙。\n四、要求\n按照⟦第四部分⟧落实。\n",
      "五、要求\n按照第四部分落实。\n"
    ),
  ])
  func referencesToANumberThatStandsTwiceAreNamed(draft: String, end: String) {
    let marked = MarkedText(draft)
    let document = Document(marked.text)
    let renumbering = document.renumbering()
    #expect(
      MarkedText.render(marked.text, ranges: renumbering.doubtful)
        == MarkedText.render(marked.text, ranges: marked.ranges)
    )
    let text = marked.text.applying(renumbering.edits).string
    #expect(text.hasSuffix(end))
    let told = lint(document).filter { $0.code == "reference-dangling" }
    #expect(
      MarkedText.render(marked.text, ranges: told.map(\.range)) == MarkedText.render(marked.text, ranges: marked.ranges)
    )
    #expect(told.allSatisfy { $0.severity == .information })
  }

  /// 三、 behind （二） was its （三）, or the last section, moved up: renumbering takes it for the latter, and both are offered.
  @Test func aSectionMovedBehindItemsWhoseNextNumberItSaysIsExchanged() {
    let draft = "一、任务\n（一）排查。\n（二）执法。\n三、保障\n按第二部分落实。\n二、要求\n落实第三部分。\n"
    let document = Document(draft)
    #expect(
      document.text.applying(document.renumbering().edits).string
        == "一、任务\n（一）排查。\n（二）执法。\n二、保障\n按第三部分落实。\n三、要求\n落实第二部分。\n"
    )
    #expect(lint(document).first { $0.code == "ordinal-order" }?.fixes.map(\.title) == ["互换这两项的编号", "改为“（三）”"])
  }

  /// Each item of a list moved to each place of it: one list all the same, and references follow.
  @Test(arguments: [["（一）", "（二）", "（三）", "（四）"], ["1.", "2.", "3.", "4."], ["一、", "二、", "三、", "四、"]])
  func whereverAnItemIsMovedRenumberingCountsThrough(marks: [String]) {
    let texts = ["压实防火责任", "加强火源管控", "抓好宣传教育", "强化应急准备"]
    for from in texts.indices {
      for to in texts.indices where to != from {
        var order = Array(texts.indices)
        order.insert(order.remove(at: from), at: to)
        let draft = { (marked: (Int) -> String) in
          let items = order.indices.map { "\(marked($0))\(texts[order[$0]])。各单位要认真落实。\n" }.joined()
          return "关于做好森林防火工作的通知\n各乡镇：\n现通知如下。\n\(items)"
        }
        let document = Document(draft { marks[order[$0]] })
        let renumbered = document.text.applying(document.renumbering().edits).string
        #expect(renumbered == draft { marks[$0] }, "\(marks[from]) moved to \(marks[to])")
        #expect(lint(document).contains { $0.severity <= .warning && $0.code.hasPrefix("ordinal") }, "\(order)")
      }
    }
  }

  @Test func articlesRunOnThroughChaptersInAnotherOrder() {
    let chapters = [
      "第一条　为了管理。\n第二条　适用本县。\n", "第六条　违反第四条规定的，批评。\n第七条　违反第五条规定的，停用。\n", "第三条　集中保管。\n第四条　登记。\n第五条　归还。\n",
      "第八条　自公布之日起施行。\n",
    ]
    let heads = ["第一章　总则\n", "第三章　罚则\n", "第二章　管理\n", "第四章　附则\n"]
    let document = Document("某县档案管理办法\n" + zip(heads, chapters).map { $0 + $1 }.joined())
    #expect(
      document.text.applying(document.renumbering().edits).string
        == "某县档案管理办法\n第一章　总则\n第一条　为了管理。\n第二条　适用本县。\n第二章　罚则\n第三条　违反第六条规定的，批评。\n"
        + "第四条　违反第七条规定的，停用。\n第三章　管理\n第五条　集中保管。\n第六条　登记。\n第七条　归还。\n第四章　附则\n第八条　自公布之日起施行。\n"
    )
  }

  @Test func renumberingTakesTheDecimalsBelowAlong() {
    let draft = "1 总则\n1.1 目的\n规范处置。\n3 组织体系\n3.1 指挥部\n按照3.2.2执行。\n3.2 工作组\n3.2.1 人员\n甲。\n3.2.3 设备\n乙。\n"
    let document = Document(draft)
    let renumbering = document.renumbering()
    #expect(
      document.text.applying(renumbering.edits).string
        == "1 总则\n1.1 目的\n规范处置。\n2 组织体系\n2.1 指挥部\n按照3.2.2执行。\n2.2 工作组\n2.2.1 人员\n甲。\n2.2.2 设备\n乙。\n"
    )
    #expect(
      renumbering.changes.map { "\($0.old) \($0.new)" } == ["3 2", "3.1 2.1", "3.2 2.2", "3.2.1 2.2.1", "3.2.3 2.2.2"]
    )
    let follows = Document(draft.replacing("3.2.3", with: "3.2.2"))
    #expect(follows.text.applying(follows.renumbering().edits).string.contains("按照2.2.2执行"))
    let gap = lint(Document(draft)).first { $0.code == "ordinal-gap" }
    let fixed = gap?.fixes.first?.complete(in: document).edits ?? []
    #expect(document.text.applying(fixed).string.contains("2 组织体系\n2.1 指挥部\n按照3.2.2执行。\n2.2 工作组"))
  }

  @Test func renumberingTakesTheRowsOfTheAttachmentNoteAlong() {
    func check(_ about: String, _ rows: String, _ renumbered: String, doubtful: [String] = []) {
      let draft = { (body: String) in
        "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，\(body)\n某市教育局\n2024年5月1日\n"
      }
      let text = SourceText(draft("\(about)\n\(rows)"))
      let document = Document(text)
      let renumbering = document.renumbering()
      #expect(text.applying(renumbering.edits).string == draft(renumbered))
      #expect(renumbering.doubtful.map { text.string(in: $0) } == doubtful)
    }
    check("表见附件4。", "附件：1.方案\n2.名单\n4.表\n", "表见附件3。\n附件：1.方案\n2.名单\n3.表\n")
    // A name begins with whatever it begins with.
    for name in ["××办法", "XX办法", "A类名单", "“十五五”规划", "2025年度名单"] {
      check("表见附件2。", "附件：1.\(name)\n　　　2.表\n", "表见附件2。\n附件：1.\(name)\n　　　2.表\n")
    }
    check("名单见附件2。", "附件：2.名单\n3.表\n", "名单见附件1。\n附件：1.名单\n2.表\n")
    check(
      "名单见附件2，表见附件3。",
      "附件：1.方案\n2.名单\n2.表\n3.图\n",
      "名单见附件2，表见附件4。\n附件：1.方案\n2.名单\n3.表\n4.图\n",
      doubtful: ["附件2"]
    )
  }

  /// What renumbering makes of an 附件说明, and of what refers to it.
  private func check(
    note: String,
    _ said: String,
    _ expected: (said: String, note: String),
    at location: SourceLocation = #_sourceLocation
  ) {
    let draft = { (said: String, note: String) in "关于填报的通知\n各乡镇：\n\(said)。\n\(note)县教育局\n2026年11月30日\n" }
    let text = SourceText(draft(said, note))
    #expect(
      text.applying(Document(text).renumbering().edits).string == draft(expected.said, expected.note),
      sourceLocation: location
    )
  }

  @Test func theFirstRowOfTheAttachmentNoteHasItsLabel() {
    let said = "要求见附件1，汇总表见附件2，名单见附件3"
    check(
      note: "　　　2.汇总表\n附件：1.要求\n　　　3.名单\n",
      said,
      ("要求见附件2，汇总表见附件1，名单见附件3", "附件：1.汇总表\n　　　2.要求\n　　　3.名单\n")
    )
    // All three are meant, in whatever order.
    check(
      note: "　　　2.汇总表\n附件：1.要求\n　　　3.名单\n",
      "按附件1至3办理",
      ("按附件1至3办理", "附件：1.汇总表\n　　　2.要求\n　　　3.名单\n")
    )
    check(
      note: "　　　2.汇总表\n　　　3.名单\n附件：1.要求\n",
      said,
      ("要求见附件3，汇总表见附件1，名单见附件2", "附件：1.汇总表\n　　　2.名单\n　　　3.要求\n")
    )
    check(
      note: "　　　2.汇总表\n　　　3.名单\n",
      said,
      ("要求见附件1，汇总表见附件1，名单见附件2", "附件：1.汇总表\n　　　2.名单\n")
    )
    check(
      note: "　　附件：甲表\n　　　　　2.乙表\n",
      "见附件",
      ("见附件", "　　附件：1.甲表\n　　　　　2.乙表\n")
    )
    check(note: "附件：\n1.甲表\n3.乙表\n", "见附件", ("见附件", "附件：\n1.甲表\n2.乙表\n"))
  }

  @Test func pointsOfASpeechOnLinesOfTheirOwnCountAsTheyStand() {
    let order: [(String, String)] = [
      ("四一二三", "一二三四"), ("二三四一", "一二三四"), ("一三四二", "一二三四"), ("三一二四", "一二三四"), ("一四二三", "一二三四"),
    ]
    for (old, new) in order {
      let draft = { (numbers: String) in
        let points = zip(numbers, old).map { "\($0)是第\($1)处有偏差。要改。\n" }.joined()
        return "在会议上的讲话\n同志们：\n一、问题\n存在以下问题：\n\(points)二、落实\n要抓紧。\n"
      }
      let text = SourceText(draft(old))
      #expect(text.applying(Document(text).renumbering().edits).string == draft(new), "\(old)")
      #expect(!lint(Document(text)).isEmpty, "\(old)")
    }
  }

  @Test func itemsInsideAParagraphCountAfresh() {
    let draft = { (third: String, fourth: String) in
      "做法如下：（一）加强值守；（二）储备物资；（\(third)）开展巡查；（\(fourth)）严肃纪律。请按第（三）项抓好落实。\n"
    }
    let document = Document(draft("二", "三"))
    let renumbering = document.renumbering()
    #expect(document.text.applying(renumbering.edits).string == draft("三", "四"))
    #expect(renumbering.left.map { document.text.string(in: $0) } == ["第（三）项"])
    // What is missing stands there in another dress.
    let glued = Document("一是加强领导，压实责任二是督查，三是问责。\n")
    #expect(glued.renumbering().edits.isEmpty)
  }

  @Test func pagesGetTheNumbersOfTheRowsThatNameThem() {
    let draft = { (rows: String, plan: Int) in
      """
      关于工作情况的报告
      市教育局：
      情况见附件1，计划见附件\(plan)。
      附件：1.情况统计表
      \(rows)
      甲县应急局
      2026年7月1日
      附件1
      情况统计表
      表一。
      附件\(plan)
      检查计划
      计划一。

      """
    }
    let document = Document(SourceText(draft("　　　2.责任清单\n　　　2.检查计划", 2)))
    let expected = draft("　　　2.责任清单\n　　　3.检查计划", 3)
    #expect(document.text.applying(document.renumbering().edits).string == expected)
    #expect(Document(SourceText(expected)).renumbering().edits == [])
  }

  @Test func renumberingTakesReferencesAlong() {
    check(
      "一、总体要求\n分工见第四部分。\n‸三、主要任务\n四、组织实施\n",
      "本组依次",
      "一、总体要求\n分工见第三部分。\n二、主要任务\n三、组织实施\n",
    )
    check(
      "一、总体要求\n按照本通知第二部分第（二）项办理。\n‸二、工作目标\n正文。\n二、主要任务\n（一）摸清底数\n（二）督促整改\n",
      "本组依次",
      "一、总体要求\n按照本通知第三部分第（二）项办理。\n二、工作目标\n正文。\n三、主要任务\n（一）摸清底数\n（二）督促整改\n",
    )
    check(
      "一、总体要求\n分工见第二部分。\n‸二、工作目标\n正文。\n二、主要任务\n正文。\n",
      "本组依次",
      "一、总体要求\n分工见第二部分。\n二、工作目标\n正文。\n三、主要任务\n正文。\n",
    )
    check(
      "第一条　目的。\n第二条　范围。\n‸第四条　罚则见本办法第六条。\n第五条　权限。\n第六条　罚则。\n",
      "本组依次",
      "第一条　目的。\n第二条　范围。\n第三条　罚则见本办法第五条。\n第四条　权限。\n第五条　罚则。\n",
    )
    check("‸一、总体要求\n二、主要任务\n", "本组依次", nil)
  }

  @Test func articlesCountThroughChapters() {
    let (one, two) = ("第一章　总则\n第一条　目的。\n第二条　范围。\n", "第二章　检查\n")
    check(
      "\(one)第三条　职责。\n\(two)‸第三条　种类。\n第四条　依照第四条执行。\n",
      "本组依次",
      "\(one)第三条　职责。\n\(two)第四条　种类。\n第五条　依照第五条执行。\n",
    )
    let text = SourceText("\(one)第三条　职责。\n\(two)第三条　种类。\n第四条　依照第三条执行。\n")
    let renumbering = Document(text).renumbering()
    #expect(
      text.applying(renumbering.edits).string == "\(one)第三条　职责。\n\(two)第四条　种类。\n第五条　依照第三条执行。\n"
    )
    #expect(renumbering.doubtful.map { text.string(in: $0) } == ["第三条"])
    check(
      "\(one)‸\(two)第三条　种类。\n第四条　依照第一条执行。\n第五条　期限。\n",
      "上移",
      "第一章　检查\n第一条　种类。\n第二条　依照第四条执行。\n第三条　期限。\n第二章　总则\n第四条　目的。\n第五条　范围。\n",
    )
  }

  @Test func aHeadingOfMarkdownIsNoReferenceToItself() {
    let text = SourceText("## 第一章 总则\n**第一条** 目的。\n## 第二章 会员\n**第二条** 入会。\n## 第二章 附则\n**第四条** 生效。\n")
    let renumbering = Document(text, dialect: .markdown).renumbering()
    #expect(renumbering.edits.count == 2 && !renumbering.leavesReferences)
  }

  @Test func whatBeginsInsideAParagraphKeepsItsNumbers() {
    let draft = "一、任务\n要点：（一）抓学习。重要。（二）抓落实。重要。\n（三）抓督查。重要。\n（四）抓考核。重要。\n"
    #expect(Document(draft).renumbering().edits.isEmpty)
    check(draft.replacing("（四）", with: "‸（四）"), "本组依次", nil)
  }

  @Test func aLevelTakesTheStandardForm() {
    check(
      "‸1、总体要求\n(1)指导思想\n(2)基本原则\n2、主要任务\n(1)摸清底数\n(2)建章立制\n",
      "本级编号",
      "一、总体要求\n(1)指导思想\n(2)基本原则\n二、主要任务\n(1)摸清底数\n(2)建章立制\n",
    )
    check("‸一、总体要求\n二、主要任务\n", "本级编号", nil)
    check("‸第一条　目的。\n第二条　范围。\n", "本级编号", nil)
  }

  @Test func anAttachmentMovesWithTheSectionsInIt() {
    let head = "某局关于报送情况的报告\n市政府：\n流程见附件2。\n特此报告。\n附件：1.情况表\n　　　2.流程\n\n某局\n2026年5月1日\n"
    let (first, second) = ("情况表\n县\t数\n甲\t1\n", "流程\n一、申报。填表。\n二、审核。看表。\n特此说明。\n")
    let moved = head.replacing("附件2", with: "附件1").replacing("1.情况表\n　　　2.流程", with: "1.流程\n　　　2.情况表")
    let expected = "\(moved)附件1\n\(second)附件2\n\(first)"
    checkMove("\(head)附件1\n\(first)‸附件2\n\(second)", isUp: true, expected)
    checkMove("\(head)‸附件1\n\(first)附件2\n\(second)", isUp: false, expected)
  }

  @Test func rowsOfTheAttachmentNoteMoveFromTheMenu() {
    let rows = ["附件：1.名单\n", "　　　2.方案\n", "附件：1.方案\n　　　2.名单\n"]
    let end = "\n某市教育局\n2024年5月1日\n"
    let head = { (number: Int) in "关于加强督查工作的通知\n各单位：\n对附件\(number)所列事项逐项登记。\n" }
    check("\(head(1))‸\(rows[0])\(rows[1])\(end)", "下移", "\(head(2))\(rows[2])\(end)")
    check("\(head(2))\(rows[0])‸\(rows[1])\(end)", "上移", "\(head(1))\(rows[2])\(end)")
    check("\(head(1))‸\(rows[0])\(rows[1])\(end)", "上移", nil)
    let document = Document("\(head(1))\(rows[0])\(rows[1])\(end)")
    #expect((2...4).map { document.isOutermost(sectionAround: $0, isUp: true) } == [false, true, false])
    #expect((2...4).map { document.isOutermost(sectionAround: $0, isUp: false) } == [false, false, true])
  }

  @Test func whatEndsADraftMovesNoSection() {
    let body = "关于加强督查工作的通知\n各单位：\n一、甲\n要查。\n二、乙\n要改。"
    let end = ["特此通知。", "附件：1.名单", "　　　2.方案", "某市教育局", "2024年5月1日"]
    let document = Document("\(body)\n\(end.joined(separator: "\n"))\n")
    // The rows of the 附件说明 change places themselves.
    #expect((2...9).filter { document.move(ofSectionAround: $0, isUp: true) != nil } == [4, 5, 8])
    #expect((2...9).filter { document.move(ofSectionAround: $0, isUp: false) != nil } == [2, 3, 7])
  }

  @Test(arguments: [
    "联系人：张三，联系电话：12345678。", "（联系人：张三）", "专此报告。", "以上情况，特此报告。", "以上安排，请认真抓好落实。", "（此件公开发布）",
  ]) func whatSumsThePaperUpStaysBehindItsSections(line: String) {
    let head = "关于加强督查工作的通知\n各单位：\n"
    let end = "\(line)\n附件：名单\n\n某市教育局\n2024年5月1日\n"
    let text = SourceText("\(head)一、甲\n要查。\n二、乙\n要改。\n\(end)")
    let document = Document(text)
    let move = document.move(ofSectionAround: 2, isUp: false)
    #expect(text.applying(move?.edits(in: document) ?? []).string == "\(head)一、乙\n要改。\n二、甲\n要查。\n\(end)")
  }

  @Test func referencesFollowASectionToAnotherLevel() {
    let items = "（一）加强领导。成立专班。\n‸（二）健全机制。完善制度。\n（三）强化宣传。开展培训。\n"
    check(
      "一、主要做法\n\(items)二、下一步打算\n见第一部分第（三）项、第一部分第（二）项、第二部分，完成第一部分（一）。\n",
      "升一级",
      "一、主要做法\n（一）加强领导。成立专班。\n二、健全机制。完善制度。\n（一）强化宣传。开展培训。\n"
        + "三、下一步打算\n见第二部分第（一）项、第二部分、第三部分，完成第一部分（一）。\n",
    )
    check(
      "一、主要做法\n（一）加强领导。成立专班。\n‸二、健全机制\n完善制度。\n三、下一步打算\n按第二部分、第三部分落实，巩固第一部分第（一）项。\n",
      "降一级",
      "一、主要做法\n（一）加强领导。成立专班。\n（二）健全机制\n完善制度。\n二、下一步打算\n按第一部分第（二）项、第二部分落实，巩固第一部分第（一）项。\n",
    )
  }

  @Test func aRowOfItemsThatIsOneNoMoreIsLeftAsItIsNamed() {
    let head = "一、主要做法\n（一）加强领导。\n"
    for said in ["第一部分第（一）至（三）项", "第一部分第（一）项至第（三）项"] {
      check(
        "\(head)（二）健全机制。\n‸（三）强化宣传。\n二、下一步打算\n巩固\(said)。\n",
        "降一级",
        "\(head)（二）健全机制。\n1.强化宣传。\n二、下一步打算\n巩固\(said)。\n"
      )
    }
  }

  @Test func anItemOfAnArticleThatGoesALevelDownIsNamedBelowTheOneBefore() {
    let articles = "第一条　申请人应当：\n（一）成年；\n‸（二）健康；\n（三）守法。\n第二条　"
    let after = "第一条　申请人应当：\n（一）成年；\n1.健康；\n（二）守法。\n第二条　"
    check(
      "\(articles)不符合第一条第一款第（二）项、第（三）项的除外。\n",
      "降一级",
      "\(after)不符合第一条第一款第（一）项第1目、第（二）项的除外。\n"
    )
    check("\(articles)依照第一条第（二）项办理。\n", "降一级", "\(after)依照第一条第（一）项第1目办理。\n")
    check(
      "第一条　申请人应当：\n（一）成年；\n‸（二）健康。\n具备前款第（二）项条件的，优先。\n",
      "降一级",
      "第一条　申请人应当：\n（一）成年；\n1.健康。\n具备前款第（一）项第1目条件的，优先。\n"
    )
  }

  @Test func headingsOfMarkdownKeepTheirSigns() {
    let (one, two) = ("## 一、重点任务\n\n### （一）排查隐患\n\n要查。\n", "### （二）严格执法\n\n要严。\n")
    check(
      "# 要点\n\n\(one)\n\(two.replacing("### （二）", with: "### ‸（二）"))",
      "升一级",
      "# 要点\n\n\(one)\n## 二、严格执法\n\n要严。\n",
      dialect: .markdown,
    )
    check(
      "# 要点\n\n\(one.replacing("### （一）", with: "### ‸（一）"))\n\(two)",
      "在此插入",
      "# 要点\n\n\(one)\n### （二）\n\n\(two.replacing("（二）", with: "（三）"))",
      dialect: .markdown,
    )
  }

  /// The next 款 of an article is none of its last item's.
  @Test func whatStandsBehindAListStaysThere() {
    let head = "第一条　有下列情形之一的，责令改正：\n"
    let end = "对前款行为，情节严重的从重处理。\n第二条　本办法自公布之日起施行。\n"
    checkMove(
      "\(head)（一）骗取资金的；\n（二）‸拒不改正的。\n\(end)",
      isUp: true,
      "\(head)（一）拒不改正的。\n（二）骗取资金的；\n\(end)"
    )
    // Where another item has one too, it goes along.
    checkMove(
      "\(head)（一）骗取资金的；\n　　数额按实际计算。\n（二）‸拒不改正的。\n　　以通知为准。\n第二条　本办法自公布之日起施行。\n",
      isUp: true,
      "\(head)（一）拒不改正的。\n　　以通知为准。\n（二）骗取资金的；\n　　数额按实际计算。\n第二条　本办法自公布之日起施行。\n"
    )
  }

  @Test func aSectionMovesWithWhatIsInIt() {
    check(
      "一、总体要求\n（一）指导思想\n（二）基本原则\n‸二、主要任务\n（一）摸清底数\n（二）建章立制\n三、组织实施\n具体见第三部分。\n",
      "降一级",
      "一、总体要求\n（一）指导思想\n（二）基本原则\n（三）主要任务\n1.摸清底数\n2.建章立制\n二、组织实施\n具体见第二部分。\n",
    )
    check(
      "一、总体要求\n（一）指导思想\n‸（二）基本原则\n1.坚持统筹\n2.坚持创新\n二、主要任务\n三、组织实施\n",
      "升一级",
      "一、总体要求\n（一）指导思想\n二、基本原则\n（一）坚持统筹\n（二）坚持创新\n三、主要任务\n四、组织实施\n",
    )
    // What stands behind it among its siblings stands below it now.
    check(
      "一、总体要求\n‸（一）指导思想\n1.坚持统筹\n（二）基本原则\n二、主要任务\n",
      "升一级",
      "一、总体要求\n二、指导思想\n（一）坚持统筹\n（二）基本原则\n三、主要任务\n",
    )
    check("‸一、总体要求\n二、主要任务\n", "升一级", nil)
    check("‸一、总体要求\n二、主要任务\n", "降一级", nil)
  }

  @Test func neighboursChangePlacesWithEverythingBelowThem() {
    let text = "一、总体要求\n正文。\n\n‸二、主要任务\n（一）摸清底数\n\n三、组织实施\n分工见第二部分。"
    check(
      text,
      "上移",
      "一、主要任务\n（一）摸清底数\n\n二、总体要求\n正文。\n\n三、组织实施\n分工见第一部分。",
    )
    check(
      text,
      "下移",
      "一、总体要求\n正文。\n\n二、组织实施\n分工见第三部分。\n\n三、主要任务\n（一）摸清底数",
    )
    check(
      "‸一、总体要求\n正文。\n二、主要任务\n正文。\n特此报告。\n",
      "下移",
      "一、主要任务\n正文。\n二、总体要求\n正文。\n特此报告。\n",
    )
    check("‸一、总体要求\n二、主要任务\n", "上移", nil)
    check("一、总体要求\n‸二、主要任务\n", "下移", nil)
  }

  /// Whichever side of an insertion an editor puts its cursor on, at the start of a section, as an outline does, or at its
  /// end. It cannot at the end of a text without a last line break, nor at the start of one: there `shift` says where.
  @Test(arguments: [
    "甲局关于工作的报告\n‸一、基本情况\n甲。‸\n二、存在的问题\n乙。\n三、下一步打算\n丙。\n",
    "甲局关于工作的报告\r\n一、基本情况\r\n\r\n‸二、存在的问题\r\n乙。‸\r\n\r\n三、下一步打算\r\n丙。\r\n",
    "甲局关于工作的报告\n一、基本情况\n甲。\n\n‸二、存在的问题\n（一）乙。\n（二）丙。‸\n\n\n三、下一步打算",
  ])
  func theCursorStaysInTheSectionThatMoves(draft: String) {
    let marked = MarkedText(draft)
    let document = Document(marked.text)
    for isUp in [true, false] {
      guard let move = document.move(ofSectionAround: marked.cursor.line, isUp: isUp) else { continue }
      let edits = move.edits(in: document)
      let moved = marked.text.applying(edits)
      for cursor in marked.cursors {
        #expect(!edits.contains { $0.range.start == cursor && $0.range.isEmpty })
        // A heading whose number changes has the same text behind that.
        let (before, after) = (
          marked.text.line(cursor.line).units, moved.line(cursor.line + move.shift(of: cursor.line)).units
        )
        #expect(String(before.dropFirst(3)) == String(after.dropFirst(3)))
      }
    }
  }

  /// What moving the section or row around the cursor makes of the fixture; nil if it moves none.
  private func checkMove(
    _ fixture: String,
    isUp: Bool,
    _ expected: String?,
    at location: SourceLocation = #_sourceLocation,
  ) {
    let marked = MarkedText(fixture)
    let document = Document(marked.text)
    let edits = document.move(ofSectionAround: marked.cursor.line, isUp: isUp)?.edits(in: document)
    #expect(edits.map { marked.text.applying($0).string } == expected, sourceLocation: location)
  }

  @Test func wordsOfASequenceStayWhereTheirParagraphsChangePlaces() {
    checkMove(
      "‸首先，加强领导。要抓。\n其次，健全机制。要建。\n最后，强化宣传。要讲。\n",
      isUp: false,
      "首先，健全机制。要建。\n其次，加强领导。要抓。\n最后，强化宣传。要讲。\n"
    )
    checkMove("首先，甲要查。\n其次，乙要改。\n‸最后，丙要报。\n", isUp: true, "首先，甲要查。\n其次，丙要报。\n最后，乙要改。\n")
  }

  @Test func theSectionAroundTheCursorMovesALevel() {
    let draft = "一、任务\n（一）甲项。要查。\n（二）乙项。要改。\n还要报。\n二、要求\n抓紧。"
    let document = Document(draft)
    func level(_ line: Int, _ isRaised: Bool) -> String? {
      document.level(ofSectionAround: line, isRaised: isRaised)
        .map { document.text.applying($0.edits(in: document)).string }
    }
    #expect(level(3, false) == draft.replacing("（二）", with: "1."))
    #expect(level(3, true) == draft.replacing("二、", with: "三、").replacing("（二）", with: "二、"))
    #expect([(1, false), (0, true), (0, false)].map { level($0, $1) } == [nil, nil, nil])
  }

  @Test func whatStandsBehindTheLastSectionStaysWhereItIs() {
    let (one, two) = ("研究农村公路工作\n会议听取了汇报。\n", "研究安全生产工作\n会议强调了责任。\n")
    for end in [
      "出席：李某、王某\n列席：张某\n请假：陈某\n", "同志们，让我们携手奋进，为建设美好家园而努力！\n谢谢大家！\n", "请予支持并函复。\n",
      "\n妥否，请批示。\n",
    ] {
      checkMove("关于工作的材料\n一、\(one)‸二、\(two)\(end)", isUp: true, "关于工作的材料\n一、\(two)二、\(one)\(end)")
    }
    let text = "会议强调，出席会议的同志要带头落实。\n"
    checkMove("关于工作的材料\n一、\(one)‸二、\(two)\(text)", isUp: true, "关于工作的材料\n一、\(two)\(text)二、\(one)")
  }

  @Test func anAttachmentMovesWithItsRowAndWhatRefersToIt() {
    let head = "关于加强督查工作的通知\n各有关单位：\n统计见附件1，计划见附件2。\n"
    let pages = (
      "附件1\n2026年事故情况统计表\n略。\n‸附件2\n2027年执法检查计划\n按照计划检查。\n",
      "附件1\n2027年执法检查计划\n按照计划检查。\n附件2\n2026年事故情况统计表\n略。\n"
    )
    let end = "某市教育局\n2026年5月1日\n"
    let rows = (
      "附件：1.2026年事故情况统计表\n　　　2.2027年执法检查\n　　　　计划\n", "附件：1.2027年执法检查\n　　　　计划\n　　　2.2026年事故情况统计表\n"
    )
    let moved = head.replacing("附件1", with: "附件3").replacing("附件2", with: "附件1").replacing("附件3", with: "附件2")
    checkMove(head + rows.0 + end + pages.0, isUp: true, moved + rows.1 + end + pages.1)
    // From its row the same, and its row alone where the pages are not in the text.
    let row = rows.0.replacing("2.2027", with: "2.20‸27")
    let text = pages.0.replacing("‸", with: "")
    checkMove(head + row + end + text, isUp: true, moved + rows.1 + end + pages.1)
    checkMove(head + row + end, isUp: true, moved + rows.1 + end)
    checkMove(head + row + end, isUp: false, nil)
    checkMove(head + rows.0.replacing("1.2026", with: "1.‸2026") + end, isUp: false, moved + rows.1 + end)
    // One page without the other cannot change places.
    checkMove(head + row + end + "附件2\n2027年执法检查计划\n按照计划检查。\n", isUp: true, nil)
  }

  /// What an item that is gone was named by names another once the rest is renumbered.
  @Test(arguments: [
    ("三、措施\n（一）健全制度\n（三）提升能力\n四、要求\n按照第三部分⟦第（二）项⟧执行，见第三部分第（一）项。\n", "第（二）项"),
    ("三、措施\n（二）健全制度\n（三）提升能力\n四、要求\n按照第三部分⟦第（一）项⟧执行。\n", "第（一）项"),
    ("四、措施\n略。\n五、要求\n按照⟦第三部分⟧执行，见第四部分。\n", "第三部分"),
  ])
  func aReferenceToAnItemThatIsGoneIsNamed(end: String, name: String) {
    let marked = MarkedText("关于加强工作的报告\n一、目标\n甲。\n二、任务\n乙。\n\(end)")
    let document = Document(marked.text)
    let told = lint(document).filter { $0.code == "reference-dangling" }.map(\.range)
    #expect(MarkedText.render(marked.text, ranges: told) == MarkedText.render(marked.text, ranges: marked.ranges))
    #expect(document.renumbering().lost.map { marked.text.string(in: $0) } == [name])
  }

  @Test func aSectionIsPutInAndThoseBehindAreCountedOn() {
    check(
      "一、总体要求\n（一）指导思想\n‸二、主要任务\n正文。\n\n三、组织实施\n分工见第三部分。\n",
      "在此插入一节",
      "一、总体要求\n（一）指导思想\n二、主要任务\n正文。\n三、\n\n四、组织实施\n分工见第四部分。\n",
    )
    // Articles run through the chapters.
    check(
      "第一章　总则\n第一条　目的。\n‸第二条　范围。\n第二章　职责\n第三条　县局负责。\n第四条　违反第三条规定的，予以通报。\n",
      "在此插入一节",
      "第一章　总则\n第一条　目的。\n第二条　范围。\n第三条　\n第二章　职责\n第四条　县局负责。\n第五条　违反第四条规定的，予以通报。\n",
    )
  }
}
