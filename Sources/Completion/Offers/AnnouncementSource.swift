import Lexicon
import PhraseBank
import Structure
import Text

/// The members that an announced set still lacks: “四个自信” with two of them written, “三个到位” before 一是.
///
/// What belongs to an announcement is known from the lexicon (sets that everybody knows), from `structures.tsv`, and for
/// sets whose members all end alike (N个到位) from the expressions that end so. An announcement alone offers nothing: most
/// are set phrases in passing. A list must have begun: with a member, with what leads to one (即, ：), or with 一是.
final class AnnouncementSource: CompletionSource {
  let name = "announcement"
  let title = "所述几项中尚缺的各项"

  /// How many lines up an announcement is looked for; within how many units a known name.
  private static let lines = 24
  private static let units = 400
  /// Units before an announcement that may belong to its entry in the bank: 做到“三个到位”.
  private static let lead = 4

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    if let known = Self.known(context) {
      offer(known, context, &evidence)
      return
    }
    if let announced = announced(context) { offer(announced, context, &evidence) }
  }

  /// A set of members, and where in the window its announcement ends.
  private struct AnnouncedSet {
    var name: String
    var members: [[CodeUnit]]
    var end: Int
    var token: CompletionToken?
  }

  // MARK: Sets that everybody knows

  private static let named: [(name: [CodeUnit], members: [String])] = {
    var named: [(name: [CodeUnit], members: [String])] = []
    LexiconTable.namedSets.forEachRow { named.append((name: $0.units(0), members: $0.strings(1))) }
    return named
  }()

  /// The last of the known names in the units before the cursor.
  private static func known(_ context: CompletionContext) -> AnnouncedSet? {
    let window = context.window
    let start = max(0, window.count - units)
    var best: (end: Int, index: Int)?
    for (index, set) in named.enumerated() where set.name.count > 2 {
      guard let place = window[start...].lastPlace(of: set.name) else { continue }
      let end = place + set.name.count
      if end > best?.end ?? 0 { best = (end, index) }
    }
    guard let best else { return nil }
    let set = named[best.index]
    return AnnouncedSet(name: String(set.name), members: set.members.map { [CodeUnit]($0) }, end: best.end)
  }

  // MARK: Announcements of the draft

  private func announced(_ context: CompletionContext) -> AnnouncedSet? {
    var line = context.position.line
    var end = context.window.count
    while line >= 0, context.position.line - line <= Self.lines {
      let units = context.document.text.line(line).units
      guard context.document.syntax.indices.contains(line) else { break }
      let isHere = line == context.position.line
      for announcement in context.document.syntax[line].announcements.reversed() {
        let range = announcement.range.clamped(to: 0..<units.count)
        guard !range.isEmpty, !isHere || range.upperBound <= context.position.column else { continue }
        guard let place = context.window[..<end].lastPlace(of: Array(units[range])) else { continue }
        end = place + range.count
        let noun = Array(units[announcement.noun.clamped(to: 0..<units.count)])
        if let set = set(range, noun, units, context, end: end) { return set }
      }
      line -= 1
    }
    return nil
  }

  private func set(
    _ range: Range<Int>,
    _ noun: [CodeUnit],
    _ units: [CodeUnit],
    _ context: CompletionContext,
    end: Int,
  ) -> AnnouncedSet? {
    // 三点, 4个: a bare number names nothing.
    guard noun.count >= 2 else { return nil }
    let text = String(Array(units[range]))
    if let found = row(for: range, in: units, context) {
      var members: [[CodeUnit]] = []
      found.row.forEachValue(of: 2) { members.append(found.row.bytes.units(in: $0)) }
      // A list that does not take up the name it was announced by belongs to the paper it comes from. The writer's own
      // papers may go on as they did.
      if found.layer > 0 || members.allSatisfy({ $0.suffix(noun.count).elementsEqual(noun) }) {
        let token = context.bank.token(layer: found.layer, .structures, found.row)
        return AnnouncedSet(name: text, members: members, end: end, token: token)
      }
    }
    let members = Self.named.first { $0.name == noun }?.members.map { [CodeUnit]($0) } ?? []
    return members.isEmpty ? nil : AnnouncedSet(name: text, members: members, end: end)
  }

  private func row(
    for range: Range<Int>,
    in units: [CodeUnit],
    _ context: CompletionContext,
  ) -> (row: TableRow, layer: Int)? {
    // The longest entry first: with the quotation marks and the verb before them, down to the bare phrase.
    let end = units[at: range.upperBound].isClosing ? 1 : 0
    for (before, after) in [(Self.lead, end), (3, end), (2, end), (1, end), (0, 0)] {
      guard range.lowerBound >= before else { continue }
      let key = [UInt8](utf8: units[range.lowerBound - before..<range.upperBound + after])
      for (index, layer) in context.bank.layers.enumerated().reversed() {
        if let row = key.withUnsafeBufferPointer({ layer.structures.row(for: $0) }) { return (row, index) }
      }
    }
    return nil
  }

  // MARK: Offers

  private func offer(_ set: AnnouncedSet, _ context: CompletionContext, _ evidence: inout Evidence) {
    let listed = context.window[set.end...]
    let written = set.members.filter { isListed($0, in: listed) }
    guard written.count < set.members.count, !written.isEmpty || isLedIn(listed, context) else { return }
    // What stands before a member that is written already: 做到 in 首先，做到重视程度到位.
    let isLed = written.contains { lead(of: $0, in: listed)?.elementsEqual(context.item) == true }
    var step = 0
    for (place, member) in set.members.enumerated() where !written.contains(member) {
      let typed = isLed || context.item.isEmpty ? 0 : context.item.commonTail(with: member)
      guard typed > 0 || isLed || context.item.isEmpty else { continue }
      evidence.offer(
        member[typed...],
        OfferCase(.announced, context.clausePlace, typed: typed, step: step, age: written.isEmpty ? 1 : 0),
        kind: .structure,
        label: String(member),
        detail: "\(set.name) · \(place + 1)/\(set.members.count)",
        token: set.token,
      )
      step += 1
    }
  }

  /// Whether `member` stands in `units` as one of a list, alone between marks or at the end of its clause, and not as a word
  /// of a sentence: 创新 in 创新引擎作用 begins no list of 新发展理念.
  private func isListed(_ member: [CodeUnit], in units: ArraySlice<CodeUnit>) -> Bool {
    var rest = units
    while let place = rest.lastPlace(of: member) {
      let next = units[(place + member.count)...].first
      if next.map({ $0.isMark || $0 == "\n" }) ?? true { return true }
      rest = units[units.startIndex..<place]
    }
    return false
  }

  /// Whether the list begins at the cursor: behind ：, 即, 是, a bracket, or an ordinal.
  private func isLedIn(_ listed: ArraySlice<CodeUnit>, _ context: CompletionContext) -> Bool {
    if context.clausePlace == .item { return true }
    guard listed.count <= 8, let last = listed.last(where: { !context.item.contains($0) || $0.isClauseMark }) else {
      return false
    }
    return last == "：" || last == "（" || last == "即" || last == "是"
  }

  private func lead(of member: [CodeUnit], in units: ArraySlice<CodeUnit>) -> ArraySlice<CodeUnit>? {
    guard let place = units.lastPlace(of: member) else { return nil }
    var start = place
    while start > units.startIndex, place - start < 8, units[start - 1] != "\n", !units[start - 1].isClauseBoundary {
      start -= 1
    }
    return start < place ? units[start..<place] : nil
  }
}
