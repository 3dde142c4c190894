import Lexicon
import Structure
import Text

/// What `CountMismatchRule` asks of lists: where they are announced, and how many items they have.
extension Document {
  /// Columns of the text behind -, * or ● at `column` of `line`; nil if no item begins there.
  func bullet(on line: Int, at column: Int = 0) -> Range<Int>? {
    let units = text.line(line).units
    let start: Int
    switch units[at: column] {
    case "-" where units[at: column + 1] == " ", "*" where units[at: column + 1] == " ",
      "+" where units[at: column + 1] == " ":
      start = column + 2
    case "·", "•", "●": start = column + 1
    default: return nil
    }
    return start < units.count ? start..<units.count : nil
  }

  /// The count of what the sentence before the series of lines that begins with `first` tells, and its paragraph.
  func told(before first: OutlineNode) -> (Announcement, Paragraph)? {
    guard let line = previousText(before: first.line), case let lead = paragraph(at: line),
      lead.lines.upperBound <= first.line
    else { return nil }
    return AnnouncedCount.told(at: lead).map { ($0, lead) }
  }

  /// The count that says how many there are in the series of lines that begins with `first`, and its paragraph.
  func announcement(before first: OutlineNode) -> (Announcement, Paragraph)? {
    if let line = previousText(before: first.line) {
      let lead = paragraph(at: line)
      if lead.lines.upperBound <= first.line {
        if let found = AnnouncedCount.atEnd(of: lead) ?? AnnouncedCount.beforeLastSentence(of: lead) {
          return (found, lead)
        }
      }
    }
    return heading(counting: first).flatMap { heading in AnnouncedCount.inHeading(heading).map { ($0, heading) } }
  }

  /// The numbered heading whose count the series of lines that begins with `first` may spell out.
  private func heading(counting first: OutlineNode) -> Paragraph? {
    guard let parent = first.parent.flatMap({ outline.node($0) }), parent.ordinal != nil, parent.kind == .heading,
      // Only the first list below a heading is what it counts.
      let index = outline.firstNode(atOrAfter: parent.line + 1), outline.nodes[index].line == first.line
    else { return nil }
    return paragraph(at: parent.line)
  }
}

extension Document {
  /// The slogan right before `series`, or in the heading above it, if each of its members says what it counts:
  /// “五统一”管理：1.统一购置；2.统一调度.
  func slogan(before series: NumberedSeries, _ first: OutlineNode) -> (Announcement, Paragraph)? {
    if let line = previousText(before: first.line), case let lead = paragraph(at: line),
      lead.lines.upperBound <= first.line, let slogan = AnnouncedCount.slogan(leading: lead)
    {
      return allSay(slogan, of: lead, series) ? (slogan, lead) : nil
    }
    guard let heading = heading(counting: first), let slogan = AnnouncedCount.slogan(inHeading: heading),
      allSay(slogan, of: heading, series)
    else { return nil }
    return (slogan, heading)
  }

  /// Whether each of the lines of `series` says the word that `slogan` counts.
  private func allSay(_ slogan: Announcement, of paragraph: Paragraph, _ series: NumberedSeries) -> Bool {
    let word = Array(paragraph.units[clamping: slogan.noun])
    return series.nodes.allSatisfy { index in
      guard let node = outline.node(index) else { return false }
      return text.line(node.line).units.contains(word)
    }
  }
}

extension Document {
  /// The last line of text above `paragraph` that is no heading of the section that it opens: 三、打算 ⏎ 上述两个问题 speaks of
  /// what stands above 三、.
  func lineAboveHeadings(_ paragraph: Paragraph) -> Int? {
    var line = previousText(before: paragraph.lines.lowerBound)
    while let at = line, let index = node(opening: at), let node = outline.node(index), node.kind == .heading,
      case let content = syntax[at].content, node.head.upperBound >= content.upperBound,
      text.line(at).units[safe: content.upperBound - 1]?.isClauseMark != true
    {
      line = previousText(before: at)
    }
    return line
  }

  /// How many the lists have that end with `line`, those of lines first; and whether a series of lines is one of them.
  func listed(upTo line: Int) -> (counts: [Int], isSeries: Bool) {
    var counts = nodes(around: line).compactMap { index -> Int? in
      guard let own = outline.series(of: index), own.members.last == index, own.members.count > 1 else { return nil }
      return own.members.count + own.inlineCount
    }
    let isSeries = !counts.isEmpty
    let runs = paragraph(at: line).syntax.runs.filter { $0.items.count > 1 && $0.items[0].ordinal.number == 1 }
    counts += runs.map { $0.items.count }
    // 上述五个方面 behind three and two.
    if runs.count > 1 { counts.append(runs.reduce(0) { $0 + $1.items.count }) }
    return (counts, isSeries)
  }

  /// Whether one of the lists above `paragraph` has `count` items, in its section or the one before.
  func lists(_ count: Int, above paragraph: Paragraph) -> Bool {
    let own = outline.nodes.partitioningIndex { $0.line > paragraph.lines.lowerBound } - 1
    let members = outline.series(of: own)?.members ?? []
    let before = members.last { $0 < own } ?? outline.node(own)?.parent ?? own
    let first = outline.node(before)?.line ?? 0
    var line = lineAboveHeadings(paragraph)
    for _ in 0..<Self.farthestList {
      guard let at = line, at >= first else { return false }
      if listed(upTo: at).counts.contains(count) { return true }
      line = previousText(before: at)
    }
    return false
  }

