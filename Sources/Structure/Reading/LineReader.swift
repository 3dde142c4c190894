internal import Text

/// Reads one line: its kind, its ordinal, its heading, and what it tells the outline.
struct LineReader {
  let units: [CodeUnit]
  let dialect: Document.Dialect

  /// The syntax of a line that follows `state`, which becomes the state after it.
  static func read(_ units: [CodeUnit], dialect: Document.Dialect, state: inout LineState) -> LineSyntax {
    LineReader(units: units, dialect: dialect).read(&state)
  }

  /// The syntax of a line that is a heading of this level though it has no sign.
  static func heading(_ units: [CodeUnit], level: Int) -> LineSyntax {
    var content = 0..<units.count
    while let first = content.first, units[first].isBlank { content.removeFirst() }
    while let last = content.last, units[last].isBlank { content.removeLast() }
    let reader = LineReader(units: units, dialect: .plain)
    return reader.text(content, level: level, state: LineState(region: .body))
  }

  private func read(_ state: inout LineState) -> LineSyntax {
    var lower = 0
    var upper = units.count
    while lower < upper, units[lower].isBlank { lower += 1 }
    while upper > lower, units[upper - 1].isBlank { upper -= 1 }
    if dialect == .markdown, let kind = MarkdownRegion.enter(units, lower..<upper, &state) {
      return LineSyntax(kind: kind, content: lower..<upper, stateAfter: state)
    }
    if state.region == .top, lower < upper { state.region = .body }
    guard lower < upper else { return LineSyntax.blank(count: units.count, stateAfter: state) }
    var level = 0
    if units[lower] == "#" {
      var after = lower
      while after < upper, units[after] == "#" { after += 1 }
      if after - lower <= 6, after == upper || units[after].isBlank || isMeant(after, behind: after - lower) {
        level = after - lower
        lower = after
        while lower < upper, units[lower].isBlank { lower += 1 }
        // A closing sequence of signs belongs to the heading's dress.
        var tail = upper
        while tail > lower, units[tail - 1] == "#" { tail -= 1 }
        if tail < upper, tail == lower || units[tail - 1].isBlank {
          upper = tail
          while upper > lower, units[upper - 1].isBlank { upper -= 1 }
        }
      }
    }
    if dialect == .markdown, level == 0 || units.has("**", at: lower) {
      // A bold opening is the dress of a run-in heading.
      if units.has("**", at: lower), upper - lower > 2, units[lower + 2] != "*" { lower += 2 }
    }
    lower = behindSign(lower, upper)
    return text(lower..<upper, level: level, state: state)
  }

  /// Whether `count` signs before `index` mean a heading though no blank stands behind them: ##标题. #标签 is a tag.
  private func isMeant(_ index: Int, behind count: Int) -> Bool {
    let unit = units[at: index]
    return count > 1 && (unit.isHan || unit.isASCIIDigit || unit == "（")
  }

  /// Behind a sign that sets off a numbered line, ★1. or ▲（二）; `lower` where there is none.
  private func behindSign(_ lower: Int, _ upper: Int) -> Int {
    switch units[at: lower] {
    case "★", "☆", "▲", "△", "※": break
    default: return lower
    }
    var after = lower + 1
    while after < upper, units[after].isBlank { after += 1 }
    return OrdinalReader(units: units, end: upper).atLineStart(after) == nil ? lower : after
  }

  /// The number of the first row of a 附件说明, whatever its name begins with: 附件：1.××办法, 附件：1.A类名单.
  private func firstRow(_ content: Range<Int>, _ reader: OrdinalReader) -> GluedSigns? {
    guard AttachmentRow.label(units, content) != nil, case let row = AttachmentRow(units, content), !row.number.isEmpty,
      let first = reader.atLineStart(row.number.lowerBound), first.style == .arabic
    else { return nil }
    return GluedSigns(first, in: units, after: nil)
  }

