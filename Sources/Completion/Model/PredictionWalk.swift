import PhraseBank
import Text

/// Follows all evidence from the cursor on, character by character, as long as it stays probable.
///
/// The model is an interpolated one over characters (in the manner of Bell, Witten and Cleary's prediction by partial
/// matching): at each character the estimates of all contexts are blended from the shortest to the longest,
///
///     p ← (count(context + character) + (α + left out) · p) / (count(context) + α)
///
/// where `left out` is how often the context went on in ways that the counts do not keep, because shorter contexts foresee
/// them nearly as well (Stolcke 1998, entropy-based pruning),
/// at each length first the shipped bank's, then the writer's own banks' and then the draft's, so that the longest context
/// and the draft have the last word where they have seen enough (`BlendWeights`). While a string grows, contexts that begin
/// inside it count as well.
struct PredictionWalk {
  private(set) var nodes: [Prediction.Node] = []

  let evidence: Evidence
  private let offers: SortedOffers
  private let blend = BlendWeights.standard
  /// The draft's matches of all depths, the deepest last.
  private var matches: [Evidence.DraftMatch]
  /// What the draft has said.
  private let pairs: DraftBigrams
  let gate: CandidateGate
  private let floor: Float
  let border: CharacterCohesion
  /// The units of the string that is followed.
  private(set) var path: [CodeUnit] = []

  /// Strings less probable than this are not pursued: below, a list has no room for them. 0.02 takes a quarter more time and
  /// saves 0.0006 more keystrokes.
  static let standardFloor: Float = 0.03
  /// The same where a writer asks again: it takes some three times as long, which nobody sees.
  static let lowestFloor: Float = 0.004
  /// What a source names is pursued further: where nothing better is known it stands at the end of the list.
  private static let offeredFloor: Float = 0.0001
  /// What was typed past is so much less probable, and all that begins with it. Once may be a key that narrows the list, or
  /// was on its way: `ksr.py` on dev saves most from 0.3 down, 0.001 less with 0.45, and that 0.001 pays for lists that stay shut.
  private static let passedOnce: Float = 0.25
  private static let refusal: Float = 0.08
  private static let deepest = 200

  init(_ evidence: Evidence, _ gate: CandidateGate, floor: Float) {
    self.evidence = evidence
    self.gate = gate
    self.floor = floor
    border = CharacterCohesion(evidence.counts.first?.trie)
    offers = SortedOffers(evidence)
    matches = evidence.draft
    pairs = DraftBigrams(evidence.window)
    nodes.reserveCapacity(512)
  }

  mutating func run() {
    let state = State(
      contexts: evidence.counts,
      matches: matches.startIndex..<matches.endIndex,
      offers: 0..<offers.count,
      refused: evidence.refused.indices.map { $0 },
      depth: 0,
      chain: 1 - offers.mass,
      parent: -1
    )
    extend(state)
  }

  /// A string that is followed, and what is known of it.
  struct State {
    var contexts: [CountedContext]
    var matches: Range<Int>
    /// The offers that begin with it.
    var offers: Range<Int>
    var refused: [Int]
    /// Its length in characters.
    var depth: Int
    /// How probable it is by counts.
    var chain: Float
    var parent: Int
  }

  /// Adds the nodes that extend a string by one character, and theirs.
  private mutating func extend(_ state: State) {
    let isPursued = state.chain > floor && path.count < Evidence.reach
    var characters = Characters()
    var children: [ContextChildren] = []
    if isPursued {
      children = predict(state, &characters)
      if stopsInsideWord(state, characters.found) { nodes[state.parent].endsWord = false }
    }
    var next = state.offers.lowerBound
    // An offer that ends here has its node.
    while next < state.offers.upperBound, offers.scalar(next, state.depth) == nil { next += 1 }
    let open = next..<state.offers.upperBound
    while next < open.upperBound, let scalar = offers.scalar(next, state.depth) {
      characters.add(scalar, 0)
      while next < open.upperBound, offers.scalar(next, state.depth) == scalar { next += 1 }
    }
    for character in characters.found {
      add(character, to: state, open, children)
    }
  }

