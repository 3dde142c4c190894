import Lexicon
import PhraseBank
import Structure
import Text

/// What the sources may know of the place where the cursor stands. Built once for a completion; its cost is bounded,
/// whatever the size of the draft.
struct CompletionContext {
  /// How much of the draft is looked at, in units before the cursor.
  static let windowLength = 8000

  let document: Document
  let position: TextPosition
  let request: CompletionRequest
  let bank: PhraseBank

  /// The units of the cursor's line, and what is known of it.
  let line: [CodeUnit]
  let syntax: LineSyntax?
  /// The cursor's line from the end of its indent to the cursor.
  let prefix: ArraySlice<CodeUnit>
  /// The last units of the draft before the cursor, lines joined by line feeds; it ends at the cursor.
  let window: [CodeUnit]
  /// The clause that the cursor stands in, as far as it is written.
  let clause: ArraySlice<CodeUnit>
  /// The clause without the ordinal that heads it: what follows 一是 or （二）.
  let item: ArraySlice<CodeUnit>
  /// What the first lines say of the whole draft.
  let head: DraftHead
  /// The numbers that may open the line, while its first clause is written.
  let lineOrdinals: [LineOrdinals.Expected]

  var options: CompletionRequest.Options { request.options }

  init?(_ document: Document, at position: TextPosition, request: CompletionRequest, bank: PhraseBank) {
    let position = document.text.clamp(position)
    let syntax = document.syntax[safe: position.line]
    switch syntax?.kind {
    case .fence, .frontMatter, .comment: return nil
    default: break
    }
    self.document = document
    self.position = position
    self.syntax = syntax
    self.request = request
    self.bank = bank
    line = document.text.line(position.line).units
    var start = 0
    while start < position.column, line[start].isBlank { start += 1 }
    if let syntax, syntax.kind == .markdownHeading {
      start = max(start, min(syntax.content.lowerBound, position.column))
    }
    prefix = line[start..<position.column]
    var clauseStart = position.column
    while clauseStart > start, !line[clauseStart - 1].isClauseBoundary { clauseStart -= 1 }
    // 一、 and 第一， end in marks that are part of them.
    if let ordinal = syntax?.ordinal?.range, ordinal.upperBound == clauseStart {
      clauseStart = start
    }
    clause = line[clauseStart..<position.column]
    item = line[Self.itemStart(line, syntax, clause: clauseStart, cursor: position.column)..<position.column]
    head = DraftHead(document, above: position.line, options: request.options)
    lineOrdinals = clauseStart == start ? LineOrdinals(document, above: position.line).expected() : []
    window = Self.window(document, before: position, prefix: prefix)
  }

  /// Where the text behind the ordinal begins that heads the clause; the beginning of the clause if none does.
  private static func itemStart(_ line: [CodeUnit], _ syntax: LineSyntax?, clause: Int, cursor: Int) -> Int {
    guard let syntax else { return clause }
    var start = clause
    if let ordinal = syntax.ordinal, ordinal.range.upperBound >= clause, ordinal.range.upperBound <= cursor {
      start = max(start, ordinal.range.upperBound)
    }
    for run in syntax.runs {
      for item in run.items where item.ordinal.range.lowerBound >= clause && item.ordinal.range.upperBound <= cursor {
        start = max(start, item.ordinal.range.upperBound)
      }
      // An ordinal with nothing behind it yet is no item of the run.
      guard let last = run.items.last(where: { $0.ordinal.range.upperBound <= clause })?.ordinal, last.number > 0,
        let next = last.marker(saying: last.number + 1, in: line), line[clause..<cursor].starts(with: next)
      else { continue }
      start = max(start, clause + next.count)
    }
    return min(start, cursor)
  }

  // MARK: The place in the line

  /// Whether the cursor stands where a paragraph begins.
  var isAtLineStart: Bool { prefix.isEmpty }

  /// Whether the clause is the first of its line.
  var isLineClause: Bool { clause.startIndex == prefix.startIndex }

  /// The unit before the cursor on its line.
  var previous: CodeUnit? { prefix.last }

  /// The mark that the clause stands behind; nil at the beginning of a line.
  var clauseMark: CodeUnit? { isLineClause ? nil : line[at: clause.startIndex - 1] }

