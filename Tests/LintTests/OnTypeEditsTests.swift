import Structure
import TestSupport
import Testing
import Text

@testable import Lint

@Suite struct OnTypeEditsTests {
  /// What is made of the fixture once `typed` has come in before the `‸`: by default the line end of Enter.
  func check(
    _ fixture: String,
    _ expected: String,
    after typed: CodeUnit = "\n",
    at location: SourceLocation = #_sourceLocation,
  ) {
    let marked = MarkedText(fixture)
    let edits = OnTypeEdits.edits(after: typed, at: marked.cursor, in: Document(marked.text))
    #expect(marked.text.applying(edits).string == expected, sourceLocation: location)
  }

  @Test func enterAfterAnItemStartsTheNext() {
    check("（一）摸清底数。各单位要自查。\n‸", "（一）摸清底数。各单位要自查。\n（二）")
    check("　　1. 摸清底数。各单位要全面自查。\n‸", "　　1. 摸清底数。各单位要全面自查。\n　　2. ")
    check("第九条　各单位应当自查。\n‸\n", "第九条　各单位应当自查。\n第十条　\n")
    check("一是加强领导。各单位要高度重视。\n  ‸", "一是加强领导。各单位要高度重视。\n二是")
  }

  @Test func enterBeforeTheFirstItemMakesRoomForANewOne() {
    check(
      "一、要求\n\n‸（一）抓好排查。要查。\n（二）抓好整改。要改。\n二、分工\n各单位按照第一部分第（一）项办理。",
      "一、要求\n（一）\n（二）抓好排查。要查。\n（三）抓好整改。要改。\n二、分工\n各单位按照第一部分第（二）项办理。"
    )
    check("\n　　‸1. 自查；\n　　2. 整改。", "　　1. \n　　2. 自查；\n　　3. 整改。")
    check("\n‸一是自查。要查。\n二是整改。要改。", "一是\n二是自查。要查。\n三是整改。要改。")
    // What may be meant for a paragraph: above a heading, before a later item, where items have paragraphs, or with the cursor
    // behind the number.
    for same in [
      "\n‸一、工作要求\n各单位要自查。\n二、组织领导\n各单位要落实。", "（一）抓好排查。要查。\n\n‸（二）抓好整改。要改。",
      "\n‸（一）抓好排查。要查。\n各单位要自查。\n（二）抓好整改。要改。", "\n‸各单位要自查。",
    ] {
      check(same, same.filter { $0 != "‸" })
    }
  }

  @Test func aClauseThatACommaClosesIsAnItem() {
    check("（一）摸清底数，\n‸", "（一）摸清底数，\n（二）")
    check("1.摸清底数；\n‸", "1.摸清底数；\n2.")
  }

  @Test func aShortSentenceIsAnItemUnlessItsSiblingsAreHeadings() {
    check("一、工作要求\n（一）抓好隐患排查。\n‸", "一、工作要求\n（一）抓好隐患排查。\n（二）")
    check("（一）抓好隐患排查。\n\n（二）抓好教育。\n‸", "（一）抓好隐患排查。\n\n（二）抓好教育。\n\n（三）")
    check("（一）抓好排查。\n各单位要自查。\n（二）抓好教育。\n‸", "（一）抓好排查。\n各单位要自查。\n（二）抓好教育。\n")
    check("（一）抓好隐患排查\n‸", "（一）抓好隐患排查\n")
    check(
      "（一）抓好隐患排查。各地要逐项排查。\n（二）强化重点整治。\n‸",
      "（一）抓好隐患排查。各地要逐项排查。\n（二）强化重点整治。\n（三）"
    )
  }

  @Test func aListEndsWithTheStopThatItsSemicolonsLeadTo() {
    check("1.开展自查；\n2.督促整改；\n3.逐一销号。\n‸", "1.开展自查；\n2.督促整改；\n3.逐一销号。\n")
    check("1.开展自查；\n2.督促整改；\n‸", "1.开展自查；\n2.督促整改；\n3.")
  }

  @Test func aListEndsWithTheItemThatWasAnnouncedAsItsLast() {
    let two = "要做好以下三项工作：\n（一）开展自查。各单位要自查。\n（二）督促整改。各地要整改。\n"
    check("\(two)‸", "\(two)（三）")
    let three = "\(two)（三）逐一销号。各地要销号。\n"
    check("\(three)‸", three)
    check("\(three)（四）认真总结。各地要总结。\n‸", "\(three)（四）认真总结。各地要总结。\n（五）")
    check("要做好有关工作：\n（一）甲。乙要自查。\n‸", "要做好有关工作：\n（一）甲。乙要自查。\n（二）")
  }

