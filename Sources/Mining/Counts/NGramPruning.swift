import PhraseBank
import Text

/// What each n-gram tells beyond the one that is one character shorter at its beginning.
///
/// An n-gram's gain is how often it is wanted times how much more probable its last character is behind all that stands
/// before it than behind all but the first: c · (P − P′). That is what completion loses without it (entropy pruning,
/// Stolcke 1998, kept fewer keystrokes at the same size: it spends on what is improbable either way).
///
/// In memory are the codes and probabilities of one level, in which the shorter n-grams are looked up.
struct NGramGains: Sendable {
  /// By level, as the n-grams are; those of the first are without end.
  private(set) var gains: [Column<Float>] = []
  /// The n-grams of each level with their children, in pieces to be worked on.
  let batches: [[NGramBatch]]

  /// Also says of each n-gram of two to four characters whether a word goes on behind it.
  init(_ levels: inout [NGramColumns], in store: ColumnStore, workers: some Workers) {
    batches = levels.indices.map { [levels] depth in
      NGramBatch.all(levels[depth].children, limit: depth + 1 < levels.count ? levels[depth + 1].count : 0)
    }
    let count = levels[0].count
    let counts = levels[0].counts.items
    let total = counts.reduce(0, +)
    var here = Estimates(count: count, in: store)
    for place in 0..<count { here.probabilities.items[place] = counts[place] / max(1, total) }
    here.gains.append([Float](repeating: .infinity, count: count))
    levels[0].isInsideWord.append([Bool](repeating: false, count: count))
    gains.append(here.gains)
    // Of the n-grams one shorter, where their children begin: those of the empty string are the first level.
    var shorterFirsts: [UInt32] = [0, UInt32(truncatingIfNeeded: count)]
    for depth in 1..<levels.count {
      let step = GainStep(
        depth: depth,
        above: levels[depth - 1],
        level: levels[depth],
        codesAbove: levels[depth - 1].codes.items,
        shorterFirsts: shorterFirsts,
        estimates: here
      )
      shorterFirsts = levels[depth - 1].children.items.runningStarts
      here = step.estimates(batches[depth - 1], in: store, workers)
      gains.append(here.gains)
      guard depth < 4 else { continue }
      let inside = InsideWords(
        depth: depth,
        level: levels[depth],
        below: levels[depth + 1],
        above: levels[depth - 1].isInsideWord.items,
        suffixes: here.suffixes
      )
      for part in workers.map(batches[depth].count, { [batches] in inside.column(batches[depth][$0], in: store) }) {
        levels[depth].isInsideWord.append(contentsOf: part)
      }
    }
  }
}

/// What is worked out of the n-grams of one length, to be used for the next.
private struct Estimates: Sendable {
  /// How probable the last character of each is behind those before it.
  let probabilities: PartedBuffer<Float>
  /// The place of each without its first character, among the n-grams one shorter, or `none`.
  var suffixes: Column<UInt32>
  var gains: Column<Float>
  /// Stands for the empty string.
  static let none = UInt32.max

  init(count: Int, in store: ColumnStore) {
    probabilities = PartedBuffer(count: count)
    suffixes = Column(in: store)
    gains = Column(in: store)
  }
}

/// Works out the gains of the n-grams of `depth` + 1 characters.
private struct GainStep: Sendable {
  let depth: Int
  let above: NGramColumns
  let level: NGramColumns
  let codesAbove: [UInt16]
  /// Where the children of each n-gram one shorter than those of `above` begin there.
  let shorterFirsts: [UInt32]
  /// Of `above`.
  let estimates: Estimates

  /// Sightings that the shorter n-gram's estimate is worth, and what it falls with: the blend of completion itself.
  private static let doubt = 20.0
  private static let breadthFall = -0.33
  private static let breadths = (0..<1024).map { Float(Power.pow(Double(max(1, $0)), breadthFall)) }

  func estimates(_ batches: [NGramBatch], in store: ColumnStore, _ workers: some Workers) -> Estimates {
    var result = Estimates(count: level.count, in: store)
    let parts = workers.map(batches.count) { [self, result] in part(batches[$0], result) }
    for part in parts {
      result.suffixes.append(contentsOf: part.suffixes)
      result.gains.append(contentsOf: part.gains)
    }
    return result
  }

