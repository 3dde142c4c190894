extension RuleInfo {
  /// The rule in a list of all, in Markdown.
  package var row: String { "- \(id)：\(title)。\(basis)" }

  /// The page of the rule in Markdown: what `gongwen explain` prints and `codeDescription` leads to.
  package var page: String {
    var page = """
      # \(id)：\(title)

      \(group.chineseName)。默认级别：\(severity.chineseName)（\(severity.name)）

      ## 说明

      \(explanation)

      ## 依据

      \(basis)

      """
    for example in good { page += "\n## ✅ 正确\n\n" + Self.block(example.text) }
    if bad.isEmpty { page += "\n## ❌ 错误\n\n由设置写明。\n" }
    for example in bad {
      page += "\n## ❌ 错误\n\n" + Self.block(example.text)
      if let fixed = example.fixed { page += "\n自动改正后：\n\n" + Self.block(fixed) }
    }
    page += """

      ## 设置

      在 .gongwen.json 中调整级别或关闭：

      ```json
      { "rules": { "\(id)": "off" } }
      ```

      在 Markdown 中只对下一段关闭：

      ```markdown
      <!-- gongwen-disable-next-line \(id) -->
      ```

      """
    return page
  }

  private static func block(_ text: String) -> String {
    "```text\n" + text + (text.hasSuffix("\n") ? "" : "\n") + "```\n"
  }
}

extension Severity {
  /// The name a writer reads.
  package var chineseName: String {
    switch self {
    case .error: "错误"
    case .warning: "警告"
    case .information: "信息"
    case .hint: "提示"
    }
  }
}