  private mutating func add(
    _ character: Characters.Found,
    to state: State,
    _ open: Range<Int>,
    _ children: [ContextChildren],
  ) {
    let length = path.count
    Transcoder.utf16(character.scalar) { path.append(CodeUnit($0)) }
    defer { path.removeSubrange(length...) }
    var next = state
    next.depth += 1
    next.offers = offers.range(of: character.scalar, at: state.depth, in: open)
    var share = offers.share(next.offers, length: next.depth)
    next.chain = state.chain * min(1, character.probability)
    if state.depth == 1, path.count == 2, path[0].isHan, path[1].isHan {
      next.chain = pairs.probability(next.chain, of: path[0], path[1])
    }
    next.chain += share.begun
    let belief = belief(&next, from: length)
    next.chain *= belief
    share.named *= belief
    guard next.chain > floor || share.named + share.begun > Self.offeredFloor, state.depth < Self.deepest else {
      return
    }
    let index = nodes.count
    next.parent = index
    nodes.append(
      Prediction.Node(
        parent: Int32(truncatingIfNeeded: state.parent),
        scalar: character.scalar,
        count: Int32(truncatingIfNeeded: path.count),
        probability: next.chain + share.named,
        end: 0,
        offer: share.offer,
        isDue: evidence.isDue(share.offer),
        opensList: evidence.opensList(share.offer),
        isFromDraft: character.isFromDraft,
        endsWord: true
      )
    )
    let firstMatch = matches.count
    if next.chain > floor || share.goesOn {
      for place in next.contexts.indices {
        next.contexts[place].step(character.scalar, children.isEmpty ? ContextChildren() : children[place])
      }
      follow(character.scalar, from: state.matches)
    } else {
      for place in next.contexts.indices { next.contexts[place].longest = 0 }
    }
    next.matches = firstMatch..<matches.count
    nodes[index].endsWord =
      share.offer >= 0
      ? gate.admits(path[...], isWhole: true) && (nodes[index].isDue || joinsBehind())
      : next.chain > share.named && mayEnd(next)
    extend(next)
    matches.removeSubrange(firstMatch...)
    nodes[index].end = Int32(truncatingIfNeeded: nodes.count)
  }

  /// Keeps of what was typed past that which goes on with the path, whose last character begins at `length`; how much less
  /// probable the path is when something ends here.
  private func belief(_ state: inout State, from length: Int) -> Float {
    var times = 0
    state.refused.removeAll { index in
      let units = evidence.refused[index].rest
      let goesOn = units.count >= path.count && units[length..<path.count].elementsEqual(path[length...])
      if goesOn, units.count == path.count { times = max(times, evidence.refused[index].times) }
      return !goesOn || units.count == path.count
    }
    return times > 1 ? Self.refusal : times > 0 ? Self.passedOnce : 1
  }

  /// Appends those of the draft's matches that go on with a character, one character further.
  private mutating func follow(_ character: UInt32, from matches: Range<Int>) {
    for place in matches {
      let match = self.matches[place]
      guard let (scalar, width) = evidence.window[...].scalar(at: Int(match.place)), scalar == character else {
        continue
      }
      self.matches.append(
        Evidence.DraftMatch(place: match.place + Int32(truncatingIfNeeded: width), length: match.length)
      )
    }
  }

  // MARK: Blending

  /// Every character that may follow, with its probability; returns the children of each bank's contexts.
  private func predict(_ state: State, _ characters: inout Characters) -> [ContextChildren] {
    var counts = [Float](repeating: 0, count: CountedContext.room + 1)
    var deepest = 0
    for match in matches[state.matches] {
      let lane = min(Int(match.length) + state.depth, CountedContext.room - 1)
      counts[lane] += 1
      deepest = max(deepest, lane)
    }
    for lane in stride(from: deepest - 1, to: 0, by: -1) { counts[lane] += counts[lane + 1] }
    // Contexts of the draft begin before the cursor.
    if state.depth > 0 { for lane in 1..<max(1, min(state.depth, deepest) + 1) { counts[lane] = 0 } }
    var children = state.contexts.map { _ in ContextChildren() }
    var draftShares = [Float](repeating: 0, count: CountedContext.room + 1)
    var rest: Float = 1
    let threshold = floor / state.chain * BlendWeights.leastPart
    let isLineStart = state.depth == 0 && evidence.window.last == "\n"
    let longest = state.contexts.reduce(deepest) { max($0, $1.longest) }
    // Behind so little no character has enough of it to be pursued.
    let least = max(BlendWeights.negligible, threshold)
    for length in stride(from: longest, to: 0, by: -1) where rest > least {
      if length <= deepest, counts[length] > 0 {
        let share = counts[length] / (counts[length] + blend.draft(length, isLineStart: isLineStart))
        draftShares[length] = rest * share / counts[length]
        rest *= 1 - share
      }
      for place in state.contexts.indices.reversed() where length <= state.contexts[place].longest {
        let context = state.contexts[place]
        guard context.nodes[length].id > 0, context.trie.hasChildren(context.nodes[length]) else { continue }
        if length > 1 { children[place].read(context, length) }
        let count = context.nodes[length].count * context.weight
        let share = count / (count + blend.bank(length))
        let kept = children[place].add(context, length, rest * share, threshold, &characters)
        rest *= 1 - share * kept
      }
    }
    for lane in 1..<draftShares.count { draftShares[lane] += draftShares[lane - 1] }
    for match in matches[state.matches] {
      guard let (scalar, _) = evidence.window[...].scalar(at: Int(match.place)), scalar != 0x0A else { continue }
      let lane = min(Int(match.length) + state.depth, CountedContext.room - 1)
      characters.add(scalar, draftShares[lane], isFromDraft: lane > 1, match: lane)
    }
    if state.depth == 0 { characters.weigh(HeadDoubt(evidence, longestMatch: deepest)) }
    return children
  }
}
