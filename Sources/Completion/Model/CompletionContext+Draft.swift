import Structure
import Text

/// Where in the draft the cursor stands. A draft ends at the cursor: what is offered is judged by what stands above it. What
/// stands below only says whether a list may lie over it unasked.
extension CompletionContext {
  /// The nearest line with text above the cursor.
  var nearestLine: Int? {
    var line = position.line - 1
    while line >= 0, position.line - line < 50 {
      if let syntax = document.syntax[safe: line], syntax.kind.isProse { return line }
      line -= 1
    }
    return nil
  }

  /// Whether 成文日期 stands right above, or 附件说明: the body is over, and what may follow is a signature or an 附件, which
  /// begins with its title.
  var isBelowSignOff: Bool {
    nearestLine.map { document.syntax[safe: $0]?.isDate == true } ?? false
      || document.attachmentNote(above: position.line) != nil
  }

  /// Whether 成文日期 is due: on an empty line below the name of an office or a person, which stands alone below a sentence
  /// or below 附件说明.
  var isBelowSignature: Bool {
    guard isAtLineStart, bodyLinesAbove >= 2, let nearest = nearestLine, let syntax = document.syntax[safe: nearest],
      syntax.ordinal == nil
    else { return false }
    let name = document.text.line(nearest).units
    guard let last = name.last(where: { !$0.isBlank }), last.isHan, name.count < Self.longestName else { return false }
    if let note = document.attachmentNote(above: position.line) { return !note.contains(nearest) }
    var above = nearest - 1
    while above > 0, document.syntax[safe: above]?.kind.isBlank == true { above -= 1 }
    return document.text.line(above).units.last { !$0.isBlank }?.isSentenceEnd == true
  }

  /// A line with the name of an office is shorter than this.
  private static let longestName = 40

  /// Whether text stands behind the cursor or on the lines that an open list would lie over.
  var isAboveText: Bool {
    if line[position.column...].contains(where: { !$0.isBlank }) { return true }
    return nextLine != nil
  }

  /// Whether the cursor stands at the end of 主送机关 before its ： or of 署名 above 成文日期: what an office is called is no text
  /// that goes on, and whoever fills in a form goes on from here with Tab.
  var isInName: Bool {
    guard !prefix.isEmpty else { return false }
    let behind = line[position.column...].filter { !$0.isBlank }
    if syntax?.isRecipient == true { return behind == ["："] }
    guard behind.isEmpty, syntax?.ordinal == nil, !prefix.contains(where: { $0.isClauseBoundary }) else { return false }
    return nextLine.flatMap { document.syntax[safe: $0]?.isDate } == true
  }

  /// The nearest line with text below the cursor, as far down as an open list reaches.
  private var nextLine: Int? {
    (position.line + 1..<position.line + 1 + Self.listHeight).first { document.syntax[safe: $0]?.kind.isBlank == false }
  }

  /// Rows that most clients show of a list.
  private static let listHeight = 10

  /// Whether the number that is due stands already on the next line with text.
  var isNumberedBelow: Bool {
    guard let nextLine, let below = document.syntax[safe: nextLine] else { return false }
    let units = document.text.line(nextLine).units
    return lineOrdinals.contains { units[clamping: below.content].starts(with: $0.marker) }
  }

  /// Lines with text between the head of the draft and the cursor, counted up to ten.
  var bodyLinesAbove: Int {
    var count = 0
    var index = position.line - 1
    while index >= head.body, index > 0 || head.body == 0, count < 10, position.line - index < 50 {
      if document.syntax[safe: index]?.kind.isProse == true { count += 1 }
      index -= 1
    }
    return count
  }

  /// A heading with its years: of the title, else of today; nil if it names one and neither does.
  func dated(_ heading: [CodeUnit]) -> [CodeUnit]? {
    Self.dated(heading, Self.years(around: titleYear ?? request.today?.year))
  }

  /// What `{上年}`, `{年}` and `{来年}` stand for in a paper of `year`.
  static func years(around year: Int?) -> [(hint: [CodeUnit], year: Int)] {
    guard let year else { return [] }
    return [([CodeUnit]("上年"), year - 1), ([CodeUnit]("年"), year), ([CodeUnit]("来年"), year + 1)]
  }

  static func dated(_ heading: [CodeUnit], _ years: [(hint: [CodeUnit], year: Int)]) -> [CodeUnit]? {
    guard heading.contains("{") else { return heading }
    guard !years.isEmpty else { return nil }
    return Template(heading).filled { hint in years.first { $0.hint == hint }.map { [CodeUnit]("\($0.year)") } }.plain()
  }

  private var titleYear: Int? {
    guard let place = head.title.firstIndex(of: "年"), place >= 4, head.title.hasYear(at: place - 4) else { return nil }
    return head.title[place - 4..<place].figures.first.flatMap { (1949...2999).contains($0) ? $0 : nil }
  }
}

extension Document {
  /// The rows of the 附件说明 above `line`, with nothing but a signature between; nil if there is none.
  func attachmentNote(above line: Int) -> Range<Int>? {
    var head = line - 1
    var end = line
    while let syntax = syntax[safe: head], line - head <= Self.noteReach, !syntax.isAttachmentNote {
      guard !syntax.isDate, !syntax.isAttachmentHead, syntax.ordinal.map({ $0.style == .arabic }) ?? true,
        syntax.kind.isBlank || syntax.kind == .text && syntax.content.count <= Self.longestRow
      else { return nil }
      // A name in the list may take a second line, but the office that signs is none.
      if syntax.kind.isBlank || syntax.ordinal == nil && syntax.endsAsOrgan { end = head }
      head -= 1
    }
    return syntax[safe: head]?.isAttachmentNote == true && head < end ? head..<end : nil
  }

  /// Lines of 附件说明 and signature, and units of one: what goes on longer is text.
  private static let noteReach = 24
  private static let longestRow = 60
}
