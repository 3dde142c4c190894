import Lint
import Structure
import Text

/// Goes through the findings of one draft with its writer: shows the place, offers the choices, takes the answer.
struct InteractiveFix {
  /// What the writer decided to leave as it is: rule, line and the very place in it, so that it is asked once.
  private struct Kept: Hashable {
    var rule: String
    var line: [CodeUnit]
    var columns: Range<Int>
  }

  private struct State {
    var text: SourceText
    var kept = UniqueList<Kept>()
    var mended = 0
  }

  private let path: String
  private let dialect: Structure.Document.Dialect
  private let configuration: LintConfiguration
  private let palette: Palette
  private var state: State
  private var history: [State] = []
  /// Whether the writer wants no more questions.
  private(set) var hasQuit = false

  init(_ document: Inputs.Document, _ text: SourceText, _ palette: Palette) {
    path = document.path
    dialect = document.dialect
    configuration = document.configuration
    self.palette = palette
    state = State(text: text)
  }

  /// The text as it is after all answers.
  var text: SourceText { state.text }
  /// How many findings were mended.
  var mended: Int { state.mended }

  static let help = """
      数字：用这个办法改    回车或 k：保留原样    u：撤销上一步
      a：其余有把握的都改    q：到此为止，已改的保存

    """

  /// Asks until nothing is left to ask, the writer quits, or the answers end.
  ///
  /// - Parameters:
  ///   - answers: where they come from.
  ///   - say: writes to the writer.
  mutating func run(_ answers: inout Answers, say: (String) -> Void) {
    while true {
      let document = Structure.Document(state.text, dialect: dialect)
      let findings = lint(document, configuration)
      guard let finding = findings.first(where: { !state.kept.contains(key($0)) }) else { return }
      let left = findings.count { !state.kept.contains(key($0)) }
      say(question(finding, in: document, left: left))
      guard let answer = answers.take() else {
        hasQuit = true
        say("\n没有更多回答，到此为止\n")
        return
      }
      if take(answer, finding, document, say) { return }
    }
  }

  /// - Returns: whether to stop.
  private mutating func take(
    _ answer: String,
    _ finding: Finding,
    _ document: Structure.Document,
    _ say: (String) -> Void,
  ) -> Bool {
    switch answer {
    case "", "k":
      history.append(state)
      state.kept.insert(key(finding))
    case "u":
      if let before = history.popLast() { state = before } else { say("没有可以撤销的\n") }
    case "q":
      hasQuit = true
      return true
    case "a":
      history.append(state)
      let edits = Fixing.fixAll(document, configuration)
      state.mended += edits.count
      state.text = state.text.applying(edits)
    default:
      guard let number = Int(answer), number > 0, let fix = finding.fixes[safe: number - 1] else {
        say(InteractiveFix.help)
        return false
      }
      history.append(state)
      state.text = state.text.applying(fix.complete(in: document).edits)
      state.mended += 1
    }
    return false
  }

  private func key(_ finding: Finding) -> Kept {
    let start = finding.range.start
    let end = finding.range.end.line == start.line ? max(start.column, finding.range.end.column) : start.column
    return Kept(rule: finding.code, line: state.text.line(start.line).units, columns: start.column..<end)
  }

  private func question(_ finding: Finding, in document: Structure.Document, left: Int) -> String {
    let place = "\(Terminal.printable(path)):\(finding.range.start.line + 1)"
    var result =
      "\n\(palette(place, .bold))  \(Terminal.printable(finding.message)) \(palette("[\(finding.code)]", .faint))"
    result += "  （还有 \(left) 处）\n"
    let window = SourceWindow(finding.range, in: state.text, width: Terminal.width - 4)
    result += "  \(window.before)\(palette(window.marked, .red))\(window.after)\n"
    for (index, fix) in finding.fixes.enumerated() {
      let sure = fix.isCertain ? "（有把握）" : ""
      result += "  \(index + 1)  \(Terminal.printable(fix.title))\(sure)\n"
    }
    if finding.fixes.isEmpty { result += "  没有现成的改法，请回到编辑器中修改\n" }
    return result + "[\(finding.fixes.isEmpty ? "" : "数字 ")回车=保留 u=撤销 a=全改 q=结束 ?=说明] "
  }
}