  /// Where the clause begins, for the table of cases.
  var clausePlace: OfferCase.Place {
    if item.startIndex > clause.startIndex { return .item }
    guard let mark = clauseMark else { return .line }
    return mark.isSentenceEnd ? .sentence : .clause
  }

  /// Whether a list may open: the writer asked, or stands after punctuation or enough 汉字, or on a new line where a
  /// number may follow (quiet by default: nothing that disturbs an input method).
  var isWelcome: Bool {
    if isUnasked, isInName { return false }
    if options.isExplicit {
      // Behind a figure no list opens by itself: what follows is as a rule more of the figure.
      return !(request.mayBeUnasked && previous?.decimalDigit != nil)
    }
    guard let previous else { return (!lineOrdinals.isEmpty || isBelowSignOff && isBelowSignature) && !isAboveText }
    if previous.isClauseBoundary || previous.isOpening || previous.isClosing { return true }
    let run = prefix.suffix(max(1, options.minimumPrefix))
    return run.count >= options.minimumPrefix && run.allSatisfy { $0.isHan }
  }

  /// Whether a list may open here only if its best candidate is sure: one 汉字 is typed where two are asked for, where a
  /// sixth of all savings lies; or it would lie over the text below an empty line, such as the signature, which is there to
  /// be read.
  var isWelcomeIfSure: Bool {
    if isWelcome || isUnasked && isInName { return false }
    guard let previous else { return !lineOrdinals.isEmpty && !isNumberedBelow }
    return options.minimumPrefix == 2 && previous.isHan
  }

  /// Whether the list would open by itself, because something was typed.
  var isUnasked: Bool { !options.isExplicit || request.mayBeUnasked }

  // MARK: What is typed of a text

  /// A whole text, an item or slogan, as it may be written at the cursor.
  struct Due {
    /// With the ordinal before it, where one is due.
    var text: [CodeUnit]
    /// How much of it stands before the cursor.
    var typed: Int
    var place: OfferCase.Place
    var remainder: ArraySlice<CodeUnit> { text[min(typed, text.count)...] }
  }

  /// How `text` may be written here: behind the ordinal that is due, or going on with what is typed of it; nil if what
  /// is typed is something else.
  func due(_ text: [CodeUnit]) -> Due? {
    if prefix.isEmpty, let next = lineOrdinals.first, next.reading != .outer {
      return Due(text: next.marker + text, typed: 0, place: .line)
    }
    let typed = item.commonTail(with: text)
    guard typed > 0 || item.isEmpty else { return nil }
    return Due(text: text, typed: typed, place: clausePlace)
  }

  /// The clauses before the one the cursor stands in, the nearest first; of long ones the end.
  func recentClauses(_ limit: Int) -> [ArraySlice<CodeUnit>] {
    var result: [ArraySlice<CodeUnit>] = []
    var end = window.count - clause.count
    while end > 0, result.count < limit {
      var start = end
      while start > 0, window[start - 1] != "\n", !window[start - 1].isClauseBoundary, end - start < 24 { start -= 1 }
      if end - start >= 2 { result.append(window[start..<end]) }
      end = start - 1
    }
    return result
  }

  private static func window(
    _ document: Document,
    before position: TextPosition,
    prefix: ArraySlice<CodeUnit>,
  ) -> [CodeUnit] {
    let lines = document.text.lines
    var first = position.line
    var length = prefix.count
    // Blank lines cost too: a bound on lines keeps a draft of line feeds from being walked to its top.
    while first > 0, length < windowLength, position.line - first < 2000 {
      first -= 1
      length += lines[first].units.count + 1
    }
    var window: [CodeUnit] = []
    window.reserveCapacity(min(length, 2 * windowLength) + 2)
    for (line, syntax) in zip(lines[first..<position.line], document.syntax[first..<position.line]) {
      switch syntax.kind {
      case .fence, .frontMatter, .comment, .blank: continue
      case .text, .markdownHeading, .table: break
      }
      window.append("\n")
      window.append(contentsOf: line.units.drop { $0.isBlank }.prefix(windowLength))
    }
    window.append("\n")
    window.append(contentsOf: prefix.suffix(windowLength))
    return window
  }
}