  @Test func onAnEmptyItemTheNumberGoes() {
    check("（一）摸清底数；\n（二）\n‸", "（一）摸清底数；\n")
    check("　　1.甲；\n　　2. \n　　‸\n后文", "　　1.甲；\n　　\n后文")
  }

  @Test func onAnEmptyItemOfWordsTheNumberGoes() {
    check("安排如下：\n一是摸清底数；\n二是\n‸", "安排如下：\n一是摸清底数；\n")
    check("　　一是加强领导。各单位要重视。\n　　二是\n‸", "　　一是加强领导。各单位要重视。\n　　")
    check("第一，加强领导；\n第二，\n‸", "第一，加强领导；\n")
    check("其一，加强领导；\n其二，\n‸", "其一，加强领导；\n")
    check("首先，加强领导。\n其次，\n‸", "首先，加强领导。\n")
    check("首先，\n‸", "首先，\n")
    check("各单位要行动。\n二是\n‸", "各单位要行动。\n二是\n")
  }

  @Test func amidAListWhoseItemsNoParagraphFollowsTheItemsBehindCountOn() {
    check("1.自查；\n‸\n2.整改；\n3.销号。\n", "1.自查；\n2.\n3.整改；\n4.销号。\n")
    check("1.自查；\n2.\n‸\n3.整改；\n4.销号。\n", "1.自查；\n\n2.整改；\n3.销号。\n")
    check("一是自查。\n‸\n二是整改。\n三是销号。\n", "一是自查。\n二是\n三是整改。\n四是销号。\n")
    check("一是自查。\n二是\n‸\n三是整改。\n四是销号。\n", "一是自查。\n\n二是整改。\n三是销号。\n")
    check("一是自查。\n二是\n‸\n二是整改。\n三是销号。\n", "一是自查。\n\n二是整改。\n三是销号。\n")
    let head = "一、依据\n按照本通知第二部分第（二）项办理。\n二、任务\n"
    check(
      "\(head)（一）自查；\n‸\n（二）整改；\n（三）销号。\n",
      "一、依据\n按照本通知第二部分第（三）项办理。\n二、任务\n（一）自查；\n（二）\n（三）整改；\n（四）销号。\n"
    )
  }

  @Test func amidItemsWithItemsBelowThemThoseBehindCountOn() {
    check(
      "一、建设\n（一）目录建成。全部建成。\n‸\n（二）平台增强。主要体现在两个方面：\n1.接口统一；\n2.响应提速。\n（三）场景拓展。已落地。\n二、打算\n按第一部分第（三）项推进。",
      "一、建设\n（一）目录建成。全部建成。\n（二）\n（三）平台增强。主要体现在两个方面：\n1.接口统一；\n2.响应提速。\n（四）场景拓展。已落地。\n二、打算\n按第一部分第（四）项推进。"
    )
  }

  @Test func amidItemsOfOneParagraphEachTheItemsBehindCountOn() {
    let (one, two) = ("（一）自查。各地要查。\n", "（二）整改。各地要改。\n")
    check("\(one)‸\n\(two)（三）销号。各地要报。\n", "\(one)（二）\n（三）整改。各地要改。\n（四）销号。各地要报。\n")
    check("1.自查。\n2.整改。\n‸\n3.销号。\n", "1.自查。\n2.整改。\n3.\n4.销号。\n")
    check("1.自查。\n2.整改。\n3.\n‸\n4.销号。\n", "1.自查。\n2.整改。\n\n3.销号。\n")
    check(
      "一、要求\n\n\(one)\n\(two)‸\n\n（三）销号。各地要报。\n",
      "一、要求\n\n\(one)\n\(two)\n（三）\n\n（四）销号。各地要报。\n"
    )
  }

