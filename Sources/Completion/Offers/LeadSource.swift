import Lexicon
import Text

/// What heads the next sentence of a series that words lead: 首先 → 其次, 会议指出 → 会议强调, 一方面 → 另一方面.
final class LeadSource: CompletionSource {
  let name = "lead"
  let title = "首先、其次等序次语"

  /// The last one must stand within so many units, or the series is over.
  private static let reach = 1200
  /// How many of the following leads are offered.
  private static let ahead = 3

  private struct Family {
    let name: [CodeUnit]
    /// For each step the forms of its lead.
    var steps: [[[CodeUnit]]] = []
  }

  private static let families: [Family] = {
    var families: [Family] = []
    LexiconTable.leads.forEachRow { row in
      let key = row.units(0)
      guard let step = key.last?.decimalDigit, step > 0 else { return }
      if families.last?.name.elementsEqual(key.dropLast()) != true {
        families.append(Family(name: Array(key.dropLast())))
      }
      families[families.count - 1].steps.append(row.strings(1).map { [CodeUnit]($0) })
    }
    return families
  }()

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    let mark = context.clauseMark ?? "\n"
    guard mark == "\n" || mark.isSentenceEnd || mark == "；" || mark == "，" else { return }
    let before = context.window.dropLast(context.clause.count)
    for family in Self.families {
      guard let last = lastStep(of: family, in: before.suffix(Self.reach)) else { continue }
      // After a comma only what began inside a sentence goes on: 一方面…，另一方面….
      guard mark != "，" || family.steps.count == 2 else { continue }
      var offered = 0
      for step in family.steps.indices.dropFirst(last + 1) where offered < Self.ahead {
        for form in family.steps[step].prefix(1)
        where form.starts(with: context.clause) && form.count > context.clause.count {
          evidence.offer(
            form[context.clause.count...],
            OfferCase(
              .lead,
              context.clausePlace,
              typed: context.clause.count,
              step: offered,
              age: family.steps.count == 2 ? 1 : 0,
              rivals: context.head.genre?.genre.traits.isRecord == true ? 0 : 1
            ),
            kind: .structure,
            label: String(form),
            detail: "\(String(family.name))",
          )
          offered += 1
        }
      }
    }
  }

  /// The furthest step of `family` whose lead heads a clause in `units`.
  private func lastStep(of family: Family, in units: ArraySlice<CodeUnit>) -> Int? {
    for step in family.steps.indices.reversed() {
      for form in family.steps[step] {
        let word = form.last?.isClauseMark == true ? form.dropLast() : form[...]
        guard let place = units.lastPlace(of: Array(word)), place == units.startIndex || heads(place, units) else {
          continue
        }
        return step
      }
    }
    return nil
  }

  private func heads(_ place: Int, _ units: ArraySlice<CodeUnit>) -> Bool {
    let before = units[place - 1]
    return before == "\n" || before.isClauseBoundary
  }
}
