import Structure
import TestSupport
import Testing
import Text

/// Markers of which little more than the number is left, and lines that only begin with a numeral: the fixture marks the
/// former.
@Suite struct WornMarkerTests {
  private func check(
    _ fixture: String,
    dialect: Document.Dialect = .plain,
    at location: SourceLocation = #_sourceLocation,
  ) {
    let marked = MarkedText(fixture)
    let nodes = Document(marked.text, dialect: dialect).outline.nodes
    let worn = nodes.filter { $0.ordinal?.faults.contains(.worn) ?? false }
    let places = worn.compactMap { node in node.ordinal.map { TextRange(line: node.line, $0.range) } }
    #expect(MarkedText.render(marked.text, ranges: places) == fixture, sourceLocation: location)
    #expect(nodes.allSatisfy { $0.slip == nil }, "no number is wrong", sourceLocation: location)
  }

  @Test func aNumberThatIsDueIsAMarker() {
    check("一、目标\n搞好。\n⟦二⟧对标对表\n搞好。\n三、保障\n搞好。")
    check("一、目标\n搞好。\n⟦二⟧强化培训\n搞好。\n三、保障\n搞好。")
    check("1.刺槐70株；\n⟦2⟧国槐80株；\n3.柳树5株。")
    check("1.排查。\n⟦2⟧整改。\n3.督查。")
    check("（一）领导。\n⟦二）⟧培训。\n（三）督查。")
    check("（一）领导。\n⟦【二】⟧培训。\n（三）督查。")
    check("（一）领导。\n⟦（ 二）⟧培训。\n（三）督查。")
    check("一、目标\n搞好。\n⟦贰、⟧对标\n搞好。\n三、保障\n搞好。")
    check("第一条　房屋如下。\n⟦第二⟧　租期三年。\n第三条　租金一万元。")
    check("第一条　房屋如下。\n⟦第 二 条⟧　租期三年。\n第三条　租金一万元。")
    check("# 方案\n\n## 一、目标\n搞好。\n\n## ⟦二⟧对标对表\n搞好。\n\n## 三、保障\n搞好。", dialect: .markdown)
  }

  @Test func theLastIsOneWhereItIsAsThoseBeforeIt() {
    check("一、目标\n搞好。\n二、核查\n搞好。\n⟦三⟧整改落实\n搞好。")
    check("1.排查；\n2.核查；\n⟦3⟧整改。")
    check("（一）领导。\n（二）培训。\n⟦三）⟧督查。")
    check("第一条　房屋如下。\n第二条　租期三年。\n⟦第三⟧　租金一万元。")
  }

  @Test func whatBeginsWithANumeralIsText() {
    check("一、目标\n搞好。\n二、核查\n搞好。\n三农工作是重中之重，必须抓好。\n四川省教育厅\n2025年6月3日")
    check("一、目标\n二季度要全面完成。\n二、任务\n三个方面都要抓好。\n三、保障\n四月底前完成。")
    check("1.排查。\n2个工作日内答复。\n2.整改。\n3月底前完成。")
    check("（一）领导。\n二级单位要抓好落实。\n（二）培训。")
    check("二级单位要抓好落实。\n三农工作是重中之重。")
  }
}
