import Foundation

/// What a driver is told. It names files, not texts: an editor opens files.
struct Job: Encodable {
  struct Completion: Encodable {
    var name: String
    var file: String
    var line: Int
    /// The text of the line before the cursor.
    var before: String
    var typed: String
    var label: String
  }
  struct Diagnostics: Encodable {
    var name: String
    var file: String
    var count: Int
  }
  struct Fix: Encodable {
    var file: String
    var line: Int
  }
  struct RuleOff: Encodable {
    var file = "rule-off.gongwen"
    var line = Scenes.ruleOff.line
    /// What the action is called in the menu.
    var action = Scenes.ruleOff.action
  }
  struct Reference: Encodable {
    var file = "reference.gongwen"
    var line: Int
    var before: String
    var target = Scenes.reference.target
  }
  struct Lookup: Encodable {
    var file = "lookup.gongwen"
    var heading = Scenes.lookup.heading
    var line: Int
    var before: String
    /// What the 提法 at the cursor is to be called.
    var name = Scenes.lookup.name
  }
  struct TakenBack: Encodable {
    var file = "taken-back.gongwen"
    var line: Int
    var before: String
    var deleted = Scenes.takenBack.deleted
    var typed = Scenes.takenBack.typed
    var expected = Scenes.takenBack.expected
  }
  struct Opened: Encodable {
    var file: String
    var line: Int
    var key: String
  }
  struct Left: Encodable {
    var file = "left.gongwen"
    var line = Scenes.left.line
    var said = Scenes.left.said
  }
  struct FixAtCursor: Encodable {
    var file = "fix-at-cursor.gongwen"
    var before = Scenes.fixAtCursor.before
  }
  struct Outline: Encodable {
    var file: String
    var foldedLine: Int
    var last = Scenes.outline.last
  }

  struct Typing: Encodable {
    var file: String
    var line: Int
    var before: String
    var clauses: [String]
  }
  struct Enter: Encodable {
    var name: String
    var file: String
    var line: Int
    var before: String
    var typed: String
  }
  struct Undo: Encodable {
    var name: String
    var file: String
    var line: Int
    var before: String
    var steps: [String]
  }

  var client: String
  var variant: String
  var completions: [Completion]
  var diagnostics: [Diagnostics]
  var fix = Fix(file: "fix.gongwen", line: Scenes.fix.line)
  var fixAtCursor = FixAtCursor()
  var outline = Outline(file: "outline.gongwen", foldedLine: Scenes.outline.foldedLine)
  var fixAll = "fix-all.gongwen"
  var reference: Reference
  var lookup: Lookup
  /// Played last: the settings hold for all drafts.
  var ruleOff = RuleOff()
  /// Files that are opened and looked at for their outline, one after the other.
  var seeds: [String] = []
  /// nil where the client opens no list by itself, or not through us.
  var typing: Typing?
  var enters: [Enter] = []
  var undos: [Undo] = []
  var takenBack: TakenBack?
  var opened: [Opened] = []
  var renumber: String?
  var left: Left?
  var asked: Fix?
  private var drafts: [String: String] = [:]

  private enum CodingKeys: String, CodingKey {
    case client, variant, completions, diagnostics, fix, fixAtCursor, outline, seeds, typing, enters, undos, takenBack,
      opened, renumber, left, asked, reference, lookup, ruleOff, fixAll
  }

