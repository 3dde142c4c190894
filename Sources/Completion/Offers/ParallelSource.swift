import PhraseBank
import Text

/// The next members of a parallel set one of whose members stands in the draft.
final class ParallelSource: CompletionSource {
  let name = "parallel"
  let title = "成组排比的其余各项"

  /// How many clauses before the cursor are looked up, how many members are offered of a set, how many sets are
  /// followed up for one cursor: bounds on work, far beyond what is ever shown.
  private static let clauses = 12
  private static let ahead = 4
  private static let setLimit = 12
  /// A frame of so many units is no coincidence.
  private static let telling = 4

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    let written = context.recentClauses(Self.clauses)
    guard !written.isEmpty else { return }
    for (layerIndex, layer) in context.bank.layers.enumerated() where !layer.parallels.isEmpty {
      var present = UniqueList<[UInt8]>()
      var hits: [(hit: SetIndex.Hit, age: Int)] = []
      for (age, clause) in written.enumerated() where hits.count < Self.setLimit {
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
      for (hit, age) in hits.prefix(Self.setLimit) {
        // A member of many sets (加强社会治理) points to none of them in particular.
        let rivals = hits.count { $0.age == age } - 1
        offer(hit, age: age, rivals: rivals, present: present, layer: layerIndex, context, &evidence)
      }
    }
  }

  private func offer(
    _ hit: SetIndex.Hit,
    age: Int,
    rivals: Int,
    present: UniqueList<[UInt8]>,
    layer: Int,
    _ context: CompletionContext,
    _ evidence: inout Evidence,
  ) {
    var members: [Range<Int>] = []
    hit.row.forEachValue(of: 2) { members.append($0) }
    // In order from the one after the member found, then from the beginning.
    // A set with nothing in common is no frame: one of its members is a word like any other.
    let fixedCount = Template(hit.row.bytes.units(in: hit.row.field(0))).fixedCount
    if fixedCount == 0 {
      let written = members.count {
        present.contains(Array(hit.row.bytes.buffer[$0.clamped(to: 0..<hit.row.bytes.count)]))
      }
      guard written > 1 else { return }
    }
    let order = Array(members.indices.filter { $0 > hit.place }) + members.indices.filter { $0 < hit.place }
    var step = 0
    for place in order {
      let range = members[place]
      let bytes = hit.row.bytes
      if present.contains(Array(bytes.buffer[range.clamped(to: 0..<bytes.count)])) { continue }
      let member = bytes.units(in: range)
      // What the draft has said, however far above, it does not say again.
      guard let due = context.due(member), !context.window.contains(member) else { continue }
      evidence.offer(
        due.remainder,
        OfferCase(
          .parallel,
          due.place,
          typed: due.typed,
          step: step,
          age: age,
          rivals: rivals > 0 ? 2 : fixedCount >= Self.telling ? 0 : 1
        ),
        kind: .parallel,
        label: String(due.text),
        detail: "排比 · \(place + 1)/\(members.count)",
        token: context.bank.token(layer: layer, .parallels, hit.row),
      )
      step += 1
      if step >= Self.ahead { return }
    }
  }
}
