import Structure
import TestSupport
import Testing
import Text

/// What the reading of numbering finds wrong: the fixture marks the markers, in order, `kinds` says how they are wrong.
@Suite struct NumberingTests {
  private func check(
    _ fixture: String,
    _ kinds: NumberingSlip.Kind...,
    dialect: Document.Dialect = .plain,
    at location: SourceLocation = #_sourceLocation,
  ) {
    let marked = MarkedText(fixture)
    let document = Document(marked.text, dialect: dialect)
    let slipped = document.outline.nodes.filter { $0.slip != nil && $0.slip?.kind != .swapped }
    let places = slipped.compactMap { node in node.ordinal.map { TextRange(line: node.line, $0.range) } }
    #expect(MarkedText.render(marked.text, ranges: places) == fixture, sourceLocation: location)
    #expect(slipped.compactMap { $0.slip?.kind } == kinds, sourceLocation: location)
  }

  @Test func aSequenceOutweighsAUnit() {
    check("1.1人员组成\n甲。\n1.2公里数核定\n乙。\n1.3立岗要求\n丙。\n1.4上报程序\n丁。")
    check("7.2.1站位\n甲。\n7.2.2时间\n乙。\n7.2.3精神\n丙。\n7.2.4立岗姿势\n丁。")
    check("3.5亿元专项资金已经下达。\n2.1万户群众受益。")
    check("1.“两新”：以旧换新。\n2.6个重大专项：指人工智能等。\n3.“两重”：重大战略。")
    check("（一）赔偿请求\n1.300总吨至500总吨的船舶，限额为50万元；\n2.超过500总吨的船舶，另加1万元。\n（二）其他请求\n1.20%的份额另行分配；\n2.余额上缴。")
    check("一、设备\n1.110升以上的钢瓶单独存放；\n2.压力表在检定期内；\n3.24小时报警记录完整。\n二、人员\n1.2名以上人员在岗；\n2.新员工经过培训。")
    check("3.300平方米的仓库已经建成。\n1.20%的农户已经签约。")
  }

  /// In Markdown the indent says where an item belongs, though its number would fit elsewhere.
  @Test func anItemOfAnInnerListOfMarkdownIsNoneOfTheOuter() {
    func depths(_ text: String) -> [Int] { Document(text, dialect: .markdown).outline.nodes.map { $0.depth } }
    #expect(depths("1. 甲。\n2. 乙：\n    1. 子；\n    2. 丑。\n3. 丙。") == [0, 0, 1, 1, 0])
    #expect(depths("1. 甲：\n   1. 子；\n   2. 丑。\n2. 乙：\n   1. 寅；\n   2. 卯。\n3. 丙。") == [0, 1, 1, 0, 1, 1, 0])
    check("1) 甲：\n   1) 子；\n   2) 丑。\n2) 乙：\n   1) 寅；\n   2) 卯；\n   ⟦4)⟧ 辰。\n3) 丙。", .gap, dialect: .markdown)
    check("1. 甲：\n   1. 子；\n   2. 丑。\n2. 乙。\n⟦4.⟧ 丙。", .gap, dialect: .markdown)
  }

  @Test func attachmentsThatAParagraphBeginsWithHeadNoPage() {
    let text = "一、附件\n见附件1。\n附件2、附件3可在网站下载。\n附件1\n甲\n附件2\n乙\n附件3\n丙"
    #expect(Document(text).outline.nodes.filter { $0.ordinal?.style == .attachment }.map { $0.line } == [3, 5, 7])
  }

  @Test func decimalsOfThreeNumbersAreNoAmounts() {
    check("1.总则\n1.1.甲\n1.1.1.子\n1.1.2.丑\n⟦1.2.3.⟧寅\n1.2.乙\n1.2.1.子\n1.2.2.丑", .prefix)
    check("1.总则\n1.1.甲\n1.1.1.子\n1.1.2.丑\n⟦1.1.1.⟧寅\n1.1.2.卯\n1.2.乙\n1.2.1.子\n1.2.2.丑", .back)
    check("1.总则\n1.1.甲\n1.1.1.子\n1.1.2.丑\n⟦3.⟧寅\n1.1.4.卯\n1.2.乙\n1.2.1.子\n1.2.2.丑", .form)
  }

