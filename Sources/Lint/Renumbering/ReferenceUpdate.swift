package import Structure
package import Text

/// Renumbering what a text refers to changes the references too: 见第三部分 follows the part that becomes 四、.
package enum ReferenceUpdate {
  /// `edits` with those that keep every reference of this text at what it meant.
  ///
  /// Only numerals of outline nodes and of rows of the 附件说明 that `edits` rewrite count, and only where the old number
  /// meant one of them: of two 三、 it cannot be told which was meant, unless one alone has the item that is named with it.
  /// Reads the whole text; for use when an edit is asked for, or by Enter amid a list.
  package static func complete(_ edits: [TextEdit], in document: Document) -> [TextEdit] {
    let numbers = NewNumbers(edits, in: document)
    guard !numbers.isEmpty else { return edits }
    var result = edits
    let decimals = DecimalPrefixes(numbers, in: document)
    decimals.add(to: &result, in: document)
    func add(_ edits: [TextEdit]) {
      for edit in edits where !result.contains(where: { $0.range.overlaps(edit.range) }) { result.append(edit) }
    }
    /// What a range that ends with the next reference begins with.
    var first: (place: TextRange, reference: Reference)?
    var lists = NumberLists()
    forEachReference(in: document) { reference, targets, paragraph in
      let place = paragraph.range(reference.numeral)
      func write(_ number: Int, _ place: TextRange, like old: ArraySlice<CodeUnit>) {
        add([TextEdit(range: place, newText: spelled(number, like: old))])
      }
      let before = reference.endsRange ? first : nil
      first = (place, reference)
      lists.take(reference, in: paragraph)
      add(decimals.edits(of: reference, targets, in: paragraph, of: document))
      if reference.kind == .preceding {
        guard let target = targets.first, numbers.move(paragraph, from: target, by: 1, document) else { return }
        let number = numbers.new(target, document)
        add([TextEdit(range: place, newText: [CodeUnit("第")] + HanNumeral.spell(number) + [CodeUnit("条")])])
        return
      }
      guard let number = numbers.number(of: reference, targets, document) else { return }
      // Sections that change places inside 第四条至第六条 change nothing of that.
      if let before, let ends = numbers.ends(from: before.reference, to: reference, targets, paragraph, document) {
        result.removeAll { $0.range == before.place }
        if let (lower, upper) = ends.numbers {
          if lower != before.reference.number {
            write(lower, before.place, like: document.text.units(in: before.place)[...])
          }
          if upper != reference.number { write(upper, place, like: paragraph.units[reference.numeral]) }
        }
        return
      }
      if number != reference.number { write(number, place, like: paragraph.units[reference.numeral]) }
    }
    return lists.inOrderOfNumber(result).inOrderOfText
  }

  /// All that `edits` leave and a writer has to look at, in order of the text.
  static func unfollowed(_ edits: [TextEdit], in document: Document) -> [TextRange] {
    let known = doubtful(edits, in: document) + lost(edits, in: document)
    return (known + left(edits, besides: known, in: document)).ordered { $0.start.sortKey }
  }

  /// The places that look like references to a number that `edits` change, and that are left as they are since nobody can tell
  /// what they mean; without `known` ones, which are told of otherwise. In order of the text.
  static func left(
    _ edits: [TextEdit],
    moving moves: SectionLevel.Moves = [:],
    besides known: [TextRange],
    in document: Document,
  ) -> [TextRange] {
    let numbers = NewNumbers(edits, moving: moves, in: document)
    guard !numbers.isEmpty else { return [] }
    var result = unnamed(moves, in: document)
    var known = known + result
    var first: Reference?
    forEachReference(in: document) { reference, targets, paragraph in
      let before = reference.endsRange ? first : nil
      first = reference
      guard numbers.number(of: reference, targets, document) != nil else { return }
      if !moves.isEmpty, reference.kind != .portion, reference.kind != .item { return }
      known.append(paragraph.range(reference.range))
      if let before, let ends = numbers.ends(from: before, to: reference, targets, paragraph, document),
        ends.numbers == nil
      {
        result.append(paragraph.range(before.range.lowerBound..<reference.range.upperBound))
      }
    }
    forEachParagraph(in: document) { paragraph in
      for one in Reference.lookalikes(in: paragraph.units) where numbers.touch(one, paragraph, in: document) {
        let range = paragraph.range(one.range)
        if !known.contains(where: { $0.overlaps(range) }) { result.append(range) }
      }
    }
    return result.ordered { $0.start.sortKey }
  }

  /// The references that may mean either of two nodes of one number, of which `edits` rewrite one: what they meant cannot
  /// be told from the text once that is done.
  static func doubtful(_ edits: [TextEdit], in document: Document) -> [TextRange] {
    let numbers = NewNumbers(edits, in: document)
    guard !numbers.isEmpty else { return [] }
    let (renumbered, rows) = (numbers.nodes, numbers.rows)
    var result: [TextRange] = []
    forEachReference(in: document) { reference, targets, paragraph in
      let range = paragraph.range(reference.range)
      if targets.isEmpty, !rows.isEmpty, case let lines = document.outline.rows(of: reference), lines.count > 1 {
        if lines.contains(where: { rows[$0] != nil }) { result.append(range) }
      }
      guard targets.count > 1, targets.contains(where: { renumbered[$0] != nil }) else { return }
      // Two items of one list, or two of one numbering.
      if reference.kind == .item || document.outline.twins(of: reference, on: range.start.line) != nil {
        result.append(range)
      }
    }
    return result
  }

  /// The references to a number that stood nowhere, though a later one of its list did, and that `edits` give to another
  /// member: what they named is gone, and once that is done nothing in the text says so.
  static func lost(_ edits: [TextEdit], in document: Document) -> [TextRange] {
    let numbers = NewNumbers(edits, in: document)
    guard !numbers.isEmpty else { return [] }
    let (renumbered, rows) = (numbers.nodes, numbers.rows)
    var result: [TextRange] = []
    forEachReference(in: document) { reference, targets, paragraph in
      let range = paragraph.range(reference.range)
      guard targets.isEmpty, document.outline.misses(reference, on: range.start.line) else { return }
      let nodes = document.outline.candidates(for: reference, on: range.start.line)
      let lines = document.outline.noteRows(of: reference).map { $0.line }
      let new = nodes.compactMap { renumbered[$0] } + lines.compactMap { rows[$0] }
      if new.contains(reference.number) { result.append(range) }
    }
    return result
  }

  /// Every reference of the text with the nodes that it may mean.
  static func forEachReference(in document: Document, _ body: (Reference, [Int], Paragraph) -> Void) {
    let outline = document.outline
    forEachParagraph(in: document) { paragraph in
      let references = document.placed(
        Reference.allWithImplied(in: paragraph.units),
        in: paragraph.units,
        on: paragraph.lines.lowerBound
      )
      for (index, reference) in references.enumerated() {
        var targets = outline.targets(of: reference, on: paragraph.lines.lowerBound)
        // Of two 二、 第二部分第（二）项 means the one that has a （二）.
        if targets.count > 1, let item = references[safe: index + 1], item.kind == .item,
          item.range.lowerBound == reference.range.upperBound
        {
          targets = targets.filter { outline.hasItem(item.number, below: $0) }
        }
        // Of two pages 附件2 见附件2 means the one whose title the row 2. has.
        if targets.count > 1, reference.kind == .attachment {
          let own = document.pages(targets, namedInRow: reference.number)
          if own.count == 1 { targets = own }
        }
        body(reference, targets, paragraph)
      }
    }
  }

  private static func forEachParagraph(in document: Document, _ body: (Paragraph) -> Void) {
    var line = 0
    while line < document.syntax.count {
      guard document.syntax[line].kind.isProse else {
        line += 1
        continue
      }
      let paragraph = document.paragraph(at: line)
      body(paragraph)
      line = max(line + 1, paragraph.lines.upperBound)
    }
  }

  /// `number` in the digits of `old`.
  static func spelled(_ number: Int, like old: ArraySlice<CodeUnit>) -> [CodeUnit] {
    old.first?.decimalDigit == nil ? HanNumeral.spell(number) : [CodeUnit](String(number))
  }
}

extension Fix {
  /// This fix with the references that follow it.
  package func complete(in document: Document) -> Fix {
    Fix(title: title, edits: ReferenceUpdate.complete(edits, in: document), isCertain: isCertain)
  }

  /// The references that it leaves as they are, and that may mean something else then. Reads the whole text.
  package func left(in document: Document) -> [TextRange] { ReferenceUpdate.unfollowed(edits, in: document) }
}
