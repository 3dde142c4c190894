import PhraseBank
import Text

/// Follows all evidence from the cursor on, character by character, as long as it stays probable.
///
/// The model is an interpolated one over characters (in the manner of Bell, Witten and Cleary's prediction by partial
/// matching): at each character the estimates of all contexts are blended from the shortest to the longest,
///
///     p ← (count(context + character) + α · p) / (count(context) + α)
///
/// at each length first the shipped bank's, then the writer's own banks' and then the draft's, so that the longest context
/// and the draft have the last word where they have seen enough (`BlendWeights`). While a string grows, contexts that begin
/// inside it count as well.
struct PredictionWalk {
  private(set) var nodes: [Prediction.Node] = []

  private let evidence: Evidence
  private let offers: SortedOffers
  private let blend = BlendWeights.standard
  /// The draft's matches of all depths, the deepest last.
  private var matches: [Evidence.DraftMatch]

  /// Strings less probable than this are not pursued: below, a list has no room for them.
  private static let floor: Float = 0.02
  /// What is refused, and all that begins with it, is so much less probable: a writer overlooks what he could have taken.
  private static let refusal: Float = 0.3
  private static let deepest = 200

  init(_ evidence: Evidence) {
    self.evidence = evidence
    offers = SortedOffers(evidence.offers)
    matches = evidence.draft
    nodes.reserveCapacity(512)
  }

  mutating func run(after previous: CodeUnit?) {
    let state = State(
      contexts: evidence.counts,
      matches: matches.startIndex..<matches.endIndex,
      offers: 0..<offers.count,
      refused: evidence.refused.indices.map { $0 },
      depth: 0,
      units: 0,
      chain: 1,
      parent: -1,
      previous: previous.map { UInt32($0.rawValue) }
    )
    extend(state)
  }

  /// A string that is followed, and what is known of it.
  private struct State {
    var contexts: [CountedContext]
    var matches: Range<Int>
    /// The offers that begin with it.
    var offers: Range<Int>
    var refused: [Int]
    var depth: Int
    var units: Int
    var chain: Float
    var parent: Int
    var previous: UInt32?
  }

  /// Adds the nodes that extend a string by one character, and theirs.
  private mutating func extend(_ state: State) {
    let isPursued = state.chain > Self.floor && state.units < Evidence.reach
    var characters = Characters()
    var children: [ContextChildren] = []
    if isPursued { children = predict(state, &characters) }
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
    var chain = state.chain * min(1, character.probability)
    var refused: [Int] = []
    for index in state.refused {
      let units = evidence.refused[index]
      guard let (scalar, width) = units[...].scalar(at: state.units), scalar == character.scalar else { continue }
      if state.units + width == units.count { chain *= Self.refusal } else { refused.append(index) }
    }
    let offered = offers.range(of: character.scalar, at: state.depth, in: open)
    let (best, offer) = offers.best(offered, length: state.depth + 1)
    let probability = max(chain, best)
    guard chain > Self.floor || best > 0, state.depth < Self.deepest else { return }
    let index = nodes.count
    var next = state
    next.depth += 1
    next.units += character.scalar > 0xFFFF ? 2 : 1
    next.chain = chain
    next.parent = index
    next.previous = character.scalar
    next.offers = offered
    next.refused = refused
    nodes.append(
      Prediction.Node(
        parent: Int32(truncatingIfNeeded: state.parent),
        scalar: character.scalar,
        count: Int32(truncatingIfNeeded: next.units),
        probability: probability,
        end: 0,
        offer: offer,
        isFromDraft: character.isFromDraft,
        endsWord: true
      )
    )
    let firstMatch = matches.count
    if chain > Self.floor {
      for place in next.contexts.indices {
        next.contexts[place].step(character.scalar, children[place])
      }
      follow(character.scalar, from: state.matches)
    } else {
      for place in next.contexts.indices { next.contexts[place].longest = 0 }
    }
    next.matches = firstMatch..<matches.count
    nodes[index].endsWord = offer >= 0 || mayEnd(index, next, after: state.previous)
    extend(next)
    matches.removeSubrange(firstMatch...)
    nodes[index].end = Int32(truncatingIfNeeded: nodes.count)
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
    let threshold = Self.floor / state.chain * BlendWeights.leastPart
    let longest = state.contexts.reduce(deepest) { max($0, $1.longest) }
    for length in stride(from: longest, to: 0, by: -1) where rest > BlendWeights.negligible {
      if length <= deepest, counts[length] > 0 {
        let share = counts[length] / (counts[length] + blend.draft(length))
        draftShares[length] = rest * share / counts[length]
        rest *= 1 - share
      }
      for place in state.contexts.indices.reversed() where length <= state.contexts[place].longest {
        let context = state.contexts[place]
        guard context.nodes[length].id > 0, context.trie.hasChildren(context.nodes[length]) else { continue }
        let breadth = length == 1 ? context.successors.count : children[place].read(context, length)
        let count = context.nodes[length].count * context.weight
        let share = count / (count + blend.bank(length, breadth: breadth))
        children[place].add(context, length, rest * share, threshold, &characters)
        rest *= 1 - share
      }
    }
    for lane in 1..<draftShares.count { draftShares[lane] += draftShares[lane - 1] }
    for match in matches[state.matches] {
      guard let (scalar, _) = evidence.window[...].scalar(at: Int(match.place)), scalar != 0x0A else { continue }
      let lane = min(Int(match.length) + state.depth, CountedContext.room - 1)
      characters.add(scalar, draftShares[lane], isFromDraft: lane > 1)
    }
    return children
  }

