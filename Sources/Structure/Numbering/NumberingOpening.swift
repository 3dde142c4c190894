extension NumberingExpansion {
  /// Opens a series below each of the open levels, or below none. A 附件 page holds all up to the next one, and no 附件 stands
  /// inside another.
  func open(_ marker: Float, _ search: inout NumberingSearch) {
    let slot = token.form.memorySlot
    var reached = slot.map { state.context.memory.reached($0) } ?? 0
    // A number other than one runs on from what is remembered, or is a slip.
    let isLater = token.number != 1 && !token.form.isDecimal
    if isLater, token.isInline || reached == 0 && !hasForm && !search.mayTakeSlip(state.cost + marker) { return }
    // Of the open levels those of the token's own family, and those of them that are set in as far as it.
    var (own, ownSetIn) = (own, ownSetIn)
    var sum: Float?
    let mode = slot.map { state.context.memory.mode($0) } ?? .unknown
    let isInverted = slot.map { state.context.memory.isInverted($0) } ?? false
    // How many of the levels that close are headings of Markdown, which no list ends.
    var (headings, closesOwn, depth) = (0, false, levels.count + 1)
    while depth > 0, token.form != .attachment || own == 0 {
      depth -= 1
      if depth < levels.count {
        let form = levels[depth].level.form
        if form == .attachment { return }
        if levels[depth].level.isHeading { headings += 1 }
        if let slot, form.memorySlot == slot { reached = NumberingMemory.kept(levels[depth].level.last) }
        // Closing a series of the form to open another is a new start, which has its own price.
        if levels[depth].level.family == token.family {
          own -= 1
          if levels[depth].level.indent >= token.indent { ownSetIn -= 1 }
          if !token.form.isDecimal { continue }
          if levels[depth].level.prefix == token.prefix { closesOwn = true }
        }
      }
      if token.form.isDecimal, own > 0 { continue }
      var cost = marker + (depth < levels.count ? levels[depth].closing : 0)
      if headings > 0, !token.isHeading { cost += NumberingCosts.closeHeading }
      // 3.1 again is no other series: there is one below 3.
      if closesOwn { cost += NumberingTables.restart(token.form, after: token.gap) }
      guard search.mayTake(state.cost + cost) else { continue }
      // Those that are left are slips.
      if isLater, own > 0 || reached == 0, !search.mayTakeSlip(state.cost + cost) { continue }
      if own == 0 {
        let all = sum ?? allWeights(&search)
        sum = all
        cost += habit(at: depth, of: all, isInverted, &search)
      } else {
        // A level deeper is no habit: the stack would grow with every restart.
        guard depth < NumberingCosts.deepestNested else { continue }
        let isSetIn = ownSetIn == 0
        let nested =
          own == 1 && mode == .nests
          ? NumberingCosts.nestedAgain
          : isSetIn ? NumberingCosts.nestedIndented : NumberingCosts.nested
        cost += isSetIn && token.isInnerListItem ? NumberingCosts.nestedList : nested
        if ownSetIn > 0 { cost += left(openInside: depth) }
      }
      cost += endOfHigher(depth)
      if token.isInline { cost += NumberingCosts.gluedOpening }
      if token.form.isDecimal {
        openDecimal(depth, cost, &search)
      } else {
        open(depth, cost, reached: own > 0 ? 0 : reached, mode, isNested: own > 0, &search)
      }
    }
  }

  /// What the weights of all the open levels, and of none, add up to.
  private func allWeights(_ search: inout NumberingSearch) -> Float {
    var sum = search.weight(of: token.form, below: nil)
    for open in levels { sum += search.weight(of: token.form, below: open.level.form) }
    return sum
  }

  /// How dear it is to open below `parent`, of all the levels whose weights add up to `sum`.
  @inline(__always)
  private func habit(below parent: NumberingLevel?, of sum: Float, _ search: inout NumberingSearch) -> Float {
    let share = search.weight(of: token.form, below: parent?.form) / sum
    // Of a 64th it is 4.2.
    let cost =
      share < 1 / 64
      ? NumberingCosts.strangeParent : min(NumberingTables.cost(ofShare: share), NumberingCosts.strangeParent)
    guard let parent, token.form.rank <= parent.form.rank, !token.form.isClauseWord else { return cost }
    // The list 1. 2. below `## 1.` is in its place, whatever form the heading has.
    if parent.isHeading, !token.isHeading { return min(cost, NumberingCosts.indent) }
    return cost + NumberingCosts.inverted
  }

  /// The same at `depth`; `isInverted` of a form that has opened below one that is usually below it.
  @inline(__always)
  private func habit(at depth: Int, of sum: Float, _ isInverted: Bool, _ search: inout NumberingSearch) -> Float {
    let parent = depth > 0 ? levels[depth - 1].level : nil
    guard isInverted else { return habit(below: parent, of: sum, &search) }
    if let parent, parent.isUsuallyBelow(token) { return NumberingCosts.invertedAgain }
    let leaves = depth < levels.count && levels[depth].level.isUsuallyBelow(token)
    return habit(below: parent, of: sum, &search) + (leaves ? NumberingCosts.invertedNoMore : 0)
  }

  /// What it costs to open at `depth`, inside a series of the token's own form, with the levels of lower forms between
  /// left open: as much as to close them, which a series beside the outer one would have to. Else what has one member
  /// each, 一、（一）1. 一、（一）1. …, would be read ever deeper inside itself.
  private func left(openInside depth: Int) -> Float {
    guard depth > 0, levels[depth - 1].level.form.rank > token.form.rank,
      let outer = levels[..<depth].lastIndex(where: { $0.level.family == token.family })
    else { return 0 }
    return NumberingCosts.inverted + levels[outer].closingInside - (depth < levels.count ? levels[depth].closing : 0)
  }

  /// What it costs to close a level at `depth` that is usually above the new one.
  private func endOfHigher(_ depth: Int) -> Float {
    // A decimal names what it stands in: 2.2.1 closes the list 1. 2. 3. that stands below 2.2 before it.
    let isNamed = token.form.isDecimal && depth > 0 && levels[depth - 1].level.isParent(of: token)
    guard depth < levels.count, levels[depth].level.form.rank < token.form.rank, !isNamed else { return 0 }
    return token.gap == .none ? NumberingCosts.closeHigher : NumberingCosts.closeHigherAfterBreak
  }

  private func open(
    _ depth: Int,
    _ cost: Float,
    reached: Int32,
    _ mode: NumberingMode,
    isNested: Bool,
    _ search: inout NumberingSearch,
  ) {
    // Every way below costs at least this.
    guard search.mayTake(state.cost + cost) else { return }
    let price = reached > 0 ? NumberingTables.reopening(token.form, mode) : (restart: 0, runOn: 0)
    if token.number == 1 {
      var next = step(.open, depth, cost: cost + price.restart)
      (next.move.last, next.move.count) = (token.last, token.last > token.number ? 2 : 1)
      if isNested {
        next.move.mode = .nests
      } else if reached > 0, mode != .nests {
        next.move.mode = .restarts
      }
      search.add(next)
      // 第一章 begins another text.
      if reached > 0, mode == .runsOn, token.form == .article, depth > 0, levels[depth - 1].level.last > 1 {
        beginAgain(depth, from: reached, cost + price.runOn, &search)
      }
      return
    }
    guard !token.isInline else { return }
    if reached > 0 { runOn(depth, from: reached, cost + price.runOn, &search) }
    var first = step(.open, depth, cost: cost + NumberingCosts.first(token.number))
    (first.move.last, first.move.count) = (token.last, 2)
    (first.move.slip, first.move.expected) = (.first, 1)
    search.add(first)
    if !isNested { openBehind(depth, cost, &search) }
    guard token.number == 2 else { return }
    var swap = step(.open, depth, cost: cost + NumberingCosts.swappedFirst)
    (swap.move.last, swap.move.owed) = (token.last, 1)
    (swap.move.slip, swap.move.expected) = (.swap, 1)
    search.add(swap)
  }

  /// （二） that was pasted at the head of another section: what follows begins as if it were not there.
  func openBehind(_ depth: Int, _ cost: Float, _ search: inout NumberingSearch) {
    let slip = NumberingCosts.first(token.number) + NumberingCosts.aheadOfFirst
    var next = step(.open, depth, cost: cost + slip)
    (next.move.last, next.move.count, next.move.taken) = (0, 2, token.number)
    (next.move.slip, next.move.expected) = (.ahead, 1)
    search.add(next)
  }

  /// Goes on with a series that was closed when it had `reached`.
  private func runOn(_ depth: Int, from reached: Int32, _ cost: Float, _ search: inout NumberingSearch) {
    let expected = reached + 1
    func take(_ last: Int32, _ extra: Float, _ slip: NumberingSlip.Kind? = nil, owed: Int32 = 0) {
      var next = step(.runOn, depth, cost: cost + extra)
      (next.move.last, next.move.count, next.move.owed) = (last, 2, owed)
      (next.move.slip, next.move.expected) = (slip, expected)
      next.move.mode = .runsOn
      search.add(next)
    }
    let number = token.number
    if number == expected { return take(token.last, 0) }
    if number > expected {
      take(number, NumberingCosts.gap(number - expected), .gap)
      if number == expected + 1 { take(number, NumberingCosts.swap, .swap, owed: expected) }
    } else {
      if number == reached { take(number, NumberingCosts.duplicate, .duplicate) }
      // 第二章　第四条 behind 第五条: a series that runs on does not begin with four, it goes back.
      take(number, NumberingCosts.first(number) - NumberingCosts.backOfRunningOn, .back)
    }
    take(expected, NumberingCosts.wrong(by: number - expected), .wrong)
  }

  /// 第一条 of a chapter where 第五条 is due, in a text that counts on from chapter to chapter: those behind it say as many
  /// less.
  private func beginAgain(_ depth: Int, from reached: Int32, _ cost: Float, _ search: inout NumberingSearch) {
    let expected = reached + 1
    var next = step(.runOn, depth, cost: cost + NumberingCosts.wrong(by: 1 - expected))
    (next.move.last, next.move.count, next.move.owed) = (expected, 2, 1 - expected)
    (next.move.slip, next.move.expected) = (.wrong, expected)
    next.move.mode = .runsOn
    search.add(next)
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
