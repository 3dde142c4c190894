internal import Text

/// Chooses from all paragraphs those that open a node, and lists what the reading of numbering needs to know of them.
struct OpenerScan {
  let syntax: [LineSyntax]
  let paragraphs: [ParagraphLine]
  /// Paragraphs of the title, and the first behind the front of the document.
  let title: Range<Int>
  let body: Int
  let wraps: [Range<Int>]
  var openers: [Opener] = []
  /// The numbered openers, and the series inside paragraphs that may go on with theirs.
  var tokens: [NumberingToken] = []
  private var families = KeyedList<UInt64, Int>()
  /// What was asked last: items stand beside items of their kind.
  private var lastFamily: (key: UInt64, id: Int) = (.max, 0)
  /// What stands between the last numbered opener and the paragraph at hand.
  private var gap = NumberingBreak.none
  /// What markers that are worn may go on with.
  private(set) var awaited = AwaitedNumbers()
  /// Up to which paragraph a group of run-in headings goes.
  private var groupEnd = 0
  /// Up to which paragraph the 附件说明 goes, whose 1. and 2. are names and no items.
  private var noteEnd = 0
  /// The paragraphs of each 附件说明.
  private(set) var notes: [Range<Int>] = []
  private let hasDecimals: Bool
  private let hasRomans: Bool
  private let dashes: Int
  private let questions: Int
  /// The lines of captions.
  let captions: [Int]

  init(_ syntax: [LineSyntax]) {
    self.syntax = syntax
    let scan = ParagraphScan(syntax)
    paragraphs = scan.paragraphs
    wraps = scan.wraps
    let (title, count, body) = TitleFinder(syntax: syntax, paragraphs: paragraphs).find()
    self.title = title.map { $0..<$0 + count } ?? 0..<0
    self.body = body
    (hasDecimals, hasRomans) = (scan.hasDecimals, scan.hasRomans)
    (dashes, questions) = (scan.dashes, scan.questions)
    captions = scan.captions
    openers.reserveCapacity(paragraphs.count)
    tokens.reserveCapacity(paragraphs.count)
    for position in paragraphs.indices { read(position) }
  }

  private mutating func read(_ position: Int) {
    let line = paragraphs[position].line
    let profile = syntax[line].profile
    if position >= noteEnd, profile.role == .attachmentNote || beginsNote(position, profile) {
      noteEnd = ElementFinder(scan: self).attachmentNoteEnd(position) + 1
      notes.append(position..<noteEnd)
    }
    let count = tokens.count
    if title.contains(position) {
      if position == title.lowerBound { add(line, .title) }
    } else if profile.kind == .markdownHeading {
      add(line, .markdown, token: profile.style.map { addToken(position, profile, $0) } ?? wornToken(position, profile))
      if profile.style == nil { gap = .markdown }
    } else if let style = profile.style {
      readOrdinal(position, profile, style)
    } else if profile.role == .question, questions > 1 {
      add(line, .question)
      gap = .title
    } else if profile.role == .preface, paragraphs[safe: position + 1]?.isBody == true {
      add(line, .article)
      gap = .title
    } else if position > body, isTitleOfEnclosure(position, profile) {
      add(line, .article)
      gap = .title
    } else if profile.role == .attachment, position >= max(body, noteEnd) {
      add(line, .article)
      gap = .attachment
    } else if let style = profile.doubtfulStyle, !profile.isWorn, position >= noteEnd {
      add(line, .ordinal, token: addToken(position, profile, style, doubt: .doubtful))
    } else if position >= noteEnd, case let token = wornToken(position, profile), token >= 0 {
      addWorn(position, profile, token)
    } else if position >= body {
      readHeading(position, profile)
    }
    if position >= noteEnd { readGlued(profile) }
    leave(position, profile, isOpener: tokens.count > count)
  }

  /// Whether it is the title of the paper that a notice sends along: alone on its line, with the name of a kind, right
  /// behind 成文日期 or the 附注 below that.
  private func isTitleOfEnclosure(_ position: Int, _ profile: LineProfile) -> Bool {
    guard profile.kind == .text, profile.genre != nil, profile.role == .none, profile.shape == .bare,
      profile.ending == .open, position + 1 < paragraphs.count
    else { return false }
    func role(_ before: Int) -> LineProfile.Role {
      paragraphs[safe: position - before].map { syntax[$0.line].profile.role } ?? .none
    }
    return role(1) == .date || role(1) == .note && role(2) == .date
  }

