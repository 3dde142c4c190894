internal import Text

/// Builds the tree: gives every opener its parent and its series.
///
/// What the numbers say (`NumberingReader`) comes first; titles, Markdown headings and headings without numbers are put
/// where they leave the numberings whole that go on behind them.
struct OutlineBuilder {
  /// One open level: the node that was placed last in it.
  private struct Level {
    var node: Int
    /// The opener of that node.
    var opener: Int
    /// Its series in `path`; -1 for a level without numbers.
    var series: Int
    var markdownLevel: Int
    var sign: Opener.Sign
    var family: Int
    /// Whether it is a 附件 page, which holds all that stands up to the next one.
    var isPage: Bool
  }

  private let syntax: [LineSyntax]
  private let scan: OpenerScan
  private var path: NumberedPath
  private var openers: [Opener] { scan.openers }
  private var stack: [Level] = []
  /// The numbered opener that `nextToken` found last.
  private var nextNumbered = 0
  private var nodes: [OutlineNode] = []
  private var series: [BlockSeries] = []
  /// The nodes that say a number again, or one that comes further down.
  private var repeated: [Int] = []
  /// Of each series, whether a member's line ends in ；.
  private var isList: [Bool] = []
  /// The style of the node added last, and whether its line ends in ；: to ask the node would copy its ordinal, to ask the
  /// line again later is slow in a long text.
  private var styleAtHand: OrdinalStyle?
  private var endsInSemicolon = false

  /// The outline of the lines `syntax`, and what its numbering had doubts about; `known` is that of the text before an
  /// edit, and changes what it costs, not what comes out.
  static func build(
    _ syntax: [LineSyntax],
    known: NumberingStretches = NumberingStretches(),
  ) -> (outline: Outline, stretches: NumberingStretches) {
    var builder = OutlineBuilder(syntax, known)
    builder.run()
    let elements = ElementFinder(scan: builder.scan)
    let outline = Outline(
      nodes: builder.nodes,
      series: builder.series,
      elements: elements.elements(),
      genre: elements.genre(),
      wraps: builder.scan.wraps,
      lists: OutlineListFinder(scan: builder.scan).lists(),
      repeated: builder.repeated,
      attachmentPages: builder.attachmentPages
    )
    return (outline, builder.path.stretches)
  }

  private init(_ syntax: [LineSyntax], _ known: NumberingStretches) {
    self.syntax = syntax
    scan = OpenerScan(syntax)
    path = NumberedPath(scan.tokens, known: known)
  }

  private mutating func run() {
    nodes.reserveCapacity(scan.openers.count)
    for index in scan.openers.indices {
      let opener = scan.openers[index]
      if opener.token >= 0 { path.take(upTo: opener.token) }
      switch opener.sign {
      case .title: push(index, opener)
      case .markdown: placeMarkdown(index, opener)
      case .ordinal: place(index, opener)
      case .article: placeTop(index, opener)
      case .question: placeQuestion(index, opener)
      case .heading: placeHeading(index, opener)
      case .runInHead: placeRunIn(index, opener)
      case .uncounted: placeUncounted(index, opener)
      }
    }
    close(downTo: 0, before: syntax.count)
    settleKinds()
  }

  // MARK: Levels

  private mutating func place(_ index: Int, _ opener: Opener) {
    let own = path.seriesOfToken[opener.token]
    guard own >= 0 else { return placeWithoutNumber(index, opener) }
    if let level = stack.lastIndex(where: { $0.series == own }) {
      close(downTo: level, before: opener.line)
      return push(index, opener)
    }
    let around = path.open.dropLast()
    let closed = stack.firstIndex { level in
      level.markdownLevel == 0 && level.sign != .heading && level.sign != .title && level.sign != .article
        && level.sign != .question && !level.isPage && !around.contains(level.series)
    }
    if let closed { close(downTo: closed, before: opener.line) }
    push(index, opener)
  }