  @Test func amidArticlesThoseOfTheNextChapterCountOnToo() {
    let head = "第一章　总则\n第一条　为加强管理，制定本办法。\n第二条　本办法适用于全县。\n"
    check(
      "\(head)‸\n第二章　检查\n第三条　检查分为两种。\n第四条　依照第三条检查。\n",
      "\(head)第三条　\n第二章　检查\n第四条　检查分为两种。\n第五条　依照第四条检查。\n"
    )
    // Where an article has two paragraphs as well: two articles of one number would leave the reference in doubt.
    check(
      "\(head)‸\n第二章　检查\n第三条　检查分为两种。\n应当及时。\n第四条　依照第三条检查。\n",
      "\(head)第三条　\n第二章　检查\n第四条　检查分为两种。\n应当及时。\n第五条　依照第四条检查。\n"
    )
  }

  @Test func whatMayBeAParagraphOrIsNoOrderlyListKeepsItsNumbers() {
    let (one, two) = ("（一）自查。各地要查。\n", "（二）整改。各地要改。\n")
    check("\(one)‸\n\(two)要快。\n（三）销号。各地要报。\n", "\(one)（二）\n\(two)要快。\n（三）销号。各地要报。\n")
    check("（一）自查。\n‸\n\(two)（三）销号。\n", "（一）自查。\n（二）\n（三）整改。各地要改。\n（四）销号。\n")
    // Headings whose text may still be to come: the number is written, and not twice.
    check("（一）自查。\n‸\n（二）整改。\n（三）销号。\n", "（一）自查。\n（二）\n（三）整改。\n（四）销号。\n")
    check("（一）自查。\n（二）\n‸\n（三）整改。\n（四）销号。\n", "（一）自查。\n\n（二）整改。\n（三）销号。\n")
    // Two are a list too: else there are two （二） as soon as one has come in.
    check("（一）自查。各地要查。\n‸\n（二）整改。各地要改。\n", "（一）自查。各地要查。\n（二）\n（三）整改。各地要改。\n")
    check("1.自查；\n‸\n2.整改；\n4.销号。\n", "1.自查；\n2.\n2.整改；\n4.销号。\n")
    check("1.自查；\n‸\n3.整改；\n4.销号。\n", "1.自查；\n2.\n3.整改；\n4.销号。\n")
    check("第一条　自查；\n‸\n第二条　整改。\n", "第一条　自查；\n第二条　\n第三条　整改。\n")
  }

  @Test func amidTheRowsOfTheAttachmentNoteTheRowsBelowCountOn() {
    let head = "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，名单见附件"
    let end = "\n\n某市教育局\n2024年5月1日\n"
    check(
      "\(head)2。\n附件：1.方案\n‸\n　　　2.名单\(end)",
      "\(head)3。\n附件：1.方案\n　　　2.\n　　　3.名单\(end)"
    )
    check(
      "\(head)3。\n附件：1.方案\n　　　2.\n‸\n　　　3.名单\(end)",
      "\(head)2。\n附件：1.方案\n\n　　　2.名单\(end)"
    )
    check(
      "\(head)2。\n附件1：方案\n‸\n附件2：名单\(end)",
      "\(head)3。\n附件1：方案\n附件2：\n附件3：名单\(end)"
    )
    check("\(head)2。\n附件1：方案\n附件2：\n‸\(end)", "\(head)2。\n附件1：方案\n\(end)")
    // The pages have the numbers of the rows, and go along.
    let pages = "\n附件1\n\n方案\n\n各地要查。\n\n附件2\n\n名单\n\n各地要改。\n"
    check(
      "\(head)2。\n附件：1.方案\n‸\n　　　2.名单\(end)\(pages)",
      "\(head)3。\n附件：1.方案\n　　　2.\n　　　3.名单\(end)\(pages.replacing("附件2", with: "附件3"))"
    )
  }

  @Test func theHeadOfAnAttachmentsPageHasNoNumberBeforeIt() {
    check("1.燃气是否关闭。\n2.油烟管道是否清洗。\n3.附件2\n‸", "1.燃气是否关闭。\n2.油烟管道是否清洗。\n附件2\n")
    check("二、每人一米。各校要落实。\n三、附件3\n‸", "二、每人一米。各校要落实。\n附件3\n")
    check("　　1.燃气是否关闭。\n　　2.附件2\n‸", "　　1.燃气是否关闭。\n附件2\n")
    check("1.燃气是否关闭。\n2.附件2的台账是否齐全。\n‸", "1.燃气是否关闭。\n2.附件2的台账是否齐全。\n3.")
    check("1.燃气是否关闭。\n9.附件2\n‸", "1.燃气是否关闭。\n9.附件2\n")
    check("（三）抓落实。要抓紧。\n（四）同志们，让我们努力，争取更大的成绩，完成任务！\n‸", "（三）抓落实。要抓紧。\n同志们，让我们努力，争取更大的成绩，完成任务！\n")
  }

