import Lexicon
import Text

/// Where an item is to be cut so that a part of it fits its neighbours: 要|在做“深”上谋划, 最现实|的利益问题.
enum ParallelTrim {
  /// Which cuts may be made.
  enum Mode {
    case none
    /// Of the first item in front, where it begins like the next.
    case repeatedOpening
    /// Of the first item in front.
    case front
    case anywhere
  }

  /// Ends of `item` that fit before `core`, the best first.
  static func endings(
    of item: Range<Int>,
    before core: [Range<Int>],
    _ units: [CodeUnit],
    _ cuts: Mode
  ) -> [Range<Int>] {
    guard let neighbour = core.first, item.count >= 3 else { return [] }
    // Who begins with what is done, as the next item does, has no lead.
    let isAction = Verbs.isWord(units[neighbour].prefix(2))
    let isWhole = isAction && item.count <= neighbour.count + 1 && Verbs.isWord(units[item].prefix(2))
    let first = max(item.lowerBound + 1, item.upperBound - neighbour.count * 2 - 2)
    let parts = (first..<max(first, item.upperBound - 1)).map { $0..<item.upperBound }
    return ranked(parts, core, beside: neighbour, units) { pair, frame, part in
      if cuts == .repeatedOpening { return pair.prefix >= 2 }
      if pair.prefix > 0 { return true }
      if isWhole { return false }
      let isAfterLead = endsLead(item.lowerBound..<part.lowerBound, units, toActions: isAction)
      let isNearer = abs(part.count - neighbour.count) <= abs(item.count - neighbour.count)
      if isAfterLead, frame.hasPivot || pair.suffix > 0 && isNearer { return true }
      guard pair.hasEqualLengths else { return false }
      return isAfterLead || Verbs.isPredicate(units[part]) || pair.anchors >= 2 || core.count >= 2 && frame.anchors > 0
    }
  }

  /// Beginnings of `item` that fit after `core`, the best first.
  static func beginnings(of item: Range<Int>, after core: [Range<Int>], _ units: [CodeUnit]) -> [Range<Int>] {
    guard let neighbour = core.last, item.count >= 3 else { return [] }
    let last = min(item.upperBound, item.lowerBound + neighbour.count * 2 + 3)
    let parts = (min(item.lowerBound + 2, last)..<last).map { item.lowerBound..<$0 }
    return ranked(parts, core, beside: neighbour, units) { pair, frame, part in
      if pair.suffix > 0 { return true }
      // A tail ends where a word can end: before a particle, or where the frame repeats.
      if units.indices.contains(part.upperBound), complements.contains(units[part.upperBound]) { return false }
      let isAtBoundary = isBoundary(part.upperBound, units)
      guard isAtBoundary || core.count >= 2 && (3...4).contains(part.count) || core.count >= 3 && frame.anchors > 0
      else { return false }
      return core.count >= 2 && frame.anchors > 0
        || pair.hasEqualLengths && (Verbs.isPredicate(units[part]) || pair.prefix > 0 || pair.anchors >= 2)
    }
  }

  /// Whether an expression may end at `place`: what goes on there is a particle.
  static func isBoundary(_ place: Int, _ units: [CodeUnit]) -> Bool {
    guard units.indices.contains(place) else { return true }
    // What goes on after 、 is a part of the same clause.
    return !units[place].isHan && units[place] != "、" && !units[place].isOpening && units[place].decimalDigit == nil
      || boundaries.contains(units[place])
  }

  /// Whether the cut members are like the whole ones: where these begin with what is done, those do too, and their
  /// object is not cut off.
  ///
  /// - Parameters:
  ///   - members: the members, three or more.
  ///   - isCutInFront: whether the first member is the end of an item.
  ///   - isCutAtEnd: whether the last member is the beginning of one.
  ///   - units: the text they stand in.
  /// - Returns: whether to cut so.
  static func isConsistent(
    _ members: [Range<Int>],
    isCutInFront: Bool,
    isCutAtEnd: Bool,
    _ units: [CodeUnit]
  ) -> Bool {
    guard let first = members.first, let last = members.last, members.count >= 3 else { return true }
    let frame = ParallelFrame(members, units)
    let inner = members.dropFirst().dropLast()
    let areActions = inner.allSatisfy { Verbs.opens(units[$0]) }
    if areActions, frame.anchors == 0 {
      if isCutInFront, !Verbs.opens(units[first]) { return false }
      if isCutAtEnd, !Verbs.opens(units[last]) { return false }
    }
    if isCutInFront, !startsLikeOthers(members, units) { return false }
    guard isCutAtEnd else { return true }
    // 金兰创新城、光电创新|城: nor may the last one lack what all others end in.
    let others = ParallelFrame(Array(members.dropLast()), units)
    if others.suffix > 0, frame.suffix == 0 { return false }
    // 提高普通高等教育|和成人高等教育质量: what is joined to the last member belongs to its object.
    if frame.suffix == 0, frame.longest > 3, units.indices.contains(last.upperBound),
      joining.contains(units[last.upperBound])
    {
      return false
    }
    guard isBoundary(last.upperBound, units) else {
      // 满足人民的精神文化|需求: what is done goes on to the end of its object.
      if Verbs.isWord(units[last].prefix(2)) {
        return frame.hasEqualLengths && (frame.suffix > 0 || frame.prefix > 0 && frame.shortest <= 4)
      }
      return frame.suffix > 0 || frame.hasPivot || frame.anchors > 0 && frame.shortest <= 5
    }
    guard units.indices.contains(last.upperBound), units[last.upperBound] == "的" else { return true }
    // 把期盼作为开展工作|的方向: a clause is not over before 的; an item between 、 may be, as in 访民情、办实事|的要求.
    guard last.lowerBound > 0, units[last.lowerBound - 1] == "、" else { return false }
    return !areActions || frame.hasEqualLengths && (frame.anchors > 0 || frame.shortest <= 4)
  }

