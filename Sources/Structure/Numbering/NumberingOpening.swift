extension NumberingExpansion {
  /// Opens a series below each of the open levels, or below none.
  func open(_ marker: Float, _ search: inout NumberingSearch) {
    let root = NumberingTables.weight(of: token.form, below: nil)
    var sum = root
    // Of the open levels those of the token's own family, and those of them that are set in like it.
    var (own, ownSetInAlike) = (0, 0)
    for level in levels {
      let level = search.arena.nodes[Int(level)]
      sum += NumberingTables.weight(of: token.form, below: level.form)
      if level.family == token.family {
        own += 1
        if level.indent == token.indent { ownSetInAlike += 1 }
      }
    }
    for depth in (0...levels.count).reversed() {
      let parent = depth > 0 ? search.arena.nodes[Int(levels[depth - 1])] : nil
      if depth < levels.count {
        // Closing a series of the form to open another is a new start, which has its own price.
        let closed = search.arena.nodes[Int(levels[depth])]
        if closed.family == token.family {
          own -= 1
          if closed.indent == token.indent { ownSetInAlike -= 1 }
          if !token.form.isDecimal { continue }
        }
      }
      if token.form.isDecimal, own > 0 { continue }
      var cost = marker + closing[depth]
      if own == 0 {
        let share = NumberingTables.weight(of: token.form, below: parent?.form) / sum
        cost += min(NumberingTables.cost(ofShare: share), NumberingCosts.strangeParent)
        if let parent, token.form.rank <= parent.form.rank, !token.form.isSpoken { cost += NumberingCosts.inverted }
      } else {
        // A level deeper is no habit: the stack would grow with every restart.
        let nests = own == 1 && token.form.memorySlot.map { state.memory.mode($0) == .nests } ?? false
        cost +=
          nests
          ? NumberingCosts.nestedAgain
          : ownSetInAlike == 0 ? NumberingCosts.nestedIndented : NumberingCosts.nested
      }
      if depth < levels.count {
        let closed = search.arena.nodes[Int(levels[depth])]
        if closed.form.rank < token.form.rank {
          cost += token.gap == .none ? NumberingCosts.closeHigher : NumberingCosts.closeHigherAfterBreak
        }
      }
      if token.isInline { cost += NumberingCosts.gluedOpening }
      if token.form.isDecimal {
        openDecimal(below: parent, depth, cost, &search)
      } else {
        open(at: depth, cost, isNested: own > 0, &search)
      }
    }
  }

  private func open(at depth: Int, _ cost: Float, isNested: Bool, _ search: inout NumberingSearch) {
    // Every way below costs at least this.
    guard search.mayTake(state.cost + cost) else { return }
    var memory = memory(closing: depth, search.arena)
    let slot = token.form.memorySlot
    let reached = isNested ? 0 : slot.map { memory.reached($0) } ?? 0
    let mode = slot.map { memory.mode($0) } ?? .unknown
    let price = reached > 0 ? NumberingTables.reopening(token.form, mode) : (restart: 0, runOn: 0)
    let place = UInt8(clamping: depth)
    if token.number == 1 {
      if let slot, isNested { memory.set(slot, .nests) }
      if let slot, reached > 0, mode != .nests { memory.set(slot, .restarts) }
      let level = NumberingLevel(token, count: token.last > token.number ? 2 : 1)
      add(
        NumberingStep(kind: .open, depth: place),
        level: level,
        at: depth,
        memory: memory,
        cost: cost + price.restart,
        &search
      )
      return
    }
    guard !token.isInline else { return }
    if let slot, reached > 0 {
      memory.set(slot, .runsOn)
      runOn(at: depth, from: reached, memory, cost + price.runOn, &search)
    }
    let slip = NumberingSlip(kind: .first, expected: 1)
    add(
      NumberingStep(kind: .open, depth: place, slip: slip),
      level: NumberingLevel(token, count: 2),
      at: depth,
      cost: cost + NumberingCosts.first(token.number),
      &search
    )
    guard token.number == 2 else { return }
    let swap = NumberingSlip(kind: .swap, expected: 1)
    let level = NumberingLevel(token, owed: 1)
    add(
      NumberingStep(kind: .open, depth: place, slip: swap),
      level: level,
      at: depth,
      cost: cost + NumberingCosts.swap,
      &search
    )
  }

  /// Goes on with a series that was closed when it had `reached`.
  private func runOn(
    at depth: Int,
    from reached: Int32,
    _ memory: NumberingMemory,
    _ cost: Float,
    _ search: inout NumberingSearch,
  ) {
    let expected = reached + 1
    func take(_ last: Int32, _ extra: Float, _ kind: NumberingSlip.Kind? = nil, owed: Int32 = 0) {
      let slip = kind.map { NumberingSlip(kind: $0, expected: Int(expected)) }
      add(
        NumberingStep(kind: .runOn, depth: UInt8(clamping: depth), slip: slip),
        level: NumberingLevel(token, last: last, count: 2, owed: owed),
        at: depth,
        memory: memory,
        cost: cost + extra,
        &search
      )
    }
    let number = token.number
    if number == expected { return take(token.last, 0) }
    if number > expected {
      take(number, NumberingCosts.gap(number - expected), .gap)
      if number == expected + 1 { take(number, NumberingCosts.swap, .swap, owed: expected) }
    } else if number == reached {
      take(number, NumberingCosts.duplicate, .duplicate)
    }
    take(expected, NumberingCosts.wrong(by: number - expected), .wrong)
  }

  /// 2.1 below 2., with its prefix.
  private func openDecimal(
    below parent: NumberingLevel?,
    _ depth: Int,
    _ cost: Float,
    _ search: inout NumberingSearch,
  ) {
    var cost = cost
    var slip: NumberingSlip?
    if let parent {
      if parent.form.isDecimal, parent.form.rank >= token.form.rank { return }
      if !parent.isParent(of: token) {
        switch parent.form {
        case .decimal1, .decimal2, .decimal3, .arabic, .chapter, .portion, .han:
          cost += NumberingCosts.prefix
          slip = NumberingSlip(kind: .prefix, expected: Int(token.number))
        default: cost += NumberingCosts.foreignParent
        }
      }
    } else {
      cost += token.prefix % 100 == 1 ? NumberingCosts.foreignParent / 3 : NumberingCosts.orphanPrefix
    }
    if token.number != 1 {
      cost += NumberingCosts.first(token.number)
      slip = NumberingSlip(kind: .first, expected: 1)
    }
    let step = NumberingStep(kind: .open, depth: UInt8(clamping: depth), slip: slip)
    add(step, level: NumberingLevel(token), at: depth, cost: cost, &search)
  }
}

extension NumberingTables {
  /// −ln of a share: ⅛ nat is near enough, and the toolchain's own logarithm needs Foundation.
  static func cost(ofShare share: Float) -> Float {
    var share = min(max(share, 1e-6), 1)
    var cost: Float = 0
    while share < 0.5 {
      share *= 2
      cost += 0.693
    }
    // Between ½ and 1 a parabola through −ln.
    return cost + (1 - share) * (1 + 0.386 * (1 - share))
  }
}
