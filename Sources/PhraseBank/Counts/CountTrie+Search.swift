package import Text

/// Looks into what the counts hold.
extension CountTrie {
  /// A string that follows another, and how often.
  package struct Continuation: Sendable {
    package var units: [CodeUnit]
    package var count: Int
  }

  /// A string that goes on in one way in so many cases is not shown by itself: what goes on is.
  private static let whole: Float = 0.8
  /// Strings of more characters are not looked for.
  private static let longest = 10

  /// What follows `text`, the most frequent first, at most `limit`; of strings that begin alike the shorter is there only if
  /// it often goes on in another way.
  package func continuations(after text: [CodeUnit], limit: Int) -> [Continuation] {
    guard let found = find(text) else { return [] }
    var result: [Continuation] = []
    var open: [(node: Node, successors: Successors, text: [CodeUnit])] = [(found.node, found.successors, [])]
    while let (node, successors, text) = open.popLast() {
      var greatest: Float = 0
      eachSuccessor(of: node, successors) { child, symbol in
        greatest = max(greatest, child.count)
        guard text.count < Self.longest else { return }
        var longer = text
        Transcoder.utf16(scalar(symbol)) { longer.append(CodeUnit($0)) }
        open.append((child, self.successors(of: symbol), longer))
      }
      if !text.isEmpty, greatest < Self.whole * node.count, !isInsideWord(node) {
        result.append(Continuation(units: text, count: Int(node.count.rounded())))
      }
    }
    result.order { $0.count != $1.count ? $0.count > $1.count : $0.units.lexicographicallyPrecedes($1.units) }
    return Array(result.prefix(limit))
  }

  private func eachSuccessor(of node: Node, _ successors: Successors, _ body: (Node, _ symbol: Int) -> Void) {
    if node.id <= symbolCount {
      for rank in 0..<successors.count {
        body(bigram(at: rank, of: successors), symbol(at: rank, of: successors))
      }
      return
    }
    forEachChild(of: node) { rank, child in
      if rank < successors.count { body(child, symbol(at: rank, of: successors)) }
      return true
    }
  }

  /// The node of a string, and what may follow its last character; nil if the counts do not hold it.
  package func find(_ text: [CodeUnit]) -> (node: Node, successors: Successors)? {
    var found: (node: Node, successors: Successors)?
    var place = 0
    while place < text.count {
      var scalar = UInt32(text[place].rawValue)
      place += 1
      if text[place - 1].isHighSurrogate, place < text.count {
        scalar = Transcoder.scalar(text[place - 1].rawValue, text[place].rawValue)
        place += 1
      }
      guard let symbol = symbol(scalar) else { return nil }
      guard let (node, successors) = found else {
        found = (unigram(symbol), self.successors(of: symbol))
        continue
      }
      guard let rank = rank(of: symbol, in: successors) else { return nil }
      let next = node.id <= symbolCount ? bigram(at: rank, of: successors) : child(rank, of: node)
      guard let next else { return nil }
      found = (next, self.successors(of: symbol))
    }
    return found
  }
}
