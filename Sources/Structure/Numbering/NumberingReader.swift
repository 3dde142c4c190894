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
  /// Reads what is in doubt; it has the levels of the reading taken so far.
  private var search: NumberingSearch
  /// The readings before the last `kept` tokens, each at its index modulo that: one for each token would be megabytes.
  private var before = [NumberingContext](repeating: NumberingContext(), count: kept)
  /// More than `NumberingCosts.lookBack`, by which a search goes back at most; a power of two.
  private static let kept = 16
  private var context = NumberingContext()
  /// Up to where a search has settled everything.
  private var settled = 0
  /// The stretches of this text, and those that were read before.
  private var stretches: NumberingStretches
  private let known: NumberingStretches

  /// How each of `tokens` is read, and the stretches that were in doubt. Linear in their count where few are; `known` are
  /// the stretches of the text before an edit, of which those that are still there cost next to nothing.
  static func read(
    _ tokens: [NumberingToken],
    known: NumberingStretches,
  ) -> (steps: [NumberingStep], stretches: NumberingStretches) {
    var reader = NumberingReader(tokens, known)
    reader.run()
    return (reader.steps, reader.stretches)
  }

  private init(_ tokens: [NumberingToken], _ known: NumberingStretches) {
    self.tokens = tokens
    self.known = known
    stretches = NumberingStretches(behind: known)
    steps = Array(repeating: .text, count: tokens.count)
    search = NumberingSearch(tokens)
  }

  private mutating func run() {
    var index = 0
    while index < tokens.count {
      before[index & (Self.kept - 1)] = context
      if let step = plain(tokens[index]) {
        steps[index] = step
        index += 1
      } else {
        index = settle(index)
      }
    }
  }

  // MARK: One way to read it

  /// Takes `token` in if there is one way to read it; nil, and nothing taken, if not.
  private mutating func plain(_ token: NumberingToken) -> NumberingStep? {
    if token.gap != .none, context.top >= 0, token.form != .attachment {
      switch token.gap {
      case .title: context = NumberingContext()
      case .attachment where token.number == 1: context.clear(before: token, search.arena)
      case .attachment: return nil
      case .markdown where token.number == 1: return nil
      default: break
      }
    }
    if token.certainty == .worn {
      return search.arena.waits(for: token, from: context.top) || context.memory.waits(for: token) ? nil : .text
    }
    let found = search.arena.levels(of: token.family, from: context.top)
    if token.isInline { return plainInline(token, found) }
    if found.count == 1, let level = found.first {
      let open = search.arena.nodes[Int(level)]
      guard token.number == open.last + 1 || token.isSubnumber && token.number == open.last, open.owed == 0,
        token.prefix == open.prefix, token.indent == open.indent || !token.form.isClauseWord
      else { return nil }
      goOn(level, token)
      return NumberingStep(kind: .goOn, depth: search.arena.depth(of: level), slip: nil)
    }
    guard found.isEmpty, token.certainty <= .likely else { return nil }
    return plainOpening(token)
  }

  /// A series inside a paragraph is its own, unless the innermost series waits for it.
  private mutating func plainInline(_ token: NumberingToken, _ found: NumberingArena.Found) -> NumberingStep? {
    // 注：1.… behind 1. 2. 3. may begin the list that the lines below go on with.
    if token.gap == .leadIn, token.number == 1, !found.isEmpty { return nil }
    guard let level = found.first, search.arena.nodes[Int(level)].last + 1 == token.number else { return .text }
    guard level == context.top else { return nil }
    goOn(level, token)
    return NumberingStep(kind: .goOn, depth: search.arena.depth(of: level), slip: nil)
  }

  private mutating func plainOpening(_ token: NumberingToken) -> NumberingStep? {
    if context.top >= 0, search.arena.nodes[Int(context.top)].form.rank >= token.form.rank { return nil }
    if token.form.isDecimal, !fitsPrefix(token) { return nil }
    let slot = token.form.memorySlot
    let reached = slot.map { context.memory.reached($0) } ?? 0
    if token.number == 1 {
      if let slot, reached > 0 {
        // The signs of a list begin anew below another heading until they are seen to run on; divisions of a statute,
        // of which one may stand outside the part that is read, are asked about. Each search saved is 4 µs of a draft.
        let mode = context.memory.mode(slot)
        let isList = token.form.rank > NumberingForm.article.rank
        guard mode == .restarts || mode == .unknown && isList else { return nil }
        context.memory.set(slot, .restarts)
      }
      open(token)
      return NumberingStep(kind: .open, depth: search.arena.depth(of: context.top), slip: nil)
    }
    guard let slot, reached + 1 == token.number, token.form == .article || context.memory.mode(slot) == .runsOn else {
      return nil
    }
    context.memory.set(slot, .runsOn)
    open(token, count: 2)
    return NumberingStep(kind: .runOn, depth: search.arena.depth(of: context.top), slip: nil)
  }

  private func fitsPrefix(_ token: NumberingToken) -> Bool {
    guard context.top >= 0 else { return token.number == 1 && token.form == .decimal2 }
    return search.arena.nodes[Int(context.top)].isParent(of: token)
  }

  private mutating func goOn(_ level: Int32, _ token: NumberingToken) {
    search.arena.remember(from: context.top, downTo: level, in: &context.memory)
    var node = search.arena.nodes[Int(level)]
    node.last = token.last
    node.count = 2
    context.top = search.arena.push(node, below: node.parent)
  }

  private mutating func open(_ token: NumberingToken, count: UInt8 = 1) {
    context.top = search.arena.push(NumberingLevel(token, count: count), below: context.top)
  }

  // MARK: Several ways

  /// Reads the openers around `trouble` in all ways, takes the cheapest, and gives back where to go on.
  private mutating func settle(_ trouble: Int) -> Int {
    let start = max(settled, trouble - NumberingCosts.lookBack)
    let base = NumberingState(context: before[start & (Self.kept - 1)])
    let key = NumberingStretches.key(tokens, start, trouble, levels: search.arena.hash(of: base.context.top))
    if let stretch = known.find(key, tokens, at: start, behind: base.context) {
      take(stretch.moves, from: start)
      for (offset, slip) in stretch.slips.enumerated() { steps[start + offset].slip = slip }
      stretches.keep(stretch, key)
      settled = start + stretch.moves.count
      return settled
    }
    let mark = search.arena.nodes.count
    search.begin()
    let end = search.run(from: [base], at: start, until: nil, past: trouble)
    let best = search.best
    let moves = best.map { search.path(to: $0) } ?? []
    guard let best, moves.count == end - start else {
      search.arena.truncate(to: mark)
      settled = trouble + 1
      return trouble + 1
    }
    let slips = weigh(moves, cost: best.cost, base: base, range: start..<end)
    search.arena.truncate(to: mark)
    take(moves, from: start)
    for (offset, slip) in slips.enumerated() { steps[start + offset].slip = slip }
    stretches.keep(
      NumberingStretch(
        tokens: Array(tokens[start..<end]),
        memory: base.context.memory,
        isLast: end == tokens.count,
        moves: moves,
        slips: slips
      ),
      key
    )
    settled = end
    return end
  }

  /// Takes the tokens from `start` on in as `moves` say.
  private mutating func take(_ moves: [NumberingMove], from start: Int) {
    context = before[start & (Self.kept - 1)]
    for (offset, move) in moves.enumerated() {
      let index = start + offset
      before[index & (Self.kept - 1)] = context
      steps[index] = move.step
      search.arena.replay(move, tokens[index], &context)
    }
  }

  /// The slips of `moves`, which read `range` at `cost`, and how sure each is: what a reading without it would cost.
  private mutating func weigh(
    _ moves: [NumberingMove],
    cost: Float,
    base: NumberingState,
    range: Range<Int>,
  ) -> [NumberingSlip?] {
    var slips = moves.map { $0.step.slip }
    let slipped = slips.indices.filter { slips[$0] != nil }
    // A text that is nothing but slips is not worth the time.
    guard !slipped.isEmpty, slipped.count <= 8 else { return slips }
    for offset in slipped {
      guard let slip = slips[offset], slip.kind != .swapped else { continue }
      let index = range.lowerBound + offset
      let others = slipped.filter { $0 != offset && !(slip.kind == .swap && slips[$0]?.kind == .swapped) }
        .map { range.lowerBound + $0 }
      let without = reads(range, [base], .only(others), below: cost + NumberingCosts.sure)
      let margin = slip.kind == .form || slip.kind == .formBefore ? NumberingCosts.onlyForm : NumberingCosts.onlyReading
      // Up to the slip itself nothing is forbidden: the readings are those that were found.
      let open = search.history[offset]
      let otherwise = reads(index..<range.upperBound, open, .forbid(index, slip.kind), below: cost + margin)
      slips[offset]?.isSure = !without
      slips[offset]?.isOnlyReading = !otherwise
    }
    return slips
  }

  /// Whether there is a reading of `range` behind one of `bases` and within `constraint` that costs less than `limit`.
  private mutating func reads(
    _ range: Range<Int>,
    _ bases: [NumberingState],
    _ constraint: NumberingSearch.Constraint,
    below limit: Float,
  ) -> Bool {
    search.begin(constraint, ceiling: limit)
    _ = search.run(from: bases, at: range.lowerBound, until: range.upperBound, past: range.lowerBound)
    return search.best.map { $0.cost < limit } ?? false
  }
}

extension OrdinalCertainty: Comparable {
  package static func < (a: OrdinalCertainty, b: OrdinalCertainty) -> Bool { a.rawValue < b.rawValue }
}
