internal import Text

/// Chooses from all lines those that open a node, and ties each to the next of its family.
struct OpenerScan {
  let syntax: [LineSyntax]
  private(set) var openers: [Opener] = []
  /// Lines that go on with the paragraph of an earlier line.
  private(set) var wraps: [Range<Int>] = []
  private(set) var title: Int?
  private var families: [UInt64: Int] = [:]

  init(_ syntax: [LineSyntax]) {
    self.syntax = syntax
    scan()
    link()
  }

  // MARK: Lines

  private mutating func scan() {
    var paragraphs: [Int] = []
    paragraphs.reserveCapacity(syntax.count)
    var openEnd: Int?
    var hasDecimals = false
    var dashes = 0
    for index in syntax.indices {
      let skeleton = syntax[index].skeleton
      guard skeleton.kind == .text || skeleton.kind == .markdownHeading else {
        if skeleton.kind != .blank { openEnd = nil }
        continue
      }
      if let last = openEnd, index - last <= 16, continues(syntax[last].skeleton, skeleton) {
        if let range = wraps.last, range.upperBound == last + 1 {
          wraps[wraps.count - 1] = range.lowerBound..<index + 1
        } else {
          wraps.append(last..<index + 1)
        }
      } else {
        paragraphs.append(index)
      }
      openEnd = index
      if skeleton.style == .decimal, skeleton.family > 1 { hasDecimals = true }
      if skeleton.style == .dash { dashes += 1 }
    }
    title = findTitle(paragraphs)
    var inline: [Int: (number: Int, position: Int)] = [:]
    for (position, line) in paragraphs.enumerated() {
      let skeleton = syntax[line].skeleton
      defer {
        if let style = skeleton.trailingStyle {
          inline[familyID(style, skeleton.trailingFamily)] = (Int(skeleton.trailingNumber), position)
        }
      }
      if line == title {
        add(line, .title, family: 0, rank: 0)
      } else if skeleton.kind == .markdownHeading {
        add(line, .markdown, family: familyID(skeleton), rank: 0)
      } else if let style = skeleton.style {
        if style == .decimal, skeleton.family == 1, !hasDecimals { continue }
        if style == .dash, dashes < 2 { continue }
        // 一是……；二是…… inside one paragraph: a series of its sentences.
        if skeleton.lastInline > skeleton.number { continue }
        let family = familyID(skeleton)
        var reached = 0
        if let before = inline[family], position - before.position <= 8 { reached = before.number }
        add(line, .ordinal, family: family, rank: rank(skeleton, style), reachedInline: reached)
      } else if isUnnumberedHeading(paragraphs, position) {
        add(line, .heading, family: 0, rank: 0)
      }
    }
  }

  private func rank(_ skeleton: LineSkeleton, _ style: OrdinalStyle) -> Int {
    let division = UInt32(CodeUnit("部").rawValue) << 16 | UInt32(CodeUnit("分").rawValue)
    return style.rank(
      family: skeleton.family,
      isDivisionWord: skeleton.family == division || skeleton.family == UInt32(CodeUnit("篇").rawValue)
    )
  }

  private mutating func add(_ line: Int, _ sign: Opener.Sign, family: Int, rank: Int, reachedInline: Int = 0) {
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
    if let id = families[key] { return id }
    let id = families.count + 1
    families[key] = id
    return id
  }

  /// Whether `next` goes on with the sentence that `line` breaks off.
  private func continues(_ line: LineSkeleton, _ next: LineSkeleton) -> Bool {
    guard line.kind == .text, next.kind == .text, next.style == nil, !next.isIndented else { return false }
    guard line.ending == .open || line.ending == .broken else { return false }
    guard line.ending == .broken || line.hasInnerStop || line.length == .long else { return false }
    return next.hasInnerStop || next.ending == .stop || next.ending == .semicolon || next.length == .long
  }

  // MARK: Title and headings without a number

  private func findTitle(_ paragraphs: [Int]) -> Int? {
    var best: (line: Int, score: Int)?
    for line in paragraphs.prefix(20) {
      let skeleton = syntax[line].skeleton
      if skeleton.style != nil || isBody(skeleton) { break }
      guard skeleton.shape == .bare, skeleton.role == .none, skeleton.length >= .brief else { continue }
      let score = (skeleton.isTitleLike ? 4 : 0) + (skeleton.length >= .short ? 2 : 0)
      if score > best?.score ?? 0 { best = (line, score) }
    }
    return best?.line
  }

  private func isBody(_ skeleton: LineSkeleton) -> Bool {
    skeleton.hasInnerStop || skeleton.length >= .medium
      || (skeleton.ending != .open && skeleton.ending != .broken && skeleton.length >= .short)
  }

  private func isUnnumberedHeading(_ paragraphs: [Int], _ position: Int) -> Bool {
    let line = paragraphs[position]
    let skeleton = syntax[line].skeleton
    guard skeleton.shape == .bare, skeleton.role == .none, skeleton.length <= .short, skeleton.length > .tiny,
      skeleton.ending == .open, position > 0, position + 1 < paragraphs.count
    else { return false }
    let previous = syntax[paragraphs[position - 1]].skeleton
    let next = syntax[paragraphs[position + 1]].skeleton
    guard previous.ending == .stop, isBody(previous) || previous.style != nil else { return false }
    return isBody(next) && next.ending == .stop
  }

  // MARK: Families

  private mutating func link() {
    var seen: [Int: Int] = [:]
    for index in openers.indices.reversed() where openers[index].family > 0 {
      openers[index].next = seen[openers[index].family]
      seen[openers[index].family] = index
    }
  }
}
