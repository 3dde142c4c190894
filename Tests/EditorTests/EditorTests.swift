import Foundation
import Testing

/// Real editors with their real clients against the real server. One editor plays all scenes in one session, as a
/// writer does; each test then looks at one thing that it left behind.
@Suite struct EditorTests {
  @Test(arguments: Editor.underTest)
  func `the session ends cleanly and says nothing odd`(editor: Editor) async throws {
    let session = try await Session.of(editor)
    #expect(!session.end.isTimeOut && session.end.status == 0, "\(session.end.output.suffix(2000))")
    #expect(session.result.errors == [])
    // YouCompleteMe polls from threads of its own, which at times meet over one dictionary.
    let said = session.end.output.replacing("RuntimeError: dictionary changed size during iteration", with: "")
    #expect(!said.contains("rror"), "\(session.end.output.suffix(2000))")
  }

  @Test(arguments: Editor.underTest)
  func `an accepted completion leaves exactly what it should`(editor: Editor) async throws {
    let session = try await Session.of(editor)
    #expect(session.result.completions.map(\.name) == session.scenes.map(\.name))
    for (scene, played) in zip(session.scenes, session.result.completions) {
      #expect(played.text.trimmingFinalLineBreak == scene.expected.trimmingFinalLineBreak, "\(scene.name)")
      let place = editor.keepsOrder ? scene.place : 50
      #expect(played.labels.prefix(place).contains(scene.label), "\(scene.name): \(played.labels.prefix(10))")
    }
  }

  @Test(arguments: Editor.underTest)
  func `diagnostics stand at their characters`(editor: Editor) async throws {
    let played = try await Session.of(editor).result.diagnostics
    #expect(played.map(\.name) == Scenes.diagnostics.map(\.name))
    for (scene, played) in zip(Scenes.diagnostics, played) {
      #expect(played.found == scene.expected, "\(scene.name)")
    }
  }

  @Test(arguments: Editor.underTest)
  func `a fix mends the number`(editor: Editor) async throws {
    let fixed = try await Session.of(editor).result.fixed
    #expect(fixed?.trimmingFinalLineBreak == Scenes.fix.expected.trimmingFinalLineBreak)
  }

  @Test(arguments: Editor.underTest.filter { $0 == .neovim })
  func `of two findings on a line the command mends the one under the cursor`(editor: Editor) async throws {
    let fixed = try await Session.of(editor).result.fixedAtCursor
    #expect(fixed?.trimmingFinalLineBreak == Scenes.fixAtCursor.expected.trimmingFinalLineBreak)
  }

  @Test(arguments: Editor.underTest.filter { $0.client != "eglot" && $0.client != "lsp-mode" })
  func `our own command mends what is certain and writes nothing else`(editor: Editor) async throws {
    let fixed = try await Session.of(editor).result.fixedAll
    #expect(fixed?.trimmingFinalLineBreak == Scenes.fixAll.expected.trimmingFinalLineBreak)
  }

