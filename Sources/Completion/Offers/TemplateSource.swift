import PhraseBank
import Text

/// The members of parallel sets by their template: when its first words are typed (在做 → 在做“深”上谋划), and when the
/// draft follows it with words of its own (after 在做“亮”上出彩 the set 在做“{}”上{} goes on).
final class TemplateSource: CompletionSource {
  let name = "template"
  let title = "按句式接排比"

  // The first three bound the work at a keystroke and trade it against sets that stand further down the table; the next
  // two trade members of long sets against accidental likeness. Set by hand on the drafting scenes and on `ksr.py`.

  /// Clauses before the cursor that are tried as members.
  private static let clauses = 2
  /// Rows of the table that are read for one beginning.
  private static let rowLimit = 16
  /// Sets that are offered for one clause.
  private static let setLimit = 4
  /// Units of a clause that are tried as a member, from its end.
  private static let longest = 14
  /// Units that may stand in one gap of a template.
  private static let widest = 10
  /// What ends a lead that says what shall be done.
  private static let modals: [CodeUnit] = ["要", "将", "应", "须"]
  /// Units of a template that must be the same: fewer fit everything.
  private static let fixedCount = 3
  /// So many fixed units (在做“{}”上{}) make a frame that its beginning points to; 提升{}能力 begins as any sentence may.
  private static let telling = 5

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    for (index, layer) in context.bank.layers.enumerated() where !layer.parallels.isEmpty {
      begin(layer, index, context, &evidence)
      var sets = 0
      for (age, clause) in context.recentClauses(Self.clauses).enumerated() {
        let clause = clause.suffix(Self.longest)
        let bytes = [UInt8](utf8: clause)
        var offset = 0
        for start in clause.indices {
          defer { offset += clause[start].utf8Length }
          guard clause.endIndex - start >= 4, sets < Self.setLimit, clause[start] != "的" else { continue }
          let suffix = clause[start...]
          let key = clause[start].utf8Length + clause[start + 1].utf8Length
          let found = bytes.withUnsafeBufferPointer { bytes in
            Self.rows(beginningLike: suffix, UnsafeBufferPointer(rebasing: bytes[offset...]), key: key, layer)
          }
          for row in found where sets < Self.setLimit {
            sets += offer(row, like: suffix, age: age, layer: index, context, &evidence) ? 1 : 0
          }
        }
      }
    }
  }

  /// Offers the members of sets whose template begins with what is typed.
  private func begin(
    _ layer: PhraseBank.Layer,
    _ index: Int,
    _ context: CompletionContext,
    _ evidence: inout Evidence,
  ) {
    for length in stride(from: min(6, context.clause.count), through: 2, by: -1) {
      // A slogan begins its clause, or stands behind a short lead (我们) or any that says what shall be done (各级党委要).
      let lead = context.item.count - length
      let isBehindModal = lead > 0 && context.item.dropLast(length).last.map { Self.modals.contains($0) } == true
      guard (0...2).contains(lead) || isBehindModal else { continue }
      let key = [UInt8](utf8: context.clause.suffix(length))
      let rows = key.withUnsafeBufferPointer { Self.rows(beginningWith: $0, layer) }
      guard !rows.isEmpty else { continue }
      for row in rows.prefix(Self.setLimit) {
        let isTelling = Template(row.bytes.units(in: row.field(0))).fixedCount >= Self.telling
        var step = 0
        var place = 0
        row.forEachValue(of: 2) { value in
          place += 1
          let member = row.bytes.units(in: value)
          guard step < 4, member.starts(with: context.clause.suffix(length)), member.count > length,
            !context.window.contains(member)
          else { return }
          evidence.offer(
            member[length...],
            // The fewer sets begin like this, the surer it is one of them.
            OfferCase(
              .parallelBeginning,
              lead == 0 ? .clause : .item,
              typed: length,
              step: step,
              rivals: rows.count - 1,
            ),
            kind: .parallel,
            label: String(member),
            detail: "排比 · \(place)",
            token: context.bank.token(layer: index, .parallels, row),
            isTelling: isTelling,
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
      if begins(row, like: bytes) {
        let template = Template(row.bytes.units(in: row.field(0)))
        if template.fixedCount >= fixedCount, template.fits(clause, widest: widest) { result.append(row) }
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

  private func offer(
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
    var step = 0
    for member in members where step < 3 && !context.window.contains(member.units) {
      guard let due = context.due(member.units) else { continue }
      evidence.offer(
        due.remainder,
        OfferCase(.parallelTemplate, due.place, typed: due.typed, step: step, age: age),
        kind: .parallel,
        label: String(due.text),
        detail: "排比 · \(member.place)/\(count)",
        token: context.bank.token(layer: layer, .parallels, row),
      )
      step += 1
    }
    return step > 0
  }
}
