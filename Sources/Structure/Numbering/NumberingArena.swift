/// The levels of all readings, each a node that knows the level it stands in.
struct NumberingArena {
  private(set) var nodes: [NumberingLevel] = []

  /// The levels of one family on a stack, innermost first: seldom more than one.
  struct Found {
    var first: Int32?
    var count = 0
    var isEmpty: Bool { count == 0 }
  }

  func levels(of family: Int32, from top: Int32) -> Found {
    var found = Found()
    var at = top
    while at >= 0 {
      if nodes[Int(at)].family == family {
        if found.first == nil { found.first = at }
        found.count += 1
      }
      at = nodes[Int(at)].parent
    }
    return found
  }

  /// Whether one of the levels from `top` outwards waits for `token`.
  func waits(for token: NumberingToken, from top: Int32) -> Bool {
    var at = top
    while at >= 0 {
      if nodes[Int(at)].waits(for: token) { return true }
      at = nodes[Int(at)].parent
    }
    return false
  }

  /// How many levels stand around `level`.
  func depth(of level: Int32) -> UInt8 {
    level >= 0 ? UInt8(truncatingIfNeeded: nodes[Int(level)].depth) : 0
  }

  func hash(of level: Int32) -> UInt64 { level >= 0 ? nodes[Int(level)].hash : 0x5851_F42D_4C95_7F2D }

  /// Puts `level` on the stack whose innermost level is `parent`.
  mutating func push(_ level: NumberingLevel, below parent: Int32) -> Int32 {
    var level = level
    level.hash = level.hash(below: hash(of: parent))
    return place(level, below: parent)
  }

  /// The same of a level that has its hash.
  mutating func place(_ level: NumberingLevel, below parent: Int32) -> Int32 {
    var level = level
    level.parent = parent
    level.depth = parent >= 0 ? nodes[Int(parent)].depth &+ 1 : 0
    nodes.append(level)
    return Int32(truncatingIfNeeded: nodes.count - 1)
  }

  /// Notes what the levels from `top` outwards had reached, up to `stop`, which stays open; the outer one wins.
  func remember(from top: Int32, downTo stop: Int32, in memory: inout NumberingMemory) {
    var at = top
    while at != stop, at >= 0 {
      if let slot = nodes[Int(at)].form.memorySlot { memory.remember(slot, nodes[Int(at)].last) }
      at = nodes[Int(at)].parent
    }
  }

  /// The level of the 附件 on whose page `top` is, or -1.
  func page(from top: Int32) -> Int32 {
    var at = top
    while at >= 0, nodes[Int(at)].form != .attachment { at = nodes[Int(at)].parent }
    return at
  }

  /// Whether a swap on this stack still waits for its second half.
  func owes(_ top: Int32) -> Bool {
    var at = top
    while at >= 0 {
      if nodes[Int(at)].owed > 0 { return true }
      at = nodes[Int(at)].parent
    }
    return false
  }

  mutating func truncate(to count: Int) { nodes.removeLast(max(0, nodes.count - count)) }
}

extension NumberingLevel {
  init(_ token: NumberingToken, last: Int32? = nil, count: UInt8 = 1, owed: Int32 = 0) {
    self.init(
      parent: -1,
      family: token.family,
      form: token.form,
      last: last ?? token.last,
      prefix: token.prefix,
      count: count,
      indent: token.indent,
      owed: owed
    )
  }

  /// Whether `token`, a decimal, numbers what stands in this level: 2.1 in 2., 2.1.3 in 2.1.
  func isParent(of token: NumberingToken) -> Bool {
    switch form {
    case .decimal1, .arabic, .chapter, .portion, .han: token.form == .decimal2 && token.prefix == prefixBelow
    case .decimal2, .decimal3: token.prefix == prefixBelow && form.rank < token.form.rank
    default: false
    }
  }

  /// Whether it is a level of a form that usually stands below that of `token`: 1. around （一）. Of the inner signs alone:
  /// 第X条 stand below sections of any form, and 一、 inside （一） begin a text inside a text.
  func isUsuallyBelow(_ token: NumberingToken) -> Bool {
    form.rank > token.form.rank && token.form.isInterchangeable && form.isInterchangeable && token.form != .article
      && token.form != .han && (!isHeading || token.isHeading)
  }

  /// Whether `token` says the number that is next.
  func waits(for token: NumberingToken) -> Bool {
    family == token.family && last + 1 == token.number && owed == 0 && prefix == token.prefix
  }

  /// What decimals that stand in this level begin with, folded as in `LineProfile.prefix`.
  var prefixBelow: Int32 { form.isDecimal ? prefix &* 100 &+ last : last }
}

extension NumberingMemory {
  /// Whether `token` says the number that is next in its form, of a series that was closed.
  func waits(for token: NumberingToken) -> Bool {
    token.form.memorySlot.map { reached($0) > 0 && reached($0) + 1 == token.number } ?? false
  }
}

extension NumberingToken {
  /// Whether it is the last number alone of a decimal that goes on with `level`: 3. behind 1.2.2.
  func isCutShort(in level: NumberingLevel) -> Bool {
    form == .arabic && !isInline && (level.form == .decimal3 || level.form == .decimal4)
  }
}
