import Lexicon
import Structure
import TestSupport
import Testing
import Text

@Suite struct OutlineTests {
  /// The tree of `text`, inline series included, as an indented list.
  private func check(_ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(SymbolsTests.tree(text) == expected, sourceLocation: sourceLocation)
  }

  @Test func `the usual ladder`() {
    check(
      "一、甲乙\n（一）丙丁\n1.戊己\n（1）庚辛\n（2）壬癸\n2.子丑\n（二）寅卯\n二、辰巳\n（一）午未",
      "一、甲乙\n  （一）丙丁\n    1.戊己\n      （1）庚辛\n      （2）壬癸\n    2.子丑\n  （二）寅卯\n二、辰巳\n  （一）午未"
    )
  }

  @Test func `a page of 附件 holds what stands on it, and none stands inside another`() {
    check("附件1\n一、甲乙\n附件2\n一、丙丁\n附件3\n（一）戊己", "附件1\n  一、甲乙\n附件2\n  一、丙丁\n附件3\n  （一）戊己")
    check("附件1\n一、甲乙\n二、丙丁\n附件3\n一、戊己\n附件4\n1.庚辛", "附件1\n  一、甲乙\n  二、丙丁\n附件3\n  一、戊己\n附件4\n  1.庚辛")
  }

  @Test func `the last item may begin with a date`() {
    check("1.制定清单。\n2.12月底前完成。\n3.12月31日前上线。", "1.制定清单\n2.12月底前完成\n3.12月31日前上线")
    // Also where no other item tells so.
    check("1.3月底前完成；\n3.10月15日前验收。", "1.3月底前完成\n3.10月15日前验收")
    check("1.制定清单。\n2.完成。\n3.11月5日前上线。", "1.制定清单\n2.完成\n3.11月5日前上线")
  }

  @Test func `a round number at the head of a line is no heading unless the sequence asks for it`() {
    for line in ["八、九点钟集中报送数据。", "五、六亿元资金已经下达。", "九、十两月开展督查。", "十一、二月份集中排查。", "三、四十人参加培训。"] {
      check("一、要求\n\(line)\n二、安排\n要抓好。\n三、其他", "一、要求\n二、安排\n三、其他")
    }
    check("一、二〇二四年工作\n二、三大任务\n要抓好。\n三、其他", "一、二〇二四年工作\n二、三大任务\n三、其他")
  }

  @Test func `articles run on across chapters`() {
    let text = "第一章 总则\n第一条 为了管理。\n第二条 适用本法。\n第二章 职责\n第三条 应当负责：\n（一）计划；\n（二）执行。\n第四条 应当监督。"
    check(
      text,
      "第一章 总则\n  第一条 为了管理\n  第二条 适用本法\n第二章 职责\n  第三条 应当负责\n    （一）计划\n    （二）执行\n  第四条 应当监督"
    )
    let outline = Document(text).outline
    #expect(outline.series.filter { $0.style == .article }.map(\.continues) == [false, true])
    #expect(outline.nodes.filter { $0.ordinal?.style == .parenHan }.allSatisfy { $0.kind == .item })
  }

  @Test func `decimals`() {
    check(
      "1　总则\n1.1 目的\n1.2 依据\n2　职责\n2.1 组织\n2.1.1 指挥部\n2.1.2 办公室\n2.2 分工",
      "1 总则\n  1.1 目的\n  1.2 依据\n2 职责\n  2.1 组织\n    2.1.1 指挥部\n    2.1.2 办公室\n  2.2 分工"
    )
  }

  /// The second 一、 pays for its strange parent anew and closes （二） instead of standing inside it.
  @Test func `an inverted ladder`() {
    withKnownIssue("a parent relation that was read once should cost nothing the second time") {
      check(
        "（一）甲乙\n一、丙丁\n二、戊己\n（二）庚辛\n一、壬癸\n二、子丑\n（三）寅卯",
        "（一）甲乙\n  一、丙丁\n  二、戊己\n（二）庚辛\n  一、壬癸\n  二、子丑\n（三）寅卯"
      )
    }
  }

  @Test func `a level that runs on across sections`() {
    let text = "一、甲乙\n（一）丙丁\n（二）戊己\n二、庚辛\n（三）壬癸\n（四）子丑"
    check(text, "一、甲乙\n  （一）丙丁\n  （二）戊己\n二、庚辛\n  （三）壬癸\n  （四）子丑")
    #expect(Document(text).outline.series.map(\.continues) == [false, false, true])
  }

