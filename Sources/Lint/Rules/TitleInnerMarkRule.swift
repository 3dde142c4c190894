import Structure
import Text

/// 关于加强领导，压实责任的意见
final class TitleInnerMarkRule: Rule {
  let info = RuleInfo(
    id: "title-inner-mark",
    title: "标题中一般不用逗号、分号、冒号",
    explanation: "公文标题中一般只用书名号、引号、括号、顿号，停顿处用空格或分行。",
    basis: "写作惯例",
    severity: .information,
    group: .elements,
    good: [Example("关于印发《安全生产管理办法（试行）》的通知\n各有关单位：\n现将办法印发给你们。\n")],
    bad: [Example("关于加强安全生产⟦，⟧开展专项整治的通知\n各有关单位：\n现将有关事项通知如下。\n")],
  )

  private static let longestLabel = 4

  func check(_ element: DocumentElement, in document: Document, _ report: inout Findings) {
    guard element.kind == .title, document.outline.genre != nil else { return }
    let lines = document.lines(of: element)
    guard lines.contains(where: { $0.about != nil }) else { return }
    var depth = 0
    for line in lines {
      for index in line.content.dropLast() {
        let unit = line.units[index]
        if unit.isOpening { depth += 1 } else if unit.isClosing { depth = max(0, depth - 1) }
        guard depth == 0, unit == "，" || unit == "；" || unit == "：" else { continue }
        // 主题：关于……的通知 in the head of a mail.
        if unit == "：", index - line.content.lowerBound <= Self.longestLabel { continue }
        report.add(info, at: line.range(index..<index + 1), "标题中一般不用“\(String([unit]))”")
      }
    }
  }
}
