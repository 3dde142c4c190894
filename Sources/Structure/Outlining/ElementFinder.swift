internal import Lexicon
internal import Text

/// Finds the parts of a 公文 that are not its text, where GB/T 9704—2012 chapter 7 puts them.
struct ElementFinder {
  let scan: OpenerScan

  /// The elements in order of the text.
  func elements() -> [DocumentElement] {
    var result: [DocumentElement] = []
    if !scan.title.isEmpty, let first = scan.paragraphs[safe: scan.title.lowerBound],
      let last = scan.paragraphs[safe: scan.title.upperBound - 1]
    {
      result.append(DocumentElement(kind: .title, range: range(first.line, last.lastLine)))
    }
    for position in 0..<min(scan.body, scan.paragraphs.count) {
      switch role(position) {
      case .documentNumber: result.append(element(.documentNumber, position))
      case .recipient: result.append(element(.recipient, position))
      default: break
      }
    }
    result += ending()
    return result.ordered { $0.range.start.sortKey }
  }

  /// 附件说明, 署名, 成文日期, 附注: behind the text, near the end or before the first 附件.
  private func ending() -> [DocumentElement] {
    var result: [DocumentElement] = []
    var notes: [DocumentElement] = []
    var position = scan.body
    var date: Int?
    var next = scan.notes.partitioningIndex { $0.lowerBound >= position }
    while position < scan.paragraphs.count {
      let role = role(position)
      while let note = scan.notes[safe: next], note.lowerBound < position { next += 1 }
      if let note = scan.notes[safe: next], note.lowerBound == position, date == nil {
        let last = note.upperBound - 1
        notes.append(
          DocumentElement(
            kind: .attachmentNote,
            range: range(scan.paragraphs[position].line, scan.paragraphs[last].lastLine)
          )
        )
        position = last
      } else if role == .date, date == nil || position + 8 < scan.paragraphs.count {
        date = position
      }
      position += 1
    }
    // A date in the middle of the text is no 成文日期 unless a new document begins behind it.
    guard let date, date >= scan.body else { return notes }
    var first = date
    // Of several that sign, each is an office: 继续努力 above 某市教育局 is a sentence without its mark.
    while first > scan.body, date - first < 4, isSignature(first - 1), first == date || endsAsOrgan(first - 1) {
      first -= 1
      result.append(element(.signature, first))
    }
    result.append(element(.date, date))
    if date + 1 < scan.paragraphs.count, role(date + 1) == .note { result.append(element(.note, date + 1)) }
    return notes + result
  }

  /// The further lines of 附件：1. … ⏎ 2. …
  func attachmentNoteEnd(_ position: Int) -> Int {
    var last = position
    guard let head = scan.paragraphs[safe: position].map({ scan.syntax[$0.line].profile }) else { return last }
    let isLabelled = head.role == .attachmentNote
    var number = isLabelled ? head.gluedStyle == .arabic ? Int32(head.gluedLast) : 0 : head.number
    var hasLabel = isLabelled
    while let next = scan.paragraphs[safe: last + 1] {
      let profile = scan.syntax[next.line].profile
      // 2.汇总表 ⏎ 附件：1.填报说明
      if !hasLabel, profile.role == .attachmentNote, profile.gluedStyle == .arabic {
        (number, hasLabel) = (Int32(profile.gluedLast), true)
        last += 1
        continue
      }
      if number > 0, goesOnWithName(last + 1, after: number) {
        last += 1
        continue
      }
      // A number or two may be missing, or one stand twice.
      guard profile.style == .arabic, profile.number > 0, (number...number + 3).contains(profile.number),
        !profile.hasInnerStop, profile.ending == .open || profile.length <= .medium
      else { break }
      number = profile.number
      last += 1
    }
    return last
  }

  /// Whether the line at `position` is the rest of the name above, whose number is `number`: 1.关于加强安全生产工作的 ⏎ 实施方案.
  /// The next number says so, or that it is set in further than 附件 and a gap follows.
  private func goesOnWithName(_ position: Int, after number: Int32) -> Bool {
    guard let above = scan.paragraphs[safe: position - 1], let paragraph = scan.paragraphs[safe: position],
      paragraph.line == above.lastLine + 1
    else { return false }
    let profile = scan.syntax[paragraph.line].profile
    guard profile.kind == .text, profile.style == nil, profile.role == .none || profile.role == .byline,
      profile.shape == .bare, profile.ending == .open, scan.syntax[above.line].profile.ending == .open
    else { return false }
    guard let next = scan.paragraphs[safe: position + 1] else { return false }
    let nextProfile = scan.syntax[next.line].profile
    if nextProfile.style == .arabic, nextProfile.number == number + 1 { return next.line == paragraph.lastLine + 1 }
    return profile.isIndented && next.line > paragraph.lastLine + 1
  }

  private func endsAsOrgan(_ position: Int) -> Bool {
    scan.paragraphs[safe: position].map { scan.syntax[$0.line].profile.endsAsOrgan } ?? false
  }

  private func isSignature(_ position: Int) -> Bool {
    guard let paragraph = scan.paragraphs[safe: position] else { return false }
    let profile = scan.syntax[paragraph.line].profile
    return profile.kind == .text && profile.style == nil && profile.shape == .bare && profile.length <= .short
      && (profile.role == .none || profile.role == .byline || profile.role == .chrome) && !paragraph.isBody
  }

  private func role(_ position: Int) -> LineProfile.Role {
    scan.paragraphs[safe: position].map { scan.syntax[$0.line].profile.role } ?? .none
  }

  private func element(_ kind: DocumentElement.Kind, _ position: Int) -> DocumentElement {
    let paragraph = scan.paragraphs[position]
    return DocumentElement(kind: kind, range: range(paragraph.line, paragraph.lastLine))
  }

  private func range(_ first: Int, _ last: Int) -> TextRange {
    TextRange(
      TextPosition(line: first, column: scan.syntax[first].content.lowerBound),
      TextPosition(line: last, column: scan.syntax[last].content.upperBound)
    )
  }

  /// The 文种 that the title ends in.
  func genre() -> Genre? {
    for position in scan.title.reversed() {
      if let genre = scan.syntax[scan.paragraphs[position].line].profile.genre { return genre }
    }
    return nil
  }
}
