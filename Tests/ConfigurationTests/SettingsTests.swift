import Completion
import Configuration
import Files
import JSON
import Lexicon
import Lint
import PhraseBank
import Structure
import Testing
import Text

@Suite struct SettingsTests {
  private func read(_ json: String) throws -> (settings: Settings, problems: [String]) {
    var settings = Settings(folder: "/稿")
    let problems = settings.apply(try JSONValue(json))
    return (settings, problems.map(\.message))
  }

  /// Expects exactly this complaint, and that nothing was set.
  private func check(
    _ json: String,
    complains expected: String...,
    sourceLocation: SourceLocation = #_sourceLocation,
  ) throws {
    let (settings, problems) = try read(json)
    #expect(problems == expected, sourceLocation: sourceLocation)
    #expect(settings == Settings(folder: "/稿"), sourceLocation: sourceLocation)
  }

  @Test func `Every setting reaches its place`() throws {
    let (settings, problems) = try read(
      """
      { "$schema": "gongwen.schema.json",
        "rules": {"ordinal-gap": "error", "ordinal-first": "off", "series-incomplete": "on"},
        "genre": "请示", "names": ["三农"], "phrasebanks": ["词库", "/公用/词库"], "exclude": ["归档/"],
        "overrides": [{"files": ["*.草稿.md"], "rules": {"ordinal-gap": "off"}}],
        "completion": {"pinyin": "full", "minimumPrefix": 3, "automatic": false, "triggerCharacters": ["，"],
                       "sources": {"draft": false}, "limit": 7},
        "inlayHints": {"enabled": true, "sizes": false, "counts": false}, "positionEncoding": "utf-32" }
      """
    )
    #expect(problems.isEmpty)
    #expect(settings.rules == ["ordinal-gap": .on(.error), "ordinal-first": .off, "series-incomplete": .standard])
    #expect(settings.genre == .request)
    #expect(settings.names == ["三农"])
    #expect(settings.phraseBankFolders == ["/稿/词库", "/公用/词库"])
    #expect(settings.exclude == [Glob("归档/")])
    #expect(settings.overrides.map(\.files) == [[Glob("*.草稿.md")]])
    #expect(settings.completion.pinyin == .full)
    #expect(settings.completion.minimumPrefix == 3)
    #expect(settings.completion.automatic == false)
    #expect(settings.completion.triggerCharacters == ["，"])
    #expect(settings.completion.limit == 7)
    #expect(settings.completionOptions(isExplicit: true, snippets: false).disabledSources == ["draft"])
    #expect(settings.inlayHints.isOn && !settings.inlayHints.showsSizes && !settings.inlayHints.showsCounts)
    #expect(settings.positionEncoding == .utf32)
  }

