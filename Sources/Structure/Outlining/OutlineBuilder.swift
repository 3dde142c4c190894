internal import Text

/// Draws the tree: gives every opener its level, its parent and its series.
///
/// Levels are not fixed by the form of an ordinal. The builder keeps the chain of open levels and asks first where the
/// number goes on (三 after 二), then whether it starts a level below, and only then what is usual. That reads the
/// usual ladder, 条款 style, 1.1 style, inverted ladders and lists that run on without being told which it is.
struct OutlineBuilder {
  private struct Level {
    var family: Int
    var rank: Int
    var last: Int
    /// The opener that was placed last at this level.
    var opener: Int
    var node: Int
    var series: Int?
    var markdownLevel: Int
  }

  private let syntax: [LineSyntax]
  private let scan: OpenerScan
  private let ahead: Lookahead
  private var openers: [Opener] { scan.openers }
  private var stack: [Level] = []
  private var nodes: [OutlineNode] = []
  private var series: [BlockSeries] = []
  /// The number each family reached last, anywhere.
  private var reached: [Int: Int] = [:]
  /// The series of each family that was begun last.
  private var lastSeries: [Int: Int] = [:]

  /// From this rank on an ordinal is a word of the sentence (第一， 首先， 一是), which never stands for a sign.
  private let spokenRank = 10

  static func build(_ syntax: [LineSyntax]) -> Outline {
    var builder = OutlineBuilder(syntax)
    builder.run()
    let elements = ElementFinder(scan: builder.scan)
    return Outline(
      nodes: builder.nodes,
      series: builder.series,
      elements: elements.elements(),
      genre: elements.genre(),
      wraps: builder.scan.wraps
    )
  }

  private init(_ syntax: [LineSyntax]) {
    self.syntax = syntax
    scan = OpenerScan(syntax)
    ahead = Lookahead(scan: scan)
  }

  private mutating func run() {
    nodes.reserveCapacity(scan.openers.count)
    for index in scan.openers.indices {
      let opener = scan.openers[index]
      switch opener.sign {
      case .title: push(index, opener, rank: -1)
      case .markdown: placeMarkdown(index, opener)
      case .ordinal: place(index, opener)
      case .article, .question: placeTop(index, opener)
      case .heading: placeHeading(index, opener)
      case .runInHead: placeRunIn(index, opener)
      }
      if opener.family > 0 { reached[opener.family] = opener.number }
    }
    close(downTo: 0, before: syntax.count)
    settleKinds()
  }

  // MARK: Levels

  private mutating func place(_ index: Int, _ opener: Opener) {
    if let level = continuation(opener) { return append(index, opener, at: level) }
    if opener.number == 1 { return start(index, opener) }
    if let level = slip(index, opener) { return append(index, opener, at: level) }
    if let level = stack.lastIndex(where: { $0.family == opener.family }) { return append(index, opener, at: level) }
    descend(index, opener)
    if let old = lastSeries[opener.family], let first = series[old].members.first,
      nodes[first].parent == stack.last?.node
    {
      // Headings without numbers stood between; the numbering is the same.
      return push(index, opener, joining: old)
    }
    let before = opener.number - 1
    push(index, opener, continues: reached[opener.family] == before || (before > 0 && opener.reachedInline == before))
  }

  /// The innermost level that this number goes on.
  private func continuation(_ opener: Opener) -> Int? {
    stack.lastIndex { $0.family == opener.family && ($0.last == opener.number - 1 || opener.number == 0) }
  }

  /// A first member: of a level of its own, or of a series that starts afresh.
  private mutating func start(_ index: Int, _ opener: Opener) {
    guard let level = stack.lastIndex(where: { $0.family == opener.family }) else {
      descend(index, opener)
      return push(index, opener)
    }
    // 一、 inside （一） inside （一）: below a form that is usually above.
    if let top = stack.last, level + 1 < stack.count, top.rank < opener.rank, top.rank >= 0 {
      return push(index, opener)
    }
    let outer = stack[..<level].filter { $0.family == opener.family }.map { $0.last }
    if ahead.nests(index, inside: stack[level].last, outer: outer) {
      close(downTo: level + 1, before: opener.line)
      return push(index, opener)
    }
    let next = ahead.nextNumber(of: opener.family, after: index)
    let isDuplicate = next == stack[level].last + 2 || (next == nil && stack[level].last == 1)
    append(index, opener, at: level, restarts: !isDuplicate)
  }

  /// The level where another form of ordinal stands for one slip of form: 一、 2. 三、
  private func slip(_ index: Int, _ opener: Opener) -> Int? {
    guard ahead.nextNumber(of: opener.family, after: index) != opener.number + 1 else { return nil }
    return stack.lastIndex { level in
      guard level.family > 0, level.family != opener.family, level.last == opener.number - 1,
        (level.rank >= spokenRank) == (opener.rank >= spokenRank)
      else { return false }
      return ahead.nextNumber(of: level.family, after: index) == opener.number + 1
    }
  }

  /// Closes the levels that a new, first member of `opener`'s family cannot stand in.
  private mutating func descend(_ index: Int, _ opener: Opener) {
    while let top = stack.last, top.rank >= opener.rank, top.markdownLevel == 0 {
      // An inverted ladder: what is usually below goes on behind this, so this stands inside it.
      if opener.number == 1, top.family > 0, ahead.nextNumber(of: top.family, after: index) == top.last + 1,
        opener.rank > 0
      {
        break
      }
      close(downTo: stack.count - 1, before: opener.line)
    }
  }

