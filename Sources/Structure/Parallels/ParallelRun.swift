import Text

/// A run of parallel neighbours in a list of items.
struct ParallelRun {
  /// Indices of the items it was made from.
  var items: Range<Int>
  var members: [Range<Int>]
  /// How many of its ends are a part of an item only.
  var trims: Int
  /// The larger the tighter; to choose between runs of equally many members.
  var quality: Int

  /// The longest run whose first whole item is `start`, with the end of the item before and the beginning of the item
  /// after where they fit.
  static func best(from start: Int, in items: [Range<Int>], _ units: [CodeUnit], mayTrim: Bool) -> ParallelRun? {
    var best: ParallelRun?
    func offer(_ members: [Range<Int>], _ range: Range<Int>, trims: Int) {
      guard members.count >= max(2, best?.members.count ?? 2), isParallel(members, units, trims: trims) else { return }
      let run = ParallelRun(items: range, members: members, trims: trims, quality: quality(members, units) - trims)
      if let best, best.members.count == members.count, best.quality >= run.quality { return }
      best = run
    }
    var end = reach(from: start, in: items, units, spare: mayTrim ? 2 : 1)
    while end > start {
      let core = Array(items[start..<end])
      offer(core, start..<end, trims: 0)
      if mayTrim {
        let tails = end < items.count ? beginnings(of: items[end], fitting: core, units) : []
        let heads = start > 0 ? endings(of: items[start - 1], fitting: core, units) : []
        for head in heads.prefix(3) { offer([head] + core, start - 1..<end, trims: 1) }
        for tail in tails.prefix(3) { offer(core + [tail], start..<end + 1, trims: 1) }
        for head in heads.prefix(4) {
          for tail in tails.prefix(4) { offer([head] + core + [tail], start - 1..<end + 1, trims: 2) }
        }
      }
      if let best, best.members.count > core.count { return best }
      end -= 1
    }
    return best
  }

  /// How tight the frame is: shared ends and equal lengths.
  private static func quality(_ members: [Range<Int>], _ units: [CodeUnit]) -> Int {
    guard let first = members.first else { return 0 }
    var frame = ParallelFrame(units[first])
    for member in members.dropFirst() { frame.add(units[member]) }
    let ends = min(frame.prefix, 3) + min(frame.suffix, 3)
    return ends * 2 + (frame.hasEqualLengths ? 4 : 0) - min(6, frame.longest - frame.shortest)
  }

  /// How far items from `start` on could belong together, if `spare` more members were found.
  private static func reach(from start: Int, in items: [Range<Int>], _ units: [CodeUnit], spare: Int) -> Int {
    var frame = ParallelFrame(units[items[start]])
    var rhythm = ParallelRhythm(units[items[start]])
    var end = start + 1
    while end < items.count {
      frame.add(units[items[end]])
      rhythm.add(units[items[end]])
      let members = max(3, end + 1 - start + spare)
      guard frame.isParallel(ofMembers: members) || rhythm.isParallel(ofMembers: members) else { break }
      end += 1
    }
    return end
  }

  private static func isParallel(_ members: [Range<Int>], _ units: [CodeUnit], trims: Int) -> Bool {
    guard let first = members.first else { return false }
    var frame = ParallelFrame(units[first])
    var rhythm = ParallelRhythm(units[first])
    for member in members.dropFirst() {
      frame.add(units[member])
      rhythm.add(units[member])
    }
    // Two members of which one was cut to fit need more than a shared unit.
    if members.count == 2, trims > 0 {
      return frame.isParallel && frame.anchors >= 2 && (frame.hasEqualLengths || frame.prefix > 0 && frame.suffix > 0)
    }
    return frame.isParallel || rhythm.isParallel
  }

  /// Ends of `item` that fit before `core`, the best first.
  private static func endings(of item: Range<Int>, fitting core: [Range<Int>], _ units: [CodeUnit]) -> [Range<Int>] {
    let starts = item.lowerBound + 1..<max(item.lowerBound + 1, item.upperBound - 1)
    return ranked(starts.map { $0..<item.upperBound }, core, units, neighbour: core.first, isTail: false)
  }

  /// Beginnings of `item` that fit after `core`, the best first.
  private static func beginnings(of item: Range<Int>, fitting core: [Range<Int>], _ units: [CodeUnit]) -> [Range<Int>] {
    let ends = min(item.lowerBound + 2, item.upperBound)..<item.upperBound
    return ranked(ends.map { item.lowerBound..<$0 }, core, units, neighbour: core.last, isTail: true)
  }

  private static let boundaries = Set([CodeUnit]("的等之地而和与及为来”，；。"))

  private static func ranked(
    _ candidates: [Range<Int>],
    _ core: [Range<Int>],
    _ units: [CodeUnit],
    neighbour: Range<Int>?,
    isTail: Bool
  ) -> [Range<Int>] {
    guard let neighbour, let first = core.first else { return [] }
    var coreFrame = ParallelFrame(units[first])
    var coreRhythm = ParallelRhythm(units[first])
    for member in core.dropFirst() {
      coreFrame.add(units[member])
      coreRhythm.add(units[member])
    }
    var result: [(range: Range<Int>, score: Int)] = []
    for candidate in candidates where candidate.count <= neighbour.count * 2 + 2 && candidate.count >= 2 {
      var pair = ParallelFrame(units[candidate])
      pair.add(units[neighbour])
      let shared = isTail ? pair.suffix : pair.prefix
      var frame = coreFrame
      var rhythm = coreRhythm
      frame.add(units[candidate])
      rhythm.add(units[candidate])
      let members = max(3, core.count + 1)
      let fits = frame.isParallel(ofMembers: members)
      guard fits || rhythm.isParallel(ofMembers: members) else { continue }
      // The cut must lie where the frame says so: at a shared unit, or where the lengths become equal.
      // A tail ends where a word can end: before a particle, or where the frame repeats.
      let isAtBoundary =
        !isTail || shared > 0
        || units.indices.contains(candidate.upperBound) && boundaries.contains(units[candidate.upperBound])
      if !isAtBoundary, core.count < 2 || candidate.count > 4 && (frame.anchors == 0 || core.count < 3) { continue }
      let isCutByFrame =
        shared > 0
        || pair.hasEqualLengths
          && (Verbs.isPredicate(units[candidate]) || core.count >= 2 && frame.anchors > 0 || pair.anchors >= 2)
        || isTail && core.count >= 2 && frame.anchors > 0
      guard isCutByFrame else { continue }
      let score =
        (fits ? frame.anchors * 4 : 0) + shared * 4 + (pair.hasEqualLengths ? 6 : 0)
        - abs(candidate.count - neighbour.count)
      result.append((candidate, score))
    }
    return result.sorted { $0.score != $1.score ? $0.score > $1.score : $0.range.count < $1.range.count }.map(\.range)
  }
}