  mutating func readHeading(_ position: Int, _ profile: LineProfile) {
    let line = paragraphs[position].line
    if position >= groupEnd, profile.shape == .runIn {
      groupEnd = max(groupEnd, position + RunInGroup(self).count(from: position))
    }
    if position < groupEnd {
      add(line, .runInHead)
    } else if let sign = HeadingFinder(self).sign(position) {
      add(line, sign)
      if sign == .article { gap = .title }
    }
  }

  private mutating func readOrdinal(_ position: Int, _ profile: LineProfile, _ style: OrdinalStyle) {
    if position < noteEnd { return }
    if style == .decimal, profile.family == 1, !hasDecimals {
      if case let token = wornToken(position, profile), token >= 0 { addWorn(position, profile, token) }
      return
    }
    // A single —— is a subtitle or a signature.
    if style == .dash, dashes < 2 || position < body { return }
    // 一是……；二是…… inside one paragraph: a series of its sentences.
    if profile.lastInline > profile.number {
      addInline(style, profile.family, first: profile.number, last: Int32(profile.lastInline), gap: gap)
      return
    }
    let line = paragraphs[position].line
    // —— and 一方面 count nothing: they stand beside their like.
    guard style.counts || style == .sequenceWord, profile.number > 0 else {
      add(line, .uncounted, family: familyID(style, profile.family))
      return
    }
    add(line, .ordinal, token: addToken(position, profile, style))
  }

  mutating func add(_ line: Int, _ sign: Opener.Sign, family: Int = 0, token: Int = -1) {
    openers.append(
      Opener(
        line: line,
        sign: sign,
        family: token >= 0 ? Int(tokens[token].family) : family,
        markdownLevel: Int(syntax[line].profile.markdownLevel),
        token: token
      )
    )
  }

  // MARK: Tokens

  /// Adds the token of the ordinal that opens the paragraph at `position`, or with a `doubt` that of what may open it.
  mutating func addToken(
    _ position: Int,
    _ profile: LineProfile,
    _ style: OrdinalStyle,
    doubt: OrdinalCertainty? = nil,
  ) -> Int {
    let family = doubt == nil ? profile.family : profile.doubtfulFamily
    var (style, number) = (style, doubt == nil ? profile.number : profile.doubtfulNumber)
    // I. where there is a II.
    if style == .latin, hasRomans, let roman = Ordinal.roman(letter: number) {
      (style, number) = (.roman, Int32(roman))
    }
    var token = NumberingToken(
      // Headings of Markdown are siblings of those of their level alone: the list below `## 1.` is no part of its series.
      family: Int32(familyID(style, family, level: profile.markdownLevel)),
      form: NumberingForm(style, family: family),
      number: number,
      last: number
    )
    token.prefix = style == .decimal ? profile.prefix : 0
    token.indent = profile.markdownLevel > 0 ? NumberingToken.markdownIndent + profile.markdownLevel : profile.indent
    token.certainty = doubt ?? profile.certainty
    token.gap = gap
    token.isSubnumber = profile.isSubnumber
    if style == .decimal, family == 2, token.certainty != .sure {
      token.alternative = Int32(familyID(.arabic, 0))
      token.alternativeNumber = profile.prefix
    } else if doubt == nil, profile.isWorn {
      addWornAlternative(position, profile, to: &token)
    }
    if doubt != nil, style == .arabic || token.alternative >= 0 { token.isInRow = isInRow(position) }
    awaited.reach(style, number, at: position)
    tokens.append(token)
    return tokens.count - 1
  }

  /// What the paragraph at `position` is for the next opener.
  private mutating func leave(_ position: Int, _ profile: LineProfile, isOpener: Bool) {
    if profile.style == .attachment, profile.length <= .short {
      gap = .attachment
    } else if isOpener {
      gap = profile.ending == .colon ? .leadIn : .none
    } else if profile.kind == .markdownHeading || gap == .attachment || gap == .markdown || gap == .title {
      return
    } else if profile.ending == .colon {
      gap = .leadIn
    } else if profile.shape == .bare, profile.style == nil, profile.length <= .short, profile.length > .tiny {
      gap = .heading
    } else if gap != .heading {
      gap = .none
    }
  }

  mutating func familyID(_ style: OrdinalStyle, _ family: UInt32, level: UInt8 = 0) -> Int {
    let key = UInt64(level) << 48 | UInt64(style.rawValue) << 32 | UInt64(family)
    if key == lastFamily.key { return lastFamily.id }
    let id: Int
    if let known = families[key] {
      id = known
    } else {
      id = families.count + 1
      families[key] = id
    }
    lastFamily = (key, id)
    return id
  }
}
