import PhraseBank
import Structure
import Text

/// Which numbers may open the line of the cursor, judged by the lines above it.
///
/// Three readings, all taken from what this draft does:
/// - the line above goes on (第三条…。): its series does, or the one around it when its items are at an end (a list whose
///   items end with ； ends with 。);
/// - the line above opens something (二、…, 第三章, …：): the series below it begins, in the style that stood
///   below such a line before;
/// - otherwise the series further up, the nearest first.
struct LineOrdinals {
  struct Expected {
    /// What the number goes on with: how sure it is depends on that.
    enum Reading: Int {
      /// The first number of what the line above opens, or the next of the series that it belongs to.
      case opened, next
      /// The next of a series that is at its end, or that stands further up.
      case outer
    }

    var marker: [CodeUnit]
    var reading: Reading
  }

  /// How far up is looked, in lines.
  private static let reach = 400

  private let document: Document
  private let cursor: Int
  /// Lines above the cursor that hold text, the nearest first.
  private let above: [Int]

  init(_ document: Document, above cursor: Int) {
    self.document = document
    self.cursor = cursor
    var above: [Int] = []
    var line = cursor - 1
    while line >= 0, cursor - line <= Self.reach, above.count < Self.reach {
      switch document.syntax.indices.contains(line) ? document.syntax[line].kind : .blank {
      case .text, .markdownHeading: above.append(line)
      default: break
      }
      line -= 1
    }
    self.above = above
  }

  func expected() -> [Expected] {
    // Below 成文日期 nothing of the body goes on.
    guard let nearest = above.first, !document.syntax[nearest].isDate else { return [] }
    if let note = document.attachmentNote(above: cursor) { return nextName(below: note) }
    var result: [Expected] = []
    let opens = opensSomething(nearest)
    if opens, let first = child(of: nearest) { result.append(first) }
    // The families met so far, each by its member that stands highest so far.
    var seen: [Ordinal] = []
    for line in above {
      guard seen.count < 3 else { break }
      guard let ordinal = document.syntax[line].ordinal, ordinal.number > 0 else { continue }
      if let known = seen.firstIndex(where: { $0.isSameFamily(as: ordinal) }) {
        if ordinal.number < seen[known].number { seen[known] = ordinal }
        continue
      }
      // （二） between 一、 and 二、 stands in a part that is over: nothing below 二、 goes on with it.
      if seen.contains(where: { $0.number > 1 && !Self.runsThrough($0, ordinal) }) { continue }
      seen.append(ordinal)
      guard let marker = marker(ordinal, saying: ordinal.number + 1, at: line) else { continue }
      let isNext = seen.count == 1 && (opens || !isClosed(line, isNearest: line == nearest))
      result.append(Expected(marker: marker, reading: isNext ? .next : .outer))
    }
    // An item may have points of its own, though those above have none.
    if opens, !result.contains(where: { $0.reading == .opened }), document.syntax[nearest].ordinal?.style == .parenHan,
      let first = OrdinalStyle.arabic.marker(1)
    {
      result.insert(Expected(marker: first, reading: .outer), at: min(1, result.count))
    }
    return result
  }

  /// The number of the next name of the 附件说明 whose rows stand on `note`: right below it, and nothing else.
  private func nextName(below note: Range<Int>) -> [Expected] {
    for line in note.reversed() where note.upperBound == cursor {
      let units = document.text.line(line).units
      guard let ordinal = document.ordinal(ofNameOn: line) else { continue }
      return ordinal.marker(saying: ordinal.number + 1, in: units).map { [Expected(marker: $0, reading: .next)] } ?? []
    }
    return []
  }

  /// Whether the numbers of `inner` run on through the parts that `outer` numbers: articles do through chapters.
  private static func runsThrough(_ inner: Ordinal, _ outer: Ordinal) -> Bool {
    inner.style == .article && outer.style.isDivision && outer.style != .article
  }

