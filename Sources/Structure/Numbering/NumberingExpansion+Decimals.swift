/// Decimals, which name what they stand in.
extension NumberingExpansion {
  /// 3.2 where 2.2 should stand.
  func goOnWithPrefix(_ depth: Int, _ marker: Float, _ search: inout NumberingSearch) {
    let cost = marker + levels[depth].closingInside + NumberingCosts.prefix
    var counted = step(.goOn, depth, from: depth, cost: cost + 1)
    (counted.move.last, counted.move.count, counted.move.owed) = (
      levels[depth].level.last + 1, 2, levels[depth].level.owed
    )
    (counted.move.slip, counted.move.expected) = (.prefix, levels[depth].level.last + 1)
    search.add(counted)
    var skipped = counted
    skipped.cost = state.cost + (cost + 1.3)
    skipped.move.last = levels[depth].level.last
    search.add(skipped)
  }

  /// 2.1 below 2., with its prefix.
  func openDecimal(_ depth: Int, _ cost: Float, _ search: inout NumberingSearch) {
    var cost = cost
    var slip: NumberingSlip.Kind?
    var expected: Int32 = 0
    if depth > 0 {
      let form = levels[depth - 1].level.form
      if form.isDecimal, form.rank >= token.form.rank { return }
      if !levels[depth - 1].level.isParent(of: token) {
        switch form {
        case .decimal1, .decimal2, .decimal3, .arabic, .chapter, .portion, .han:
          cost += NumberingCosts.prefix
          (slip, expected) = (.prefix, token.number)
        default: cost += NumberingCosts.foreignParent
        }
      }
    } else {
      cost += token.prefix % 100 == 1 ? NumberingCosts.foreignParent / 3 : NumberingCosts.orphanPrefix
    }
    if token.number != 1 {
      cost += NumberingCosts.first(token.number)
      (slip, expected) = (.first, 1)
    }
    var next = step(.open, depth, cost: cost)
    next.move.last = token.last
    (next.move.slip, next.move.expected) = (slip, expected)
    search.add(next)
    if slip == .first { openBehind(depth, cost - NumberingCosts.first(token.number), &search) }
    if slip == .prefix {
      // 2.1 ⏎ 3.2 below 第三章: what follows goes by the section again.
      next.move.takesSectionPrefix = true
      search.add(next)
    }
    guard token.number == 2 else { return }
    var swap = step(.open, depth, cost: cost - NumberingCosts.first(2) + NumberingCosts.swappedFirst)
    (swap.move.last, swap.move.owed) = (token.last, 1)
    (swap.move.slip, swap.move.expected) = (.swap, 1)
    search.add(swap)
  }
}
