import Text

/// Puts paragraphs together again that are broken over lines, also inside a word and across blank lines.
enum Wraps {
  /// - Returns: how many breaks were taken out.
  static func join(_ lines: inout [RawLine]) -> Int {
    let usesIndents = lines.count >= 4 && lines.lazy.filter { $0.isIndented }.count * 2 > lines.count
    var result: [RawLine] = []
    var joined = 0
    for line in lines {
      if let last = result.last, goesOn(last, line, usesIndents: usesIndents) {
        result[result.count - 1].units += line.units
        joined += 1
      } else {
        result.append(line)
      }
    }
    lines = result
    return joined
  }

  /// Whether `next` is the rest of the paragraph that `line` begins.
  private static func goesOn(_ line: RawLine, _ next: RawLine, usesIndents: Bool) -> Bool {
    guard let end = line.units.last, let start = next.units.first, line.units.count >= 20 else { return false }
    guard start.isIdeograph, !opensItem(next.units) else { return false }
    if end == "、" || end == "，" || end == "," { return !(usesIndents && next.isIndented) }
    guard end.isIdeograph else { return false }
    // A heading ends without a mark too: only a line that has sentences of its own is surely a broken paragraph.
    if usesIndents { return !next.isIndented && line.isIndented && line.units.contains { $0.isSentenceEnd } }
    return line.units.contains { $0.isSentenceEnd } && line.units.count >= 40
  }

  /// 一、 （一） 第一条 一是 …: such a line begins something of its own.
  private static func opensItem(_ units: [CodeUnit]) -> Bool {
    guard let first = units.first else { return false }
    let numerals: [CodeUnit] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    if first == "第", units.count > 1, numerals.contains(units[1]) { return true }
    return numerals.contains(first) && units.prefix(4).contains { $0 == "、" || $0 == "是" || $0 == "，" || $0 == "." }
  }
}
