/// What a line is, judged by itself and by fences and front matter above it.
@frozen
@usableFromInline
package enum LineKind: UInt8, Hashable, Sendable {
  case blank
  /// Prose: heading or body.
  case text
  /// Markdown `# …`; `LineSyntax.markdownLevel` tells how deep.
  case markdownHeading
  /// Inside or delimiting fenced code, front matter, a table or an HTML comment: left alone by everything.
  case fence, frontMatter, table, comment
}

extension LineKind {
  /// Whether there is nothing on the line. To be asked in other modules of thousands of lines: `==` is a call there.
  @inlinable
  package var isBlank: Bool { if case .blank = self { true } else { false } }

  /// Whether it is a row of a table.
  @inlinable
  package var isTable: Bool { if case .table = self { true } else { false } }

  /// Whether the line is language, to be read and judged.
  @inlinable
  package var isProse: Bool {
    switch self {
    case .text, .markdownHeading: true
    default: false
    }
  }
}

/// Everything that can be said of one line without looking at others. Immutable; survives edits of other lines.
package final class LineSyntax: Sendable {
  package let kind: LineKind
  /// 1…6 for a Markdown heading, else 0.
  package let markdownLevel: Int
  /// Columns of the text without indent (blank, tab, U+3000, NBSP, BOM), Markdown heading sign and trailing blanks.
  package let content: Range<Int>
  /// The ordinal that opens the line, if any.
  package let ordinal: Ordinal?
  /// What looks like text (3.5亿元, 第三条规定的, 二对标对表), or like another ordinal (二强化培训), but opens the line as this if the
  /// sequence needs it there.
  package let doubtful: Ordinal?
  /// Series inside the line, in order of their first member; nested ones follow the one they are nested in.
  /// A series of one member is kept too: it may be broken.
  package let runs: [InlineRun]
  /// Counts that the line announces.
  package let announcements: [Announcement]
  /// Columns of the first sentence's opening clause that reads as a run-in heading (坚持领导带头。…), without its mark;
  /// after the ordinal if there is one. Nil when the whole line is a heading or nothing reads as one.
  package let runInHead: Range<Int>?
  /// Columns of what reads as the heading if the line is one: the line without ordinal and final mark, the run-in
  /// heading, or the first clause.
  let head: Range<Int>
  /// Whether a quotation mark or a bracket may stand on it whose other half does not.
  package let mayHoldHalves: Bool
  /// What the outline needs to know.
  let profile: LineProfile
  /// What flows down to the next line.
  let stateAfter: LineState

  init(
    kind: LineKind,
    markdownLevel: Int = 0,
    content: Range<Int> = 0..<0,
    ordinal: Ordinal? = nil,
    doubtful: Ordinal? = nil,
    runs: [InlineRun] = [],
    announcements: [Announcement] = [],
    runInHead: Range<Int>? = nil,
    head: Range<Int>? = nil,
    mayHoldHalves: Bool = true,
    profile: LineProfile? = nil,
    stateAfter: LineState = LineState(),
  ) {
    self.kind = kind
    self.markdownLevel = markdownLevel
    self.content = content
    self.ordinal = ordinal
    self.doubtful = doubtful
    self.runs = runs
    self.announcements = announcements
    self.runInHead = runInHead
    self.head = head ?? content
    self.mayHoldHalves = mayHoldHalves
    self.profile = profile ?? LineProfile(kind: kind)
    self.stateAfter = stateAfter
  }

  /// The ordinal as the outline reads it, which may see item 2 in 2.6个重大项目, and columns of the heading behind it.
  func opener(as style: OrdinalStyle?) -> (ordinal: Ordinal?, head: Range<Int>) {
    guard let style, profile.style != style else { return (ordinal, head) }
    guard let other = doubtful ?? ordinal else { return (nil, head) }
    let found =
      switch style {
      case .arabic: other.withoutFraction ?? other
      case .roman: other.asRoman ?? other
      default: other
      }
    let lower = max(found.range.upperBound, content.lowerBound)
    return (found, min(lower, content.upperBound)..<max(head.upperBound, min(lower, content.upperBound)))
  }

  /// Whether the line reads like the addressees of a document: 各县人民政府：. 同志们： is a greeting.
  package var isRecipient: Bool { profile.role == .recipient }

  /// Whether the line is a date and no more: 2025年6月3日.
  package var isDate: Bool { profile.role == .date }

  /// Whether the line begins the note of attachments: 附件：1.方案.
  package var isAttachmentNote: Bool { profile.role == .attachmentNote }

  /// Whether the line ends as the name of an office: 某市教育局.
  package var endsAsOrgan: Bool { profile.endsAsOrgan }

  /// Whether the line is the word 附件 and no more, the head of the only one.
  package var isAttachmentHead: Bool { profile.role == .attachment }

  /// A line of this kind without anything in it.
  package convenience init(kind: LineKind) {
    self.init(kind: kind, markdownLevel: 0)
  }

  /// A line of nothing but blanks. Shared: a text has thousands of them.
  static func blank(count: Int, stateAfter: LineState) -> LineSyntax {
    count == 0 && stateAfter == emptyBody.stateAfter
      ? emptyBody : LineSyntax(kind: .blank, content: count..<count, stateAfter: stateAfter)
  }

  private static let emptyBody = LineSyntax(kind: .blank, stateAfter: LineState(region: .body))
}

