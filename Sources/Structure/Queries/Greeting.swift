internal import Lexicon
package import Text

/// Whom a speech greets: 同志们：, 各位代表：, 女士们、先生们：.
package enum Greeting {
  /// Longer lines say something besides.
  private static let limit = 40
  private static let words = CueSet(.greeting)
  /// 现将有关同志名单公布如下：
  private static let follows: StaticString = "如下"

  /// Whether a line greets, whatever mark it ends in.
  static func reads(_ units: [CodeUnit]) -> Bool {
    units.count <= limit && words.occurs(in: units.indices, of: units)
      && units.place(of: follows, from: units.indices) == nil
  }
}

extension Greeting {
  /// Whether a sentence opens with whom it greets, or takes leave: 同志们，…。, 各位代表！, 谢谢大家！
  package static func opens(_ units: [CodeUnit]) -> Bool {
    if leave.contains(where: { units.has($0, at: 0) }) { return true }
    guard let length = audiences.length(at: 0, in: units) else { return false }
    switch units[at: length] {
    case "，", "！", "：", "、": return true
    default: return false
    }
  }

  private static let leave: [StaticString] = ["谢谢大家", "谢谢各位"]

  /// Longer parts of a greeting are sentences: 各位人大常委会委员.
  private static let longestName = 8
  private static let audiences = CueSet(.audience)

  /// Whether `units` name an audience and nothing else: 同志们, 主任、各位委员.
  static func isAll(_ units: ArraySlice<CodeUnit>) -> Bool {
    let names = units.split { $0 == "、" || $0 == "，" || $0.isBlank }
    guard let name = names.last.map(Array.init),
      names.allSatisfy({ $0.count <= longestName && $0.allSatisfy { $0.isHan } })
    else { return false }
    return audiences.length(endingAt: name.count, in: name) != nil
  }
}

extension Document {
  /// Whether `columns` of `line` greet an audience and say no more, without the mark behind: 同志们, 各位代表.
  package func greets(_ columns: Range<Int>, of line: Int) -> Bool {
    syntax[safe: line]?.ordinal == nil && Greeting.isAll(text.line(line).units[clamping: columns])
  }

  /// Whether `line` greets an audience and says no more: 同志们：, 各位代表！, 女士们、先生们：
  package func isGreeting(_ line: Int) -> Bool {
    let units = text.line(line).units
    guard syntax[safe: line]?.ordinal == nil, let last = units.last(where: { !$0.isBlank }),
      last == "：" || last == ":" || last == "！"
    else { return false }
    return Greeting.reads(units)
  }
}
