internal import Lexicon
package import Text

/// A term that a draft itself sets: what stands in “” or 《》. All its occurrences are one thing to rename or look up.
package struct Term: Hashable, Sendable {
  package let units: [CodeUnit]
  /// The occurrence asked about.
  package let range: TextRange

  /// Units of a term in quotation marks; a longer quotation is a sentence.
  private static let lengths = 2...30

  /// The term at `position`: the one in whose marks it stands, or one that other places of the text set.
  ///
  /// Nil where there is none. Linear in the text.
  package init?(at position: TextPosition, in document: Document) {
    let units = document.text.line(position.line).units
    if let columns = Term.quoted(in: units).first(where: {
      $0.lowerBound <= position.column && position.column <= $0.upperBound
    }) {
      self.init(units: Array(units[columns]), range: TextRange(line: position.line, columns))
      return
    }
    // The longest of the terms set elsewhere that covers the place. Few texts can cover it, so these are looked for
    // among the terms, however many there are.
    let candidates = Term.candidates(around: position.column, in: units)
    let set = Term.known(of: UniqueList(candidates.map { Array(units[$0]) }), in: document)
    for columns in candidates where set.contains(Array(units[columns])) {
      guard units.places(of: Array(units[columns])).contains(columns) else { continue }
      self.init(units: Array(units[columns]), range: TextRange(line: position.line, columns))
      return
    }
    return nil
  }

  /// What may be a term at `column`, the longest first.
  private static func candidates(around column: Int, in units: [CodeUnit]) -> [Range<Int>] {
    let first = max(0, column - lengths.upperBound)
    let last = min(units.count, column + lengths.upperBound)
    guard first < last else { return [] }
    var result: [Range<Int>] = []
    for length in lengths.reversed() {
      for start in max(first, column - length)...max(first, column) where start + length <= last {
        result.append(start..<start + length)
      }
    }
    return result
  }

  private init(units: [CodeUnit], range: TextRange) {
    self.units = units
    self.range = range
  }

  /// Everywhere it stands, in order, but in the title of another paper: 《关于“四个到位”的通知》 is called so. A 文种
  /// that is set in 《》 stands there only, and not in 想办法; the 应急局 of 以下简称“应急局” is not that of 乙县应急局, and the
  /// 环境整治 of 农村人居环境整治（以下简称“环境整治”） not that of the full name, wherever that stands. Linear in the text.
  package func occurrences(in document: Document) -> [TextRange] {
    let definition = definition(in: document)
    let before = definition.map { document.text.line($0.start.line).units[..<max(0, $0.start.column - 1)] }
    let isShort = before?.suffix(2).elementsEqual(Term.called) == true
    let lead = isShort ? before.map { leadInFullName(endingIn: $0) } ?? [] : []
    let mark = definition.map { document.text.line($0.start.line).units[at: $0.start.column - 1] }
    let isTitle = mark == "《" && GenreWord.ending(units, at: units.count)?.word.count == units.count
    var result: [TextRange] = []
    for (index, line) in document.text.lines.enumerated() {
      for columns in line.units.places(of: units) {
        let place = TextRange(line: index, columns)
        if isTitle {
          let isMarked = line.units[at: columns.lowerBound - 1] == "《" && line.units[at: columns.upperBound] == "》"
          if isMarked { result.append(place) }
        } else if place == range
          || !Term.isInsideTitle(columns, in: line.units) && !(isShort && Term.isOfAnother(columns, in: line.units))
            && (lead.isEmpty || !line.units[..<columns.lowerBound].suffix(lead.count).elementsEqual(lead))
        {
          result.append(place)
        }
      }
    }
    return result
  }

  /// What stands before this short name in the full name that `units` introduce it behind: 人居 of 农村人居环境整治（以下简称;
  /// none where the full name does not hold it.
  private func leadInFullName(endingIn before: ArraySlice<CodeUnit>) -> ArraySlice<CodeUnit> {
    guard let bracket = before.lastIndex(where: { $0 == "（" || $0 == "(" }),
      let place = Array(before[..<bracket].suffix(Term.lengths.upperBound)).places(of: units).last
    else { return [] }
    let name = before[..<bracket].suffix(Term.lengths.upperBound)
    let lead = name[..<(name.startIndex + place.lowerBound)].suffix(2)
    // 开展主题教育（以下简称“主题教育”） has the name and what is done with it.
    let classes = LexiconTable.words.row(for: String(Array(lead)))?.strings(1) ?? []
    let isOfName = lead.count == 2 && lead.allSatisfy { $0.isHan } && !classes.contains("verb")
    return isOfName && !classes.contains("preposition") ? lead : []
  }

  /// Whether the name of another place stands before a short name: 市应急局, 乙县应急局, and not 我县应急局.
  private static func isOfAnother(_ columns: Range<Int>, in units: [CodeUnit]) -> Bool {
    guard places.contains(units[at: columns.lowerBound - 1]) else { return false }
    return switch units[at: columns.lowerBound - 2] {
    case "我", "本", "该", "全", "各": false
    default: true
    }
  }

  private static let places = UnitSet(CueSet(.place).units)

  /// Whether more than `columns` stands between the 《》 around them.
  private static func isInsideTitle(_ columns: Range<Int>, in units: [CodeUnit]) -> Bool {
    let start = units[..<columns.lowerBound].lastIndex { $0 == "《" || $0 == "》" }
    let end = units[columns.upperBound...].firstIndex { $0 == "《" || $0 == "》" }
    guard let start, let end, units[start] == "《", units[end] == "》" else { return false }
    return start + 1..<end != columns
  }

  /// Where it is set: 以下简称“…” if there is such a place, else where it first stands in marks.
  package func definition(in document: Document) -> TextRange? {
    var first: TextRange?
    for (index, line) in document.text.lines.enumerated() {
      for columns in Term.quoted(in: line.units) where line.units[columns].elementsEqual(units) {
        let place = TextRange(line: index, columns)
        if line.units[..<(columns.lowerBound - 1)].suffix(2).elementsEqual(Term.called) { return place }
        first = first ?? place
      }
    }
    return first
  }

  private static let called: [CodeUnit] = ["简", "称"]

  /// Those of `texts` that the text sets as terms.
  private static func known(of texts: UniqueList<[CodeUnit]>, in document: Document) -> UniqueList<[CodeUnit]> {
    var result = UniqueList<[CodeUnit]>()
    let beginnings = UniqueList(texts.compactMap { $0.first })
    for line in document.text.lines {
      for columns in quoted(in: line.units) where beginnings.contains(line.units[columns.lowerBound]) {
        let term = Array(line.units[columns])
        if texts.contains(term) { result.insert(term) }
      }
    }
    return result
  }

  /// What stands between marks on a line.
  private static func quoted(in units: [CodeUnit]) -> [Range<Int>] {
    units.quotations(in: units.indices, openings: ["“", "《"]).filter { lengths.contains($0.count) }
  }
}
