package import PhraseBank
package import Text

/// All strings that may follow, with their probabilities, as the nodes of a tree in pre-order.
///
/// The model is an interpolated one over characters (in the manner of Bell, Witten and Cleary's prediction by partial
/// matching): at each character the estimates of all contexts are blended from the shortest to the longest,
///
///     p ← (count(context + string) + α · p) / (count(context) + α)
///
/// first the bank's and then the draft's of each length, so that the longest context and the draft have the last
/// word where they have seen enough. α falls with the length of what has matched so far: the longer the match, the
/// fewer sightings convince. A string's probability is the product over its characters: even where a single sighting
/// says it all, certainty decays from character to character, which keeps long shots behind short sure things.
package struct Prediction {
  package struct Node: Sendable {
    /// Where its units begin in the pool of the evidence.
    var start: Int32
    var count: Int32
    var probability: Float
    /// Index after the last node that extends this one.
    var end: Int32
    /// The offer that ends exactly here, if any.
    var offer: Int32
    /// Whether the draft has said it after the same two units at least.
    var isFromDraft: Bool
    /// Whether it may be offered as it is: it does not stop inside a word.
    var endsWord: Bool
  }

  package private(set) var nodes: [Node] = []

  /// Strings less probable than this are not pursued.
  private static let floor: Float = 0.002
  /// What a source names is pursued further: where nothing better is known it stands at the end of the list.
  private static let offeredFloor: Float = 0.0001

  private let strands: [Evidence.Strand]
  private let evidence: Evidence
  private let admits: (ArraySlice<CodeUnit>, Bool) -> Bool
  private let refused: RefusedCandidates
  /// Makes the offers, which may say more than one together, probabilities of one thing.
  private let scale: Float

  /// What is left of a string's probability once the writer has seen it and typed past it. He looks less closely than a
  /// simulation does: demoted, not deleted.
  private static let refusal: Float = 0.25
  /// Sources are never sure: something is left for what counts say.
  private static let mostOffered: Float = 0.9

  /// `admits` judges what may be shown, `refused` holds what was and was not taken.
  package init(
    _ evidence: Evidence,
    refused: RefusedCandidates = RefusedCandidates(),
    weights: BlendWeights = .standard,
    admits: @escaping (ArraySlice<CodeUnit>, _ isWhole: Bool) -> Bool = { _, _ in true },
  ) {
    self.evidence = evidence
    self.admits = admits
    self.refused = refused
    let offered = evidence.mass
    let mass = min(offered, Self.mostOffered)
    scale = offered > mass ? mass / offered : 1
    strands = evidence.sorted()
    nodes.reserveCapacity(512)
    walk(
      0..<strands.count,
      depth: 0,
      chain: 1 - mass,
      bank: evidence.bankTotals,
      draft: evidence.draftTotals,
      weights: weights,
    )
  }

  /// With strings that stop where `ends` has words stop, the first unit after `previous`.
  package init(_ evidence: Evidence, after previous: CodeUnit?, ends: WordEndFilter) {
    self.init(evidence) { units, isWhole in
      guard let last = units.last else { return false }
      return isWhole || ends.mayEnd(units.dropLast().last ?? previous, last)
    }
  }

  /// Adds the nodes for `range`, all of whose strands share `depth` units and follow by counts with probability
  /// `chain`; `bank` and `draft` are what was counted up to here.
  private mutating func walk(
    _ range: Range<Int>,
    depth: Int,
    chain: Float,
    bank: Evidence.Counts,
    draft: Evidence.Counts,
    weights: BlendWeights,
  ) {
    var low = range.lowerBound
    while low < range.upperBound, Int(strands[low].count) <= depth { low += 1 }
    while low < range.upperBound {
      let unit = evidence.pool[Int(strands[low].start) + depth]
      var bankHere = Evidence.Counts()
      var draftHere = Evidence.Counts()
      var offered: Float = 0
      // Of offers that begin something: from here on counts tell how it goes on.
      var begun: Float = 0
      var offer: Int32 = -1
      var high = low
      while high < range.upperBound, evidence.pool[Int(strands[high].start) + depth] == unit {
        let strand = strands[high]
        switch strand.voice {
        case .bank(let lane): bankHere[lane] += strand.weight
        case .draft(let lane): draftHere.replace(with: draftHere + strand.weight, where: weights.lanes .<= Int32(lane))
        case .offer(let index):
          let isHere = Int(strand.count) == depth + 1
          if isHere, evidence.offers[index].goesOn {
            begun += scale * strand.weight
          } else {
            offered += scale * strand.weight
          }
          if isHere, offer < 0 { offer = Int32(clamping: index) }
        }
        high += 1
      }
      let step = weights.blend(bank: bankHere, of: bank, draft: draftHere, of: draft, depth: depth)
      var probability = chain * step + begun
      let units = evidence.pool[Int(strands[low].start)..<Int(strands[low].start) + depth + 1]
      if refused.holds(units) {
        probability *= Self.refusal
        offered *= Self.refusal
      }
      let all = probability + offered
      if all > Self.floor || offered + begun > Self.offeredFloor {
        let index = nodes.count
        nodes.append(
          Node(
            start: strands[low].start,
            count: Int32(clamping: depth + 1),
            probability: all,
            end: 0,
            offer: offer,
            isFromDraft: draftHere[1] > 0,
            // The beginning of what sources name is nothing whole, unless counts alone speak for it.
            endsWord: offer >= 0 ? admits(units, true) : probability > offered && admits(units, false),
          )
        )
        if depth < 200 {
          walk(
            low..<high,
            depth: depth + 1,
            chain: probability,
            bank: bankHere,
            draft: draftHere,
            weights: weights,
          )
        }
        nodes[index].end = Int32(clamping: nodes.count)
      }
      low = high
    }
  }

  package func units(of node: Node) -> ArraySlice<CodeUnit> {
    evidence.pool[Int(node.start)..<Int(node.start) + Int(node.count)]
  }
}

