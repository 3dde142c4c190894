import Structure
import TestSupport
import Testing
import Text

@Suite struct ReferenceTests {
  /// The fixture marks every reference.
  private func check(_ fixture: String, implied: Bool = false, at location: SourceLocation = #_sourceLocation) {
    let marked = MarkedText(fixture)
    let units = marked.text.line(0).units
    let all = implied ? Reference.allWithImplied(in: units) : Reference.all(in: units)
    let found = all.map { TextRange(line: 0, $0.range) }
    #expect(MarkedText.render(marked.text, ranges: found) == fixture, sourceLocation: location)
  }

  @Test func aWordForAPaperThatWasNamedLeadsToItsArticles() {
    check("《暂行办法》同时废止，其第三条规定的标准继续执行。", implied: true)
    check("各单位要落实责任，尤其⟦第三部分⟧的任务。", implied: true)
  }

  @Test func whatNamesThisTextIsAReference() {
    check("违反本法⟦第三十条⟧规定的，依照本法⟦第四十一条⟧处理。")
    check("具体安排见⟦第三部分⟧，名单见⟦附件2⟧。")
    check("有本条⟦第（二）项⟧所列情形的")
    check("依照本办法⟦第三条⟧、⟦第四条⟧⟦第二款⟧和⟦第七条⟧的规定")
    check("本条例⟦第二章⟧的规定")
    check("违反⟦第三条⟧⟦第五项⟧、⟦第二条⟧⟦第4项⟧、⟦第九条⟧的，以及⟦第五条⟧的")
    check("参照⟦第三部分⟧⟦第（四）项⟧、⟦第五部分⟧执行，违反本合同⟦第九条⟧的")
    check("见⟦2.5节⟧，按照⟦4.2⟧，参照⟦3.1.2条⟧，详见⟦表3⟧（见⟦图12⟧）。按照⟦第6章⟧的要求")
    check("违反⟦4.4⟧约定的，按⟦4.3⟧执行，储备见⟦附表1⟧，详见⟦专栏2⟧，按照本预案⟦3.4⟧的规定，见本文件⟦6.2节⟧，按照⟦第（七）部分⟧办理")
    check("以上⟦第（四）点⟧不足，上述⟦第（二）项⟧问题，上述第3项、第二条，从⟦表2⟧可以看出")
  }

