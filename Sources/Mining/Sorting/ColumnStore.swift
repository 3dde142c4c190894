import Synchronization
import Text

/// Room for numbers that are put aside in columns. On any number of threads.
final class ColumnStore: Sendable {
  private let scratch: any Scratch
  private let writing = Mutex(())

  init(_ scratch: any Scratch) {
    self.scratch = scratch
  }

  /// Puts numbers aside.
  ///
  /// - Returns: where they begin.
  fileprivate func append<Item: BitwiseCopyable>(_ items: [Item]) -> Int {
    let bytes = items.withUnsafeBytes { Array($0) }
    return writing.withLock { _ in
      let start = scratch.count
      scratch.append(bytes)
      return start
    }
  }

  fileprivate func read(at offset: Int, into bytes: UnsafeMutableRawBufferPointer) {
    let count = scratch.read(at: offset, into: bytes)
    // What cannot be read is told by the scratch and reads as zeros here.
    for index in count..<max(count, bytes.count) { bytes[index] = 0 }
  }
}

/// Numbers that were put aside in order, to be read in any part.
struct Column<Item: BitwiseCopyable & Sendable>: Sendable {
  /// Numbers that lie together.
  private struct Piece {
    /// How many numbers stand before.
    let first: Int
    let offset: Int
  }

  private let store: ColumnStore
  private var pieces: [Piece] = []
  private(set) var count = 0

  init(in store: ColumnStore) {
    self.store = store
  }

  mutating func append(_ items: [Item]) {
    guard !items.isEmpty else { return }
    pieces.append(Piece(first: count, offset: store.append(items)))
    count += items.count
  }

  /// Adds the numbers of another column of the same store, which are not moved.
  mutating func append(contentsOf other: Column) {
    for piece in other.pieces { pieces.append(Piece(first: count + piece.first, offset: piece.offset)) }
    count += other.count
  }

  /// All numbers.
  var items: [Item] { self[0..<count] }

  /// The numbers in `range`; zeros behind the last one.
  ///
  /// - Complexity: linear in `range`, and a search among the pieces.
  subscript(range: Range<Int>) -> [Item] {
    [Item](unsafeUninitializedCapacity: range.count) { buffer, filled in
      filled = range.count
      var place = range.lowerBound
      var next = pieces.partitioningIndex { $0.first > place }
      while place < range.upperBound {
        let isThere = place < count && next > 0
        let end = isThere ? min(range.upperBound, next < pieces.count ? pieces[next].first : count) : range.upperBound
        let part = UnsafeMutableRawBufferPointer(
          UnsafeMutableBufferPointer(rebasing: buffer[place - range.lowerBound..<end - range.lowerBound])
        )
        if isThere {
          let piece = pieces[next - 1]
          store.read(at: piece.offset + (place - piece.first) * MemoryLayout<Item>.stride, into: part)
        } else {
          part.initializeMemory(as: UInt8.self, repeating: 0)
        }
        place = end
        next += 1
      }
    }
  }
}