  @Test func aHeadingWithAWrongNumberIsAHeading() {
    let draft = "一、总体要求\n甲。\n二、检查重点\n（一）用电安全；\n（二）用气安全；\n（三）消防设施。\n四、工作要求\n"
    check("\(draft)‸", draft)
  }

  @Test func aNumberThatEnterDidNotWriteStays() {
    for number in ["附件1", "附件2", "附件1：", "第一章", "第一条", "（一）", "一、"] { check("\(number)\n‸", "\(number)\n") }
    check("附件1\n人员名单\n附件2\n‸", "附件1\n人员名单\n附件2\n")
    check("附件1\n名单\n附件2：\n‸", "附件1\n名单\n附件2：\n")
    check("第一条　各单位应当自查。\n第二条　\n‸", "第一条　各单位应当自查。\n")
    check("第一章　总则\n第二章\n‸", "第一章　总则\n第二章\n")
    check("第一条\n各单位应当自查。\n第二条\n‸", "第一条\n各单位应当自查。\n第二条\n")
  }

  @Test func whereItemsStandApartTheBlankLineComesWithTheNumber() {
    let two = "一、要求\n\n（一）摸清底数。\n\n（二）督促整改。各地要整改。"
    check("\(two)\n　　‸", "\(two)\n\n（三）")
    check("\(two)\n\n（三）\n‸", "\(two)\n\n")
    let behind = "\n\n（二）督促整改（见附件1）。\n\n（三）报送结果。\n"
    check(
      "一、要求\n\n（一）摸清底数。\n‸\(behind)",
      "一、要求\n\n（一）摸清底数。\n\n（二）\n\n（三）督促整改（见附件1）。\n\n（四）报送结果。\n"
    )
    check("\(two)\n（三）报送。\n‸", "\(two)\n（三）报送。\n（四）")
    check("　　1.自查。\n\n　　2.整改。\n‸", "　　1.自查。\n\n　　2.整改。\n\n　　3.")
  }

  @Test func behindTheFirstOfParagraphsThatStandApartTheNumberGoesAlong() {
    check("一、要求\n\n（一）摸清底数。各单位要自查。\n（二）\n‸", "一、要求\n\n（一）摸清底数。各单位要自查。\n\n（二）")
    check("\n　　1.摸清底数。\n　　2.\n　　‸", "\n　　1.摸清底数。\n\n　　2.")
    check("\n（一）摸清底数；\n（二）\n‸", "\n（一）摸清底数；\n")
    check("\n（一）摸清底数。\n\n（二）\n‸", "\n（一）摸清底数。\n\n")
    check("\n（一）摸清底数；\n（二）报送；\n（三）\n‸", "\n（一）摸清底数；\n（二）报送；\n")
  }

  @Test func theNextAttachmentStandsUnderTheOneAbove() {
    let head = "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n"
    check("\(head)　　附件：1. 督查方案\n‸", "\(head)　　附件：1. 督查方案\n　　　　　2. ")
    check("\(head)    附件：1.督查方案\n    ‸", "\(head)    附件：1.督查方案\n    　　　2.")
    check("\(head)附件：1. 督查方案\n　　　2. 名单\n‸", "\(head)附件：1. 督查方案\n　　　2. 名单\n　　　3. ")
    check("\(head)附件：1. 督查方案\n　　　2. \n　　　‸", "\(head)附件：1. 督查方案\n")
    check("\(head)附件：督查方案\n‸", "\(head)附件：督查方案\n")
  }

  /// What becomes of a line whose last character has just been typed, below `above`.
  private func check(
    below above: String,
    _ line: String,
    _ expected: String,
    at location: SourceLocation = #_sourceLocation,
  ) {
    check(
      "\(above)\n\(line)‸\n",
      "\(above)\n\(expected)\n",
      after: line.utf16.last.map { CodeUnit($0) } ?? " ",
      at: location
    )
  }

