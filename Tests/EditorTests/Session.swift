import Foundation
import Testing

/// What one editor did in one session: all scenes, played once, however many tests look at it.
struct Session: Sendable {
  var scenes: [Scenes.Completion]
  var end: Desk.End
  var result: Result
  /// The settings of the project as they stand in their file afterwards.
  var settings: Data?

  /// The session of `editor`; the first who asks starts it.
  static func of(_ editor: Editor) async throws -> Self {
    try #require(editor.isInstalled, "\(editor) is not installed")
    return try await sessions.session(of: editor)
  }

  private static let sessions = Sessions()

  private actor Sessions {
    private var known: [Editor: Task<Session, any Error>] = [:]

    func session(of editor: Editor) async throws -> Session {
      if known[editor] == nil { known[editor] = Task { try await Session.play(editor) } }
      guard let task = known[editor] else { throw CancellationError() }
      return try await task.value
    }
  }

  private static func play(_ editor: Editor) async throws -> Self {
    let desk = try Desk()
    let scenes = Scenes.completions.filter { editor.plays($0) }
    let job = Job(editor: editor, completions: scenes)
    try job.lay(on: desk)
    let end = try await desk.run(editor.command(in: desk), seconds: 90)
    guard let written = try? desk.read("result.json") else {
      return Self(scenes: scenes, end: end, result: Result(errors: ["no result: \(end.output.suffix(2000))"]))
    }
    let result = try JSONDecoder().decode(Result.self, from: written)
    return Self(scenes: scenes, end: end, result: result, settings: try? desk.read(".gongwen.json"))
  }

  /// What a driver leaves behind.
  struct Result: Decodable, Sendable {
    struct Completion: Decodable, Sendable {
      var name: String
      var labels: [String]
      var text: String
    }
    struct Diagnostics: Decodable, Sendable {
      var name: String
      var found: [Scenes.Mark]
    }

    struct Typing: Decodable, Sendable {
      /// How many rows the list had after each clause.
      var rows: [Int]
      var text: String
    }
    struct Enter: Decodable, Sendable {
      var name: String
      /// The text with `‸` where the cursor came to stand.
      var text: String
    }

    struct Undone: Decodable, Sendable {
      var name: String
      /// The text before each step and behind the last.
      var stood: [String]
      /// The text behind each undo, until there was nothing more; then behind each redo.
      var undone: [String]
      var redone: [String]
    }

    struct Lookup: Decodable, Sendable {
      /// What is said of a heading.
      var hover: String
      /// The lines that are listed.
      var references: [Int]
      /// The line of the next finding.
      var finding: Int
      /// The text with another name throughout.
      var renamed: String
    }

    var errors: [String]
    var completions: [Completion] = []
    var diagnostics: [Diagnostics] = []
    var fixed: String?
    /// The line with the finding under the cursor mended, where our own plugin has a command for that.
    var fixedAtCursor: String?
    var outline: [String] = []
    /// The outline of each document of the corpus.
    var seeds: [[String]] = []
    /// What the window with the outline shows, where there is one.
    var outlineWindow: String?
    /// The line to which the last entry of the outline led, where there is a window.
    var outlineLine: Int?
    var folds: Bool?
    var typing: Typing?
    var enters: [Enter] = []
    var undone: [Undone] = []
    var takenBack: String?
    /// The drafts in which a key has opened a line.
    var opened: [Enter] = []
    var renumbered: String?
    /// The draft with a fix that leaves something.
    var left: String?
    /// How many rows a question had.
    var asked: Int?
    /// The draft with everything certain mended, where our own plugin has a command for that.
    var fixedAll: String?
    /// The line to which a reference led.
    var referenceLine: Int?
    var lookup: Lookup?
    /// Whether the finding went when its rule was switched off.
    var isSilenced: Bool?

    init(errors: [String]) {
      self.errors = errors
    }

    private enum CodingKeys: String, CodingKey {
      case errors, completions, diagnostics, fixed, fixedAtCursor, outline, seeds, outlineWindow, outlineLine, folds,
        typing, enters, undone, takenBack, opened, renumbered, left, asked,
        referenceLine, isSilenced, fixedAll, lookup
    }

    /// A driver that failed half-way leaves out what it did not come to.
    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      errors = try container.decode([String].self, forKey: .errors)
      completions = try container.decodeIfPresent([Completion].self, forKey: .completions) ?? []
      diagnostics = try container.decodeIfPresent([Diagnostics].self, forKey: .diagnostics) ?? []
      fixed = try container.decodeIfPresent(String.self, forKey: .fixed)
      fixedAtCursor = try container.decodeIfPresent(String.self, forKey: .fixedAtCursor)
      outline = try container.decodeIfPresent([String].self, forKey: .outline) ?? []
      seeds = try container.decodeIfPresent([[String]].self, forKey: .seeds) ?? []
      outlineWindow = try container.decodeIfPresent(String.self, forKey: .outlineWindow)
      outlineLine = try container.decodeIfPresent(Int.self, forKey: .outlineLine)
      folds = try container.decodeIfPresent(Bool.self, forKey: .folds)
      typing = try container.decodeIfPresent(Typing.self, forKey: .typing)
      enters = try container.decodeIfPresent([Enter].self, forKey: .enters) ?? []
      undone = try container.decodeIfPresent([Undone].self, forKey: .undone) ?? []
      takenBack = try container.decodeIfPresent(String.self, forKey: .takenBack)
      opened = try container.decodeIfPresent([Enter].self, forKey: .opened) ?? []
      renumbered = try container.decodeIfPresent(String.self, forKey: .renumbered)
      left = try container.decodeIfPresent(String.self, forKey: .left)
      asked = try container.decodeIfPresent(Int.self, forKey: .asked)
      referenceLine = try container.decodeIfPresent(Int.self, forKey: .referenceLine)
      fixedAll = try container.decodeIfPresent(String.self, forKey: .fixedAll)
      lookup = try container.decodeIfPresent(Lookup.self, forKey: .lookup)
      isSilenced = try container.decodeIfPresent(Bool.self, forKey: .isSilenced)
    }
  }
}

extension Editor {
  /// Our own plugin opens the list after a pause, or tells company or YouCompleteMe when to.
  var opensListByItself: Bool {
    switch self {
    case .neovim, .neovimStock, .vimALE, .vimYouCompleteMe: true
    case .emacsEglot, .emacsLSPMode: Self.hasEmacsLibrary("company")
    }
  }

  /// Our own plugin asks what Enter should write; YouCompleteMe passes no such question on.
  var asksOnEnter: Bool { self != .vimYouCompleteMe }

  /// Undo is the editor's own, and an insertion one step of it or several.
  var undoesBySteps: Bool { self == .neovim || self == .vimALE }

  /// Makes an edit that the server asks for by itself, or our own plugin does what that would.
  var takesEdits: Bool { self == .neovim || self == .vimALE || self == .emacsEglot || self == .emacsLSPMode }

  /// Two clients drop what does not begin with the letters typed, so pinyin cannot reach the list in them.
  func plays(_ scene: Scenes.Completion) -> Bool {
    switch self {
    case .neovimStock, .vimYouCompleteMe: !scene.isPinyin
    case .neovim, .vimALE, .emacsEglot, .emacsLSPMode: true
    }
  }
}
