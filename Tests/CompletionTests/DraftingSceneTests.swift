import Foundation
import PhraseBank
import Structure
import TestSupport
import Testing
import Text

@testable import Completion

/// The forty scenes of `Tests/QualityFixtures/scenes`, with the bank that is shipped.
@Suite struct DraftingSceneTests {
  private struct Scene {
    var name: String
    var want: [String]
    var not: [String]
    var within: Int
    var page: MarkedText
  }

  private func scenes() throws -> [Scene] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "QualityFixtures/scenes")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "txt" }.map { file in
        let text = try String(contentsOf: file, encoding: .utf8)
        let parts = text.components(separatedBy: "\n---\n")
        var head: [String: String] = [:]
        for line in parts[0].components(separatedBy: "\n") {
          let pair = line.components(separatedBy: ": ")
          head[pair[0]] = pair.dropFirst().joined(separator: ": ")
        }
        func list(_ key: String) -> [String] { head[key]?.components(separatedBy: " | ") ?? [] }
        return Scene(
          name: file.lastPathComponent,
          want: list("want"),
          not: list("not"),
          within: head["within"].flatMap { Int($0) } ?? 5,
          page: MarkedText(String(parts[1].dropLast())),
        )
      }
  }

  @Test func `what is wanted is among the first five in most scenes, and often first`() throws {
    let request = CompletionRequest(
      options: CompletionRequest.Options(snippets: true),
      today: CalendarDay(year: 2026, month: 11, day: 28),
    )
    var missed: [String] = []
    var first = 0
    let scenes = try scenes()
    for scene in scenes {
      let list = CompletionEngine().complete(Document(scene.page.text), at: scene.page.cursor, request).candidates
      let texts = list.prefix(5).map { $0.snippet ?? String($0.remainder) }
      func isWanted(_ text: String) -> Bool { scene.want.contains { text.hasPrefix($0) } }
      let isFound =
        texts.prefix(scene.within).contains { isWanted($0) }
        && !texts.contains { text in scene.not.contains { text.hasPrefix($0) } }
      if !isFound { missed.append("\(scene.name) → \(texts.joined(separator: " / "))") }
      if isFound, let top = texts.first, isWanted(top) { first += 1 }
    }
    #expect(scenes.count == 40)
    // The aim is 37 and 28; see the issue.
    #expect(missed.count <= 3, "\(missed.joined(separator: "\n"))")
    #expect(first >= 28)
  }
}
