import Text

/// What stands before or after a phrase.
struct NeighbourCounts {
  private let isParticle: [Bool]
  private var counts = [UInt32](repeating: 0, count: 0x10000)
  private var seen: [UInt16] = []
  /// Occurrences at the edge of a clause, beside 、 or beside a particle: 的重中之重.
  var free = 0
  /// Occurrences at the edge of a clause or beside 、.
  var open = 0
  /// Occurrences beside 、.
  var listed = 0
  /// Occurrences beside the most frequent neighbour.
  var largest = 0
  var distinct: Int { seen.count }

  init(particles: Set<UInt16>) {
    isParticle = (0..<0x10000).map { particles.contains(UInt16(truncatingIfNeeded: $0)) }
  }

  mutating func reset() {
    for unit in seen { counts[Int(unit)] = 0 }
    seen.removeAll(keepingCapacity: true)
    free = 0
    open = 0
    listed = 0
    largest = 0
  }

  mutating func add(_ unit: UInt16) {
    if unit == 0 || unit == Segments.list.rawValue {
      free += 1
      open += 1
      if unit != 0 { listed += 1 }
      return
    }
    if isParticle[Int(unit)] {
      free += 1
      return
    }
    if counts[Int(unit)] == 0 { seen.append(unit) }
    counts[Int(unit)] &+= 1
    largest = max(largest, Int(counts[Int(unit)]))
  }
}
