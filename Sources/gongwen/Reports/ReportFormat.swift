import Lint

/// A way to write what was found. One file in `Reports/` and one line in `all`.
protocol ReportFormat: Sendable {
  static var name: String { get }

  /// Writes everything at once; `reports` are in the order to be told.
  static func write(_ reports: [FileReport], _ context: ReportContext, to output: inout Output) throws(Failure)
}

/// What a format may need besides the findings.
struct ReportContext {
  let palette: Palette
  /// Findings that `--baseline` kept silent.
  let silenced: Int
}

enum ReportFormats {
  static let all: [any ReportFormat.Type] = [
    TextReport.self, JSONReport.self, SARIFReport.self, GitHubReport.self, CheckstyleReport.self,
  ]
}
