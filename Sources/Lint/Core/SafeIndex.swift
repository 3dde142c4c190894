extension RandomAccessCollection where Index == Int {
  /// The element at `index`, or nil when there is none.
  subscript(at index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
