import Lexicon
import Structure
import Text

/// 各有关单位， or 各有关单位 without a mark below the title of a 通知.
final class RecipientMarkRule: Rule {
  let info = RuleInfo(
    id: "recipient-mark",
    title: "主送机关之后用冒号",
    explanation: "主送机关顶格写，之后用全角冒号。只看标题下一行，并且只在文种确定时检查。",
    basis: "GB/T 9704—2012 第7.3.2条",
    severity: .warning,
    group: .elements,
    good: [
      Example("关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n"),
      Example("关于加强督查工作的通知\n各单位要切实做好督查工作。\n请认真贯彻执行。\n"),
    ],
    bad: [
      Example("关于加强督查工作的通知\n各有关单位⟦，⟧\n现将有关事项通知如下，请认真贯彻执行。\n"),
      Example("关于暑期放假的通知\n校属各单⟦位⟧\n根据校历安排，现将有关事项通知如下：\n"),
      Example("在动员大会上的讲话\n（2024年3月1日）\n同志们⟦，⟧\n今天召开会议，部署防汛工作。\n"),
      Example("政府工作报告\n各位代表⟦。⟧\n现在，我代表市人民政府向大会报告工作。\n"),
      Example("关于加强督查工作的通知\n各有关单⟦位⟧\n现将有关事项通知如下，请认真贯彻执行。\n"),
    ],
  )

  private static let wrong: [CodeUnit] = ["，", "。", "；", "、", ";", ","]
  private static let organEnds = CueSet(.organEnd)
  private static let recipientEnds = CueSet(.recipientEnd)

  func check(_ draft: Draft, _ report: inout Findings) {
    tellGreeting(in: draft.document, &report)
    guard draft.genre != nil, let at = draft.lineBelowTitle, let line = ElementLine(at, of: draft.document),
      line.content.count >= 3, case let last = line.content.upperBound - 1,
      !line.units[line.content.lowerBound..<last].contains(where: { $0.isSentenceEnd })
    else { return }
    let isMarked = Self.wrong.contains(line.units[at: last])
    let end = isMarked ? last : last + 1
    let isOrgan = Self.organEnds.length(endingAt: end, in: line.units) != nil
    // 校属各单位, 市直各部门.
    let toAll = line.units[line.content].prefix(4).contains("各")
    // 各单位要抓好落实。 is a sentence.
    guard isOrgan || toAll && Self.recipientEnds.length(endingAt: end, in: line.units) != nil,
      toAll || (isMarked ? line.content.count <= 15 : draft.genre?.traits.asking == .due),
      isMarked || line.units[at: last].isHan && sentenceFollows(at, in: draft.document)
    else { return }
    let place = line.range(last..<last + 1)
    let edit =
      isMarked
      ? TextEdit(range: place, newText: "：") : TextEdit(range: TextRange(line: at, end..<end), newText: "：")
    let title = isMarked ? "改为“：”" : "补上“：”"
    report.add(
      info,
      at: place,
      "主送机关之后用“：”",
      fixes: [Fix(title: title, edits: [edit], isCertain: false)]
    )
  }

  /// Tells of the first line of a speech that greets and ends in another mark: 同志们，. Looks at the first lines alone.
  private func tellGreeting(in document: Document, _ report: inout Findings) {
    var next = document.nextText(from: 0)
    for _ in 0..<Self.head {
      guard let at = next else { return }
      next = document.nextText(from: at + 1)
      guard let line = ElementLine(at, of: document), case let last = line.content.upperBound - 1,
        line.content.count <= Self.longestGreeting, Self.wrong.contains(line.units[at: last]),
        document.greets(line.content.lowerBound..<last, of: at), sentenceFollows(at, in: document)
      else { continue }
      let place = line.range(last..<last + 1)
      let fix = Fix(title: "改为“：”", edits: [TextEdit(range: place, newText: "：")], isCertain: false)
      return report.add(info, at: place, "称谓之后用“：”", fixes: [fix])
    }
  }

  /// Lines above the text of a speech: its title, who speaks, the day, the place.
  private static let head = 8
  /// 主任、各位副主任、秘书长、各位委员.
  private static let longestGreeting = 24

  /// Whether the text begins below: a name that another follows may be the issuer's, below its title.
  private func sentenceFollows(_ line: Int, in document: Document) -> Bool {
    guard let next = document.nextText(from: line + 1) else { return false }
    // What is too long for an element is text.
    guard let below = ElementLine(next, of: document) else { return document.syntax[safe: next]?.kind.isProse ?? false }
    return below.units[at: below.content.upperBound - 1].isSentenceEnd
      || below.units[at: below.content.upperBound - 1] == "："
  }
}