  /// The name of a division stands in its row of traits: who reads it at the head of a line, who reads a reference to it and
  /// who writes it ask there.
  @Test(arguments: OrdinalStyle.allCases.filter { $0.isDivision }) func `a division is called alike everywhere`(
    style: OrdinalStyle
  ) throws {
    let name = String([try #require(style.traits.division)])
    #expect(OrdinalStyle(division: try #require(style.traits.division)) == style)
    #expect(style.marker(3).map { String($0) } == "第三\(name)")
    #expect(Document("第三\(name)　总则").syntax[0].ordinal?.style == style)
    #expect(Reference.all(in: [CodeUnit]("按照本办法第三\(name)的规定")).map { $0.kind } == [.division(style)])
  }

  @Test func `a bare number is a reference where what stands before it leads to a place`() {
    check("对照⟦二⟧⟦（三）⟧所列问题，落实⟦三、⟧⟦（二）⟧⟦2⟧.要求", implied: true)
    check("“⟦二、存在的问题⟧”要整改，见“⟦（一）加强领导⟧”", implied: true)
    check("统一（二）和二（三）班、星期三、（二）号楼，第三、（二）", implied: true)
    check("“一”字、“三、”和“1.5倍”", implied: true)
  }

  @Test func `a part with an item is of this text where no paper is named`() {
    check("⟦第二部分⟧⟦第（三）项⟧规定的时限不变。")
    check("各单位要抓好落实，⟦第二部分⟧⟦第（三）项⟧另行通知。")
    check("《实施方案》第二部分第（三）项规定的时限不变，省方案第二部分第（三）项不变，第二部分内容已经完成")
    check("请看第二部分")
    check("要巩固⟦第一部分⟧⟦第（三）项⟧成果，做好⟦第一部分⟧之⟦（三）⟧、完成⟦第二部分⟧⟦第三项⟧。")
    check("按照市里通知要求，巩固第一部分第（三）项成果。")
  }

  @Test func `what a sentence that names no paper deals with is a part of this text`() {
    check("针对⟦第二部分⟧所列问题，要抓好⟦第三部分⟧提出的任务。要落实⟦第四部分⟧的任务。")
    check("按照本通知要求，结合⟦第三部分⟧所述情况整改。")
    check("《实施方案》印发后，要抓好第三部分提出的任务。按照省方案，抓好第三部分提出的任务，完成第三部分工作")
  }

  @Test func `what a sentence that names no paper says is implied`() {
    check("要看到⟦第二部分⟧的问题，⟦第一部分⟧⟦第二点⟧须加强，⟦第三部分⟧的打算依此制定。", implied: true)
    check("⟦第一部分⟧⟦第二项⟧已经完成，⟦第三项⟧正在推进。第四项另行通知。", implied: true)
    check("有下列情形的，按⟦第四条⟧处罚，《公司法》第三条、省政府文件第二部分另有要求", implied: true)
    check("按照市里通知要求，第一部分的任务已经完成。", implied: true)
    check("第三条　对⟦第三部分⟧第二款所列情形", implied: true)
  }

  @Test func `an article that begins a sentence is of this text where no other is cited`() {
    check("本办法自2026年1月1日起施行。⟦第四条⟧至⟦第六条⟧自2027年1月1日起施行。", implied: true)
    check("依照本办法⟦第三条⟧处理。⟦第四条⟧⟦第二款⟧、⟦第五条⟧另行施行。", implied: true)
    check("第三条规定的储备粮应当轮换。除⟦第三条⟧规定外，有⟦第二条⟧⟦第二款⟧情形的；⟦第五条⟧另有规定的除外", implied: true)
    check("第三条另行施行。《公司法》第三条规定了范围。第四条规定了责任。", implied: true)
    check("依照刑法第三百八十五条处罚。第三百八十六条规定从重处罚。", implied: true)
  }

  @Test func `a 款 is of the article before it, or of its own`() {
    check("违反本办法⟦第三条⟧⟦第一款⟧⟦第（二）项⟧、⟦第三款⟧⟦第（一）项⟧的，本条⟦第二款⟧除外，前条⟦第一款⟧不适用")
    check("依照⟦第二款⟧⟦第（一）项⟧办理", implied: true)
    check("《公司法》第三条第二款，依照第二款第（一）项办理", implied: true)
    let references = Reference.all(in: [CodeUnit]("本办法第三条第一款第（二）项、第三款第（一）项，前款第（三）项"))
    #expect(references.map { $0.clause } == [nil, nil, .number(1), nil, .number(3), .previous])
    #expect(
      references.map { $0.container } == [.thisArticle] + [Reference.Container](repeating: .article(3), count: 4) + [
        .thisArticle
      ]
    )
  }

  @Test func `an item is found in the list of the 款 that is named with it`() {
    let draft = """
      第三条　用车用于：
      （一）通信；
      （二）抢险。
      其他用途应当报批。
      有下列情形的，不予批准：
      （一）无事由的；
      （二）无计划的。
      第四条　违反本办法第三条第一款第（二）项、第三款第（二）项的，予以通报；依照第三条第二款、第四款办理。

      """
    let document = Document(draft)
    #expect(document.clauses(of: 0) == [0, 3, 4])
    let lines = Reference.all(in: document.text.line(7).units).map { reference in
      let place = TextPosition(line: 7, column: reference.numeral.lowerBound)
      return document.definitions(at: place).map { $0.start.line }
    }
    #expect(lines == [[0], [0], [2], [4], [6], [0], [3], []])
    // Behind what has no number, or no mark yet, nobody can tell.
    #expect(Document("第一条　税率如下：\n市区为7%；\n其他为1%。\n第二条　施行。\n").clauses(of: 0) == nil)
    #expect(Document("第一条　应当审核。\n审核不通过的\n第二条　施行。\n").clauses(of: 0) == nil)
    #expect(Document("第一条　下列：\n（一）甲。\n说明。\n（二）乙。\n第二条　施行。\n").clauses(of: 0) == nil)
  }

  @Test func `an item is of what stands right before it`() {
    check("见⟦第一部分⟧⟦第二项⟧⟦第3目⟧，按⟦第一部分⟧⟦（二）⟧⟦3⟧落实，⟦第一部分⟧⟦（二）⟧⟦第3项⟧、⟦第4项⟧", implied: true)
    check("本部分⟦（一）⟧，本部分⟦第（一）项⟧，上述⟦第（二）项⟧，前述⟦第二点⟧，⟦第一大点⟧⟦第（四）小点⟧", implied: true)
    check("见⟦一、⟧⟦（一）⟧⟦3⟧，对“⟦一、⟧⟦（四）⟧推进改革”，是全国第一、（二）3个问题，目前条件，按⟦前条⟧处理", implied: true)
    check("⟦第一部分⟧⟦（三）⟧⟦（四）⟧两项，⟦第一部分⟧⟦第（三）⟧⟦至（四）项⟧".replacing("⟦至", with: "至⟦"), implied: true)
    check("依照⟦附件1⟧⟦第三条⟧、⟦第四条⟧，⟦附件2⟧的⟦第二部分⟧⟦（二）⟧，按照⟦第四⟧、⟦六⟧、⟦八条⟧", implied: true)
    check("违反⟦第二章⟧的；⟦附件2⟧、⟦附件3⟧可在网站下载，按⟦附件1⟧、⟦2⟧要求组织，附件2份", implied: true)
    check("⟦附件2⟧、⟦附件3⟧可在网站下载，⟦附件1⟧至⟦3⟧均为电子版", implied: true)
    check("依照《招标投标法》（2017年修正）第六条、第五条，重点学习办法第三条、第五条", implied: true)
    check("根据附件第二部分填写，落实本附件⟦第二部分⟧", implied: true)
    check("请按省厅通知附件2第三条的要求办理；国发〔2020〕1号附件3第二部分不再执行", implied: true)
    let units = [CodeUnit]("第一部分第二项第3目、第4目、第三项、第（四）至（六）项")
    let found = Reference.allWithImplied(in: [CodeUnit]("见") + units)
    #expect(found.map { $0.above } == [[], [], [2], [2], [], [], []])
    #expect(found.map { $0.endsRange } == [false, false, false, false, false, false, true])
  }

  @Test func whatNamesAnotherTextIsNone() {
    check("依照《中华人民共和国公司法》第三条的规定")
    check("依照刑法第三百八十五条、第三百八十六条的规定")
    check("第一部分内容已经完成")
    check("附件1中的表格")
    check("数量不足的，对⟦附件2⟧所列物资逐项登记，⟦附件1⟧的数量补足。")
    check("请按省厅通知附件2的要求办理；国发〔2020〕1号附件3不再执行；对《工作方案》附件4所列事项逐项登记。")
    check("对照省政府文件第三部分第（五）项，对照督察反馈意见第三部分第（五）项，对照巡视反馈意见的第四部分第二条")
    check("第二项工作已经完成，见3.5亿元，按照2.5%执行，照3.5倍收取，按1.5亿元计，依据2.5执法，见表格，见表2-1")
  }

  /// The fixture's references, each with the line that it means; -1 for none or more than one.
  private func checkTargets(
    _ draft: String,
    _ line: Int,
    _ expected: [Int],
    at location: SourceLocation = #_sourceLocation
  ) {
    let document = Document(draft)
    let references = Reference.allWithImplied(in: document.text.line(line).units)
    let lines = references.map { reference in
      let targets = document.outline.targets(of: reference, on: line)
      return targets.count == 1 ? document.outline.nodes[targets[0]].line : -1
    }
    #expect(lines == expected, sourceLocation: location)
  }

  @Test func `each page of an 附件 has its own parts and articles`() {
    let body = "关于工作的通知\n各单位：\n一、甲\n要查。\n二、乙\n按照附件1第二条、附件2第二部分第（二）项办理，完成第二部分任务。\n某局\n2026年5月1日\n"
    let pages = "附件1\n办法\n第一条　目的。\n第二条　范围。\n附件2\n方案\n一、目标\n略。\n二、措施\n（一）查。\n（二）改。见第一部分。\n"
    checkTargets(body + pages, 5, [8, 11, 12, 16, 18, 4])
    checkTargets(body + pages, 18, [14])
    checkTargets("关于工作的通知\n各单位：\n一、甲\n按照本通知第二条办理。\n二、乙\n要改。\n附件1\n办法\n第一条　目的。\n第二条　范围。\n", 3, [4])
  }

  @Test func `an item of an item is found`() {
    let draft = "一、甲\n（一）查。分为：\n1.一查；\n2.二查。\n（二）改。见本部分（一），上述第（一）项第2目。\n二、乙\n见第一部分第（一）项第2点、（一）1，第一部分（二）。\n"
    checkTargets(draft, 4, [1, 1, 3])
    checkTargets(draft, 6, [0, 1, 3, 0, 4])
    checkTargets("第一条　甲。\n第二条　乙。\n第三条　依照前条处理。\n", 2, [1])
  }

  @Test func targetsAreFound() {
    let document = Document("第一条　目的。\n第二条　范围。\n第三条　有下列情形的：\n（一）甲；\n（二）乙。\n见第二条，本条第（二）项。\n")
    let references = Reference.all(in: document.text.line(5).units)
    #expect(
      references.map { document.outline.targets(of: $0, on: 5).map { document.outline.nodes[$0].line } } == [[1], [4]]
    )
  }
}