  // MARK: Where strings may end

  /// Whether a string may stop at a node: not inside a word, not one character behind a mark, with no bracket open.
  private func mayEnd(_ index: Int, _ state: State, after previous: UInt32?) -> Bool {
    let node = nodes[index]
    let unit = CodeUnit(UInt16(truncatingIfNeeded: node.scalar))
    if unit.isOpening { return false }
    if node.parent >= 0, let previous, CodeUnit(UInt16(truncatingIfNeeded: previous)).isPause { return false }
    var depth = 0
    var at: Prediction.Node? = node
    var first = unit
    while let node = at {
      first = CodeUnit(UInt16(truncatingIfNeeded: node.scalar))
      if first.isOpening { depth -= 1 }
      if first.isClosing { depth += 1 }
      if depth < 0 { return false }
      at = node.parent >= 0 ? nodes[Int(node.parent)] : nil
    }
    if node.parent >= 0, first.isPause { return false }
    if unit.isHan, node.parent >= 0 {
      for context in state.contexts {
        for length in stride(from: min(4, context.longest), through: 2, by: -1) where context.nodes[length].id > 0 {
          if context.trie.isInsideWord(context.nodes[length]) { return false }
          break
        }
      }
    }
    return evidence.limitsNumbers ? evidence.mayGuess(Prediction.units(of: node, in: nodes)) : true
  }
}

extension CodeUnit {
  /// A mark inside or at the end of a sentence.
  fileprivate var isPause: Bool { isSentenceEnd || isClauseMark || self == "、" }
}

extension ArraySlice where Element == CodeUnit {
  /// The character that begins `offset` units from the first one and how many units it takes; nil outside, and for half a pair.
  func scalar(at offset: Int) -> (scalar: UInt32, width: Int)? {
    let index = startIndex + offset
    guard index >= startIndex, index < endIndex else { return nil }
    let unit = self[index]
    if unit.isHighSurrogate, index + 1 < endIndex, self[index + 1].isLowSurrogate {
      return (Transcoder.scalar(unit.rawValue, self[index + 1].rawValue), 2)
    }
    return unit.isHighSurrogate || unit.isLowSurrogate ? nil : (UInt32(unit.rawValue), 1)
  }
}
