import Structure
import TestSupport
import Testing
import Text

@Suite struct ReferenceTests {
  /// The fixture marks every reference.
  private func check(_ fixture: String, at location: SourceLocation = #_sourceLocation) {
    let marked = MarkedText(fixture)
    let found = Reference.all(in: marked.text.line(0).units).map { TextRange(line: 0, $0.range) }
    #expect(MarkedText.render(marked.text, ranges: found) == fixture, sourceLocation: location)
  }

  @Test func whatNamesThisTextIsAReference() {
    check("违反本法⟦第三十条⟧规定的，依照本法⟦第四十一条⟧处理。")
    check("具体安排见⟦第三部分⟧，名单见⟦附件2⟧。")
    check("有本条⟦第（二）项⟧所列情形的")
    check("依照本办法⟦第三条⟧、⟦第四条⟧第二款和⟦第七条⟧的规定")
    check("本条例⟦第二章⟧的规定")
    check("违反⟦第三条⟧⟦第五项⟧、⟦第二条⟧⟦第4项⟧、⟦第九条⟧的，以及⟦第五条⟧的")
    check("参照⟦第三部分⟧⟦第（四）项⟧、⟦第五部分⟧执行，违反本合同⟦第九条⟧的")
    check("见⟦2.5节⟧，按照⟦4.2⟧，参照⟦3.1.2条⟧，详见⟦表3⟧（见⟦图12⟧）。按照⟦第6章⟧的要求")
    check("违反⟦4.4⟧约定的，按⟦4.3⟧执行，储备见⟦附表1⟧，详见⟦专栏2⟧，按照本预案⟦3.4⟧的规定，见本文件⟦6.2节⟧，按照⟦第（七）部分⟧办理")
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

  @Test func whatNamesAnotherTextIsNone() {
    check("依照《中华人民共和国公司法》第三条的规定")
    check("依照刑法第三百八十五条、第三百八十六条的规定")
    check("第一部分内容已经完成")
    check("附件1中的表格")
    check("数量不足的，对⟦附件2⟧所列物资逐项登记，⟦附件1⟧的数量补足。")
    check("请按省厅通知附件2的要求办理；国发〔2020〕1号附件3不再执行；对《工作方案》附件4所列事项逐项登记。")
    check("第二项工作已经完成，见3.5亿元，按照2.5%执行，照3.5倍收取，按1.5亿元计，依据2.5执法，见表格，见表2-1")
  }

  @Test func targetsAreFound() {
    let document = Document("第一条　目的。\n第二条　范围。\n第三条　有下列情形的：\n（一）甲；\n（二）乙。\n见第二条，本条第（二）项。\n")
    let references = Reference.all(in: document.text.line(5).units)
    #expect(
      references.map { document.outline.targets(of: $0, on: 5).map { document.outline.nodes[$0].line } } == [[1], [4]]
    )
  }
}
