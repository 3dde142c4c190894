import Lexicon
import Structure
import Text

/// 关于加强安全生产工作, and below it 各有关单位：
final class TitleKindMissingRule: Rule {
  let info = RuleInfo(
    id: "title-kind-missing",
    title: "标题应当有文种",
    explanation: "公文标题由发文机关、事由和文种组成。“关于……”之后没有“的通知”“的报告”之类的，补上文种。印发的办法、方案、措施等不提示；有主送机关的才检查。",
    basis: "《党政机关公文处理工作条例》第九条第七项",
    severity: .hint,
    group: .elements,
    good: [
      Example("关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下。\n"),
      Example("某县人民政府办公室关于印发\n某县森林火灾应急预案的通知\n各乡镇人民政府：\n现印发给你们，请认真组织实施。\n"),
    ],
    bad: [
      Example("⟦关于加强安全生产工作⟧\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n"),
      Example("⟦关于调整最低生活保障标准⟧\n各乡镇人民政府：\n决定调整城乡最低生活保障标准，请遵照执行。\n"),
      Example("⟦关于报送年度工作总结⟧\n各有关单位：\n请于12月10日前报送年度工作总结。\n"),
    ],
  )

  private static let kindless = CueSet(.kindless)
  /// Verbs whose object a paper or a rate is, not the kind of this one: 关于报送年度工作总结 (of the notice that asks for
  /// them), 关于调整收费标准.
  private static let sending = CueSet(.sending)

  func check(_ element: DocumentElement, in document: Document, _ report: inout Findings) {
    let lines = document.lines(of: element)
    let isObject = isObject(lines)
    guard element.kind == .title, document.outline.genre == nil || isObject,
      let first = lines.first, let last = lines.last,
      lines.contains(where: { $0.about != nil }),
      let below = document.nextText(from: element.range.end.line + 1),
      document.outline.elements.contains(where: { $0.kind == .recipient && $0.range.start.line == below }),
      isObject
        || Self.kindless.length(endingAt: last.content.upperBound, in: last.units) == nil
    else { return }
    let range = TextRange(first.range(first.content).start, last.range(last.content).end)
    report.add(info, at: range, "标题没有文种；请补上“的通知”“的请示”等")
  }

  /// Whether the word at the end is what is sent or held: no 的 parts it from the verb, in whatever line.
  private func isObject(_ lines: [ElementLine]) -> Bool {
    guard let first = lines.firstIndex(where: { $0.about != nil }), let line = lines[safe: first],
      let about = line.about, Self.sending.length(at: about + 2, in: line.units) != nil
    else { return false }
    return !line.units[about...].contains("的") && !lines[first...].dropFirst().contains { $0.units.contains("的") }
  }
}
