package import Text

/// Random texts and edits for property tests: bits of real 公文 with everything that can go wrong between them.
package struct RandomText {
  package var generator: SeededGenerator

  package init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  private static let pieces: [String] = [
    "关于加强管理的通知", "一、", "二、", "三、", "（一）", "（二）", "(三)", "1.", "2．", "3、", "（1）", "①", "②", "第一条 ", "第二章　", "一是", "二是",
    "三要", "首先，", "其次，", "最后，", "第一，", "第二，", "第一句话就是：", "一方面，", "另一方面，", "附件1", "附件：1. 方案", "——", "坚持领导带头。", "加强领导",
    "“三个到位”", "“一大六多”", "以下四个方面：", "三项工作。", "各省、自治区：", "国发〔2024〕5号", "2024年5月1日", "记者:", "见第三部分", "服务群众",
    "为人民服务，建设美丽家园，", "各级党委要切实加强组织领导，明确责任，落实到位。", "。", "；", "，", "、", "：", "“", "”", "（", "）", "《", "》", "\n", "\n",
    "\n", "\n\n", "\r\n", "\r", "\n　　", "\n    ", " ", "\t", "\u{3000}", "\u{A0}", "\u{FEFF}", "\0", "𠮷", "👨‍👩‍👧", "# ",
    "## ", "```\n", "---\n", "<!-- ",
    "-->", "| a |\n", "**", "1.1 ", "2.3.4 ", "十", "百", "9999999999", "A.", "b）", "实(shí)践",
  ]

  /// A text of `count` pieces.
  package mutating func text(pieces count: Int) -> [CodeUnit] {
    var units: [CodeUnit] = []
    for _ in 0..<count { units += piece() }
    return units
  }

  /// One piece, now and then a lone half of a surrogate pair or any unit at all.
  package mutating func piece() -> [CodeUnit] {
    switch generator.int(in: 0..<60) {
    case 0: [CodeUnit(0xD842)]
    case 1: [CodeUnit(0xDFB7)]
    case 2: [CodeUnit(UInt16(generator.int(in: 0..<65536)))]
    default: [CodeUnit](RandomText.pieces.randomElement(using: &generator) ?? "")
    }
  }

  /// An edit of a text with such lines: mostly small, sometimes over many lines or beyond the end.
  package mutating func edit(of text: SourceText) -> TextEdit {
    let start = position(in: text)
    var end = start
    switch generator.int(in: 0..<10) {
    case 0..<5: break
    case 5..<8: end.column += generator.int(in: 0..<6)
    case 8:
      end.line += generator.int(in: 0..<4)
      end.column = generator.int(in: 0..<12)
    default: end = position(in: text)
    }
    let new = generator.int(in: 0..<4) == 0 ? [] : self.text(pieces: generator.int(in: 1..<4))
    return TextEdit(range: TextRange(min(start, end), max(start, end)), newText: new)
  }

  private mutating func position(in text: SourceText) -> TextPosition {
    let line = generator.int(in: 0..<text.lines.count + 1)
    return TextPosition(line: line, column: generator.int(in: 0..<text.line(line).units.count + 2))
  }
}
