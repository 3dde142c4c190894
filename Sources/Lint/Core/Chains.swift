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
  func series(_ index: Int, in document: Document) -> [NumberedSeries] {
    guard members.indices.contains(index), let first = members[index].first,
      let style = document.outline.series[at: first]?.style
    else { return [] }
    let series = document.outline.series
    let nodes = members[index].flatMap { series.indices.contains($0) ? series[$0].members : [] }
    if style.isSpoken { return SpokenSeries(nodes, in: document).series(style, in: document) }
    return [NumberedSeries(nodes: nodes, style: style, in: document)].compactMap { $0 }
  }
}

/// A series of words (一是, 第一，) whose members open lines and also stand inside paragraphs.
private struct SpokenSeries {
  private var segments: [[NumberedSeries.Slot]] = [[]]

  init(_ nodes: [Int], in document: Document) {
    for node in nodes {
      guard let opener = document.outline.node(node), let ordinal = opener.ordinal else { continue }
      let paragraph = document.paragraph(at: opener.line)
      if let (lead, items) = document.runBefore(paragraph, continuedBy: ordinal), !items.opens(lead) {
        // 一是 in a new lead-in begins a new series, whatever the outline made of it.
        if items.first?.ordinal.number == 1 { segments.append([]) }
        append(items.map { .item(lead, $0) })
      }
      append([.node(node)])
      let own = paragraph.syntax.runs.first { $0.items.opens(paragraph) }?.items ?? []
      append(own.dropFirst().map { .item(paragraph, $0) })
    }
  }

  private mutating func append(_ slots: [NumberedSeries.Slot]) {
    segments[segments.count - 1] += slots
  }

  func series(_ style: OrdinalStyle, in document: Document) -> [NumberedSeries] {
    segments.compactMap { NumberedSeries(slots: $0, style: style, in: document) }
  }
}

extension Document {
  /// The series of the paragraph before `paragraph` that `ordinal`, somewhere in `paragraph`, goes on with.
  func runBefore(_ paragraph: Paragraph, continuedBy ordinal: Ordinal) -> (Paragraph, [InlineItem])? {
    guard ordinal.number > 1, ordinal.style.isSpoken, let line = previousText(before: paragraph.lines.lowerBound),
      syntax[line].kind.isProse
    else { return nil }
    let before = self.paragraph(at: line)
    let run = before.syntax.runs.last { run in
      guard let first = run.items.first?.ordinal, let last = run.items.last?.ordinal else { return false }
      return first.isSameFamily(as: ordinal) && last.number < ordinal.number && last.number + 3 >= ordinal.number
    }
    return run.map { (before, $0.items) }
  }
}

extension OrdinalStyle {
  /// Whether ordinals of this style are words of a sentence, which open a line or stand inside one alike.
  var isSpoken: Bool {
    switch self {
    case .di, .qi, .hanWord, .diWord: true
    default: false
    }
  }
}

extension [InlineItem] {
  /// Whether the first of them opens `paragraph`, so that it is a node of the outline too.
  func opens(_ paragraph: Paragraph) -> Bool {
    guard let opener = paragraph.syntax.ordinal else { return false }
    return first?.ordinal.range.lowerBound == opener.range.lowerBound
  }
}
