package import Text

/// Finds parallel sets: in a paragraph, and among the heads of a document.
package enum ParallelReader {
  /// The sets inside one paragraph, by their first member; larger sets before those nested in them.
  ///
  /// Linear in the paragraph for prose. Columns are those of `units`.
  package static func sets(in units: [CodeUnit]) -> [ParallelSet] {
    var found = ParallelSets()
    let cuts = ParallelCuts(units)
    for sentence in cuts.sentences {
      for clause in sentence.clauses where clause.items.count >= 2 {
        found.add(lists(of: clause.items, units, mayTrim: true), units)
        let joined = ParallelCuts.splitAtConjunctions(clause.items, units)
        if joined.count > clause.items.count { found.add(lists(of: joined, units, mayTrim: true), units) }
      }
      if sentence.clauses.count >= 2 {
        let clauses = sentence.clauses.map(\.range)
        found.add(lists(of: clauses, units, mayTrim: true), units)
        let items = sentence.clauses.flatMap(\.items)
        if items.count > clauses.count { found.add(lists(of: items, units, mayTrim: false), units) }
      }
      for clause in sentence.clauses { found.add(Self.beats(in: clause.range, units), units) }
    }
    found.addSentences(homologous(cuts.groups.flatMap { $0 }, units), units)
    for groups in cuts.groups.split(whereSeparator: { $0.isEmpty }) {
      found.addSentences(lists(of: groups.compactMap { $0.first }, units, mayTrim: false), units)
      let pairs = groups.split { $0.count < 2 }
      for pair in pairs where pair.count >= 2 {
        found.add(lists(of: pair.compactMap { $0.last }, units, mayTrim: false), units)
      }
    }
    return found.sets
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
    return lists(of: ranges, units, mayTrim: false).compactMap { members in
      guard let start = ranges.firstIndex(where: { $0 == members.first }),
        ParallelJudge.isReal(members, units, isHeadings: true), !ParallelSets.isStatistics(members, units)
      else { return nil }
      return start..<start + members.count
    }
  }

  // MARK: Runs of neighbours

  /// Runs of parallel neighbours in a list; with `mayTrim` the first member may be the end of an item that begins with
  /// something else, and the last the beginning of one that goes on.
  private static func lists(of items: [Range<Int>], _ units: [CodeUnit], mayTrim: Bool) -> [[Range<Int>]] {
    guard items.count >= 2 else { return [] }
    var candidates: [ParallelRun] = []
    for start in items.indices {
      if let run = ParallelRun.best(from: start, in: items, units, mayTrim: mayTrim) { candidates.append(run) }
    }
    // The longest runs first; of equal ones the earlier, of the same items the one that was trimmed less.
    candidates.sort {
      $0.members.count != $1.members.count
        ? $0.members.count > $1.members.count
        : $0.quality != $1.quality ? $0.quality > $1.quality : $0.items.lowerBound < $1.items.lowerBound
    }
    var taken: [ParallelRun] = []
    for candidate in candidates where !taken.contains(where: { $0.items.overlaps(candidate.items) }) {
      taken.append(candidate)
    }
    taken.sort { $0.items.lowerBound < $1.items.lowerBound }
    return taken.map(\.members)
  }

  /// Clauses of a paragraph that begin alike though others stand between: 考出了…，…；考出了…，….
  private static func homologous(_ clauses: [Range<Int>], _ units: [CodeUnit]) -> [[Range<Int>]] {
    var byOpening: [[CodeUnit]: [Range<Int>]] = [:]
    var order: [[CodeUnit]] = []
    for clause in clauses where clause.count >= 6 && clause.count <= 40 {
      let opening = Array(units[clause].prefix(3))
      guard opening.allSatisfy({ $0.isHan }), Verbs.opens(opening[...]) || opening.last == "了" else { continue }
      if byOpening[opening] == nil { order.append(opening) }
      byOpening[opening, default: []].append(clause)
    }
    return order.compactMap { byOpening[$0] }.filter { $0.count >= 3 }
  }

  /// 最广泛最可靠最牢固: members that follow each other without a mark, each beginning with the same unit.
  private static func beats(in clause: Range<Int>, _ units: [CodeUnit]) -> [[Range<Int>]] {
    var result: [[Range<Int>]] = []
    var index = clause.lowerBound
    while index < clause.upperBound {
      guard Verbs.opens(units[index...index]) else {
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