  @Test(arguments: Editor.underTest)
  func `the outline lists the headings`(editor: Editor) async throws {
    let result = try await Session.of(editor).result
    for heading in Scenes.outline.headings {
      #expect(result.outline.contains { $0.contains(heading) }, "\(heading) in \(result.outline)")
    }
    if let window = result.outlineWindow {
      #expect(window.contains("　（一）学习文件") && !window.contains("|"), "\(window)")
    }
    if editor == .neovim { #expect(result.outlineLine == 6) }
    if let folds = result.folds { #expect(folds) }
  }

  @Test(arguments: Editor.underTest.filter(\.opensListByItself))
  func `the list opens by itself after each clause and swallows nothing`(editor: Editor) async throws {
    let played = try #require(await Session.of(editor).result.typing)
    #expect(played.rows.count == Scenes.typing.clauses.count)
    #expect(!played.rows.contains(0), "\(played.rows)")
    let expected = Scenes.typing.draft.replacingOccurrences(of: "‸", with: Scenes.typing.clauses.joined())
    #expect(played.text.trimmingFinalLineBreak == expected.trimmingFinalLineBreak)
  }

  @Test(arguments: Editor.underTest)
  func `a reference leads to what it names`(editor: Editor) async throws {
    #expect(try await Session.of(editor).result.referenceLine == Scenes.reference.target)
  }

  @Test(arguments: Editor.underTest)
  func `the keys of the README explain, list, find and rename`(editor: Editor) async throws {
    let told = try #require(await Session.of(editor).result.lookup)
    #expect(told.hover.contains(Scenes.lookup.explained), "\(told.hover)")
    #expect(Scenes.lookup.references.contains(told.references), "\(told.references)")
    #expect(told.finding == Scenes.lookup.finding)
    let expected = Scenes.lookup.draft.replacingOccurrences(of: "‸", with: "")
      .replacingOccurrences(of: "三个到位", with: Scenes.lookup.name)
    #expect(told.renamed.trimmingFinalLineBreak == expected.trimmingFinalLineBreak)
  }

  @Test(arguments: Editor.underTest)
  func `a rule that is switched off is silent at once, and the settings are whole`(editor: Editor) async throws {
    let session = try await Session.of(editor)
    #expect(session.result.isSilenced == true)
    let settings = try JSONDecoder().decode(Settings.self, from: try #require(session.settings))
    #expect(settings.rules == [Scenes.ruleOff.rule: "off"] && settings.completion == ["pinyin": "initials"])
  }

  private struct Settings: Decodable {
    var rules: [String: String]
    var completion: [String: String]
  }

  @Test(arguments: Editor.underTest.filter(\.asksOnEnter))
  func `Enter goes on with the items and leaves headings alone`(editor: Editor) async throws {
    let played = try await Session.of(editor).result.enters
    #expect(played.map(\.name) == Scenes.enters.map(\.name))
    for (scene, played) in zip(Scenes.enters, played) {
      #expect(played.text.trimmingFinalLineBreak == scene.expected.trimmingFinalLineBreak, "\(scene.name)")
    }
  }

  @Test(arguments: Editor.underTest.filter(\.undoesBySteps))
  func `undo behind several numbers of one insertion brings back what stood there`(editor: Editor) async throws {
    let played = try await Session.of(editor).result.undone
    #expect(played.map(\.name) == Scenes.undos.map(\.name))
    for scene in played {
      #expect(scene.undone.last == scene.stood.first, "\(scene.name)")
      #expect(scene.redone.last == scene.stood.last, "\(scene.name)")
      #expect((scene.undone + scene.redone).allSatisfy(scene.stood.contains), "\(scene.name)")
    }
  }

  @Test(arguments: Editor.underTest.filter(\.takesEdits))
  func `a number that is taken away counts those behind back and asks nothing`(editor: Editor) async throws {
    let text = try await Session.of(editor).result.takenBack
    #expect(text?.trimmingFinalLineBreak == Scenes.takenBack.expected.trimmingFinalLineBreak)
  }

  @Test(arguments: Editor.underTest.filter(\.undoesBySteps))
  func `a line that is opened below or above an item goes on with the items`(editor: Editor) async throws {
    let played = try await Session.of(editor).result.opened
    #expect(played.count == Scenes.opened.count)
    for (scene, played) in zip(Scenes.opened, played) {
      #expect(played.text.trimmingFinalLineBreak == scene.expected.trimmingFinalLineBreak, "\(scene.key)")
    }
  }

  @Test(arguments: Editor.underTest)
  func `our own command counts every list afresh`(editor: Editor) async throws {
    let text = try await Session.of(editor).result.renumbered
    #expect(text?.trimmingFinalLineBreak == Scenes.renumber.expected.trimmingFinalLineBreak)
  }

  @Test(arguments: Editor.underTest.filter(\.asksOnEnter))
  func `a fix says what it leaves of references`(editor: Editor) async throws {
    let text = try await Session.of(editor).result.left
    #expect(text?.trimmingFinalLineBreak == Scenes.left.expected.trimmingFinalLineBreak)
  }

  @Test(arguments: Editor.underTest.filter { $0 == .neovim })
  func `a fix that is not certain is asked for`(editor: Editor) async throws {
    #expect(try await Session.of(editor).result.asked ?? 0 > 0)
  }

  /// Raw text from the web, with everything that stands around an article.
  @Test(.enabled(if: Corpus.seeds.count > 1), arguments: Editor.underTest)
  func `documents of the corpus open and show their headings`(editor: Editor) async throws {
    let seeds = try await Session.of(editor).result.seeds
    #expect(seeds.count == Corpus.seeds.count)
    let outline = (seeds.dropFirst().first ?? []).map { $0.replacingOccurrences(of: "　", with: "") }
    let headings = outline.filter { line in ["一、", "二、", "三、", "第一", "第二", "第三"].contains { line.hasPrefix($0) } }
    let numbers = headings.map { String($0.prefix(2)) }
    let expected = ["一、", "第一", "第二", "第三", "二、", "三、"]
    #expect(numbers == expected, "\(outline)")
  }
}

extension String {
  /// Editors differ in whether the last line break is part of the text.
  fileprivate var trimmingFinalLineBreak: Substring {
    hasSuffix("\n") ? dropLast() : self[...]
  }
}
