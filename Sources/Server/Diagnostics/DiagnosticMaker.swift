import LanguageServerProtocol
import Lint
import Text

/// Turns findings into the diagnostics that this client takes.
struct DiagnosticMaker: Sendable {
  let uri: String
  var positions: PositionMapper
  let hasRelatedInformation: Bool
  /// Whether the code of a finding leads to the page of its rule.
  let hasRulePages: Bool

  mutating func diagnostics(_ findings: [Finding]) -> [Diagnostic] {
    var result: [Diagnostic] = []
    result.reserveCapacity(findings.count)
    for finding in findings { result.append(diagnostic(finding)) }
    // Editors with room for one message on a line show the first.
    result.order { ($0.range.start.line, $0.severity) }
    return result
  }

  mutating func diagnostic(_ finding: Finding) -> Diagnostic {
    var result = Diagnostic(
      range: positions.client(finding.range),
      severity: Int(finding.severity.rawValue),
      code: finding.code,
      message: finding.message,
    )
    if hasRulePages { result.codeDescription = RulePages.uri(of: finding.code) }
    guard hasRelatedInformation else { return result }
    for related in finding.related {
      let location = Location(uri: uri, range: positions.client(related.range))
      result.related.append(Diagnostic.Related(location: location, message: related.message))
    }
    return result
  }
}

extension Session {
  func diagnosticMaker(_ open: OpenDocument) -> DiagnosticMaker {
    DiagnosticMaker(
      uri: open.uri,
      positions: positions(of: open),
      hasRelatedInformation: client.diagnosticRelatedInformation,
      hasRulePages: client.textDocumentContent && client.diagnosticCodeDescription,
    )
  }
}
