import Structure
import TestSupport
import Testing
import Text

@testable import Lint

/// Every example of every rule, also in the surroundings in which offsets and line ends go wrong.
@Suite struct RuleExampleTests {
  @Test(arguments: ExampleCase.all)
  func example(_ example: ExampleCase) {
    example.check()
  }
}

/// One example in one surrounding.
struct ExampleCase: Sendable, CustomTestStringConvertible {
  enum Surrounding: String, CaseIterable, Sendable {
    case asWritten, afterRareCharacter, withCRLF, withBOM, withoutFinalNewline, disabled
  }

  let info: RuleInfo
  let example: Example
  let isBad: Bool
  let surrounding: Surrounding

  static let all: [ExampleCase] = allRules.flatMap { rule in
    let examples = rule.info.good.map { ($0, false) } + rule.info.bad.map { ($0, true) }
    return examples.flatMap { example, isBad in
      Surrounding.allCases.map { ExampleCase(info: rule.info, example: example, isBad: isBad, surrounding: $0) }
    }
  }

  var testDescription: String { "\(info.id) \(isBad ? "bad" : "good") \(surrounding.rawValue)" }

  func check() {
    let isMarkdown = example.text.contains("<!--") || surrounding == .disabled
    let dialect: Document.Dialect = isMarkdown ? .markdown : .plain
    let fixture = MarkedText(place(example.text))
    let document = Document(fixture.text, dialect: dialect)
    let all = lint(document, LintConfiguration(levels: [info.id: .on(info.severity)]))
    let own = all.filter { $0.code == info.id }
    let expected = isBad && surrounding != .disabled ? fixture.ranges : []
    expect(
      MarkedText.render(fixture.text, ranges: own.map(\.range)),
      MarkedText.render(fixture.text, ranges: expected),
      "\(testDescription): \(own.map(\.message))",
    )
    if surrounding == .asWritten {
      let others = all.filter { $0.code != info.id && $0.severity <= .warning }
      #expect(others.isEmpty, "another rule speaks: \(others.map(\.message))", sourceLocation: location)
    }
    guard surrounding != .disabled else { return }
    let fixed = fixture.text.applying(Fixing.certainEdits(own))
    expect(fixed.string, place(isBad ? example.fixed ?? fixture.string : example.text, isRaw: true), testDescription)
    if example.fixed != nil {
      let left = lint(Document(fixed, dialect: dialect)).filter { $0.code == info.id }
      #expect(left.isEmpty, "still reported after the fix", sourceLocation: location)
    }
  }

  /// `text` in its surrounding. `isRaw`: `text` has it already where it is the fixture itself.
  private func place(_ text: String, isRaw: Bool = false) -> String {
    var text = text
    if isRaw, text == MarkedText(place(example.text)).string { return text }
    switch surrounding {
    case .asWritten: break
    case .afterRareCharacter: text = "（𠮷）\n\n" + text
    case .withCRLF: text = text.replacing("\n", with: "\r\n")
    case .withBOM: text = "\u{FEFF}" + text
    case .withoutFinalNewline: while text.hasSuffix("\n") { text.removeLast() }
    case .disabled: text = "<!-- gongwen-disable \(info.id) -->\n\n" + text
    }
    return text
  }

  private func expect(_ found: String, _ expected: String, _ comment: String) {
    #expect(found == expected, "\(comment)", sourceLocation: location)
  }

  /// The example's own line in the rule's file.
  private var location: SourceLocation {
    SourceLocation(fileID: example.file, filePath: example.file, line: example.line, column: 1)
  }
}
