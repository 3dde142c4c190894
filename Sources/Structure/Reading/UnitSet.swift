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
}
