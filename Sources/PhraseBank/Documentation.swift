import Text

/// What stands behind a candidate, as Markdown for the writer.
extension PhraseBank {
  package func documentation(for token: CompletionToken) -> String? {
    guard let (layer, table, row) = row(for: token) else { return nil }
    switch table {
    case .phrases: return phrase(row, layer)
    case .parallels: return set(row, layer)
    case .structures: return structure(row, layer)
    case .sources, .continuations: return nil
    }
  }

  private func phrase(_ row: TableRow, _ layer: Layer) -> String {
    let figures = "\(row.number(3)) 篇文稿，共 \(row.number(2)) 次"
    return "**\(row.string(0))**（\(row.string(1))）\n\n\(figures)（\(layer.name)词库）" + sources(row, 4, layer)
  }

  private func set(_ row: TableRow, _ layer: Layer) -> String {
    let level =
      switch row.string(1) {
      case "heading": "标题"
      case "sentence": "句子"
      case "clause": "分句"
      default: "短语"
      }
    let members = row.strings(2).enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "\n")
    let template = Template.filled(row.string(0), with: "□")
    return "**排比**（\(level)）：\(template)\n\n\(members)\n\n共 \(row.number(3)) 次（\(layer.name)词库）"
      + sources(row, 4, layer)
  }

  private func structure(_ row: TableRow, _ layer: Layer) -> String {
    let items = row.strings(2).enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "\n")
    return "**\(row.string(0))**\n\n\(items)" + sources(row, 3, layer)
  }

  /// The documents named in a field, with titles where the bank knows them.
  private func sources(_ row: TableRow, _ field: Int, _ layer: Layer) -> String {
    let ids = row.string(field).split { $0 == "," || $0 == "|" }.map(String.init)
    guard !ids.isEmpty else { return "" }
    var titles: [String: String] = [:]
    // Read from the top: it is done for one candidate at a time, and the list of documents is short.
    var next = layer.sources.row(at: layer.sources.body)
    while let source = next, titles.count < ids.count {
      let id = source.string(0)
      if ids.contains(id) {
        let details = [source.string(4), source.string(3)].filter { !$0.isEmpty }.joined(separator: "，")
        titles[id] = "《\(source.string(1))》" + (details.isEmpty ? "" : "（\(details)）")
      }
      next = layer.sources.row(after: source)
    }
    let lines = ids.compactMap { titles[$0] }.map { "- \($0)" }
    return lines.isEmpty ? "" : "\n\n出处：\n" + lines.joined(separator: "\n")
  }
}
