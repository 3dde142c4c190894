/// All ways in which one token can be read behind one reading of those before it.
struct NumberingExpansion {
  let token: NumberingToken
  let state: NumberingState
  let index: Int
  let isCleared: Bool
  var isAlternative = false
  /// The open levels, outermost first.
  private(set) var levels: [Int32] = []
  /// What it costs to close the levels inside each of `levels`; the last entry, behind all, is 0.
  private(set) var closing: [Float] = []

  /// `storage` lends its arrays to the expansion: one is made for each reading of each token.
  init(token: NumberingToken, state: NumberingState, index: Int, isCleared: Bool, storage: inout Storage) {
    self.token = token
    self.state = state
    self.index = index
    self.isCleared = isCleared
    swap(&levels, &storage.levels)
    swap(&closing, &storage.closing)
  }

  /// Arrays that one expansion after the other fills.
  struct Storage {
    fileprivate var levels: [Int32] = []
    fileprivate var closing: [Float] = []
  }

  /// Gives the arrays back.
  mutating func giveBack(_ storage: inout Storage) {
    swap(&levels, &storage.levels)
    swap(&closing, &storage.closing)
  }

  mutating func run(_ search: inout NumberingSearch) {
    collect(search.arena)
    let costs = token.certainty.costs
    if !isAlternative {
      let text = token.isInline ? inlineTextCost(search.arena) : costs.text + textCost(search.arena)
      add(.text, level: nil, at: -1, cost: text, &search)
    }
    var cost = token.isInline ? 0 : costs.marker
    if isAlternative { cost = NumberingCosts.alternative }
    var seen = 0
    for depth in levels.indices.reversed() {
      let level = search.arena.nodes[Int(levels[depth])]
      if level.family == token.family {
        seen += 1
        if seen > 3 { break }
        if token.form.isDecimal, level.prefix != token.prefix {
          goOnWithPrefix(level, depth, cost, &search)
        } else {
          goOn(level, depth, cost, &search)
        }
      } else if !token.isInline, depth + 4 > levels.count {
        goOnInOtherForm(level, depth, cost, &search)
      }
    }
    open(cost, &search)
  }

  private mutating func collect(_ arena: NumberingArena) {
    levels.removeAll(keepingCapacity: true)
    var at = state.top
    while at >= 0 {
      levels.append(at)
      at = arena.nodes[Int(at)].parent
    }
    levels.reverse()
    closing.removeAll(keepingCapacity: true)
    closing.append(contentsOf: repeatElement(0, count: levels.count + 1))
    for depth in levels.indices.reversed() {
      let level = arena.nodes[Int(levels[depth])]
      var cost = NumberingCosts.close
      if level.count == 1 { cost += NumberingTables.single(level.form) }
      if level.owed > 0 { cost += NumberingCosts.unpaidSwap }
      closing[depth] = closing[depth + 1] + cost
    }
  }

  // MARK: Text

  /// More where a series that is open waits for this number.
  private func textCost(_ arena: NumberingArena) -> Float {
    for level in levels.reversed() {
      let level = arena.nodes[Int(level)]
      if level.family == token.family, level.prefix == token.prefix, level.last <= token.number,
        token.number <= level.last + 2
      {
        return NumberingCosts.textInSeries
      }
    }
    return 0
  }

  /// A series inside a paragraph that goes on with an open one is no series of its own.
  private func inlineTextCost(_ arena: NumberingArena) -> Float {
    levels.last.map { arena.nodes[Int($0)] }.map { $0.family == token.family && $0.last + 1 == token.number } == true
      ? NumberingCosts.textInSeries : 0
  }

  // MARK: Steps

  /// Goes on with the series of `level`, or slips in it.
  private func goOn(_ level: NumberingLevel, _ depth: Int, _ marker: Float, _ search: inout NumberingSearch) {
    let number = token.number
    let expected = level.last + 1
    let base = marker + closing[depth + 1] + sameSeriesCost(level, depth, search.arena)
    func take(_ last: Int32, _ cost: Float, _ kind: NumberingSlip.Kind? = nil, owed: Int32 = 0) {
      var next = level
      (next.last, next.count, next.owed) = (last, 2, owed)
      let slip = kind.map { NumberingSlip(kind: $0, expected: Int(expected)) }
      let step = NumberingStep(kind: .goOn, depth: UInt8(clamping: depth), slip: slip)
      add(step, level: next, at: depth, cost: cost, &search)
    }
    if number == expected {
      take(token.last, base + (level.owed > 0 ? NumberingCosts.unpaidSwap : 0))
    } else if level.owed > 0, number == level.owed {
      take(level.last, base, .swapped)
    } else if token.isSubnumber, number == level.last {
      take(number, base)
    }
    if token.isInline { return }
    if number > expected {
      take(number, base + NumberingCosts.gap(number - expected), .gap)
      if number == expected + 1 { take(number, base + NumberingCosts.swap, .swap, owed: expected) }
    }
    if number == level.last, !token.isSubnumber { take(number, base + NumberingCosts.duplicate, .duplicate) }
    if number <= level.last, number != 1 { take(number, base + NumberingCosts.back, .back) }
    if number != expected { take(expected, base + NumberingCosts.wrong(by: number - expected), .wrong) }
    if number == 1 { startAgain(level, depth, base, &search) }
  }

