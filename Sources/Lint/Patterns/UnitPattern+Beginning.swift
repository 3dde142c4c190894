import Text

/// What a match begins with, read from the steps: what an index is made of.
extension UnitPattern {
  /// The units that every match begins with, as many as are sure.
  static func prefix(_ steps: [Step]) -> [UInt16] {
    var result: [UInt16] = []
    var at = 0
    while let step = steps[safe: at] {
      switch step {
      case .unit(let unit):
        result.append(unit.rawValue)
        at += 1
      case .save: at += 1
      case .look(let next, _, _, _): at = Int(next)
      default: return result
      }
    }
    return result
  }

  /// What the first unit of a match of the steps from `start` on may be; nil for anything.
  static func first(_ steps: [Step], _ classes: [UnitClass], from start: Int = 0) -> UnitClass? {
    var result = UnitClass()
    var seen = Array(repeating: false, count: steps.count)
    var open = [start]
    while let at = open.popLast() {
      guard steps.indices.contains(at), !seen[at] else { continue }
      seen[at] = true
      switch steps[at] {
      case .unit(let unit): result.add(unit, unit)
      case .oneOf(let index):
        guard let units = classes[safe: Int(index)], !units.isNegative else { return nil }
        result.add(units)
      case .save, .start, .end: open.append(at + 1)
      case .skip: return nil
      case .split(let a, let b): open += [Int(b), Int(a)]
      case .jump(let next), .look(let next, _, _, _): open.append(Int(next))
      case .repeated, .accept: return nil
      }
    }
    return result
  }

  /// Walks the steps as a match would that begins with figures, to the first units that are none, and from there over
  /// further figures to the next: 年 and 月 of \d{4}年\d{1,2}月.
  static func behindFigures(_ steps: [Step], _ classes: [UnitClass]) -> (first: UnitClass, second: [UInt16]) {
    var (result, further) = (UnitClass(), UnitClass())
    var isOpen = false
    var seen = Array(repeating: false, count: 3 * steps.count)
    // Places, and what has been met on the way there, three for each: nothing, a figure, the unit behind the figures.
    var open = [0]
    while let key = open.popLast() {
      let (at, met) = (key / 3, key % 3)
      guard steps.indices.contains(at), !seen[key] else { continue }
      seen[key] = true
      switch steps[at] {
      case .unit(let unit):
        if unit.isASCIIDigit {
          open.append(key + (met == 0 ? 4 : 3))
        } else if met == 1 {
          result.add(unit, unit)
          open.append(key + 4)
        } else if met == 2 {
          further.add(unit, unit)
        }
      case .oneOf(let index):
        guard let units = classes[safe: Int(index)] else { continue }
        if units.holdsFigures { open.append(key + (met == 0 ? 4 : 3)) }
        if met == 2, units.isNegative || units.count > mostSeconds + 10 { isOpen = true }
        if met == 0 || units.isNegative { continue }
        if met == 1 {
          result.addOthers(units)
          open.append(key + 4)
        } else if !isOpen {
          further.addOthers(units)
        }
      case .end, .repeated, .skip, .accept:
        if met == 2 { isOpen = true }
        if case .accept = steps[at] { continue }
        open.append(key + 3)
      case .save, .start: open.append(key + 3)
      case .split(let a, let b): open += [3 * Int(a) + met, 3 * Int(b) + met]
      case .look(_, _, let most, false) where met == 2 && most < 0: open.append(key + 3)
      case .jump(let next), .look(let next, _, _, _): open.append(3 * Int(next) + met)
      }
    }
    let second = isOpen ? [] : further.units.distinct
    return (result, second.count <= mostSeconds ? second : [])
  }

  /// What the second unit of a match may be; nothing if it may be too much, or there need be none.
  static func second(_ steps: [Step], _ classes: [UnitClass]) -> [UInt16] {
    var result: [UInt16] = []
    var seen = Array(repeating: false, count: 2 * steps.count)
    // Places, and whether the first unit lies behind: twice the place, plus one.
    var open = [0]
    while let key = open.popLast() {
      let (at, isBehind) = (key / 2, key % 2 == 1)
      guard steps.indices.contains(at), !seen[key] else { continue }
      seen[key] = true
      switch steps[at] {
      case .unit(let unit):
        if isBehind { result.append(unit.rawValue) } else { open.append(2 * at + 3) }
      case .oneOf(let index):
        guard isBehind else {
          open.append(2 * at + 3)
          continue
        }
        guard let units = classes[safe: Int(index)], !units.isNegative, units.count <= mostSeconds else { return [] }
        units.forEach { result.append($0) }
      case .save, .start: open.append(key + 2)
      case .split(let a, let b): open += [2 * Int(a) + key % 2, 2 * Int(b) + key % 2]
      case .jump(let next): open.append(2 * Int(next) + key % 2)
      // What has to follow the first unit is the second: 、 before 等.
      case .look(_, _, let most, false) where isBehind && most < 0: open.append(key + 2)
      case .look(let next, _, _, _): open.append(2 * Int(next) + key % 2)
      case .end, .repeated, .skip, .accept: return []
      }
    }
    let distinct = result.distinct
    return distinct.count <= mostSeconds ? distinct : []
  }

  /// More than these are not worth keeping: what follows may then be nearly anything.
  private static let mostSeconds = 32
}
