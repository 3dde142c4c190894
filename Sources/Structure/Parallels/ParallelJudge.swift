import Text

/// Whether a run with a common frame is a figure of speech and not a list of names: what is shared must be what makes
/// 排比, a verb, an adverb, a preposition in front or an abstract word at the end, or the members must be predicates.
enum ParallelJudge {
  /// - Parameters:
  ///   - members: columns of the members.
  ///   - units: the text they stand in.
  ///   - isHeadings: whether they are whole headings; a list of topics has the rhythm of 排比 without being it.
  /// - Returns: whether to keep the set.
  static func isReal(_ members: [Range<Int>], _ units: [CodeUnit], isHeadings: Bool = false) -> Bool {
    guard let first = members.first, members.allSatisfy({ isWhole(units[$0]) }) else { return false }
    var frame = ParallelFrame(units[first])
    for member in members.dropFirst() { frame.add(units[member]) }
    let predicates = members.count { Verbs.isPredicate(units[$0]) }
    let prefix = units[first].prefix(frame.prefix)
    let opens = Verbs.opens(prefix)
    if frame.shortest == 2 { return members.count >= 3 && frame.longest <= 3 && frame.prefix == 1 && opens }
    if members.count == 2 { return isRealPair(frame, opens: opens, predicates: predicates) }
    if members.contains(where: { units[$0].contains(" ") }) { return false }
    let verbFirst = members.count { Verbs.opens(units[$0]) }
    switch (frame.prefix > 0, frame.suffix > 0) {
    case (true, true):
      return opens || predicates * 2 >= members.count || isAbstract(units[first].suffix(frame.suffix))
    case (true, false):
      let isTight = frame.prefix >= 2 || frame.longest - frame.shortest <= 3
      if isTight, opens || prefix.contains("了") || prefix.contains("已") { return true }
      return frame.hasEqualLengths
        && (predicates * 4 >= members.count * 3 || frame.anchors > frame.prefix || frame.shortest <= 4
          || frame.prefix >= 2)
    case (false, true):
      // 公积金管理、档案管理: the verb they share at the end names things.
      guard frame.longest <= frame.shortest * 2 else { return false }
      return verbFirst * 4 >= members.count * 3 || isAbstract(units[first].suffix(frame.suffix))
    case (false, false):
      if frame.hasEqualLengths {
        // What they share stands inside: 业绩考核难量化、官评官难逗硬. Longer ones must all begin with what is done.
        if isHeadings, frame.anchors == 0, frame.shortest <= 4, verbFirst * 4 < members.count * 3 { return false }
        if isCutInFront(first, units), !Verbs.opens(units[first]) { return false }
        if predicates == members.count || frame.anchors >= 1 && frame.sharedPlaces >= 2 { return true }
        if frame.shortest <= 4 { return predicates * 4 >= members.count * 3 || frame.anchors >= 1 }
        return verbFirst * 4 >= members.count * 3
      }
      return frame.anchors >= 1 && frame.shortest >= 4 && frame.longest <= 12
        && frame.longest - frame.shortest <= (members.count >= 4 ? 2 : 1) && predicates * 4 >= members.count * 3
    }
  }

  /// Whether the first member was cut out of a clause, at no particle.
  private static func isCutInFront(_ first: Range<Int>, _ units: [CodeUnit]) -> Bool {
    guard first.lowerBound > 0 else { return false }
    let before = units[first.lowerBound - 1]
    return before.isHan && !particles.contains(before)
  }

  private static let particles = Set([CodeUnit]("的了着把被让使与和在是上中里下后前到对都能要为向"))

  /// Two members share by chance what three do not.
  private static func isRealPair(_ frame: ParallelFrame, opens: Bool, predicates: Int) -> Bool {
    guard opens || predicates == 2 else { return false }
    if frame.hasEqualLengths {
      return frame.shortest >= 3 && frame.anchors >= (frame.shortest <= 4 ? 1 : 2)
        && (frame.prefix + frame.suffix > 0 || frame.shortest <= 4 && predicates == 2)
    }
    return frame.prefix > 1 && frame.suffix > 0 && frame.longest - frame.shortest <= 3
      && frame.anchors * 3 >= frame.shortest
  }

  /// Begins and ends like an expression: no conjunction or particle at the ends, quotation marks in pairs.
  private static func isWhole(_ member: ArraySlice<CodeUnit>) -> Bool {
    guard let first = member.first, let last = member.last else { return false }
    if badFirst.contains(first), !wordsAtFront.contains(Array(member.prefix(2))) { return false }
    if badLast.contains(last), !wordsAtEnd.contains(Array(member.suffix(2))) { return false }
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
  private static let wordsAtFront = words("及时 及早 和谐 和平 和睦 与时 等级 等待 了解 也是 也要 而不 而要")
  private static let wordsAtEnd = words("参与 共和 饱和 缓和 温和 应对 面对 相对 核对 反对 服从 加以 存在 所在 潜在 平等 均等 高等")
  private static let abstractUnits = Set([CodeUnit]("力化性感度心得了起来门情举"))
  private static let abstractWords = words(
    """
    机制 制度 路线 意识 能力 思维 精神 观念 观点 理念 作风 本色 形象 立场 感情 群众 人民 问题 工程 计划 优势 担当 情怀 自信 底线 水平 本领 格局
    """
  )

  private static func words(_ text: String) -> Set<[CodeUnit]> {
    Set(text.split { $0 == " " || $0 == "\n" }.map { [CodeUnit](String($0)) })
  }
}