  @Test func whatCountedOnForAnItemCountsBackWhereAListBelowBegins() {
    let (one, two) = ("一、任务\n（一）清理淤泥。要快。\n", "（二）种植树木。要多。\n")
    check(
      "\(one)\(two)（三）1.‸\n（四）封堵排口。要严。\n二、分工\n水利局负责第一部分第（四）项任务。\n",
      "\(one)\(two)1.\n（三）封堵排口。要严。\n二、分工\n水利局负责第一部分第（三）项任务。\n",
      after: "."
    )
    check("\(one)\(two)（三）1.‸\n（五）封堵排口。要严。\n", "\(one)\(two)1.\n（五）封堵排口。要严。\n", after: ".")
    // And where the next part begins.
    check(
      "\(one)\(two)（三）二、‸\n（四）封堵排口。要严。\n水利局负责第一部分第（四）项任务。\n",
      "\(one)\(two)二、\n（三）封堵排口。要严。\n水利局负责第一部分第（三）项任务。\n",
      after: "、"
    )
  }

  @Test func whoTypesTheNumberThatEnterWroteHasItOnce() {
    check(below: "1.摸清底数。", "2.2.", "2.")
    check(below: "　　1. 摸清底数；", "　　2. 2.", "　　2.")
    check(below: "（一）摸清底数。各单位要自查。", "（二）（二）", "（二）")
    check(below: "一、摸清底数。各单位要自查。", "二、二、", "二、")
    check(below: "1、摸清底数。", "2、2、", "2、")
    check(below: "1.摸清底数。", "2.2、", "2、")
    check(below: "1.摸清底数。", "2.2．", "2．")
    check(below: "（1）摸清底数；", "（2）（2）", "（2）")
    check(below: "第九条　各单位应当自查。", "第十条　第十条", "第十条")
    check(below: "第九条　各单位应当自查。", "第十条　第十二条", "第十二条")
    check(below: "一是加强领导。各单位要高度重视。", "二是二是", "二是")
    check(below: "一、要求\n\n（一）摸清底数。\n\n（二）督促整改。各地要整改。\n", "（三）（三）", "（三）")
    check(below: "（一）摸清底数。各单位要自查。", "（二）　　（二）", "（二）")
    check(below: "　　（一）摸清底数。各单位要自查。", "　　（二）　　（二）", "　　（二）")
    check(below: "一、要求\n（一）抓落实。各单位要自查。", "（二）　　二、", "二、")
    let head = "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n"
    check(below: "\(head)　　附件：1.督查方案", "　　　　　2.2.", "　　　　　2.")
    check(below: "\(head)附件：1. 督查方案\n　　　2. 名单", "　　　3. 3.", "　　　3.")
  }

  /// What becomes of a line behind which more comes in at once, below `above`.
  private func check(
    below above: String,
    _ line: String,
    put: String,
    _ expected: String,
    at location: SourceLocation = #_sourceLocation,
  ) {
    let before = MarkedText("\(above)\n\(line)‸")
    let text = MarkedText("\(above)\n\(line)\(put)‸")
    let typed = put.utf16.last.map { CodeUnit($0) } ?? " "
    let edits = OnTypeEdits.edits(after: typed, at: text.cursor, from: before.cursor, in: Document(text.text))
    #expect(text.text.applying(edits).string == "\(above)\n\(expected)", sourceLocation: location)
  }

  @Test func whatComesInAtOnceBehindANumberHasItOnce() {
    check(below: "1.摸清底数。", "2.", put: "2.整改方案；", "2.整改方案；")
    check(below: "　　1. 摸清底数；", "　　2. ", put: "2. 整改方案", "　　2. 整改方案")
    check(below: "　　1.摸清底数；", "　　2.", put: "　　2.整改方案", "　　2.整改方案")
    check(below: "1.摸清底数。", "2.", put: "2.整改方案。\n3.销号。", "2.整改方案。\n3.销号。")
    check(below: "1.摸清底数。", "2.", put: "5.销号。", "5.销号。")
    check(below: "（一）摸清底数。各单位要自查。", "（二）", put: "（二）督促整改。各地要整改。", "（二）督促整改。各地要整改。")
    check(below: "一是加强领导。各单位要高度重视。", "二是", put: "二是", "二是")
    check(below: "一是加强领导。各单位要高度重视。", "二是", put: "二是压实责任。", "二是压实责任。")
    check(below: "第九条　各单位应当自查。", "第十条　", put: "第十条　各地应当整改。", "第十条　各地应当整改。")
    check(below: "一、要求\n（一）抓落实。各单位要自查。", "（二）", put: "二、保障", "二、保障")
    check(below: "一、要求\n（一）抓落实。各单位要自查。", "（二）", put: "二、三季度要加快。", "（二）二、三季度要加快。")
    let head = "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n"
    check(below: "\(head)　　附件：1.督查方案", "　　　　　2.", put: "2.整改方案", "　　　　　2.整改方案")
    // Whoever wrote the number, and wherever Enter writes none.
    check(below: "各单位要自查。", "2.", put: "2.整改方案；", "2.整改方案；")
    check(below: "各单位要自查。", "2.", put: "3.整改方案；", "2.3.整改方案；")
    check(below: "各单位要自查。", "2.", put: "2.5亿元", "2.2.5亿元")
    check(below: "1.摸清底数。", "2.", put: "2.5亿元到位。", "2.2.5亿元到位。")
    check(below: "2.1总体要求。各单位要自查。", "2.", put: "2.整改方案", "2.2.整改方案")
    check(below: "1.摸清底数。", "2.", put: "整改方案；", "2.整改方案；")
  }

