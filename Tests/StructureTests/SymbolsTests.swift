import Structure
import TestSupport
import Testing
import Text

@Suite struct SymbolsTests {
  /// The tree of `text`, one line for each symbol, indented.
  static func tree(_ text: String, dialect: Document.Dialect = .plain) -> String {
    func lines(_ symbols: [Symbol], _ depth: Int) -> [String] {
      symbols.flatMap { [String(repeating: "  ", count: depth) + $0.name] + lines($0.children, depth + 1) }
    }
    return lines(Document(text, dialect: dialect).symbols, 0).joined(separator: "\n")
  }

  private func check(_ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(SymbolsTests.tree(text) == expected, sourceLocation: sourceLocation)
  }

  @Test func `nodes with the series of their paragraphs`() {
    check(
      """
      关于加强管理的通知
      一、总体要求
      要做好三件事。一是抓学习；二是抓落实；三是抓督查。
      二、保障措施
      （一）加强领导。首先，明确责任。其次，抓好落实。
      （二）加强保障。
      """,
      """
      关于加强管理的通知
        一、总体要求
          一是抓学习
          二是抓落实
          三是抓督查
        二、保障措施
          （一）加强领导
            首先，明确责任
            其次，抓好落实
          （二）加强保障
      """
    )
  }

  @Test func `injected pinyin is left out`() {
    check("（一）早學(xué)一步明方向\n（二）深挖一層找差距", "（一）早學一步明方向\n（二）深挖一層找差距")
  }

  /// Ranges nest, lie in the text, and do not overlap among siblings.
  static func checkRanges(_ symbols: [Symbol], _ text: SourceText, _ context: String) {
    func check(_ symbols: [Symbol], inside outer: TextRange?) -> Bool {
      var last: TextPosition?
      for symbol in symbols {
        guard text.clamp(symbol.range) == symbol.range, symbol.range.contains(symbol.selectionRange),
          !symbol.name.isEmpty, outer?.contains(symbol.range) != false, last.map({ $0 <= symbol.range.start }) != false,
          check(symbol.children, inside: symbol.range)
        else {
          Issue.record(
            "\(context): \(symbol.name) \(symbol.range) \(symbol.selectionRange) in \(String(describing: outer)) after \(String(describing: last))"
          )
          return false
        }
        last = symbol.range.end
      }
      return true
    }
    _ = check(symbols, inside: nil)
  }

  @Test(arguments: 0..<40) func `ranges of random texts`(seed: Int) {
    var random = RandomText(seed: UInt64(seed))
    let document = Document(
      SourceText(units: random.text(pieces: 300)),
      dialect: seed.isMultiple(of: 3) ? .markdown : .plain
    )
    SymbolsTests.checkRanges(document.symbols, document.text, "seed \(seed)")
  }
}
