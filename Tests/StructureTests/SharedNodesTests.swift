import TestSupport
import Testing
import Text

@testable import Structure

/// What an outline has in common with the one before it.
@Suite struct SharedNodesTests {
  private let draft = """
    一、总体要求
    （一）指导思想
    （二）基本原则
    二、主要任务
    （一）加强领导
    （二）压实责任
    三、组织实施
    """

  /// Applies one edit and tells for each new node its old index; -1 for what is new.
  private func check(
    _ line: Int,
    _ columns: Range<Int>,
    _ newText: String,
    _ expected: [Int],
    sourceLocation: SourceLocation = #_sourceLocation,
  ) {
    var document = Document(draft)
    let version = document.outlineVersion
    document.apply(TextEdit(range: TextRange(line: line, columns), newText: [CodeUnit](newText)))
    let shared = document.sharedNodes(since: version)
    let old = document.outline.nodes.indices.map { shared?.old($0) ?? -1 }
    #expect(old == expected, sourceLocation: sourceLocation)
  }

  @Test func `what stands before and behind an edit is shared, wherever it moved to`() {
    check(5, 0..<3, "", [0, 1, 2, 3, -1, 6])
    check(5, 5..<5, "各级", [0, 1, 2, 3, 4, -1, 6])
    check(1, 0..<0, "\n\n", [0, 1, 2, 3, 4, 5, 6])
  }

  @Test func `an edit that leaves the outline alone shares all of it`() {
    check(5, 0..<0, "", [0, 1, 2, 3, 4, 5, 6])
  }

  private let marker = TextRange(line: 0, 0..<2)
  private let start = TextRange(line: 0, 0..<0)

  @Test func `of an outline that was not the last one nothing is known`() {
    var document = Document(draft)
    let version = document.outlineVersion
    document.apply(TextEdit(range: marker, newText: []))
    #expect(document.outline.nodes.count == 6)
    document.apply(TextEdit(range: start, newText: [CodeUnit]("一、")))
    #expect(document.sharedNodes(since: version) == nil)
  }

  @Test func `edits that nobody looked at between count as one`() {
    var document = Document(draft)
    let version = document.outlineVersion
    document.apply(TextEdit(range: marker, newText: []))
    document.apply(TextEdit(range: start, newText: [CodeUnit]("一、")))
    let shared = document.sharedNodes(since: version)
    #expect((0..<7).map { shared?.old($0) } == Array(0..<7))
  }
}
