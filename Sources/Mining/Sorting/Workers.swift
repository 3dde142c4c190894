/// Does the same work on many things, on as many threads as there are.
package protocol Workers: Sendable {
  /// How many threads.
  var jobs: Int { get }
  /// `body` of every index, in the order of the indices whatever thread was faster.
  func map<T: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> T) -> [T]
}

/// One thread: this one.
package struct OneWorker: Workers {
  package init() {}

  package var jobs: Int { 1 }

  package func map<T: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> T) -> [T] {
    (0..<count).map(body)
  }
}
