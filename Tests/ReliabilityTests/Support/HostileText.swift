import TestSupport
import Text

/// Texts that nobody would write: made of what the program looks for, of what it does not expect, and of noise.
enum HostileText {
  /// What opens, joins and closes things in a draft.
  private static let structure = [
    "一、", "二、", "三、", "十、", "（一）", "（二）", "(一)", "（十一）", "1.", "2.", "3．", "1、", "（1）", "(2)", "①", "②", "⑴", "㈠", "⒈",
    "第一章",
    "第二条", "第三节", "第一，", "其二，", "一是", "二是", "三是", "一要", "二要", "首先", "其次", "再次", "最后", "一方面", "另一方面", "第一步", "附件1",
    "附件：", "以下三个方面", "“三个到位”", "“一大六多”", "四项措施", "若干意见", "做到“五个坚持”", "本章第二条", "见附件3", "如前款", "第二条第三款",
    "关于进一步加强工作的通知", "国办发〔2024〕1号", "各县（市、区）人民政府：", "特此通知。", "2024年6月1日", "××市人民政府", "（此件公开发布）",
    "在做“深”上谋划", "在做“实”上用心", "重视程度到位、推进力度到位", "坚持", "加强", "推进", "落实", "机制", "建设",
  ]
  private static let marks = [
    "，", "。", "；", "：", "、", "！", "？", "“", "”", "‘", "’", "（", "）", "《", "》", "〔", "〕", "——", "……", ",", ".", ";", ":",
    "(", ")", "\"", "'",
    "·", "％", "%", "-", "—", "～",
  ]
  private static let breaks = [
    "\n", "\n", "\n", "\r\n", "\r", "\n\n", "\n　　", "\n\t", "\n  ", "\u{2028}", "\u{85}", "\u{B}", "\u{C}",
  ]
  private static let markdown = [
    "# ", "## ", "###### ", "- ", "* ", "> ", "```\n", "~~~\n", "---\n", "| a | b |\n", "<!-- ", " -->", "**", "`",
    "[a](b)",
    "<!-- gongwen-disable -->\n", "<!-- gongwen-enable ordinal-gap -->\n", "<!-- gongwen-disable-next-line -->\n",
  ]
  private static let strange = [
    "𠮷", "𪚥", "👨‍👩‍👧‍👦", "🇨🇳", "e\u{301}", "\u{FEFF}", "\u{200B}", "\u{A0}", "\u{3000}", "\u{0}", "\u{7}", "\u{FFFD}", "ａｂｃ",
    "１２３", "〇", "廿", "٣", "實(shí)踐",
    "abc", "gzzd", "Ⅳ", "㊣",
  ]

  /// A piece of a draft.
  static func piece(_ random: inout SeededGenerator) -> [CodeUnit] {
    switch random.int(in: 0..<100) {
    case 0..<45: [CodeUnit](random.pick(structure) ?? "")
    case 45..<65: [CodeUnit](random.pick(marks) ?? "")
    case 65..<80: [CodeUnit](random.pick(breaks) ?? "")
    case 80..<85: [CodeUnit](random.pick(markdown) ?? "")
    case 85..<92: [CodeUnit](random.pick(strange) ?? "")
    case 92..<97: (0..<random.int(in: 1..<6)).map { _ in CodeUnit(UInt16(random.int(in: 0x4E00..<0x9FA5))) }
    // Anything at all, lone surrogates too.
    default: (0..<random.int(in: 1..<4)).map { _ in CodeUnit(UInt16(random.int(in: 0..<0x10000))) }
    }
  }

  /// A whole draft of about so many pieces.
  static func draft(_ random: inout SeededGenerator, pieces: Range<Int> = 0..<120) -> [CodeUnit] {
    (0..<random.int(in: pieces)).flatMap { _ in piece(&random) }
  }

  /// `text` with some stretches deleted, doubled, moved or replaced.
  static func mutated(_ text: [CodeUnit], _ random: inout SeededGenerator) -> [CodeUnit] {
    var text = text
    for _ in 0..<random.int(in: 1..<8) {
      let start = random.int(in: 0..<text.count + 1)
      let end = min(text.count, start + random.int(in: 0..<12))
      let stretch = Array(text[start..<end])
      switch random.int(in: 0..<4) {
      case 0: text.removeSubrange(start..<end)
      case 1: text.insert(contentsOf: stretch, at: random.int(in: 0..<text.count + 1))
      case 2: text.replaceSubrange(start..<end, with: piece(&random))
      default: text.insert(contentsOf: piece(&random), at: start)
      }
    }
    return text
  }

  /// A place in `text`, or just outside.
  static func place(in text: SourceText, _ random: inout SeededGenerator) -> TextPosition {
    let line = random.int(in: 0..<text.lines.count + 1)
    let length = text.line(line).units.count
    return TextPosition(line: line, column: random.int(in: 0..<length + 3))
  }

  /// An edit as a writer, a macro or a confused client might make it.
  static func edit(of text: SourceText, _ random: inout SeededGenerator) -> TextEdit {
    let start = place(in: text, &random)
    var end = start
    switch random.int(in: 0..<10) {
    case 0..<5: break
    case 5..<8: end.column += random.int(in: 0..<6)
    case 8: end.line += random.int(in: 0..<4)
    default: end = place(in: text, &random)
    }
    let pieces = random.int(in: 0..<10) == 0 ? 20 : random.int(in: 0..<3)
    return TextEdit(range: TextRange(start, end), newText: (0..<pieces).flatMap { _ in piece(&random) })
  }
}
