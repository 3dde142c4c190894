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
    let (renumbered, rows) = (renumbered(by: edits, in: document), rows(renumberedBy: edits, in: document))
    guard !renumbered.isEmpty || !rows.isEmpty else { return edits }
    var result = edits
    forEachReference(in: document) { reference, targets, paragraph in
      // 附件3 is the page of that number, and the row only where there is none.
      let (all, lines) = targets.isEmpty ? (rows, document.outline.rows(of: reference)) : (renumbered, targets)
      guard lines.count == 1, let target = lines.first, let numeral = all[target],
        let new = spelling(of: numeral, like: paragraph.units[reference.numeral])
      else { return }
      let range = paragraph.range(reference.numeral)
      if !result.contains(where: { $0.range.overlaps(range) }) { result.append(TextEdit(range: range, newText: new)) }
    }
    return result.inOrderOfText
  }

  /// The references that may mean either of two nodes of one number, of which `edits` rewrite one: what they meant cannot
  /// be told from the text once that is done.
  static func doubtful(_ edits: [TextEdit], in document: Document) -> [TextRange] {
    let (renumbered, rows) = (renumbered(by: edits, in: document), rows(renumberedBy: edits, in: document))
    guard !renumbered.isEmpty || !rows.isEmpty else { return [] }
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
    let (renumbered, rows) = (renumbered(by: edits, in: document), rows(renumberedBy: edits, in: document))
    guard !renumbered.isEmpty || !rows.isEmpty else { return [] }
    var result: [TextRange] = []
    forEachReference(in: document) { reference, targets, paragraph in
      let range = paragraph.range(reference.range)
      guard targets.isEmpty, document.outline.misses(reference, on: range.start.line) else { return }
      let nodes = document.outline.candidates(for: reference, on: range.start.line)
      let lines = document.outline.noteRows(of: reference).map { $0.line }
      let new = nodes.compactMap { renumbered[$0] } + lines.compactMap { rows[$0] }
      if new.contains(where: { value(of: $0) == reference.number }) { result.append(range) }
    }
    return result
  }

  /// The nodes whose numeral `edits` rewrite, with what they write.
  private static func renumbered(by edits: [TextEdit], in document: Document) -> [Int: [CodeUnit]] {
    let outline = document.outline
    var renumbered: [Int: [CodeUnit]] = [:]
    for edit in edits {
      guard let index = document.node(opening: edit.range.start.line), let node = outline.node(index),
        let ordinal = node.ordinal, edit.range == TextRange(line: node.line, ordinal.numeral)
      else { continue }
      renumbered[index] = edit.newText
    }
    return renumbered
  }

  /// The lines of the rows of a 附件说明 whose numeral `edits` rewrite, with what they write.
  private static func rows(renumberedBy edits: [TextEdit], in document: Document) -> [Int: [CodeUnit]] {
    var rows: [Int: [CodeUnit]] = [:]
    for list in document.outline.lists where list.kind == .attachmentNote {
      for item in list.items {
        guard let ordinal = document.ordinal(of: item, in: list),
          let edit = edits.first(where: { $0.range == TextRange(line: item.line, ordinal.numeral) })
        else { continue }
        rows[item.line] = edit.newText
      }
    }
    return rows
  }

  /// Every reference of the text with the nodes that it may mean.
  static func forEachReference(in document: Document, _ body: (Reference, [Int], Paragraph) -> Void) {
    let outline = document.outline
    var line = 0
    while line < document.syntax.count {
      guard document.syntax[line].kind.isProse else {
        line += 1
        continue
      }
      let paragraph = document.paragraph(at: line)
      let references = Reference.allWithImplied(in: paragraph.units)
      for (index, reference) in references.enumerated() {
        var targets = outline.targets(of: reference, on: paragraph.lines.lowerBound)
        // Of two 二、 第二部分第（二）项 means the one that has a （二）.
        if targets.count > 1, let item = references[safe: index + 1], item.kind == .item,
          item.range.lowerBound == reference.range.upperBound
        {
          targets = targets.filter { outline.hasItem(item.number, below: $0) }
        }
        body(reference, targets, paragraph)
      }
      line = max(line + 1, paragraph.lines.upperBound)
    }
  }

  private static func value(of numeral: [CodeUnit]) -> Int? {
    HanNumeral.read(numeral, at: 0)?.value ?? Int(String(numeral))
  }

  /// The number that `numeral` spells, in the digits of `old`.
  private static func spelling(of numeral: [CodeUnit], like old: ArraySlice<CodeUnit>) -> [CodeUnit]? {
    value(of: numeral).map { spelled($0, like: old) }
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
}
