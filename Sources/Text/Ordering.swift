// The one sort of the program. The standard library's is compiled anew for each type of element and each comparison,
// 3 KB of the WebAssembly module a time; here one sort of places serves all, and what a type of element adds is small.

/// Which of two places comes first. A class, so that no comparison is compiled into a sort of its own.
@usableFromInline
package final class PlaceOrder {
  fileprivate let precedes: (Int, Int) -> Bool

  @usableFromInline
  package init(_ precedes: @escaping (Int, Int) -> Bool) { self.precedes = precedes }

  /// The swaps, one after the other, that put `count` elements in order; equal ones keep theirs. O(n log n).
  @inline(never)
  @usableFromInline
  package func swaps(_ count: Int) -> [(Int, Int)] {
    var places = Array(0..<count)
    places.sort { precedes($0, $1) }
    var result: [(Int, Int)] = []
    for start in places.indices {
      // Each place of a ring takes what belongs there from the next one of the ring.
      var place = start
      while places[place] != place {
        let next = places[place]
        places[place] = place
        if next == start { break }
        result.append((place, next))
        place = next
      }
    }
    return result
  }

  /// The swaps that order elements by their keys; none, after one look at each, where they are in order.
  @inline(never)
  @usableFromInline
  package static func swaps(_ keys: [(Int, Int)]) -> [(Int, Int)] {
    var sorted = 1
    while sorted < keys.count, keys[sorted] >= keys[sorted - 1] { sorted += 1 }
    return sorted >= keys.count ? [] : PlaceOrder { keys[$0] < keys[$1] }.swaps(keys.count)
  }
}

extension Array {
  /// Puts the smallest key first; of two equal keys the smaller second one; equal elements keep their order. O(n log n).
  @inlinable
  package mutating func order(by key: (Element) -> (Int, Int)) {
    swap(PlaceOrder.swaps(map(key)))
  }

  @inlinable
  package mutating func order(by key: (Element) -> Int) {
    order { (key($0), 0) }
  }

  /// The same by a comparison, where no numbers tell the order.
  @inlinable
  package mutating func order(where precedes: @escaping (Element, Element) -> Bool) {
    let elements = self
    order(of: PlaceOrder { precedes(elements[$0], elements[$1]) })
  }

  /// The same by a comparison of places in the array as it is.
  @inlinable
  package mutating func order(of places: PlaceOrder) {
    swap(places.swaps(count))
  }

  @usableFromInline
  mutating func swap(_ swaps: [(Int, Int)]) {
    guard !swaps.isEmpty else { return }
    withUnsafeMutableBufferPointer { buffer in
      for (a, b) in swaps { buffer.swapAt(a, b) }
    }
  }
}

extension Sequence {
  /// The elements with the smallest key first, as `order(by:)` puts them.
  @inlinable
  package func ordered(by key: (Element) -> (Int, Int)) -> [Element] {
    var result = Array(self)
    result.order(by: key)
    return result
  }

  @inlinable
  package func ordered(by key: (Element) -> Int) -> [Element] {
    ordered { (key($0), 0) }
  }

  /// The same by a comparison, where no numbers tell the order.
  @inlinable
  package func ordered(where precedes: @escaping (Element, Element) -> Bool) -> [Element] {
    var result = Array(self)
    result.order(where: precedes)
    return result
  }
}

extension TextPosition {
  package var sortKey: (Int, Int) { (line, column) }
}

extension Float {
  /// A whole number that is greater where the number is greater.
  package var sortKey: Int {
    let bits = Int32(bitPattern: bitPattern)
    return Int(bits < 0 ? bits ^ Int32.max : bits)
  }
}
