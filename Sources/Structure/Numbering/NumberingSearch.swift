import Text

/// Reads a stretch of openers in all ways that are not much dearer than the cheapest. A row of numbers without levels is
/// `SeriesDiagnosis` in `Lint`.
struct NumberingSearch {
  /// What a reading may not do; for asking what else there is.
  enum Constraint {
    case none
    /// Slips are allowed at these tokens alone.
    case only([Int])
    /// This kind of slip is not allowed at this token.
    case forbid(Int, NumberingSlip.Kind)
  }

  private struct Entry {
    var previous: Int32
    var move: NumberingMove
  }

  let tokens: [NumberingToken]
  /// The levels of this search, on top of those of the reading it is made for.
  var arena = NumberingArena()
  private(set) var constraint = Constraint.none
  /// The readings of all tokens up to the one at hand, cheapest first.
  private var states: [NumberingState] = []
  private var trail: [Entry] = []
  /// The readings before each token of the last search without constraint.
  private(set) var history = NumberingHistory()
  /// Readings dearer than this are of no interest.
  private var ceiling: Float = .infinity

  // MARK: The token at hand
  private(set) var index = 0
  /// What it can be read behind: `states`, and those with everything closed first.
  private var bases: [(state: NumberingState, isCleared: Bool)] = []
  private var candidates: [NumberingCandidate] = []
  /// The costs of `candidates`; infinite once one has been chosen.
  private var costs: [Float] = []
  private var cheapest: Float = .infinity
  /// The dearest reading that can still be among those that are kept.
  private var limit: Float = .infinity
  /// What the cheapest slip costs that is allowed at this token.
  private var slipCost: Float = 0
  /// The table, as a value: to ask a global for it each time costs more than the look.
  private let weights = NumberingTables.weights
  private var storage: [NumberingExpansion.OpenLevel] = []

  init(_ tokens: [NumberingToken]) {
    self.tokens = tokens
  }

  /// The cheapest reading; nil if there is none.
  var best: NumberingState? { states.first }

  /// Forgets what was read before, so that `run` begins anew.
  mutating func begin(_ constraint: Constraint = .none, ceiling: Float = .infinity) {
    self.constraint = constraint
    self.ceiling = ceiling
    trail.removeAll(keepingCapacity: true)
  }

  /// Reads on from `bases` at `start` up to `end`, or until behind `trouble` one reading leads all others. Returns where
  /// it stopped.
  mutating func run(from bases: [NumberingState], at start: Int, until end: Int?, past trouble: Int) -> Int {
    states.removeAll(keepingCapacity: true)
    states += bases
    let isFree = if case .none = constraint { true } else { false }
    if isFree { history.removeAll() }
    index = start
    let limit = end ?? tokens.count
    while index < limit {
      if isFree { history.append(states) }
      take()
      index += 1
      if states.isEmpty { return index }
      if end == nil, index > trouble, index - trouble > NumberingCosts.longest || isSettled { return index }
    }
    if end == nil || limit == tokens.count { chargeOwedSwaps() }
    return index
  }

  /// Whether one reading leads all that differ from it.
  private var isSettled: Bool {
    guard let best = states.first else { return false }
    // Cheapest first: where the second is behind, all are.
    if states.count > 1, states[1].cost < best.cost + NumberingCosts.lead { return false }
    return !arena.owes(best.context.top)
  }

  /// At the end of the text an item that was taken before its turn and whose turn never came costs a slip.
  private mutating func chargeOwedSwaps() {
    for index in states.indices {
      states[index].cost += arena.owes(states[index].context.top) ? NumberingCosts.unpaidSwap : 0
    }
    states.order { $0.cost.sortKey }
  }

  // MARK: One token

  private mutating func take() {
    let token = tokens[index]
    candidates.removeAll(keepingCapacity: true)
    costs.removeAll(keepingCapacity: true)
    bases.removeAll(keepingCapacity: true)
    (cheapest, limit) = (.infinity, ceiling)
    slipCost =
      if case .only(let allowed) = constraint, !allowed.contains(index) { .infinity } else { NumberingCosts.slip }
    for state in states {
      switch token.gap {
      // 附件2 goes on with 附件1.
      case .attachment where token.form == .attachment: bases.append((state, false))
      case .attachment where state.context.top >= 0, .title where state.context.top >= 0:
        addBases(state, token, cleared: 0.2, left: 1)
      case .markdown where state.context.top >= 0: addBases(state, token, cleared: 1, left: 0.3)
      default: bases.append((state, false))
      }
    }
    let other = token.readOtherwise
    for base in bases.indices {
      // Costs only grow.
      guard mayTake(bases[base].state.cost) else { continue }
      expand(token, base, isAlternative: false)
      if let other { expand(other, base, isAlternative: true) }
    }
    choose(token, other ?? token)
  }

