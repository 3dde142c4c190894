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
  let options: CompletionOptions
  let bank: PhraseBank
  let today: CalendarDay?
  let lexicons: [DraftLexicon]

  /// The units of the cursor's line.
  let line: [CodeUnit]
  /// The cursor's line from the end of its indent to the cursor.
  let prefix: ArraySlice<CodeUnit>
  /// The last units of the draft before the cursor, lines joined by line feeds; it ends at the cursor.
  let window: [CodeUnit]
  /// The clause that the cursor stands in, as far as it is written.
  let clause: ArraySlice<CodeUnit>
  init?(
    _ document: Document,
    at position: TextPosition,
    options: CompletionOptions,
    bank: PhraseBank,
    today: CalendarDay?,
    lexicons: [DraftLexicon],
  ) {
    let position = document.text.clamp(position)
    let syntax =
      document.syntax.indices.contains(position.line) ? document.syntax[position.line] : nil
    switch syntax?.kind {
    case .fence, .frontMatter, .comment: return nil
    default: break
    }
    self.document = document
    self.position = position
    self.options = options
    self.bank = bank
    self.today = today
    self.lexicons = lexicons
    line = document.text.line(position.line).units
    var start = 0
    while start < position.column, line[start].isBlank { start += 1 }
    if let syntax, syntax.kind == .markdownHeading {
      start = max(start, min(syntax.content.lowerBound, position.column))
    }
    prefix = line[start..<position.column]
    var clauseStart = position.column
    while clauseStart > start, !line[clauseStart - 1].isClauseBoundary { clauseStart -= 1 }
    clause = line[clauseStart..<position.column]
    genre = Self.genre(document, above: position, options)
    window = Self.window(document, before: position, prefix: prefix)
  }

  /// Whether the cursor stands where a paragraph begins.
  var isAtLineStart: Bool { prefix.isEmpty }

  /// Whether a list may open: the writer asked, or stands after punctuation or enough 汉字 (quiet by default:
  /// nothing that disturbs an input method).
  var isWelcome: Bool {
    if options.isExplicit { return true }
    guard let previous else { return false }
    if previous.isClauseBoundary || previous.isOpening || previous.isClosing { return true }
    let run = prefix.suffix(max(1, options.minimumPrefix))
    return run.count >= options.minimumPrefix && run.allSatisfy { $0.isHan }
  }

  /// Whether a list may open here only if its best candidate is sure: one 汉字 is typed where two are asked for. A sixth of
  /// all savings lies at such places.
  var isWelcomeIfSure: Bool {
    !isWelcome && options.minimumPrefix == 2 && previous?.isHan == true
  }

  /// The unit before the cursor on its line.
  var previous: CodeUnit? { prefix.last }

  /// The 文种 of the draft: that of the settings, or the one in which the title above the cursor ends.
  ///
  /// Read from the first lines and not from the outline, which is drawn from the whole draft.
  let genre: GenreWord?

  private static func genre(_ document: Document, above position: TextPosition, _ options: CompletionOptions)
    -> GenreWord?
  {
    let front = document.front
    if let genre = options.genre, front.genre?.genre != genre { return GenreWord.named(genre) }
    return front.title.map { $0.upperBound <= position.line } == true ? front.genre : nil
  }

  /// Whether nothing but blank lines follows the cursor.
  var isAtEnd: Bool {
    guard position.column >= line.count else { return false }
    let below = document.syntax[min(position.line + 1, document.syntax.count)...]
    return below.count < 50 && below.allSatisfy { $0.kind.isBlank }
  }

  /// Lines with text above the cursor below the title, counted up to ten.
  var bodyLinesAbove: Int {
    var count = 0
    var index = position.line - 1
    while index > 0, count < 10, position.line - index < 50 {
      if document.syntax.indices.contains(index), !document.syntax[index].kind.isBlank { count += 1 }
      index -= 1
    }
    return count
  }

  /// Whether a date is due: at the start of the last line, below what reads like the name of an office.
  var isSignaturePlace: Bool {
    guard isAtLineStart, isAtEnd, bodyLinesAbove >= 2 else { return false }
    var above = position.line - 1
    while above > 0, position.line - above < 10, document.text.line(above).units.isEmpty { above -= 1 }
    guard let last = document.text.line(above).units.last(where: { !$0.isBlank }) else { return false }
    return last.isHan && document.text.line(above).units.count < 40
  }

  /// How many units of `text` are typed already: 0 at the start of a clause, otherwise the longest end of the clause
  /// that begins `text`; nil if the clause ends in something else.
  func tail(beginning text: [CodeUnit]) -> Int? {
    let typed = clause.commonTail(with: text)
    return typed > 0 || clause.isEmpty ? typed : nil
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

extension ArraySlice where Element == CodeUnit {
  /// The length of the longest end of this slice that is a beginning of `text`, but not all of it.
  func commonTail(with text: [CodeUnit]) -> Int {
    var length = Swift.min(count, text.count - 1)
    while length > 0 {
      if self[(endIndex - length)...].elementsEqual(text[..<length]) { return length }
      length -= 1
    }
    return 0
  }
}

extension [CodeUnit] {
  /// Where `word` first stands in these units.
  func place(of word: [CodeUnit]) -> Int? {
    guard let first = word.first, word.count <= count else { return nil }
    for start in 0...(count - word.count) where self[start] == first {
      if self[start..<start + word.count].elementsEqual(word) { return start }
    }
    return nil
  }

  func contains(_ word: [CodeUnit]) -> Bool { place(of: word) != nil }
}

extension [UInt8] {
  /// Appends a unit in UTF-8; half of a surrogate pair becomes U+FFFD, which no table holds.
  mutating func appendUTF8(_ unit: CodeUnit) { unit.eachUTF8Byte { append($0) } }

  /// The units in UTF-8; halves of surrogate pairs become U+FFFD, which no table holds.
  init(utf8 units: ArraySlice<CodeUnit>) {
    // An array made with room for nothing has its count written into the one empty array that all threads share.
    guard !units.isEmpty else {
      self = []
      return
    }
    self.init(unsafeUninitializedCapacity: units.count * 3) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      for unit in units {
        unit.eachUTF8Byte { byte in
          (base + count).initialize(to: byte)
          count += 1
        }
      }
    }
  }
}

extension CodeUnit {
  /// How many bytes it takes in a table.
  var utf8Length: Int { Transcoder.utf8Length(rawValue) }

  @inline(__always)
  fileprivate func eachUTF8Byte(_ body: (UInt8) -> Void) {
    Transcoder.utf8(Transcoder.isSurrogate(rawValue) ? Transcoder.replacement : UInt32(rawValue), body)
  }

  /// Whether a clause ends at this unit.
  var isClauseBoundary: Bool { isSentenceEnd || isClauseMark }
}
