internal import Text

extension Outline {
  /// The nodes that `reference`, standing on `line`, may mean; empty if there is none.
  ///
  /// Proportional to the number of series.
  package func targets(of reference: Reference, on line: Int) -> [Int] {
    if reference.kind == .preceding { return container(of: reference, line).map { [$0] } ?? [] }
    return candidates(for: reference, on: line).filter { nodes[$0].ordinal?.number == reference.number }
  }

  /// The lines of the lists beside the tree that `reference` may mean.
  package func rows(of reference: Reference) -> [Int] {
    lists.filter { list in
      switch reference.kind {
      case .attachment: list.kind == .attachmentNote
      case .caption(let label): list.label == label
      default: false
      }
    }.flatMap { $0.items.filter { $0.number == reference.number }.map { $0.line } }
  }

  /// The two nodes of one numbering that `reference`, standing on `line`, may mean alike, since one says the number of the other
  /// again; nil where it means one, or none. Costs nothing in a text without such numbers.
  package func twins(of reference: Reference, on line: Int) -> [Int]? {
    guard repeated.contains(where: { nodes[safe: $0]?.ordinal?.number == reference.number }) else { return nil }
    let targets = targets(of: reference, on: line)
    guard targets.contains(where: { repeated.contains($0) }), targets.count == 2, let first = nodes[targets[0]].series,
      let second = nodes[targets[1]].series, runsOn(from: first, to: second)
    else { return nil }
    return targets
  }

  /// Whether one numbering counts through the series `first` and `second`, as articles do through chapters.
  private func runsOn(from first: Int, to second: Int) -> Bool {
    guard first < second else { return first == second }
    return series[first + 1...second].allSatisfy { $0.style != series[second].style || $0.continues }
  }

  /// Whether `reference`, standing on `line`, names a number that its list leaves out: a later one stands there, and it does
  /// not. Linear in the list; for references that have no target.
  package func misses(_ reference: Reference, on line: Int) -> Bool {
    let nodes = candidates(for: reference, on: line)
    let rows = nodes.isEmpty ? noteRows(of: reference) : []
    let numbers = nodes.compactMap { self.nodes[$0].ordinal?.number } + rows.map { $0.number }
    return !numbers.contains(reference.number) && numbers.contains { $0 > reference.number }
  }

  /// The rows of the 附件说明 among which `reference` means one.
  package func noteRows(of reference: Reference) -> [OutlineList.Item] {
    guard reference.kind == .attachment else { return [] }
    return lists.filter { $0.kind == .attachmentNote }.flatMap { $0.items }
  }

  /// The nodes among which `reference`, standing on `line`, means one by its number.
  package func candidates(for reference: Reference, on line: Int) -> [Int] {
    switch reference.kind {
    case .division(.article):
      let articles = near(members(of: .article), reference, line)
      // 本意见第六条 of a paper whose parts are 一、 to 五、, be there articles on the page of an 附件.
      guard reference.namesPaper, !articles.contains(where: { stands($0, near: reference, line) }) else {
        return articles
      }
      let parts = portions(near: reference, line).filter { nodes[$0].ordinal?.style == .han }
      guard parts.contains(where: { stands($0, near: reference, line) }) else { return articles }
      let running = near(itemsRunningOn, reference, line)
      return running.count > parts.count && !parts.contains { nodes[$0].ordinal?.number == reference.number }
        ? running : parts
    case .division(.chapter):
      let chapters = near(members(of: .chapter), reference, line)
      // 第6章 of a paper whose chapters are 1 to 5.
      guard chapters.isEmpty else { return chapters }
      return portions(near: reference, line).filter { nodes[$0].ordinal?.components.count == 1 }
    case .division(let style): return near(members(of: style), reference, line)
    case .decimal(let prefix):
      return nodes.indices.filter { nodes[$0].ordinal.map { $0.components.count > 1 && $0.prefix == prefix } ?? false }
    case .heading: return reference.heading.map { [$0] } ?? []
    case .caption: return []
    case .attachment: return members(of: .attachment)
    case .attachments, .above, .preceding, .clause: return []
    case .portion: return portions(near: reference, line)
    case .item:
      return node(holding: reference, on: line).map {
        items(below: $0, on: reference.above.isEmpty ? reference.clauseLines : nil)
      } ?? []
    }
  }

  /// The numbered nodes of the first numbered level; in a text of 章 and 节 of the first level of other numbers.
  package var portions: [Int] { portions { _ in true } }

  /// The same among those for which `isWanted` holds.
  private func portions(_ isWanted: (Int) -> Bool) -> [Int] {
    func first(where holds: (BlockSeries) -> Bool) -> [Int] {
      let levels = series.filter { $0.style != .attachment && holds($0) && $0.members.first.map(isWanted) ?? false }
      let depth = { (series: BlockSeries) in series.members.first.map { nodes[$0].depth } }
      let least = levels.lazy.compactMap(depth).min()
      return levels.filter { depth($0) == least }.flatMap { $0.members }
    }
    let portions = first { !$0.style.isDivision }
    return portions.isEmpty ? first { _ in true } : portions
  }

  /// The parts of the page that `reference` names, or else of what `line` stands in: the body, or the page of an 附件. A body
  /// that has none speaks of those of a page, and the other way round.
  private func portions(near reference: Reference, _ line: Int) -> [Int] {
    guard hasPages else { return reference.page == nil ? portions : [] }
    guard let page = page(of: reference, line) else { return [] }
    let own = portions { self.page(around: $0) == page }
    return own.isEmpty && reference.page == nil ? portions : own
  }