  @Test func theSameWordOfASeriesStandsOnceInsideALine() {
    let line = "各单位要行动。一是加强领导。"
    check(below: "安排如下。", "\(line)二是", put: "二是", "\(line)二是")
    check(below: "安排如下。", "\(line)二是", put: "二是压实责任", "\(line)二是压实责任")
    check(below: "安排如下。", "\(line)二是二是", "\(line)二是")
    check(below: "安排如下。", "\(line)二是三是", "\(line)二是三是")
    check(below: "安排如下。", "\(line)二是二是二是", "\(line)二是二是二是")
    check(below: "安排如下。", "他说一是一是", "他说一是一是")
  }

  @Test func theNextNumberOfAListAroundItReplacesIt() {
    let draft = "二、主要任务\n（一）摸清底数。\n1.开展自查。\n2.汇总上报。"
    check(below: draft, "3.（二）", "（二）")
    check(below: draft, "3.三、", "三、")
    check(below: draft, "3.（三）", "3.（三）")
    check(below: draft, "3.（1）", "（1）")
    check(below: "一、要求\n（一）抓落实。各单位要自查。", "（二）1.", "1.")
    check(below: "一、要求\n（一）抓落实。各单位要自查。", "（二）2.", "（二）2.")
    check(below: "二、主要任务\n（一）摸清底数。各单位要自查。", "（二）三、", "三、")
  }

  @Test func whatClosesAPaperReplacesIt() {
    check(below: "1.开展自查。\n2.汇总上报。", "3.特此通知。", "特此通知。")
    check(below: "1.开展自查。\n2.汇总上报。", "3.附件：", "附件：")
    check(below: "1.开展自查。\n2.汇总上报。", "3.请认真贯彻执行。", "3.请认真贯彻执行。")
    check(below: "第九条　各单位应当自查。", "第十条　本办法自印发之日起施行。", "第十条　本办法自印发之日起施行。")
  }

  @Test func aNumberThatIsMeantStays() {
    check(below: "2.1总体要求。各单位要自查。", "2.2.", "2.2.")
    check(below: "2.1 总体要求\n1.各单位要自查。", "2.2.", "2.2.")
    check(below: "各单位要自查。", "2.2.", "2.2.")
    check(below: "1.摸清底数。", "2.3.", "2.3.")
    check(below: "1.摸清底数。", "2.", "2.")
    check(below: "1.摸清底数。", "2.2.5亿元、", "2.2.5亿元、")
    check(below: "1.摸清底数。", "2.开展自查、", "2.开展自查、")
    check(below: "（一）摸清底数。", "（二）（二", "（二）（二")
    check("1.摸清底数。\n2.2.‸自查\n", "1.摸清底数。\n2.2.自查\n", after: ".")
  }

  @Test func otherwiseNothingHappens() {
    check("一、总体要求\n‸", "一、总体要求\n")
    check("各单位要自查。\n‸", "各单位要自查。\n")
    check("有下列情形的：\n‸", "有下列情形的：\n")
    check("（一）摸清底数。各单位要自查。\n‸正文", "（一）摸清底数。各单位要自查。\n正文")
    let document = Document("（一）摸清底数。各单位要自查。\n")
    #expect(OnTypeEdits.edits(after: "、", at: document.text.end, in: document).isEmpty)
    #expect(OnTypeEdits.edits(after: "\n", at: TextPosition(line: 99, column: 0), in: document).isEmpty)
  }
}
