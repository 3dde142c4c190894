import Text

/// Which patterns may begin at a place, by the unit there and the one behind it.
///
/// Two bit maps of 8 and 16 KB answer for most places of a text that nothing begins there; they stay in the nearest cache,
/// where a list for each unit would not. Only behind them is a list looked up. An object, so that a run retains one thing.
final class PatternIndex: Sendable {
  /// A unit and the one behind it, to be looked up.
  struct Key {
    /// The second unit above the first, as they lie in memory.
    let pair: UInt32

    @inline(__always)
    init(_ first: CodeUnit, _ second: CodeUnit) { pair = UInt32(second.rawValue) << 16 | UInt32(first.rawValue) }

    /// The two units at `index`.
    @inline(__always)
    fileprivate init(in units: UnsafeRawPointer, at index: Int) {
      pair = UInt32(littleEndian: units.loadUnaligned(fromByteOffset: 2 &* index, as: UInt32.self))
    }

    @inline(__always)
    fileprivate var first: UInt16 { UInt16(truncatingIfNeeded: pair) }

    /// Spread over all bits (Knuth's multiplicative hash): neighbours in the code are neighbours in language too.
    @inline(__always)
    fileprivate var hash: UInt32 { pair &* 0x9E37_79B1 }
  }

  /// Units with which a pattern may begin, whatever follows.
  private let opens: [UInt64]
  /// Pairs with which a pattern may begin, by their hash: a few others too.
  private let pairs: [UInt64]
  private let table: Table

  /// More pairs than these are looked up by the first unit alone: a class of 汉字 twice.
  private static let mostPairs = 256

  /// What patterns begin with, as one number each: the key above the pattern. Sorted, the patterns of a key stand together
  /// and behind those that go by its first unit alone; dictionaries of lists took a third of a cold start.
  struct Keys {
    fileprivate var entries: [UInt64] = []

    /// Adds a pair of units, or one and NUL, that every match of `pattern` has.
    mutating func add(_ pattern: Pattern, _ first: UInt16, _ second: UInt16) {
      entries.append(UInt64(UInt32(first) << 16 | UInt32(second)) << 32 | pattern.number)
    }

    /// Adds what `pattern` may begin with and go on with; nothing to go on with: anything.
    mutating func add(_ pattern: Pattern, first: UnitClass, second: [UInt16]) {
      let units = first.units.distinct
      let isPair = !second.isEmpty && units.count * second.count <= PatternIndex.mostPairs
      for unit in units {
        for second in isPair ? second : [0] { add(pattern, unit, second) }
      }
    }
  }

  /// A pattern by its number, how many units before its key it begins, and whether it begins with the text alone.
  struct Pattern {
    fileprivate let number: UInt64

    /// `offset` is at most three.
    init(_ index: Int, offset: Int = 0, isAtStart: Bool = false) {
      number = UInt64(index << 3 | (isAtStart ? 4 : 0) | offset)
    }

    @inline(__always)
    fileprivate init(number: UInt64) { self.number = number }

    @inline(__always)
    var index: Int { Int(truncatingIfNeeded: number >> 3) }

    @inline(__always)
    var offset: Int { Int(truncatingIfNeeded: number & 3) }

    @inline(__always)
    var isAtStart: Bool { number & 4 != 0 }
  }

  init(_ keys: Keys) {
    var entries = keys.entries
    entries.sort()
    var opens: [UInt64] = Array(repeating: 0, count: 1024)
    var pairs: [UInt64] = Array(repeating: 0, count: 2048)
    // Figures are stopped at: what begins with one is told by what stands behind the number.
    for figure in UInt16(0x30)...0x39 { opens[Int(figure >> 6)] |= 1 &<< UInt64(figure & 63) }
    var table = Table(capacity: entries.count)
    /// The patterns that the unit at hand begins whatever follows.
    var open: (unit: UInt16, patterns: [UInt64]) = (0, [])
    var list: [UInt64] = []
    var start = 0
    while start < entries.count {
      let pair = UInt32(truncatingIfNeeded: entries[start] >> 32)
      list.removeAll(keepingCapacity: true)
      while start < entries.count, UInt32(truncatingIfNeeded: entries[start] >> 32) == pair {
        list.append(entries[start] & 0xFFFF_FFFF)
        start += 1
      }
      let (unit, second) = (UInt16(truncatingIfNeeded: pair >> 16), UInt16(truncatingIfNeeded: pair))
      let key = Key(CodeUnit(unit), CodeUnit(second))
      // What begins with the text alone is asked for there without the maps.
      let bit: UInt64 = list.allSatisfy { Pattern(number: $0).isAtStart } ? 0 : 1
      if second == 0 {
        opens[Int(unit >> 6)] |= bit &<< UInt64(unit & 63)
        open = (unit, list)
        table.insert(key, list)
      } else {
        pairs[Int(key.hash >> 21)] |= bit &<< UInt64(key.hash >> 15 & 63)
        // The order of the table decides between rows of one rule.
        table.insert(key, open.unit == unit && !open.patterns.isEmpty ? (list + open.patterns).sorted() : list)
      }
    }
    (self.opens, self.pairs, self.table) = (opens, pairs, table)
  }