  @Test func romanNumeralsCount() {
    check("Ⅰ、甲\n1.子\n2.丑\nⅡ、乙\n⟦Ⅱ、⟧丙\nⅢ、丁", .duplicate)
    check("I. 甲\nII. 乙\nA. 子\nB. 丑\nC. 寅\nD. 卯\n⟦IV.⟧ 丙\nV. 丁", .gap)
    check("A. 甲\nB. 乙\nC. 丙\nD. 丁\nE. 戊\nF. 己\nG. 庚\nH. 辛\nI. 壬\nJ. 癸")
  }

  @Test func twoLevelsThatAreInvertedAreSoThroughout() {
    check("1.甲\n（一）子。\n（二）丑。\n2.乙\n（一）子。\n⟦（三）⟧丑。\n3.丙\n（一）子。\n（二）丑。", .gap)
    let document = Document("1.甲\n（一）子。\n（二）丑。\n2.乙\n（一）子。\n（二）丑。\n3.丙\n（一）子。\n（二）丑。")
    #expect(document.outline.nodes.filter { $0.ordinal?.style == .parenHan }.allSatisfy { $0.depth == 1 })
  }

  @Test func aChapterThatCountsItsArticlesAfreshIsOneSlip() {
    let before = "第一章　甲\n第一条　子。\n第二条　子。\n第二章　乙\n第三条　子。\n第四条　子。\n第三章　丙\n"
    check(before + "⟦第一条⟧　子。\n第二条　子。\n第四章　丁\n第七条　子。\n第八条　子。", .wrong)
    check("第一章　甲\n第一条　子。\n第二条　子。\n第二章　乙\n第一条　子。\n第二条　子。\n第三章　丙\n第一条　子。")
    check("第一编　甲\n第一分编　子\n第一章　丑\n第二分编　子\n第二章　丑\n第二编　乙\n第一分编　子\n第三章　丑\n⟦第三分编⟧　子\n第四章　丑", .gap)
  }

  @Test func `a number names the series that it is written in`() {
    check("一、目标\n略。\n二、任务\n（一）甲；\n（二）乙；\n（三）丙。\n⟦四、⟧要求\n抓好落实。", .gap)
    check("第一条　甲。\n第二条　工作包括：\n（一）甲；\n（二）乙；\n（三）丙。\n⟦第四条⟧　本规定自印发之日起施行。", .gap)
    check("一、任务\n（一）甲。\n（二）乙。\n⟦三、⟧措施\n按第二部分落实。\n二、要求\n要落实第三部分。", .swap)
    // Where its own series goes on as if it were not there, it is the form that slipped.
    check("一、任务\n（一）甲。\n（二）乙。\n⟦三、⟧丙。\n（四）丁。\n二、要求\n抓好落实。", .form)
    check("一、任务\n（一）甲。\n（二）乙。\n⟦三、⟧丙。\n二、要求\n抓好落实。\n三、时间\n三月。", .form)
  }

  @Test func theFirstOfASeriesIsWrittenOtherwise() {
    check("一、目标\n1）清淤。\n⟦2.⟧ 护坡。\n3. 绿化。", .formBefore)
    check("一、资金\n1）县级安排。\n⟦（2）⟧乡镇配套。\n（3）社会捐助。", .formBefore)
    check("一、目标\n1）清淤。\n⟦2.⟧ 护坡。", .form)
    check("一、甲\n⟦（二）⟧子。\n（三）丑。\n（四）寅。", .first)
    check("（一）甲\n⟦（2）⟧子。\n（3）丑。\n（二）乙\n（1）子。\n（2）丑。", .first)
  }

  @Test func whatLooksLikeAnOrdinalIsText() {
    check("下列人员可以申请：\n（一）教师；\n（二）医生；\n（三）护士；\n（四）司机；\n（五）其他。\n（四）、（五）项所列人员须经推荐。")
    check("办理时限如下：\n1、10个工作日内答复。\n2、3个月内办理完毕，并书面答复。\n3、办理情况报送办公室。")
    check("2、3个月以后再行研究。\n1、2号楼已经完工。")
    check("第二类、第三类医疗器械实行注册管理。\n第一类医疗器械实行备案管理。")
    check("第一条　甲。\n第二条　甲。\n第三条以下情形不予受理：\n（一）甲；\n（二）乙。\n第四条　丙。\n第五条　丁。")
  }

