package import PhraseBank
import Text

/// Makes a smaller `counts.bin` of a larger one, where the corpus is not at hand: for a host in which each megabyte has to
/// be carried along.
///
/// What is kept is decided as when the corpus was counted, with two differences: the counts are those of the file, on its
/// coarse scale, and every document is worth the same.
package enum CountReduction {
  /// The largest part of `trie` that fits into `size` bytes.
  ///
  /// - Complexity: linear in the strings of the file for each try; some 100 bytes of memory for each.
  package static func reduced(_ trie: CountTrie, size: Int) -> BankFile {
    let store = ColumnStore(MemoryScratch())
    var (levels, scalars) = levels(of: trie, in: store)
    let stored = levels.map { $0.isInsideWord }
    for depth in levels.indices { levels[depth].isInsideWord = Column(in: store) }
    let gains = NGramGains(&levels, in: store, workers: OneWorker())
    // The file's own are from exact counts.
    for depth in levels.indices { levels[depth].isInsideWord = stored[depth] }
    let priors = (0..<CountFormat.clusterCount).map { trie.prior($0) }
    let fitting = CountFitting(
      selection: NGramSelection(levels, gains, in: store, workers: OneWorker()),
      scalar: { code in scalars[code] },
      priors: priors,
      workers: OneWorker()
    )
    return fitting.file(size: size)
  }

  /// A string of the file.
  private struct Place {
    var node: CountTrie.Node
    /// The code of its last character.
    var code: UInt16
    /// What follows that character anywhere: the file names each child by its rank among them.
    var successors: CountTrie.Successors
  }

  /// All strings, level by level, in the order of codes of this file; and the character of each code.
  private static func levels(
    of trie: CountTrie,
    in store: ColumnStore,
  ) -> (levels: [NGramColumns], scalars: [UInt16: UInt32]) {
    var scalars: [UInt16: UInt32] = [:]
    var codes: [UInt16] = []
    var rare: UInt16 = 0
    for symbol in 0..<trie.symbolCount {
      let scalar = trie.scalar(symbol)
      let code: UInt16
      if scalar < 0x10000 {
        code = UInt16(scalar)
      } else {
        code = CorpusCodes.rareCode(rare)
        rare += 1
      }
      codes.append(code)
      scalars[code] = scalar
    }
    let successors = (0..<trie.symbolCount).map { trie.successors(of: $0) }
    func place(_ node: CountTrie.Node, _ symbol: Int) -> Place {
      Place(node: node, code: codes[symbol], successors: successors[symbol])
    }
    var above = (0..<trie.symbolCount).map { place(trie.unigram($0), $0) }.sorted { $0.code < $1.code }
    var levels: [NGramColumns] = []
    for depth in 0..<CountFormat.depth {
      var ngrams: [NGram] = []
      var insideWords: [Bool] = []
      var below: [Place] = []
      for parent in above {
        let first = below.count
        if depth == 0 {
          for rank in 0..<parent.successors.count {
            let symbol = trie.symbol(at: rank, of: parent.successors)
            guard symbol < codes.count else { continue }
            below.append(place(trie.bigram(at: rank, of: parent.successors), symbol))
          }
        } else if depth + 1 < CountFormat.depth {
          trie.forEachChild(of: parent.node) { rank, child in
            guard rank < parent.successors.count else { return true }
            let symbol = trie.symbol(at: rank, of: parent.successors)
            if symbol < codes.count { below.append(place(child, symbol)) }
            return true
          }
        }
        below[first...].sort { $0.code < $1.code }
        let count = parent.node.count
        let figures = NGramFigures(count: count, worth: count, kept: count, cluster: parent.node.cluster)
        ngrams.append(NGram(code: parent.code, children: UInt16(clamping: below.count - first), figures: figures))
        if depth < 4 { insideWords.append(depth > 0 && trie.isInsideWord(parent.node)) }
      }
      var level = NGramColumns(in: store)
      level.append(ngrams)
      level.isInsideWord.append(insideWords)
      levels.append(level)
      above = below
    }
    return (levels, scalars)
  }
}
