import Lexicon
import Structure
import Text

/// 市政府、市财政局： below the title of a 请示.
final class RecipientManyRule: Rule {
  let info = RuleInfo(
    id: "recipient-many",
    title: "上行文主送一个机关",
    explanation: "请示、报告原则上主送一个上级机关，需要同时报送其他机关的用抄送。同一地方的党委、政府并列（市委、市政府）的不提示。",
    basis: "《党政机关公文处理工作条例》第十五条第一项",
    severity: .warning,
    group: .elements,
    good: [
      Example("关于拨付经费的请示\n市政府：\n因工作需要，拟申请经费10万元。妥否，请批示。\n"),
      Example("关于防汛工作情况的报告\n中共某市委、某市人民政府：\n现将防汛工作情况报告如下。\n"),
    ],
    bad: [
      Example("关于拨付经费的请示\n市政府⟦、市财政局⟧：\n因工作需要，拟申请经费10万元。妥否，请批示。\n"),
      Example("关于拨付经费的请示\n市财政局⟦并市水利局⟧：\n因工作需要，拟申请经费10万元。妥否，请批示。\n"),
    ],
  )

  private static let organEnds = CueSet(.organEnd)

  func check(_ draft: Draft, _ report: inout Findings) {
    guard draft.direction == .up, let element = draft.element(.recipient),
      let line = draft.document.lines(of: element).first
    else { return }
    let end = max(line.content.lowerBound, line.content.upperBound - 1)
    var depth = 0
    for index in line.content {
      let unit = line.units[index]
      if unit.isOpening { depth += 1 } else if unit.isClosing { depth = max(0, depth - 1) }
      // 市财政局并市水利局: 并 stands between two offices, and in the name of none.
      let joins =
        unit == "、" || unit == "，" || unit == "并" && Self.organEnds.length(endingAt: index, in: line.units) != nil
      guard depth == 0, joins else { continue }
      if Self.areOfOnePlace(line.units, line.content.lowerBound..<index, index + 1..<end) { return }
      report.add(info, at: line.range(index..<max(index + 1, end)), "请示、报告原则上主送一个机关，其他的用抄送")
      return
    }
  }

  /// Whether the first is the Party committee and the second the government of one place: 市委、市政府, 州党委、州人民政府. Both
  /// lead what is reported, and a paper goes to both at once.
  private static func areOfOnePlace(_ units: [CodeUnit], _ first: Range<Int>, _ second: Range<Int>) -> Bool {
    guard first.lowerBound <= first.upperBound, second.lowerBound <= second.upperBound else { return false }
    var (party, government) = (
      Array(units[first.clamped(to: units.indices)]), Array(units[second.clamped(to: units.indices)])
    )
    if party.has("中共", at: 0) { party.removeFirst(2) }
    guard drop(["委员会", "党工委", "党委", "委"], from: &party), drop(["人民政府", "政府", "管理委员会", "管委会"], from: &government)
    else { return false }
    return !party.isEmpty && party == government
  }

  /// Takes the first of `endings` away that `name` ends in; false if there is none.
  private static func drop(_ endings: [StaticString], from name: inout [CodeUnit]) -> Bool {
    for ending in endings {
      let count = ending.utf16Length
      guard name.count >= count, name.has(ending, at: name.count - count) else { continue }
      name.removeLast(count)
      return true
    }
    return false
  }
}
