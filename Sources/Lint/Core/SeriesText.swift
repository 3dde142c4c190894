import Structure
import Text

/// Wording that several rules about series share.
enum SeriesText {
  /// “四、”前缺“三、”, “六、”前缺“三、”至“五、”.
  static func gap(before member: NumberedSeries.Member, missing: Range<Int>) -> String {
    let first = member.marker(saying: missing.lowerBound) ?? "\(missing.lowerBound)"
    let last = member.marker(saying: missing.upperBound - 1) ?? "\(missing.upperBound - 1)"
    return missing.count > 1
      ? "“\(member.marker)”前缺“\(first)”至“\(last)”" : "“\(member.marker)”前缺“\(first)”"
  }
}

extension NumberedSeries {
  /// The member at `index` as another place of a finding; nothing if there is none.
  func note(_ index: Int, _ message: String) -> [Finding.Related] {
    self[index].map { [Finding.Related(range: $0.range, message: "\(message)：“\($0.marker)”")] } ?? []
  }
}
