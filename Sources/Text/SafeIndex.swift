extension RandomAccessCollection where Index == Int {
  /// The element at `index`; nil when there is none.
  @inlinable
  package subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }

  /// The first index whose element satisfies `predicate`, when all that do stand behind all that do not; the end index
  /// when none does. O(log n).
  @inlinable
  package func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var lower = startIndex
    var upper = endIndex
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      if predicate(self[middle]) { upper = middle } else { lower = middle + 1 }
    }
    return lower
  }
}

extension RandomAccessCollection where Element == CodeUnit, Index == Int {
  /// The unit at `index`, or NUL (which no rule looks for) where there is none.
  @inlinable
  package subscript(at index: Int) -> CodeUnit {
    indices.contains(index) ? self[index] : CodeUnit(0)
  }
}

extension Array where Element == CodeUnit {
  /// The part of `range` that exists.
  package subscript(clamping range: Range<Int>) -> ArraySlice<CodeUnit> {
    self[range.clamped(to: 0..<count)]
  }
}
