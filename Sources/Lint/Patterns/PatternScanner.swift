import Structure
import Text

/// Runs every row of the tables over a paragraph in one pass; an index says which of them may begin at a place, so that
/// most units cost two looks.
struct PatternScanner: Sendable {
  private struct Entry: Sendable {
    let rule: PatternRule
    /// The place of the rule in `patternRules`.
    let place: Int
    let row: PatternCase
  }

  private let entries: [Entry]
  private let program: PatternProgram
  /// Where the steps of each entry begin.
  private let starts: [Int]
  /// What each begins with, and where that begins: to compare a few units is much less than to attempt a match.
  private let prefixes: [UInt16]
  private let prefixBounds: [Int]
  private let index: PatternIndex
  /// What begins with a figure, by the unit behind the whole number: 年, %, ～.
  private let indexBehindFigures: PatternIndex

  /// The rows that the program brings, made ready once.
  static let shipped = PatternScanner(
    patternRules.enumerated().flatMap { index, rule in
      rule.cases.map { Entry(rule: rule, place: index, row: $0) }
    }
  )

  /// The words of one writer alone, whose rule stands behind `patternRules`.
  init(words: [LintConfiguration.Word]) {
    self.init(
      words.compactMap { word in
        Slip.row(word).map { Entry(rule: ownWordsRule, place: patternRules.count, row: $0) }
      }
    )
  }

  private init(_ entries: [Entry]) {
    self.entries = entries
    var program = PatternProgram()
    let patterns = entries.map { $0.row.pattern }
    starts = patterns.map { program.append($0) }
    self.program = program
    prefixes = patterns.flatMap { $0.prefix }
    prefixBounds = patterns.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.prefix.count) }
    index = PatternIndex(
      patterns.map { pattern in
        guard pattern.isValid, let first = pattern.first else { return (UnitClass(), []) }
        return (first.withoutFigures, pattern.second)
      }
    )
    indexBehindFigures = PatternIndex(patterns.map { ($0.isValid ? $0.behindFigures : UnitClass(), []) })
  }

  /// Calls `body` with every match in `paragraph`, in order.
  private func forEachMatch(_ paragraph: Paragraph, _ body: (Entry, PatternMatch) -> Void) {
    let units = paragraph.units
    let content = paragraph.syntax.content.clamped(to: 0..<units.count)
    let end = content.upperBound
    units.withUnsafeBufferPointer { buffer in
      program.run(buffer, content) { run in
        index.forEachPlace(in: buffer, content) { at, list in
          var (index, list) = (index, list)
          if buffer[at].isASCIIDigit {
            // A number is looked at where it begins, and by what stands behind it.
            if at > content.lowerBound, buffer[at - 1].isASCIIDigit { return }
            var behind = at + 1
            while behind < end, buffer[behind].isASCIIDigit { behind += 1 }
            if behind == end { return }
            index = indexBehindFigures
            list = index.list(PatternIndex.Key(buffer[behind], CodeUnit(0)))
          }
          for entry in index.patterns(list) {
            guard begins(entry, buffer, at), let (end, saved) = run.match(starts[entry], at: at) else { continue }
            let marked = saved[0] >= 0 && saved[1] >= saved[0] ? saved[0]..<saved[1] : at..<end
            let match = PatternMatch(whole: at..<end, marked: marked, saved: saved, units: units, content: content)
            body(entries[entry], match)
          }
        }
      }
    }
  }

  /// Whether the units from `at` on are what a match of `entry` begins with.
  @inline(__always)
  private func begins(_ entry: Int, _ units: UnsafeBufferPointer<CodeUnit>, _ at: Int) -> Bool {
    var at = at
    for place in prefixBounds[entry]..<prefixBounds[entry + 1] {
      guard at < units.count, units[at].rawValue == prefixes[place] else { return false }
      at += 1
    }
    return true
  }

  /// Reports what the rows find in `paragraph`, of the rules that `isOn` says by their place; to `candidates` what the draft as a whole
  /// has to decide.
  func check(_ paragraph: Paragraph, _ isOn: [Bool], _ report: inout Findings, _ candidates: inout Findings) {
    var found: [Finding] = []
    var judged: [Finding] = []
    var hidden: HiddenRanges?
    func isHidden(_ match: PatternMatch) -> Bool {
      let ranges = hidden ?? HiddenRanges(match.units, in: match.content)
      hidden = ranges
      return ranges.contains(match.marked.lowerBound)
    }
    forEachMatch(paragraph) { entry, match in
      guard isOn[entry.place], !isHidden(match),
        let finding = entry.row.finding(match, of: entry.rule.info, in: paragraph)
      else { return }
      if entry.rule.judge != nil { judged.append(finding) } else { found.append(finding) }
    }
    for finding in found { report.addIfApart(finding) }
    for finding in judged { candidates.addIfApart(finding) }
  }
}

extension Findings {
  /// Adds `finding` unless the same rule has spoken of the same characters.
  mutating func addIfApart(_ finding: Finding) {
    for earlier in all.reversed().prefix(16) where earlier.code == finding.code {
      if earlier.range.overlaps(finding.range) { return }
    }
    add(finding)
  }
}
