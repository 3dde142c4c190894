/// All ways in which one token can be read behind one reading of those before it.
struct NumberingExpansion {
  let token: NumberingToken
  let state: NumberingState
  /// Which reading it is.
  let base: Int
  let isAlternative: Bool
  /// The open levels, outermost first, and where the arena has them.
  private(set) var levels: [NumberingLevel] = []
  private(set) var places: [Int32] = []
  /// What it costs to close the levels inside each of `levels`; the last entry, behind all, is 0.
  private(set) var closing: [Float] = []

  /// `storage` lends its arrays to the expansion: one is made for each reading of each token.
  init(
    token: NumberingToken,
    state: NumberingState,
    base: Int,
    isAlternative: Bool,
    storage: inout Storage,
  ) {
    self.token = token
    self.state = state
    self.base = base
    self.isAlternative = isAlternative
    swap(&levels, &storage.levels)
    swap(&places, &storage.places)
    swap(&closing, &storage.closing)
  }

  /// Arrays that one expansion after the other fills.
  struct Storage {
    fileprivate var levels: [NumberingLevel] = []
    fileprivate var places: [Int32] = []
    fileprivate var closing: [Float] = []
  }

  /// Gives the arrays back.
  mutating func giveBack(_ storage: inout Storage) {
    swap(&levels, &storage.levels)
    swap(&places, &storage.places)
    swap(&closing, &storage.closing)
  }

  mutating func run(_ search: inout NumberingSearch) {
    collect(search.arena)
    let costs = token.certainty.costs
    if !isAlternative {
      let text = token.isInline ? inlineTextCost : costs.text + textCost
      search.add(NumberingCandidate(cost: state.cost + text, base: base, move: NumberingMove(kind: .text, depth: 0)))
    }
    var cost = token.isInline ? 0 : costs.marker
    if isAlternative { cost = NumberingCosts.alternative }
    var seen = 0
    var depth = levels.count - 1
    while depth >= 0 {
      if levels[depth].family == token.family {
        seen += 1
        if seen > 3 { break }
        if token.form.isDecimal, levels[depth].prefix != token.prefix {
          goOnWithPrefix(depth, cost, &search)
        } else {
          goOn(depth, cost, &search)
        }
      } else if !token.isInline, depth + 4 > levels.count {
        if levels[depth].form == token.form, levels[depth].isHeading || token.isHeading {
          goOnAtOtherLevel(depth, cost, &search)
        } else {
          goOnInOtherForm(depth, cost, &search)
        }
      }
      depth -= 1
    }
    open(cost, &search)
  }

  /// Fills the arrays from the innermost level outwards, from their ends.
  private mutating func collect(_ arena: NumberingArena) {
    var count = 0
    var at = state.context.top
    while at >= 0 {
      count += 1
      at = arena.nodes[Int(at)].parent
    }
    levels.fit(count, NumberingLevel(token))
    places.fit(count, -1)
    closing.fit(count + 1, 0)
    closing[count] = 0
    at = state.context.top
    while at >= 0, count > 0 {
      count -= 1
      let level = arena.nodes[Int(at)]
      levels[count] = level
      places[count] = at
      var own = NumberingCosts.close
      if level.count == 1 { own += NumberingTables.single(level.form) }
      if level.owed > 0 { own += NumberingCosts.unpaidSwap }
      closing[count] = closing[count + 1] + own
      at = level.parent
    }
  }

  // MARK: Text

