/// Records of 16-bit words put aside, to be gone through many times.
///
/// The first two words of a record are its length.
struct RecordLog: Sendable {
  private let scratch: any Scratch
  private var buffer: [UInt16] = []
  /// Where whole records begin and end in the bytes put aside.
  private var chunks: [Range<Int>] = []
  private static let chunkWords = 1 << 16

  init(_ scratch: any Scratch) {
    self.scratch = scratch
  }

  /// Appends a record of what `body` adds.
  mutating func append(_ body: (inout [UInt16]) -> Void) {
    let start = buffer.count
    buffer.append(contentsOf: [0, 0])
    body(&buffer)
    let count = buffer.count - start
    buffer[start] = UInt16(truncatingIfNeeded: count)
    buffer[start + 1] = UInt16(truncatingIfNeeded: count >> 16)
    if buffer.count >= Self.chunkWords { flush() }
  }

  /// To be called after the last record.
  mutating func flush() {
    guard !buffer.isEmpty else { return }
    let start = scratch.count
    scratch.append(buffer.withUnsafeBytes { Array($0) })
    chunks.append(start..<start + buffer.count * 2)
    buffer = []
    buffer.reserveCapacity(Self.chunkWords + 4096)
  }

  /// Into how many chunks the records are put.
  var chunkCount: Int { chunks.count }

  /// Calls `body` with each record without its length, in order. On any number of threads at once.
  func forEach(_ body: (UnsafeBufferPointer<UInt16>) -> Void) {
    forEach(inChunks: chunks.indices, body)
  }

  /// The same for some of the chunks.
  func forEach(inChunks range: Range<Int>, _ body: (UnsafeBufferPointer<UInt16>) -> Void) {
    let chunks = chunks[range.clamped(to: chunks.indices)]
    var words = [UInt16](repeating: 0, count: (chunks.map { $0.count }.max() ?? 0) / 2)
    for chunk in chunks {
      let read = words.withUnsafeMutableBytes { scratch.read(at: chunk.lowerBound, into: $0) }
      words.withUnsafeBufferPointer { words in
        let end = min(read, chunk.count) / 2
        var start = 0
        while start + 2 <= end {
          let count = Int(words[start]) | Int(words[start + 1]) << 16
          guard count >= 2, start + count <= end else { return }
          body(UnsafeBufferPointer(rebasing: words[(start + 2)..<(start + count)]))
          start += count
        }
      }
    }
  }
}
