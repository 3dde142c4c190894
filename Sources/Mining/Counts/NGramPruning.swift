import PhraseBank
import Text

/// What each n-gram tells beyond the one that is one character shorter at its beginning.
///
/// An n-gram's gain is how often it is wanted times how much more probable its last character is behind all that stands
/// before it than behind all but the first: c · (P − P′). That is what completion loses without it (entropy pruning,
/// Stolcke 1998, kept fewer keystrokes at the same size: it spends on what is improbable either way).
struct NGramGains {
  /// By level, as the n-grams are.
  private(set) var gains: [[Float]] = []

  /// Sightings that the shorter n-gram's estimate is worth, and what it falls with: the blend of completion itself.
  private static let doubt = 20.0
  private static let breadthFall = -0.33

  /// Also says of each n-gram of two to four characters whether a word goes on behind it.
  init(_ levels: inout [NGramLevel]) {
    let total = levels[0].counts.reduce(0, +)
    var probabilities = levels[0].counts.map { $0 / max(1, total) }
    gains.append([Float](repeating: .infinity, count: levels[0].codes.count))
    levels[0].isInsideWord = [Bool](repeating: false, count: levels[0].codes.count)
    // The place of each n-gram without its first code, one level up; −1 stands for the empty string.
    var suffixes = [Int](repeating: -1, count: levels[0].codes.count)
    let breadths = (0..<1024).map { Float(Power.pow(Double(max(1, $0)), Self.breadthFall)) }
    for depth in 1..<levels.count {
      let (above, level) = (levels[depth - 1], levels[depth])
      let firsts = above.firstChildren
      // Of the n-grams one shorter, where their children begin: those of the empty string are the first level.
      let shorterFirsts = depth > 1 ? levels[depth - 2].firstChildren : [0, above.codes.count]
      var here = [Float](repeating: 0, count: level.codes.count)
      var gain = here
      var suffix = [Int](repeating: -1, count: level.codes.count)
      for parent in above.codes.indices where above.children[parent] > 0 {
        let alpha = Float(Self.doubt / Double(depth)) * breadths[min(1023, Int(above.children[parent]))]
        let shorter = suffixes[parent]
        var candidate = depth > 1 ? (shorter >= 0 ? shorterFirsts[shorter] : 0) : 0
        let end = depth > 1 ? (shorter >= 0 ? shorterFirsts[shorter + 1] : 0) : above.codes.count
        for child in firsts[parent]..<firsts[parent + 1] {
          while candidate < end, above.codes[candidate] < level.codes[child] { candidate += 1 }
          var expected: Float = 0
          if candidate < end, above.codes[candidate] == level.codes[child] {
            suffix[child] = candidate
            expected = probabilities[candidate]
          }
          here[child] = (level.counts[child] + alpha * expected) / (above.counts[parent] + alpha)
          gain[child] = level.worths[child] * (here[child] - expected)
        }
      }
      levels[depth].isInsideWord = depth < 4 ? Self.insideWords(depth, levels, suffix) : []
      levels[depth - 1].worths = []
      if depth > 4 { levels[depth - 1].counts = [] }
      probabilities = here
      suffixes = suffix
      gains.append(gain)
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

  private static func insideWords(_ depth: Int, _ levels: [NGramLevel], _ suffixes: [Int]) -> [Bool] {
    let (level, below) = (levels[depth], levels[depth + 1])
    let firsts = level.firstChildren
    return level.codes.indices.map { place in
      guard CodeUnit(level.codes[place]).isHan else { return false }
      let count = level.counts[place]
      guard count >= enough else {
        return depth > 1 && suffixes[place] >= 0 && levels[depth - 1].isInsideWord[suffixes[place]]
      }
      var marks: Float = 0
      var greatest: Float = 0
      for child in firsts[place]..<firsts[place + 1] {
        let unit = CodeUnit(below.codes[child])
        if !unit.isHan, !unit.isASCIILetter, !unit.isASCIIDigit { marks += below.counts[child] }
        greatest = max(greatest, below.counts[child])
      }
      return marks < markShare * count && greatest > followerShare * count
    }
  }
}

/// The n-grams that are kept.
struct NGramSelection {
  private let levels: [NGramLevel]
  private let gains: NGramGains

  init(_ levels: [NGramLevel], _ gains: NGramGains) {
    self.levels = levels
    self.gains = gains
  }

  /// Of each level, whether an n-gram is kept: one that gains so much, every one that begins one that is kept, and all single
  /// characters.
  private func keeps(_ threshold: Float) -> [[Bool]] {
    var keeps = [[Bool]](repeating: [], count: levels.count)
    for depth in levels.indices.reversed() {
      var keep = gains.gains[depth].map { $0 >= threshold }
      if depth + 1 < levels.count {
        var child = 0
        for place in keep.indices {
          for _ in 0..<levels[depth].children[place] {
            if keeps[depth + 1][child] { keep[place] = true }
            child += 1
          }
        }
      }
      keeps[depth] = keep
    }
    return keeps
  }

  func count(_ threshold: Float) -> Int {
    keeps(threshold).reduce(0) { $0 + $1.reduce(0) { $0 + ($1 ? 1 : 0) } }
  }

  /// The least threshold, to a thousandth, at which at most `limit` n-grams are kept; 0 if all are.
  func threshold(limit: Int) -> Float {
    if count(-.infinity) <= limit { return -.infinity }
    var low = -14.0
    var high = 20.0
    while high - low > 0.0015 {
      let middle = (low + high) / 2
      if count(Float(Power.exp2(middle))) <= limit { high = middle } else { low = middle }
    }
    return Float(Power.exp2(high))
  }

  /// What is kept, level by level.
  func levels(_ threshold: Float) -> [NGramLevel] {
    let keeps = keeps(threshold)
    return levels.indices.map { depth in
      let level = levels[depth]
      var kept = NGramLevel()
      var child = 0
      for place in level.codes.indices {
        var children: UInt16 = 0
        for _ in 0..<level.children[place] {
          if depth + 1 < levels.count, keeps[depth + 1][child] { children += 1 }
          child += 1
        }
        guard keeps[depth][place] else { continue }
        kept.codes.append(level.codes[place])
        kept.children.append(children)
        kept.kept.append(level.kept[place])
        kept.clusters.append(level.clusters[place])
        if depth < 4 { kept.isInsideWord.append(level.isInsideWord[place]) }
      }
      return kept
    }
  }
}
