import Lexicon
import Structure
import Text

/// Runs every row of the tables over a paragraph in one pass; an index says which of them may begin at a place, so that
/// most units cost two looks.
struct PatternScanner: Sendable {
  /// A row by its places: of its rule in `groups`, of itself among the rows of that.
  private struct Entry: Sendable {
    let rule: UInt32
    let row: UInt32
  }

  /// A rule with its rows. Not copied: the rows are some thousands.
  private struct Group: Sendable {
    let rule: PatternRule
    /// The place of the rule in `patternRules`.
    let place: Int
    let rows: [PatternCase]
  }

  private let groups: [Group]
  private let entries: [Entry]
  private let program: PatternProgram
  /// What each entry looks for.
  private let sought: [Sought]
  /// The first four units, or as many as are sure, that each begins with, and which bits of four they are: to compare
  /// four units as one number is much less than to attempt a match.
  private let heads: [(units: UInt64, mask: UInt64)]
  private let index: PatternIndex
  /// What begins with a figure, by the unit behind the whole number and the next that is no figure: 年 and 月, . and %.
  private let indexBehindFigures: PatternIndex

  /// What an entry looks for: steps of the program, or a word, which needs none.
  private enum Sought: Sendable {
    case steps(PatternProgram.Entry)
    case word(length: Int32)
  }

  /// The rows that the program brings, made ready once.
  static let shipped = PatternScanner(
    patternRules.enumerated().map { index, rule in Group(rule: rule, place: index, rows: rule.cases) }
  )

  /// The words of one writer alone, whose rule stands behind `patternRules`.
  init(words: [LintConfiguration.Word]) {
    self.init([Group(rule: ownWordsRule, place: patternRules.count, rows: words.compactMap(SlipWords.row))])
  }

  private init(_ groups: [Group]) {
    self.groups = groups
    entries = groups.indices.flatMap { group in
      groups[group].rows.indices.map { row in
        Entry(rule: UInt32(truncatingIfNeeded: group), row: UInt32(truncatingIfNeeded: row))
      }
    }
    var program = PatternProgram()
    var sought: [Sought] = []
    var heads: [(units: UInt64, mask: UInt64)] = []
    sought.reserveCapacity(entries.count)
    heads.reserveCapacity(entries.count)
    var keys = PatternIndex.Keys()
    var keysBehindFigures = PatternIndex.Keys()
    // One after the other: all patterns at once would be the largest thing that a short run holds.
    for (place, entry) in entries.enumerated() {
      switch groups[Int(entry.rule)].rows[Int(entry.row)].sought {
      case .word(let word):
        sought.append(.word(length: Int32(truncatingIfNeeded: word.count)))
        heads.append(Self.head(word.prefix(4).map { $0.rawValue }))
        if word.first?.isASCIIDigit == true {
          guard let behind = word.first(where: { !$0.isASCIIDigit }) else { continue }
          keysBehindFigures.add(PatternIndex.Pattern(place), behind.rawValue, 0)
        } else {
          Self.add(place, word.prefix(4).map { $0.rawValue }, to: &keys)
        }
      case .pattern(let pattern):
        sought.append(.steps(program.append(pattern)))
        heads.append(Self.head(pattern.prefix))
        guard pattern.isValid, let first = pattern.first else { continue }
        if pattern.prefix.count > 2, !first.holdsFigures {
          Self.add(place, pattern.prefix, to: &keys)
          continue
        }
        let behind = pattern.behindFigures
        let entry = PatternIndex.Pattern(place, isAtStart: pattern.isAtStart)
        keys.add(entry, first: first.withoutFigures, second: pattern.second)
        keysBehindFigures.add(entry, first: behind.first, second: behind.second)
      }
    }
    program.finish()
    (self.program, self.sought, self.heads) = (program, sought, heads)
    index = PatternIndex(keys)
    indexBehindFigures = PatternIndex(keysBehindFigures)
  }

  /// Adds an entry that begins with `units`, by a pair of the first four that no document has: 会冶 of 社会冶安, whose 社会 is
  /// met everywhere. By the first pair if documents have them all.
  private static func add(_ place: Int, _ units: [UInt16], to keys: inout PatternIndex.Keys) {
    guard let first = units.first else { return }
    let offset = (0..<max(0, min(units.count, 4) - 1)).first {
      SpellingTable.shipped.isUnseen(CodeUnit(units[$0]), CodeUnit(units[$0 + 1]))
    }
    if let offset {
      keys.add(PatternIndex.Pattern(place, offset: offset), units[offset], units[offset + 1])
    } else {
      keys.add(PatternIndex.Pattern(place), first, units[safe: 1] ?? 0)
    }
  }

  /// What `heads` holds of what begins with `units`.
  private static func head(_ units: [UInt16]) -> (units: UInt64, mask: UInt64) {
    units.prefix(4).reversed().reduce((0, 0)) { ($0.0 << 16 | UInt64($1), $0.1 << 16 | 0xFFFF) }
  }

