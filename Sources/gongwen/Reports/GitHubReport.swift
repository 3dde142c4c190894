import Files
import Lint
import Platform
import Text

/// Annotations for GitHub Actions: `::warning file=…,line=…::message`.
enum GitHubReport: ReportFormat {
  static let name = "github"

  static func write(_ reports: [FileReport], _ context: ReportContext, to output: inout Output) throws(Failure) {
    for report in reports {
      for issue in report.issues {
        let span = issue.span
        var properties = "file=\(property(report.path)),line=\(span.line),endLine=\(span.endLine)"
        // GitHub takes columns only inside one line.
        if span.line == span.endLine {
          properties += ",col=\(span.column),endColumn=\(max(span.column, span.endColumn - 1))"
        }
        properties += ",title=\(property("gongwen(\(issue.rule))"))"
        try output.write("::\(command(issue.level)) \(properties)::\(data(issue.message))\n")
      }
      if let error = report.error {
        try output.write("::error file=\(property(report.path))::\(data(error.explanation))\n")
      }
    }
  }

  private static func command(_ level: Severity) -> String {
    switch level {
    case .error: "error"
    case .warning: "warning"
    case .information, .hint: "notice"
    }
  }

  private static func data(_ text: String) -> String {
    escaped(text, isProperty: false)
  }

  private static func property(_ text: String) -> String {
    escaped(text, isProperty: true)
  }

  private static func escaped(_ text: String, isProperty: Bool) -> String {
    text.escaped { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      case ":" where isProperty: "%3A"
      case "," where isProperty: "%2C"
      default: nil
      }
    }
  }
}
