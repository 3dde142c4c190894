import Lexicon
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
    guard let first = members.first, members.allSatisfy({ isWhole(units[$0]) }), !concludes(members, units) else {
      return false
    }
    let frame = ParallelFrame(members, units)
    let predicates = members.count { Verbs.isPredicate(units[$0]) }
    let prefix = units[first].prefix(frame.prefix)
    let opens = Verbs.opens(prefix)
    if frame.shortest == 2 { return members.count >= 3 && frame.longest <= 3 && frame.prefix == 1 && opens }
    let verbFirst = members.count { Verbs.opens(units[$0]) }
    if members.count == 2 {
      return isRealPair(
        frame,
        opens: opens || verbFirst == 2,
        predicates: predicates,
        isBalanced: isBalanced(members, frame, units),
        isCutInFront: isHan(units, first.lowerBound - 1)
      )
    }
    if members.contains(where: { units[$0].contains(" ") }) { return false }
    if frame.shortest >= 4, frame.anchors == 0, verbFirst == members.count - 1, let last = members.last {
      // 发扬|优良传统、立足基层、依靠群众: the odd one at an end belongs to what stands around.
      let isOdd =
        !Verbs.opens(units[first]) && isHan(units, first.lowerBound - 1)
        || !Verbs.opens(units[last]) && isHan(units, last.upperBound)
      if isOdd { return false }
    }
    let isList = members.last.map { $0.upperBound < units.count && units[$0.upperBound] == "等" } ?? false
    switch (frame.prefix > 0, frame.suffix > 0) {
    case (true, true):
      return opens || predicates * 2 >= members.count || isAbstract(units[first].suffix(frame.suffix))
    case (true, false):
      // 申报范围, 申报条件: headings that divide a topic.
      if isHeadings, !opens, frame.shortest <= 6, predicates < members.count { return false }
      if opens || prefix.contains("了") || prefix.contains("已") || prefix.contains("是") { return true }
      return frame.hasEqualLengths
        && (predicates * 4 >= members.count * 3 || frame.anchors > frame.prefix || frame.shortest <= 4
          || frame.prefix >= 2)
    case (false, true):
      // 公积金管理、档案管理: the verb they share at the end names things.
      guard frame.longest <= frame.shortest * 2 + 2 else { return false }
      let suffix = units[first].suffix(frame.suffix)
      // 全面推行产业链招商、基金招商: some say what is done and some do not, and the lengths differ.
      let spread = frame.longest - frame.shortest
      let isMixed = verbFirst > 0 && verbFirst < members.count
      if isMixed, spread > 3 || spread > 0 && !Verbs.opens(units[first]), !isAbstract(suffix) { return false }
      if verbFirst * 4 >= members.count * 3 || isAbstract(suffix) && spread <= 4 { return true }
      // 科学决策、民主决策、依法决策
      if frame.hasEqualLengths, verbFirst * 3 >= members.count * 2 { return true }
      guard spread <= 8 else { return false }
      // 自然村落多、流动人口多; 及时的疏导、反复的疏导; 情况在一线掌握.
      return suffix.contains("的") && !isList || suffix.last.map(Verbs.isAdjective) ?? false || frame.hasPivot
    case (false, false):
      // A list of topics has the rhythm of 排比: what it names is done by nobody.
      let areActions = verbFirst * 4 >= members.count * 3
      if !frame.hasEqualLengths {
        return frame.hasPivot && !isList
          || frame.anchors >= 1 && frame.shortest >= 4 && frame.longest <= 12
            && frame.longest - frame.shortest <= (members.count >= 4 ? 2 : 1) && predicates * 4 >= members.count * 3
      }
      if isHeadings, frame.anchors == 0, frame.shortest <= 4, !areActions { return false }
      if areActions { return true }
      // What they share stands inside: 业绩考核难量化、官评官难逗硬.
      if frame.anchors >= 1 { return !isList }
      if isList || isCutInFront(first, units) && !Verbs.opens(units[first]) { return false }
      // 信息反馈、风险防控: so much the less where the list goes on.
      if goesOn(members, units) { return false }
      return frame.shortest <= 4 ? predicates * 4 >= members.count * 3 : predicates == members.count
    }
  }

  /// Whether the list has more items than the members, or its last item is longer.
  private static func goesOn(_ members: [Range<Int>], _ units: [CodeUnit]) -> Bool {
    guard let first = members.first, let last = members.last else { return false }
    let before = first.lowerBound > 0 ? units[first.lowerBound - 1] : "\n"
    let after = last.upperBound < units.count ? units[last.upperBound] : "\n"
    return before == "、" || after == "、" || !ParallelTrim.isBoundary(last.upperBound, units)
  }

  private static func isHan(_ units: [CodeUnit], _ place: Int) -> Bool {
    units.indices.contains(place) && units[place].isHan
  }

  /// Whether the first member was cut out of a clause, at no particle.
  private static func isCutInFront(_ first: Range<Int>, _ units: [CodeUnit]) -> Bool {
    guard first.lowerBound > 0 else { return false }
    let before = units[first.lowerBound - 1]
    return before.isHan && !particles.contains(before) && !Verbs.isWord(units[..<first.lowerBound].suffix(2))
  }

  private static let particles = Set([CodeUnit]("的了着把被让使与和在是上中里下后前到对都能要为向"))

  /// Two members share by chance what three do not.
  private static func isRealPair(
    _ frame: ParallelFrame,
    opens: Bool,
    predicates: Int,
    isBalanced: Bool,
    isCutInFront: Bool
  ) -> Bool {
    if isBalanced { return true }
    // 流程智能制造、离散智能制造: the verb at the end names things.
    guard opens || predicates == 2 && frame.suffix < 2 else { return false }
    if isCutInFront, frame.prefix == 0, frame.shortest > 5 { return false }
    if frame.hasEqualLengths {
      return frame.shortest >= 3 && frame.anchors >= (frame.shortest <= 4 ? 1 : 2)
        && (frame.prefix + frame.suffix > 0 || frame.shortest <= 4 && predicates == 2)
    }
    guard frame.prefix > 1, frame.suffix > 0, frame.anchors * 4 >= frame.shortest else { return false }
    return frame.longest - frame.shortest <= (frame.prefix + frame.suffix >= 8 ? 8 : 3)
  }

  /// 做得越好、抓得越紧，就越主动: the last clause draws a conclusion from the others.
  private static func concludes(_ members: [Range<Int>], _ units: [CodeUnit]) -> Bool {
    guard let last = members.last, let opening = units[last].first, concluding.contains(opening),
      !adjacentWords.contains(Array(units[last].prefix(2)))
    else { return false }
    return members.dropLast().contains { units[$0].first != opening }
  }

  private static let concluding = Set([CodeUnit]("就便则又但"))
  private static let adjacentWords = words("就业 就近 就地 就学 就医 便民 便利 便捷 便企")

  /// 小需求不出社区、大需求不离社区: half of it comes back around two slots; or both double what they begin with, as in
  /// 件件有回音、事事有落实.
  private static func isBalanced(_ members: [Range<Int>], _ frame: ParallelFrame, _ units: [CodeUnit]) -> Bool {
    guard let first = members.first, frame.hasEqualLengths, frame.shortest >= 4, frame.prefix < 2 else { return false }
    if isCutInFront(first, units) { return false }
    return frame.hasSeveralSlots && frame.anchors * 2 >= frame.shortest
      || frame.anchors > 0 && members.allSatisfy { isReduplicated(units[$0]) }
  }

  /// 件件, 事事
  private static func isReduplicated(_ member: ArraySlice<CodeUnit>) -> Bool {
    member.count >= 4 && member.first == member.dropFirst().first
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
    abstracts.contains(Array(suffix.suffix(1))) || suffix.count >= 2 && abstracts.contains(Array(suffix.suffix(2)))
  }

  private static let badFirst = Set([CodeUnit]("的和与及或等、了也而之，”）》"))
  private static let badLast = Set([CodeUnit]("的和与及或等、在对把被将以从不一相，“（《"))
  private static let wordsAtFront = words("及时 及早 和谐 和平 和睦 与时 等级 等待 了解 也是 也要 而不 而要")
  private static let wordsAtEnd = words(
    "真相 互相 统一 第一 唯一 单一 同一 合一 如一 之一 专一 归一 万一 参与 共和 饱和 缓和 温和 应对 面对 相对 核对 反对 服从 加以 存在 所在 潜在 平等 均等 高等"
  )
  private static let abstracts = Set(WordClass.abstract.words)

  private static func words(_ text: String) -> Set<[CodeUnit]> {
    Set(text.split { $0 == " " || $0 == "\n" }.map { [CodeUnit](String($0)) })
  }
}