  /// Calls `body` with every match in `paragraph`.
  private func forEachMatch(_ paragraph: Paragraph, _ body: (Int, PatternMatch) -> Void) {
    let units = paragraph.units
    let content = paragraph.syntax.content.clamped(to: 0..<units.count)
    // The run is the innermost and nothing catches it: what a closure catches is checked and counted at each place.
    index.withMaps { maps in
      units.withUnsafeBufferPointer { buffer in
        program.run(buffer, content) { run in
          var at = content.lowerBound
          while at < content.upperBound {
            var behind = numberEnd(buffer, at, content)
            if behind == at {
              let list = index.list(key(buffer, at, at + 1, content))
              if list != 0 { attempt(index, list, at, units, &run, body) }
              behind += 1
            } else if behind < content.upperBound {
              let further = numberEnd(buffer, behind + 1, content)
              let list = indexBehindFigures.list(key(buffer, behind, further, content))
              if list != 0 { attempt(indexBehindFigures, list, at, units, &run, body) }
            }
            at = maps.firstPlace(in: buffer, from: behind, to: content.upperBound)
          }
        }
      }
    }
  }

  /// The units at two places, the first of them in the text; NUL for the second behind its end.
  @inline(__always)
  private func key(
    _ units: UnsafeBufferPointer<CodeUnit>,
    _ first: Int,
    _ second: Int,
    _ content: Range<Int>,
  ) -> PatternIndex.Key {
    PatternIndex.Key(units[first], second < content.upperBound ? units[second] : CodeUnit(0))
  }

  /// Where the number ends that begins at `at`; `at` itself if there is none.
  @inline(__always)
  private func numberEnd(_ units: UnsafeBufferPointer<CodeUnit>, _ at: Int, _ content: Range<Int>) -> Int {
    var behind = at
    while behind < content.upperBound, units[behind].isASCIIDigit { behind += 1 }
    return behind
  }

  /// Tries the patterns in a list whose key stands at `at`.
  private func attempt(
    _ index: PatternIndex,
    _ list: Int,
    _ at: Int,
    _ units: [CodeUnit],
    _ run: inout PatternRun,
    _ body: (Int, PatternMatch) -> Void,
  ) {
    for place in index.places(list) {
      let pattern = index.pattern(place)
      let (entry, start) = (pattern.index, at - pattern.offset)
      let isPlace = pattern.isAtStart ? start == run.content.lowerBound : start >= run.content.lowerBound
      guard isPlace, run.units.four(at: start) & heads[entry].mask == heads[entry].units,
        let (end, saved) = match(entry, at: start, in: units, &run)
      else { continue }
      let marked = saved[0] >= 0 && saved[1] >= saved[0] ? saved[0]..<saved[1] : start..<end
      let match = PatternMatch(whole: start..<end, marked: marked, saved: saved, units: units, content: run.content)
      body(entry, match)
    }
  }

  /// The end of what an entry finds at `at`, whose head stands there, and what was saved; nil if it finds nothing.
  private func match(
    _ entry: Int,
    at start: Int,
    in units: [CodeUnit],
    _ run: inout PatternRun
  ) -> (end: Int, saved: PatternRun.Slots)? {
    switch sought[entry] {
    case .steps(let steps): return run.match(steps, at: start)
    case .word(let length):
      let end = start + Int(length)
      guard end <= run.content.upperBound else { return nil }
      if length > 4, case .word(let word) = groups[Int(entries[entry].rule)].rows[Int(entries[entry].row)].sought,
        !units[start..<end].elementsEqual(word)
      {
        return nil
      }
      return (end, PatternRun.Slots(repeating: -1))
    }
  }

  /// Reports what the rows find in `paragraph`, of the rules that `isOn` says by their place; to `candidates` what the draft as a whole
  /// has to decide.
  func check(_ paragraph: Paragraph, _ isOn: [Bool], _ report: inout Findings, _ candidates: inout Findings) {
    var matches: [(entry: Int, match: PatternMatch)] = []
    forEachMatch(paragraph) { entry, match in
      // In the order of where they begin, then of the rows: it decides between rows of one rule. They come by their keys,
      // which stand at most two units further.
      let start = match.whole.lowerBound
      matches.append((entry, match))
      var place = matches.count - 1
      while place > 0, case let other = matches[place - 1].match.whole.lowerBound,
        other > start || other == start && matches[place - 1].entry > entry
      {
        matches.swapAt(place - 1, place)
        place -= 1
      }
    }
    var found: [Finding] = []
    var judged: [Finding] = []
    var hidden: HiddenRanges?
    var shown: MentionedSlips?
    for (entry, match) in matches {
      let group = groups[Int(entries[entry].rule)]
      guard isOn[group.place] else { continue }
      let ranges = hidden ?? HiddenRanges(match.units, in: match.content)
      hidden = ranges
      let slips = shown ?? MentionedSlips(match.units, in: match.content)
      shown = slips
      guard !ranges.contains(match.marked.lowerBound), !slips.contains(match.marked.lowerBound),
        let finding = group.rows[Int(entries[entry].row)].finding(match, of: group.rule.info, in: paragraph)
      else { continue }
      if group.rule.judge != nil { judged.append(finding) } else { found.append(finding) }
    }
    for finding in found { report.addIfApart(finding) }
    for finding in judged { candidates.addIfApart(finding) }
  }
}
