/// Reads a stretch of openers in all ways that are not much dearer than the cheapest.
struct NumberingSearch {
  /// What a reading may not do; for asking what else there is.
  enum Constraint {
    case none
    /// Slips are allowed at these tokens alone.
    case only(Set<Int>)
    /// This kind of slip is not allowed at this token.
    case forbid(Int, NumberingSlip.Kind)
  }

  /// One step of a reading, with the level it leaves innermost.
  struct Entry {
    var previous: Int32
    var step: NumberingStep
    /// The level it pushed at `step.depth`; nil for text.
    var level: NumberingLevel?
    /// What it made of the level around that one, where that changed too.
    var levelAbove: NumberingLevel?
    /// Whether it closed everything first.
    var isCleared: Bool
    var memory: NumberingMemory
  }

  let tokens: [NumberingToken]
  let start: Int
  let constraint: Constraint
  var arena: NumberingArena
  var trail: [Entry] = []
  private var states: [NumberingState] = []
  /// The states behind the token at hand, as they are found.
  var next: [NumberingState] = []
  private var cheapest: Float = .infinity
  /// Readings dearer than this are of no interest.
  private let ceiling: Float
  private var storage = NumberingExpansion.Storage()

  init(
    tokens: [NumberingToken],
    arena: NumberingArena,
    start: Int,
    constraint: Constraint = .none,
    ceiling: Float = .infinity,
  ) {
    self.ceiling = ceiling
    self.tokens = tokens
    self.arena = arena
    self.start = start
    self.constraint = constraint
  }

  /// The cheapest reading; nil if there is none.
  var best: NumberingState? { states.first }

  /// Reads on from `base` up to `end`, or until behind `past` one reading leads all others. Returns where it stopped.
  mutating func run(from base: NumberingState, until end: Int?, past trouble: Int) -> Int {
    states = [base]
    var index = start
    let limit = end ?? tokens.count
    while index < limit {
      take(index)
      index += 1
      if states.isEmpty { return index }
      if end == nil, index > trouble, index - trouble > NumberingCosts.longest || isSettled { return index }
    }
    if end == nil || limit == tokens.count { closeAll() }
    return index
  }

  /// Whether one reading leads all that differ from it.
  private var isSettled: Bool {
    guard let best = states.first, arena.owes(best.top) == false else { return false }
    return states.dropFirst().allSatisfy { $0.cost >= best.cost + NumberingCosts.lead }
  }

  /// At the end of the text every level is closed; the innermost one may just be being written.
  private mutating func closeAll() {
    for index in states.indices { states[index].cost += arena.owes(states[index].top) ? NumberingCosts.unpaidSwap : 0 }
    states.sort { $0.cost < $1.cost }
  }

  private mutating func take(_ index: Int) {
    let token = tokens[index]
    next.removeAll(keepingCapacity: true)
    cheapest = .infinity
    for state in states {
      switch token.gap {
      // 附件2 goes on with 附件1.
      case .attachment where token.form == .attachment: read(token, index, state, isCleared: false)
      case .attachment where state.top >= 0, .title where state.top >= 0:
        read(token, index, cleared(state, 0.2, forgets: true), isCleared: true)
        read(token, index, adding(1, state), isCleared: false)
      case .markdown where state.top >= 0:
        read(token, index, cleared(state, 1, forgets: false), isCleared: true)
        read(token, index, adding(0.3, state), isCleared: false)
      default: read(token, index, state, isCleared: false)
      }
    }
    prune()
  }

  private func adding(_ cost: Float, _ state: NumberingState) -> NumberingState {
    var state = state
    state.cost += cost
    return state
  }

  private func cleared(_ state: NumberingState, _ cost: Float, forgets: Bool) -> NumberingState {
    var state = adding(cost, state)
    if forgets {
      state.memory = NumberingMemory()
    } else {
      var at = state.top
      while at >= 0 {
        let level = arena.nodes[Int(at)]
        if let slot = level.form.memorySlot { state.memory.remember(slot, level.last) }
        at = level.parent
      }
    }
    state.top = -1
    return state
  }

  private mutating func read(_ token: NumberingToken, _ index: Int, _ state: NumberingState, isCleared: Bool) {
    run(NumberingExpansion(token: token, state: state, index: index, isCleared: isCleared, storage: &storage))
    guard token.alternative >= 0 else { return }
    var other = token
    (other.family, other.form, other.prefix) = (token.alternative, .arabic, 0)
    (other.number, other.last) = (token.alternativeNumber, token.alternativeNumber)
    var alternative = NumberingExpansion(
      token: other,
      state: state,
      index: index,
      isCleared: isCleared,
      storage: &storage
    )
    alternative.isAlternative = true
    run(alternative)
  }

  private mutating func run(_ expansion: consuming NumberingExpansion) {
    expansion.run(&self)
    expansion.giveBack(&storage)
  }

  /// Whether a reading of this cost can still be among those that are kept. Costs only grow.
  @inline(__always)
  func mayTake(_ cost: Float) -> Bool { cost <= cheapest + NumberingCosts.beamWidth && cost <= ceiling }

  /// Takes in a reading, unless it is hopeless or not allowed.
  mutating func add(_ state: NumberingState, _ entry: Entry, at index: Int) {
    guard mayTake(state.cost) else { return }
    if let slip = entry.step.slip {
      switch constraint {
      case .none: break
      case .only(let allowed): guard allowed.contains(index) else { return }
      case .forbid(let token, let kind): guard token != index || kind != slip.kind else { return }
      }
    }
    cheapest = min(cheapest, state.cost)
    var state = state
    if let level = entry.level { state.top = arena.push(level, below: state.top) }
    trail.append(entry)
    state.trail = Int32(truncatingIfNeeded: trail.count - 1)
    next.append(state)
  }

  /// Keeps the cheapest of equal readings, and of all the cheapest few.
  private mutating func prune() {
    next.sort { $0.cost < $1.cost }
    states.removeAll(keepingCapacity: true)
    for state in next {
      guard states.count < NumberingCosts.beam, state.cost <= cheapest + NumberingCosts.beamWidth else { break }
      let hash = arena.hash(of: state.top)
      if states.contains(where: { arena.hash(of: $0.top) == hash && $0.memory == state.memory }) { continue }
      states.append(state)
    }
  }

  /// The arena with what the search put there.
  mutating func giveBackArena() -> NumberingArena {
    defer { arena = NumberingArena() }
    return arena
  }

  /// The steps that led to `state`, in order.
  func path(to state: NumberingState) -> [Entry] {
    var path: [Entry] = []
    var at = state.trail
    while at >= 0 {
      path.append(trail[Int(at)])
      at = trail[Int(at)].previous
    }
    path.reverse()
    return path
  }
}

extension NumberingArena {
  /// Whether a swap on this stack still waits for its second half.
  func owes(_ top: Int32) -> Bool {
    var at = top
    while at >= 0 {
      if nodes[Int(at)].owed > 0 { return true }
      at = nodes[Int(at)].parent
    }
    return false
  }
}
