import Structure
import Text

/// 二〇二四年五月一日, 2024年05月01日, 2024.5.1 below the text.
final class DocumentDateRule: Rule {
  let info = RuleInfo(
    id: "document-date",
    title: "成文日期应当用阿拉伯数字写全",
    explanation: """
      成文日期用阿拉伯数字将年、月、日标全，月、日不编虚位（1不编为01）。日历上没有的日期（如2月30日）也在这里提示。
      只看正文之后单独成行的日期；2012年及以前用汉字数字是当时的标准，不提示。
      """,
    basis: "GB/T 9704—2012 第7.3.5.4条",
    severity: .error,
    group: .elements,
    good: [Example("关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n某某市人民政府办公室\n2024年5月1日\n")],
    bad: [
      Example(
        "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n某某市人民政府办公室\n⟦2024年05月01日⟧\n",
        fixed: "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n某某市人民政府办公室\n2024年5月1日\n"
      ),
      Example(
        "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n某某市人民政府办公室\n⟦二〇二四年五月十一日⟧\n",
        fixed: "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n某某市人民政府办公室\n2024年5月11日\n"
      ),
      Example("关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n某某市人民政府办公室\n⟦2024年2月30日⟧\n"),
    ]
  )

  func check(_ element: DocumentElement, in document: Document, _ report: inout Findings) {
    guard element.kind == .date, let line = document.lines(of: element).first, (8...12).contains(line.content.count),
      let date = WrittenDate(line.units, at: line.content.lowerBound)?.day(in: line.units),
      (2013...2200).contains(date.year)
    else { return }
    let place = line.range(line.content)
    guard GregorianCalendar.exists(year: date.year, month: date.month, day: date.day) else {
      report.add(info, at: place, "日历上没有“\(document.text.string(in: place))”这一天；请核对")
      return
    }
    let right = [CodeUnit](date.written)
    guard right != Array(line.units[line.content]) else { return }
    // The standard is one for 公文: a letter to all residents may be dated as its writer likes.
    let isBound = document.outline.genre != nil
    let edit = TextEdit(range: place, newText: right)
    report.add(
      info,
      at: place,
      "成文日期应写作“\(String(right))”",
      severity: isBound ? info.severity : .information,
      fixes: [Fix(title: "改为“\(String(right))”", edits: [edit], isCertain: isBound)]
    )
  }
}
