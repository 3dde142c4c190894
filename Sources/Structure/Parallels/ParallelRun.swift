import Text

/// A run of parallel neighbours in a list of items.
struct ParallelRun {
  var members: [Range<Int>]
  /// The larger the tighter; to choose between runs of equally many members.
  var quality: Int

  /// How many members a run may have; a writer repeats no more, and without a bound the time would grow with the square
  /// of the list.
  private static let limit = 30

  /// Leads that a member may have for itself: 为民之心.
  private static let soft = [CodeUnit]("以为在")

  /// The larger the sooner taken: many members, and more so if three or more have one length.
  var rank: Int {
    let haveOneLength = members.count >= 3 && members.allSatisfy { $0.count == members.first?.count }
    return members.count * 2 + (haveOneLength ? 3 : 0)
  }

  /// From the beginning of the first member to the end of the last.
  var extent: Range<Int> {
    let start = members.first?.lowerBound ?? 0
    return start..<max(start, members.last?.upperBound ?? start)
  }

  /// The longest run that begins in item `start`: whole items, but of the first item perhaps the end only and of the
  /// last perhaps the beginning. Of equally long runs the tightest.
  static func best(
    from start: Int,
    in items: [Range<Int>],
    _ units: [CodeUnit],
    cuts: ParallelTrim.Mode
  ) -> ParallelRun? {
    var end = reach(from: start, in: items, units, cuts: cuts)
    while end >= start + 2 {
      if let run = best(items[start..<end], units, cuts: cuts) { return run }
      end -= 1
    }
    return nil
  }

  /// The tightest run with one member in each of `items`.
  private static func best(
    _ items: ArraySlice<Range<Int>>,
    _ units: [CodeUnit],
    cuts: ParallelTrim.Mode
  ) -> ParallelRun? {
    guard let first = items.first, let last = items.last, items.count >= 2 else { return nil }
    let inner = Array(items.dropFirst().dropLast())
    var heads = [first]
    if cuts != .none {
      for core in [inner + [last], inner] where !core.isEmpty {
        heads += ParallelTrim.endings(of: first, before: core, units, cuts).prefix(3).filter { !heads.contains($0) }
      }
    }
    if let part = withoutGovernor(first, before: inner + [last], units) { heads = [part] }
    var best: ParallelRun?
    for head in heads {
      var tails = [last]
      if cuts == .anywhere, items.count > 2 || head == first {
        tails += ParallelTrim.beginnings(of: last, after: [head] + inner, units).prefix(3)
      }
      for tail in tails {
        let members = [head] + inner + [tail]
        let frame = ParallelFrame(members, units)
        let trims = (head == first ? 0 : 1) + (tail == last ? 0 : 1)
        // A cut where nothing shows a boundary is the last resort.
        let isGuess = tail != last && frame.suffix == 0 && !ParallelTrim.isBoundary(tail.upperBound, units)
        let isConsistent = ParallelTrim.isConsistent(
          members,
          isCutInFront: head != first,
          isCutAtEnd: tail != last,
          units
        )
        guard isConsistent else { continue }
        guard isParallel(frame, members, units, trims: trims) else { continue }
        // 完善|情况通报制度、情况反映制度: what only the first one says governs them all.
        let isLed =
          head == first && Verbs.isWord(units[head].prefix(2)) && !(inner + [tail]).contains { Verbs.opens(units[$0]) }
        // 以|增强公平性、适应流动性: so does a preposition.
        let isGoverned = Verbs.isLead(units[head]) && !(inner + [tail]).contains { Verbs.isLead(units[$0]) }
        if isGoverned, members.count > 2, head != first || !soft.contains(units[head.lowerBound]) { continue }
        let quality =
          frame.tightness * 2 - trims - (isGuess ? 12 : 0) - (isLed || isGoverned ? 6 : 0)
          + (head != first && ParallelTrim.isAfterParticle(head.lowerBound, units) ? 1 : 0)
        if let best, best.quality >= quality { continue }
        guard ParallelJudge.isReal(members, units) else { continue }
        best = ParallelRun(members: members, quality: quality)
      }
    }
    return best
  }

  /// 坚持|科学决策、民主决策、依法决策: the first member without the verb that governs all of them, if it is longer than
  /// the others by this verb.
  private static func withoutGovernor(_ first: Range<Int>, before others: [Range<Int>], _ units: [CodeUnit]) -> Range<
    Int
  >? {
    let governor = units[first].prefix(2)
    guard others.count >= 2, Verbs.governsActions(governor), others.allSatisfy({ $0.count + 2 == first.count }),
      !others.contains(where: { units[$0].starts(with: governor) })
    else { return nil }
    return first.lowerBound + 2..<first.upperBound
  }

  /// How far items from `start` on could belong together: those between the first and the last must be whole.
  private static func reach(
    from start: Int,
    in items: [Range<Int>],
    _ units: [CodeUnit],
    cuts: ParallelTrim.Mode
  ) -> Int {
    // What is trimmed cannot be judged here; the first item then counts only for what it might become.
    let base = cuts == .none ? start : start + 1
    guard items.indices.contains(base) else { return start }
    var frame = ParallelFrame(units[items[base]])
    var rhythm = ParallelRhythm(units[items[base]])
    var end = base + 1
    while end < min(items.count, start + limit) {
      frame.add(units[items[end]])
      rhythm.add(units[items[end]])
      let members = max(3, end + 1 - start)
      guard frame.isParallel(ofMembers: members) || rhythm.isParallel(ofMembers: members) else { break }
      end += 1
    }
    return cuts == .anywhere ? min(end + 1, items.count) : end
  }

  private static func isParallel(
    _ frame: ParallelFrame,
    _ members: [Range<Int>],
    _ units: [CodeUnit],
    trims: Int
  ) -> Bool {
    // Two members of which one was cut to fit need more than a shared unit.
    if members.count == 2, trims > 0 {
      return frame.isParallel && frame.anchors >= 2 && (frame.hasEqualLengths || frame.prefix > 0 && frame.suffix > 0)
    }
    return frame.isParallel || ParallelRhythm(members, units).isParallel
  }
}