  private mutating func placeMarkdown(_ index: Int, _ opener: Opener) {
    let keep = stack.lastIndex { $0.markdownLevel > 0 && $0.markdownLevel <= opener.markdownLevel }
    if let keep, stack[keep].markdownLevel == opener.markdownLevel {
      return append(
        index,
        opener,
        at: keep,
        restarts: stack[keep].family != opener.family || (opener.number == 1 && stack[keep].last > 1)
      )
    }
    let floor = keep ?? stack.firstIndex { $0.rank < 0 }
    close(downTo: (floor ?? -1) + 1, before: opener.line)
    push(index, opener)
  }

  /// A heading without a number stands inside the innermost numbering that goes on behind it.
  private mutating func placeHeading(_ index: Int, _ opener: Opener) {
    let alive = stack.lastIndex { level in
      level.rank < 0 || level.markdownLevel > 0
        || (level.family > 0 && ahead.goesOn(level.family, from: level.last, after: index))
    }
    close(downTo: (alive ?? -1) + 1, before: opener.line)
    push(index, opener)
  }

  /// An article of several, or a question of an interview: straight below the title.
  private mutating func placeTop(_ index: Int, _ opener: Opener) {
    close(downTo: stack.first.map { $0.rank < 0 } == true ? 1 : 0, before: opener.line)
    push(index, opener)
  }

  /// The first of a group stands below what is open, the others beside it.
  private mutating func placeRunIn(_ index: Int, _ opener: Opener) {
    if let level = stack.lastIndex(where: { openers[$0.opener].sign == .runInHead && $0.family == 0 }),
      isSameGroup(stack[level].opener, index)
    {
      return append(index, opener, at: level)
    }
    while let top = stack.last, top.family > 0 || openers[top.opener].sign == .runInHead,
      top.family == 0 || nodes[top.node].kind != .heading
    {
      close(downTo: stack.count - 1, before: opener.line)
    }
    push(index, opener)
  }

  private func isSameGroup(_ a: Int, _ b: Int) -> Bool {
    openers[a..<b].allSatisfy { $0.sign == .runInHead || $0.rank > 9 }
  }

  // MARK: Nodes

  private mutating func append(_ index: Int, _ opener: Opener, at level: Int, restarts: Bool = false) {
    close(downTo: level + 1, before: opener.line)
    let sibling = stack[level]
    finish(sibling.node, before: opener.line)
    let node = addNode(opener, parent: level > 0 ? stack[level - 1].node : nil)
    if opener.family > 0, restarts || sibling.series == nil {
      stack[level].series = addSeries(opener, node)
    } else if let series = sibling.series {
      self.series[series].members.append(node)
      nodes[node].series = series
    }
    if restarts { stack[level].family = opener.family }
    stack[level].node = node
    stack[level].last = opener.number
    if opener.family == stack[level].family { stack[level].opener = index }
  }

  private mutating func push(
    _ index: Int,
    _ opener: Opener,
    rank: Int? = nil,
    continues: Bool = false,
    joining old: Int? = nil,
  ) {
    let node = addNode(opener, parent: stack.last?.node)
    var series = old
    if let old {
      self.series[old].members.append(node)
      nodes[node].series = old
    } else if opener.family > 0 {
      series = addSeries(opener, node, continues: continues)
    }
    stack.append(
      Level(
        family: opener.family,
        rank: rank ?? opener.rank,
        last: opener.number,
        opener: index,
        node: node,
        series: series,
        markdownLevel: opener.markdownLevel
      )
    )
  }

  private mutating func addNode(_ opener: Opener, parent: Int?) -> Int {
    let line = syntax[opener.line]
    let shape = line.skeleton.shape
    let kind: OutlineNode.Kind =
      switch opener.sign {
      case .title: .title
      case .markdown, .heading, .question, .article: .heading
      case .runInHead: .runInHeading
      case .ordinal: shape == .bare || shape == .sentence ? .heading : shape == .runIn ? .runInHeading : .item
      }
    let depth = parent.map { nodes[$0].depth + 1 } ?? 0
    nodes.append(
      OutlineNode(
        kind: kind,
        depth: depth,
        parent: parent,
        line: opener.line,
        lastLine: opener.line,
        ordinal: line.ordinal,
        head: line.head
      )
    )
    return nodes.count - 1
  }

  private mutating func addSeries(_ opener: Opener, _ node: Int, continues: Bool = false) -> Int? {
    guard let style = nodes[node].ordinal?.style else { return nil }
    series.append(BlockSeries(style: style, members: [node], continues: continues))
    nodes[node].series = series.count - 1
    lastSeries[opener.family] = series.count - 1
    return series.count - 1
  }

  private mutating func close(downTo depth: Int, before line: Int) {
    while stack.count > max(0, depth), let top = stack.popLast() { finish(top.node, before: line) }
  }

  /// The node ends on the last line above `line` that is not blank.
  private mutating func finish(_ node: Int, before line: Int) {
    var last = line - 1
    while last > nodes[node].line, syntax[last].kind == .blank { last -= 1 }
    nodes[node].lastLine = max(last, nodes[node].line)
  }

  /// The members of a list whose other members end in ； are items, not headings.
  private mutating func settleKinds() {
    for index in series.indices {
      let members = series[index].members
      guard members.contains(where: { syntax[nodes[$0].line].skeleton.ending == .semicolon }) else { continue }
      for member in members { nodes[member].kind = .item }
    }
  }
}
