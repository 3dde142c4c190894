/// The format of `counts.bin`: what its writer and its reader agree on. `phrasebank/README.md` describes it.
///
/// All numbers are little-endian. Each section begins at a multiple of eight.
package enum CountFormat {
  package static let magic: [UInt8] = Array("GWCOUNTS".utf8)
  package static let version: UInt32 = 1

  /// Where the numbers of the header stand, in bytes.
  package enum Field {
    package static let version = 8
    package static let byteCount = 12
    package static let checksum = 16
    package static let nodes = 20
    package static let symbols = 24
    package static let thirdLevel = 28
    package static let fifthLevel = 32
    package static let total = 36
    package static let sections = 40
  }

  package static let headerBytes = Field.sections + 8 * Section.allCases.count

  /// The parts of the file, in their order.
  package enum Section: Int, CaseIterable, Sendable {
    /// Scalars by symbol, ascending: four bytes each.
    case scalars
    /// The first symbol whose scalar is in a block of 256 or behind it: two bytes for each of the 0x1100 blocks, and one more.
    case blocks
    /// The share of each cluster in the corpus: four bytes each.
    case priors
    /// Counts of the nodes of the first level: four bytes each.
    case unigramCounts
    /// Symbols and counts of the second level, by falling count below each parent: two bytes and one each.
    case bigramSymbols, bigramCounts
    /// A bit a node, the root first: whether it has children; ones before every 512th bit.
    case parents, parentRanks
    /// A bit a node: whether it is its parent's last child; the place of every 256th one.
    case lastChildren, lastChildPlaces
    /// From the third level on: the rank of the node's symbol among the successors of its parent's symbol. Four bits; 15
    /// says that fifteen more stand in `rankBytes`, 255 there that 255 more stand in `rankWords`.
    case rankNibbles, rankNibbleRanks, rankBytes, rankByteRanks, rankWords
    /// From the third level on: whether the count differs from the parent's, how many do before every 512th bit, and the
    /// counts that do, in four bits.
    case countChanges, countChangeRanks, counts
    /// Whether the cluster differs from the parent's, how many do before every 512th bit, and the clusters that do.
    case clusterChanges, clusterChangeRanks, clusters
    /// From the second to the fourth level: whether a word goes on behind the node.
    case insideWords
  }

  /// Nodes between two entries of a table of ranks, and ones between two places.
  package static let rankStep = 512
  package static let placeStep = 256
  package static let nibbleStep = 128
  package static let byteStep = 256

  package static let clusterCount = 64
  /// The longest n-gram.
  package static let depth = 16

  /// Steps of the scales on which counts are kept. A finer scale for all levels gained 0.0007 of keystroke savings and cost
  /// a twentieth of the file.
  package static let bigramStep = 1.25
  package static let countStep = 1.8

  /// The count that `code` stands for at the second level.
  package static func bigramCount(_ code: Int) -> Double { Power.exp2(Double(code) * Power.log2(bigramStep)) }
  /// … and from the third level on.
  package static func count(_ code: Int) -> Double { Power.exp2(Double(code + 1) * Power.log2(countStep)) }

  /// What a file says of its own content: a sum that one changed bit changes (FNV-1a over words of four bytes).
  package static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    var sum: UInt32 = 0x811C_9DC5
    var offset = headerChecked
    while offset + 4 <= bytes.count {
      sum = (sum ^ UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))) &* 0x0100_0193
      offset += 4
    }
    return sum
  }

  /// The checksum covers what stands behind it.
  private static let headerChecked = Field.checksum + 4
}
