import JSON
import LanguageServerProtocol
import Lint

/// Writes findings as the diagnostics this client takes.
struct DiagnosticWriter: Sendable {
  let uri: String
  var positions: PositionMapper
  let hasRelatedInformation: Bool

  mutating func write(_ findings: [Finding], to writer: inout JSONWriter) {
    writer.array { writer in
      for finding in findings { write(finding, to: &writer) }
    }
  }

  mutating func write(_ finding: Finding, to writer: inout JSONWriter) {
    writer.object {
      $0.field("range", positions.client(finding.range))
      $0.field("severity", Int(finding.severity.rawValue))
      $0.field("code", finding.code)
      $0.field("source", "gongwen")
      $0.field("message", finding.message)
      guard hasRelatedInformation, !finding.related.isEmpty else { return }
      $0.key("relatedInformation")
      $0.array { writer in
        for related in finding.related {
          writer.object {
            $0.key("location")
            $0.location(uri, positions.client(related.range))
            $0.field("message", related.message)
          }
        }
      }
    }
  }
}

extension Session {
  func diagnosticWriter(_ open: OpenDocument) -> DiagnosticWriter {
    DiagnosticWriter(
      uri: open.uri,
      positions: positions(of: open),
      hasRelatedInformation: client.diagnosticRelatedInformation,
    )
  }
}
