import PhraseBank
import Text

/// The next members of a parallel set one of whose members stands in the draft.
enum ParallelSource: CompletionSource {
  static let name = "parallel"

  /// How many clauses before the cursor are looked up, and how many members are offered of a set.
  private static let clauses = 12
  private static let ahead = 4

  /// Sets that are followed up for one cursor.
  private static let setLimit = 12

  static func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    let written = context.recentClauses(clauses)
    guard !written.isEmpty else { return }
    for (layerIndex, layer) in context.bank.layers.enumerated() where !layer.parallels.isEmpty {
      var present: Set<[UInt8]> = []
      var hits: [(hit: SetIndex.Hit, age: Int)] = []
      for (age, clause) in written.enumerated() where hits.count < setLimit {
        // A member often follows a lead (我们将在做“深”上谋划): every suffix of the clause may be one.
        let bytes = [UInt8](utf8: clause)
        bytes.withUnsafeBufferPointer {
          layer.sets.eachMember(ending: $0) { start, found in
            present.insert(Array(bytes[start...]))
            for hit in found where !hits.contains(where: { $0.hit.row.line == hit.row.line }) {
              hits.append((hit, age))
            }
          }
        }
      }
      // Where a number is due, the slogan comes after it.
      let share: Float = context.isAtLineStart && evidence.proposesNumber ? 0.3 : 1
      for (hit, age) in hits.prefix(setLimit) {
        // A member of many sets (加强社会治理) points to none of them in particular.
        let rivals = hits.count { $0.age == age }
        offer(hit, age: age, share: share / Float(rivals), present: present, layer: layerIndex, context, &evidence)
      }
    }
  }

  private static func offer(
    _ hit: SetIndex.Hit,
    age: Int,
    share: Float,
    present: Set<[UInt8]>,
    layer: Int,
    _ context: CompletionContext,
    _ evidence: inout Evidence,
  ) {
    var members: [Range<Int>] = []
    hit.row.forEachValue(of: 2) { members.append($0) }
    // In order from the one after the member found, then from the beginning.
    let order = Array(members.indices.filter { $0 > hit.place }) + members.indices.filter { $0 < hit.place }
    var step: Float = 0
    for place in order {
      let range = members[place]
      let bytes = hit.row.bytes
      if present.contains(Array(bytes.buffer[range.clamped(to: 0..<bytes.count)])) { continue }
      let member = bytes.units(in: range)
      guard let typed = context.tail(beginning: member) else { continue }
      let base: Float = typed == 0 ? 0.4 : typed == 1 ? 0.2 : 0.6
      evidence.offer(
        member[typed...],
        probability: base * share / (1 + Float(age)) / (1 + 0.3 * step),
        kind: .parallel,
        label: bytes.string(in: range),
        detail: "排比 · \(place + 1)/\(members.count)",
        token: context.bank.token(layer: layer, .parallels, hit.row),
      )
      step += 1
      if step >= Float(ahead) { return }
    }
  }
}