  /// Lines that are looked at above a count that sums up, so that a long section costs no more than a page.
  private static var farthestList: Int { 30 }
}

extension Document {
  /// Whether the text ends with `paragraph`, and that in the middle of a sentence.
  func endsOpen(with paragraph: Paragraph) -> Bool {
    guard let last = paragraph.units[safe: paragraph.syntax.content.upperBound - 1] else { return false }
    return !last.isSentenceEnd && nextText(from: paragraph.lines.upperBound) == nil
  }

  /// Whether node `index` is the last line of the text, and does not yet end as a sentence does: it goes on, or the next
  /// item will.
  func isBeingWritten(_ index: Int?) -> Bool {
    guard let node = index.flatMap({ outline.node($0) }), nextText(from: node.line + 1) == nil,
      let last = text.line(node.line).units[safe: syntax[node.line].content.upperBound - 1]
    else { return false }
    return !last.isSentenceEnd
  }
}

extension Document {
  /// Whether its first lines say that it was taken out of a longer text: …招标文件（节选）.
  var isExcerpt: Bool {
    var line = nextText(from: 0)
    for _ in 0..<2 {
      guard let at = line else { return false }
      let units = text.line(at).units
      if units.count <= Self.longestHead, excerpts.occurs(in: units.indices, of: units) { return true }
      line = nextText(from: at + 1)
    }
    return false
  }

  /// Longer lines are text.
  private static var longestHead: Int { 60 }
}

private let excerpts = CueSet(.excerpt)

extension Outline {
  /// Whether a series that runs on over sections behind node `first` reaches `count`: 以下8条措施 over 一、（一）… 二、（四）…. One
  /// of a level above, in which the list stands, is none of it. It reaches its largest number, though that is out of place
  /// (（七）（九）（八）), and what the last should be (（八）（八）).
  func runsOn(to count: Int, behind first: Int) -> Bool {
    series.contains { series in
      guard series.continues, let last = series.members.last, last > first, nodes[last].depth >= nodes[first].depth
      else {
        return false
      }
      return nodes[last].slip?.expected == count
        || series.members.reduce(0, { max($0, nodes[$1].ordinal?.number ?? 0) }) == count
    }
  }
}

extension NumberedSeries {
  /// Whether its members can be counted: from one on, none missing. Where a number is wrong all are there.
  var isComplete: Bool {
    guard count > 1, slips.allSatisfy({ $0.isOfOneNumber }) else { return false }
    return numbers.first == 1 || inlineCount > 0
  }

  /// Whether its numbers reach `count`, though an item stands twice: 一、二、二、三、 are three.
  func says(_ count: Int) -> Bool { !slips.isEmpty && numbers.max() == count }

  /// Whether `count` fits neither what is there nor what would be with the missing ones: 三个渠道 of （1）（2）（3）（5）.
  func misses(_ announced: Int) -> Bool {
    guard count > 2, numbers.first == 1, let last = numbers.last, last == numbers.max() else { return false }
    return slips.allSatisfy { if case .gap = $0 { true } else { false } } && !(count...last).contains(announced)
  }

  /// How many there are, with those inside paragraphs.
  func total(in document: Document) -> Int { count + inlineCount }

  /// How many items stand inside paragraphs.
  var inlineCount: Int {
    guard let first = nodes.first.flatMap({ document.outline.node($0)?.series }) else { return 0 }
    return document.outline.series[safe: first]?.inlineCount ?? 0
  }
}

extension Paragraph {
  /// Whether the list of `run` names some of more: …；（3）完善停车位等。
  func endsInExamples(_ run: InlineRun) -> Bool {
    guard let end = run.items.last?.range.upperBound else { return false }
    var last = min(end, units.count) - 1
    while let unit = units[safe: last], unit.isClauseMark || unit.isSentenceEnd || unit.isBlank { last -= 1 }
    return units[at: last] == "等"
  }

  /// Whether the items reach `count` with what is not read as one of `series`: …扛起来三是廉洁自律, 一是…，二是…，其次，….
  ///
  /// 首先 begins another list, which ends the search: a paragraph of lists costs each of them what stands up to the next.
  func goesOn(behind series: NumberedSeries, to count: Int) -> Bool {
    guard count > series.count, let last = series[series.count - 1]?.ordinal else { return false }
    var reached = series.count + series.unparted.count
    let behind = syntax.runs.partitioningIndex {
      $0.items.first.map { $0.ordinal.range.lowerBound > last.range.lowerBound } ?? false
    }
    for run in syntax.runs[behind...] {
      guard reached < count else { break }
      guard let first = run.items.first?.ordinal, first.style == .sequenceWord else { continue }
      guard first.number != 1 else { break }
      reached += run.items.count
    }
    return reached >= count
  }
}

extension SeriesSlip {
  /// Whether a member says a wrong number, and no more.
  var isOfOneNumber: Bool {
    switch self {
    case .duplicate, .inserted, .ahead, .wrong, .swapped, .moved: true
    case .gap, .first, .back, .prefix: false
    }
  }
}
