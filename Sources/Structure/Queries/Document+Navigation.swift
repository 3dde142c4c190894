package import Text

/// Where to go from a place, and what belongs together with it: references and their targets, announced counts and
/// their items, terms, parallel expressions. In this order: what is certain before what is likely.
extension Document {
  /// Where what stands at `position` is set: the target of a reference, the items of an announced count, the count that
  /// announces an item, the first place of a term, the member of a parallel set that the others follow.
  ///
  /// - Complexity: linear in the text, for terms.
  package func definitions(at position: TextPosition) -> [TextRange] {
    if let reference = reference(at: position) { return targets(of: reference, on: position.line) }
    if let list = announcedList(at: position) { return list.members }
    if let place = Term(at: position, in: self)?.definition(in: self) { return [place] }
    if let list = announcedList(ofItemAt: position) { return [list.place] }
    return parallels(at: position).first?.members.first.map { [$0] } ?? []
  }

  /// Where the text speaks of what stands at `position`, in order. With `includesDeclaration` the thing itself is listed
  /// too: the heading referred to, the phrase that announces, the place that sets a term.
  ///
  /// - Complexity: linear in the text.
  package func references(at position: TextPosition, includesDeclaration: Bool) -> [TextRange] {
    if let list = announcedList(at: position) { return (includesDeclaration ? [list.place] : []) + list.members }
    if let node = nodeMeant(at: position) {
      return references(to: node, announcedFrom: position, includesDeclaration: includesDeclaration)
    }
    if let term = Term(at: position, in: self) {
      let definition = includesDeclaration ? nil : term.definition(in: self)
      return term.occurrences(in: self).filter { $0 != definition }
    }
    // Anywhere else in the line that an item begins, the item is what a writer asks about.
    if let node = node(opening: position.line), !referring(to: node).isEmpty {
      return references(to: node, announcedFrom: position, includesDeclaration: includesDeclaration)
    }
    if let list = announcedList(ofItemAt: position) { return [list.place] }
    return parallels(at: position).first?.members ?? []
  }

  /// What belongs together with what stands at `position`, itself included, in order.
  ///
  /// - Complexity: linear in the text, for terms and references.
  package func relatedPlaces(at position: TextPosition) -> [TextRange] {
    if let list = announcedList(at: position) { return [list.place] + list.members }
    if let members = series(at: position) {
      return (announcedList(ofItemAt: position).map { [$0.place] } ?? []) + members
    }
    if let reference = reference(at: position), let node = nodeMeant(at: position) {
      let here = TextRange(line: position.line, reference.range)
      let places = referring(to: node) + [headRange(outline.nodes[node])]
      return (places.contains(here) ? places : places + [here]).ordered { $0.start.sortKey }
    }
    if let term = Term(at: position, in: self) { return term.occurrences(in: self) }
    if let list = announcedList(ofItemAt: position) { return [list.place] + list.members }
    return parallels(at: position).first?.members ?? []
  }

  // MARK: Parts

  /// The headings that a reference means; of 见附件2 without its page and of 见表3 the row that names it.
  func targets(of reference: Reference, on line: Int) -> [TextRange] {
    if reference.kind == .clause {
      guard let lines = reference.clauseLines, !lines.isEmpty, let syntax = syntax[safe: lines.lowerBound] else {
        return []
      }
      return [TextRange(line: lines.lowerBound, syntax.content)]
    }
    let nodes = outline.targets(of: reference, on: line)
    guard nodes.isEmpty else { return nodes.compactMap { outline.node($0).map(headRange) } }
    return outline.rows(of: reference).compactMap { line in
      syntax[safe: line].map { TextRange(line: line, $0.content) }
    }
  }

  /// The node on whose marker `position` stands, or which the reference there means.
  private func nodeMeant(at position: TextPosition) -> Int? {
    if let reference = reference(at: position) { return outline.targets(of: reference, on: position.line).first }
    guard let index = node(opening: position.line), let ordinal = outline.nodes[index].ordinal,
      TextRange(line: position.line, ordinal.range).touches(position)
    else { return nil }
    return index
  }

  /// Where the text speaks of `node`, the count that announces the item at `position` included, in order.
  private func references(
    to node: Int,
    announcedFrom position: TextPosition,
    includesDeclaration: Bool,
  ) -> [TextRange] {
    var places = referring(to: node)
    if let list = announcedList(ofItemAt: position) { places.append(list.place) }
    if includesDeclaration { places.append(headRange(outline.nodes[node])) }
    return places.ordered { $0.start.sortKey }
  }

  private func referring(to node: Int) -> [TextRange] {
    var result: [TextRange] = []
    for (index, line) in text.lines.enumerated() {
      for reference in placed(Reference.allWithImplied(in: line.units), in: line.units, on: index)
      where outline.targets(of: reference, on: index).contains(node) {
        result.append(TextRange(line: index, reference.range))
      }
    }
    return result
  }

  /// Markers and headings of the series whose marker is at `position`.
  private func series(at position: TextPosition) -> [TextRange]? {
    if let index = node(opening: position.line), let series = outline.nodes[index].series,
      outline.series.indices.contains(series), let ordinal = outline.nodes[index].ordinal,
      TextRange(line: position.line, ordinal.range).touches(position)
    {
      return outline.series[series].members.compactMap { outline.node($0).map(headRange) }
    }
    let paragraph = paragraph(at: position.line)
    let run = paragraph.syntax.runs.first { run in
      run.items.contains { paragraph.range($0.ordinal.range).touches(position) }
    }
    return run.map { $0.items.map { paragraph.range($0.shown) } }
  }
}
