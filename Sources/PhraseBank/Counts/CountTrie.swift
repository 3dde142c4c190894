/// What follows what: all strings of up to sixteen characters that at least two documents of the corpus hold, as far as
/// their counts say more than those of shorter strings, in a trie that is read where it lies.
///
/// Nothing is parsed when it is opened and nothing is kept beside the bytes but where the sections begin. Every read is
/// checked against its section: a damaged file gives wrong counts, never a trap and never a loop without an end.
package struct CountTrie: Sendable {
  /// One node with what is known of it.
  package struct Node: Sendable {
    /// Its number in level order; 0 for none.
    package var id = 0
    /// How often the string was seen, in documents that are not alike: c·√(documents/c).
    package var count: Float = 0
    /// The kind of documents that say it most (low six bits) and how much of it is theirs (two bits: 0, ½, ¾, 1).
    package var cluster: UInt8 = 0
    var code: UInt8 = 0

    package init() {}
  }

  /// The successors of a character: nodes of the second level, the most frequent first.
  package struct Successors: Sendable {
    package var first = 0
    package var count = 0

    package init() {}
  }

  struct Span: Sendable {
    var start = 0
    var count = 0
  }

  let bytes: TableBytes
  let spans: [Span]
  let nodeCount: Int
  package let symbolCount: Int
  let thirdLevel: Int
  let fifthLevel: Int
  let counts: [Float]
  let bigramCounts: [Float]

  /// Why a file cannot be used.
  package enum Damage: Error, Hashable, Sendable {
    case notCounts
    case version(Int)
    case incomplete
    case changed
  }

  /// - Parameters:
  ///   - bytes: the file.
  ///   - isTrusted: whether it is part of the program; else its checksum is compared, in time linear in its bytes.
  /// - Throws: why the file cannot be used.
  package init(_ bytes: TableBytes, isTrusted: Bool = false) throws(Damage) {
    guard bytes.count >= CountFormat.headerBytes,
      CountFormat.magic.indices.allSatisfy({ bytes[$0] == CountFormat.magic[$0] })
    else { throw .notCounts }
    func number(_ offset: Int) -> Int { Int(truncatingIfNeeded: UInt32(truncatingIfNeeded: bytes.word(at: offset))) }
    guard number(CountFormat.Field.version) == Int(CountFormat.version) else {
      throw .version(number(CountFormat.Field.version))
    }
    guard number(CountFormat.Field.byteCount) == bytes.count else { throw .incomplete }
    if !isTrusted {
      let sum = CountFormat.checksum(UnsafeRawBufferPointer(bytes.buffer))
      guard UInt32(truncatingIfNeeded: bytes.word(at: CountFormat.Field.checksum)) == sum else { throw .changed }
    }
    var spans: [Span] = []
    for section in CountFormat.Section.allCases {
      let at = CountFormat.Field.sections + 8 * section.rawValue
      let span = Span(start: number(at), count: number(at + 4))
      guard span.start >= 0, span.count >= 0, span.start <= bytes.count, span.count <= bytes.count - span.start else {
        throw .changed
      }
      spans.append(span)
    }
    self.bytes = bytes
    self.spans = spans
    nodeCount = number(CountFormat.Field.nodes)
    symbolCount = number(CountFormat.Field.symbols)
    thirdLevel = number(CountFormat.Field.thirdLevel)
    fifthLevel = number(CountFormat.Field.fifthLevel)
    guard symbolCount >= 0, symbolCount < thirdLevel, thirdLevel <= fifthLevel, fifthLevel <= nodeCount,
      spans[CountFormat.Section.lastChildren.rawValue].count >= nodeCount / 8
    else { throw .changed }
    counts = (0..<16).map { Float(CountFormat.count($0)) }
    bigramCounts = (0..<256).map { Float(CountFormat.bigramCount($0)) }
  }

  /// How many strings it holds.
  package var count: Int { nodeCount - 1 }

  // MARK: Numbers of a section; 0 outside

  @inline(__always)
  func byte(_ section: CountFormat.Section, _ index: Int) -> Int {
    let span = spans[section.rawValue]
    guard index >= 0, index < span.count else { return 0 }
    return Int(bytes.buffer[span.start + index])
  }

  @inline(__always)
  func short(_ section: CountFormat.Section, _ index: Int) -> Int {
    Int(load(section, index, of: UInt16.self).littleEndian)
  }

  @inline(__always)
  func number(_ section: CountFormat.Section, _ index: Int) -> Int {
    Int(truncatingIfNeeded: load(section, index, of: UInt32.self).littleEndian)
  }

  @inline(__always)
  func word(_ section: CountFormat.Section, _ index: Int) -> UInt64 {
    load(section, index, of: UInt64.self).littleEndian
  }

  @inline(__always)
  private func load<T: FixedWidthInteger & BitwiseCopyable>(_ section: CountFormat.Section, _ index: Int, of: T.Type)
    -> T
  {
    let span = spans[section.rawValue]
    let size = MemoryLayout<T>.size
    guard index >= 0, index < span.count / size, let base = bytes.buffer.baseAddress else { return 0 }
    return UnsafeRawPointer(base).loadUnaligned(fromByteOffset: span.start + index * size, as: T.self)
  }

  @inline(__always)
  func bit(_ section: CountFormat.Section, _ index: Int) -> Bool {
    word(section, index >> 6) >> UInt64(index & 63) & 1 != 0
  }

  /// Ones before `index`.
  func rank(_ section: CountFormat.Section, _ samples: CountFormat.Section, _ index: Int) -> Int {
    let block = index / CountFormat.rankStep
    var sum = number(samples, block)
    var word = block * (CountFormat.rankStep / 64)
    while word < index >> 6 {
      sum += self.word(section, word).nonzeroBitCount
      word += 1
    }
    if index & 63 != 0 { sum += (self.word(section, word) & (1 << UInt64(index & 63) - 1)).nonzeroBitCount }
    return sum
  }

  /// The share of a cluster in the corpus.
  package func prior(_ cluster: Int) -> Float {
    let value = Float(bitPattern: UInt32(truncatingIfNeeded: number(.priors, cluster)))
    return value.isFinite && value > 0 ? value : 0
  }
}
