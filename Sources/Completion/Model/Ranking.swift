import PhraseBank
import Text

/// The one order in which candidates are shown.
///
/// What a candidate is worth is the typing it is expected to save. Taking the candidate at rank r (from zero) costs
/// r + 1 keystrokes, so a string of n units is worth looking at only if n > r + 1. What it then saves is *not* n − r − 1:
/// whoever passes it over types one unit and is offered the rest again, so nearly all of the saving is the first
/// keystroke, and length adds little. With p the probability that the writer wants the string,
///
///     worth(string, r) = p · (1 + lengthBonus · min(n − 2, lengthCap) − rankCost · r)      if n > r + 1, else 0
///
/// The first five are chosen greedily by what each adds to those before it: if a prefix (为民服务) already stands
/// higher, an extension (为民服务永远在路上) adds only what it saves beyond the prefix; if an extension stands
/// higher, the prefix adds only what remains when the extension is wrong. That arranges nested candidates and keeps
/// the five different from each other. The rest follow by worth, near-duplicates folded: of strings that nest, one
/// is shown unless the shorter is clearly more probable. Ties fall to the order of the units: the same input always gives the same list.
package struct Ranking: Sendable {
  var lengthBonus: Float = 0.2
  var lengthCap: Float = 8
  var rankCost: Float = 0.33
  /// How many candidates are chosen by what they add.
  package var chosen = 5
  /// A string that goes on in one way with at least this probability is not whole (以习近平新时代中): its continuation is.
  var whole: Float = 0.95
  /// … unless it is so short that it is worth taking anyway.
  var wholeFrom: Int32 = 5
  /// A beginning that goes on in one of the named ways with at least this probability stands below the best of them: whoever
  /// wants it alone looks one line down, whoever wants more is spared a second list.
  var named: Float = 0.4
  /// So many of one stem (确定 / 确定对外 / 确定对外合作) may stand among the chosen, one more than this in all; the next place goes
  /// to what differs.
  var nestedLimit = 2
  /// What is less probable, by counts or as a phrase of the bank, is not worth a look. Set on documents that the bank was not
  /// mined from: 0.04 saves 0.003 more keystrokes and shows a twentieth more lists, two in three of which hold nothing that
  /// begins as the writer goes on.
  var floor: Float = 0.07
  /// A list opens only if its surest row is so probable, however long it is (a long one saves more if it is right, and is read
  /// longer if it is not), or if it holds something that is due: lists that say nothing make those unread that do. Set on dev,
  /// as high as 0.230 of the keystrokes allows, with what `HeadDoubt` and `DraftBigrams` take from the sums: each hundredth of
  /// the lists that this spares costs 0.0005 of the keystrokes here, 0.0007 above 0.1.
  var leastList: Float = 0.086
  /// What is due at the place (an ordinal, a heading, a slogan) is worth one always: a series that is begun comes true once in
  /// two thousand times, and is what this program is for.
  var dueFloor: Float = 0.0001
  /// … but a member of a set opens a list only if it comes true more often than this: the others stand below the one that
  /// follows, and a word (推动) does not say that a set begins. While dev was typed, of 370 lists with nothing surer 10 held
  /// what followed, and without them the savings are the same.
  var leastDue: Float = 0.012
  /// A guess that is worth so much less than the best of its list is left out. Of two rows where 0.6 shows one, the second is
  /// as often right as the first, and one list in fifty more says what follows. What a source names stays: counts that are
  /// sure of something else may have read across the border of a word.
  var part: Float = 0.3

  package static let standard = Ranking()
  /// For a writer who asks where nothing is likely: the best there is.
  static let unthinned: Ranking = {
    var ranking = Ranking()
    ranking.floor = 0
    ranking.leastList = 0
    ranking.part = 0.25
    return ranking
  }()

  /// Indices of nodes, best first.
  package func order(_ nodes: [Prediction.Node], limit: Int) -> [Int] {
    var eligible = nodes.indices.filter {
      nodes[$0].count >= 2 && nodes[$0].probability >= floor(of: nodes[$0]) && nodes[$0].endsWord && isWhole($0, nodes)
    }
    let surest = eligible.reduce(0) { max($0, nodes[$1].probability) }
    let best = eligible.reduce(0) { max($0, worth(nodes[$1], at: 0)) }
    if surest < leastList, !eligible.contains(where: { opens(nodes[$0]) }) { return [] }
    let least = part * best
    eligible.removeAll { nodes[$0].offer < 0 && worth(nodes[$0], at: 0) < least }
    var result: [Int] = []
    for rank in 0..<min(chosen, limit) {
      var best = -1
      var bestGain: Float = 0
      for index in eligible where !fills(index, nodes, result) && !differsByMark(index, nodes, result) {
        let gain = self.gain(of: index, in: nodes, at: rank, after: result)
        if gain > bestGain {
          bestGain = gain
          best = index
        }
      }
      guard best >= 0 else { break }
      result.append(best)
    }
    raiseWholes(nodes, &result)
    addBare(nodes, &result, limit)
    guard result.count < limit, limit > chosen else { return result }
    var folded = Array(repeating: false, count: nodes.count)
    for index in result { fold(index, nodes, &folded) }
    let rest = eligible.filter { !folded[$0] }.map { (index: $0, worth: worth(nodes[$0], at: 0)) }
      .ordered { (-$0.worth.sortKey, $0.index) }
    for (index, _) in rest where result.count < limit && !folded[index] && !differsByMark(index, nodes, result) {
      result.append(index)
      fold(index, nodes, &folded)
    }
    return result
  }

  /// Puts what a source names (二、存在的问题) before the beginning of it that another names (二、) or that counts guess, where the
  /// beginning goes on so often enough.
  private func raiseWholes(_ nodes: [Prediction.Node], _ list: inout [Int]) {
    for (place, index) in list.enumerated() {
      let wholes = list.indices.dropFirst(place + 1).filter {
        nodes[list[$0]].offer >= 0 && index < list[$0] && list[$0] < Int(nodes[index].end)
      }
      let named = wholes.reduce(0) { $0 + nodes[list[$1]].probability }
      guard let best = wholes.first, named >= self.named * nodes[index].probability else { continue }
      let whole = list.remove(at: best)
      list.insert(whole, at: place)
      return
    }
  }

  /// Adds the character alone where a row is a character and a mark (势，): by itself it saves no key and is no row, but of
  /// 3,203 lists on dev that such a row headed the character was right in 2,219 and the mark in 703.
  private func addBare(_ nodes: [Prediction.Node], _ list: inout [Int], _ limit: Int) {
    for index in list where nodes[index].count == 2 && nodes[index].offer < 0 && list.count < min(chosen, limit) {
      let bare = Int(nodes[index].parent)
      guard nodes.indices.contains(bare), nodes[bare].endsWord, !list.contains(bare), endsInMark(nodes[index])
      else { continue }
      list.append(bare)
    }
  }

  private func endsInMark(_ node: Prediction.Node) -> Bool {
    UInt16(exactly: node.scalar).map { CodeUnit($0).isClauseBoundary } == true
  }

  /// Whether so many in `list` begin with `index` or are beginnings of it that another of them would fill the list.
  private func fills(_ index: Int, _ nodes: [Prediction.Node], _ list: [Int]) -> Bool {
    var nested = 0
    for other in list {
      let (outer, inner) = (min(index, other), max(index, other))
      if inner < Int(nodes[outer].end) { nested += 1 }
    }
    return nested >= nestedLimit
  }

  /// Whether one in `list` is the same but for a mark at the end (平稳, 平稳、): a row of its own is worth more than that key.
  private func differsByMark(_ index: Int, _ nodes: [Prediction.Node], _ list: [Int]) -> Bool {
    !nodes[index].isDue
      && list.contains { other in
        let (shorter, longer) = (min(index, other), max(index, other))
        return Int(nodes[longer].parent) == shorter && endsInMark(nodes[longer])
      }
  }

  private func opens(_ node: Prediction.Node) -> Bool {
    node.opensList || node.isDue && node.probability >= leastDue
  }

  private func floor(of node: Prediction.Node) -> Float {
    node.isDue ? dueFloor : floor
  }

  private func isWhole(_ index: Int, _ nodes: [Prediction.Node]) -> Bool {
    if nodes[index].offer >= 0 || nodes[index].count < wholeFrom { return true }
    // One that goes on to what may not be shown (委员会第) is the whole that there is.
    return !nodes[index + 1..<max(index + 1, Int(nodes[index].end))].contains {
      $0.endsWord && $0.probability >= whole * nodes[index].probability
    }
  }

  private func saving(_ node: Prediction.Node, at rank: Int) -> Float {
    guard Int(node.count) > rank + 1 else { return 0 }
    return max(0.01, 1 + lengthBonus * min(Float(node.count - 2), lengthCap) - rankCost * Float(rank))
  }

  private func worth(_ node: Prediction.Node, at rank: Int) -> Float {
    node.probability * saving(node, at: rank)
  }

  /// What `index` adds at `rank` to the candidates `above` it.
  private func gain(of index: Int, in nodes: [Prediction.Node], at rank: Int, after above: [Int]) -> Float {
    let node = nodes[index]
    let own = saving(node, at: rank)
    guard own > 0 else { return 0 }
    // What a prefix that stands higher saves already whenever this string is right.
    var already: Float = 0
    for (place, other) in above.enumerated() {
      if other == index { return 0 }
      if other < index, index < Int(nodes[other].end) { already = max(already, saving(nodes[other], at: place)) }
    }
    guard own > already else { return 0 }
    var taken: Float = 0
    var gain: Float = 0
    for (place, other) in above.enumerated() where index < other && other < Int(node.end) {
      // Only the shortest extensions: longer ones lie inside them.
      let isInside = above.contains { $0 != other && index < $0 && $0 < other && other < Int(nodes[$0].end) }
      if isInside { continue }
      taken += nodes[other].probability
      gain += nodes[other].probability * max(0, own - max(already, saving(nodes[other], at: place)))
    }
    return gain + max(0, node.probability - taken) * (own - already)
  }

  /// Marks what `index` makes superfluous: itself, extensions, and prefixes that are hardly more probable.
  private func fold(_ index: Int, _ nodes: [Prediction.Node], _ folded: inout [Bool]) {
    folded[index] = true
    for other in index + 1..<max(index + 1, Int(nodes[index].end)) {
      let isOwnChoice = nodes[other].offer >= 0 || nodes[other].probability < 0.6 * nodes[index].probability
      if !isOwnChoice { folded[other] = true }
    }
    var other = index - 1
    // Ancestors stand before it in pre-order; each is one unit shorter.
    var length = nodes[index].count
    while other >= 0, length > 1 {
      if nodes[other].count == length - 1, Int(nodes[other].end) > index {
        length -= 1
        let isOwnChoice = nodes[other].offer >= 0 || nodes[other].probability > 1.6 * nodes[index].probability
        if !isOwnChoice { folded[other] = true }
      }
      other -= 1
    }
  }
}
