import Text

/// The text before the cursor as keys of `continuations.tsv`: its last 1…8 units in UTF-8, `^` for the beginning of a
/// paragraph.
struct ContextKeys {
  private var bytes: [UInt8] = []
  /// Where the key of each length begins, the longest first.
  private var starts: [Int] = []

  /// How many keys there are: their lengths in units are 1 … `count`.
  var count: Int { starts.count }

  init(_ prefix: ArraySlice<CodeUnit>) {
    var tail = prefix.suffix(Evidence.depth)
    let isWhole = tail.count == prefix.count && tail.count < Evidence.depth
    // A character that the table uses for itself ends what can be looked up.
    if let barrier = tail.lastIndex(where: { $0 == "^" || $0 == "\t" || $0 == "|" }) {
      tail = tail[(barrier + 1)...]
    } else if isWhole {
      starts.append(0)
      bytes.append(0x5E)
    }
    for unit in tail {
      starts.append(bytes.count)
      bytes.appendUTF8(unit)
    }
  }

  /// Calls `body` with the key of the last `length` units.
  func withKey<T>(length: Int, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    bytes.withUnsafeBufferPointer { all in
      guard length > 0, length <= starts.count else { return body(UnsafeBufferPointer(rebasing: all[0..<0])) }
      return body(UnsafeBufferPointer(rebasing: all[starts[starts.count - length]...]))
    }
  }
}
