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
  /// Whether each finding says if it has a fix.
  var saysFixes = false
  /// References that a change of numbers has left.
  var left: [TextRange] = []

  /// Findings of a document that a client is told of: VS Code keeps a thousand of a file, Vim's lists stall beyond it, and a page
  /// of nothing but slips would be written anew, megabytes of it, at each key. No paper of the corpora has a tenth.
  static let most = 1000

  mutating func diagnostics(_ findings: [Finding]) -> [Diagnostic] {
    var result: [Diagnostic] = []
    result.reserveCapacity(min(findings.count, Self.most + 1))
    var room = Room(for: findings)
    var firstLeft: TextRange?
    // A span lends its elements: a finding is four counts of references, and there may be a thousand.
    let span = findings.span
    for index in span.indices {
      if room.take(span[index].severity) {
        result.append(diagnostic(span[index]))
      } else {
        firstLeft = firstLeft ?? span[index].range
      }
    }
    if let firstLeft {
      let message = "本文有\(findings.count)处问题，先列出要紧的\(Self.most)处；改掉一些，其余的会接着列出"
      let severity = Int(Severity.information.rawValue)
      result.append(
        Diagnostic(range: positions.client(firstLeft), severity: severity, code: nil, message: message)
      )
    }
    for range in left {
      let message = "改号时没有改这里，请核对它指的还是不是原来那一项；改过这里或者选“已核对”，就不再提示"
      var one = Diagnostic(range: positions.client(range), severity: 3, code: nil, message: message)
      one.hasFix = saysFixes ? true : nil
      result.append(one)
    }
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
    if saysFixes { result.hasFix = !finding.fixes.isEmpty }
    if hasRulePages { result.codeDescription = RulePages.uri(of: finding.code) }
    guard hasRelatedInformation else { return result }
    for related in finding.related {
      let location = Location(uri: uri, range: positions.client(related.range))
      result.related.append(Diagnostic.Related(location: location, message: related.message))
    }
    return result
  }
}

/// What is still told of each severity: of too many findings the gravest, and of those the first.
private struct Room {
  private var left: [Int]

  init(for findings: [Finding]) {
    left = Severity.allCases.map { _ in DiagnosticMaker.most }
    guard findings.count > DiagnosticMaker.most else { return }
    var total = DiagnosticMaker.most
    for (place, severity) in Severity.allCases.enumerated() {
      left[place] = min(total, findings.count { $0.severity == severity })
      total -= left[place]
    }
  }

  mutating func take(_ severity: Severity) -> Bool {
    let place = Int(severity.rawValue) - 1
    guard left.indices.contains(place), left[place] > 0 else { return false }
    left[place] -= 1
    return true
  }
}

extension Session {
  func diagnosticMaker(_ open: OpenDocument) -> DiagnosticMaker {
    DiagnosticMaker(
      uri: open.uri,
      positions: positions(of: open),
      hasRelatedInformation: client.diagnosticRelatedInformation,
      hasRulePages: client.textDocumentContent && client.diagnosticCodeDescription,
      saysFixes: clientKind == .page,
      left: open.left.ranges,
    )
  }
}