  /// One again where a series of the form is open: another series, or the heading between lost its number.
  private func startAgain(_ level: NumberingLevel, _ depth: Int, _ base: Float, _ search: inout NumberingSearch) {
    let closingOwn = closing[depth] - closing[depth + 1]
    let own = NumberingLevel(token)
    add(
      NumberingStep(kind: .open, depth: UInt8(clamping: depth)),
      level: own,
      at: depth,
      cost: base + closingOwn + NumberingTables.restart(token.form, after: token.gap),
      &search
    )
    guard depth > 0, !token.form.isSpoken else { return }
    var parent = search.arena.nodes[Int(levels[depth - 1])]
    guard !parent.form.isSpoken else { return }
    let slip = NumberingSlip(kind: .lostParent, expected: Int(parent.last) + 1)
    (parent.last, parent.count) = (parent.last + 1, 2)
    add(
      NumberingStep(kind: .open, depth: UInt8(clamping: depth), slip: slip),
      level: own,
      above: parent,
      at: depth,
      cost: base + closingOwn + NumberingCosts.lostParent,
      &search
    )
  }

  private func sameSeriesCost(_ level: NumberingLevel, _ depth: Int, _ arena: NumberingArena) -> Float {
    if token.isInline { return NumberingCosts.glued }
    guard level.indent != token.indent else { return 0 }
    let isOfAnother = levels[..<depth].contains { level in
      let outer = arena.nodes[Int(level)]
      return outer.family == token.family && outer.indent == token.indent
    }
    return NumberingCosts.indent + (isOfAnother ? NumberingCosts.indentOfAnother : 0)
  }

  /// 3.2 where 2.2 should stand.
  private func goOnWithPrefix(_ level: NumberingLevel, _ depth: Int, _ marker: Float, _ search: inout NumberingSearch) {
    let cost = marker + closing[depth + 1] + NumberingCosts.prefix
    let slip = NumberingSlip(kind: .prefix, expected: Int(level.last) + 1)
    let step = NumberingStep(kind: .goOn, depth: UInt8(clamping: depth), slip: slip)
    var counted = level
    (counted.last, counted.count) = (level.last + 1, 2)
    add(step, level: counted, at: depth, cost: cost + 1, &search)
    var skipped = level
    skipped.count = 2
    add(step, level: skipped, at: depth, cost: cost + 1.3, &search)
  }

  /// 2. where 二、 should stand.
  private func goOnInOtherForm(_ level: NumberingLevel, _ depth: Int, _ marker: Float, _ search: inout NumberingSearch)
  {
    guard token.number == level.last + 1, token.number >= 2, token.form != level.form,
      token.form.isSign && level.form.isSign || token.form.isSpoken && level.form.isSpoken,
      max(token.indent, level.indent) < NumberingToken.markdownIndent || token.indent == level.indent
    else { return }
    var cost = marker + closing[depth + 1] + NumberingCosts.form
    let goesOnElsewhere = levels.contains { other in
      let other = search.arena.nodes[Int(other)]
      return other.family == token.family && other.last + 1 == token.number
    }
    if goesOnElsewhere { cost += NumberingCosts.formOfAnother }
    if abs(token.form.rank - level.form.rank) > 21 { cost += NumberingCosts.formFarOff }
    var next = level
    (next.last, next.count) = (token.number, 2)
    let slip = NumberingSlip(kind: .form, expected: Int(token.number))
    let step = NumberingStep(kind: .goOn, depth: UInt8(clamping: depth), slip: slip)
    add(step, level: next, at: depth, cost: cost, &search)
  }

  /// Adds the reading in which `level` stands at `depth` and everything inside is closed.
  func add(
    _ step: NumberingStep,
    level: NumberingLevel?,
    above: NumberingLevel? = nil,
    at depth: Int,
    memory changed: NumberingMemory? = nil,
    cost: Float,
    _ search: inout NumberingSearch,
  ) {
    var next = state
    next.cost += cost
    // Most readings are hopeless: they are not put together.
    guard search.mayTake(next.cost) else { return }
    var step = step
    step.isAlternative = isAlternative
    if level != nil {
      next.memory = changed ?? memory(closing: depth + (step.kind == .goOn ? 1 : 0), search.arena)
      next.top = depth > 0 ? levels[depth - 1] : -1
      if let above, next.top >= 0 {
        next.top = search.arena.push(above, below: search.arena.nodes[Int(next.top)].parent)
      }
    }
    let entry = NumberingSearch.Entry(
      previous: state.trail,
      step: step,
      level: level,
      levelAbove: above,
      isCleared: isCleared,
      memory: next.memory
    )
    search.add(next, entry, at: index)
  }

  /// The memory once the levels from `depth` on are closed.
  func memory(closing depth: Int, _ arena: NumberingArena) -> NumberingMemory {
    var memory = state.memory
    for level in levels[min(depth, levels.count)...].reversed() {
      let level = arena.nodes[Int(level)]
      if let slot = level.form.memorySlot { memory.remember(slot, level.last) }
    }
    return memory
  }
}
