internal import Text

/// Chooses from all paragraphs those that open a node, and lists those of each family.
struct OpenerScan {
  let syntax: [LineSyntax]
  let paragraphs: [ParagraphLine]
  /// Paragraphs of the title, and the first behind the front of the document.
  let title: Range<Int>
  let body: Int
  let wraps: [Range<Int>]
  private(set) var openers: [Opener] = []
  /// The openers of each family in order, by its number.
  private var members: [[Int]] = []
  private var families: [UInt64: Int] = [:]
  /// What was asked last: items stand beside items of their kind.
  private var lastFamily: (key: UInt64, id: Int) = (.max, 0)
  /// What series inside paragraphs reached, and where.
  private var inline: [Int: (number: Int, position: Int)] = [:]
  /// Up to which paragraph a group of run-in headings goes.
  private var groupEnd = 0
  /// Up to which paragraph the 附件说明 goes, whose 1. and 2. are names and no items.
  private var noteEnd = 0
  private var hasDecimals = false
  private var dashes = 0
  private var questions = 0

  init(_ syntax: [LineSyntax]) {
    self.syntax = syntax
    let scan = ParagraphScan(syntax)
    paragraphs = scan.paragraphs
    wraps = scan.wraps
    let (title, count, body) = TitleFinder(syntax: syntax, paragraphs: paragraphs).find()
    self.title = title.map { $0..<$0 + count } ?? 0..<0
    self.body = body
    survey()
    openers.reserveCapacity(paragraphs.count)
    for position in paragraphs.indices { read(position) }
    link()
  }

  /// Counts the forms that are believed only if there are more of them.
  private mutating func survey() {
    for paragraph in paragraphs {
      let skeleton = syntax[paragraph.line].skeleton
      if skeleton.style == .decimal, skeleton.family > 1 { hasDecimals = true }
      if skeleton.style == .dash { dashes += 1 }
      if skeleton.role == .question { questions += 1 }
    }
  }

  private mutating func read(_ position: Int) {
    let line = paragraphs[position].line
    let skeleton = syntax[line].skeleton
    if skeleton.role == .attachmentNote { noteEnd = ElementFinder(scan: self).attachmentNoteEnd(position) + 1 }
    if title.contains(position) {
      if position == title.lowerBound { add(line, .title) }
    } else if skeleton.kind == .markdownHeading {
      add(line, .markdown, family: familyID(skeleton))
    } else if let style = skeleton.style {
      readOrdinal(position, skeleton, style)
    } else if skeleton.role == .question, questions > 1 {
      add(line, .question)
    } else if skeleton.role == .preface, paragraphs[safe: position + 1]?.isBody == true {
      add(line, .article)
    } else if position >= body {
      if position >= groupEnd, skeleton.shape == .runIn {
        groupEnd = max(groupEnd, position + RunInGroup(self).count(from: position))
      }
      if position < groupEnd {
        add(line, .runInHead)
      } else if let sign = HeadingFinder(self).sign(position) {
        add(line, sign)
      }
    }
    if let style = skeleton.trailingStyle {
      inline[familyID(style, skeleton.trailingFamily)] = (Int(skeleton.trailingNumber), position)
    }
  }

  private mutating func readOrdinal(_ position: Int, _ skeleton: LineSkeleton, _ style: OrdinalStyle) {
    if style == .decimal, skeleton.family == 1, !hasDecimals { return }
    if position < noteEnd { return }
    // A single —— is a subtitle or a signature.
    if style == .dash, dashes < 2 || position < body { return }
    // 一是……；二是…… inside one paragraph: a series of its sentences.
    if skeleton.lastInline > skeleton.number { return }
    let family = familyID(skeleton)
    var reached = 0
    if let before = inline[family], position - before.position <= 8 { reached = before.number }
    add(
      paragraphs[position].line,
      .ordinal,
      family: family,
      rank: rank(skeleton, style),
      reachedInline: reached
    )
  }

  private func rank(_ skeleton: LineSkeleton, _ style: OrdinalStyle) -> Int {
    let part = UInt32(CodeUnit("部").rawValue) << 16 | UInt32(CodeUnit("分").rawValue)
    let isDivision = skeleton.family == part || skeleton.family == UInt32(CodeUnit("篇").rawValue)
    return style.rank(family: skeleton.family, isDivisionWord: isDivision)
  }

