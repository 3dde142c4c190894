import Structure
import Text

/// Wording that several rules about series share.
enum SeriesText {
  /// “四、”前缺“三、”, “六、”前缺“三、”至“五、”.
  static func gap(before member: NumberedSeries.Member, missing: Range<Int>) -> String {
    "“\(member.marker)”" + Self.missing(missing, in: member)
  }

  /// 前缺“三、”, 前缺“三、”至“五、”, in the form of `member`.
  static func missing(_ numbers: Range<Int>, in member: NumberedSeries.Member) -> String {
    let first = member.marker(saying: numbers.lowerBound) ?? "\(numbers.lowerBound)"
    let last = member.marker(saying: numbers.upperBound - 1) ?? "\(numbers.upperBound - 1)"
    return numbers.count > 1 ? "前缺“\(first)”至“\(last)”" : "前缺“\(first)”"
  }
}

extension NumberedSeries {
  /// How serious a slip of the member at `index` is: what may be meant so is an information.
  func severity(_ info: RuleInfo, at index: Int) -> Severity { isSure(index) ? info.severity : .information }

  /// The member at `index` as another place of a finding; nothing if there is none.
  func note(_ index: Int, _ message: String) -> [Finding.Related] {
    self[index].map { [Finding.Related(range: $0.range, message: "\(message)：“\($0.marker)”")] } ?? []
  }
}

extension NumberedSeries.Member {
  /// The marker and the opening words, for a list of places.
  var title: String {
    let head = units[head.clamped(to: 0..<units.count)]
    return marker + String(head.prefix(20)) + (head.count > 20 ? "…" : "")
  }
}
