import Structure
import TestSupport
import Testing
import Text

@testable import Lint

/// A session that saw every edit says what a fresh run says.
@Suite struct LintSessionTests {
  @Test(arguments: 1...12)
  func equalsAFreshRun(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let dialect: Document.Dialect = seed.isMultiple(of: 3) ? .markdown : .plain
    var document = Document(Self.drafts[seed % Self.drafts.count], dialect: dialect)
    var session = LintSession(document)
    for step in 0..<120 {
      let edit = Self.edit(document.text, &random)
      let before = document.text
      let change = document.apply(edit)
      session.update(document, change)
      let fresh = lint(Document(document.text, dialect: dialect))
      let found = session.findings(in: document)
      guard found == fresh else {
        let told = { (findings: [Finding]) in findings.map { "\($0.range.start) \($0.code)" } }
        Issue.record("seed \(seed) step \(step): \(edit) on \(before.string): \(told(found)), not \(told(fresh))")
        return
      }
    }
  }

  /// Several edits taken in at once, as far as none of them moves a line.
  @Test(arguments: 1...12)
  func equalsAFreshRunAfterSeveralEdits(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let dialect: Document.Dialect = seed.isMultiple(of: 3) ? .markdown : .plain
    var document = Document(Self.drafts[seed % Self.drafts.count], dialect: dialect)
    var session = LintSession(document)
    var taken = 0
    for step in 0..<60 {
      let before = document.text.string
      let changes = (0..<random.int(in: 1..<6)).map { _ in document.apply(Self.edit(document.text, &random)) }
      guard changes.allSatisfy({ $0.lines.delta == 0 }) else {
        // Lines come and go all the same, so that the drafts differ; but not by this way.
        session = LintSession(document)
        continue
      }
      taken += 1
      session.update(document, inPlace: changes)
      guard session.findings(in: document) == lint(Document(document.text, dialect: dialect)) else {
        Issue.record("seed \(seed) step \(step): \(document.text.string) from \(before)")
        return
      }
    }
    #expect(taken > 5)
  }

  /// A lone （一） is told once a heading stands behind it, however far off that one is typed.
  @Test func aLoneItemIsToldWhenItsHeadingIsNoLongerTheLast() {
    var document = Document("一、基本情况\n（一）学生612人。\n学校情况另附。\n")
    var session = LintSession(document)
    #expect(session.findings(in: document).isEmpty)
    let end = document.text.end
    let change = document.apply(TextEdit(range: TextRange(end, end), newText: [CodeUnit]("二、资金来源")))
    session.update(document, change)
    let found = session.findings(in: document)
    #expect(found.map { $0.code } == ["ordinal-single"])
    #expect(found == lint(Document(document.text)))
  }

  /// What two headings say in their middle is compared though the outline stands as it did.
  @Test func aHeadingChangedInItsMiddleIsComparedAnew() {
    var document = Document("一、总体要求\n（一）做好指导思想工作\n甲。\n（二）做好基本原则工作\n乙。\n二、主要任务\n丙。\n")
    var session = LintSession(document)
    for (words, isRepeated) in [("指导思想", true), ("基本原则", false), ("指导思想", true)] {
      let place = TextRange(TextPosition(line: 3, column: 5), TextPosition(line: 3, column: 9))
      let change = document.apply(TextEdit(range: place, newText: words))
      session.update(document, change)
      let found = session.findings(in: document)
      #expect(found == lint(Document(document.text)))
      #expect(found.contains { $0.code == "heading-repeated" } == isRepeated)
    }
  }

  private static func edit(_ text: SourceText, _ random: inout SeededGenerator) -> TextEdit {
    let line = random.int(in: 0..<text.lines.count)
    let column = random.int(in: 0..<text.line(line).units.count + 1)
    let start = text.clamp(TextPosition(line: line, column: column))
    let reach = random.int(in: 0..<8)
    let end =
      reach < 4
      ? start
      : reach < 7
        ? text.clamp(TextPosition(line: line, column: column + random.int(in: 0..<6)))
        : text.clamp(TextPosition(line: line + random.int(in: 0..<3), column: 0))
    return TextEdit(range: TextRange(start, max(start, end)), newText: random.pick(pieces) ?? "")
  }

  private static let pieces = [
    "", "", "\n", "\n\n", "三", "一、", "\n三、保障措施\n", "（二）", "二是加强督查；", "。", "；", "“三个到位”", "见第四部分", "𠮷", "\r\n", "```\n",
    "<!-- gongwen-disable-next-line ordinal-gap -->\n", "1. ", "\n2、事项\n", "附件3", "其次，", "三个方面：",
  ]

  static let drafts = [
    """
    关于加强督查工作的通知

    各有关单位：
    一、总体要求
    做到“三个到位”。一是认识到位；二是责任到位；四是督查到位。
    二、主要任务
    （一）加强领导。各单位要高度重视，见第四部分。
    （三）压实责任。首先，明确分工。其次，抓好落实。
    四、组织实施
    1. 摸清底数
    2、分类处置
    """,
    """
    # 实施方案

    一、工作目标

    抓好以下三项工作：
    （一）摸底。
    （二）整改。

    <!-- gongwen-disable-next-line ordinal-gap -->
    三、步骤安排
    第一，动员；第三，总结。
    """,
    "一、甲\n二、乙\n二、丙\n四、丁\n第一条 为了规范管理。\n第二条 适用范围。\n第四条 施行日期。\n",
  ]
}