  private mutating func add(_ line: Int, _ sign: Opener.Sign, family: Int = 0, rank: Int = 0, reachedInline: Int = 0) {
    let skeleton = syntax[line].skeleton
    openers.append(
      Opener(
        line: line,
        sign: sign,
        family: family,
        number: Int(skeleton.number),
        rank: rank,
        markdownLevel: Int(skeleton.markdownLevel),
        reachedInline: reachedInline
      )
    )
  }

  private mutating func familyID(_ skeleton: LineSkeleton) -> Int {
    skeleton.style.map { familyID($0, skeleton.family) } ?? 0
  }

  private mutating func familyID(_ style: OrdinalStyle, _ family: UInt32) -> Int {
    let key = UInt64(style.rawValue) << 32 | UInt64(family)
    if key == lastFamily.key { return lastFamily.id }
    let id = families[key] ?? families.count + 1
    families[key] = id
    lastFamily = (key, id)
    return id
  }

  /// Lists the openers of each family.
  private mutating func link() {
    members = Array(repeating: [], count: families.count + 1)
    for index in openers.indices where openers[index].family > 0 { members[openers[index].family].append(index) }
  }

  /// The openers of `family` behind opener `index`, in order; none for family 0. O(log openers).
  func members(of family: Int, after index: Int) -> ArraySlice<Int> {
    guard members.indices.contains(family) else { return [] }
    let all = members[family]
    return all[all.partitioningIndex { $0 > index }...]
  }
}

/// Paragraphs one after another that each open with a heading of the same make: 坚持领导带头。…… 坚持全员参与。……
struct RunInGroup {
  let scan: OpenerScan

  init(_ scan: OpenerScan) {
    self.scan = scan
  }

  /// How many paragraphs from `position` on form a group; 0 if they do not.
  ///
  /// Announced (四个方面： before them), or alike in their first two or last two characters and at least three.
  func count(from position: Int) -> Int {
    var end = position
    while end < scan.paragraphs.count, end - position < 100, skeleton(end).shape == .runIn, skeleton(end).style == nil,
      skeleton(end).role == .none
    {
      end += 1
    }
    let count = end - position
    guard count >= 2 else { return 0 }
    if position > 0 {
      let before = skeleton(position - 1)
      if before.announced >= 2, Int(before.announced) <= count, before.ending == .colon || before.ending == .stop {
        return Int(before.announced)
      }
      if before.ending == .colon, before.style == nil, count >= 3 || before.announced < 0 { return count }
    }
    var alike = 1
    while position + alike < end, isAlike(position, position + alike) { alike += 1 }
    return alike >= 3 ? alike : 0
  }

  private func isAlike(_ a: Int, _ b: Int) -> Bool {
    skeleton(a).lead == skeleton(b).lead || skeleton(a).tail == skeleton(b).tail
  }

  private func skeleton(_ position: Int) -> LineSkeleton { scan.syntax[scan.paragraphs[position].line].skeleton }
}

/// Judges whether a short line without a number is a heading, by what stands around it.
struct HeadingFinder {
  let scan: OpenerScan

  init(_ scan: OpenerScan) {
    self.scan = scan
  }

  /// Between finished paragraphs of text, or above a numbered one; a name below it makes it the title of an article.
  func sign(_ position: Int) -> Opener.Sign? {
    let paragraphs = scan.paragraphs
    guard paragraphs[position].mayBeHeading, position + 1 < paragraphs.count else { return nil }
    let next = paragraphs[position + 1]
    let below = scan.syntax[next.line].skeleton
    guard position == 0 || follows(paragraphs[position - 1]) else { return nil }
    if below.role == .byline, position + 2 < paragraphs.count {
      return isText(paragraphs[position + 2]) ? .article : nil
    }
    return isText(next) ? .heading : nil
  }

  /// Whether a heading may stand below this: a paragraph that has come to its end.
  private func follows(_ paragraph: ParagraphLine) -> Bool {
    let skeleton = scan.syntax[paragraph.line].skeleton
    return paragraph.ending == .stop && (paragraph.isBody || skeleton.style != nil)
  }

  /// Whether this is what stands below headings.
  private func isText(_ paragraph: ParagraphLine) -> Bool {
    let skeleton = scan.syntax[paragraph.line].skeleton
    if skeleton.style != nil { return skeleton.style != .attachment }
    return skeleton.role == .none && paragraph.isBody && paragraph.ending != .open && paragraph.ending != .broken
  }
}
