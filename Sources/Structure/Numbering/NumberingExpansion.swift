/// All ways in which one token can be read behind one reading of those before it.
struct NumberingExpansion {
  let token: NumberingToken
  let state: NumberingState
  /// Which reading it is.
  let base: Int32
  let isAlternative: Bool
  /// The open levels, outermost first.
  private(set) var levels: [OpenLevel] = []
  /// How many of them are of the token's own family, and how many of those are set in as far as it.
  private(set) var own = 0
  private(set) var ownSetIn = 0
  /// Whether one has its form.
  private(set) var hasForm = false

  /// `storage` lends its array to the expansion: one is made for each reading of each token.
  init(
    token: NumberingToken,
    state: NumberingState,
    base: Int32,
    isAlternative: Bool,
    storage: inout [OpenLevel],
  ) {
    self.token = token
    self.state = state
    self.base = base
    self.isAlternative = isAlternative
    swap(&levels, &storage)
  }

  /// An open level as a step finds it.
  struct OpenLevel {
    fileprivate(set) var level: NumberingLevel
    /// Where the arena has it.
    fileprivate(set) var place: Int32
    /// What it costs to close it with those inside it, and those alone.
    fileprivate(set) var closing: Float
    fileprivate(set) var closingInside: Float
  }

  /// Gives the array back.
  mutating func giveBack(_ storage: inout [OpenLevel]) {
    swap(&levels, &storage)
  }

  /// Adds all ways to `search`, once the levels are collected. Changes nothing of its own: it would be copied for each of
  /// the calls below.
  func run(_ search: inout NumberingSearch) {
    let costs = token.certainty.costs
    if !isAlternative {
      // What it costs anyhow is asked first.
      if search.mayTake(state.cost + (token.isInline ? 0 : costs.text)) {
        let text = token.isInline ? inlineTextCost : costs.text + textCost
        search.add(NumberingCandidate(cost: state.cost + text, base: base, move: NumberingMove(kind: .text, depth: 0)))
      }
    }
    var cost = token.isInline ? 0 : costs.marker
    if isAlternative, token.certainty != .worn { cost = NumberingCosts.alternative }
    if token.certainty == .worn { return goOnWorn(cost, &search) }
    var seen = 0
    var depth = levels.count - 1
    while depth >= 0 {
      if levels[depth].level.family == token.family {
        seen += 1
        if seen > 3 { break }
        if token.form.isDecimal, levels[depth].level.prefix != token.prefix {
          goOnWithPrefix(depth, cost, &search)
        } else {
          goOn(depth, cost, &search)
        }
      } else if !token.isInline, depth + 4 > levels.count {
        if levels[depth].level.form == token.form, levels[depth].level.isHeading || token.isHeading || token.form == .di
        {
          goOnAtOtherLevel(depth, cost, &search)
        } else {
          goOnInOtherForm(depth, cost, &search)
        }
      }
      depth -= 1
    }
    open(cost, &search)
  }

  /// Reads the open levels from the innermost outwards, and fills the array from its end.
  mutating func collect(_ arena: NumberingArena) {
    var at = state.context.top
    let count = at >= 0 ? Int(arena.nodes[Int(at)].depth) + 1 : 0
    let filling = OpenLevel(level: NumberingLevel(token), place: -1, closing: 0, closingInside: 0)
    if levels.count > count { levels.removeLast(levels.count - count) }
    while levels.count < count { levels.append(filling) }
    guard count > 0 else {
      (self.own, self.ownSetIn, self.hasForm) = (0, 0, false)
      return
    }
    var closing: Float = 0
    let (family, indent, form) = (token.family, token.indent, token.form)
    var (own, ownSetIn, hasForm) = (0, 0, false)
    // Without an array's checks: of all that is done for a reading this was the dearest.
    levels.withUnsafeMutableBufferPointer { levels in
      var depth = levels.count
      while at >= 0, depth > 0 {
        depth -= 1
        let level = arena.nodes[Int(at)]
        var cost = NumberingCosts.close
        if level.count == 1 { cost += NumberingTables.single(level.form) }
        if level.owed > 0 { cost += NumberingCosts.unpaidSwap }
        levels[depth] = OpenLevel(level: level, place: at, closing: closing + cost, closingInside: closing)
        closing += cost
        if level.family == family {
          own += 1
          if level.indent >= indent { ownSetIn += 1 }
        }
        if level.form == form { hasForm = true }
        at = level.parent
      }
    }
    (self.own, self.ownSetIn, self.hasForm) = (own, ownSetIn, hasForm)
  }

  // MARK: Text

  /// More where a series that is open waits for this number.
  private var textCost: Float {
    // What shows that it is a marker is the number that would be missing.
    if token.certainty == .worn || token.isInRow { return token.isInRow ? NumberingCosts.textInSeries : 0 }
    var depth = levels.count - 1
    while depth >= 0 {
      let last = levels[depth].level.last
      // 3.1日常维护 below 3 is no day.
      if levels[depth].level.isParent(of: token), token.number == 1, token.certainty <= .likely {
        return NumberingCosts.textInSeries
      }
      // 3.12月底前完成 behind 1. and 2.
      if levels[depth].level.family == token.alternative, last + 1 == token.alternativeNumber {
        return NumberingCosts.textInSeries
      }
      if levels[depth].level.family == token.family, levels[depth].level.prefix == token.prefix, last <= token.number,
        token.number <= last + 2
      {
        return NumberingCosts.textInSeries
      }
      depth -= 1
    }
    return 0
  }

