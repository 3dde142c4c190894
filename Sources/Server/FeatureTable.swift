/// The table of what the server offers, as the README shows it; made from the list of requests.
package enum FeatureTable {
  /// Rows of a Markdown table: what a writer gets, and the methods behind it.
  package static var markdown: String {
    var rows = [
      ("文稿同步：增量与全量、保存、按行比较整篇替换", notifications("textDocument/")),
      ("设置与工作区：随时生效，动态注册", notifications("workspace/")),
    ]
    rows += allFeatures.map { feature in
      (feature.title, feature.requests.map { "`\($0.method)`" }.joined(separator: " "))
    }
    var result = "| 功能 | 方法 |\n|---|---|\n"
    for (title, methods) in rows { result += "| \(title) | \(methods) |\n" }
    result += "\n不提供：\n\n| 方法 | 理由 |\n|---|---|\n"
    for (method, reason) in unsupportedMethods { result += "| `\(method)` | \(reason) |\n" }
    return result
  }

  private static func notifications(_ prefix: String) -> String {
    let names = allNotifications.map { $0.method.description }.filter { $0.hasPrefix(prefix) }
    return names.map { "`\($0)`" }.joined(separator: " ")
  }
}
