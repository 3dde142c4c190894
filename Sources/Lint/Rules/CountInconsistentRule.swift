import Structure
import Text

/// “三项制度” here and “四项制度” there.
final class CountInconsistentRule: Rule {
  let info = RuleInfo(
    id: "count-inconsistent",
    title: "同一提法的数目应当前后一致",
    explanation: """
      同一个带数目的提法（“三项制度”“三进三同”）在文中几处出现，数目应当一致。
      只在其他各处都一致、仅有一处差一，并且至少一处加了引号时提示；相隔很远的不提示；确是两个提法的，可以不理会。
      """,
    basis: "写作惯例（术语统一）",
    severity: .hint,
    group: .consistency,
    good: [Example("全面落实“三项制度”。\n实践证明，“三项制度”行之有效。\n各地还开展了“五项活动”。\n")],
    bad: [Example("全面落实“三项制度”。\n实践证明，“三项制度”行之有效。\n要把⟦“四项制度”⟧坚持下去。\n")]
  )

  func check(_ slogan: Slogan, in document: Document, _ report: inout Findings) {
    guard slogan.uses.count >= 3, slogan.uses.contains(where: { $0.announcement.isQuoted }) else { return }
    let numbers = slogan.uses.map { $0.announcement.parts.isEmpty ? [$0.announcement.count] : $0.announcement.parts }
    guard let odd = single(numbers), let usual = numbers[safe: odd == 0 ? 1 : 0], let use = slogan.uses[safe: odd],
      usual.count == numbers[odd].count, usual.count > 1 || zip(usual, numbers[odd]).allSatisfy({ abs($0 - $1) <= 1 })
    else { return }
    let phrase = { (use: Slogan.Use) in String(use.paragraph.units[use.announcement.shown(in: use.paragraph.units)]) }
    let others = slogan.uses.indices.filter { $0 != odd }.compactMap { slogan.uses[safe: $0] }
    // Far apart in a long report, “四大工程” of one trade and “三大工程” of another are two things.
    let isNear = { (other: Slogan.Use) in
      abs(other.paragraph.lines.lowerBound - use.paragraph.lines.lowerBound) <= Self.reach
    }
    guard let other = others.first, others.contains(where: isNear) else { return }
    let new = Array(other.paragraph.units[other.announcement.range])
    let own = use.paragraph.range(use.announcement.range)
    report.add(
      info,
      at: use.paragraph.range(use.announcement.shown(in: use.paragraph.units)),
      "这里是\(phrase(use))，其他\(others.count)处都是\(phrase(other))；请核对",
      related: others.prefix(8).map { other in
        Finding.Related(range: other.paragraph.range(other.announcement.range), message: phrase(other))
      },
      fixes: new.count == use.announcement.range.count
        ? [Fix(title: "改为“\(String(new))”", edits: [TextEdit(range: own, newText: new)], isCertain: false)] : [],
    )
  }

  /// How many lines apart the same slogan is spoken of: more finds slips in longer papers and joins different things. On
  /// train, dev and field all three alarms over twenty lines were false.
  private static let reach = 8

  /// The index of the one that differs from all others, which agree.
  private func single(_ numbers: [[Int]]) -> Int? {
    let groups = KeyedList(grouping: numbers.indices) { numbers[$0] }
    guard groups.count == 2, let odd = groups.values.first(where: { $0.count == 1 })?.first else { return nil }
    return odd
  }
}