  /// The bit maps, to be asked of every unit of a text.
  struct Maps {
    fileprivate let opens: UnsafeBufferPointer<UInt64>
    fileprivate let pairs: UnsafeBufferPointer<UInt64>

    /// The first place from `start` on, before `end`, where a pattern or a figure may begin; `end` if there is none.
    @inline(__always)
    func firstPlace(in units: UnsafeBufferPointer<CodeUnit>, from start: Int, to end: Int) -> Int {
      guard start < end, let base = UnsafeRawPointer(units.baseAddress) else { return end }
      var at = start
      while at &+ 1 < end {
        if mayBegin(Key(in: base, at: at)) { return at }
        at &+= 1
      }
      return mayBegin(Key(units[at], CodeUnit(0))) ? at : end
    }

    @inline(__always)
    private func mayBegin(_ key: Key) -> Bool {
      let isPair = pairs[Int(key.hash >> 21)] &>> UInt64(key.hash >> 15 & 63)
      let isOpen = opens[Int(key.first >> 6)] &>> UInt64(key.first & 63)
      return (isPair | isOpen) & 1 != 0
    }
  }

  func withMaps<T>(_ body: (Maps) -> T) -> T {
    opens.withUnsafeBufferPointer { opens in
      pairs.withUnsafeBufferPointer { pairs in body(Maps(opens: opens, pairs: pairs)) }
    }
  }

  /// The list of the patterns that may begin with `key`; 0: none.
  func list(_ key: Key) -> Int {
    let list = table.list(key)
    return list == 0 ? table.list(Key(CodeUnit(key.first), CodeUnit(0))) : list
  }

  /// The places in `pattern(_:)` of the patterns in a list, in order.
  @inline(__always)
  func places(_ list: Int) -> Range<Int> { Int(table.bounds[list])..<Int(table.bounds[list + 1]) }

  /// The pattern at a place.
  @inline(__always)
  func pattern(_ place: Int) -> Pattern { Pattern(number: UInt64(table.patterns[place])) }

  /// Lists of patterns by key, with open addressing. What goes by its first unit alone stands under the pair of that and
  /// NUL.
  private struct Table: Sendable {
    /// The pair of each slot, and its list; list 0 is an empty slot.
    private var keys: [UInt32]
    private var values: [UInt16]
    private let shift: UInt32
    /// Where each list begins in `patterns`, and one more.
    private(set) var bounds: [UInt32] = [0, 0]
    private(set) var patterns: [UInt32] = []

    init(capacity: Int) {
      var bits: UInt32 = 4
      while 1 << bits < 2 * capacity { bits += 1 }
      shift = 32 - bits
      keys = Array(repeating: 0, count: 1 << bits)
      values = Array(repeating: 0, count: 1 << bits)
    }

    mutating func insert(_ key: Key, _ list: [UInt64]) {
      var slot = Int(key.hash &>> shift)
      while values[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
      keys[slot] = key.pair
      values[slot] = UInt16(truncatingIfNeeded: bounds.count - 1)
      for pattern in list { patterns.append(UInt32(truncatingIfNeeded: pattern)) }
      bounds.append(UInt32(truncatingIfNeeded: patterns.count))
    }

    func list(_ key: Key) -> Int {
      var slot = Int(key.hash &>> shift)
      while values[slot] != 0 {
        if keys[slot] == key.pair { return Int(values[slot]) }
        slot = (slot + 1) & (keys.count - 1)
      }
      return 0
    }
  }
}

extension UnsafeBufferPointer where Element == CodeUnit {
  /// The four units from `at` on as one number, the first in its lowest bits; NUL behind the end.
  @inline(__always)
  func four(at: Int) -> UInt64 {
    if at &+ 4 <= count, let base = UnsafeRawPointer(baseAddress) {
      return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: 2 * at, as: UInt64.self))
    }
    var result: UInt64 = 0
    for offset in 0..<Swift.min(4, count - at) { result |= UInt64(self[at + offset].rawValue) &<< UInt64(16 * offset) }
    return result
  }
}
