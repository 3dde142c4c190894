import Structure
import Text

/// The series of an outline, put together where one runs on from another.
struct NumberingChains: Sendable {
  /// The chain of each series.
  private(set) var chainOfSeries: [Int] = []
  /// The nodes of all chains one after the other, each chain's in order of the text, and where each begins.
  private var nodes: [Int] = []
  private var starts: [Int] = [0]

  private struct Family: Hashable {
    var style: OrdinalStyle
    var word: [CodeUnit]
  }

  init(_ outline: Outline) {
    var last = KeyedList<Family, Int>()
    var lengths: [Int] = []
    chainOfSeries.reserveCapacity(outline.series.count)
    for series in outline.series {
      let word = series.members.first.flatMap { outline.nodes[safe: $0]?.ordinal?.word } ?? []
      let family = Family(style: series.style, word: word)
      if series.continues, let chain = last[family] {
        chainOfSeries.append(chain)
        lengths[chain] += series.members.count
      } else {
        last[family] = lengths.count
        chainOfSeries.append(lengths.count)
        lengths.append(series.members.count)
      }
    }
    starts.reserveCapacity(lengths.count + 1)
    for length in lengths { starts.append((starts.last ?? 0) + length) }
    nodes = Array(repeating: 0, count: starts.last ?? 0)
    var next = starts
    for (series, chain) in zip(outline.series, chainOfSeries) {
      for member in series.members {
        nodes[next[chain]] = member
        next[chain] += 1
      }
    }
  }

  var count: Int { starts.count - 1 }

  /// The nodes of the chain at `index`; none out of bounds.
  func nodes(of index: Int) -> ArraySlice<Int> {
    guard index >= 0, index < count else { return [] }
    return nodes[starts[index]..<starts[index + 1]]
  }

  /// The nodes of the chain at `index` if they are all that it counts; none where it goes on from what stands in no node, or
  /// where members stand inside paragraphs.
  func whole(_ index: Int, in outline: Outline) -> ArraySlice<Int> {
    let nodes = nodes(of: index)
    var last = -1
    for node in nodes {
      guard let own = outline.nodes[safe: node]?.series, let series = outline.series[safe: own] else { return [] }
      if own == last { continue }
      guard series.inlineCount == 0, last >= 0 || !series.continues else { return [] }
      last = own
    }
    return nodes
  }

  /// The same of the chain that the node at `index` of `outline` stands in. Where nothing runs on, which is nearly always,
  /// that is its series, and no chain is put together.
  static func whole(of index: Int, in outline: Outline) -> ArraySlice<Int> {
    guard let place = outline.nodes[safe: index]?.series, let own = outline.series[safe: place] else { return [] }
    guard outline.series.contains(where: { $0.continues && $0.style == own.style }) else {
      return own.inlineCount == 0 ? own.members[...] : []
    }
    let chains = NumberingChains(outline)
    return chains.chainOfSeries[safe: place].map { chains.whole($0, in: outline) } ?? []
  }

  /// For each chain the one of `old` that has the same nodes, told by what the outlines share; nil if there is none.
  func counterparts(in old: NumberingChains, _ shared: SharedNodes) -> [Int?] {
    var chainOfNode = Array(repeating: -1, count: shared.oldCount)
    for chain in 0..<old.count {
      for node in old.nodes(of: chain) where chainOfNode.indices.contains(node) { chainOfNode[node] = chain }
    }
    return (0..<count).map { chain in
      let nodes = nodes(of: chain)
      guard let first = nodes.first.flatMap(shared.old), chainOfNode.indices.contains(first), chainOfNode[first] >= 0
      else { return nil }
      let before = old.nodes(of: chainOfNode[first])
      guard before.count == nodes.count, zip(nodes, before).allSatisfy({ shared.old($0) == $1 }) else { return nil }
      return chainOfNode[first]
    }
  }

