import LanguageServerProtocol
import Lint
import Text

/// The findings that a client sends along with its question.
struct NamedFindings {
  private var codes = KeyedList<TextPosition, [String]>()

  init(_ findings: [(start: ClientPosition, code: String)], _ positions: PositionMapper) {
    for finding in findings { codes[positions.text(finding.start), default: []].append(finding.code) }
  }

  func contains(_ finding: Finding) -> Bool { codes[finding.range.start]?.contains(finding.code) == true }
}
