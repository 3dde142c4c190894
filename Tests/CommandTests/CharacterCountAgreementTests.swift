import JSON
import Structure
import TestSupport
import Testing
import Text

/// 字数 has one reader: whoever tells it, tells the same.
@Suite struct CharacterCountAgreementTests {
  private static let draft = """
    关于印发《2024年𠮷林实施方案》的通知

    　　一、总体要求
    　　按照GB/T 9704—2012的规定，增长3.5%。
    　　二、主要措施
    　　（一）抓好 落实。完成 100 项。
    　　一是要抓早；二是要抓小。

    """

  @Test func `outline, hover, hints, lens and symbols count the same`() throws {
    let run = try Program()("outline", "--format", "json", input: Array(Self.draft.utf8))
    let outline = try JSONValue(run.output)
    let document = Document(SourceText(Self.draft))
    // The lens asks for all lines, hover and hints for those of a node.
    #expect(outline["characters"]?.int == 68)
    #expect(document.size(of: 0...document.text.lines.count) == 68)

    var counts: [Int] = []
    func collect(_ sections: JSONValue?) {
      for section in sections?.elements.map({ $0 }) ?? [] {
        counts.append(section["characters"]?.int ?? -1)
        collect(section["children"])
      }
    }
    collect(outline["sections"])
    #expect(document.outline.nodes.count == counts.count)
    var details: [Int: String] = [:]
    func collectDetails(_ symbols: [Symbol]) {
      for symbol in symbols {
        if let node = symbol.node { details[node] = symbol.detail }
        collectDetails(symbol.children)
      }
    }
    collectDetails(document.symbols)
    for (index, node) in document.outline.nodes.enumerated() {
      #expect(document.size(of: document.countedLines(node)) == counts[index])
      #expect(document.summary(index) == details[index])
      #expect(details[index]?.hasSuffix("\(counts[index]) 字") == true)
    }
    #expect(details.values.contains { $0.hasPrefix("2 项 · ") })
  }
}