  /// Whether a first member that was cut in front begins with what all others begin with, or with a verb where they do,
  /// and is no object of the verb before it: 制定|治理工作方案，明确治理步骤.
  private static func startsLikeOthers(_ members: [Range<Int>], _ units: [CodeUnit]) -> Bool {
    guard let first = members.first, let second = members.dropFirst().first else { return true }
    let others = Array(members.dropFirst())
    let isShared = units[first.lowerBound] == units[second.lowerBound]
    // The last part of an enumeration goes with its other parts.
    if !isShared, first.lowerBound > 0, units[first.lowerBound - 1] == "、" { return false }
    if !isShared, ParallelFrame(others, units).prefix > 0 { return false }
    if isShared { return true }
    let actions = others.count { Verbs.isWord(units[$0].prefix(2)) }
    let frame = ParallelFrame(members, units)
    if actions == 0 { return frame.anchors > 0 || !Verbs.isWord(units[first].prefix(2)) }
    guard actions == others.count else { return true }
    let lead = units[..<first.lowerBound].suffix(2)
    let isObject = Verbs.isWord(lead) && !Verbs.governsActions(lead)
    // 增强|推动发展本领、服务群众本领: actions that name something, though not 增加|低收入者收入、调节过高收入.
    if frame.suffix > 0 { return Verbs.opens(units[first]) || !isObject }
    // 经济|持续向好态势: an adverb without its verb.
    return Verbs.opens(units[first]) && !Verbs.isBareAdverb(units[first]) && !isObject
  }

  private static let joining = UnitSet(.joining)
  private static let complements = UnitSet(.aspect)
  private static let boundaries = UnitSet(.boundary)

  /// Whether what stands before a member leads to it: it ends in a particle, a preposition or a verb that governs all
  /// the members. Before members that are actions themselves only some verbs do.
  private static func endsLead(_ lead: Range<Int>, _ units: [CodeUnit], toActions: Bool) -> Bool {
    guard let last = lead.last else { return true }
    if !units[last].isHan || leading.contains(units[last]) { return true }
    return toActions ? Verbs.governsActions(units[lead].suffix(2)) : Verbs.isWord(units[lead].suffix(2))
  }

  /// Whether the cut in front comes after a particle or a preposition: 为|党员干部作用大发挥.
  static func isAfterParticle(_ place: Int, _ units: [CodeUnit]) -> Bool {
    guard place > 0, units.indices.contains(place - 1) else { return false }
    let before = units[place - 1]
    // What 把 leads to may stop before the verb: 把活动|作为重要任务来部署.
    return leading.contains(before) && (before == "为" || !Verbs.isLead(units[place - 1..<place]))
  }

  private static let leading = UnitSet(WordClass.particle.units + WordClass.memberOpening.units)

  /// Those that fit all of `core` and of which `accepts` holds, the best first; it is given the frame with the
  /// neighbour alone and the one with all of `core`.
  private static func ranked(
    _ candidates: [Range<Int>],
    _ core: [Range<Int>],
    beside neighbour: Range<Int>,
    _ units: [CodeUnit],
    _ accepts: (_ pair: ParallelFrame, _ frame: ParallelFrame, _ part: Range<Int>) -> Bool
  ) -> [Range<Int>] {
    let coreFrame = ParallelFrame(core, units)
    let coreRhythm = ParallelRhythm(core, units)
    let members = max(3, core.count + 1)
    var result: [(range: Range<Int>, score: Int)] = []
    for candidate in candidates {
      var frame = coreFrame
      var rhythm = coreRhythm
      frame.add(units[candidate])
      rhythm.add(units[candidate])
      let fits = frame.isParallel(ofMembers: members)
      guard fits || rhythm.isParallel(ofMembers: members) else { continue }
      // 健|全, 改|善: no cut goes through a word.
      if splitsWord(units, at: candidate.lowerBound) || splitsWord(units, at: candidate.upperBound) { continue }
      let pair = ParallelFrame([candidate, neighbour], units)
      guard accepts(pair, frame, candidate) else { continue }
      let score =
        (fits ? frame.anchors * 4 : 0) + (pair.prefix + pair.suffix) * 4 + (pair.hasEqualLengths ? 6 : 0)
        - (pair.longest - pair.shortest)
      result.append((candidate, score))
    }
    return result.ordered { (-$0.score, $0.range.count) }.map {
      $0.range
    }
  }

  private static func splitsWord(_ units: [CodeUnit], at place: Int) -> Bool {
    guard place > 0, place < units.count else { return false }
    if units[place - 1].decimalDigit != nil, units[place].decimalDigit != nil { return true }
    guard Verbs.isWord(units[place - 1...place]) else { return false }
    // 加强|基础, though 强基 is a word too.
    return place < 2 || !Verbs.isWord(units[place - 2..<place])
  }
}
