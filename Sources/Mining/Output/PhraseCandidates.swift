import Structure
import Text

/// What a bank may hold, from all that was found: what the corpus repeats, and what its texts name or put in a form.
struct PhraseCandidates {
  /// How an expression came to be known, besides being repeated.
  struct Forms: OptionSet, Sendable {
    let rawValue: Int
    static let quoted = Forms(rawValue: 1)
    static let member = Forms(rawValue: 2)
    static let rhythmic = Forms(rawValue: 4)
    static let idiom = Forms(rawValue: 8)
    static let heading = Forms(rawValue: 16)
  }

  struct Candidate {
    var phrase: MinedPhrase
    var forms: Forms
    var score: Int
  }

  private(set) var all: [Candidate] = []
  private var table = UnitTable()
  private let names: ProperNames
  private let segments: SegmentLog
  private let documentCount: Int

  /// - Parameters:
  ///   - mined: what the corpus repeats.
  ///   - named: what stands in quotation marks, in headings.
  ///   - segments: the text, to be gone through for what its form shows to be an expression.
  ///   - sets: the parallel sets.
  ///   - names: what is left out.
  ///   - documentCount: of the corpus.
  ///   - workers: the threads that go through the text.
  init(
    mined: [MinedPhrase],
    named: [(phrases: [MinedPhrase], form: Forms)],
    segments: SegmentLog,
    sets: SetSelection,
    names: ProperNames,
    documentCount: Int,
    workers: some Workers,
  ) {
    self.names = names
    self.segments = segments
    self.documentCount = documentCount
    for phrase in mined where isWorthwhile(phrase) { add(phrase, []) }
    for (phrases, form) in named {
      for phrase in phrases { add(phrase, form) }
    }
    let cuts = WordCuts(mined, minimumDocuments: isSmall ? 2 : 4)
    var fragments = WordFragments(all.lazy.map { $0.phrase }) { segments.association($0, $1) }
    // A few chunks at a time: what is found need not be in memory together.
    let turn = workers.jobs * 8
    for first in stride(from: 0, to: segments.chunkCount, by: turn) {
      let found = workers.map(min(turn, segments.chunkCount - first)) { [fragments] chunk in
        ChunkCandidates(in: segments, chunk: first + chunk, cuts, fragments)
      }
      for chunk in found {
        for fragment in chunk.fragments { fragments.add(fragment) }
        for (phrase, form) in chunk.phrases { add(phrase, form) }
      }
    }
    let cut = fragments.all
    keep { !$0.forms.isDisjoint(with: [.quoted, .heading]) || !cut.contains($0.phrase.units) }
    for set in sets.sets where set.level != .sentence { add(set) }
  }

  /// What one chunk of the text holds.
  private struct ChunkCandidates {
    /// What its form shows to be an expression.
    private(set) var phrases: [(MinedPhrase, Forms)] = []
    private(set) var fragments: [WordFragments.Find] = []

    init(in segments: SegmentLog, chunk: Int, _ cuts: WordCuts, _ suspects: WordFragments) {
      let lists = RhythmicLists(cuts: cuts)
      let idioms = Idioms(cuts: cuts) { segments.bond($0, count: 1) }
      segments.forEach(inChunks: chunk..<chunk + 1) { segment in
        suspects.forEach(in: segment) { fragments.append($0) }
        let key = segment.units[...]
        func add(_ range: Range<Int>, _ form: Forms) {
          phrases.append((MinedPhrase(segment, units: Array(key[range])), form))
        }
        lists.forEach(in: key) { range, length in
          RhythmicLists.forEachPart(of: range, length: length) { add($0, .rhythmic) }
          guard length >= 6 else { return }
          for member in key[range].split(separator: Segments.list) where member.count == length {
            add(member.startIndex..<member.endIndex, .member)
          }
        }
        idioms.forEach(in: key) { add($0, .idiom) }
      }
    }
  }

  /// Those that do not merely repeat another, the best first.
  func ranked() -> [Candidate] {
    var isCovered = [Bool](repeating: false, count: all.count)
    for candidate in all where candidate.phrase.units.count >= 4 {
      let phrase = candidate.phrase
      let units = phrase.units
      func cover(_ part: ArraySlice<CodeUnit>) {
        guard let index = table.index(of: part), all[index].phrase.count * 9 <= phrase.count * 10 else { return }
        if all[index].phrase.documents <= phrase.documents + 1 { isCovered[index] = true }
      }
      for missing in 1...4 where units.count - missing >= 3 {
        for start in 0...missing { cover(units[start..<start + units.count - missing]) }
      }
      guard candidate.forms.contains(.rhythmic) else { continue }
      // The pieces of a list of short items.
      let items = units.split(separator: Segments.list)
      guard items.count >= 2, items.allSatisfy({ $0.count <= 5 }) else { continue }
      for first in items.indices {
        for last in first..<items.endIndex where last - first + 1 < items.count {
          cover(units[items[first].startIndex..<items[last].endIndex])
        }
      }
    }
    return bestFirst(all.indices.filter { !isCovered[$0] })
  }

