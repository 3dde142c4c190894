import Structure
import Text

/// A parallel set of a document, and its form as a key to count.
struct FoundSet {
  var level: ParallelSet.Level
  var members: [[CodeUnit]]
  var isCutInFront = false
  var isCutAtEnd = false

  init(level: ParallelSet.Level, members: [[CodeUnit]], isCutInFront: Bool = false, isCutAtEnd: Bool = false) {
    self.level = level
    self.members = members
    self.isCutInFront = isCutInFront
    self.isCutAtEnd = isCutAtEnd
  }

  /// `clause<|坚持…|坚持…`: `<` says that the first member was cut in front, `>` the last at its end.
  var key: [CodeUnit] {
    var key = [CodeUnit](level.rawValue)
    if isCutInFront { key.append("<") }
    if isCutAtEnd { key.append(">") }
    for member in members { key += [SetMiner.separator] + member }
    return key
  }

  init?(key: ArraySlice<CodeUnit>) {
    var parts = key.split(separator: SetMiner.separator).map(Array.init)
    guard !parts.isEmpty else { return nil }
    var head = parts.removeFirst()
    if head.last == ">" {
      isCutAtEnd = true
      head.removeLast()
    }
    if head.last == "<" {
      isCutInFront = true
      head.removeLast()
    }
    guard let level = ParallelSet.Level(rawValue: String(head)) else { return nil }
    self.level = level
    members = parts
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
    var openers: [[CodeUnit]] = []
    for line in document.syntax.indices {
      let units = document.text.line(line).units
      let syntax = document.syntax[line]
      let start = syntax.ordinal?.range.upperBound ?? syntax.content.lowerBound
      guard start < units.count, syntax.kind == .text || syntax.kind == .markdownHeading else { continue }
      let text = Array(units[start...])
      for set in ParallelReader.sets(in: text) {
        let members = set.members.map { Array(text[$0]) }
        body(FoundSet(level: set.level, members: members, isCutInFront: set.isCutInFront, isCutAtEnd: set.isCutAtEnd))
      }
      for run in syntax.runs where run.items.count >= 2 {
        report(run.items.map { clause(units, $0.head) }, .heading, body)
        report(run.items.map { lastClause(units, $0.range) }, .sentence, body)
      }
      if let last = closers.last, last.line != line - 1 {
        report(closers.map(\.units), .sentence, body)
        closers = []
      }
      if syntax.ordinal == nil, let opener = opener(text) {
        openers.append(opener)
      } else {
        report(openers, .heading, body)
        openers = []
      }
      if text.count >= 30 { closers.append((line, lastClause(units, start..<units.count))) }
    }
    report(closers.map(\.units), .sentence, body)
    report(openers, .heading, body)
    for series in document.outline.series {
      report(series.members.map { head(of: $0, in: document) }, .heading, body)
    }
    forEachUnnumberedSeries(document) { report($0, .heading, body) }
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
