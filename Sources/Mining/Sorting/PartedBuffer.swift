/// Room for things that several threads read and write, each its own part.
///
/// `@unchecked`: the caller that hands out the parts sees to it that they do not overlap.
final class PartedBuffer<Item: BitwiseCopyable>: @unchecked Sendable {
  let items: UnsafeMutableBufferPointer<Item>

  /// Room for `count` things, which are not set to anything.
  init(count: Int) {
    items = .allocate(capacity: count)
    items.preferLargePages()
  }

  /// Room for `count` things, all of them `item`.
  convenience init(repeating item: Item, count: Int) {
    self.init(count: count)
    items.initialize(repeating: item)
  }

  deinit {
    items.deallocate()
  }

  /// The things from `range` on; no more than there is room for.
  func part(_ range: Range<Int>) -> UnsafeMutableBufferPointer<Item> {
    UnsafeMutableBufferPointer(rebasing: items[range.clamped(to: items.indices)])
  }
}