  /// The chain at `index` as the rules see it.
  func series(_ index: Int, in document: Document) -> [NumberedSeries] {
    let nodes = nodes(of: index)
    guard let series = nodes.first.flatMap({ document.outline.node($0)?.series }),
      let style = document.outline.series[safe: series]?.style
    else { return [] }
    if style.isSpoken { return SpokenSeries(Array(nodes), in: document).series(style, in: document) }
    return [NumberedSeries(nodes: Array(nodes), style: style, in: document)].compactMap { $0 }
  }
}

/// A series of words (一是, 第一，) whose members open lines and also stand inside paragraphs.
private struct SpokenSeries {
  private var segments: [[NumberedSeries.Slot]] = [[]]

  init(_ nodes: [Int], in document: Document) {
    var told = -1
    for node in nodes {
      guard let opener = document.outline.node(node), let ordinal = opener.ordinal else { continue }
      let paragraph = document.paragraph(at: opener.line)
      let lead = Self.lead(to: ordinal, in: paragraph, after: told, of: document)
      // 一是 in a new lead-in begins a new series, whatever the outline made of it.
      if lead.beginsAtOne { segments.append([]) }
      append(lead.slots)
      append([.node(node)])
      told = opener.line
    }
  }

  /// The members between line `told` and `ordinal`, which opens `paragraph`, that stand inside paragraphs: …一是…。⏎二是…。三是…。⏎
  private static func lead(to ordinal: Ordinal, in paragraph: Paragraph, after told: Int, of document: Document)
    -> (slots: [NumberedSeries.Slot], beginsAtOne: Bool)
  {
    var slots: [NumberedSeries.Slot] = []
    var (next, place) = (ordinal, paragraph)
    while let (lead, items) = document.runBefore(place, continuedBy: next, orRepeatedBy: slots.isEmpty),
      lead.lines.lowerBound > told, let first = items.first?.ordinal
    {
      slots = items.map { .item(lead, $0) } + slots
      if first.number == 1 { return (slots, true) }
      (next, place) = (first, lead)
    }
    return (slots, false)
  }

  private mutating func append(_ slots: [NumberedSeries.Slot]) {
    segments[segments.count - 1] += slots
  }

  func series(_ style: OrdinalStyle, in document: Document) -> [NumberedSeries] {
    segments.compactMap { NumberedSeries(slots: $0, style: style, in: document) }
  }
}

extension Document {
  /// The series that `ordinal`, somewhere in `paragraph`, goes on with, in the nearest paragraph before that has its
  /// family, at most eight away: inside that paragraph, or its opening ordinal. Two numbers may be missing between: it is
  /// for telling so. Whether a run has all its members is `continuity(ofRun:in:)`.
  ///
  /// With `orRepeatedBy` also a paragraph that opens with the series and in which it rises to the very number of
  /// `ordinal`: 三是…。四是…。⏎四是…。
  func runBefore(_ paragraph: Paragraph, continuedBy ordinal: Ordinal, orRepeatedBy repeats: Bool = false)
    -> (Paragraph, [InlineItem])?
  {
    guard ordinal.number > 1, ordinal.style.isSpoken else { return nil }
    var line = paragraph.lines.lowerBound
    for _ in 0..<Self.reach {
      guard let before = previousText(before: line), syntax[before].kind.isProse else { return nil }
      let candidate = self.paragraph(at: before)
      line = candidate.lines.lowerBound
      var items = candidate.syntax.runs.last { $0.items.first?.ordinal.isSameFamily(as: ordinal) ?? false }?.items
      if items == nil, let opener = candidate.syntax.ordinal, opener.isSameFamily(as: ordinal) {
        items = [InlineItem(ordinal: opener, head: opener.range, range: opener.range)]
      }
      guard let items, let last = items.last?.ordinal.number else { continue }
      if repeats, last == ordinal.number, let opener = candidate.syntax.ordinal, opener.number == last - 1,
        items.map({ $0.ordinal.range.lowerBound }).first == opener.range.lowerBound, items.count == 2
      {
        return (candidate, items)
      }
      return last < ordinal.number && last + 3 >= ordinal.number ? (candidate, items) : nil
    }
    return nil
  }

  /// How many paragraphs a series of words may be interrupted by.
  static let reach = 8
}