  /// More where a series that is open waits for this number.
  private var textCost: Float {
    var depth = levels.count - 1
    while depth >= 0 {
      let last = levels[depth].last
      // 3.1日常维护 below 3 is no day.
      if levels[depth].isParent(of: token), token.number == 1, token.certainty <= .likely {
        return NumberingCosts.textInSeries
      }
      if levels[depth].family == token.family, levels[depth].prefix == token.prefix, last <= token.number,
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
    return last.family == token.family && last.last + 1 == token.number ? NumberingCosts.textInSeries : 0
  }

  // MARK: Steps

  /// A step to `depth`, where a level goes on that is taken from `levels`, or one opens (`from` nil).
  func step(_ kind: NumberingStep.Kind, _ depth: Int, from: Int? = nil, cost: Float) -> NumberingCandidate {
    NumberingCandidate(
      cost: state.cost + cost,
      base: base,
      from: from.map { places[$0] } ?? -1,
      parent: depth > 0 ? places[depth - 1] : -1,
      move: NumberingMove(kind: kind, depth: UInt8(clamping: depth), isAlternative: isAlternative)
    )
  }

  /// Goes on with the series at `depth`, or slips in it.
  private func goOn(_ depth: Int, _ marker: Float, _ search: inout NumberingSearch) {
    let (last, due) = (levels[depth].last, levels[depth].owed)
    let number = token.number
    let expected = last + 1
    let base = marker + closing[depth + 1] + sameSeriesCost(depth)
    // What it costs to go on at all is most of what there is: nothing below is cheaper.
    guard search.mayTake(state.cost + base) else { return }
    func take(_ last: Int32, _ cost: Float, _ slip: NumberingSlip.Kind? = nil, owed: Int32 = 0) {
      var next = step(.goOn, depth, from: depth, cost: cost)
      (next.move.last, next.move.count, next.move.owed) = (last, 2, owed)
      (next.move.slip, next.move.expected) = (slip, expected)
      search.add(next)
    }
    if number == expected {
      take(token.last, base + (due > 0 ? NumberingCosts.unpaidSwap : 0))
    } else if due > 0, number == due {
      take(last, base, .swapped)
    } else if token.isSubnumber, number == last {
      take(number, base)
    }
    if token.isInline {
      // 注：1.… ⏎ 2.…, behind a list that has ended: what a colon leads in in its own line is another one.
      if number == 1, token.gap == .leadIn { startAgain(depth, base, &search) }
      return
    }
    if number > expected {
      take(number, base + NumberingCosts.gap(number - expected), .gap)
      if number == expected + 1 { take(number, base + NumberingCosts.swap, .swap, owed: expected) }
    }
    if number <= last, !token.isSubnumber {
      // What follows goes on from where the series was: 一、二、一、三、.
      take(last, base + NumberingCosts.duplicate + (number < last ? NumberingCosts.duplicateFar : 0), .duplicate)
    }
    if number <= last, number != 1 { take(number, base + NumberingCosts.back, .back) }
    if number != expected { take(expected, base + NumberingCosts.wrong(by: number - expected), .wrong) }
    if number == 1 { startAgain(depth, base, &search) }
  }

  /// One again where a series of the form is open: another series, or the heading between lost its number.
  private func startAgain(_ depth: Int, _ base: Float, _ search: inout NumberingSearch) {
    let closingOwn = closing[depth] - closing[depth + 1]
    var next = step(.open, depth, cost: base + closingOwn + NumberingTables.restart(token.form, after: token.gap))
    next.move.last = token.last
    search.add(next)
    guard depth > 0, !token.isInline, !token.form.isClauseWord, !levels[depth - 1].form.isClauseWord else { return }
    var lost = step(.open, depth, cost: base + closingOwn + NumberingCosts.lostParent)
    lost.move.last = token.last
    lost.move.raisesParent = true
    (lost.move.slip, lost.move.expected) = (.lostParent, levels[depth - 1].last + 1)
    search.add(lost)
  }

  private func sameSeriesCost(_ depth: Int) -> Float {
    if token.isInline { return NumberingCosts.glued }
    guard levels[depth].indent != token.indent else { return 0 }
    var outer = depth - 1
    while outer >= 0 {
      if levels[outer].family == token.family, levels[outer].indent == token.indent {
        return NumberingCosts.indent + NumberingCosts.indentOfAnother
      }
      outer -= 1
    }
    return NumberingCosts.indent
  }

  /// 3.2 where 2.2 should stand.
  private func goOnWithPrefix(_ depth: Int, _ marker: Float, _ search: inout NumberingSearch) {
    let cost = marker + closing[depth + 1] + NumberingCosts.prefix
    var counted = step(.goOn, depth, from: depth, cost: cost + 1)
    (counted.move.last, counted.move.count, counted.move.owed) = (levels[depth].last + 1, 2, levels[depth].owed)
    (counted.move.slip, counted.move.expected) = (.prefix, levels[depth].last + 1)
    search.add(counted)
    var skipped = counted
    skipped.cost = state.cost + (cost + 1.3)
    skipped.move.last = levels[depth].last
    search.add(skipped)
  }
}

extension Array {
  /// Makes it as long as `count`, with whatever in it.
  fileprivate mutating func fit(_ count: Int, _ filling: Element) {
    if self.count > count { removeLast(self.count - count) }
    while self.count < count { append(filling) }
  }
}
