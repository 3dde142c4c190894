import Lint

/// For people, in the form of a compiler's messages, which editors also read:
///
///     通知.md:7:1: warning: “四、”前缺“三、” [ordinal-gap]
///       四、健全机制
///       ^~~~
enum TextReport: ReportFormat {
  static let name = "text"

  static func write(_ reports: [FileReport], _ context: ReportContext, to output: inout Output) throws(Failure) {
    let palette = context.palette
    for report in reports {
      let path = Terminal.printable(report.path)
      for issue in report.issues {
        let spot = issue.place.map { "第\($0.paragraph)段" } ?? "\(issue.span.line):\(issue.span.column)"
        let place = palette("\(path):\(spot):", .bold)
        let level = palette("\(issue.level.name):", issue.level.style)
        let rule = palette("[\(issue.rule)]", .faint)
        try output.write("\(place) \(level) \(Terminal.printable(issue.message)) \(rule)\n")
        if let headings = issue.place?.headings, !headings.isEmpty {
          try output.write("  \(palette(Terminal.printable(headings.joined(separator: " › ")), .faint))\n")
        }
        try write(issue.context, issue.level, palette, to: &output)
        if let fix = issue.fixes.first {
          try output.write(
            "  \(palette("=", .faint)) \(fix.isCertain && issue.place == nil ? "可自动改正" : "可改")：\(Terminal.printable(fix.title))\n"
          )
        }
      }
    }
    try output.write(palette(summary(reports, silenced: context.silenced), .bold) + "\n")
  }

  private static func write(
    _ window: SourceWindow,
    _ level: Severity,
    _ palette: Palette,
    to output: inout Output,
  ) throws(Failure) {
    let margin = "  "
    let marker = "^" + String(repeating: "~", count: max(0, DisplayWidth.of(window.marked) - 1))
    let indent = String(repeating: " ", count: DisplayWidth.of(window.before))
    try output.write("\(margin)\(window.before)\(window.marked)\(window.after)\n")
    try output.write("\(margin)\(indent)\(palette(marker, level.style))\n")
  }

  /// 检查 3 个文件：2 个错误，1 个警告.
  static func summary(_ reports: [FileReport], silenced: Int) -> String {
    let checked = reports.count { $0.error == nil }
    let issues = reports.flatMap { $0.issues }
    let parts = Severity.allCases.compactMap { level -> String? in
      let count = issues.count { $0.level == level }
      return count == 0 ? nil : "\(count) 个\(level.chineseName)"
    }
    var result = "检查 \(checked) 个文件"
    if checked > 0 { result += "：" + (parts.isEmpty ? "未发现问题" : parts.joined(separator: "，")) }
    let fixable = issues.count { $0.place == nil && $0.fixes.contains { $0.isCertain } }
    if fixable > 0 { result += "，其中 \(fixable) 处可用 gongwen fix 自动改正" }
    if silenced > 0 { result += "（另有 \(silenced) 处已在基线中）" }
    let unread = reports.count - checked
    if unread > 0 { result += "；\(unread) 个文件无法检查" }
    return result
  }
}

extension Severity {
  /// How it looks on a terminal.
  var style: Palette.Style {
    switch self {
    case .error: .red
    case .warning: .yellow
    case .information: .blue
    case .hint: .cyan
    }
  }
}