  /// Works out those of the children of one batch.
  private func part(_ batch: NGramBatch, _ result: Estimates) -> Estimates {
    let expectations = estimates.probabilities.items
    let probabilities = result.probabilities.part(batch.children)
    let (breadths, codesAbove, shorterFirsts) = (Self.breadths, codesAbove, shorterFirsts)
    let (codes, counts) = (level.codes[batch.children], level.counts[batch.children])
    let worths = level.worths[batch.children]
    let (children, countsAbove) = (above.children[batch.parents], above.counts[batch.parents])
    let shorter = depth > 1 ? estimates.suffixes[batch.parents] : []
    var suffixes = [UInt32](repeating: Estimates.none, count: codes.count)
    var gains = [Float](repeating: 0, count: codes.count)
    var child = 0
    for parent in children.indices where children[parent] > 0 {
      let alpha = Float(Self.doubt / Double(depth)) * breadths[min(1023, Int(children[parent]))]
      let count = countsAbove[parent]
      // Where the children of the parent without its first character stand.
      let suffix = depth > 1 ? Int(shorter[parent]) : 0
      var candidate = suffix + 1 < shorterFirsts.count ? Int(shorterFirsts[suffix]) : 0
      let end = suffix + 1 < shorterFirsts.count ? min(Int(shorterFirsts[suffix + 1]), codesAbove.count) : 0
      for _ in 0..<min(Int(children[parent]), codes.count - child) {
        let code = codes[child]
        candidate = Self.place(of: code, candidate, end, in: codesAbove)
        var expected: Float = 0
        if candidate < end, codesAbove[candidate] == code {
          suffixes[child] = UInt32(truncatingIfNeeded: candidate)
          expected = expectations[candidate]
        }
        let probability = (counts[child] + alpha * expected) / (count + alpha)
        probabilities[child] = probability
        gains[child] = worths[child] * (probability - expected)
        child += 1
      }
    }
    var part = result
    part.suffixes.append(suffixes)
    part.gains.append(gains)
    return part
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

/// Tells behind which n-grams of `depth` + 1 characters a word goes on.
private struct InsideWords: Sendable {
  let depth: Int
  let level: NGramColumns
  /// The n-grams one longer.
  let below: NGramColumns
  /// What was told of those one shorter.
  let above: [Bool]
  /// The place of each n-gram without its first character.
  let suffixes: Column<UInt32>

  /// Where so few marks follow, and one character so often, a word goes on: the counts of shorter strings decide where there
  /// are not enough. Set on where the cuts of a dictionary lie in `corpus/train`: bad ends fall from 17 to 6 %, and the
  /// keystroke savings rise.
  private static let markShare: Float = 0.05
  private static let followerShare: Float = 0.5
  private static let enough: Float = 10

  func column(_ batch: NGramBatch, in store: ColumnStore) -> Column<Bool> {
    let (codes, counts) = (level.codes[batch.parents], level.counts[batch.parents])
    let (children, suffixes) = (level.children[batch.parents], suffixes[batch.parents])
    let (codesBelow, countsBelow) = (below.codes[batch.children], below.counts[batch.children])
    var child = 0
    var column = Column<Bool>(in: store)
    column.append(
      codes.indices.map { place in
        let first = child
        child = min(codesBelow.count, child + Int(children[place]))
        guard CodeUnit(codes[place]).isHan else { return false }
        guard counts[place] >= Self.enough else {
          return depth > 1 && above[safe: Int(suffixes[place])] ?? false
        }
        var marks: Float = 0
        var greatest: Float = 0
        for child in first..<child {
          let unit = CodeUnit(codesBelow[child])
          if !unit.isHan, !unit.isASCIILetter, !unit.isASCIIDigit { marks += countsBelow[child] }
          greatest = max(greatest, countsBelow[child])
        }
        return marks < Self.markShare * counts[place] && greatest > Self.followerShare * counts[place]
      }
    )
    return column
  }
}
