package import Structure
package import Text

/// All places where a text uses one counted name: “三项制度”, and wherever else it says so many 项制度.
package struct Slogan: Sendable {
  package struct Use: Sendable {
    package var paragraph: Paragraph
    package var announcement: Announcement
  }

  /// What is counted, without the numbers: 项制度, 进同 of 三进三同.
  package let name: [CodeUnit]
  /// In order of the text.
  package let uses: [Use]
}

/// Which paragraphs use which counted names, kept up to date paragraph by paragraph.
struct Slogans: Sendable {
  /// Paragraphs with counted names, by their first line, in order.
  private var paragraphs: [(line: Int, names: [[CodeUnit]])] = []
  private var lines = KeyedList<[CodeUnit], [Int]>()

  /// Forgets the paragraphs that begin in `range`; the names they used.
  mutating func remove(_ range: Range<Int>) -> UniqueList<[CodeUnit]> {
    let lower = paragraphs.partitioningIndex { $0.line >= range.lowerBound }
    let upper = paragraphs.partitioningIndex { $0.line >= range.upperBound }
    guard lower < upper else { return UniqueList() }
    var names = UniqueList<[CodeUnit]>()
    for entry in paragraphs[lower..<upper] { names.formUnion(entry.names) }
    paragraphs.removeSubrange(lower..<upper)
    for name in names { lines[name, default: []].removeAll { range.contains($0) } }
    return names
  }

  /// Takes in paragraphs in order, all in one stretch without others between; the names they use.
  mutating func insert(_ new: [Paragraph]) -> UniqueList<[CodeUnit]> {
    let entries = new.compactMap { paragraph -> (line: Int, names: [[CodeUnit]])? in
      let names = UniqueList(paragraph.syntax.announcements.compactMap { $0.slogan(in: paragraph.units) })
      return names.isEmpty ? nil : (paragraph.lines.lowerBound, Array(names))
    }
    guard let first = entries.first else { return UniqueList() }
    paragraphs.insert(contentsOf: entries, at: paragraphs.partitioningIndex { $0.line >= first.line })
    var all = UniqueList<[CodeUnit]>()
    for (line, names) in entries {
      for name in names {
        all.insert(name)
        let at = lines[name, default: []].partitioningIndex { $0 >= line }
        lines[name, default: []].insert(line, at: at)
      }
    }
    return all
  }

  mutating func move(from line: Int, by delta: Int) {
    for index in paragraphs.indices where paragraphs[index].line >= line { paragraphs[index].line += delta }
    lines = lines.mapValues { $0.map { $0 >= line ? $0 + delta : $0 } }
  }

  /// The places that use `name`.
  func slogan(_ name: [CodeUnit], in document: Document) -> Slogan {
    let uses = lines[name, default: []].flatMap { line in
      let paragraph = document.paragraph(at: line)
      return paragraph.syntax.announcements.filter { $0.slogan(in: paragraph.units) == name }
        .map { Slogan.Use(paragraph: paragraph, announcement: $0) }
    }
    return Slogan(name: name, uses: uses)
  }
}

extension Announcement {
  /// What it counts, if that is a name and not just some things: at least two characters besides the measure word.
  fileprivate func slogan(in units: [CodeUnit]) -> [CodeUnit]? {
    guard form != .indefinite else { return nil }
    let phrase = range.clamped(to: 0..<units.count)
    if form == .compound {
      let words = units[phrase].filter { !$0.isHanNumeral && $0 != "两" }
      return words.count >= 2 ? words : nil
    }
    let noun = noun.clamped(to: phrase)
    guard (2...6).contains(noun.count) else { return nil }
    return Array(units[measure.clamped(to: phrase)] + units[noun])
  }
}
