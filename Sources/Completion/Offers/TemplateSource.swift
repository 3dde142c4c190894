import PhraseBank
import Text

/// The members of parallel sets by their template: when its first words are typed (在做 → 在做“深”上谋划), and when the
/// draft follows it with words of its own (after 在做“亮”上出彩 the set 在做“{}”上{} goes on).
enum TemplateSource: CompletionSource {
  static let name = "template"

  /// Clauses before the cursor that are tried, rows read for each beginning, sets that are followed.
  private static let clauses = 2
  private static let rowLimit = 16
  private static let setLimit = 4
  /// Units of a clause that are tried as a member, from its end.
  private static let longest = 14
  /// Units of a template that must be the same: fewer fit everything.
  private static let fixedUnits = 3

  static func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    for (index, layer) in context.bank.layers.enumerated() where !layer.parallels.isEmpty {
      begin(layer, index, context, &evidence)
      var sets = 0
      for (age, clause) in context.recentClauses(clauses).enumerated() {
        let clause = clause.suffix(longest)
        let bytes = [UInt8](utf8: clause)
        var offset = 0
        for start in clause.indices {
          defer { offset += clause[start].utf8Length }
          guard clause.endIndex - start >= 4, sets < setLimit, clause[start] != "的" else { continue }
          let suffix = clause[start...]
          let key = clause[start].utf8Length + clause[start + 1].utf8Length
          let found = bytes.withUnsafeBufferPointer { bytes in
            rows(beginningLike: suffix, UnsafeBufferPointer(rebasing: bytes[offset...]), key: key, layer)
          }
          for row in found where sets < setLimit {
            sets += offer(row, like: suffix, age: age, layer: index, context, &evidence) ? 1 : 0
          }
        }
      }
    }
  }

  /// Offers the members of sets whose template begins with what is typed.
  private static func begin(
    _ layer: PhraseBank.Layer,
    _ index: Int,
    _ context: CompletionContext,
    _ evidence: inout Evidence,
  ) {
    for length in stride(from: min(6, context.clause.count), through: 2, by: -1) {
      let key = [UInt8](utf8: context.clause.suffix(length))
      let rows = key.withUnsafeBufferPointer { Self.rows(beginningWith: $0, layer) }
      guard !rows.isEmpty else { continue }
      // The fewer sets begin like this, the surer it is one of them.
      let share = length > 2 ? min(0.08, 0.1 / Float(rows.count)) : rows.count > 2 ? 0.005 : 0.08
      for row in rows.prefix(setLimit) {
        var step: Float = 0
        var place = 0
        row.forEachValue(of: 2) { value in
          place += 1
          let member = row.bytes.units(in: value)
          guard step < 4, member.starts(with: context.clause.suffix(length)), member.count > length,
            !context.window.contains(member)
          else { return }
          evidence.offer(
            member[length...],
            probability: share / (1 + 0.3 * step),
            kind: .parallel,
            label: String(member),
            detail: "排比 · \(place)",
            token: context.bank.token(layer: index, .parallels, row),
          )
          step += 1
        }
      }
      return
    }
  }

  private static func rows(beginningWith key: UnsafeBufferPointer<UInt8>, _ layer: PhraseBank.Layer) -> [TableRow] {
    var result: [TableRow] = []
    var next = layer.parallels.row(at: layer.parallels.lowerBound(key))
    while let row = next, result.count < rowLimit,
      layer.parallels.compare(lineAt: row.line.lowerBound, with: key) == .startsWith
    {
      result.append(row)
      next = layer.parallels.row(after: row)
    }
    return result
  }

  /// Of the first rows whose template begins with the first two units of `clause`, which are `key` of its `bytes`,
  /// those whose template fits all of it.
  private static func rows(
    beginningLike clause: ArraySlice<CodeUnit>,
    _ bytes: UnsafeBufferPointer<UInt8>,
    key: Int,
    _ layer: PhraseBank.Layer,
  ) -> [TableRow] {
    var result: [TableRow] = []
    let table = layer.parallels
    let key = UnsafeBufferPointer(rebasing: bytes[..<key])
    guard var offset = layer.sets.firstRow(beginning: key) else { return [] }
    for _ in 0..<rowLimit {
      guard table.compare(lineAt: offset, with: key) == .startsWith, let row = table.row(at: offset) else { break }
      if begins(row, like: bytes),
        Template(row.bytes.units(in: row.field(0))).fits(clause, fixedUnits: fixedUnits)
      {
        result.append(row)
      }
      offset = row.line.upperBound + 1
    }
    return result
  }

  /// Whether `clause` begins with the template of `row` up to its first slot: most are out at once.
  private static func begins(_ row: TableRow, like clause: UnsafeBufferPointer<UInt8>) -> Bool {
    var offset = row.line.lowerBound
    for byte in clause {
      let wanted = row.bytes[offset]
      if wanted == UInt8(ascii: "{") { return true }
      guard wanted == byte else { return false }
      offset += 1
    }
    return false
  }

  private static func offer(
    _ row: TableRow,
    like clause: ArraySlice<CodeUnit>,
    age: Int,
    layer: Int,
    _ context: CompletionContext,
    _ evidence: inout Evidence,
  ) -> Bool {
    var members: [(units: [CodeUnit], place: Int)] = []
    var count = 0
    row.forEachValue(of: 2) { value in
      count += 1
      members.append((row.bytes.units(in: value), count))
    }
    // A member of the set itself is the business of `ParallelSource`.
    guard !members.contains(where: { clause.elementsEqual($0.units) }) else { return false }
    var step: Float = 0
    for member in members where step < 3 && !context.window.contains(member.units) {
      guard let typed = context.tail(beginning: member.units) else { continue }
      evidence.offer(
        member.units[typed...],
        probability: (typed > 1 ? 0.3 : 0.08) / (1 + Float(age)) / (1 + 0.3 * step),
        kind: .parallel,
        label: String(member.units),
        detail: "排比 · \(member.place)/\(count)",
        token: context.bank.token(layer: layer, .parallels, row),
      )
      step += 1
    }
    return step > 0
  }
}

/// A template of a parallel set: fixed units with `{}` for what changes.
struct Template {
  private let parts: [[CodeUnit]]

  init(_ units: [CodeUnit]) {
    var parts: [[CodeUnit]] = [[]]
    var isSlot = false
    for unit in units {
      if unit == "{" {
        isSlot = true
        parts.append([])
      } else if unit == "}" {
        isSlot = false
      } else if !isSlot {
        parts[parts.count - 1].append(unit)
      }
    }
    self.parts = parts
  }

  /// Whether `clause` is the fixed parts in their order with something, but not much, between them.
  func fits(_ clause: ArraySlice<CodeUnit>, fixedUnits: Int) -> Bool {
    guard parts.count > 1, parts.reduce(0, { $0 + $1.count }) >= fixedUnits else { return false }
    guard let first = parts.first, let last = parts.last, clause.starts(with: first) else { return false }
    var rest = clause.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      guard let found = place(of: part, in: rest) else { return false }
      rest = rest[(found + part.count)...]
    }
    return rest.count > last.count && rest.count <= last.count + Self.widest
      && rest.suffix(last.count).elementsEqual(last)
  }

  /// A slot is filled with at most so many units.
  private static let widest = 10

  private func place(of part: [CodeUnit], in units: ArraySlice<CodeUnit>) -> Int? {
    var start = units.startIndex + 1
    while start + part.count <= units.endIndex, start - units.startIndex <= Self.widest {
      if units[start..<start + part.count].elementsEqual(part) { return start }
      start += 1
    }
    return nil
  }
}
