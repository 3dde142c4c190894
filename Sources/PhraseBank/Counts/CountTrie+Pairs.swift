/// Characters and pairs of them: the first two levels.
extension CountTrie {
  // MARK: Symbols

  /// The number of a character; nil if the corpus does not hold it.
  package func symbol(_ scalar: UInt32) -> Int? {
    let block = Int(scalar >> 8)
    var low = short(.blocks, block)
    var high = short(.blocks, block + 1)
    while low < high {
      let middle = low + (high - low) / 2
      if number(.scalars, middle) < Int(scalar) { low = middle + 1 } else { high = middle }
    }
    return low < symbolCount && number(.scalars, low) == Int(scalar) ? low : nil
  }

  package func scalar(_ symbol: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: number(.scalars, symbol))
  }

  // MARK: The first two levels

  /// The node of one character.
  package func unigram(_ symbol: Int) -> Node {
    var node = Node()
    node.id = symbol + 1
    let count = Float(bitPattern: UInt32(truncatingIfNeeded: number(.unigramCounts, symbol)))
    node.count = count.isFinite && count > 0 ? count : 1
    return node
  }

  package func successors(of symbol: Int) -> Successors {
    var result = Successors()
    guard bit(.parents, symbol + 1) else { return result }
    result.first = firstChild(symbol + 1)
    guard result.first > symbolCount, result.first < thirdLevel else { return Successors() }
    var last = result.first
    var rest = word(.lastChildren, last >> 6) >> UInt64(last & 63)
    if rest == 0 {
      var word = last >> 6 + 1
      while word << 6 < thirdLevel, self.word(.lastChildren, word) == 0 { word += 1 }
      last = word << 6
      rest = self.word(.lastChildren, word)
    }
    last = min(last + rest.trailingZeroBitCount, thirdLevel - 1)
    result.count = last - result.first + 1
    return result
  }

  /// The symbol of the successor at `rank`.
  @inline(__always)
  package func symbol(at rank: Int, of successors: Successors) -> Int {
    short(.bigramSymbols, successors.first - symbolCount - 1 + rank)
  }

  /// The rank of a symbol among the successors.
  ///
  /// - Complexity: linear in the rank, which is low for what is frequent.
  package func rank(of symbol: Int, in successors: Successors) -> Int? {
    let base = successors.first - symbolCount - 1
    let span = spans[CountFormat.Section.bigramSymbols.rawValue]
    guard base >= 0, let start = bytes.buffer.baseAddress, (base + successors.count) * 2 <= span.count else {
      return nil
    }
    let symbols = UnsafeRawPointer(start) + span.start + base * 2
    let wanted = SIMD16<UInt16>(repeating: UInt16(truncatingIfNeeded: symbol).littleEndian)
    var rank = 0
    while rank + 16 <= successors.count {
      let found = symbols.loadUnaligned(fromByteOffset: rank * 2, as: SIMD16<UInt16>.self) .== wanted
      if any(found) {
        for lane in 0..<16 where found[lane] { return rank + lane }
      }
      rank += 16
    }
    while rank < successors.count {
      if symbols.loadUnaligned(fromByteOffset: rank * 2, as: UInt16.self) == wanted[0] { return rank }
      rank += 1
    }
    return nil
  }

  /// The node of two characters.
  package func bigram(at rank: Int, of successors: Successors) -> Node {
    var node = Node()
    node.id = successors.first + rank
    node.count = bigramCounts[byte(.bigramCounts, node.id - symbolCount - 1)]
    if bit(.clusterChanges, node.id) {
      node.cluster = UInt8(
        truncatingIfNeeded: byte(.clusters, self.rank(.clusterChanges, .clusterChangeRanks, node.id))
      )
    }
    return node
  }

  /// Whether the counts hold the characters in a row.
  package func holds(_ scalars: [UInt32]) -> Bool {
    guard let first = scalars.first, var last = symbol(first) else { return false }
    var node = unigram(last)
    for (index, scalar) in scalars.enumerated().dropFirst() {
      let successors = successors(of: last)
      guard let next = symbol(scalar), let rank = rank(of: next, in: successors) else { return false }
      if index == 1 {
        node = bigram(at: rank, of: successors)
      } else {
        guard let child = child(rank, of: node) else { return false }
        node = child
      }
      last = next
    }
    return true
  }
}
