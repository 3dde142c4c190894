import Text

/// The structures that go into the bank: announced ones with their items, and the headings each 文种 has, in order.
struct StructureSelection: Sendable {
  private(set) var rows: [String] = []

  init(_ corpus: CountedCorpus, names: ProperNames, ids: ([UInt32]) -> String) {
    var rows: [String] = []
    corpus.forEach(.structures) { counted in
      let parts = counted.units.split(
        separator: StructureMiner.separator,
        omittingEmptySubsequences: false
      )
      guard parts.count == 3, !parts[0].isEmpty, !parts[2].isEmpty, !names.occur(in: Array(parts[0])),
        !names.occur(in: Array(parts[2]))
      else { return }
      rows.append(parts.map { String($0) }.joined(separator: "\t") + "\t" + ids(counted.listed))
    }
    rows += Self.skeletons(corpus, names: names, ids: ids)
    rows.sort { $0.utf16.lexicographicallyPrecedes($1.utf16) }
    self.rows = rows
  }

  /// One row for each 文种 of which several documents share headings: `意见 · 一、 · 总体要求|主要任务|保障措施`.
  private static func skeletons(_ corpus: CountedCorpus, names: ProperNames, ids: ([UInt32]) -> String) -> [String] {
    struct Heading {
      var units: [CodeUnit]
      var documents = 0
      var places = 0
      var sources: [UInt32] = []
    }
    var byKind: [[CodeUnit]: [[CodeUnit]: Heading]] = [:]
    corpus.forEach(.skeletons) { counted in
      let parts = counted.units.split(separator: StructureMiner.separator).map(Array.init)
      guard parts.count == 3, let place = UInt8(String(parts[1])), !names.occur(in: parts[2]) else { return }
      var heading = byKind[parts[0]]?[parts[2]] ?? Heading(units: parts[2])
      heading.documents += counted.documents
      heading.places += Int(place) * counted.documents
      heading.sources += counted.listed
      byKind[parts[0], default: [:]][parts[2]] = heading
    }
    var rows: [String] = []
    for (kind, headings) in byKind {
      let shared = headings.values.filter { $0.documents >= 2 }
        .sorted {
          $0.documents != $1.documents ? $0.documents > $1.documents : $0.units.lexicographicallyPrecedes($1.units)
        }
        .prefix(8)
        .sorted {
          // Figures of a stranger's file may be as large as they like.
          let first = $0.places.multipliedFullWidth(by: $1.documents)
          let second = $1.places.multipliedFullWidth(by: $0.documents)
          return first != second ? first < second : $0.units.lexicographicallyPrecedes($1.units)
        }
      guard shared.count >= 2 else { continue }
      let items = shared.map { String($0.units) }.joined(separator: "|")
      let sources = Set(shared.flatMap { $0.sources }).sorted()
      rows.append("\(String(kind))\t一、\t\(items)\t\(ids(sources))")
    }
    return rows
  }
}