  /// `state` with everything closed, and as it is, and what either costs.
  private mutating func addBases(_ state: NumberingState, _ token: NumberingToken, cleared: Float, left: Float) {
    var closed = state
    // A swap whose second half has not come by then was none.
    closed.cost += cleared + (arena.owes(state.context.top) ? NumberingCosts.unpaidSwap : 0)
    closed.context.clear(before: token, arena)
    bases.append((closed, true))
    var open = state
    open.cost += left
    bases.append((open, false))
  }

  private mutating func expand(_ token: NumberingToken, _ base: Int, isAlternative: Bool) {
    var expansion = NumberingExpansion(
      token: token,
      state: bases[base].state,
      base: Int32(truncatingIfNeeded: base),
      isAlternative: isAlternative,
      storage: &storage
    )
    expansion.collect(arena)
    expansion.run(&self)
    expansion.giveBack(&storage)
  }

  /// Whether a reading of this cost can still be among those that are kept. Costs only grow.
  @inline(__always)
  func mayTake(_ cost: Float) -> Bool { cost <= limit }

  /// Whether one with a slip can, which costs so much without it.
  @inline(__always)
  func mayTakeSlip(_ cost: Float) -> Bool { cost + slipCost <= limit }

  /// How likely `form` opens below `parent`; see `NumberingTables`.
  @inline(__always)
  func weight(of form: NumberingForm, below parent: NumberingForm?) -> Float {
    NumberingTables.weight(of: form, below: parent, in: weights)
  }

  /// Takes in a reading, unless it is hopeless or not allowed.
  @inline(__always)
  mutating func add(_ candidate: NumberingCandidate) {
    guard mayTake(candidate.cost) else { return }
    if let slip = candidate.move.slip {
      // 3.15消费者权益日 is not item 3 with two items missing before it.
      if candidate.move.isAlternative { return }
      switch constraint {
      case .none: break
      case .only(let allowed): guard allowed.contains(index) else { return }
      case .forbid(let token, let kind): guard token != index || kind != slip else { return }
      }
    }
    if candidate.cost < cheapest {
      cheapest = candidate.cost
      limit = min(ceiling, cheapest + NumberingCosts.beamWidth)
    }
    candidates.append(candidate)
    costs.append(candidate.cost)
  }

  /// Keeps the cheapest of equal readings, and of all the cheapest few.
  private mutating func choose(_ token: NumberingToken, _ other: NumberingToken) {
    states.removeAll(keepingCapacity: true)
    while states.count < NumberingCosts.beam {
      // Of equal costs the first: the order in which they were found is that of the simpler reading.
      var cost = Float.infinity
      var place = -1
      for at in costs.indices where costs[at] < cost { (cost, place) = (costs[at], at) }
      guard place >= 0, cost <= limit else { return }
      let candidate = candidates[place]
      costs[place] = .infinity
      keep(candidate, candidate.move.isAlternative ? other : token)
    }
  }

  /// Makes a reading of `candidate`, unless an equal one is kept already.
  private mutating func keep(_ candidate: NumberingCandidate, _ token: NumberingToken) {
    let base = Int(candidate.base)
    var state = bases[base].state
    state.cost = candidate.cost
    if candidate.move.kind == .text {
      state.hash = arena.hash(of: state.context.top)
      guard isNew(state) else { return }
    } else {
      let levels = arena.levels(
        for: candidate.move,
        token,
        from: candidate.from,
        parent: candidate.parent,
        in: &state.context
      )
      state.hash = levels.own.hash
      guard isNew(state) else { return }
      state.context.top = arena.push(levels)
    }
    var move = candidate.move
    move.isCleared = bases[base].isCleared
    trail.append(Entry(previous: state.trail, move: move))
    state.trail = Int32(truncatingIfNeeded: trail.count - 1)
    states.append(state)
  }

  /// Whether no reading is kept that has the same levels open and is as good.
  private func isNew(_ state: NumberingState) -> Bool {
    for kept in states where kept.hash == state.hash {
      if kept.context.memory == state.context.memory || state.cost >= kept.cost + NumberingCosts.memory { return false }
    }
    return true
  }

  /// The moves that led to `state`, in order.
  func path(to state: NumberingState) -> [NumberingMove] {
    var path: [NumberingMove] = []
    var at = state.trail
    while at >= 0 {
      path.append(trail[Int(at)].move)
      at = trail[Int(at)].previous
    }
    path.reverse()
    return path
  }
}
