import PhraseBankData

/// What there is to offer: the shipped bank and, laid over it, the user's and the workspace's own.
///
/// A value that shares its bytes: a copy costs nothing.
package struct PhraseBank: Sendable {
  /// The tables of a bank, by the file they come from.
  package enum Table: Int, Sendable, CaseIterable {
    case sources, phrases, parallels, structures, counts

    package var fileName: String { self == .counts ? "counts.bin" : "\(self).tsv" }

    /// The columns that the miner writes, in order; none where the file is no table of lines. A new one goes to the end.
    package var columns: [String] {
      switch self {
      case .sources: ["id", "title", "kind", "year", "issuer", "chars"]
      case .phrases: ["phrase", "pinyin", "count", "documents", "sources"]
      case .parallels: ["template", "level", "members", "count", "sources"]
      case .structures: ["announcement", "style", "items", "sources"]
      case .counts: []
      }
    }

    /// How many of them a line must have: those of the first version. A bank mined before a column was added lacks it.
    package var required: Int {
      switch self {
      case .sources: 6
      case .phrases, .parallels: 5
      case .structures: 4
      case .counts: 0
      }
    }
  }

  /// One bank: four sorted tables, what is found in them by other keys than the first field, and the counts.
  package struct Layer: Sendable {
    package let name: String
    package let sources: SortedTable
    package let phrases: SortedTable
    package let parallels: SortedTable
    package let structures: SortedTable
    /// What follows what; nil if the bank has no counts.
    package let counts: CountTrie?
    /// What drafts say of their kind by the counts.
    package let affinity: AffinityCache?
    /// How much more a hit here counts than one in the shipped bank: a bank mined from the writer's own papers holds the
    /// writer's idiom.
    package let weight: Float
    package let sets: SetIndex
    package let pinyin: PinyinIndex

    init(name: String, weight: Float, tables: (Table) -> TableBytes) {
      self.name = name
      self.weight = weight
      sources = SortedTable(tables(.sources))
      phrases = SortedTable(tables(.phrases))
      parallels = SortedTable(tables(.parallels))
      structures = SortedTable(tables(.structures))
      counts = try? CountTrie(tables(.counts), isTrusted: true)
      affinity = counts.map { AffinityCache($0) }
      sets = SetIndex(parallels)
      pinyin = PinyinIndex(phrases)
    }

    package func table(_ table: Table) -> SortedTable {
      switch table {
      case .sources: sources
      case .phrases: phrases
      case .parallels: parallels
      case .structures: structures
      case .counts: SortedTable(TableBytes([]))
      }
    }
  }

  /// From the shipped bank (first) to the workspace's (last).
  package let layers: [Layer]

  package init(layers: [Layer]) {
    self.layers = layers
  }

  /// The bank that is part of the program.
  package static let shipped = reopened()

  /// The bank that is part of the program as it is before the first question.
  package static func reopened() -> PhraseBank {
    PhraseBank(layers: [shippedLayer()])
  }

  private static func shippedLayer() -> Layer {
    Layer(name: "内置", weight: 1) { table in
      let embedded =
        switch table {
        case .sources: gongwen_sources()
        case .phrases: gongwen_phrases()
        case .parallels: gongwen_parallels()
        case .structures: gongwen_structures()
        case .counts: gongwen_counts()
        }
      return TableBytes(program: embedded.bytes, count: embedded.count)
    }
  }

  /// Fills what is else filled when the bank is first asked.
  package func prepare() {
    for layer in layers {
      layer.sets.prepare()
    }
  }

  /// This bank with `layer` over it.
  package func adding(_ layer: Layer) -> PhraseBank {
    PhraseBank(layers: layers + [layer])
  }

  /// The row a token names; nil for a token of another bank.
  package func row(for token: CompletionToken) -> (layer: Layer, table: Table, row: TableRow)? {
    let stride = Table.allCases.count
    guard token.table >= 0, let table = Table(rawValue: token.table % stride),
      layers.indices.contains(token.table / stride)
    else { return nil }
    let layer = layers[token.table / stride]
    let rows = layer.table(table)
    // A token comes back from the client: only the start of a line is a row.
    guard let row = rows.row(at: token.row), row.line.lowerBound == rows.body || rows.bytes[token.row - 1] == .lineFeed
    else { return nil }
    return (layer, table, row)
  }

  package func token(layer: Int, _ table: Table, _ row: TableRow) -> CompletionToken {
    CompletionToken(table: layer * Table.allCases.count + table.rawValue, row: row.line.lowerBound)
  }
}
