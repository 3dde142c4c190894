import Mining
import TestSupport
import Testing
import Text

/// What becomes of a raw text; lines are joined by `/`.
func check(
  _ raw: String,
  _ expected: String,
  sourceLocation: SourceLocation = #_sourceLocation,
) {
  let clean = MiningTables.cleaner.clean([CodeUnit](raw))
  #expect(clean.paragraphs.map { String($0) }.joined(separator: "/") == expected, sourceLocation: sourceLocation)
}

@Suite struct TextCleanerTests {
  @Test func `readings injected after characters go, and with them the traditional characters`() {
    check("教育實(shí)踐重在落實(shí)行動(dòng)", "教育实践重在落实行动")
  }

  @Test func `brackets that hold no reading stay`() {
    check("第一类(a)情形,第二类(b)情形", "第一类（a）情形，第二类（b）情形")
  }

  @Test func `half-width marks between characters become full-width`() {
    check("强化组织领导,做到\"三个到位\":首先,增长3,000元", "强化组织领导，做到“三个到位”：首先，增长3,000元")
  }

  @Test func `indents and invisible units go`() {
    check("\u{3000}\u{3000}为民\u{200B}服务\u{A0}永远在路上", "为民服务 永远在路上")
  }

  @Test func `a paragraph broken inside a word is one paragraph again`() {
    check(
      "按照区委的总体部署，积极深入一线、联系基层。他们在这次活动中服务群众，走进社区，走进百姓家中，开展了群众路\n\n线教育实践活动。",
      "按照区委的总体部署，积极深入一线、联系基层。他们在这次活动中服务群众，走进社区，走进百姓家中，开展了群众路线教育实践活动。"
    )
  }

  @Test func `a heading is not joined to the paragraph below`() {
    check("一、坚持高标准、高起点，全力推进活动扎实开展\n第一，强化组织领导。", "一、坚持高标准、高起点，全力推进活动扎实开展/第一，强化组织领导。")
  }

  @Test func `navigation, comments and related links go`() {
    check("APP下载\n为民服务\n永远在路上，一直在路上走下去。\n猜你喜欢\n本溪红叶\n挖出来的白云绿水", "为民服务/永远在路上，一直在路上走下去。")
  }
}
