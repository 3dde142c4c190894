import Lexicon
import Text

/// Code units, to be asked for by the million.
struct UnitSet: Sendable {
  /// A bit for each unit.
  private var bits = [UInt64](repeating: 0, count: 1024)

  init(_ units: some Sequence<CodeUnit>) {
    for unit in units { bits[Int(unit.rawValue >> 6)] |= 1 << UInt64(unit.rawValue & 63) }
  }

  /// The words of one character of a class.
  init(_ group: WordClass) {
    self.init(group.units)
  }

  @inline(__always)
  func contains(_ unit: CodeUnit) -> Bool {
    bits[Int(unit.rawValue >> 6)] >> UInt64(unit.rawValue & 63) & 1 != 0
  }

  /// The first place from `start` on, before `end`, whose unit is none of the set; `end` if there is none.
  @inline(__always)
  func endOfRun(in units: [CodeUnit], from start: Int, to end: Int) -> Int {
    self.end(of: 1, in: units, from: start, to: end)
  }

  /// The first place from `start` on, before `end`, whose unit is one of the set; `end` if there is none.
  @inline(__always)
  func firstMember(in units: [CodeUnit], from start: Int, to end: Int) -> Int {
    self.end(of: 0, in: units, from: start, to: end)
  }

  /// Where the units end that are all of the set, or none of them, as `bit` says. Without an array's checks: asked of every
  /// unit of a text, at six instructions each instead of sixteen.
  @inline(__always)
  private func end(of bit: UInt64, in units: [CodeUnit], from start: Int, to end: Int) -> Int {
    bits.withUnsafeBufferPointer { bits in
      units.withUnsafeBufferPointer { units in
        let end = min(end, units.count)
        var at = start
        while at < end, bits[Int(units[at].rawValue >> 6)] &>> UInt64(units[at].rawValue & 63) & 1 == bit { at &+= 1 }
        return at
      }
    }
  }
}
