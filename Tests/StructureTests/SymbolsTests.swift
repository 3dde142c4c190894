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

  private func check(
    _ text: String,
    _ expected: String,
    dialect: Document.Dialect = .plain,
    sourceLocation: SourceLocation = #_sourceLocation,
  ) {
    #expect(SymbolsTests.tree(text, dialect: dialect) == expected, sourceLocation: sourceLocation)
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

  @Test func `slogans that open the sentences of a paragraph`() {
    check(
      "一、打算\n下一步，我们将在做“深”上谋划，把这项活动作为重要举措。在做“实”上用心，继续把服务群众放在首位。在做“长”上使劲，以群众满意作为风向标。",
      "一、打算\n  在做“深”上谋划\n  在做“实”上用心\n  在做“长”上使劲"
    )
    check(
      "着力解决“甲”问题，全面落实各项财政政策。着力解决“乙”问题，严格实行公平竞争审查。着力解决“丙”问题，主动上门了解企业困难。企业按时拿到了账款。着力解决“丁”问题，开展大走访和融资行动。着力解决“戊”问题，推动高效办成每一件事情。着力解决“己”问题，规范各类涉企检查行动。",
      "着力解决“甲”问题\n着力解决“乙”问题\n着力解决“丙”问题\n着力解决“丁”问题\n着力解决“戊”问题\n着力解决“己”问题"
    )
    // Two are none, nor are sentences that only begin alike.
    check("一、打算\n在做“深”上谋划，把这项活动作为重要举措。在做“实”上用心，继续把服务群众放在首位。", "一、打算")
    check("一、打算\n我们走访了群众，听取了大家的意见建议。我们召开会议，研究了有关的工作安排。我们去了外地，学习了先进的经验做法。", "一、打算")
  }

  @Test func `questions below a heading are its own`() {
    check(
      "## 三、常见问题\n\n问：牛奶可以退订吗？\n\n答：可以。\n\n问：课后服务怎么收费？\n\n答：分三种。\n\n## 四、联系我们\n\n电话。",
      "三、常见问题\n  牛奶可以退订吗？\n  课后服务怎么收费？\n四、联系我们",
      dialect: .markdown
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
