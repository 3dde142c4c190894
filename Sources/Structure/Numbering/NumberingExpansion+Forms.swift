/// Members of a series in another form, or at another level of Markdown, than those before them.
extension NumberingExpansion {
  /// 二、 behind `## 一、`: the heading lost its sign, or has one too many. 第二点， behind 第一，: a speech says either.
  func goOnAtOtherLevel(_ depth: Int, _ marker: Float, _ search: inout NumberingSearch) {
    let level = levels[depth].level
    guard token.number == level.last + 1, token.prefix == level.prefix, !token.form.isClauseWord || token.form == .di
    else { return }
    var cost = marker + levels[depth].closingInside + NumberingCosts.otherHeading
    // It has a series of its own to go on with.
    if levels.contains(where: { $0.level.family == token.family }) { cost += NumberingCosts.formOfAnother }
    var next = step(.goOn, depth, from: depth, cost: cost)
    (next.move.last, next.move.count, next.move.owed) = (token.number, 2, level.owed)
    search.add(next)
  }

  /// 2. where 二、 should stand.
  func goOnInOtherForm(_ depth: Int, _ marker: Float, _ search: inout NumberingSearch) {
    let level = levels[depth].level
    guard token.number == level.last + 1, token.number >= 2, token.form != level.form,
      token.form.isInterchangeable && level.form.isInterchangeable
        || token.form.isClauseWord && level.form.isClauseWord || token.isCutShort(in: level),
      max(token.indent, level.indent) < NumberingToken.markdownIndent || token.indent == level.indent
    else { return }
    var cost = marker + levels[depth].closingInside + NumberingCosts.form
    guard search.mayTake(state.cost + cost) else { return }
    // A series of its form that has said the number may have it twice: a 二、 that was pasted before 二、.
    let reached = levels.last { $0.level.family == token.family && $0.level.last <= token.number }?.level.last
    let goesOnElsewhere = reached.map { $0 + 1 == token.number } ?? false
    if reached != nil { cost += goesOnElsewhere ? NumberingCosts.formOfAnother : NumberingCosts.formOfOpen }
    if abs(token.form.rank - level.form.rank) > 21 {
      cost += NumberingCosts.formFarOff
    } else if level.count == 1, level.last == 1, depth == levels.count - 1, !goesOnElsewhere,
      mayRewrite(level)
    {
      rewriteFirst(depth, cost, &search)
    }
    var next = step(.goOn, depth, from: depth, cost: cost)
    (next.move.last, next.move.count, next.move.owed) = (token.number, 2, level.owed)
    (next.move.slip, next.move.expected) = (.form, token.number)
    search.add(next)
  }

  /// Whether `level` may be the first of what the token goes on with. A form that stands above it (一、 ⏎ （二）) is rather a
  /// heading whose first item is missing, and below a 二、 a heading.
  private func mayRewrite(_ level: NumberingLevel) -> Bool {
    level.form.rank >= token.form.rank && token.form != .han && token.form != .article && !token.form.isClauseWord
  }

  /// 1） where 1. should stand, behind which 2. and 3. go on.
  private func rewriteFirst(_ depth: Int, _ cost: Float, _ search: inout NumberingSearch) {
    var next = step(.goOn, depth, from: depth, cost: cost - NumberingCosts.form + NumberingCosts.formBefore)
    (next.move.last, next.move.count) = (token.number, 2)
    (next.move.slip, next.move.expected) = (.formBefore, 1)
    search.add(next)
  }

  /// A worn marker goes on with the series that waits for it, or runs on from one that was closed.
  func goOnWorn(_ marker: Float, _ search: inout NumberingSearch) {
    for depth in levels.indices.reversed() where levels[depth].level.waits(for: token) {
      goOn(depth, marker, &search)
    }
    if own == 0, state.context.memory.waits(for: token) { open(marker, &search) }
  }
}
