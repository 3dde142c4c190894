package import Text

extension Document {
  /// Applies one edit; the result equals reading the new text afresh.
  ///
  /// Reads again the lines that changed and, where a fence opens or closes, those it runs over. The outline is built
  /// again (when it is next asked for) only if a changed line now stands in it in another way; else it is kept, and at
  /// most the columns of the changed lines or, for blank lines, the numbers of the lines behind them are brought up to
  /// date.
  ///
  /// - Complexity: the length of the changed lines; plus, when lines come or go, one move of the arrays behind them.
  /// - Returns: which lines changed and whether the outline did.
  @discardableResult
  package mutating func apply(_ edit: TextEdit) -> DocumentChange {
    if cached == nil, let result = cache.cached { adopt(result) }
    let edited = text.apply(edit)
    var change = edited
    let first = change.removed.lowerBound
    var state = first > 0 ? syntax[first - 1].stateAfter : LineState.start(dialect)
    var read: [LineSyntax] = []
    read.reserveCapacity(change.insertedCount)
    for line in change.inserted {
      read.append(LineReader.read(text.line(line).units, dialect: dialect, state: &state))
    }
    // What flows down has changed: go on until it is what the next line was read with.
    var line = change.inserted.upperBound
    while line < text.lines.count, let above = syntax[safe: line - change.delta - 1], above.stateAfter != state {
      read.append(LineReader.read(text.line(line).units, dialect: dialect, state: &state))
      line += 1
    }
    let more = line - change.inserted.upperBound
    change = LineChange(
      removed: first..<change.removed.upperBound + more,
      insertedCount: change.insertedCount + more
    )
    let before = reach(change.removed)
    var update = updateOutline(change, read)
    // It stands where it did, but says something else: what compares headings has to know.
    if update == .same, rewritesHeading(edit) { update = .patched }
    if read.count == 1, change.removed.count == 1, let only = read.first {
      syntax[first] = only
    } else {
      syntax.replaceSubrange(change.removed, with: read)
    }
    if update == .redraw || cached == nil { invalidateOutline(change) }
    // The paragraphs that were and that are now around the changed lines.
    let after = reach(change.inserted)
    let upper = max(after.upperBound, before.upperBound + change.delta)
    let reread = min(before.lowerBound, after.lowerBound)..<min(syntax.count, upper)
    return DocumentChange(lines: edited, reread: reread, outlineChanged: update != .same)
  }

  /// Lets go of the outline, but for what the next one can be compared with: its nodes, on the lines where they are now.
  private mutating func invalidateOutline(_ change: LineChange) {
    var previous =
      cached.map { OutlineCache.Previous(outline: $0, version: outlineVersion, stretches: stretches) }
      ?? cache.takePrevious()
    cached = nil
    stretches = NumberingStretches()
    shared = nil
    if change.delta != 0 { previous?.outline.nodes.shift(linesFrom: change.removed.upperBound, by: change.delta) }
    cache = OutlineCache(previous: previous)
    outlineVersion = OutlineVersion()
  }

  /// The lines of all paragraphs that may join with `lines`: their own and the ones before and behind.
  private func reach(_ lines: Range<Int>) -> Range<Int> {
    var lower = lines.lowerBound
    var upper = min(lines.upperBound, syntax.count)
    if let above = neighbour(of: lower, step: -1), let wrap = ParagraphScan.wrap(at: above, in: syntax) {
      lower = min(lower, wrap.lowerBound)
    }
    if let below = neighbour(of: upper - 1, step: 1), let wrap = ParagraphScan.wrap(at: below, in: syntax) {
      upper = max(upper, wrap.upperBound)
    }
    if let wrap = ParagraphScan.wrap(at: lines.lowerBound, in: syntax) {
      (lower, upper) = (min(lower, wrap.lowerBound), max(upper, wrap.upperBound))
    }
    if let wrap = ParagraphScan.wrap(at: upper - 1, in: syntax) { upper = max(upper, wrap.upperBound) }
    return lower..<max(lower, upper)
  }

  /// The next line that is not blank; looks no further than a sentence may go on.
  private func neighbour(of line: Int, step: Int) -> Int? {
    var line = line + step
    var seen = 0
    while let candidate = syntax[safe: line], seen < ParagraphScan.reach {
      if candidate.kind != .blank { return line }
      line += step
      seen += 1
    }
    return nil
  }