  /// Those of `nodes` that stand there, as in `portions`.
  private func near(_ nodes: [Int], _ reference: Reference, _ line: Int) -> [Int] {
    guard hasPages else { return reference.page == nil ? nodes : [] }
    guard let page = page(of: reference, line) else { return [] }
    let own = nodes.filter { self.page(around: $0) == page }
    return own.isEmpty && reference.page == nil ? nodes : own
  }

  /// Whether `node` stands on the page that `reference` means, and not only on the one there is.
  private func stands(_ node: Int, near reference: Reference, _ line: Int) -> Bool {
    !hasPages || page(of: reference, line) == page(around: node)
  }

  /// The （X） of a paper in which they run on through its parts, as articles through chapters; none where each part begins anew.
  private var itemsRunningOn: [Int] {
    series.contains { $0.style == .parenHan && $0.continues } ? members(of: .parenHan) : []
  }

  private var hasPages: Bool { series.contains { $0.style == .attachment } }

  /// The page that `reference` names, or on which `line` stands; -1 for the body, nil where the page is not in the text.
  private func page(of reference: Reference, _ line: Int) -> Int? {
    guard let number = reference.page else { return page(around: nodes.partitioningIndex { $0.line > line } - 1) }
    return only(members(of: .attachment).filter { nodes[$0].ordinal?.number == number })
  }

  /// The 附件 on whose page the node `index` stands; -1 for the body.
  private func page(around index: Int) -> Int {
    var place: Int? = index
    while let at = place, let node = node(at), node.ordinal?.style != .attachment { place = node.parent }
    return place.flatMap { node($0) == nil ? nil : $0 } ?? -1
  }

  /// Whether `node` stands on the page of the 附件 of this number.
  package func stands(_ node: Int, onPage number: Int) -> Bool {
    self.node(page(around: node))?.ordinal?.number == number
  }

  /// Whether a numbered node of `style` has `number`. Stops at the first.
  package func hasMember(of style: OrdinalStyle, _ number: Int) -> Bool {
    series.contains { one in
      one.style == style && one.members.contains { nodes[safe: $0]?.ordinal?.number == number }
    }
  }

  private func members(of style: OrdinalStyle) -> [Int] {
    series.filter { $0.style == style }.flatMap { $0.members }
  }

  /// What has the item that `reference` on `line` names: an article, a part, or an item of one; nil if there is none, or more
  /// than one.
  package func node(holding reference: Reference, on line: Int) -> Int? {
    var place = container(of: reference, line)
    var lines = reference.clauseLines
    for number in reference.above {
      place = place.flatMap { node in
        only(items(below: node, on: lines).filter { nodes[$0].ordinal?.number == number })
      }
      lines = nil
    }
    return place
  }

  /// The article or the part that the container of `reference` means; nil if there is none, or more than one.
  func container(of reference: Reference, _ line: Int) -> Int? {
    switch reference.container {
    case _ where reference.kind == .preceding: return articles(before: line, 1).first
    // 附件2第3项
    case .thisArticle where reference.page != nil: return self.page(of: reference, line)
    case .thisArticle: return article(around: line)
    case .thisPart: return article(around: line) ?? part(around: line, portions(near: reference, line))
    case .previousArticle:
      return articles(before: line, 1).first
    case .article(let number):
      // 违反第三条第（二）项 of a paper whose articles are 一、 to 八、.
      let all = near(members(of: .article), reference, line)
      let own = all.isEmpty ? portions(near: reference, line).filter { nodes[$0].ordinal?.style == .han } : all
      return holder(of: reference, own.filter { nodes[$0].ordinal?.number == number })
    case .portion(let number):
      return holder(of: reference, portions(near: reference, line).filter { nodes[$0].ordinal?.number == number })
    }
  }

  /// Of two 二、 第二部分第（二）项 means the one that has a （二）.
  private func holder(of reference: Reference, _ all: [Int]) -> Int? {
    let item = reference.above.first ?? reference.number
    return only(all) ?? only(all.filter { hasItem(item, below: $0) })
  }

  /// The `count` articles before the one that `line` stands in, the nearest first, in other chapters too; fewer where there are
  /// not so many.
  package func articles(before line: Int, _ count: Int) -> [Int] {
    guard let own = article(around: line) else { return [] }
    let page = page(around: own)
    return Array(
      nodes[..<own].indices.reversed().lazy
        .filter { nodes[$0].ordinal?.style == .article && self.page(around: $0) == page }.prefix(max(0, count))
    )
  }

  /// The one of `parts` that `line` stands in.
  private func part(around line: Int, _ parts: [Int]) -> Int? {
    parts.last { nodes[$0].line <= line }.flatMap { line <= nodes[$0].lastLine ? $0 : nil }
  }

  private func only(_ nodes: [Int]) -> Int? { nodes.count == 1 ? nodes.first : nil }

  /// The article that `line` stands in.
  package func article(around line: Int) -> Int? {
    var index: Int? = nodes.partitioningIndex { $0.line > line } - 1
    while let at = index, nodes.indices.contains(at), nodes[at].ordinal?.style != .article { index = nodes[at].parent }
    return index.flatMap { nodes.indices.contains($0) ? $0 : nil }
  }

  /// Whether an item of this number stands right below `node`.
  package func hasItem(_ number: Int, below node: Int) -> Bool {
    items(below: node).contains { nodes[$0].ordinal?.number == number }
  }

  /// The （X） right below `node`, else the items of the one list there; only those on `lines`, if they are given.
  private func items(below node: Int, on lines: Range<Int>? = nil) -> [Int] {
    let children = children(of: node).filter { child in
      nodes[child].ordinal != nil && lines?.contains(nodes[child].line) ?? true
    }
    let items = children.filter { nodes[$0].ordinal?.style == .parenHan }
    guard items.isEmpty, let first = children.first, children.allSatisfy({ nodes[$0].series == nodes[first].series })
    else { return items }
    return children
  }
}
