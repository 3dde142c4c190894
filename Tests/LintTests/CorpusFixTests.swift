import Structure
import TestSupport
import Testing
import Text

@testable import Lint

/// What fixes do to published documents and to copies with one number changed. Runs only beside the corpus.
@Suite(.enabled(if: SharedMaterial.isPresent)) struct CorpusFixTests {
  private static let documents = SharedMaterial.documents(in: ["dev"]).compactMap { SharedMaterial.read($0) }

  /// Structure's own rules 0.02 a document, the proofreader's 0.12; what is told once for a whole page is not counted.
  @Test func publishedDocumentsStaySilent() {
    let alarms = Self.documents.flatMap { lint(Document($0)) }
      .filter { $0.severity <= .warning && !$0.message.contains("（全文共") }
    #expect(alarms.count * 100 <= Self.documents.count * 14, "\(alarms.map(\.message))")
  }

  @Test func fixingIsIdempotentAndLeavesCleanTextAlone() {
    for text in Self.documents {
      let document = Document(text)
      let certain = lint(document).contains { $0.fixes.contains(where: \.isCertain) }
      let edits = Fixing.fixAll(document)
      #expect(certain || edits.isEmpty)
      let fixed = document.text.applying(edits)
      #expect(Fixing.fixAll(Document(fixed)).isEmpty)
    }
  }

  /// Any fix of a planted slip removes its finding and adds none that is an error or a warning.
  @Test func aFixRemovesItsFinding() {
    var random = SeededGenerator(seed: 5)
    for text in Self.documents.prefix(24) {
      let clean = Document(text)
      guard lint(clean).allSatisfy({ $0.severity > .warning }),
        let series = clean.outline.series.filter({ $0.members.count >= 4 && $0.style.counts }).randomElement(
          using: &random
        ),
        let node = series.members.dropFirst().dropLast().randomElement(using: &random),
        let edit = NumberedSeries.Member(node: node, in: clean).flatMap({ $0.edit(saying: $0.ordinal.number + 2) })
      else { continue }
      let broken = Document(clean.text.applying([edit]))
      for finding in lint(broken) where finding.severity <= .warning {
        for fix in finding.fixes where !fix.title.hasPrefix("补上") {
          let left = lint(Document(broken.text.applying(fix.edits))).filter { $0.severity <= .warning }
          #expect(left.isEmpty, "\(finding.message) \(fix.title): \(left.map(\.message))")
        }
      }
    }
  }
}