  @Test func `Names with dots reach a single rule or source, as editors store them`() throws {
    let (settings, problems) = try read(
      #"{"rules.ordinal-gap": "error", "rules": {"ordinal-first": "off"}, "completion.sources.draft": false}"#
    )
    #expect(problems.isEmpty)
    #expect(settings.rules == ["ordinal-gap": .on(.error), "ordinal-first": .off])
    #expect(settings.completionOptions(isExplicit: true, snippets: false).disabledSources == ["draft"])
    try check(#"{"rules.ordinal-gpa": "off"}"#, complains: "没有规则“ordinal-gpa”，是否想用“ordinal-gap”？")
    let json = #"{"completion.limit": 7, "rules.ordinal-gap": 3}"#
    var other = Settings()
    #expect(other.apply(try JSONValue(json)).map(\.offset) == [json.utf8.count - 2])
  }

  @Test func `A misspelt setting is told with the name that was meant`() throws {
    try check(#"{"ruls": {}}"#, complains: "未知设置“ruls”，是否想用“rules”？")
    try check(#"{"completion": {"pinyn": "off"}}"#, complains: "未知设置“completion.pinyn”，是否想用“completion.pinyin”？")
    try check(#"{"completion.limti": 3}"#, complains: "未知设置“completion.limti”，是否想用“completion.limit”？")
    try check(#"{"天气": 1}"#, complains: "未知设置“天气”")
    try check(
      #"{"completion": {"sources": {"phrases": true}}}"#,
      complains: "未知设置“completion.sources.phrases”，是否想用“completion.sources.phrase”？"
    )
  }

  @Test func `A wrong value is told with what was expected`() throws {
    try check(#"{"completion": {"limit": 0}}"#, complains: "设置“completion.limit”应为1–500 的整数，实际是 0")
    try check(#"{"completion": 3}"#, complains: "设置“completion”应为对象，实际是 3")
    try check(#"{"completion": {"automatic": "yes"}}"#, complains: #"设置“completion.automatic”应为true 或 false，实际是 "yes""#)
    try check(
      #"{"completion": {"pinyin": "ful"}}"#,
      complains: #"设置“completion.pinyin”的值 "ful" 无效，可用：off、initials、full，是否想用“full”？"#
    )
    try check(#"{"names": "三农"}"#, complains: #"设置“names”应为字符串的列表，实际是 "三农""#)
    try check(#"{"rules": {"ordinal-gpa": "off"}}"#, complains: "没有规则“ordinal-gpa”，是否想用“ordinal-gap”？")
    try check(
      #"{"rules": {"ordinal-gap": "eror"}}"#,
      complains: #"设置“rules.ordinal-gap”的值 "eror" 无效，可用：off、on、error、warning、info、hint，是否想用“error”？"#,
    )
    try check("[]", complains: "设置应为对象（{…}）")
  }

  @Test func `What is right is taken beside what is wrong`() throws {
    let (settings, problems) = try read(#"{"genre": "通知", "completion": {"limit": -1, "minimumPrefix": 4}, "x": 1}"#)
    #expect(problems.count == 2)
    #expect(settings.genre == .notice)
    #expect(settings.completion.minimumPrefix == 4)
  }

  @Test func `Null says nothing, as editors send it for what is not set`() throws {
    try check(#"{"genre": null, "completion": {"limit": null}, "rules": null}"#)
  }

  @Test func `Levels add up: rules, then overrides in their order, then the command line`() throws {
    let (settings, _) = try read(
      """
      {"rules": {"ordinal-gap": "error", "ordinal-first": "hint"},
       "overrides": [{"files": ["*.md"], "rules": {"ordinal-gap": "info"}},
                     {"files": ["草稿/**"], "rules": {"ordinal-gap": "off"}}]}
      """
    )
    func level(_ path: String, _ last: KeyedList<String, LintConfiguration.Level> = [:]) -> LintConfiguration.Level? {
      settings.lintConfiguration(for: path, levels: last).levels["ordinal-gap"]
    }
    #expect(level("/稿/a.txt") == .on(.error))
    #expect(level("/稿/子/a.md") == .on(.information))
    #expect(level("/稿/草稿/a.md") == .off)
    #expect(level("/稿/草稿/a.md", ["ordinal-gap": .on(.hint)]) == .on(.hint))
    #expect(level("") == .on(.error))
    #expect(settings.lintConfiguration(for: "/稿/草稿/a.md").levels["ordinal-first"] == .on(.hint))
  }

  @Test func `Excluded folders take what is in them along`() throws {
    let (settings, _) = try read(#"{"exclude": ["归档/", "*.草稿.md"]}"#)
    #expect(settings.isExcluded("/稿/归档", isFolder: true))
    #expect(settings.isExcluded("/稿/归档/2020/a.md"))
    #expect(settings.isExcluded("/稿/子/甲.草稿.md"))
    #expect(!settings.isExcluded("/稿/归档"))
    #expect(!settings.isExcluded("/稿/a.md"))
    #expect(!settings.isExcluded(""))
  }

  @Test func `A bank outside the workspace has to be named openly`() throws {
    let (settings, problems) = try read(#"{"phrasebanks": ["../别处", "子/../词库", "子/../../别处"]}"#)
    #expect(problems.count == 2)
    #expect(settings.phraseBankFolders == ["/稿/词库"])
  }

  @Test func `Names of settings are unique and every one has an explanation`() {
    #expect(Set(allSettings.map(\.key)).count == allSettings.count)
    for setting in allSettings { #expect(!setting.help.isEmpty, "\(setting.key)") }
  }
}

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("lnt", "lint"), ("lintt", "lint"), ("ilnt", "lint"), ("outlin", "outline"), ("OUTLINE", "outline"),
    ("ordinal-gpa", "ordinal-gap"),
  ]) func `A slip is recognised`(_ slip: String, _ meant: String) {
    #expect(Suggestion.nearest(to: slip, among: ["fix", "lint", "outline", "ordinal-gap"]) == meant)
  }

  @Test func `What is far from everything has no suggestion`() {
    #expect(Suggestion.nearest(to: "weather", among: ["fix", "lint", "outline"]) == nil)
    #expect(Suggestion.nearest(to: "", among: ["fix"]) == nil)
  }
}
