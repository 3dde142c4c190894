import Completion
import Files
import JSON
import Lexicon
import Structure
import Text

/// Every setting, in the order of the documentation. Adding one is a stored value in `Settings` and an entry here.
package let allSettings: [Setting] = [
  Setting(
    key: "rules",
    kind: .levels,
    help: "各规则、各组规则（group:marks 标点等）的级别：off 关闭，on 按规则自身级别，error、warning、info、hint 指定级别。规则见 gongwen rules",
    standard: "{}",
  ) { value, settings, report in
    for (rule, level) in report.levels(of: "rules", value) { settings.rules[rule] = level }
  },
  Setting(
    key: "genre",
    kind: .choice(["auto"] + Genre.allCases.map { $0.rawValue }),
    help: "文种；auto 由标题判断。检查文种用语、补全开头结尾、大纲均据此",
    standard: "\"auto\"",
  ) { value, settings, report in
    let name = value.string
    let genre = name.flatMap(Genre.init(rawValue:))
    guard genre != nil || name == "auto" else {
      return report.wrongChoice(of: "genre", value, among: ["auto"] + Genre.allCases.map { $0.rawValue })
    }
    settings.genre = genre
  },
  .strings("names", "含数字但不表示项数的固定名称，如“三农”“五年规划”；检查所述项数时不计") { $1.names = $0 },
  Setting(
    key: "dismissed",
    kind: .dismissals,
    help: "不再提示的差错：rule 为规则，text 为文中的词句",
    standard: "[]",
  ) { value, settings, report in
    settings.dismissed = report.dismissals(of: "dismissed", value)
  },
  Setting(
    key: "words",
    kind: .words,
    help: "自己的错字表：{\"布署\": \"部署\"}，左边的写法在文中出现就提示，右边为空的只提示不改",
    standard: "{}",
  ) { value, settings, report in
    settings.words = report.words(of: "words", value)
  },
  Setting(
    key: "phrasebanks",
    kind: .strings,
    help: "自有词库所在的文件夹（由 gongwen mine 生成）；相对路径以本设置文件所在文件夹为准，不得越出；~/ 为主目录",
    standard: "[]",
  ) { value, settings, report in
    guard let banks = report.strings(of: "phrasebanks", value) else { return }
    for bank in banks where Settings.leavesFolder(bank) {
      report.add("phrasebanks", value, "词库“\(bank)”越出了设置所在的文件夹；确需使用请写绝对路径")
    }
    settings.phraseBanks = banks.filter { !Settings.leavesFolder($0) }
  },
  .strings("exclude", "不检查的文件和文件夹，写法同 .gitignore，如“归档/”“*.草稿.md”") { $1.exclude = $0.map(Glob.init) },
  Setting(
    key: "overrides",
    kind: .overrides,
    help: "对部分文件另行规定各规则的级别；files 的写法同 exclude，后面的优先",
    standard: "[]",
  ) { value, settings, report in
    settings.overrides = report.overrides(of: "overrides", value)
  },
  .choice("completion.pinyin", { $1(&$0.completion.pinyin) }, "用拼音补全：off 关闭，initials 声母，full 全拼与声母"),
  .integer("completion.minimumPrefix", { $1(&$0.completion.minimumPrefix) }, in: 1...10, "光标前至少有几个汉字才自动给出候选"),
  .boolean("completion.automatic", { $1(&$0.completion.automatic) }, "是否在输入时自动给出候选；否则只在主动要求时给出"),
  .strings("completion.triggerCharacters", standard: "null", "在哪些字符之后自动给出候选；缺省由服务器决定") {
    $1.completion.triggerCharacters = $0
  },
  Setting(
    key: "completion.sources",
    kind: .switches(CompletionSources.names, titles: CompletionSources.titles),
    help: "给出哪些候选；未提及的都给出",
    standard: "{}",
  ) { value, settings, report in
    let switches = report.switches(of: "completion.sources", value, among: CompletionSources.names)
    for (source, isOn) in switches { settings.completion.sources[source] = isOn }
  },
  .integer("completion.limit", { $1(&$0.completion.limit) }, in: 1...500, "一次最多给出多少候选"),
  .boolean("fixOnSave", { $1(&$0.fixOnSave) }, "保存时是否自动改正确定无疑的差错（须编辑器在保存前询问服务器）"),
  .boolean("inlayHints.enabled", { $1(&$0.inlayHints.isOn) }, "是否在文中显示提示；显示哪些由以下各项决定"),
  .boolean("inlayHints.sizes", { $1(&$0.inlayHints.showsSizes) }, "提示中是否有各部分的条目数与字数（在行末）"),
  .boolean("inlayHints.counts", { $1(&$0.inlayHints.showsCounts) }, "提示中是否有列出的项数与所述项数，如“三个到位”后的 3/3"),
  .choice("positionEncoding", { $1(&$0.positionEncoding) }, "与编辑器之间的列坐标：auto 由双方商定（随编辑器启动时生效）"),
]

extension Settings {
  /// Whether a relative path leads out of the folder it belongs to.
  static func leavesFolder(_ path: String) -> Bool {
    guard !path.hasPrefix("/"), !path.hasPrefix("~/") else { return false }
    var depth = 0
    for part in path.split(separator: "/") where part != "." {
      depth += part == ".." ? -1 : 1
      if depth < 0 { return true }
    }
    return false
  }
}