  /// What is no marker is text, or a heading that begins with a numeral.
  private mutating func placeWithoutNumber(_ index: Int, _ opener: Opener) {
    guard let sign = opener.otherwise else { return }
    var heading = opener
    (heading.sign, heading.token) = (sign, -1)
    switch sign {
    case .article: placeTop(index, heading)
    case .runInHead: placeRunIn(index, heading)
    default: placeHeading(index, heading)
    }
  }

  private mutating func placeMarkdown(_ index: Int, _ opener: Opener) {
    let keep = stack.lastIndex { $0.markdownLevel > 0 && $0.markdownLevel <= opener.markdownLevel }
    if let keep, stack[keep].markdownLevel == opener.markdownLevel {
      close(downTo: keep, before: opener.line)
    } else {
      let floor = keep ?? stack.firstIndex { $0.sign == .title }
      close(downTo: (floor ?? -1) + 1, before: opener.line)
    }
    push(index, opener)
  }

  /// A heading without a number stands inside the innermost numbering that goes on behind it.
  private mutating func placeHeading(_ index: Int, _ opener: Opener) {
    let next = nextToken(after: index)
    let alive = stack.lastIndex { level in
      level.sign == .title || level.markdownLevel > 0 || level.isPage
        || level.series >= 0 && path.series[level.series].last >= next
    }
    close(downTo: (alive ?? -1) + 1, before: opener.line)
    push(index, opener)
  }

  /// The first numbered opener behind opener `index`.
  private mutating func nextToken(after index: Int) -> Int {
    // Openers are placed in their order: what was found for one before stands until it is reached.
    var at = max(index + 1, nextNumbered)
    while at < scan.openers.count, scan.openers[at].token < 0 { at += 1 }
    nextNumbered = at
    return at < scan.openers.count ? scan.openers[at].token : .max
  }

  /// An article of several, or a question of an interview: straight below the title.
  private mutating func placeTop(_ index: Int, _ opener: Opener) {
    close(downTo: stack.first.map { $0.sign == .title } == true ? 1 : 0, before: opener.line)
    push(index, opener)
  }

  /// Questions straight below a heading are its own (三、常见问题), else they are those of an interview.
  private mutating func placeQuestion(_ index: Int, _ opener: Opener) {
    if let like = stack.lastIndex(where: { $0.sign == .question }), like > 0 {
      close(downTo: like, before: opener.line)
      return push(index, opener)
    }
    guard let top = stack.last, top.sign == .markdown || top.sign == .ordinal, nodes[top.node].kind == .heading,
      syntax[nodes[top.node].line + 1..<opener.line].allSatisfy({ $0.kind == .blank })
    else { return placeTop(index, opener) }
    push(index, opener)
  }

  /// The first of a group stands below what is open, the others beside it.
  private mutating func placeRunIn(_ index: Int, _ opener: Opener) {
    if let level = stack.lastIndex(where: { $0.sign == .runInHead }), isSameGroup(stack[level].opener, index) {
      close(downTo: level, before: opener.line)
      return push(index, opener)
    }
    while let top = stack.last, top.series >= 0 || top.sign == .runInHead || top.sign == .uncounted,
      top.sign == .runInHead || top.sign == .uncounted || nodes[top.node].kind != .heading
    {
      close(downTo: stack.count - 1, before: opener.line)
    }
    push(index, opener)
  }

  private func isSameGroup(_ a: Int, _ b: Int) -> Bool {
    openers[a..<b].allSatisfy { opener in
      opener.sign == .runInHead || opener.otherwise == .runInHead || opener.sign == .uncounted
        || opener.token >= 0 && scan.tokens[opener.token].form.isClauseWord
    }
  }

  /// —— and 最后 stand beside their like, else below what is open.
  private mutating func placeUncounted(_ index: Int, _ opener: Opener) {
    let like = stack.lastIndex { $0.family == opener.family }
    let before = like.flatMap { nodes[stack[$0].node].series }
    if let like { close(downTo: like, before: opener.line) }
    push(index, opener)
    let node = nodes.count - 1
    if let before {
      join(before, node)
    } else if let style = nodes[node].ordinal?.style {
      begin(BlockSeries(style: style, members: [node]))
    }
  }