  /// A series inside a paragraph that goes on with an open one is no series of its own.
  private var inlineTextCost: Float {
    guard let last = levels.last else { return 0 }
    return last.level.family == token.family && last.level.last + 1 == token.number ? NumberingCosts.textInSeries : 0
  }

  // MARK: Steps

  /// A step to `depth`, where a level goes on that is taken from `levels`, or one opens (`from` nil).
  func step(_ kind: NumberingStep.Kind, _ depth: Int, from: Int? = nil, cost: Float) -> NumberingCandidate {
    NumberingCandidate(
      cost: state.cost + cost,
      base: base,
      from: from.map { levels[$0].place } ?? -1,
      parent: depth > 0 ? levels[depth - 1].place : -1,
      move: NumberingMove(kind: kind, depth: UInt8(clamping: depth), isAlternative: isAlternative)
    )
  }

  /// Goes on with the series at `depth`, or slips in it.
  func goOn(_ depth: Int, _ marker: Float, _ search: inout NumberingSearch) {
    let (last, due) = (levels[depth].level.last, levels[depth].level.owed)
    let number = token.number
    let expected = last + 1
    let base = marker + levels[depth].closingInside + sameSeriesCost(depth)
    // What it costs to go on at all is most of what there is: nothing below is cheaper.
    guard search.mayTake(state.cost + base) else { return }
    func take(_ last: Int32, _ cost: Float, _ slip: NumberingSlip.Kind? = nil, owed: Int32 = 0) {
      search.add(going(on: depth, to: last, cost, slip, owed: owed))
    }
    if due > 0, number == due { take(last, base, .swapped) }
    // What follows a wrong beginning counts on from there: it is one slip.
    if due < 0, number == expected + due { return take(expected, base, owed: due) }
    // Whatever else comes says that the swap was none.
    let other = base + (due > 0 ? NumberingCosts.unpaidSwap : 0)
    if number == expected || number == expected + 1 && expected == levels[depth].level.taken {
      take(token.last, other)
    } else if token.isSubnumber, number == last {
      take(number, other)
    }
    if token.isInline {
      // 注：1.… ⏎ 2.…, behind a list that has ended: what a colon leads in in its own line is another one.
      if number == 1, token.gap == .leadIn { startAgain(depth, base, &search) }
      return
    }
    if number > expected {
      take(number, other + NumberingCosts.gap(number - expected), .gap)
      if number == expected + 1 { take(number, other + NumberingCosts.swap, .swap, owed: expected) }
      take(last, other + NumberingCosts.ahead, .ahead)
    }
    if number <= last, !token.isSubnumber {
      // What follows goes on from where the series was: 一、二、一、三、.
      take(last, other + NumberingCosts.duplicate + (number < last ? NumberingCosts.duplicateFar : 0), .duplicate)
    }
    if number <= last, number != 1 || token.form.isDecimal { take(number, other + NumberingCosts.back, .back) }
    if number != expected { take(expected, other + NumberingCosts.wrong(by: number - expected), .wrong) }
    if number == 1 { startAgain(depth, base, &search) }
  }

  /// The series at `depth` taken on to `last`.
  private func going(
    on depth: Int,
    to last: Int32,
    _ cost: Float,
    _ slip: NumberingSlip.Kind?,
    owed: Int32,
  ) -> NumberingCandidate {
    let level = levels[depth].level
    var next = step(.goOn, depth, from: depth, cost: cost)
    (next.move.last, next.move.count, next.move.owed) = (last, 2, owed)
    (next.move.slip, next.move.expected) = (slip, level.last + 1)
    next.move.taken = level.taken > last ? level.taken : slip == .ahead ? token.number : 0
    return next
  }

  /// One again where a series of the form is open: another series, or the heading between lost its number.
  private func startAgain(_ depth: Int, _ base: Float, _ search: inout NumberingSearch) {
    let closingOwn = levels[depth].closing - levels[depth].closingInside
    var next = step(.open, depth, cost: base + closingOwn + NumberingTables.restart(token.form, after: token.gap))
    next.move.last = token.last
    search.add(next)
    guard depth > 0, !token.isInline, !token.form.isClauseWord, !levels[depth - 1].level.form.isClauseWord else {
      return
    }
    var lost = step(.open, depth, cost: base + closingOwn + NumberingCosts.lostParent)
    lost.move.last = token.last
    lost.move.raisesParent = true
    (lost.move.slip, lost.move.expected) = (.lostParent, levels[depth - 1].level.last + 1)
    search.add(lost)
  }

  private func sameSeriesCost(_ depth: Int) -> Float {
    if token.isInline { return NumberingCosts.glued }
    guard levels[depth].level.indent != token.indent else { return 0 }
    var outer = depth - 1
    while outer >= 0 {
      if levels[outer].level.family == token.family, levels[outer].level.indent == token.indent {
        return NumberingCosts.indent + NumberingCosts.indentOfAnother
      }
      outer -= 1
    }
    return NumberingCosts.indent
  }
}