/// How much each kind of evidence must have seen to be believed; fitted on documents held out of the training text.
package struct BlendWeights: Sendable {
  /// Sightings that the estimate of shorter contexts is worth, at a match of one unit.
  var bank: Float = 7
  var draft: Float = 4
  /// α is divided by (units matched) to this power.
  var bankFall: Float = 1
  var draftFall: Float = 0.5

  package static let standard = BlendWeights()

  /// 0, 1, 2 … to compare lanes with.
  let lanes = SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7)
  private var bankAlpha: [Float] = []
  private var draftAlpha: [Float] = []

  init() {
    fill()
  }

  private mutating func fill() {
    let lengths = (0...(Evidence.depth + 256)).map { Float(max(1, $0)) }
    bankAlpha = lengths.map { bank / power($0, bankFall) }
    draftAlpha = lengths.map { draft / power($0, draftFall) }
  }

  /// The probability of one more unit, all contexts blended.
  func blend(
    bank bankHere: Evidence.Counts,
    of bankBefore: Evidence.Counts,
    draft draftHere: Evidence.Counts,
    of draftBefore: Evidence.Counts,
    depth: Int,
  ) -> Float {
    var p: Float = 0
    for lane in 0..<Evidence.depth {
      let length = min(lane + 1 + depth, bankAlpha.count - 1)
      if bankBefore[lane] > 0 {
        let alpha = bankAlpha[length]
        p = (min(bankHere[lane], bankBefore[lane]) + alpha * p) / (bankBefore[lane] + alpha)
      }
      if draftBefore[lane] > 0 {
        let alpha = draftAlpha[length]
        p = (min(draftHere[lane], draftBefore[lane]) + alpha * p) / (draftBefore[lane] + alpha)
      }
    }
    return p
  }
}

/// x to a power that is a multiple of a quarter, x ≥ 1: square roots, so that no mathematics library is needed.
private func power(_ x: Float, _ exponent: Float) -> Float {
  let quarter = x.squareRoot().squareRoot()
  var result: Float = 1
  for _ in 0..<Int((exponent * 4).rounded()) { result *= quarter }
  return result
}