  // MARK: Nodes

  private mutating func push(_ index: Int, _ opener: Opener) {
    let node = addNode(opener, parent: stack.last?.node)
    var own = -1
    if opener.token >= 0 {
      own = path.seriesOfToken[opener.token]
      if own >= 0 { join(own, node, opener.token) }
    }
    stack.append(
      Level(
        node: node,
        opener: index,
        series: own,
        markdownLevel: opener.markdownLevel,
        sign: opener.sign,
        family: opener.family,
        isPage: own >= 0 && scan.tokens[opener.token].form == .attachment
      )
    )
  }

  /// Makes `node` a member of the series `own` of the reading.
  private mutating func join(_ own: Int, _ node: Int, _ token: Int) {
    var slip = path.steps[token].slip
    if slip?.kind == .lostParent { slip = nil }
    if slip == nil, var lost = path.series[own].lost {
      lost.kind = .gap
      slip = lost
    }
    path.series[own].lost = nil
    nodes[node].slip = slip
    if slip?.kind == .duplicate || slip?.kind == .ahead { repeated.append(node) }
    if let index = path.series[own].index {
      if slip?.kind == .formBefore, let style = styleAtHand { series[index].style = style }
      return join(index, node)
    }
    guard let style = styleAtHand else { return }
    path.series[own].index = series.count
    begin(
      BlockSeries(
        style: style,
        members: [node],
        continues: path.series[own].continues,
        inlineCount: path.series[own].inlineCount
      )
    )
  }

  /// Adds the node at hand to a series.
  private mutating func join(_ index: Int, _ node: Int) {
    series[index].members.append(node)
    nodes[node].series = index
    if endsInSemicolon { isList[index] = true }
  }

  /// Adds a series of the node at hand.
  private mutating func begin(_ new: BlockSeries) {
    if let node = new.members.first { nodes[node].series = series.count }
    series.append(new)
    isList.append(endsInSemicolon)
  }

  private mutating func addNode(_ opener: Opener, parent: Int?) -> Int {
    let line = syntax[opener.line]
    var style = line.profile.style ?? line.profile.doubtfulStyle
    let isNumbered = opener.token >= 0 && path.seriesOfToken[opener.token] >= 0
    if isNumbered {
      if path.steps[opener.token].isAlternative { style = line.profile.isWorn ? line.profile.doubtfulStyle : .arabic }
      if scan.tokens[opener.token].form == .roman { style = .roman }
    }
    let (ordinal, head) = line.opener(as: isNumbered ? style : line.profile.style)
    styleAtHand = ordinal?.style
    endsInSemicolon = line.profile.ending == .semicolon
    let depth = parent.map { nodes[$0].depth + 1 } ?? 0
    nodes.append(
      OutlineNode(
        kind: kind(opener.sign, line.profile.shape),
        depth: depth,
        parent: parent,
        line: opener.line,
        lastLine: opener.line,
        ordinal: ordinal,
        head: head
      )
    )
    return nodes.count - 1
  }

  private func kind(_ sign: Opener.Sign, _ shape: LineProfile.Shape) -> OutlineNode.Kind {
    switch sign {
    case .title: .title
    case .markdown, .heading, .question, .article: .heading
    case .runInHead: .runInHeading
    case .ordinal, .uncounted:
      shape == .bare || shape == .sentence ? .heading : shape == .runIn ? .runInHeading : .item
    }
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

  /// The nodes that open the page of an 附件. Kept, since rules ask for them with each keystroke and the series are many.
  private var attachmentPages: [Int] {
    var pages: [Int] = []
    for index in series.indices {
      if case .attachment = series[index].style { pages += series[index].members }
    }
    return pages.ordered { $0 }
  }

  /// The members of a list whose other members end in ； are items, not headings.
  private mutating func settleKinds() {
    for index in series.indices where isList[index] {
      for member in series[index].members { nodes[member].kind = .item }
    }
  }
}
