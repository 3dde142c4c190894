import Structure
import Text

/// A parallel set of a document, and its form as a key to count.
struct FoundSet {
  var level: ParallelSet.Level
  var members: [[CodeUnit]]
  /// What stands right before the first member and right after the last one, at most three 汉字 each: whether they were
  /// cut out of a word is known only when the words of the corpus are.
  var before: [CodeUnit] = []
  var after: [CodeUnit] = []

  init(level: ParallelSet.Level, members: [[CodeUnit]]) {
    self.level = level
    self.members = members
  }

  /// A set of the reader, at its place in `text`.
  init(_ set: ParallelSet, in text: [CodeUnit]) {
    self.init(level: set.level, members: set.members.map { Array(text[$0]) })
    if let first = set.members.first, let last = set.members.last {
      before = text[..<first.lowerBound].suffix(3).reversed().prefix { $0.isIdeograph }.reversed()
      after = Array(text[last.upperBound...].prefix(3).prefix { $0.isIdeograph })
    }
  }

  /// `clause|党员干部|的|坚持…|坚持…`: level, what stands before and after, members.
  var key: [CodeUnit] {
    ([[CodeUnit](level.rawValue), before, after] + members).reduce(into: []) { key, part in
      if !key.isEmpty { key.append(SetMiner.separator) }
      key += part
    }
  }

  init?(key: ArraySlice<CodeUnit>) {
    let parts = key.split(separator: SetMiner.separator, omittingEmptySubsequences: false).map(Array.init)
    guard parts.count >= 4, let level = ParallelSet.Level(rawValue: String(parts[0])) else { return nil }
    self.init(level: level, members: Array(parts[3...]))
    before = parts[1]
    after = parts[2]
  }
}

/// The parallel sets of a document as keys to count: level, then the members in order.
enum SetMiner {
  /// Between the parts of a key; in no text after cleaning.
  static let separator: CodeUnit = "|"

  /// Calls `body` with a key for each set: `h|坚持领导带头|坚持全员参与`.
  static func forEach(in document: Document, _ body: (_ set: FoundSet) -> Void) {
    // A statute enumerates; it does not plead.
    let articles = document.syntax.count { $0.ordinal?.style == .article }
    if articles >= 8 { return }
    var closers: [(line: Int, units: [CodeUnit])] = []
    var theses: [[CodeUnit]] = []
    var openers: [[CodeUnit]] = []
    var repeatedOpenings = RepeatedOpenings()
    for line in document.syntax.indices {
      let units = document.text.line(line).units
      let syntax = document.syntax[line]
      let start = syntax.ordinal?.range.upperBound ?? syntax.content.lowerBound
      guard start < units.count, syntax.kind == .text || syntax.kind == .markdownHeading else { continue }
      let text = Array(units[start...])
      for set in ParallelReader.sets(in: text) { body(FoundSet(set, in: text)) }
      repeatedOpenings.read(text)
      for run in syntax.runs where run.items.count >= 2 {
        report(run.items.map { clause(units, $0.head) }, .heading, body)
        if run.items.allSatisfy({ orders(units, $0.ordinal.range) }) {
          report(run.items.map { clause(units, $0.ordinal.range.lowerBound..<$0.head.upperBound) }, .heading, body)
        }
        report(run.items.map { lastClause(units, $0.range) }, .sentence, body)
      }
      if let last = closers.last, last.line != line - 1 {
        report(closers.map { $0.units }, .sentence, body)
        report(theses, .sentence, body)
        closers = []
        theses = []
      }
      if syntax.ordinal == nil, let opener = opener(text) {
        openers.append(opener)
      } else {
        report(openers, .heading, body)
        openers = []
      }
      if text.count >= 30 {
        closers.append((line, lastClause(units, start..<units.count)))
        theses.append(lastSentence(text))
      }
    }
    report(closers.map { $0.units }, .sentence, body)
    report(theses, .sentence, body)
    report(openers, .heading, body)
    for members in repeatedOpenings.sets { body(FoundSet(level: .sentence, members: members)) }
    for series in document.outline.series {
      report(series.members.map { head(of: $0, in: document) }, .heading, body)
    }
    forEachUnnumberedSeries(document) { report($0, .heading, body) }
  }

  /// 一要, 二要: the ordinal says what is to be done and belongs to what a writer repeats.
  private static func orders(_ units: [CodeUnit], _ range: Range<Int>) -> Bool {
    units[range.clamped(to: 0..<units.count)].last == "要"
  }

  /// The first sentence of a paragraph if it is short, else its first clause.
  private static func opener(_ text: [CodeUnit]) -> [CodeUnit]? {
    let head = text.prefix(40)
    if let end = head.firstIndex(where: { $0.isSentenceEnd }), end <= 26 { return Array(text[..<end]) }
    guard let end = head.firstIndex(where: { $0 == "，" || $0 == "：" }) else { return text.count <= 30 ? text : nil }
    return Array(text[..<end])
  }

  private static func report(
    _ items: [[CodeUnit]],
    _ level: ParallelSet.Level,
    _ body: (FoundSet) -> Void
  ) {
    for run in ParallelReader.runs(in: items) {
      let members = Array(items[run])
      if Set(members).count == members.count { body(FoundSet(level: level, members: members)) }
    }
  }

  /// The head of a node, up to its first sentence mark.
  static func head(of node: Int, in document: Document) -> [CodeUnit] {
    guard let node = document.outline.node(node) else { return [] }
    return clause(document.text.line(node.line).units, node.head)
  }

  private static func clause(_ units: [CodeUnit], _ range: Range<Int>) -> [CodeUnit] {
    var result = Array(units[range.clamped(to: 0..<units.count)])
    if let end = result.firstIndex(where: { $0.isSentenceEnd || $0 == "；" }) { result.removeSubrange(end...) }
    return result
  }

  private static func lastClause(_ units: [CodeUnit], _ range: Range<Int>) -> [CodeUnit] {
    var part = units[range.clamped(to: 0..<units.count)]
    while let last = part.last, last.isClauseMark || last.isSentenceEnd { part = part.dropLast() }
    if let mark = part.lastIndex(where: { $0.isClauseMark && $0 != "、" || $0.isSentenceEnd }) {
      part = part[(mark + 1)...]
    }
    return Array(part)
  }

  /// The sentence that ends a paragraph, if it has a clause before its last one.
  private static func lastSentence(_ text: [CodeUnit]) -> [CodeUnit] {
    var part = text[...]
    while let last = part.last, last.isSentenceEnd { part = part.dropLast() }
    if let end = part.lastIndex(where: { $0.isSentenceEnd }) { part = part[(end + 1)...] }
    return part.contains("，") ? Array(part) : []
  }

  /// Heads without ordinals that follow each other under one parent.
  private static func forEachUnnumberedSeries(_ document: Document, _ body: ([[CodeUnit]]) -> Void) {
    var open: [Int: [[CodeUnit]]] = [:]
    for index in document.outline.nodes.indices {
      let node = document.outline.nodes[index]
      guard node.kind != .title else { continue }
      let parent = node.parent ?? -1
      if node.ordinal == nil {
        open[parent, default: []].append(head(of: index, in: document))
      } else if let heads = open.removeValue(forKey: parent) {
        body(heads)
      }
    }
    for parent in open.keys.sorted() { body(open[parent] ?? []) }
  }
}
