package import Text

/// All strings that may follow, with their probabilities, as the nodes of a tree in pre-order.
///
/// A string's probability is the product over its characters, so that certainty decays from character to character, which
/// keeps long shots behind short sure things. What sources offer and what counts say are mixed: p = offered + (1 − mass of
/// the offers) · counts. Strings grow by whole characters: none ends in half of a surrogate pair.
package struct Prediction {
  package struct Node: Sendable {
    /// The node that this one extends by a character; −1 for none.
    var parent: Int32
    var scalar: UInt32
    /// Its length in units.
    var count: Int32
    var probability: Float
    /// Index after the last node that extends this one.
    var end: Int32
    /// The offer that ends exactly here, if any.
    var offer: Int32
    /// Whether a source says of this place that it is due, and not only that the bank holds such a phrase.
    var isDue: Bool
    /// Whether that is enough for a list, however seldom it comes true.
    var opensList: Bool
    /// Whether the draft has said it.
    var isFromDraft: Bool
    /// Whether it may be offered as it is: it does not stop inside a word.
    var endsWord: Bool
  }

  package let nodes: [Node]

  /// - Parameters:
  ///   - evidence: what speaks for what.
  ///   - gate: judges what may be shown.
  ///   - floor: how probable a string must be to be pursued.
  init(_ evidence: Evidence, _ gate: CandidateGate, floor: Float = PredictionWalk.standardFloor) {
    var walk = PredictionWalk(evidence, gate, floor: floor)
    walk.run()
    nodes = walk.nodes
  }

  /// How probable it is that `units` follow; 0 for what is not pursued so far.
  func probability(of units: [CodeUnit]) -> Float {
    var range = nodes.indices
    var offset = 0
    var probability: Float = units.isEmpty ? 1 : 0
    while let (scalar, width) = units[...].scalar(at: offset) {
      var child = range.lowerBound
      while child < range.upperBound, nodes[child].scalar != scalar { child = Int(nodes[child].end) }
      guard child < range.upperBound else { return 0 }
      probability = nodes[child].probability
      range = child + 1..<max(child + 1, Int(nodes[child].end))
      offset += width
    }
    return offset == units.count ? probability : 0
  }

  package func units(of node: Node) -> [CodeUnit] {
    var units = [CodeUnit](repeating: " ", count: Int(node.count))
    var end = units.count
    var next: Node? = node
    while let node = next {
      var start = end
      Transcoder.utf16(node.scalar) { _ in start -= 1 }
      guard start >= 0 else { break }
      var place = start
      Transcoder.utf16(node.scalar) {
        units[place] = CodeUnit($0)
        place += 1
      }
      end = start
      next = node.parent >= 0 ? nodes[Int(node.parent)] : nil
    }
    return units
  }
}
