import Lint
import Structure
import Text

/// What each rule costs alone on a text that is made to keep it busy: its own wrong example over and over, on lines of
/// their own and in one line. The steepest are shown; an exponent near 2 is a rule whose work grows with the square.
enum RuleGrowth {
  /// Sizes in characters: a factor of eight, as for `HostileSession`; so small that two hundred rows take seconds.
  private static let sizes = [2_500, 20_000]
  private static let rounds = 2
  /// So many rows are shown: what lies below them grows less.
  private static let shown = 6

  static func run(into report: inout Report) {
    var rows: [Report.Row] = []
    var off = KeyedList<String, LintConfiguration.Level>()
    for rule in allRules { off[rule.info.id] = .off }
    for rule in allRules {
      guard let example = rule.info.bad.first else { continue }
      let text = unmarked(example.text)
      var configuration = LintConfiguration(levels: off)
      configuration.levels[rule.info.id] = .standard
      // The line that is told, if the example marks one.
      let line = example.text.split(separator: "\n").first { $0.contains("⟦") }.map { unmarked(String($0)) }
      rows.append(row("\(rule.info.id) in lines", configuration) { repeated(text, $0) })
      rows.append(row("\(rule.info.id) in one line", configuration) { repeated(line ?? text, $0) })
    }
    rows.sort { ($0.exponent ?? 0) > ($1.exponent ?? 0) }
    report.rows += rows.prefix(shown)
  }

  private static func unmarked(_ text: String) -> String { text.filter { $0 != "⟦" && $0 != "⟧" } }

  private static func repeated(_ unit: String, _ size: Int) -> String {
    String(repeating: unit, count: max(1, size / max(1, unit.count)))
  }

  private static func row(_ name: String, _ configuration: LintConfiguration, _ text: (Int) -> String) -> Report.Row {
    let documents = sizes.map { ($0, Document(text($0))) }
    var samples = documents.map { _ in [Double]() }
    for round in 0...rounds {
      for (index, (_, document)) in documents.enumerated() {
        let start = Machine.ownProcessorTime
        keep(lint(document, configuration))
        // The first run is cold.
        if round > 0 { samples[index].append(Machine.ownProcessorTime - start) }
      }
    }
    var row = Report.Row(group: "growth", name: name)
    for ((size, _), times) in zip(documents, samples) {
      guard let summary = Summary(times) else { continue }
      row.points.append(Report.Point(bytes: size, summary: summary))
    }
    return row
  }
}