  @Test func `a numbering inside a numbering of the same form`() {
    check(
      "一、甲乙\n二、丙丁\n一、戊己\n二、庚辛\n三、壬癸\n三、子丑\n四、寅卯",
      "一、甲乙\n二、丙丁\n  一、戊己\n  二、庚辛\n  三、壬癸\n三、子丑\n四、寅卯"
    )
  }

  @Test func `the paper that a notice sends along has its title`() {
    let notice = "关于印发救助办法的通知\n各区人民政府：\n现将《救助办法》印发给你们。\n市政府办公厅\n2024年7月26日\n"
    check(
      notice + "（此件公开发布）\n广州市救助办法\n第一条 为了救助。\n第二条 适用本法。",
      "关于印发救助办法的通知\n  广州市救助办法\n    第一条 为了救助\n    第二条 适用本法"
    )
  }

  @Test func `a year behind the number of an attachment is part of its name`() {
    let document = Document("一、甲乙\n二、丙丁\n附件：1.2026年工作要点\n2.2025年度名单\n某局\n2026年5月1日\n")
    let note = document.outline.lists.first { $0.kind == .attachmentNote }
    #expect(note?.items.map { $0.number } == [1, 2])
  }

  @Test func `an attachment without a number stands beside the text`() {
    check("一、甲乙\n二、丙丁\n附件\n1.戊己庚。\n2.辛壬癸。", "一、甲乙\n二、丙丁\n附件\n  1.戊己庚\n  2.辛壬癸")
  }

  @Test func `a page of an attachment holds what stands on it`() {
    let text = "一、甲乙\n二、丙丁\n附件1\n兑现流程\n一、戊己\n二、庚辛\n附件2\n检查要点\n（一）壬癸"
    check(text, "一、甲乙\n二、丙丁\n附件1\n  一、戊己\n  二、庚辛\n附件2\n  （一）壬癸")
    let outline = Document(text).outline
    #expect(outline.portions.map { outline.nodes[$0].line } == [0, 1])
  }

  @Test func `an article put in behind another goes on with it`() {
    let outline = Document("第一条　甲。\n第二条　乙。\n第二条之一　丙。\n第三条　丁。").outline
    #expect(outline.series.map(\.members) == [[0, 1, 2, 3]])
    #expect(outline.nodes.allSatisfy { $0.slip == nil })
  }

  @Test func `one slip does not break the tree`() {
    check("一、甲乙\n（一）丙丁\n二.戊己\n三、庚辛", "一、甲乙\n  （一）丙丁\n二.戊己\n三、庚辛")
    check("一、甲乙\n2.戊己\n三、庚辛", "一、甲乙\n2.戊己\n三、庚辛")
    check("（一）甲乙\n（一）戊己\n（三）庚辛", "（一）甲乙\n（一）戊己\n（三）庚辛")
    check("一、甲乙\n（一）子丑\n三、戊己\n（一）寅卯\n四、庚辛", "一、甲乙\n  （一）子丑\n三、戊己\n  （一）寅卯\n四、庚辛")
    let outline = Document("（一）甲乙\n（一）戊己\n（三）庚辛").outline
    #expect(outline.series.map(\.members.count) == [3])
  }

  @Test func `series that start again without a heading between`() {
    let outline = Document("（一）甲乙\n（二）丙丁\n（一）戊己\n（二）庚辛").outline
    #expect(outline.series.map(\.members) == [[0, 1], [2, 3]])
    #expect(outline.nodes.map(\.depth) == [0, 0, 0, 0])
  }

  @Test func `headings without numbers`() {
    check(
      """
      如何推进改革创新 密切血肉联系
      群众路线是根本路线，必须坚持下去。
      建立落实“三项制度”，着力破解规范问题
      保持血肉联系，首先要发挥作用。一是书记接待。二是成员走访。
      广泛开展“三项活动”，着力破解实践问题
      领导机关干部要掌握“人见人、
      面对面”的方法，始终保持联系。
      """,
      """
      如何推进改革创新 密切血肉联系
        建立落实“三项制度”，着力破解规范问题
          一是书记接待
          二是成员走访
        广泛开展“三项活动”，着力破解实践问题
      """
    )
  }

  @Test func `run-in headings without numbers`() {
    check(
      """
      主要体现在三个方面：
      群众得到实惠。全市党员干部捐款捐物，帮助解决困难。
      社会更加稳定。全市化解矛盾纠纷，信访总量下降。
      能力有了提升。全市党员干部深入基层，增长了才干。
      下一步要继续努力。
      """,
      "群众得到实惠\n社会更加稳定\n能力有了提升"
    )
    check(
      "坚持领导带头。各级领导要带头。\n坚持全员参与。全体党员要参与。\n坚持全域覆盖。各个领域要覆盖。",
      "坚持领导带头\n坚持全员参与\n坚持全域覆盖"
    )
    check("当前形势严峻。各级要重视。\n任务十分繁重。全体要努力。", "")
  }

