import Structure
import Text

/// The numbers that edits give to nodes of the outline, and to rows of the 附件说明.
struct NewNumbers {
  /// By the index of the node.
  private(set) var nodes = KeyedList<Int, Int>()
  /// By the line of the row.
  private(set) var rows = KeyedList<Int, Int>()
  /// Of items inside paragraphs, which no reference is known to mean: what they said, and what they will say.
  private var inline: [(old: Int, new: Int)] = []

  /// Of `edits` those that rewrite just the numeral of a node or a row.
  init(_ edits: [TextEdit], moving moves: SectionLevel.Moves = [:], in document: Document) {
    let outline = document.outline
    for edit in edits {
      guard let index = document.node(opening: edit.range.start.line), let node = outline.node(index),
        let ordinal = node.ordinal, edit.range == TextRange(line: node.line, ordinal.numeral)
      else {
        if let change = Self.inline(edit, in: document) { inline.append(change) }
        continue
      }
      nodes[index] = Self.value(of: edit.newText)
    }
    for (node, move) in moves {
      // What gets another form has no number that its old name could say.
      nodes[node] = outline.node(node)?.ordinal?.style == move.style ? move.number : 0
    }
    for list in outline.lists where list.kind == .attachmentNote {
      for item in list.items {
        guard let ordinal = document.ordinal(of: item, in: list),
          let edit = edits.first(where: { $0.range == TextRange(line: item.line, ordinal.numeral) })
        else { continue }
        rows[item.line] = Self.value(of: edit.newText)
      }
    }
  }

  /// The number that `numeral` says; of 3.2 the 2.
  static func value(of numeral: [CodeUnit]) -> Int? {
    if let stop = numeral.lastIndex(of: ".") { return Int(String(Array(numeral[(stop + 1)...]))) }
    return HanNumeral.read(numeral, at: 0)?.value ?? Int(String(numeral))
  }

  /// What `edit` changes of an item inside a paragraph, if that is what it rewrites.
  private static func inline(_ edit: TextEdit, in document: Document) -> (old: Int, new: Int)? {
    guard let syntax = document.syntax[safe: edit.range.start.line], syntax.kind.isProse,
      let new = value(of: edit.newText), case let paragraph = document.paragraph(at: edit.range.start.line)
    else { return nil }
    for run in paragraph.syntax.runs {
      for item in run.items where !item.ordinal.style.isSpoken && paragraph.range(item.ordinal.numeral) == edit.range {
        return (item.ordinal.number, new)
      }
    }
    return nil
  }

  var isEmpty: Bool { nodes.isEmpty && rows.isEmpty && inline.isEmpty }

  /// What `reference`, which may mean `targets`, has to say then; nil where it may mean more than one place, or none.
  func number(of reference: Reference, _ targets: [Int], _ document: Document) -> Int? {
    // 附件3 is the page of that number, and the row only where there is none.
    let places = targets.isEmpty ? document.outline.rows(of: reference) : targets
    guard places.count == 1, let place = places.first else { return nil }
    return (targets.isEmpty ? rows[place] : nodes[place]) ?? reference.number
  }

  /// The first and the last number that all have from `first` to `last`, of which `targets` are the last; no numbers where
  /// another comes to stand among them. Nil where nobody can tell which they are.
  func ends(
    from first: Reference,
    to last: Reference,
    _ targets: [Int],
    _ paragraph: Paragraph,
    _ document: Document,
  ) -> (numbers: (Int, Int)?, count: Int)? {
    let outline = document.outline
    guard first.kind == last.kind, first.number < last.number, targets.count < 2 else { return nil }
    let all =
      targets.isEmpty
      ? outline.noteRows(of: last).map { (old: $0.number, new: rows[$0.line] ?? $0.number) }
      : outline.candidates(for: last, on: paragraph.lines.lowerBound).map { node in
        (old: outline.node(node)?.ordinal?.number ?? 0, new: new(node, document))
      }
    let isOwn = { (old: Int) in first.number...last.number ~= old }
    let own = all.filter { isOwn($0.old) }.map { $0.new }
    guard own.count == last.number - first.number + 1, let lower = own.min(), let upper = own.max() else { return nil }
    let isMixed = all.contains { !isOwn($0.old) && lower...upper ~= $0.new }
    return (isMixed ? nil : (lower, upper), own.count)
  }

  /// The number that `node` has then.
  func new(_ node: Int, _ document: Document) -> Int {
    nodes[node] ?? document.outline.node(node)?.ordinal?.number ?? 0
  }

  /// Whether the article that `paragraph` stands in no longer comes `distance` behind the one at `before`.
  func move(_ paragraph: Paragraph, from before: Int, by distance: Int, _ document: Document) -> Bool {
    guard let own = document.outline.article(around: paragraph.lines.lowerBound) else { return false }
    return !(nodes[own] == nil && nodes[before] == nil) && new(own, document) != new(before, document) &+ distance
  }

  /// Whether what looks like `reference` names a number that changes.
  func touch(_ reference: Reference, _ paragraph: Paragraph, in document: Document) -> Bool {
    let outline = document.outline
    if reference.kind == .preceding {
      let articles = outline.articles(before: paragraph.lines.lowerBound, reference.number)
      return articles.enumerated().contains { move(paragraph, from: $1, by: $0 + 1, document) }
    }
    if reference.kind == .attachment,
      rows.keys.contains(where: { line in
        outline.lists.contains { $0.items.contains { $0.line == line && $0.number == reference.number } }
      })
    {
      return true
    }
    if reference.kind == .item, inline.contains(where: { $0.old == reference.number && $0.new != $0.old }) {
      return true
    }
    return nodes.contains { index, number in
      guard let ordinal = outline.node(index)?.ordinal, ordinal.number == reference.number, number != reference.number
      else { return false }
      switch reference.kind {
      case .attachment: return ordinal.style == .attachment
      case .division(let style):
        return ordinal.style == style
          || style == .article && ordinal.style == .han && !outline.hasMember(of: .article, 1)
      case .portion: return outline.portions.contains(index)
      case .clause: return false
      case .heading(let style): return ordinal.style == style
      case .item where reference.page != nil && !outline.stands(index, onPage: reference.page ?? 0): return false
      default: return !ordinal.style.isDivision && ordinal.style != .attachment
      }
    }
  }
}
