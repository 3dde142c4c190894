import Structure
import Text

/// Runs every row of the tables over a paragraph in one pass: a table says for each unit which patterns may begin with
/// it, so that most units cost one look.
struct PatternScanner: Sendable {
  private struct Entry: Sendable {
    let info: RuleInfo
    let row: PatternCase
    /// Whether the draft as a whole decides what is told.
    var isJudged = false
  }

  private let entries: [Entry]
  private let program: PatternProgram
  /// Where the steps of each entry begin.
  private let starts: [Int]
  /// For each unit the list of entries that may begin with it; 0: none.
  private let table: [UInt16]
  /// The same for what begins with a figure, by the unit behind the whole number: 年, %, ～.
  private let tableBehindFigures: [UInt16]
  /// Where each list begins in `lists`, and one more.
  private let bounds: [Int]
  private let lists: [Int]
  /// What the second unit of a match of each entry may be, and where that begins; nothing: anything.
  private let seconds: [UInt16]
  private let secondBounds: [Int]

  /// The rows that the program brings, made ready once.
  static let shipped = PatternScanner(
    patternRules.flatMap { rule in rule.cases.map { Entry(info: rule.info, row: $0, isJudged: rule.judge != nil) } }
  )

  /// The words of one writer alone.
  init(words: [LintConfiguration.Word]) {
    self.init(words.compactMap { word in Slip.row(word).map { Entry(info: ownWordsRule.info, row: $0) } })
  }

  private init(_ entries: [Entry]) {
    self.entries = entries
    var program = PatternProgram()
    starts = entries.map { program.append($0.row.pattern) }
    self.program = program
    var byUnit: [UInt16: [Int]] = [:]
    var behindFigures: [UInt16: [Int]] = [:]
    for (index, entry) in entries.enumerated() where entry.row.pattern.isValid {
      let pattern = entry.row.pattern
      pattern.first?.forEach { unit in
        if !CodeUnit(unit).isASCIIDigit, byUnit[unit]?.last != index { byUnit[unit, default: []].append(index) }
      }
      pattern.behindFigures.forEach { unit in
        if behindFigures[unit]?.last != index { behindFigures[unit, default: []].append(index) }
      }
    }
    var (bounds, lists): ([Int], [Int]) = ([0, 0], [])
    table = Self.table(of: byUnit, &bounds, &lists)
    tableBehindFigures = Self.table(of: behindFigures, &bounds, &lists)
    (self.bounds, self.lists) = (bounds, lists)
    seconds = entries.flatMap { $0.row.pattern.second }
    var secondBounds = [0]
    for entry in entries { secondBounds.append((secondBounds.last ?? 0) + entry.row.pattern.second.count) }
    self.secondBounds = secondBounds
  }

  private static func table(of lists: [UInt16: [Int]], _ bounds: inout [Int], _ all: inout [Int]) -> [UInt16] {
    var table: [UInt16] = Array(repeating: 0, count: 0x10000)
    for (unit, list) in lists.sorted(by: { $0.key < $1.key }) {
      table[Int(unit)] = UInt16(truncatingIfNeeded: bounds.count - 1)
      all += list
      bounds.append(all.count)
    }
    return table
  }

  /// Whether `unit` may be the second of a match of `entry`.
  @inline(__always)
  private func mayGoOn(_ entry: Int, with unit: UInt16) -> Bool {
    var at = secondBounds[entry]
    let end = secondBounds[entry + 1]
    if at == end { return true }
    while at < end {
      if seconds[at] == unit { return true }
      at += 1
    }
    return false
  }

  /// Calls `body` with every match in `paragraph`, in order.
  private func forEachMatch(_ paragraph: Paragraph, _ body: (Entry, PatternMatch) -> Void) {
    let units = paragraph.units
    let content = paragraph.syntax.content.clamped(to: 0..<units.count)
    units.withUnsafeBufferPointer { buffer in
      program.run(buffer, content) { run in
        var index = content.lowerBound
        while index < content.upperBound {
          defer { index += 1 }
          let unit = buffer[index]
          var list: Int
          if unit.isASCIIDigit {
            // A number is looked at where it begins, and by what stands behind it.
            if index > content.lowerBound, buffer[index - 1].isASCIIDigit { continue }
            var behind = index + 1
            while behind < content.upperBound, buffer[behind].isASCIIDigit { behind += 1 }
            list = behind < content.upperBound ? Int(tableBehindFigures[Int(buffer[behind].rawValue)]) : 0
          } else {
            list = Int(table[Int(unit.rawValue)])
          }
          if list == 0 { continue }
          let next = index + 1 < content.upperBound ? buffer[index + 1].rawValue : 0
          for place in bounds[list]..<bounds[list + 1] {
            if !mayGoOn(lists[place], with: next) { continue }
            guard let (end, saved) = run.match(starts[lists[place]], at: index) else { continue }
            let marked = saved[0] >= 0 && saved[1] >= saved[0] ? saved[0]..<saved[1] : index..<end
            let match = PatternMatch(whole: index..<end, marked: marked, saved: saved, units: units, content: content)
            body(entries[lists[place]], match)
          }
        }
      }
    }
  }

  /// Reports what the rows find in `paragraph`, of the rules that `isOn` says; to `candidates` what the draft as a whole
  /// has to decide.
  func check(_ paragraph: Paragraph, _ isOn: Set<String>, _ report: inout Findings, _ candidates: inout Findings) {
    var found: [Finding] = []
    var judged: [Finding] = []
    forEachMatch(paragraph) { entry, match in
      guard isOn.contains(entry.info.id), !match.isInCode,
        let finding = entry.row.finding(match, of: entry.info, in: paragraph)
      else { return }
      if entry.isJudged { judged.append(finding) } else { found.append(finding) }
    }
    for finding in found { report.addIfApart(finding) }
    for finding in judged { candidates.addIfApart(finding) }
  }
}

extension PatternMatch {
  /// Whether it stands between backticks: that is no language.
  fileprivate var isInCode: Bool {
    var count = 0
    for index in content.lowerBound..<marked.lowerBound where units[at: index] == "`" { count += 1 }
    return !count.isMultiple(of: 2)
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