  @Test func `an interview`() {
    check(
      """
      为民服务，永远在路上——专访组织部长
      记者：请谈谈主要考虑？
      张三：主要有几点考虑，都很重要。
      记者：取得了哪些成效？
      张三：取得了很多成效，群众满意。
      """,
      "为民服务，永远在路上——专访组织部长\n  请谈谈主要考虑？\n  取得了哪些成效？"
    )
  }

  @Test func `several articles in one file`() {
    check(
      """
      工作短文摘登
      编者按
      今年以来，各地开展了活动，效果很好。
      将群众路线贯穿始终
      崔章程
      一切为了群众，这是基本表述。
      一、强化意识
      要强化意识，服务群众。
      二、强化示范
      要强化示范，服务群众。
      始终坚持群众路线
      吕秀艳
      大树扎根于沃土，高楼立足于基石。
      一、强化宗旨
      要强化宗旨，服务群众。
      """,
      "工作短文摘登\n  编者按\n  将群众路线贯穿始终\n    一、强化意识\n    二、强化示范\n  始终坚持群众路线\n    一、强化宗旨"
    )
  }

  @Test(arguments: [
    // Signatures, addresses, figures, salutations, lists of names.
    "关于工作的通知\n各单位要抓好落实，确保成效。\n××市人民政府\n2024年5月1日",
    "关于工作的通知\n各单位要抓好落实，确保成效。\n图1 组织结构\n各单位要抓好落实，确保成效。",
    "关于工作的通知\n各单位要抓好落实，确保成效。\n张三 李四 王五\n赵六 钱七\n各单位要抓好落实，确保成效。",
    "关于工作的通知\n各单位要抓好落实，确保成效。\n联系电话 12345678\n地址 解放路1号\n邮编 100000",
    "关于工作的通知\n各单位要抓好落实，确保成效。\n各位代表！\n各单位要抓好落实，确保成效。",
  ]) func `short lines that head nothing`(text: String) {
    #expect(Document(text).outline.nodes.map(\.kind) == [.title])
  }

  @Test func anImageOfMarkdownHasACaption() {
    let text = "# 报告\n![图1 组织体系](a.png)\n\n图1 组织体系\n\n![图2](b.png)\n\n![示意](c.png)\n"
    let lists = Document(text, dialect: .markdown).outline.lists
    #expect(lists.map { $0.items.map { $0.number } } == [[1, 2]])
  }

  @Test func `Markdown headings and what is left alone`() {
    let text =
      "---\ntitle: 一、甲\n---\n# 关于工作的方案\n## 一、总体要求\n（一）加强领导\n（二）加强保障\n## 二、保障措施\n```\n三、丙\n```\n| 四、丁 |\n<!-- 五、戊 -->\n1. 甲\n2. 乙"
    #expect(
      SymbolsTests.tree(text, dialect: .markdown)
        == "关于工作的方案\n  一、总体要求\n    （一）加强领导\n    （二）加强保障\n  二、保障措施\n    1. 甲\n    2. 乙"
    )
  }
  @Test(arguments: [
    ("# 关于解决经费的请示\n\n市政府：\n\n请予支持。", "请示"),
    ("# 关于解决经费的请示\n\n## 一、请示事项\n\n请予支持。", "请示"),
    ("某市教育局关于做好控辍保学；促进教育公平的通知\n各学校：\n请抓好落实。", "通知"),
    ("某市人民政府办公室关于进一步加强农村道路交通安全管理工作切实保障人民群众生命财产安全的意见\n各县：\n请抓好落实。", "意见"),
    // The first of several headings names no 文种, so none is the title; nor is a sentence.
    ("# 说明\n\n# 关于解决经费的请示\n\n请予支持。", nil),
    ("各学校要认真落实关于做好控辍保学；促进教育公平的通知要求。\n各学校：\n请抓好落实。", nil),
  ]) func `the title of a draft in Markdown, and one of more than a line`(text: String, genre: String?) {
    let document = Document(text, dialect: .markdown)
    #expect(document.front.genre.map { String($0.word) } == genre)
    #expect((document.outline.nodes.first?.kind == .title) == (genre != nil))
  }
}
