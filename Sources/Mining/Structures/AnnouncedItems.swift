package import Structure
package import Text

/// The items that announcements of a document may mean, by where they begin: an announcement finds its own without asking
/// all of them.
package struct AnnouncedItems {
  /// What is counted of the items.
  package struct Items {
    /// 首先/其次/再次: the markers without marks and brackets.
    package private(set) var style: [CodeUnit] = []
    /// What each item says first; none where one of them says next to nothing or too much.
    package private(set) var heads: [[CodeUnit]] = []
  }

  /// Items that an announcement may have; more are a list that is not announced by its number.
  private static let counts = 2...12

  private let document: Document
  /// By the line of the first item and the number of items: the first such series of the outline.
  private var seriesAt: [Int: Int] = [:]
  private var series: [Int: Items] = [:]
  private var line = -1
  /// Of `line`, by the number of items: where each run begins, in ascending order.
  private var runsAt = [[(start: Int, run: Int)]](repeating: [], count: counts.upperBound + 1)
  private var runs: [Int: Items] = [:]
  /// How many runs and series were looked at.
  package private(set) var looks = 0

  package init(_ document: Document) {
    self.document = document
    for (number, series) in document.outline.series.enumerated() where Self.counts.contains(series.members.count) {
      looks += 1
      guard let first = series.members.first.flatMap({ document.outline.node($0) }), (first.ordinal?.number ?? 1) <= 1
      else { continue }
      let key = Self.key(first.line, series.members.count)
      if seriesAt[key] == nil { seriesAt[key] = number }
    }
  }

  /// As many items as were announced: in the same paragraph, or a series that opens one of the next two lines. Lines are
  /// asked in ascending order.
  package mutating func items(of announcement: Announcement, line: Int) -> Items? {
    guard Self.counts.contains(announcement.count) else { return nil }
    if line != self.line { readRuns(of: line) }
    if let run = run(of: announcement) { return items(ofRun: run) }
    looks += 2
    let numbers = [line + 1, line + 2].compactMap { seriesAt[Self.key($0, announcement.count)] }
    return numbers.min().flatMap { items(ofSeries: $0) }
  }

  private static func key(_ line: Int, _ count: Int) -> Int { line << 4 | count }

  private mutating func readRuns(of line: Int) {
    self.line = line
    runs.removeAll(keepingCapacity: true)
    for count in Self.counts { runsAt[count].removeAll(keepingCapacity: true) }
    for (number, run) in document.syntax[line].runs.enumerated() where Self.counts.contains(run.items.count) {
      looks += 1
      runsAt[run.items.count].append((run.items.first?.range.lowerBound ?? 0, number))
    }
  }

  /// The first run behind the announcement.
  private mutating func run(of announcement: Announcement) -> Int? {
    let runs = runsAt[announcement.count]
    let index = runs.partitioningIndex { run in
      looks += 1
      return run.start >= announcement.range.upperBound
    }
    return runs[safe: index]?.run
  }

  private mutating func items(ofRun number: Int) -> Items {
    if let known = runs[number] { return known }
    let units = document.text.line(line).units
    let items = document.syntax[line].runs[number].items
    let found = Items(items.map { Items.Part(units: units, marker: $0.ordinal.range, head: $0.head) })
    runs[number] = found
    return found
  }

  private mutating func items(ofSeries number: Int) -> Items? {
    if let known = series[number] { return known }
    var parts: [Items.Part] = []
    for member in document.outline.series[number].members {
      guard let node = document.outline.node(member) else { return nil }
      let units = document.text.line(node.line).units
      parts.append(Items.Part(units: units, marker: node.ordinal?.range, head: node.head))
    }
    let found = Items(parts)
    series[number] = found
    return found
  }
}

extension AnnouncedItems.Items {
  /// An item in its paragraph.
  fileprivate struct Part {
    var units: [CodeUnit]
    var marker: Range<Int>?
    var head: Range<Int>
  }

  /// Units of an item; a longer one is a paragraph.
  private static let lengths = 2...30
  private static let extras = Set([CodeUnit]("（）、—"))

  fileprivate init(_ parts: [Part]) {
    let markers = parts.compactMap { part in
      part.marker.map { part.units[$0.clamped(to: part.units.indices)] }
    }
    let words = markers.map { marker in
      marker.filter { $0.isHan || $0.isASCIIDigit || Self.extras.contains($0) }
    }
    style = Array(words.joined(separator: ["/"]))
    let heads = parts.map { part in
      // What is longer is none: the rest need not be seen.
      let head = part.units[part.head.clamped(to: part.units.indices)].prefix(Self.lengths.upperBound + 1)
      return Array(head.prefix { $0 != "。" && $0 != "；" && $0 != "，" && $0 != "：" })
    }
    if heads.allSatisfy({ Self.lengths.contains($0.count) }) { self.heads = heads }
  }
}
