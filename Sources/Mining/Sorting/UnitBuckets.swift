/// Things by the unit they belong to, each unit's in the order in which they came.
///
/// To be filled in one pass, since how many there are of each unit is known before. What is then done unit by unit, such
/// as sorting, needs room for one unit only and not for all.
package struct UnitBuckets<Item: BitwiseCopyable>: ~Copyable {
  private let items: UnsafeMutableBufferPointer<Item>
  private let first: Int
  /// Where the things of each unit begin, and where the last ones end.
  private let starts: [Int]
  /// Where the next thing of each unit goes.
  private var next: [Int]

  /// - Parameters:
  ///   - counts: how many things each unit has at most.
  ///   - part: pairs of units, of which the first ones matter.
  package init(_ counts: [Int], in part: ClosedRange<UInt32>) {
    first = Int(part.lowerBound >> 16)
    var end = 0
    var starts = [0]
    for count in counts[first...Int(part.upperBound >> 16)] {
      end += count
      starts.append(end)
    }
    self.starts = starts
    next = starts
    items = .allocate(capacity: end)
    items.preferLargePages()
  }

  deinit {
    items.deallocate()
  }

  /// Adds a thing; one of another unit, and one that is too many, is left out.
  @inline(__always)
  package mutating func add(_ item: Item, to unit: UInt16) {
    let bucket = Int(unit) - first
    guard bucket >= 0, bucket + 1 < starts.count else { return }
    let place = next[bucket]
    guard place < starts[bucket + 1] else { return }
    items.initializeElement(at: place, to: item)
    next[bucket] = place + 1
  }

  /// Calls `body` with each unit that has some and its things, unit by unit.
  package borrowing func forEach(_ body: (_ unit: UInt16, UnsafeBufferPointer<Item>) -> Void) {
    for bucket in starts.indices.dropLast() where next[bucket] > starts[bucket] {
      let unit = UInt16(truncatingIfNeeded: first + bucket)
      body(unit, UnsafeBufferPointer(rebasing: items[starts[bucket]..<next[bucket]]))
    }
  }
}