  @Test func itemsGluedToTheParagraphCount() {
    check("应当提交下列材料。（1）申请表。（2）身份证明。（3）收入证明。\n（4）其他材料。")
    check("一、人员转移\n甲。\n二、物资补给：（一）粮食。\n（二）药品。\n三、信息发布\n乙。")
    check("A．优 B．良\nC．中 D．差")
    check("1. 甲\n2. 乙\n3. 丙\n注：1.因故不能参加的，须提前请假。\n2.流动党员通过线上方式参加。\n3.党费于当天交纳。")
    check("一、甲\n1、子\n2、丑\n说明：1、甲。\n2、乙。\n3、丙。\n二、乙")
    check("1. 甲\n2. 乙\n3-1. 丙\n3-2. 丁\n4. 戊")
  }

  @Test func numberingsRunOn() {
    check("## 第一章 总则\n\n第一条 甲。\n\n第二条 乙。\n\n## 第二章 成员\n\n第三条 丙。", dialect: .markdown)
    check("一、甲\n1. 子\n2. 丑\n3. 寅\n二、乙\n4. 卯\n5. 辰\n⟦7.⟧ 巳", .gap)
    check("一、甲\n（一）子\n（二）丑\n二、乙\n（三）寅\n（四）卯")
  }

  @Test func slipsAreFoundWhereTheyAre() {
    check("一、甲\n二、乙\n⟦四、⟧丙\n五、丁", .gap)
    check("一、甲\n⟦一、⟧乙\n二、丙\n三、丁", .duplicate)
    check("一、甲\n⟦一、⟧乙\n三、丙\n四、丁", .wrong)
    check("一、甲\n⟦三、⟧乙\n二、丙\n四、丁", .swap)
    check("一、甲\n⟦2.⟧乙\n三、丙", .form)
    check("一、甲\n乙。\n二、丙\n（一）子\n（二）丑\n⟦（四）⟧寅\n⟦四、⟧丁\n戊。\n三、己\n庚。\n五、辛", .gap, .swap)
    check("一、甲\n（一）子\n（二）丑\n⟦（一）⟧寅", .wrong)
    check("一、甲\n乙。\n二、丙\n⟦（三）⟧丁\n三、戊", .first)
    check("1 总则\n1.1 目的\n甲。\n⟦2.1⟧ 依据\n乙。\n1.2 范围\n丙。\n2 职责\n丁。", .prefix)
  }

  @Test func aListBelowAHeadingOfMarkdownIsNoSiblingOfIt() {
    check(
      "## 1. 甲\n\n1. 子\n   1. 寅\n   2. 卯\n2. 丑\n   1. 辰\n   2. 巳\n\n## 2. 乙\n\n1. 午\n   1. 未\n   2. 申\n2. 酉\n\n## 3. 丙\n\n1. 戌\n2. 亥",
      dialect: .markdown
    )
    check(
      "## 1. 甲\n\n1. 子；\n2. 丑：\n   1. 寅；\n   2. 卯；\n   3. 辰。\n3. 巳。\n\n## 2. 乙\n\n1. 午；\n2. 未。",
      dialect: .markdown
    )
    check("## 1. 甲\n\n1. 子\n   1. 寅\n   2. 卯\n2. 丑\n\n## ⟦3.⟧ 乙\n\n1. 午\n2. 未", .gap, dialect: .markdown)
    check("## 一、甲\n\n子。\n\n二、乙\n\n丑。\n\n## 三、丙\n\n寅。", dialect: .markdown)
  }

