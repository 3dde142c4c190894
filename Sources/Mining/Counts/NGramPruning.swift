import PhraseBank
import Text

/// What each n-gram tells beyond the one that is one character shorter at its beginning.
///
/// An n-gram's gain is how often it is wanted times how much more probable its last character is behind all that stands
/// before it than behind all but the first: c · (P − P′). That is what completion loses without it (entropy pruning,
/// Stolcke 1998, kept fewer keystrokes at the same size: it spends on what is improbable either way).
struct NGramGains {
  /// By level, as the n-grams are.
  private(set) var gains: [PartedBuffer<Float>] = []

  /// Also says of each n-gram of two to four characters whether a word goes on behind it.
  init(_ levels: inout [NGramLevel], workers: some Workers) {
    let total = levels[0].counts.reduce(0, +)
    let count = levels[0].codes.count
    var here = Estimates(count: count)
    for place in 0..<count {
      here.probabilities.items[place] = levels[0].counts[place] / max(1, total)
      here.suffixes.items[place] = Estimates.none
    }
    gains.append(PartedBuffer(repeating: .infinity, count: count))
    levels[0].isInsideWord = [Bool](repeating: false, count: count)
    // Of the n-grams one shorter, where their children begin: those of the empty string are the first level.
    var shorterFirsts: [UInt32] = [0, UInt32(truncatingIfNeeded: count)]
    for depth in 1..<levels.count {
      let firsts = levels[depth - 1].firstChildren
      let step = GainStep(
        depth: depth,
        above: levels[depth - 1],
        level: levels[depth],
        firsts: firsts,
        shorterFirsts: shorterFirsts,
        estimates: here
      )
      let below = step.estimates(workers)
      levels[depth].isInsideWord = depth < 4 ? Self.insideWords(depth, levels, below.suffixes) : []
      levels[depth - 1].counts = []
      levels[depth].worths = []
      gains.append(below.gains)
      here = below
      shorterFirsts = firsts
    }
    for depth in levels.indices {
      levels[depth].counts = []
      levels[depth].worths = []
    }
  }

  // MARK: Inside words

  /// Where so few marks follow, and one character so often, a word goes on: the counts of shorter strings decide where there
  /// are not enough. Set on where the cuts of a dictionary lie in `corpus/train`: bad ends fall from 17 to 6 %, and the
  /// keystroke savings rise.
  private static let markShare: Float = 0.05
  private static let followerShare: Float = 0.5
  private static let enough: Float = 10

  private static func insideWords(_ depth: Int, _ levels: [NGramLevel], _ suffixes: PartedBuffer<UInt32>) -> [Bool] {
    let (level, below) = (levels[depth], levels[depth + 1])
    let firsts = level.firstChildren
    return level.codes.indices.map { place in
      guard CodeUnit(level.codes[place]).isHan else { return false }
      let count = level.counts[place]
      guard count >= enough else {
        let suffix = suffixes.items[place]
        return depth > 1 && suffix != Estimates.none && levels[depth - 1].isInsideWord[Int(suffix)]
      }
      var marks: Float = 0
      var greatest: Float = 0
      for child in Int(firsts[place])..<Int(firsts[place + 1]) {
        let unit = CodeUnit(below.codes[child])
        if !unit.isHan, !unit.isASCIILetter, !unit.isASCIIDigit { marks += below.counts[child] }
        greatest = max(greatest, below.counts[child])
      }
      return marks < markShare * count && greatest > followerShare * count
    }
  }
}

/// What is worked out of the n-grams of one length, to be used for the next.
private struct Estimates: Sendable {
  /// How probable the last character of each is behind those before it.
  let probabilities: PartedBuffer<Float>
  /// The place of each without its first character, among the n-grams one shorter, or `none`.
  let suffixes: PartedBuffer<UInt32>
  let gains: PartedBuffer<Float>
  /// Stands for the empty string.
  static let none = UInt32.max

  init(count: Int) {
    probabilities = PartedBuffer(count: count)
    suffixes = PartedBuffer(count: count)
    gains = PartedBuffer(count: count)
  }
}

/// Works out the gains of the n-grams of `depth` + 1 characters.
private struct GainStep: Sendable {
  let depth: Int
  let above: NGramLevel
  let level: NGramLevel
  /// Where the children of each n-gram of `above` begin in `level`.
  let firsts: [UInt32]
  /// Where those of each n-gram one shorter begin in `above`.
  let shorterFirsts: [UInt32]
  /// Of `above`.
  let estimates: Estimates

  /// Sightings that the shorter n-gram's estimate is worth, and what it falls with: the blend of completion itself.
  private static let doubt = 20.0
  private static let breadthFall = -0.33
  private static let breadths = (0..<1024).map { Float(Power.pow(Double(max(1, $0)), breadthFall)) }
  /// Parents that one thread takes at a time.
  private static let parentsAtATime = 1 << 14

  func estimates(_ workers: some Workers) -> Estimates {
    let result = Estimates(count: level.codes.count)
    let parents = above.codes.count
    let parts = (parents + Self.parentsAtATime - 1) / Self.parentsAtATime
    _ = workers.map(parts) { [self] part in
      fill(result, parents: part * Self.parentsAtATime..<min(parents, (part + 1) * Self.parentsAtATime))
    }
    return result
  }

  private func fill(_ result: Estimates, parents: Range<Int>) {
    let (probabilities, suffixes, gains) = (result.probabilities.items, result.suffixes.items, result.gains.items)
    let (shorter, expectations) = (estimates.suffixes.items, estimates.probabilities.items)
    let (breadths, codes, codesAbove) = (Self.breadths, level.codes, above.codes)
    let (counts, countsAbove, worths, children) = (level.counts, above.counts, level.worths, above.children)
    let (firsts, shorterFirsts) = (firsts, shorterFirsts)
    for parent in parents where children[parent] > 0 {
      let alpha = Float(Self.doubt / Double(depth)) * breadths[min(1023, Int(children[parent]))]
      let count = countsAbove[parent]
      // Where the children of the parent without its first character stand.
      let suffix = depth > 1 ? shorter[parent] : 0
      var candidate = suffix == Estimates.none ? 0 : Int(shorterFirsts[Int(suffix)])
      let end = suffix == Estimates.none ? 0 : Int(shorterFirsts[Int(suffix) + 1])
      for child in Int(firsts[parent])..<Int(firsts[parent + 1]) {
        let code = codes[child]
        candidate = Self.place(of: code, candidate, end, in: codesAbove)
        var expected: Float = 0
        suffixes[child] = Estimates.none
        if candidate < end, codesAbove[candidate] == code {
          suffixes[child] = UInt32(truncatingIfNeeded: candidate)
          expected = expectations[candidate]
        }
        let probability = (counts[child] + alpha * expected) / (count + alpha)
        probabilities[child] = probability
        gains[child] = worths[child] * (probability - expected)
      }
    }
  }

  /// The first place from `start` on whose code is not less than `code`, or `end`: in steps that double, then by halves, as
  /// the shorter n-gram often has many more children.
  @inline(__always)
  private static func place(of code: UInt16, _ start: Int, _ end: Int, in codes: [UInt16]) -> Int {
    var low = start
    var step = 1
    while low + step <= end, codes[low + step - 1] < code {
      low += step
      step *= 2
    }
    var high = min(end, low + step - 1)
    while low < high {
      let middle = (low + high) / 2
      if codes[middle] < code { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
