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
  package static func reads(_ units: [CodeUnit]) -> Bool {
    units.count <= limit && words.occurs(in: units.indices, of: units)
      && !units.indices.contains { units.has(follows, at: $0) }
  }
}
