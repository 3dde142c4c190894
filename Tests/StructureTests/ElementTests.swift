import Lexicon
import Structure
import TestSupport
import Testing
import Text

@Suite struct ElementTests {
  /// The elements of `fixture` are the marked ranges, of these kinds in this order.
  private func check(
    _ fixture: String,
    _ kinds: [DocumentElement.Kind],
    _ genre: Genre?,
    sourceLocation: SourceLocation = #_sourceLocation,
  ) {
    let marked = MarkedText(fixture)
    let document = Document(marked.text)
    let found = MarkedText.render(marked.text, ranges: document.outline.elements.map(\.range))
    #expect(found == fixture, sourceLocation: sourceLocation)
    #expect(document.outline.elements.map(\.kind) == kinds, sourceLocation: sourceLocation)
    #expect(document.outline.genre == genre, sourceLocation: sourceLocation)
  }

  @Test func `a whole notice`() {
    check(
      """
      ⟦关于加强督查工作的通知⟧

      ⟦×政办发〔2024〕41号⟧

      ⟦各县（市、区）人民政府，市政府各部门、各直属机构：⟧
      　　为加强督查工作，现就有关事项通知如下。
      　　一、总体要求
      　　各单位要高度重视，抓好落实。
      　　⟦附件：1. 督查工作方案
      　　　　　2. 督查事项清单⟧

      　　⟦××市人民政府办公室⟧
      　　⟦2024年5月1日⟧
      　　⟦（联系人：张三，电话：12345678）⟧
      """,
      [.title, .documentNumber, .recipient, .attachmentNote, .signature, .date, .note],
      .notice
    )
  }

  @Test func `a title on several lines`() {
    check(
      """
      ⟦国务院办公厅
      关于加快发展第三产业
      有关问题的意见⟧
      各地区要高度重视，加快发展第三产业。
      """,
      [.title],
      .opinion
    )
  }

  @Test func `no title, no elements`() {
    check("各地区要高度重视，加快发展第三产业。\n2024年5月1日以前完成。", [], nil)
  }

  @Test(arguments: [
    ("关于表彰先进的决定", Genre.decision), ("关于申请经费的请示", .request), ("关于同意设立公司的批复", .reply), ("市长办公会议纪要", .minutes),
    ("2024年政府工作报告", .report), ("药品进口管理办法", .measures), ("彩票管理条例", .statute), ("实施方案（试行）", .plan), ("关于商请支持的函", .letter),
  ]) func `the genre is what the title ends in`(title: String, genre: Genre) {
    #expect(Document(title + "\n各地区要高度重视，加快发展第三产业。").outline.genre == genre)
  }
}
