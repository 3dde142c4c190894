/// What the numbers further down say of a level: whether it goes on, and what stands inside what.
struct Lookahead {
  let scan: OpenerScan

  /// How many numbers ahead decide whether a series stands inside another.
  private static let reach = 40

  /// The next number of `family` behind opener `index`. O(log openers).
  func nextNumber(of family: Int, after index: Int) -> Int? {
    scan.members(of: family, after: index).first.map { scan.openers[$0].number }
  }

  /// Whether a numbering that has reached `last` is taken up again behind opener `index`, at once or behind others of
  /// its form.
  func goesOn(_ family: Int, from last: Int, after index: Int) -> Bool {
    var counted = Reckoning(counters: [last])
    for member in scan.members(of: family, after: index).prefix(Lookahead.reach) {
      counted.take(scan.openers[member].number)
      if counted.counters == [last + 1] { return true }
      if counted.strays > 0 { return false }
    }
    return false
  }

  /// Whether a new 一、 at `index` stands inside the level that has reached `last`: 一、 二、(一、 二、 三、) 三、.
  ///
  /// Counts both readings on: the one in which fewer of the next numbers follow from nothing is right. `outer` is what
  /// the levels of the same form around that level have reached.
  func nests(_ index: Int, inside last: Int, outer: [Int]) -> Bool {
    var inside = Reckoning(counters: outer + [last, 1])
    var instead = Reckoning(counters: outer + [1])
    for member in scan.members(of: scan.openers[index].family, after: index).prefix(Lookahead.reach) {
      inside.take(scan.openers[member].number)
      instead.take(scan.openers[member].number)
    }
    return inside.strays < instead.strays
  }

  /// Numbers of one form counted as series in series.
  private struct Reckoning {
    var counters: [Int]
    var strays = 0

    mutating func take(_ number: Int) {
      if let place = counters.lastIndex(of: number - 1) {
        counters.removeSubrange((place + 1)...)
        counters[place] = number
      } else if number == 1 {
        counters.append(1)
      } else {
        strays += 1
      }
    }
  }
}