  @Test func theFirstOfASectionMayStandTwiceOrInTheWrongPlace() {
    check("1 概述\n甲。\n2 维护\n2.1 日常维护\n乙。\n⟦2.1⟧ 定期校准\n丙。\n2.2 更换试剂\n丁。\n3 故障\n戊。", .duplicate)
    check("1 概述\n甲。\n2 维护\n2.1 日常维护\n乙。\n⟦2.1⟧ 定期校准\n丙。\n⟦4⟧ 故障\n丁。", .wrong, .gap)
    check("1 概述\n甲。\n2 内容\n⟦2.2⟧ 展销\n乙。\n2.1 展示\n丙。\n2.3 演出\n丁。\n3 分工\n戊。", .swap)
    check("一、概述\n（一）目的\n甲。\n⟦（一）⟧范围\n乙。\n（二）依据\n丙。\n二、内容\n丁。", .duplicate)
    check("# 方案\n\n## 1 背景\n\n甲。\n\n## ⟦1⟧ 目标\n\n乙。\n\n## 2 措施\n\n丙。", .duplicate, dialect: .markdown)
  }

  @Test func whatWasPastedFurtherDownIsFound() {
    check("一、甲\n子。\n二、乙\n丑。\n⟦一、⟧甲\n子。\n三、丙\n寅。", .duplicate)
    check("（一）甲。\n（二）乙。\n（三）丙。\n⟦（二）⟧乙。\n（四）丁。\n（五）戊。", .duplicate)
    check("1.甲。\n2.乙。\n3.丙。\n⟦1.⟧甲。\n4.丁。", .duplicate)
  }

  @Test func whatWasPastedAtTheHeadOfAnotherSectionIsFound() {
    check("一、甲\n子。\n二、乙\n⟦（二）⟧丑。\n（一）寅。\n（二）卯。\n三、丙\n（一）辰。\n（二）巳。", .ahead)
    check("一、甲\n（一）子。\n（二）丑。\n二、乙\n⟦（二）⟧寅。\n（一）卯。\n（二）辰。\n（三）巳。", .ahead)
    check("一、甲\n1. 子。\n2. 丑。\n二、乙\n⟦2.⟧ 寅。\n1. 卯。\n2. 辰。\n3. 巳。", .ahead)
    check("1 甲\n1.1 子\n寅。\n1.2 丑\n卯。\n2 乙\n⟦2.2⟧ 辰\n午。\n2.1 巳\n未。\n2.2 申\n酉。", .ahead)
    check("## 甲\n\n⟦（三）⟧子。\n\n（一）丑。\n\n（二）寅。\n\n（三）卯。", .ahead, dialect: .markdown)
    check("一、甲\n（一）子。\n（二）丑。\n二、乙\n⟦（二）⟧寅。\n（一）卯。\n（三）辰。", .swap)
    check("一、甲\n子。\n二、乙\n⟦（二）⟧丑。\n（三）寅。", .first)
  }

  @Test func aSectionOfOneItemThatWasPastedBeforeTheOneOfItsNumberIsADuplicate() {
    for items in ["（一）卯。\n（二）辰。", "（一）卯。\n（二）辰。\n（三）巳。"] {
      check("一、甲\n（一）子。\n（二）丑。\n二、乙\n（一）寅。\n⟦二、⟧丙\n\(items)", .wrong)
      check("一、甲\n（一）子。\n（二）丑。\n二、乙\n（一）寅。\n⟦二、⟧丙\n\(items)\n三、丁\n（一）午。\n（二）未。", .duplicate)
    }
    check("一、甲\n1.子。\n2.丑。\n二、乙\n1.寅。\n⟦二、⟧丙\n1.卯。\n2.辰。", .wrong)
  }

  @Test func aListBelowADecimalIsBelowIt() {
    check(
      "1 甲\n1.1 子\n1.1.1 丑\n（1）寅。\n（2）卯。\n（3）辰。\n1.1.2 巳\n职责如下：\n（1）午。\n（2）未。\n⟦（4）⟧申。\n1.1.3 酉\n（1）戌。\n（2）亥。",
      .gap
    )
    let depths = Document("1 甲\n1.1 子\n1.1.1 丑\n（1）寅。\n（2）卯。\n1.1.2 辰\n职责：\n（1）巳。\n（2）午。").outline.nodes.map(\.depth)
    #expect(depths == [0, 1, 2, 3, 3, 2, 3, 3])
  }

