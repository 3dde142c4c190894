internal import Text

extension Outline {
  /// The nodes that `reference`, standing on `line`, may mean; empty if there is none.
  ///
  /// Proportional to the number of series.
  package func targets(of reference: Reference, on line: Int) -> [Int] {
    candidates(for: reference, on: line).filter { nodes[$0].ordinal?.number == reference.number }
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
      let articles = members(of: .article)
      // 本意见第六条 of a paper whose parts are 一、 to 五、.
      return articles.isEmpty && reference.namesPaper ? portions.filter { nodes[$0].ordinal?.style == .han } : articles
    case .division(.chapter):
      let chapters = members(of: .chapter)
      // 第6章 of a paper whose chapters are 1 to 5.
      return chapters.isEmpty ? portions.filter { nodes[$0].ordinal?.components.count == 1 } : chapters
    case .division(let style): return members(of: style)
    case .decimal(let prefix):
      return nodes.indices.filter { nodes[$0].ordinal.map { $0.components.count > 1 && $0.prefix == prefix } ?? false }
    case .caption: return []
    case .attachment: return members(of: .attachment)
    case .attachments, .above: return []
    case .portion: return portions
    case .item: return items(of: reference.container, around: line)
    }
  }

  /// The numbered nodes of the first numbered level; in a text of 章 and 节 of the first level of other numbers.
  package var portions: [Int] {
    func depth(of series: BlockSeries) -> Int? { series.members.first.map { nodes[$0].depth } }
    func first(where holds: (BlockSeries) -> Bool) -> [Int] {
      let levels = series.filter { $0.style != .attachment && holds($0) }
      let least = levels.lazy.compactMap { depth(of: $0) }.min()
      return levels.filter { depth(of: $0) == least }.flatMap { $0.members }
    }
    let portions = first { !$0.style.isDivision }
    return portions.isEmpty ? first { _ in true } : portions
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

  private func items(of container: Reference.Container, around line: Int) -> [Int] {
    node(of: container, around: line).map { items(below: $0) } ?? []
  }

  /// The article or part whose items a reference on `line` names; nil if there is none, or more than one.
  package func node(of container: Reference.Container, around line: Int) -> Int? {
    switch container {
    case .thisArticle: return article(around: line)
    case .previousArticle:
      guard let article = article(around: line), let series = nodes[article].series,
        let place = self.series[series].members.firstIndex(of: article), place > 0
      else { return nil }
      return self.series[series].members[place - 1]
    case .article(let number):
      // 违反第三条第（二）项 of a paper whose articles are 一、 to 八、.
      let all = members(of: .article)
      let own = all.isEmpty ? portions.filter { nodes[$0].ordinal?.style == .han } : all
      return only(own.filter { nodes[$0].ordinal?.number == number })
    case .portion(let number): return only(portions.filter { nodes[$0].ordinal?.number == number })
    }
  }

  private func only(_ nodes: [Int]) -> Int? { nodes.count == 1 ? nodes.first : nil }

  /// The items of the article that `line` stands in.
  package func items(around line: Int) -> [Int] { article(around: line).map { items(below: $0) } ?? [] }

  private func article(around line: Int) -> Int? {
    var index: Int? = nodes.partitioningIndex { $0.line > line } - 1
    while let at = index, nodes.indices.contains(at), nodes[at].ordinal?.style != .article { index = nodes[at].parent }
    return index.flatMap { nodes.indices.contains($0) ? $0 : nil }
  }

  /// Whether an item of this number stands right below `node`.
  package func hasItem(_ number: Int, below node: Int) -> Bool {
    items(below: node).contains { nodes[$0].ordinal?.number == number }
  }

  /// The （X） right below `node`, else the items of the one list there.
  private func items(below node: Int) -> [Int] {
    let children = children(of: node).filter { nodes[$0].ordinal != nil }
    let items = children.filter { nodes[$0].ordinal?.style == .parenHan }
    guard items.isEmpty, let first = children.first, children.allSatisfy({ nodes[$0].series == nodes[first].series })
    else { return items }
    return children
  }
}
