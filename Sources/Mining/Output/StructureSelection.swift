import Text

/// The structures that go into the bank: announced ones with their items, and the headings each 文种 has, in order.
struct StructureSelection: Sendable {
  private(set) var rows: [String] = []

  init(_ counts: CorpusCounts, names: ProperNames, ids: ([UInt32]) -> String) {
    for index in counts.structures.sortedIndices() {
      let parts = counts.structures.key(index).split(
        separator: StructureMiner.separator,
        omittingEmptySubsequences: false
      )
      guard parts.count == 3, !names.occur(in: Array(parts[0])), !names.occur(in: Array(parts[2])) else { continue }
      rows.append(parts.map { String($0) }.joined(separator: "\t") + "\t" + ids(counts.structures.documents(of: index)))
    }
    rows += Self.skeletons(counts, names: names, ids: ids)
    rows.sort { $0.utf16.lexicographicallyPrecedes($1.utf16) }
  }

  /// One row for each 文种 of which several documents share headings: `意见 · 一、 · 总体要求|主要任务|保障措施`.
  private static func skeletons(_ counts: CorpusCounts, names: ProperNames, ids: ([UInt32]) -> String) -> [String] {
    struct Heading {
      var units: [CodeUnit]
      var documents = 0
      var places = 0
      var sources: [UInt32] = []
    }
    var byKind: [[CodeUnit]: [[CodeUnit]: Heading]] = [:]
    for index in counts.skeletons.sortedIndices() {
      let parts = counts.skeletons.key(index).split(separator: StructureMiner.separator).map(Array.init)
      guard parts.count == 3, let place = Int(String(parts[1])), !names.occur(in: parts[2]) else { continue }
      let documents = Int(counts.skeletons.entries[index].documents)
      var heading = byKind[parts[0]]?[parts[2]] ?? Heading(units: parts[2])
      heading.documents += documents
      heading.places += place * documents
      heading.sources += counts.skeletons.documents(of: index)
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
          let first = $0.places * $1.documents
          let second = $1.places * $0.documents
          return first != second ? first < second : $0.units.lexicographicallyPrecedes($1.units)
        }
      guard shared.count >= 2 else { continue }
      let items = shared.map { String($0.units) }.joined(separator: "|")
      let sources = Set(shared.flatMap(\.sources)).sorted()
      rows.append("\(String(kind))\t一、\t\(items)\t\(ids(sources))")
    }
    return rows
  }
}