  @Test func pointsOfASpeechAreSaidEitherWay() {
    check("第一，甲要做好。\n第二点，乙要抓好。\n第三，丙要办好。\n⟦第三，⟧丁要管好。", .wrong)
    check("第一点，甲要做好。\n第二，乙要抓好。\n⟦第四点，⟧丙要办好。", .gap)
    check("第一，甲要做好。\n第二点，乙要抓好。\n第三，丙要办好。")
    check("一、甲\n第一，子。\n⟦第一，⟧丑。\n第二，寅。", .duplicate)
  }

  @Test func classesAndContestantsAreNoItems() {
    check("一、团体\n(1)班获得第一名。\n(3)班获得第二名。\n(2)班获得第三名。")
    check("（一）班子建设\n甲。\n（二）班组管理\n乙。\n⟦（四）⟧班务公开\n丙。", .gap)
  }

  @Test func aDecimalNamesItsParent() {
    check(
      "## 2 安装\n\n### 2.1 准备\n\n甲。\n\n### 2.2 部署\n\n1. 解压；\n2. 配置；\n3. 启动。\n\n#### 2.2.1 单机\n\n乙。",
      dialect: .markdown
    )
  }

  @Test func whatFollowsAForeignDecimalGoesByTheSection() {
    check("第一章 部署\n1.1 机构\n甲。\n1.2 顺序\n乙。\n第二章 质量\n⟦1.1⟧ 目标\n丙。\n2.2 措施\n丁。\n2.3 检验\n戊。", .prefix)
  }

  @Test func aSwapWhoseOtherHalfNeverCameIsNone() {
    check("一、甲\n⟦（二）⟧子。\n⟦（四）⟧丑。\n（五）寅。\n二、乙\n（一）卯。\n（二）辰。", .first, .gap)
  }

  @Test func aFileNameIsNoItem() {
    check("目录如下\n1.txt\n2.txt\n2.txt\n")
  }

  @Test func datesAndRoundNumbersAreNoOrdinals() {
    check("3.15消费者权益日：甲。\n4.15国家安全日：乙。\n5.12防灾减灾日：丙。\n11.9消防宣传日：丁。")
    check("1.5000元以下的，罚款；\n2.5000元以上的，通报；\n3.20000元以上的，移送。\n⟦5.⟧其他。", .gap)
    check("第一章 总则 第二章 任免范围 第三章 附则\n第一章 总则\n第一条 甲。\n第二章 任免范围\n第二条 乙。\n第三章 附则\n第三条 丙。")
    check("七、八年前的事。\n三、四十人参加。")
    check("一、甲\n乙。\n二、三年行动\n丙。\n三、丁\n戊。")
  }

  @Test func aHeadingWithoutItsNumberIsMissedBehind() {
    check("一、甲\n（一）子\n（二）丑\n乙乙乙\n（一）寅\n（二）卯\n⟦三、⟧丙\n（一）辰\n（二）巳\n四、丁", .gap)
  }

  @Test func aMarkerIsSureOrNot() {
    let sure = Document("一、甲\n二、乙\n九、丙\n四、丁\n五、戊").outline.nodes.compactMap(\.slip)
    #expect(sure.map(\.isSure) == [true] && sure.map(\.isOnlyReading) == [true])
    // （二） is deleted, （三） stands below 二、: a gap, or a section that lost its level.
    let open = Document("一、甲\n子。\n二、乙\n（三）丙\n丑。").outline.nodes.compactMap(\.slip)
    #expect(open.map(\.isOnlyReading) == [false])
  }

  @Test func whatIsRepeatedStandsBesideItself() {
    func depths(_ times: Int) -> [Int] {
      Document(String(repeating: "一、甲方面\n（一）乙方面\n1.丙方面。\n", count: times)).outline.nodes.map(\.depth)
    }
    #expect(depths(2) == [0, 1, 2, 0, 1, 2])
    #expect(depths(3) == [0, 1, 2, 0, 1, 2, 0, 1, 2])
    // Of many some are taken for text, but none for a part of the one before it.
    #expect(depths(300).allSatisfy { $0 <= 2 })
  }

  @Test func hostileNumbersAreRead() {
    let text = (0..<3000).map { "\(($0 * 7919) % 97 + 1). 甲\n（\($0 % 13)）乙\n" }.joined()
    #expect(Document(text).outline.nodes.count > 100)
  }
}
