/// How a reading takes one token in: all that is needed to take it in again behind the same readings.
struct NumberingMove {
  var kind: NumberingStep.Kind
  var depth: UInt8
  /// What the level then has.
  var count: UInt8 = 1
  var last: Int32 = 0
  var owed: Int32 = 0
  var taken: Int32 = 0
  var slip: NumberingSlip.Kind?
  /// The number that the slip should be.
  var expected: Int32 = 0
  /// Whether the level around it is taken to have gone on without a heading.
  var raisesParent = false
  /// Whether everything was closed first.
  var isCleared = false
  var isAlternative = false
  /// Whether the decimals that follow begin with the number of the section, though this one does not.
  var takesSectionPrefix = false
  /// What it shows its form to do.
  var mode: NumberingMode?

  var step: NumberingStep {
    NumberingStep(
      kind: kind,
      depth: depth,
      slip: slip.map { NumberingSlip(kind: $0, expected: Int(expected)) },
      isAlternative: isAlternative
    )
  }
}

/// A way to read one token behind one reading of those before it. Of seventy that are looked at eight are kept, so it is
/// no more than a few numbers.
struct NumberingCandidate {
  var cost: Float
  /// Which reading it goes on from.
  var base: Int32
  /// The level it goes on with; -1 if it opens one, or none.
  var from: Int32 = -1
  /// The level around that one, or -1.
  var parent: Int32 = -1
  var move: NumberingMove
}

/// What a reading has open, and what it remembers.
struct NumberingContext {
  var memory = NumberingMemory()
  /// The innermost open level, or -1.
  var top: Int32 = -1
}

extension NumberingContext {
  /// Closes everything before `token`: a new text begins, or a part of one under a heading of Markdown. What begins a page
  /// stands below the 附件 that heads it, with which the next one goes on.
  mutating func clear(before token: NumberingToken, _ arena: NumberingArena) {
    if token.gap == .markdown {
      arena.remember(from: top, downTo: -1, in: &memory)
    } else {
      memory = NumberingMemory()
    }
    top = token.gap == .attachment ? arena.page(from: top) : -1
  }
}

extension NumberingArena {
  /// What a move that is not text puts on a stack.
  struct Levels {
    /// The level it leaves innermost, with its hash.
    var own: NumberingLevel
    /// What it makes of the one around.
    var above: NumberingLevel?
    /// The level around both.
    var parent: Int32
  }

  /// What `move`, which is not text, makes of `context`, whose memory is brought up to date.
  @inline(__always)
  func levels(
    for move: NumberingMove,
    _ token: NumberingToken,
    from: Int32,
    parent: Int32,
    in context: inout NumberingContext,
  ) -> Levels {
    remember(from: context.top, downTo: from >= 0 ? from : parent, in: &context.memory)
    if let slot = token.form.memorySlot {
      if let mode = move.mode { context.memory.set(slot, mode) }
      if move.kind == .open, move.mode != .nests, parent >= 0, nodes[Int(parent)].isUsuallyBelow(token) {
        context.memory.setInverted(slot)
      }
    }
    var own = from >= 0 ? nodes[Int(from)] : NumberingLevel(token)
    (own.last, own.count, own.owed, own.taken) = (move.last, move.count, move.owed, move.taken)
    if move.slip == .formBefore { (own.family, own.form, own.indent) = (token.family, token.form, token.indent) }
    if move.takesSectionPrefix, parent >= 0 { own.prefix = nodes[Int(parent)].prefixBelow }
    guard move.raisesParent, parent >= 0 else {
      own.hash = own.hash(below: hash(of: parent))
      return Levels(own: own, above: nil, parent: parent)
    }
    var above = nodes[Int(parent)]
    (above.last, above.count) = (above.last + 1, 2)
    above.hash = above.hash(below: hash(of: above.parent))
    own.hash = own.hash(below: above.hash)
    return Levels(own: own, above: above, parent: above.parent)
  }

  /// Puts `levels` on the stack; the new top.
  @inline(__always)
  mutating func push(_ levels: Levels) -> Int32 {
    var parent = levels.parent
    if let above = levels.above { parent = place(above, below: parent) }
    return place(levels.own, below: parent)
  }

  /// Takes `token` in as `move` did behind the same reading.
  mutating func replay(_ move: NumberingMove, _ token: NumberingToken, _ context: inout NumberingContext) {
    if move.isCleared { context.clear(before: token, self) }
    guard move.kind != .text else { return }
    var parent = context.top
    var from: Int32 = -1
    var depth = parent >= 0 ? Int(self.depth(of: parent)) + 1 : 0
    while depth > Int(move.depth), parent >= 0 {
      from = parent
      parent = nodes[Int(parent)].parent
      depth -= 1
    }
    if move.kind != .goOn { from = -1 }
    let read = move.isAlternative ? token.readOtherwise ?? token : token
    context.top = push(levels(for: move, read, from: from, parent: parent, in: &context))
  }
}
