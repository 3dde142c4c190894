import Configuration
import Files
import JSON
import PhraseBank
import Platform

/// Browses the bank.
enum PhrasesCommand: Command {
  static let format = Option("format", short: "f", .choice(["text", "json"]), help: "输出格式（默认 text）")
  static let limit = Option("limit", short: "n", .text("数"), help: "每类最多列出多少条（默认 20）")
  static let after = Option("after", .text("汉字"), help: "只列出词库的计数中接在这些字后面的词语")
  static let bank = Option("phrasebank", .directory("文件夹"), isRepeatable: true, help: "另加的词库，可多次")

  static let info = CommandInfo(
    name: "phrases",
    summary: "在词库中查短语、排比和结构",
    operand: CommandInfo.Operand("汉字或拼音", .text, count: 0...Int.max),
    options: [after, format, limit, bank, Terminal.color],
    examples: [
      CommandInfo.Example("gongwen phrases 贯彻落实", "含“贯彻落实”的短语、排比、结构，及其后常接的词语"),
      CommandInfo.Example("gongwen phrases guanche", "以拼音 guanche 开头的短语"),
      CommandInfo.Example("gongwen phrases jqld", "声母为 jqld 的短语，如“加强领导”"),
      CommandInfo.Example("gongwen phrases --after 做到", "“做到”之后常接什么"),
      CommandInfo.Example("gongwen phrases", "词库概况和最常用的短语"),
    ],
    notes: """
      词库依次为：内置、用户（~/.config/gongwen/phrasebank）、设置 phrasebanks、
      工作区（.gongwen/phrasebank）。没有找到时以 1 退出。
      """,
  )

  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    let limit = try arguments.number(limit, in: 1...100_000) ?? 20
    let here = FileSystem.absolute(".")
    let settings = SettingsFile(above: here).settings
    let banks = PhraseBanks(settings, workspace: [here], named: arguments.all(bank))
    for problem in banks.problems { Output.error("gongwen：\(problem)\n") }
    let search =
      arguments.value(after).map { PhraseSearch(banks.bank, after: $0, limit: limit) }
      ?? PhraseSearch(banks.bank, PhraseQuery(arguments.operands), limit: limit)
    let palette = Palette(isColored: Terminal.isColored(arguments))
    var output = Output()
    if arguments.value(format) == "json" {
      try output.write(Array(json(search).utf8))
    } else {
      if arguments.operands.isEmpty, !arguments.has(after) { try output.write(overview(banks.bank)) }
      try output.write(text(search, palette))
    }
    try output.flush()
    if !banks.problems.isEmpty { return .failure }
    return search.groups.contains { $0.total > 0 } ? .clean : .findings
  }

  /// Banks and how much each holds.
  private static func overview(_ bank: PhraseBank) -> String {
    bank.layers.map { layer in
      "词库（\(layer.name)）：\(layer.sources.count) 篇文献，\(layer.phrases.count) 条短语，"
        + "\(layer.parallels.count) 组排比，\(layer.structures.count) 个结构，\(layer.counts?.count ?? 0) 条接续计数\n"
    }.joined()
  }

  private static func text(_ search: PhraseSearch, _ palette: Palette) -> String {
    var result = ""
    for group in search.groups where group.total > 0 {
      let shown = group.hits.count < group.total ? "，列出 \(group.hits.count) 条" : ""
      result += palette("\(group.title)（\(group.total) 条\(shown)）", .bold) + "\n"
      let column = min(40, group.hits.map { DisplayWidth.of($0.text) }.max() ?? 0)
      for hit in group.hits {
        let gap = String(repeating: " ", count: max(0, column - DisplayWidth.of(hit.text)) + 2)
        result += "  \(Terminal.printable(hit.text))\(gap)\(palette(note(hit), .faint))\n"
        for member in hit.members { result += "      \(Terminal.printable(member))\n" }
        for source in hit.sources { result += palette("      见《\(Terminal.printable(source))》", .faint) + "\n" }
      }
    }
    return result.isEmpty ? "没有找到\n" : result
  }

  private static func note(_ hit: PhraseSearch.Hit) -> String {
    var parts: [String] = []
    if !hit.note.isEmpty { parts.append(hit.note) }
    if hit.documents > 0 { parts.append("\(hit.documents) 篇") }
    if hit.count > 0 { parts.append("\(hit.count) 次") }
    if hit.bank != "内置" { parts.append(hit.bank) }
    return parts.joined(separator: "  ")
  }

  private static func json(_ search: PhraseSearch) -> String {
    var writer = JSONWriter(capacity: 1 << 14)
    writer.object { writer in
      writer.field("version", 1)
      for group in search.groups {
        writer.field(group.key) { writer in
          writer.array(group.hits) { writer, hit in
            writer.object { writer in
              writer.field("text", hit.text)
              if !hit.members.isEmpty { writer.field("members") { $0.array(hit.members) { $0.string($1) } } }
              if !hit.note.isEmpty { writer.field("kind", hit.note) }
              if hit.count > 0 { writer.field("count", hit.count) }
              if hit.documents > 0 { writer.field("documents", hit.documents) }
              writer.field("bank", hit.bank)
            }
          }
        }
      }
    }
    return IndentedText.of(writer)
  }
}
