import Structure
import Testing
import Text

@Suite struct OrdinalTests {
  /// The ordinal that opens `line`, as style, number and faults; nil if none does.
  private func check(
    _ line: String,
    _ style: OrdinalStyle?,
    _ number: Int = 0,
    _ faults: OrdinalFaults = [],
    sourceLocation: SourceLocation = #_sourceLocation,
  ) {
    let ordinal = Document(line).syntax.first?.ordinal
    #expect(ordinal?.style == style, "\(line)", sourceLocation: sourceLocation)
    guard style != nil else { return }
    #expect(ordinal?.number == number, "\(line)", sourceLocation: sourceLocation)
    #expect(ordinal?.faults == faults, "\(line)", sourceLocation: sourceLocation)
  }

  @Test func `the forms of the standards`() {
    check("第一编　总则", .part, 1)
    check("第十二章 附则", .chapter, 12)
    check("第三节", .section, 3)
    check("第一百二十条　本法自公布之日起施行。", .article, 120)
    check("　　一、总体要求", .han, 1)
    check("二十一、附则", .han, 21)
    check("（一）加强领导。各单位要重视。", .parenHan, 1)
    check("1.目标任务", .arabic, 1)
    check("（12）装备标准", .parenArabic, 12)
    check("1）装备", .halfParenArabic, 1)
    check("①装备", .circled, 1)
    check("⑴装备", .parenDigitGlyph, 1)
    check("㈡装备", .parenHanGlyph, 2)
    check("⒊装备", .digitStopGlyph, 3)
    check("a.装备", .latin, 1)
    check("b）装备", .halfParenLatin, 2)
    check("1.1 背景", .decimal, 1)
    check("4.3.12　响应", .decimal, 12)
    check("第一，强化组织领导", .di, 1)
    check("其二，强化组织领导", .qi, 2)
    check("一是强化组织领导", .hanWord, 1)
    check("三要强化组织领导", .hanWord, 3)
    // An item that is not written yet.
    check("二是", .hanWord, 2)
    check("首先，强化组织领导", .sequenceWord, 1)
    check("最后，强化组织领导", .sequenceWord, 0)
    check("另一方面，强化组织领导", .aspect, 2)
    check("第二步，强化组织领导", .diWord, 2)
    check("第一句话就是：服务", .diWord, 1)
    check("第三部分　保障措施", .diWord, 3)
    check("第二分编　所有权", .diWord, 2)
    check("Ⅲ、工作要求", .roman, 3)
    check("Ⅳ　工作要求", .roman, 4)
    check("VIII. 工作要求", .roman, 8)
    check("Ⅰ级响应由市政府启动。", nil)
    check("Ⅰ、Ⅱ类切口手术", nil)
    check("附件1", .attachment, 1)
    check("——坚持党的领导。", .dash, 0)
  }

  @Test func `slips are read at the level they mean`() {
    check("一.总体要求", .han, 1, .wrongMark)
    check("二.2025年工作安排", .han, 2, .wrongMark)
    check("1.2025年底前完成全部任务", .arabic, 1, [])
    check("1 .机器学习标准", .arabic, 1, .wrongMark)
    check("一、三年来的斗争", .han, 1, [])
    check("一，总体要求", .han, 1, .wrongMark)
    check("一：总体要求", .han, 1, .wrongMark)
    check("1、总体要求", .arabic, 1, .wrongMark)
    check("1．总体要求", .arabic, 1, .fullWidthStop)
    check("１．总体要求", .arabic, 1, [.fullWidthDigits, .fullWidthStop])
    check("(一)总体要求", .parenHan, 1, .halfWidthBrackets)
    check("（一)总体要求", .parenHan, 1, .mixedBrackets)
    check("（一）、总体要求", .parenHan, 1, .extraMark)
    check("（1）.总体要求", .parenArabic, 1, .extraMark)
    check("①、总体要求", .circled, 1, .extraMark)
    check("第一、总体要求", .di, 1, .wrongMark)
    check("第二、一定要用在生产建设上", .di, 2, .wrongMark)
    check("第一,总体要求", .di, 1, .halfWidthMark)
    check("第一条、总体要求", .article, 1, .extraMark)
    check("一是：总体要求", .hanWord, 1, .extraMark)
    check("1.1、总体要求", .decimal, 1, .extraMark)
  }

  @Test(arguments: [
    "一、二季度增长百分之五。", "二、三产业增加值增长。", "第一、二季度增长。", "第一书记到村任职。", "第一产业增长3.5%。", "第一责任人履行职责。",
    "唯一是发展。", "统一是方向。", "十四五时期是关键。", "2013.5.1召开会议", "3.5%的增长", "1.5亿元投资", "2013年工作总结", "2024年5月1日",
    "第三条规定的情形", "第三条、第四条规定的情形", "第一条第二款", "1、2、3号楼", "8：30开会", "一二三", "二要素齐备", "首先报告工作", "其一生",
    "（2024）", "（一次性）", "附件1中所列", "A组", "a.m.", "一线工作", "三农工作", "两个维护",
  ]) func `false friends`(line: String) {
    check(line, nil)
  }

  @Test func `a year or a plan after the mark is a heading`() {
    check("一、二〇二四年工作回顾", .han, 1)
    check("一、“十四五”规划", .han, 1)
    check("一、2024年工作回顾", .han, 1)
  }
}
