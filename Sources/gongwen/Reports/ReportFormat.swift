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

/// A format as a value. Embedded Swift has no lists of types.
struct AnyReportFormat: Sendable {
  let name: String
  let write: @Sendable ([FileReport], ReportContext, inout Output) throws(Failure) -> Void

  init<F: ReportFormat>(_: F.Type) {
    name = F.name
    write = { reports, context, output throws(Failure) in try F.write(reports, context, to: &output) }
  }
}

enum ReportFormats {
  /// What `--format` takes by default.
  static let standard = AnyReportFormat(TextReport.self)

  static let all: [AnyReportFormat] = [
    standard, AnyReportFormat(JSONReport.self), AnyReportFormat(SARIFReport.self), AnyReportFormat(GitHubReport.self),
    AnyReportFormat(CheckstyleReport.self),
  ]
}
