import Files
import Lint
import Platform
import Text

/// Checkstyle's XML, which Jenkins, GitLab converters and many editors read.
enum CheckstyleReport: ReportFormat {
  static let name = "checkstyle"

  static func write(_ reports: [FileReport], _ context: ReportContext, to output: inout Output) throws(Failure) {
    try output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n")
    for report in reports where !report.issues.isEmpty || report.error != nil {
      try output.write("  <file name=\"\(escaped(report.path))\">\n")
      for issue in report.issues {
        let place = "line=\"\(issue.span.line)\" column=\"\(issue.span.column)\""
        let what = "severity=\"\(severity(issue.level))\" message=\"\(escaped(issue.message))\""
        try output.write("    <error \(place) \(what) source=\"gongwen.\(escaped(issue.rule))\"/>\n")
      }
      if let error = report.error {
        let message = escaped(error.explanation)
        try output.write("    <error line=\"1\" severity=\"error\" message=\"\(message)\" source=\"gongwen\"/>\n")
      }
      try output.write("  </file>\n")
    }
    try output.write("</checkstyle>\n")
  }

  private static func severity(_ level: Severity) -> String {
    switch level {
    case .error: "error"
    case .warning: "warning"
    case .information, .hint: "info"
    }
  }

  /// For an attribute. Characters that XML 1.0 does not allow at all become U+FFFD.
  private static func escaped(_ text: String) -> String {
    text.escaped { scalar in
      switch scalar {
      case "\"": "&quot;"
      case "\t", "\n", "\r": "&#\(scalar.value);"
      case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
      default: String.inXML(scalar)
      }
    }
  }
}