  init(editor: Editor, completions scenes: [Scenes.Completion]) {
    client = editor.client
    variant = editor == .neovimStock ? "stock" : ""
    completions = []
    diagnostics = []
    let page = Page(Scenes.reference.draft)
    reference = Reference(line: page.line, before: page.before)
    drafts[reference.file] = page.text
    let terms = Page(Scenes.lookup.draft)
    lookup = Lookup(line: terms.line, before: terms.before)
    drafts[lookup.file] = terms.text
    drafts[fixAll] = Scenes.fixAll.draft
    drafts[ruleOff.file] = Scenes.ruleOff.draft
    for (index, scene) in scenes.enumerated() {
      let lines = scene.before.components(separatedBy: "\n")
      let file = "completion-\(index).gongwen"
      drafts[file] = scene.before + scene.after
      completions.append(
        Completion(
          name: scene.name,
          file: file,
          line: lines.count,
          before: lines.last ?? "",
          typed: scene.typed,
          label: scene.label,
        )
      )
    }
    for (index, scene) in Scenes.diagnostics.enumerated() {
      let file = "diagnostics-\(index).gongwen"
      drafts[file] = scene.draft
      diagnostics.append(Diagnostics(name: scene.name, file: file, count: scene.expected.count))
    }
    for (index, seed) in Corpus.seeds.enumerated() {
      let file = "seed-\(index).gongwen"
      drafts[file] = try? String(contentsOf: seed, encoding: .utf8)
      if drafts[file] != nil { seeds.append(file) }
    }
    if editor.opensListByItself { layTyping() }
    if editor.asksOnEnter { layEnters() }
    if editor.undoesBySteps { layUndos() }
    if editor.takesEdits {
      let page = Page(Scenes.takenBack.draft)
      let scene = TakenBack(line: page.line, before: page.before)
      drafts[scene.file] = page.text
      takenBack = scene
    }
    layCommands(editor)
    drafts[fix.file] = Scenes.fix.draft
    drafts[fixAtCursor.file] = Scenes.fixAtCursor.draft
    drafts[outline.file] = Scenes.outline.draft
  }

  private mutating func layTyping() {
    let page = Page(Scenes.typing.draft)
    drafts["typing.gongwen"] = page.text
    typing = Typing(file: "typing.gongwen", line: page.line, before: page.before, clauses: Scenes.typing.clauses)
  }

  private mutating func layEnters() {
    for (index, scene) in Scenes.enters.enumerated() {
      let page = Page(scene.draft)
      let file = "enter-\(index).gongwen"
      drafts[file] = page.text
      enters.append(Enter(name: scene.name, file: file, line: page.line, before: page.before, typed: scene.typed))
    }
  }

  private mutating func layUndos() {
    let page = Page(Scenes.Undo.draft)
    for (index, scene) in Scenes.undos.enumerated() {
      let file = "undo-\(index).gongwen"
      drafts[file] = page.text
      undos.append(Undo(name: scene.name, file: file, line: page.line, before: page.before, steps: scene.steps))
    }
  }

  private mutating func layCommands(_ editor: Editor) {
    renumber = "renumber.gongwen"
    drafts["renumber.gongwen"] = Scenes.renumber.draft
    if editor.asksOnEnter {
      let scene = Left()
      drafts[scene.file] = Scenes.left.draft
      left = scene
    }
    if editor == .neovim {
      drafts["asked.gongwen"] = Scenes.asked.draft
      asked = Fix(file: "asked.gongwen", line: Scenes.asked.line)
    }
    guard editor.undoesBySteps else { return }
    for (index, scene) in Scenes.opened.enumerated() {
      let page = Page(scene.draft)
      let file = "opened-\(index).gongwen"
      drafts[file] = page.text
      opened.append(Opened(file: file, line: page.line, key: scene.key))
    }
  }

  /// A draft with its cursor.
  private struct Page {
    var text: String
    var line: Int
    var before: String

    init(_ draft: String) {
      let parts = draft.components(separatedBy: "‸")
      let lines = parts[0].components(separatedBy: "\n")
      text = parts.joined()
      line = lines.count
      before = lines.last ?? ""
    }
  }

  /// Lays the drafts, the settings of the workspace and the job itself on the desk.
  func lay(on desk: Desk) throws {
    for (file, draft) in drafts { try desk.write(draft, to: file) }
    try desk.write(#"{"completion": {"pinyin": "initials"}}"#, to: ".gongwen.json")
    try desk.write(String(decoding: JSONEncoder().encode(self), as: UTF8.self), to: "job.json")
  }
}
