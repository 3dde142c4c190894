import Text

/// Whether a run with a common frame is a figure of speech and not a list of names: what is shared must be what makes
/// 排比, a verb, an adverb, a preposition in front or an abstract word at the end, or the members must be predicates.
enum ParallelJudge {
  static func isReal(_ members: [Range<Int>], _ units: [CodeUnit]) -> Bool {
    guard let first = members.first, members.allSatisfy({ isWhole(units[$0]) }) else { return false }
    var frame = ParallelFrame(units[first])
    for member in members.dropFirst() { frame.add(units[member]) }
    let predicates = members.count { Verbs.isPredicate(units[$0]) }
    let prefix = units[first].prefix(frame.prefix)
    let opens = Verbs.opens(prefix)
    if frame.shortest == 2 { return members.count >= 3 && frame.hasEqualLengths && frame.prefix == 1 && opens }
    switch (frame.prefix > 0, frame.suffix > 0) {
    case (true, true): return opens || predicates * 2 >= members.count || frame.prefix + frame.suffix >= 3
    case (true, false): return opens || predicates * 4 >= members.count * 3
    case (false, true):
      return predicates * 4 >= members.count * 3 || members.count >= 3 && isAbstract(units[first].suffix(frame.suffix))
    case (false, false): return predicates * 4 >= members.count * 3
    }
  }

  /// Begins and ends like an expression: no conjunction or particle at the ends, quotation marks in pairs.
  private static func isWhole(_ member: ArraySlice<CodeUnit>) -> Bool {
    guard let first = member.first, let last = member.last else { return false }
    if badFirst.contains(first) || badLast.contains(last) { return false }
    var depth = 0
    for unit in member {
      switch unit {
      case "“", "（", "《", "‘": depth += 1
      case "”", "）", "》", "’": depth -= 1
      default: break
      }
      if depth < 0 { return false }
    }
    return depth == 0
  }

  private static func isAbstract(_ suffix: ArraySlice<CodeUnit>) -> Bool {
    guard let last = suffix.last else { return false }
    return abstractUnits.contains(last) || suffix.count >= 2 && abstractWords.contains(Array(suffix.suffix(2)))
  }

  private static let badFirst = Set([CodeUnit]("的和与及或等、了也而之，”）》"))
  private static let badLast = Set([CodeUnit]("的和与及或等、在对把被将以从，“（《"))
  private static let abstractUnits = Set([CodeUnit]("力化性感度心得了起来门情举"))
  private static let abstractWords = Set(
    """
    机制 制度 路线 意识 能力 思维 精神 观念 观点 理念 作风 本色 形象 立场 感情 群众 人民 问题 工程 优势 担当 情怀 自信 底线 水平 本领 格局
    """.split { $0 == " " || $0 == "\n" }.map { [CodeUnit](String($0)) }
  )
}