  /// The marker with the blank that stands after it in the text (第二条　).
  private func marker(_ ordinal: Ordinal, saying number: Int, at line: Int) -> [CodeUnit]? {
    let units = document.text.line(line).units
    guard var marker = ordinal.marker(saying: number, in: units) else { return nil }
    if units.indices.contains(ordinal.range.upperBound), units[ordinal.range.upperBound].isBlank {
      marker.append(units[ordinal.range.upperBound])
    }
    return marker
  }

  /// Whether what stands in `line` calls for a series of its own: a numbered heading, or an announcement.
  private func opensSomething(_ line: Int) -> Bool {
    let syntax = document.syntax[line]
    guard !syntax.isRecipient, !document.isGreeting(line), let last = lastUnit(line) else { return false }
    if announces(line) { return true }
    return syntax.ordinal != nil && !last.isSentenceEnd && !last.isClauseMark
  }

  /// Whether the line ends in ： or in 如下。, after which many set no colon.
  private func announces(_ line: Int) -> Bool {
    let units = document.text.line(line).units
    guard let end = units.lastIndex(where: { !$0.isBlank }) else { return false }
    return units[end] == "：" || units[end] == ":" || units[end] == "。" && units.has("如下", at: end - 2)
  }

  /// Whether the list that `line` belongs to is at its end: its items ended with ； and this one ends with 。.
  private func isClosed(_ line: Int, isNearest: Bool) -> Bool {
    guard isNearest, let last = lastUnit(line), last.isSentenceEnd, let place = above.firstIndex(of: line) else {
      return false
    }
    guard above.indices.contains(place + 1) else { return false }
    let before = lastUnit(above[place + 1])
    return before == "；" || before == ";"
  }

  private func lastUnit(_ line: Int) -> CodeUnit? {
    document.text.line(line).units.last { !$0.isBlank }
  }

  /// The ordinal that begins what `line` opens.
  private func child(of line: Int) -> Expected? {
    let style = document.syntax[line].ordinal?.style
    let isAnnouncement = announces(line)
    // As it was done before in this draft.
    for (place, earlier) in above.enumerated().dropFirst() {
      guard opensSomething(earlier), let below = document.syntax[above[place - 1]].ordinal else { continue }
      let sameMark = announces(earlier) == isAnnouncement
      guard sameMark, isAnnouncement || document.syntax[earlier].ordinal?.style == style else { continue }
      // Articles run on, unless those of a later chapter begin anew.
      let begins =
        below.number == 1
        && (document.syntax[earlier].ordinal.map { !Self.runsThrough(below, $0) || $0.number > 1 } ?? true)
      if begins, let marker = marker(below, saying: 1, at: above[place - 1]) {
        return Expected(marker: marker, reading: .opened)
      }
      if let next = next(in: below) { return Expected(marker: next, reading: .opened) }
    }
    let usual: OrdinalStyle?
    if let style {
      // Below （一） text comes as a rule, unless it announces a list.
      usual = isAnnouncement || style.isDivision && style != .article || style == .han ? style.traits.below : nil
    } else {
      // The first level, where the draft has none yet: 现将有关事项通知如下：
      usual = isAnnouncement && above.allSatisfy { document.syntax[$0].ordinal == nil } ? .han : nil
    }
    if usual == .article {
      if let last = above.lazy.compactMap({ document.syntax[$0].ordinal }).first(where: { $0.style == .article }) {
        return next(in: last).map { Expected(marker: $0, reading: .opened) }
      }
      return OrdinalStyle.article.marker(1).map {
        Expected(marker: $0 + CollectionOfOne<CodeUnit>(" "), reading: .opened)
      }
    }
    guard let marker = (usual ?? (isAnnouncement ? .parenHan : nil))?.marker(1) else { return nil }
    return Expected(marker: marker, reading: .opened)
  }

  /// The number after the last of the family of `ordinal` above the cursor.
  private func next(in ordinal: Ordinal) -> [CodeUnit]? {
    for line in above {
      guard let found = document.syntax[line].ordinal, found.isSameFamily(as: ordinal) else { continue }
      return marker(found, saying: found.number + 1, at: line)
    }
    return nil
  }
}
