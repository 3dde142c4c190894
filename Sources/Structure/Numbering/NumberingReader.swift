/// Reads the numbering of a text: which opener goes on with which series, opens one below which, or is a slip.
///
/// Levels are not fixed by the form of an ordinal. Where there is one way to read an opener (三 after 二, （一） below
/// the first 一、) it is taken at once. Where there is none, or more than one, the openers around are read in all ways
/// that are not much dearer than the cheapest, until one of them leads: rare steps cost what they are rare, slips more.
/// The slips of that reading are the findings; how much dearer the next reading is says how sure they are.
struct NumberingReader {
  let tokens: [NumberingToken]
  /// How each token is read.
  private(set) var steps: [NumberingStep]
  /// Levels of the reading taken so far.
  private var arena = NumberingArena()
  /// The reading before each token: what a search goes back to.
  private var before: [(top: Int32, memory: NumberingMemory)] = []
  private var top: Int32 = -1
  private var memory = NumberingMemory()
  /// Up to where a search has settled everything.
  private var settled = 0

  /// How each of `tokens` is read. Linear in their count where few are in doubt.
  static func read(_ tokens: [NumberingToken]) -> [NumberingStep] {
    var reader = NumberingReader(tokens)
    reader.run()
    return reader.steps
  }

  private init(_ tokens: [NumberingToken]) {
    self.tokens = tokens
    steps = Array(repeating: .text, count: tokens.count)
    before.reserveCapacity(tokens.count)
  }

  private mutating func run() {
    var index = 0
    while index < tokens.count {
      if before.count <= index { before.append((top, memory)) } else { before[index] = (top, memory) }
      if let step = plain(tokens[index]) {
        steps[index] = step
        index += 1
      } else {
        index = search(index)
      }
    }
  }

  // MARK: One way to read it

  /// Takes `token` in if there is one way to read it; nil, and nothing taken, if not.
  private mutating func plain(_ token: NumberingToken) -> NumberingStep? {
    if token.gap != .none, top >= 0, token.form != .attachment {
      switch token.gap {
      case .title: (top, memory) = (-1, NumberingMemory())
      case .attachment where token.number == 1: (top, memory) = (-1, NumberingMemory())
      case .attachment: return nil
      case .markdown where token.number == 1: return nil
      default: break
      }
    }
    let found = arena.levels(of: token.family, from: top)
    if token.isInline { return plainInline(token, found) }
    if found.count == 1, let level = found.first {
      let open = arena.nodes[Int(level)]
      guard token.number == open.last + 1 || token.isSubnumber && token.number == open.last, open.owed == 0,
        token.prefix == open.prefix, token.indent == open.indent || !token.form.isSpoken
      else { return nil }
      goOn(level, token)
      return NumberingStep(kind: .goOn, depth: arena.depth(of: level), slip: nil)
    }
    guard found.isEmpty, token.certainty <= .likely else { return nil }
    return plainOpening(token)
  }

  /// A series inside a paragraph is its own, unless the innermost series waits for it.
  private mutating func plainInline(_ token: NumberingToken, _ found: NumberingArena.Found) -> NumberingStep? {
    guard let level = found.first, arena.nodes[Int(level)].last + 1 == token.number else { return .text }
    guard level == top else { return nil }
    goOn(level, token)
    return NumberingStep(kind: .goOn, depth: arena.depth(of: level), slip: nil)
  }

  private mutating func plainOpening(_ token: NumberingToken) -> NumberingStep? {
    if top >= 0, arena.nodes[Int(top)].form.rank >= token.form.rank { return nil }
    if token.form.isDecimal, !fitsPrefix(token) { return nil }
    let slot = token.form.memorySlot
    let reached = slot.map { memory.reached($0) } ?? 0
    if token.number == 1 {
      if let slot, reached > 0 {
        guard memory.mode(slot) == .restarts else { return nil }
      }
      open(token)
      return NumberingStep(kind: .open, depth: arena.depth(of: top), slip: nil)
    }
    guard let slot, reached + 1 == token.number, token.form == .article || memory.mode(slot) == .runsOn else {
      return nil
    }
    memory.set(slot, .runsOn)
    open(token, count: 2)
    return NumberingStep(kind: .runOn, depth: arena.depth(of: top), slip: nil)
  }