  private func text(_ content: Range<Int>, level: Int, state: LineState) -> LineSyntax {
    let reader = OrdinalReader(units: units, end: content.upperBound)
    let ordinal = reader.atLineStart(content.lowerBound)
    var doubtful = ordinal == nil ? reader.doubtful(content.lowerBound) : nil
    let isWorn = doubtful == nil
    if isWorn {
      doubtful = ordinal == nil ? reader.worn(content.lowerBound) : ordinal.flatMap { reader.worn(insteadOf: $0) }
    }
    var start = ordinal?.range.upperBound ?? content.lowerBound
    while start < content.upperBound, units[start].isBlank { start += 1 }
    let body = InlineReader(units: units, content: content, opening: ordinal).read()
    let scan = HeadScan(units: units, range: start..<max(start, content.upperBound))
    var profile = LineProfile()
    profile.kind = level > 0 ? .markdownHeading : .text
    profile.markdownLevel = UInt8(clamping: level)
    // The mark that begins a file sets nothing in.
    let setIn = level > 0 ? 0 : content.lowerBound - (content.lowerBound > 0 && units[at: 0] == "\u{FEFF}" ? 1 : 0)
    profile.isIndented = setIn > 0
    profile.length = LineProfile.Length(content.count)
    profile.ending = scan.ending
    profile.hasInnerStop = scan.hasInnerStop
    profile.shape = scan.shape(of: ordinal)
    describe(ordinal, doubtful, reader, in: &profile)
    profile.isWorn = isWorn && doubtful != nil
    let isListed = dialect == .markdown && setIn > 0
    profile.indent = UInt8(min(setIn, 99)) + (isListed ? LineProfile.listIndent : 0)
    var head = scan.head(shape: profile.shape, ordinal: ordinal)
    (profile.lead, profile.tail) = scan.ends(of: head)
    profile.announced = body.announced(in: content, shape: profile.shape, head: head)
    profile.lastInline = body.lastNumber(ofRunAt: ordinal)
    if let last = body.runs.last(where: { $0.parentRun == nil })?.items.last?.ordinal {
      profile.trailingStyle = last.style
      profile.trailingFamily = LineReader.family(last)
      profile.trailingFirst = Int16(clamping: body.trailingFirst)
      profile.trailingNumber = Int16(clamping: last.number)
    }
    if let glued = body.glued ?? firstRow(content, reader) {
      (profile.gluedStyle, profile.gluedFirst) = (glued.style, Int16(clamping: glued.first))
      profile.gluedLast = Int16(clamping: glued.last)
      profile.isGluedLedIn = glued.isLedIn
    }
    RoleReader(units: units, content: content).read(&profile)
    if profile.role == .question, let colon = SpeakerLabel.colon(units, content) {
      head = HeadScan.trimmed(units, colon + 1..<content.upperBound)
    }
    return LineSyntax(
      kind: profile.kind,
      markdownLevel: level,
      content: content,
      ordinal: ordinal,
      doubtful: doubtful,
      runs: body.runs,
      announcements: body.announcements,
      runInHead: profile.shape == .runIn ? head : nil,
      head: head,
      mayHoldHalves: !body.marks.arePaired,
      profile: profile,
      stateAfter: state
    )
  }

  /// What the reading of numbering needs to know of the ordinal, or of what may be one.
  private func describe(
    _ ordinal: Ordinal?,
    _ doubtful: Ordinal?,
    _ reader: OrdinalReader,
    in profile: inout LineProfile,
  ) {
    if let ordinal {
      profile.style = ordinal.style
      profile.number = Int32(clamping: ordinal.number)
      profile.family = LineReader.family(ordinal)
      profile.certainty = reader.certainty(of: ordinal)
      // ## 1 背景: a heading, and what stands before a blank in it its number.
      if profile.markdownLevel > 0, ordinal.style == .decimal, ordinal.components == [1],
        !reader.isMeasure(at: reader.skipBlanks(ordinal.range.upperBound))
      {
        profile.certainty = .sure
      }
      // 第十七条之一, an article put in behind 第十七条.
      profile.isSubnumber = ordinal.style == .article && units[at: ordinal.mark.lowerBound] == "之"
    }
    if let doubtful {
      profile.doubtfulStyle = doubtful.style
      profile.doubtfulNumber = Int32(clamping: doubtful.number)
      profile.doubtfulFamily = LineReader.family(doubtful)
    }
    if let components = (ordinal ?? doubtful)?.components, components.count > 1 {
      profile.isSubnumber = ordinal?.style == .arabic
      profile.prefix = (ordinal ?? doubtful)?.prefix ?? 0
    }
  }

  /// Folds what distinguishes families of one style: the word of 一是 and 第一步, the components of 1.1.1.
  static func family(_ ordinal: Ordinal) -> UInt32 {
    switch ordinal.style {
    case .hanWord, .diWord:
      return ordinal.word.prefix(2).reduce(0) { $0 << 16 | UInt32($1.rawValue) }
    case .decimal:
      return UInt32(clamping: ordinal.components.count)
    default:
      return 0
    }
  }
}
