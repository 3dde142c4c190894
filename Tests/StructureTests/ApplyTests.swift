import Structure
import TestSupport
import Testing
import Text

/// Parsing never traps, and an edited document is the document of the edited text.
@Suite struct ApplyTests {
  private func check(_ document: Document, _ context: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let fresh = Document(document.text, dialect: document.dialect)
    #expect(document.syntax == fresh.syntax, "\(context)", sourceLocation: sourceLocation)
    #expect(document.outline == fresh.outline, "\(context)", sourceLocation: sourceLocation)
  }

  @Test(arguments: 0..<60) func `random edits`(seed: Int) {
    var random = RandomText(seed: UInt64(seed))
    var document = Document(
      SourceText(units: random.text(pieces: 80)),
      dialect: seed.isMultiple(of: 2) ? .plain : .markdown
    )
    check(document, "seed \(seed)")
    for step in 0..<80 {
      let before = document
      let change = document.apply(random.edit(of: document.text))
      check(document, "seed \(seed), step \(step)")
      if !change.outlineChanged { checkShift(before.outline, document.outline, change.lines) }
      checkReread(before, document, change)
    }
  }

  /// Numbers that come, go and are mistyped all over a text full of slips: what the outline keeps of its doubts must change
  /// nothing but what it costs.
  @Test(arguments: 0..<24) func `edits of numbers`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 77)
    let signs = [
      "一、", "二、", "三、", "四、", "（一）", "（二）", "（三）", "1.", "2.", "3.", "（1）", "（2）", "1.1", "1.2", "第一条　", "附件1：", "",
    ]
    func line() -> String {
      let indent = random.int(in: 0..<4) == 0 ? "　　" : ""
      let end = ["", "。", "：", "；", "：一是落实责任；二是加强检查。"][random.int(in: 0..<5)]
      return "\(indent)\(signs[random.int(in: 0..<signs.count)])健全工作机制\(end)\n"
    }
    var document = Document((0..<60 + seed * 4).map { _ in line() }.joined())
    for step in 0..<40 {
      let at = random.int(in: 0..<document.text.lines.count)
      let isGone = random.int(in: 0..<3) == 0
      let end = TextPosition(line: isGone ? at + 1 : at, column: 0)
      let text = isGone && step % 2 == 0 ? "" : line()
      document.apply(TextEdit(range: TextRange(TextPosition(line: at, column: 0), end), newText: [CodeUnit](text)))
      if step % 3 > 0 { check(document, "seed \(seed), step \(step)") }
    }
  }

  /// An outline that is reported unchanged is the old one with its lines moved.
  private func checkShift(_ old: Outline, _ new: Outline, _ change: LineChange) {
    #expect(old.nodes.map(\.head) == new.nodes.map(\.head))
    #expect(old.nodes.map(\.ordinal) == new.nodes.map(\.ordinal))
    #expect(old.nodes.map(\.parent) == new.nodes.map(\.parent))
    #expect(old.series == new.series)
    for (a, b) in zip(old.nodes, new.nodes) where !change.removed.contains(a.line) {
      #expect(b.line == (a.line < change.removed.lowerBound ? a.line : a.line + change.delta))
    }
  }

  /// Paragraphs outside what is reported as read again are what they were.
  private func checkReread(_ old: Document, _ new: Document, _ change: DocumentChange) {
    for line in new.syntax.indices where !change.reread.contains(line) && !change.lines.inserted.contains(line) {
      let was = line < change.lines.inserted.lowerBound ? line : line - change.lines.delta
      let a = old.paragraph(at: was)
      let b = new.paragraph(at: line)
      #expect(a.units == b.units)
      #expect(a.syntax == b.syntax)
    }
  }

  @Test func `typing inside a paragraph leaves the outline as it is`() {
    var document = Document("关于工作的通知\n\n一、总体要求\n各单位要加强领导，落实责任。\n二、保障措施\n各单位要加强保障，确保落实。")
    let edit = TextEdit(range: TextRange(line: 3, 5..<5), newText: "切实")
    #expect(
      document.apply(edit)
        == DocumentChange(
          lines: LineChange(removed: 3..<4, insertedCount: 1),
          reread: 3..<4,
          outlineChanged: false
        )
    )
    #expect(!document.apply(TextEdit(range: TextRange(line: 3, 15..<15), newText: "")).outlineChanged)
    #expect(document.apply(TextEdit(range: TextRange(line: 4, 0..<1), newText: "三")).outlineChanged)
    check(document, "")
  }

  @Test func `a fence that opens runs over the lines below`() {
    var document = Document("一、甲\n二、乙\n三、丙", dialect: .markdown)
    #expect(document.outline.nodes.count == 3)
    let change = document.apply(TextEdit(range: TextRange(line: 1, 0..<0), newText: "```\n"))
    #expect(document.outline.nodes.count == 1)
    #expect(change.reread == 0..<4 || change.reread == 1..<4)
    check(document, "")
  }

  @Test(arguments: [
    String(repeating: "（", count: 3000), String(repeating: "“一是", count: 3000), String(repeating: "一、", count: 3000),
    String(repeating: "（一）", count: 3000), String(repeating: "一是甲，一要乙，", count: 1000),
    String(repeating: "1.", count: 3000),
    String(repeating: "第一", count: 3000), String(repeating: "#", count: 3000), String(repeating: "\0", count: 3000),
    String(repeating: "三", count: 3000), String(repeating: "9", count: 3000),
    String(repeating: "一、\n（一）\n1.\n", count: 500),
    String(repeating: "１．１", count: 3000), "一", "（", "第", "（一", "第一", "附件", "——", "1", "1.", "首先", "一是", "#", "# ",
    "```",
  ]) func `hostile texts`(text: String) {
    for dialect in [Document.Dialect.plain, .markdown] { check(Document(text, dialect: dialect), text) }
  }

  @Test func `a line of 300,000 characters`() {
    let line = String(repeating: "一是加强领导，落实“三个到位”；（1）甲；第一，乙。", count: 12_000)
    let document = Document(line)
    #expect(document.syntax.count == 1)
    #expect(!document.paragraph(at: 0).syntax.runs.isEmpty)
  }

  @Test(.enabled(if: SharedMaterial.isPresent), arguments: 0..<12) func `edits of real documents`(seed: Int) {
    var random = RandomText(seed: UInt64(seed) + 1000)
    let paths = SharedMaterial.documents(in: ["seeds", "dev"])
    guard !paths.isEmpty, let text = SharedMaterial.read(paths[(seed * 5) % paths.count]) else { return }
    var document = Document(
      SourceText(units: text.utf16.prefix(5000).map(CodeUnit.init(_:))),
      dialect: seed.isMultiple(of: 3) ? .markdown : .plain
    )
    for step in 0..<40 {
      document.apply(random.edit(of: document.text))
      // Edits come in bursts: what nobody looked at in between must come out the same.
      if step % 4 == 3 { check(document, "\(paths[(seed * 5) % paths.count]), step \(step)") }
    }
    #expect(document.symbols == Document(document.text, dialect: document.dialect).symbols)
    SymbolsTests.checkRanges(document.symbols, document.text, "seed \(seed)")
  }

  @Test(.enabled(if: SharedMaterial.isPresent)) func `real documents truncated, spliced and mixed up`() {
    var random = SeededGenerator(seed: 7)
    let documents = SharedMaterial.documents(in: ["seeds", "dev"]).compactMap(SharedMaterial.read).map {
      [CodeUnit]($0)
    }
    for _ in 0..<120 {
      guard var units = random.pick(documents), let other = random.pick(documents) else { return }
      units = Array(units.prefix(random.int(in: 0..<min(units.count, 6000))))
      let from = random.int(in: 0..<other.count)
      units += other[from..<min(other.count, from + random.int(in: 0..<3000))]
      for _ in 0..<20 where units.count > 1 {
        units.swapAt(random.int(in: 0..<units.count), random.int(in: 0..<units.count))
      }
      let document = Document(SourceText(units: units))
      for node in document.outline.nodes { #expect(document.text.lines.indices.contains(node.lastLine)) }
    }
  }
}
