import Mining
import Structure
import Testing
import Text

/// Which items an announcement gets, and what it costs to find them.
@Suite struct StructureTests {
  private func document(_ lines: [String]) -> Document {
    Document(SourceText(lines: lines.map { Line([CodeUnit]($0), .lf) }))
  }

  private func check(_ lines: String..., expected: [String], at location: SourceLocation = #_sourceLocation) {
    let rows = MinedBank([lines.joined(separator: "\n")]).rows("structures.tsv").map {
      $0.prefix(3).joined(separator: " ")
    }
    #expect(rows == expected, sourceLocation: location)
  }

  @Test func `items stand behind the announcement, in its paragraph or right below`() {
    check("做到“两个到位”：一是思想到位。二是责任到位。", expected: ["做到“两个到位” 一是/二是 思想到位|责任到位"])
    check(
      "要做到“两个到位”。",
      "一、认识到位",
      "二、责任到位",
      "三、措施到位",
      expected: []
    )
    check("一是思想到位。二是责任到位。做到“两个到位”。", expected: [])
  }

  /// How many announcements, runs and series a text has, and how many of these were looked at to find the items.
  private func work(_ lines: [String]) -> (size: Int, looks: Int) {
    let document = document(lines)
    var lists = AnnouncedItems(document)
    var size = document.outline.series.count
    for line in document.syntax.indices {
      size += document.syntax[line].runs.count + document.syntax[line].announcements.count
      for announcement in document.syntax[line].announcements { _ = lists.items(of: announcement, line: line) }
    }
    return (size, lists.looks)
  }

  @Test(
    arguments: [
      // Nothing announces so many items, nor is announced.
      { (count: Int) in
        Array(repeating: ["做到“五个到位”。", "第一章　总则", "一、抓认识", "二、抓责任"], count: count).flatMap { $0 }
      },
      { (count: Int) in
        [Array(repeating: "做到“五个到位”。", count: count).joined() + Array(repeating: "一是抓认识。二是抓责任。", count: count).joined()]
      },
      { (count: Int) in
        [String(repeating: "做到“两个到位”。", count: count) + String(repeating: "一是抓认识。二是抓责任。", count: count)]
      },
    ] as [@Sendable (Int) -> [String]]
  )
  func `announcements and lists without end are looked at a few times each`(text: @Sendable (Int) -> [String]) {
    let (size, looks) = work(text(400))
    #expect(size >= 800)
    #expect(looks <= size * 12)
  }
}
