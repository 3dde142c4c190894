import Lexicon
import Structure
import Text

/// A rule that is a row of a table: patterns, and what is said and done where one of them matches.
package final class PatternRule: Rule {
  package let info: RuleInfo
  let cases: [PatternCase]
  /// What of all that was found in a draft holds there; nil: everything, whatever the draft is.
  let judge: Judge?

  /// Whether it reads the rows of tables too, which are no prose.
  let readsTables: Bool

  /// Given the draft and what the patterns found in it, what is to be told.
  typealias Judge = @Sendable (Draft, [Finding]) -> [Finding]

  /// With `once` it is told once in a document, with one fix for all places, with `oncePerWord` once for each word; `bad`
  /// are texts with `⟦…⟧`, and what the certain fixes make of them.
  @inline(never)
  init(
    _ group: RuleGroup,
    _ id: String,
    _ title: String,
    _ explanation: String,
    _ basis: String,
    _ severity: Severity,
    once: Bool = false,
    oncePerWord: Bool = false,
    inTables: Bool = false,
    _ cases: [PatternCase],
    good: [String],
    bad: [(String, String?)],
    judge: Judge? = nil,
    file: String = #fileID,
    line: Int = #line,
  ) {
    self.judge = judge
    readsTables = inTables
    info = RuleInfo(
      id: id,
      title: title,
      explanation: explanation,
      basis: basis,
      severity: severity,
      group: group,
      isOncePerDocument: once,
      isOncePerWord: oncePerWord,
      good: good.map { Example($0, file: file, line: line) },
      bad: bad.map { Example($0.0, fixed: $0.1, file: file, line: line) },
    )
    self.cases = cases
  }
}

/// What a row looks for, as it is written.
enum PatternSource: Sendable {
  case text(String)
  case word([CodeUnit])
  /// A row of `slips.tsv`, read where it lies: copies of all of them took more memory than a draft.
  case slip(LexiconTable.Row)

  /// The same, to be looked for.
  var sought: Sought {
    switch self {
    case .text(let text): .pattern(UnitPattern(text))
    case .word(let word): .word(word)
    case .slip(let row): .word(row.wrong)
    }
  }

  /// What a text is searched for.
  enum Sought {
    case pattern(UnitPattern)
    case word([CodeUnit])
  }
}

/// One pattern of a rule, with its message and its fix.
struct PatternCase: Sendable {
  private let source: PatternSource
  /// `{0}` stands for what is marked, `{1}` for the first group, `{right}` for what the fix writes.
  let message: String
  /// A template for what to write.
  private let fix: String?
  /// What to write, but of a slip or a word, where the source has it, and where a template says it.
  private let written: (@Sendable (PatternMatch) -> [CodeUnit]?)?
  /// What has to hold beyond the pattern.
  let holds: (@Sendable (PatternMatch) -> Bool)?
  let isCertain: Bool
  /// Whether the fix replaces all that matches and not only what is marked: both brackets of a pair.
  let fixesWhole: Bool

  /// `fix` is a template for what to write; with `asks` the writer has to choose.
  @inline(never)
  init(
    _ pattern: String,
    _ message: String,
    fix: String? = nil,
    asks: Bool = false,
    whole: Bool = false,
    right: (@Sendable (PatternMatch) -> [CodeUnit]?)? = nil,
    holds: (@Sendable (PatternMatch) -> Bool)? = nil,
  ) {
    source = .text(pattern)
    self.message = message
    self.fix = fix
    written = right
    self.holds = holds
    isCertain = !asks
    fixesWhole = whole
  }

  /// A word of the settings and what to write for it; nothing for what to write: no fix.
  init(word: [CodeUnit], _ message: String, right: [CodeUnit]) {
    source = .word(word)
    self.message = message
    fix = nil
    if right.isEmpty {
      written = nil
    } else {
      written = { _ in right }
    }
    holds = nil
    isCertain = true
    fixesWhole = false
  }

  /// A row of `slips.tsv`.
  init(slip: LexiconTable.Row, _ message: String, isCertain: Bool) {
    source = .slip(slip)
    self.message = message
    fix = nil
    written = nil
    holds = nil
    self.isCertain = isCertain
    fixesWhole = false
  }

  /// What the fix writes in place of what is marked; nil if there is no fix that could be named.
  private func right(_ match: PatternMatch) -> [CodeUnit]? {
    if case .slip(let row) = source { return row.right }
    if let written { return written(match) }
    return fix.map { match.fill($0) }
  }

  /// Whether a slip is none here: beside it stands what its row names, or it is the end of one word and the beginning of
  /// another; four characters meet that way in no text.
  private func isNoSlip(_ match: PatternMatch) -> Bool {
    guard case .slip(let row) = source else { return false }
    let before = match.units[match.content.lowerBound..<match.marked.lowerBound]
    let behind = match.units[match.marked.upperBound..<match.content.upperBound]
    return row.before.contains { before.suffix($0.count).elementsEqual($0) }
      || row.after.contains { behind.prefix($0.count).elementsEqual($0) }
      || match.marked.count < 4 && NeighbourWords.cross(match.marked, of: match.units)
  }

  /// Read each time: what runs is the one program of all patterns.
  var sought: PatternSource.Sought { source.sought }

  /// The finding at `match`; nil if what the pattern cannot say does not hold.
  func finding(_ match: PatternMatch, of info: RuleInfo, in paragraph: Paragraph) -> Finding? {
    guard holds?(match) ?? true, !isNoSlip(match) else { return nil }
    let range = paragraph.range(match.marked)
    var message = String(match.fill(message))
    var fixes: [Fix] = []
    if let right = right(match) {
      let old = fixesWhole ? match.whole : match.marked
      guard !right.elementsEqual(match.units[old]) else { return nil }
      let name = String(right)
      let title = right.isEmpty ? "删去“\(String(match.units[old]))”" : "改为“\(name)”"
      fixes = [Fix(title: title, edits: [TextEdit(range: paragraph.range(old), newText: right)], isCertain: isCertain)]
      message = Self.replace("{right}", by: name, in: message)
    }
    return Finding(code: info.id, severity: info.severity, range: range, message: message, fixes: fixes)
  }

  private static func replace(_ word: String, by new: String, in text: String) -> String {
    let (units, word) = ([CodeUnit](text), [CodeUnit](word))
    guard let at = units.place(of: word) else { return text }
    return String(units[..<at]) + new + String(units[(at + word.count)...])
  }
}