  /// The candidates at `indices`, the best first.
  private func bestFirst(_ indices: some Sequence<Int>) -> [Candidate] {
    // Numbers are moved where phrases would have to be held and let go.
    indices.map { (score: all[$0].score, index: $0) }
      .sorted {
        $0.score != $1.score
          ? $0.score > $1.score
          : all[$0.index].phrase.units.lexicographicallyPrecedes(all[$1.index].phrase.units)
      }
      .map { all[$0.index] }
  }

  /// What so many documents say is had in any case.
  var commonDocuments: Int { max(10, documentCount / 33) }

  /// So few documents that what one of them says is worth as much as what two say.
  private var isSmall: Bool { documentCount < 40 }

  private mutating func add(_ phrase: MinedPhrase, _ form: Forms) {
    guard (2...Suffix.depth).contains(phrase.units.count) else { return }
    if let known = table.index(of: phrase.units[...]) {
      all[known].phrase.count = max(all[known].phrase.count, phrase.count)
      all[known].forms.formUnion(form)
      all[known].score = worth(of: all[known].phrase, all[known].forms)
      return
    }
    // A stranger's counts may hold anything, also what parts the columns of a table.
    guard phrase.units.allSatisfy({ $0.isIdeograph || $0 == Segments.list }), !names.occur(in: phrase.units) else {
      return
    }
    table.add(phrase.units[...], documents: 1)
    all.append(Candidate(phrase: phrase, forms: form, score: worth(of: phrase, form)))
    if all.count >= Self.limit { prune() }
  }

  private func worth(of phrase: MinedPhrase, _ forms: Forms) -> Int {
    PhraseWorth.score(phrase, forms, bond: segments.bond(phrase.units[...], count: phrase.count))
  }

  /// How many candidates are kept in mind: it bounds the memory, and is several times what a table of 1.3 MB can hold.
  private static let limit = 400_000

  /// Forgets what is not among the best of any document. What is forgotten would never have had its turn, in whatever
  /// order the candidates came.
  private mutating func prune() {
    let depth = max(8, Self.limit / 4 / max(1, documentCount))
    var ranks: [UInt32: Int] = [:]
    all = bestFirst(all.indices)
    keep { candidate in
      var isKept = false
      for source in candidate.phrase.sources {
        if ranks[source, default: 0] < depth { isKept = true }
        ranks[source, default: 0] += 1
      }
      return isKept
    }
  }

  private mutating func keep(where isKept: (Candidate) -> Bool) {
    all = all.filter(isKept)
    table = UnitTable()
    for candidate in all { table.add(candidate.phrase.units[...], documents: 1) }
  }

  /// The members of a parallel set, part by part, and the whole set if it is short.
  private mutating func add(_ set: SetSelection.Row) {
    let documents = set.sources.count
    func offer(_ units: [CodeUnit]) {
      guard units.allSatisfy({ $0.isIdeograph || $0 == "、" }) else { return }
      let sources = Array(set.sources.prefix(MinedPhrase.sourceLimit))
      add(MinedPhrase(units: units, count: set.count, documents: documents, sources: sources), .member)
    }
    var members = set.members
    // The first member often carries what leads to all: 做到|情况在一线掌握、办法在一线产生.
    if members.count >= 3, let rhythm = members.last?.count, members[0].count > rhythm,
      members.dropFirst().allSatisfy({ $0.count == rhythm })
    {
      members[0].removeFirst(members[0].count - rhythm)
    }
    let lengths = Set(members.map { $0.count })
    let longest = lengths.max() ?? 0
    let isStrict = members.count >= 3 && longest - (lengths.min() ?? 0) <= 1 || lengths == [longest] && longest >= 6
    if isStrict || isSmall || documents >= 2 {
      for member in members {
        for part in member.split(separator: "，") where (4...10).contains(part.count) { offer(Array(part)) }
      }
    }
    let total = members.reduce(members.count - 1) { $0 + $1.count }
    if lengths.count == 1 || members.count >= 3, total <= Suffix.depth {
      offer(Array(members.joined(separator: [Segments.list])))
    }
  }

  /// A word of two characters saves hardly a keystroke; it must be common to be worth its row.
  private func isWorthwhile(_ phrase: MinedPhrase) -> Bool {
    if isSmall { return true }
    // Set by hand on `train`: with fewer, words of no use push expressions out of the table.
    switch phrase.units.count {
    case 2: return phrase.documents >= 20
    case 3: return phrase.documents >= 8
    default: return true
    }
  }
}
