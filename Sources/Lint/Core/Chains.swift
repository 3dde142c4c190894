import Structure

/// The series of an outline, put together where one runs on from another.
struct Chains: Sendable {
  /// Each with its series in order of the text.
  private(set) var members: [[Int]] = []
  /// The chain of each series.
  private(set) var chainOfSeries: [Int] = []

  init(_ outline: Outline) {
    var last: [OrdinalStyle: Int] = [:]
    chainOfSeries.reserveCapacity(outline.series.count)
    for (index, series) in outline.series.enumerated() {
      if series.continues, let chain = last[series.style] {
        members[chain].append(index)
        chainOfSeries.append(chain)
      } else {
        last[series.style] = members.count
        chainOfSeries.append(members.count)
        members.append([index])
      }
    }
  }

  /// The chain at `index` as the rules see it.
  func series(_ index: Int, in document: Document) -> NumberedSeries? {
    guard members.indices.contains(index), let first = members[index].first else { return nil }
    let series = document.outline.series
    let nodes = members[index].flatMap { series.indices.contains($0) ? series[$0].members : [] }
    guard series.indices.contains(first) else { return nil }
    return NumberedSeries(nodes: nodes, style: series[first].style, in: document)
  }
}