extension LineSyntax: Equatable {
  /// Whether the two say the same; two lines that read alike are equal wherever they stand.
  package static func == (a: LineSyntax, b: LineSyntax) -> Bool {
    a === b
      || a.profile == b.profile && a.stateAfter == b.stateAfter && a.content == b.content && a.head == b.head
        && a.ordinal == b.ordinal && a.doubtful == b.doubtful && a.runInHead == b.runInHead && a.runs == b.runs
        && a.announcements == b.announcements && a.mayHoldHalves == b.mayHoldHalves
  }
}

/// A series inside a paragraph: 一是…二是…三是, 首先…其次…, （1）…（2）….
package struct InlineRun: Hashable, Sendable {
  package var items: [InlineItem]
  /// The item of which run (index into the paragraph's `runs`) holds this run, if it is nested.
  package var parent: (run: Int, item: Int)? {
    parentRun.map { ($0, parentItem) }
  }
  package var parentRun: Int?
  package var parentItem: Int

  package init(items: [InlineItem], parent: (run: Int, item: Int)? = nil) {
    self.items = items
    parentRun = parent?.run
    parentItem = parent?.item ?? 0
  }
}

/// One member of an inline series. Columns are those of the paragraph (see `Paragraph`).
package struct InlineItem: Hashable, Sendable {
  package var ordinal: Ordinal
  /// The opening clause after the ordinal, without its mark: 全员到社区报到.
  package var head: Range<Int>
  /// From the ordinal to where the item ends, with its final mark.
  package var range: Range<Int>

  package init(ordinal: Ordinal, head: Range<Int>, range: Range<Int>) {
    self.ordinal = ordinal
    self.head = head
    self.range = range
  }
}

/// A phrase that announces how many things follow (or preceded): 以下四个方面, “三个到位”, “一大六多”.
package struct Announcement: Hashable, Sendable {
  package enum Form: UInt8, Hashable, Sendable {
    /// 三个到位, 四个方面, 三项制度: a number with a measure word.
    case counted
    /// 一大六多, 三严三实: a sum or groups; `parts` holds the numbers.
    case compound
    /// A、B、C三个方面: what was counted came before.
    case backward
    /// 以下几点, 若干措施: no number, nothing to check.
    case indefinite
  }

  package var form: Form
  /// The number announced (for compound: the sum); 0 for indefinite.
  package var count: Int
  package var parts: [Int]
  /// Columns of the phrase without quotation marks.
  package var range: Range<Int>
  /// Columns of the numeral.
  package var numeral: Range<Int>
  /// The measure word (个, 项, 点, 个方面 …) and what is counted (到位, 制度); either may be empty.
  package var measure: Range<Int>
  package var noun: Range<Int>
  package var isQuoted: Bool

  package init(
    form: Form,
    count: Int,
    parts: [Int] = [],
    range: Range<Int>,
    numeral: Range<Int>,
    measure: Range<Int>,
    noun: Range<Int>,
    isQuoted: Bool,
  ) {
    self.form = form
    self.count = count
    self.parts = parts
    self.range = range
    self.numeral = numeral
    self.measure = measure
    self.noun = noun
    self.isQuoted = isQuoted
  }
}
