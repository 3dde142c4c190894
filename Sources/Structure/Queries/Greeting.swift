package import Text

/// Whom a speech greets: 同志们：, 各位代表：, 女士们、先生们：.
package enum Greeting {
  /// Longer lines say something besides.
  private static let limit = 40
  private static let words = ["同志", "各位", "先生", "朋友"].map { [CodeUnit]($0) }
  /// 现将有关同志名单公布如下：
  private static let follows = [CodeUnit]("如下")

  /// Whether a line greets, whatever mark it ends in.
  package static func reads(_ units: [CodeUnit]) -> Bool {
    units.count <= limit && words.contains { units.contains($0) } && !units.contains(follows)
  }
}
