import Structure
import Testing
import Text

@testable import Lint

/// Enter behind an item that announces a list.
extension OnTypeEditsTests {
  @Test func enterBehindAnItemThatAnnouncesAListBeginsTheNextLevel() {
    let items = "一、要求\n（一）明确责任。要查。\n（二）强化监管。重点抓好以下三项工作：\n"
    check("\(items)‸", "\(items)1.")
    check("\(items)‸\n（三）严格考核。要考。\n", "\(items)1.\n（三）严格考核。要考。\n")
    check("一、甲。要做好以下工作：\n‸", "一、甲。要做好以下工作：\n（一）")
    check("　　1. 抓好以下工作：\n　　‸", "　　1. 抓好以下工作：\n　　（1） ")
    check("（1）抓好以下工作：\n‸", "（1）抓好以下工作：\n①")
    check("第三条　有下列情形之一的，予以处罚：\n‸", "第三条　有下列情形之一的，予以处罚：\n（一）")
  }

  @Test func theListBelowIsOfTheKindThatTheDraftHas() {
    let items = "一、任务：\n1．查。要查。\n2．改。要改。\n二、要求：\n"
    check("\(items)‸", "\(items)1．")
  }

  @Test func whatAnnouncesNoListOrHasOneGetsNoNumber() {
    for same in [
      "现就有关事项通知如下：\n‸", "各部门：\n‸", "（二）抓好以下工作：\n‸\n1.查。要查。\n2.改。要改。\n",
      "（二）抓好以下工作：\n‸\n一是查。二是改。\n", "一是抓好以下工作：\n‸", "附件1：\n‸",
    ] {
      check(same, same.filter { $0 != "‸" })
    }
  }

  @Test func enterOnTheEmptyNumberTakesItAway() {
    check("（二）抓好以下工作：\n1.\n‸", "（二）抓好以下工作：\n")
    check("　　（二）抓好以下工作：\n　　1.\n　　‸", "　　（二）抓好以下工作：\n　　")
    check("第三条　有下列情形之一的：\n（一）\n‸\n第四条　略。\n", "第三条　有下列情形之一的：\n\n第四条　略。\n")
  }

  @Test func whatIsTypedAsWellTakesThePlaceOfTheNumber() {
    check("（二）抓好以下工作：\n1.1.‸", "（二）抓好以下工作：\n1.", after: ".")
    check("（二）抓好以下工作：\n1.（1）‸", "（二）抓好以下工作：\n（1）", after: "）")
    check("（二）抓好以下工作：\n1.一是‸", "（二）抓好以下工作：\n一是", after: "是")
    check("第三条　有下列情形之一的：\n（一）（一）‸", "第三条　有下列情形之一的：\n（一）", after: "）")
    check("（二）抓好以下工作：\n1.3‸", "（二）抓好以下工作：\n1.3", after: "3")
  }
}
