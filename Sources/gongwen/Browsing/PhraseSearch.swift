import PhraseBank
import Text

/// Goes through all tables of a bank for what fits a query.
struct PhraseSearch {
  struct Hit {
    /// 0 is what was asked for, 1 begins so, 2 holds it.
    var rank: Int
    var text: String
    /// Members of a parallel set or items of a structure.
    var members: [String]
    /// 标题、句、分句、短语 of a set; the style of a structure.
    var note: String
    var count: Int
    var documents: Int
    var bank: String
    var sources: [String]
  }

  struct Group {
    var title: String
    /// As `--format json` names it.
    var key: StaticString
    var hits: [Hit]
    /// How many there are, the ones that are not listed included.
    var total: Int
  }

  private(set) var groups: [Group]

  init(_ bank: PhraseBank, _ query: PhraseQuery, limit: Int) {
    var phrases: [Hit] = []
    var parallels: [Hit] = []
    var structures: [Hit] = []
    var continuations: [Hit] = []
    for layer in bank.layers {
      PhraseSearch.each(layer.phrases) { row in
        let phrase = row.string(0)
        guard let rank = query.rank(phrase, pinyin: row.string(1)) else { return }
        phrases.append(
          Hit(
            rank: rank,
            text: phrase,
            members: [],
            note: "",
            count: row.number(2),
            documents: row.number(3),
            bank: layer.name,
            sources: rank == 0 ? PhraseSearch.titles(row.string(4), in: layer) : [],
          )
        )
      }
      // Sets and structures have no pinyin; they are found by their 汉字.
      if case .pinyin = query { continue }
      PhraseSearch.each(layer.parallels) { row in
        let members = row.strings(2)
        guard let rank = ([row.string(0)] + members).compactMap({ query.rank($0, pinyin: "") }).min() else { return }
        parallels.append(
          Hit(
            rank: rank,
            text: row.string(0),
            members: members,
            note: levels[row.string(1)] ?? row.string(1),
            count: row.number(3),
            documents: 0,
            bank: layer.name,
            sources: rank == 0 ? PhraseSearch.titles(row.string(4), in: layer) : [],
          )
        )
      }
      PhraseSearch.each(layer.structures) { row in
        let items = row.strings(2)
        guard let rank = ([row.string(0)] + items).compactMap({ query.rank($0, pinyin: "") }).min() else { return }
        structures.append(
          Hit(
            rank: rank,
            text: row.string(0),
            members: items,
            note: row.string(1),
            count: 0,
            documents: 0,
            bank: layer.name,
            sources: rank == 0 ? PhraseSearch.titles(row.string(3), in: layer) : [],
          )
        )
      }
      if case .text(let text) = query { continuations += PhraseSearch.continuations(after: text, in: layer, limit) }
    }
    groups = [
      PhraseSearch.group("短语", "phrases", phrases, limit), PhraseSearch.group("排比", "parallels", parallels, limit),
      PhraseSearch.group("结构", "structures", structures, limit),
      PhraseSearch.group("接续", "continuations", continuations, limit),
    ]
  }

  /// What the counts of a bank hold behind `text`.
  init(_ bank: PhraseBank, after text: String, limit: Int) {
    let hits = bank.layers.flatMap { PhraseSearch.continuations(after: text, in: $0, limit) }
    groups = [PhraseSearch.group("接续", "continuations", hits, limit)]
  }

  private static func continuations(after text: String, in layer: PhraseBank.Layer, _ limit: Int) -> [Hit] {
    let found = layer.counts?.continuations(after: [CodeUnit](text), limit: limit) ?? []
    return found.map { next in
      Hit(
        rank: 0,
        text: String(next.units),
        members: [],
        note: "",
        count: next.count,
        documents: 0,
        bank: layer.name,
        sources: [],
      )
    }
  }

  private static func group(_ title: String, _ key: StaticString, _ hits: [Hit], _ limit: Int) -> Group {
    let sorted = hits.ordered {
      ($0.rank, -$0.documents, -$0.count, $0.text.utf8.count) < ($1.rank, -$1.documents, -$1.count, $1.text.utf8.count)
    }
    return Group(title: title, key: key, hits: Array(sorted.prefix(limit)), total: hits.count)
  }

  private static func each(_ table: SortedTable, _ body: (TableRow) -> Void) {
    var next = table.firstRow
    while let row = next {
      body(row)
      next = table.row(after: row)
    }
  }

  /// The titles behind the ids of a row.
  private static func titles(_ ids: String, in layer: PhraseBank.Layer) -> [String] {
    let wanted = UniqueList(ids.split(separator: ",").map(String.init))
    var result: [String] = []
    each(layer.sources) { row in
      if wanted.contains(row.string(0)) { result.append(row.string(1)) }
    }
    return result
  }
}

private let levels = ["heading": "标题", "sentence": "句", "clause": "分句", "phrase": "短语"]
