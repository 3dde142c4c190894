import Lexicon
import Text

/// Whether a run with a common frame is a figure of speech and not a list of names: what is shared must be what makes
/// 排比, a verb, an adverb, a preposition in front or an abstract word at the end, or the members must be predicates.
enum ParallelJudge {
  /// How long members may be, in units, and how much their lengths may differ.
  ///
  /// Each trades figures of speech that are found against lists of names that are taken for some. They were set on the
  /// hand-annotated seeds and on random hundreds of the sets that were mined with them; to set one again, compare the
  /// sets of `gongwen-bench quality` and read a hundred of a bank mined anew.
  private enum Limit {
    /// 四字格: members up to this length are figures by their rhythm; longer ones need something in common.
    static let idiom = 4
    /// A part cut out of a clause up to this length may still be a member of a pair.
    static let pairedPart = 5
    /// Headings up to this length name topics: 申报范围, 申报条件.
    static let topic = 6
    /// Members of unequal length without a shared end are clauses beyond this length.
    static let clause = 12
    /// How much lengths differ where something binds the members: one end, an abstract word, both ends.
    static let spread = 3
    static let abstractSpread = 4
    static let widestSpread = 8
    /// Two members that share so much at their ends may differ by `widestSpread`.
    static let longFrame = 8
  }

  /// Three of three, three of four, four of five: one member of a figure may be turned otherwise.
  static func areMost(_ part: Int, of whole: Int) -> Bool { part * 4 >= whole * 3 }

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
    if frame.shortest >= Limit.idiom, frame.anchors == 0, verbFirst == members.count - 1, let last = members.last {
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
      if isHeadings, !opens, frame.shortest <= Limit.topic, predicates < members.count { return false }
      if opens || prefix.contains("了") || prefix.contains("已") || prefix.contains("是") { return true }
      return frame.hasEqualLengths
        && (areMost(predicates, of: members.count) || frame.anchors > frame.prefix || frame.shortest <= Limit.idiom
          || frame.prefix >= 2)
    case (false, true):
      // 公积金管理、档案管理: the verb they share at the end names things.
      guard frame.longest <= frame.shortest * 2 + 2 else { return false }
      let suffix = units[first].suffix(frame.suffix)
      // 全面推行产业链招商、基金招商: some say what is done and some do not, and the lengths differ.
      let spread = frame.longest - frame.shortest
      let isMixed = verbFirst > 0 && verbFirst < members.count
      if isMixed, spread > Limit.spread || spread > 0 && !Verbs.opens(units[first]), !isAbstract(suffix) {
        return false
      }
      if areMost(verbFirst, of: members.count) || isAbstract(suffix) && spread <= Limit.abstractSpread { return true }
      // 科学决策、民主决策、依法决策
      if frame.hasEqualLengths, verbFirst * 3 >= members.count * 2 { return true }
      guard spread <= Limit.widestSpread else { return false }
      // 自然村落多、流动人口多; 及时的疏导、反复的疏导; 情况在一线掌握.
      return suffix.contains("的") && !isList || suffix.last.map(Verbs.isAdjective) ?? false || frame.hasPivot
    case (false, false):
      // A list of topics has the rhythm of 排比: what it names is done by nobody.
      let areActions = areMost(verbFirst, of: members.count)
      if !frame.hasEqualLengths {
        return frame.hasPivot && !isList
          || frame.anchors >= 1 && frame.shortest >= Limit.idiom && frame.longest <= Limit.clause
            && frame.longest - frame.shortest <= (members.count >= 4 ? 2 : 1) && areMost(predicates, of: members.count)
      }
      if isHeadings, frame.anchors == 0, frame.shortest <= Limit.idiom, !areActions { return false }
      if areActions { return true }
      // What they share stands inside: 业绩考核难量化、官评官难逗硬.
      if frame.anchors >= 1 { return !isList }
      if isList || isCutInFront(first, units) && !Verbs.opens(units[first]) { return false }
      // 信息反馈、风险防控: so much the less where the list goes on.
      if goesOn(members, units) { return false }
      return frame.shortest <= Limit.idiom ? areMost(predicates, of: members.count) : predicates == members.count
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

  private static let particles = UnitSet(.particle)

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
    if isCutInFront, frame.prefix == 0, frame.shortest > Limit.pairedPart { return false }
    if frame.hasEqualLengths {
      let isIdiom = frame.shortest <= Limit.idiom
      return frame.shortest >= 3 && frame.anchors >= (isIdiom ? 1 : 2)
        && (frame.prefix + frame.suffix > 0 || isIdiom && predicates == 2)
    }
    guard frame.prefix > 1, frame.suffix > 0, frame.anchors * 4 >= frame.shortest else { return false }
    let isBound = frame.prefix + frame.suffix >= Limit.longFrame
    return frame.longest - frame.shortest <= (isBound ? Limit.widestSpread : Limit.spread)
  }

  /// 做得越好、抓得越紧，就越主动: the last clause draws a conclusion from the others.
  private static func concludes(_ members: [Range<Int>], _ units: [CodeUnit]) -> Bool {
    guard let last = members.last, let opening = units[last].first, concluding.contains(opening),
      !conclusionWords.contains(units[last].prefix(2))
    else { return false }
    return members.dropLast().contains { units[$0].first != opening }
  }

  private static let concluding = UnitSet(.conclusion)
  private static let conclusionWords = WordSet(.conclusionLike)

  /// 小需求不出社区、大需求不离社区: half of it comes back around two slots; or both double what they begin with, as in
  /// 件件有回音、事事有落实.
  private static func isBalanced(_ members: [Range<Int>], _ frame: ParallelFrame, _ units: [CodeUnit]) -> Bool {
    guard let first = members.first, frame.hasEqualLengths, frame.shortest >= Limit.idiom, frame.prefix < 2 else {
      return false
    }
    if isCutInFront(first, units) { return false }
    return frame.hasSeveralSlots && frame.anchors * 2 >= frame.shortest
      || frame.anchors > 0 && members.allSatisfy { isReduplicated(units[$0]) }
  }

  /// 件件, 事事
  private static func isReduplicated(_ member: ArraySlice<CodeUnit>) -> Bool {
    member.count >= Limit.idiom && member.first == member.dropFirst().first
  }

  /// Begins and ends like an expression: no conjunction or particle at the ends, quotation marks in pairs.
  private static func isWhole(_ member: ArraySlice<CodeUnit>) -> Bool {
    guard let first = member.first, let last = member.last else { return false }
    if badFirst.contains(first), !wordsAtFront.contains(member.prefix(2)) { return false }
    if badLast.contains(last), !wordsAtEnd.contains(member.suffix(2)) { return false }
    var depth = 0
    for unit in member {
      if unit.isOpening { depth += 1 } else if unit.isClosing { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }

  private static func isAbstract(_ suffix: ArraySlice<CodeUnit>) -> Bool {
    abstracts.contains(Array(suffix.suffix(1))) || suffix.count >= 2 && abstracts.contains(Array(suffix.suffix(2)))
  }

  /// What an expression does not begin with, and marks that something stands before.
  private static let badFirst = UnitSet(WordClass.notFirst.units + [CodeUnit]("、，”）》"))
  private static let badLast = UnitSet(WordClass.notLast.units + [CodeUnit]("、，“（《"))
  private static let wordsAtFront = WordSet(.firstLike)
  private static let wordsAtEnd = WordSet(.lastLike)
  private static let abstracts = UniqueList(WordClass.abstract.words)
}