  /// Whether units in the middle of a heading are written over.
  private func rewritesHeading(_ edit: TextEdit) -> Bool {
    let (start, end) = (edit.range.start, edit.range.end)
    guard start.line == end.line, let outline = cached, let index = outline.firstNode(atOrAfter: start.line),
      outline.nodes[index].line == start.line
    else { return false }
    return (start.column..<max(start.column, end.column)).overlaps(outline.nodes[index].head)
  }

  private enum OutlineUpdate {
    case same, patched, redraw
  }

  /// Brings the outline up to date with `read` in place of `change.removed`, if that can be done without building it.
  private mutating func updateOutline(_ change: LineChange, _ read: [LineSyntax]) -> OutlineUpdate {
    var lower = 0
    let old = change.removed.clamped(to: 0..<syntax.count)
    while lower < min(old.count, read.count), syntax[old.lowerBound + lower].profile == read[lower].profile {
      lower += 1
    }
    var tail = 0
    while tail < min(old.count, read.count) - lower,
      syntax[old.upperBound - 1 - tail].profile == read[read.count - 1 - tail].profile
    {
      tail += 1
    }
    // What is left came or went; blank lines carry nothing.
    let gone = old.lowerBound + lower..<old.upperBound - tail
    guard gone.allSatisfy({ syntax[$0].kind == .blank }),
      read[lower..<read.count - tail].allSatisfy({ $0.kind == .blank })
    else { return .redraw }
    if change.delta != 0 { cached?.shift(linesFrom: gone.upperBound, by: change.delta) }
    // A holder of places on the changed lines themselves cannot move them by `delta`.
    let moved = gone.upperBound..<max(gone.upperBound, old.upperBound)
    var isPatched = change.delta != 0 && moved.contains { syntax[$0].kind != .blank }
    for (offset, syntax) in read.enumerated() where syntax.kind != .blank {
      if cached?.patch(line: change.removed.lowerBound + offset, syntax) == true { isPatched = true }
    }
    return isPatched ? .patched : .same
  }
}

extension Outline {
  /// Moves everything on the lines from `first` on.
  fileprivate mutating func shift(linesFrom first: Int, by delta: Int) {
    for index in wraps.indices.reversed() {
      guard wraps[index].upperBound > first else { break }
      let lower = wraps[index].lowerBound
      wraps[index] = (lower >= first ? lower + delta : lower)..<wraps[index].upperBound + delta
    }
    for index in elements.indices { elements[index].range.shift(linesFrom: first, by: delta) }
    for list in lists.indices {
      for item in lists[list].items.indices where lists[list].items[item].line >= first {
        lists[list].items[item].line += delta
      }
    }
    nodes.shift(linesFrom: first, by: delta)
  }

  /// Takes over the columns of a line that stands in the outline as it did; tells whether any of them moved.
  fileprivate mutating func patch(line: Int, _ syntax: LineSyntax) -> Bool {
    var isPatched = false
    if let index = firstNode(atOrAfter: line), nodes[index].line == line,
      case let (ordinal, head) = syntax.opener(as: nodes[index].ordinal?.style),
      nodes[index].ordinal != ordinal || nodes[index].head != head
    {
      nodes[index].ordinal = ordinal
      nodes[index].head = head
      isPatched = true
    }
    // The columns of their numbers are read when they are asked for.
    if lists.contains(where: { $0.items.contains { $0.line == line } }) { isPatched = true }
    for index in elements.indices {
      var range = elements[index].range
      if range.start.line == line { range.start.column = syntax.content.lowerBound }
      if range.end.line == line { range.end.column = syntax.content.upperBound }
      guard range != elements[index].range else { continue }
      elements[index].range = range
      isPatched = true
    }
    return isPatched
  }

  /// The first node that opens on `line` or below. O(log nodes).
  package func firstNode(atOrAfter line: Int) -> Int? {
    let index = nodes.partitioningIndex { $0.line >= line }
    return index < nodes.count ? index : nil
  }
}

extension [OutlineNode] {
  /// Moves the nodes on the lines from `first` on.
  fileprivate mutating func shift(linesFrom first: Int, by delta: Int) {
    var index = count - 1
    while index >= 0, self[index].line >= first {
      self[index].line += delta
      self[index].lastLine += delta
      index -= 1
    }
    // Of the nodes before, only those around the place reach behind it.
    while index >= 0 {
      if self[index].lastLine >= first { self[index].lastLine += delta }
      index = self[index].parent ?? -1
    }
  }
}
