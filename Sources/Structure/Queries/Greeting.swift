internal import Lexicon
internal import Text

/// Whom a speech greets: 同志们：, 各位代表：, 女士们、先生们：.
enum Greeting {
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

extension Document {
  /// Whether `line` greets an audience and says no more: 同志们：, 各位代表！, 女士们、先生们：
  package func isGreeting(_ line: Int) -> Bool {
    let units = text.line(line).units
    guard syntax[safe: line]?.ordinal == nil, let last = units.last(where: { !$0.isBlank }),
      last == "：" || last == ":" || last == "！"
    else { return false }
    return Greeting.reads(units)
  }
}
