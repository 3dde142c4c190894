package import Text

/// Finds parallel sets: in a paragraph, and among the heads of a document.
package enum ParallelReader {
  /// The sets inside one paragraph: those of one sentence before those over several, each set once.
  ///
  /// Linear in the paragraph for prose. Columns are those of `units`.
  package static func sets(in units: [CodeUnit]) -> [ParallelSet] {
    var found = ParallelSets()
    let cuts = ParallelCuts(units)
    for sentence in cuts.sentences {
      for clause in sentence.clauses where clause.items.count >= 2 {
        found.add(lists(of: clause.items, units, cuts: .anywhere), units)
        let joined = ParallelCuts.splitAtConjunctions(clause.items, units)
        // 有效市场和有为政府、优化供给和扩大需求 are pairs.
        if joined.count == clause.items.count + 1 { found.add(lists(of: joined, units, cuts: .anywhere), units) }
      }
      if sentence.clauses.count >= 2 {
        let clauses = sentence.clauses.map { $0.range }
        // A clause goes on to its end: 提高供给体系质量|和效率.
        found.add(lists(of: clauses, units, cuts: .front), units)
        let items = sentence.clauses.flatMap { $0.items }
        if items.count > clauses.count {
          found.add(lists(of: items, units, cuts: .none).filter { isEven($0, units) }, units)
        }
      }
      for clause in sentence.clauses { found.add(Self.beats(in: clause.range, units), units) }
    }
    found.addSentences(homologous(cuts.groups.flatMap { $0 }, units), units)
    for chain in cuts.quotations { found.add(lists(of: chain, units, cuts: .none), units) }
    found.addSentences(lists(of: cuts.groups.compactMap { $0.first }, units, cuts: .repeatedOpening), units)
    for pair in cuts.groups.split(whereSeparator: { $0.count < 2 }) where pair.count >= 2 {
      found.add(lists(of: pair.compactMap { $0.last }, units, cuts: .none), units)
    }
    for clauses in 2...3 { addColumns(ParallelColumns.spans(of: cuts.groups, clauses: clauses, units), units, &found) }
    return found.sets
  }

  /// Members of several clauses each, and their first and last clauses by themselves: 从小处想起，顺民心；从小事做起，惠民生.
  private static func addColumns(_ sets: [[[Range<Int>]]], _ units: [CodeUnit], _ found: inout ParallelSets) {
    for set in sets {
      found.addSentences([set.map { ParallelColumns.span($0) }], units)
      found.add([set.compactMap { $0.first }], units)
      found.add([set.compactMap { $0.last }], units)
    }
  }

  /// Which neighbours among `heads` make sets: ranges of their indices.
  package static func runs(in heads: [[CodeUnit]]) -> [Range<Int>] {
    var units: [CodeUnit] = []
    var ranges: [Range<Int>] = []
    for head in heads {
      ranges.append(units.count..<units.count + head.count)
      // A mark between the heads, so that none seems to be cut out of the other.
      units += head + ["\n"]
    }
    return lists(of: ranges, units, cuts: .none).compactMap { members in
      let start = ranges.partitioningIndex { $0.lowerBound >= members.first?.lowerBound ?? 0 }
      guard ranges[safe: start] == members.first,
        members.count > 2 || ParallelFrame(members, units).prefix >= 2,
        ParallelJudge.isReal(members, units, isHeadings: true), !ParallelSets.isStatistics(members, units)
      else { return nil }
      return start..<start + members.count
    }
  }

  // MARK: Runs of neighbours

  /// Runs of parallel neighbours in a list; `cuts` says whether the first member may be the end of an item that begins
  /// with something else, and the last the beginning of one that goes on.
  private static func lists(of items: [Range<Int>], _ units: [CodeUnit], cuts: ParallelTrim.Mode) -> [[Range<Int>]] {
    guard items.count >= 2 else { return [] }
    var candidates: [ParallelRun] = []
    for start in items.indices {
      if let run = ParallelRun.best(from: start, in: items, units, cuts: cuts) { candidates.append(run) }
    }
    // The longest runs first; of equal ones the tighter, then the earlier.
    let ranked = candidates.ordered { (-$0.rank, -$0.quality) }
    var taken: [ParallelRun] = []
    let start = candidates.map { $0.extent.lowerBound }.min() ?? 0
    let end = candidates.map { $0.extent.upperBound }.max() ?? 0
    var isTaken = Array(repeating: false, count: end - start)
    for candidate in ranked {
      let places = candidate.extent.lowerBound - start..<candidate.extent.upperBound - start
      if isTaken[places].contains(true) { continue }
      for place in places { isTaken[place] = true }
      taken.append(candidate)
    }
    taken.order { $0.extent.lowerBound }
    return taken.map { $0.members }
  }

  /// Whether members with ， between some and 、 between others are of one kind, and neither the first nor the last one
  /// is a part of a longer list: 宏观政策的连续性、|稳定性，提高针对性、灵活性.
  private static func isEven(_ members: [Range<Int>], _ units: [CodeUnit]) -> Bool {
    guard let first = members.first, let last = members.last else { return false }
    let marks = zip(members, members.dropFirst()).map { units[$0.upperBound..<max($0.upperBound, $1.lowerBound)] }
    let pauses = marks.count { !$0.contains("，") && !$0.contains("；") }
    guard pauses < marks.count else { return true }
    if first.lowerBound > 0, units[first.lowerBound - 1] == "、" { return false }
    if last.upperBound < units.count, units[last.upperBound] == "、" { return false }
    let opened = members.count { Verbs.opens(units[$0]) }
    if pauses == 0 || opened == members.count { return true }
    let frame = ParallelFrame(members, units)
    // 坚定信心、同心同德，埋头苦干、奋勇前进
    let isIdiom = frame.longest == 4 && marks.allSatisfy { $0.count == 1 }
    return frame.hasEqualLengths && (opened == 0 || frame.anchors > 0 || isIdiom)
  }

  /// Clauses of a paragraph that begin alike though a few others stand between: 考出了…，…；考出了…，….
  private static func homologous(_ clauses: [Range<Int>], _ units: [CodeUnit]) -> [[Range<Int>]] {
    var byOpening = KeyedList<[CodeUnit], [Int]>()
    var order: [[CodeUnit]] = []
    for (index, clause) in clauses.enumerated() where clause.count >= 6 && clause.count <= 40 {
      let opening = Array(units[clause].prefix(3))
      guard opening.allSatisfy({ $0.isHan }), opening.first != "一",
        Verbs.opens(opening[...]) || opening.last == "了" || isReport(opening[...])
      else { continue }
      if byOpening[opening] == nil { order.append(opening) }
      byOpening[opening, default: []].append(index)
    }
    return order.compactMap { byOpening[$0] }
      .filter { places in places.count >= 3 }
      .filter { places in
        isReport(units[clauses[places[0]]].prefix(3)) || zip(places, places.dropFirst()).allSatisfy { $1 - $0 <= 4 }
      }
      .map { places in places.map { clauses[$0] } }
      .filter { members in
        let frame = ParallelFrame(members, units)
        return frame.longest <= frame.shortest * 2
      }
  }

  /// 目前已, 全年共: what begins so reports on one plan after the other, however much is said of each.
  private static func isReport(_ opening: ArraySlice<CodeUnit>) -> Bool { opening.last == "已" }

  /// 最广泛最可靠最牢固: members that follow each other without a mark, each beginning with the same unit.
  private static func beats(in clause: Range<Int>, _ units: [CodeUnit]) -> [[Range<Int>]] {
    var result: [[Range<Int>]] = []
    var index = clause.lowerBound
    while index < clause.upperBound {
      // 思想上政治上组织上: what each ends in is repeated, not what it begins with.
      guard Verbs.opens(units[index...index]), units[index] != "上", units[index] != "下" else {
        index += 1
        continue
      }
      let step = [2, 3, 4].first { step in
        index + 3 * step <= clause.upperBound && units[index] == units[index + step]
          && units[index] == units[index + 2 * step] && units[index..<index + 3 * step].allSatisfy { $0.isHan }
      }
      guard let step else {
        index += 1
        continue
      }
      var end = index + 3 * step
      while end + step <= clause.upperBound, units[end] == units[index] { end += step }
      result.append(stride(from: index, to: end, by: step).map { $0..<$0 + step })
      index = end
    }
    return result
  }
}
