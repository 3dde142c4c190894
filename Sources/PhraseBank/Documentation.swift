import Text

/// What stands behind a candidate, for the writer.
extension PhraseBank {
  /// The page of the row that `token` names, in Markdown or as plain text; nil where there is none.
  package func documentation(for token: CompletionToken, isMarkdown: Bool) -> String? {
    guard let (layer, table, row) = row(for: token) else { return nil }
    let page = BankPage(layer: layer, row: row, isMarkdown: isMarkdown)
    switch table {
    case .phrases: return page.phrase
    case .parallels: return page.set
    case .structures: return page.structure
    case .sources, .counts: return nil
    }
  }
}

/// One row of a bank for a reader. What a bank holds is somebody's text and never Markdown.
private struct BankPage {
  let layer: PhraseBank.Layer
  let row: TableRow
  let isMarkdown: Bool

  private func text(_ text: String) -> String { isMarkdown ? Markdown.escaped(text) : text }
  private func strong(_ text: String) -> String { isMarkdown ? "**\(Markdown.escaped(text))**" : text }

  var phrase: String {
    let figures = "\(row.number(3)) 篇文稿，共 \(row.number(2)) 次"
    return "\(strong(row.string(0)))（\(text(row.string(1)))）\n\n\(figures)（\(text(layer.name))词库）" + sources(4)
  }

  var set: String {
    let level =
      switch row.string(1) {
      case "heading": "标题"
      case "sentence": "句子"
      case "clause": "分句"
      default: "短语"
      }
    let members = row.strings(2).enumerated().map { "\($0 + 1). \(text($1))" }.joined(separator: "\n")
    let template = Template.filled(row.string(0), with: "□")
    return "\(strong("排比"))（\(level)）：\(text(template))\n\n\(members)\n\n共 \(row.number(3)) 次（\(text(layer.name))词库）"
      + sources(4)
  }

  var structure: String {
    let items = row.strings(2).enumerated().map { "\($0 + 1). \(text($1))" }.joined(separator: "\n")
    return "\(strong(row.string(0)))\n\n\(items)" + sources(3)
  }

  /// The documents named in a field, with titles where the bank knows them.
  private func sources(_ field: Int) -> String {
    let ids = row.string(field).split { $0 == "," || $0 == "|" }.map(String.init)
    guard !ids.isEmpty else { return "" }
    var titles = KeyedList<String, String>()
    // Read from the top: it is done for one candidate at a time, and the list of documents is short.
    var next = layer.sources.row(at: layer.sources.body)
    while let source = next, titles.count < ids.count {
      let id = source.string(0)
      if ids.contains(id) {
        let details = [source.string(4), source.string(3)].filter { !$0.isEmpty }.joined(separator: "，")
        titles[id] = "《\(text(source.string(1)))》" + (details.isEmpty ? "" : "（\(text(details))）")
      }
      next = layer.sources.row(after: source)
    }
    let lines = ids.compactMap { titles[$0] }.map { "- \($0)" }
    return lines.isEmpty ? "" : "\n\n出处：\n" + lines.joined(separator: "\n")
  }
}