  private func fitsPrefix(_ token: NumberingToken) -> Bool {
    guard top >= 0 else { return token.number == 1 && token.form == .decimal2 }
    return arena.nodes[Int(top)].isParent(of: token)
  }

  private mutating func goOn(_ level: Int32, _ token: NumberingToken) {
    var closing = top
    while closing != level, closing >= 0 {
      let closed = arena.nodes[Int(closing)]
      if let slot = closed.form.memorySlot { memory.remember(slot, closed.last) }
      closing = closed.parent
    }
    var node = arena.nodes[Int(level)]
    node.last = token.last
    node.count = 2
    top = arena.push(node, below: node.parent)
  }

  private mutating func open(_ token: NumberingToken, count: UInt8 = 1) {
    top = arena.push(NumberingLevel(token, count: count), below: top)
  }

  // MARK: Several ways

  /// Reads the openers around `trouble` in all ways, takes the cheapest, and gives back where to go on.
  private mutating func search(_ trouble: Int) -> Int {
    let start = max(settled, trouble - NumberingCosts.lookBack)
    let base = NumberingState(top: before[start].top, memory: before[start].memory)
    let mark = arena.nodes.count
    var search = NumberingSearch(tokens: tokens, arena: lendArena(), start: start)
    let end = search.run(from: base, until: nil, past: trouble)
    arena = search.giveBackArena()
    guard let best = search.best else {
      settled = trouble + 1
      return trouble + 1
    }
    let path = search.path(to: best)
    arena.truncate(to: mark)
    (top, memory) = (base.top, base.memory)
    for (offset, entry) in path.enumerated() {
      let index = start + offset
      if index < before.count { before[index] = (top, memory) } else { before.append((top, memory)) }
      steps[index] = entry.step
      top = arena.replay(entry, from: top)
      memory = entry.memory
    }
    weigh(path, cost: best.cost, base: base, range: start..<end)
    settled = end
    return end
  }

  /// Says how sure the slips in `range` are, by reading it again without each of them.
  private mutating func weigh(
    _ path: [NumberingSearch.Entry],
    cost: Float,
    base: NumberingState,
    range: Range<Int>,
  ) {
    let slipped = path.indices.filter { path[$0].step.slip != nil }.map { range.lowerBound + $0 }
    // A text that is nothing but slips is not worth the time.
    guard !slipped.isEmpty, slipped.count <= 8 else { return }
    for index in slipped {
      guard let slip = steps[index].slip, slip.kind != .swapped else { continue }
      let others = Set(slipped.filter { $0 != index && !(slip.kind == .swap && steps[$0].slip?.kind == .swapped) })
      let without = reads(range, base, .only(others), below: cost + NumberingCosts.sure)
      let otherwise = reads(range, base, .forbid(index, slip.kind), below: cost + NumberingCosts.onlyReading)
      steps[index].slip?.isSure = !without
      steps[index].slip?.isOnlyReading = !otherwise
    }
  }

  /// Whether there is a reading within `constraint` that costs less than `limit`.
  private mutating func reads(
    _ range: Range<Int>,
    _ base: NumberingState,
    _ constraint: NumberingSearch.Constraint,
    below limit: Float,
  ) -> Bool {
    let mark = arena.nodes.count
    var search = NumberingSearch(
      tokens: tokens,
      arena: lendArena(),
      start: range.lowerBound,
      constraint: constraint,
      ceiling: limit
    )
    _ = search.run(from: base, until: range.upperBound, past: range.lowerBound)
    arena = search.giveBackArena()
    arena.truncate(to: mark)
    return search.best.map { $0.cost < limit } ?? false
  }

  /// The arena, for a search to work on: a copy would cost as much as the text is long.
  private mutating func lendArena() -> NumberingArena {
    defer { arena = NumberingArena() }
    return arena
  }
}

extension OrdinalCertainty: Comparable {
  package static func < (a: OrdinalCertainty, b: OrdinalCertainty) -> Bool { a.rawValue < b.rawValue }
}
