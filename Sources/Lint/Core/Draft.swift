package import Lexicon
package import Structure
internal import Text

/// What a rule may know of the draft as a whole: its kind, its date, its parts.
package struct Draft {
  package let document: Document
  /// The lines of the title. Kept: the front is read anew for each that asks, and rules ask with each keystroke.
  let title: Range<Int>?
  /// The 文种 that the settings name, or the one in which a title ends that is surely one; nil if it is not sure.
  package let genre: Genre?
  /// Which way papers of its 文种 go between offices; nil if the 文种 is not sure.
  let direction: GenreWord.Direction?
  /// The day of the 成文日期 as 20240506; nil without one.
  package let day: Int?

  /// `front` is that of `document`, where it is known.
  init(_ document: Document, _ front: Front? = nil, genre: Genre?) {
    self.document = document
    let front = front ?? document.front
    self.title = front.title
    let title = (front.title ?? 0..<0).compactMap { ElementLine($0, of: document) }
    let isSure = genre != nil || title.contains { $0.about != nil } && title.last?.mistakenGenre == nil
    let word = isSure ? front.genre(named: genre) : nil
    (self.genre, direction) = (word?.genre, word?.direction)
    day = document.outline.elements.last { $0.kind == .date }.flatMap { Self.day(document.text.units(in: $0.range)) }
  }

  /// The element of this kind that comes first.
  func element(_ kind: DocumentElement.Kind) -> DocumentElement? {
    document.outline.elements.first { $0.kind == kind }
  }

  /// The line below the title; nil without one.
  var lineBelowTitle: Int? {
    title.flatMap { document.nextText(from: $0.upperBound) }
  }

  /// How many names the 附件说明 has, one for each 附件; 0 without a 附件说明.
  var attachments: Int {
    guard let note = element(.attachmentNote) else { return 0 }
    return document.names(of: note).count(where: { name in name.first.map { !Self.saysCount($0) } ?? true })
  }

  /// Whether a line says how many there are, and names none: 附件：共3份.
  private static func saysCount(_ line: ElementLine) -> Bool {
    let name = line.attachment.name.clamped(to: line.units.indices)
    guard let last = line.units[name].last, last == "份" || last == "个" || last == "件", name.count > 1 else {
      return false
    }
    return line.units[name].dropLast().allSatisfy { $0 == "共" || $0.isHanNumeral || $0.isASCIIDigit || $0.isBlank }
  }

  /// The highest number of a page that is an 附件; 0 without one.
  var highestAttachmentPage: Int {
    let outline = document.outline
    return outline.attachmentPages.reduce(0) { max($0, outline.node($1)?.ordinal?.number ?? 0) }
  }

  /// What stands in `range`.
  func units(_ finding: Finding) -> [CodeUnit] { document.text.units(in: finding.range) }

  /// The first day in `units` as 20240506; the end of the month for one without a day.
  static func day(_ units: [CodeUnit]) -> Int? {
    if let date = WrittenDate(units, at: 0)?.day(in: units) { return date.year * 10000 + date.month * 100 + date.day }
    let numbers = units[...].figures
    guard let year = numbers.first, (1900...2200).contains(year), let month = numbers[safe: 1] else { return nil }
    return year * 10000 + month * 100 + (numbers[safe: 2] ?? 31)
  }
}
