import Files
import Platform

/// Which editors are on this machine, and whether their configuration knows gongwen.
struct EditorSurvey {
  /// An editor that `editors/` has something for.
  struct Editor {
    let name: String
    let programs: [String]
    /// Files and folders below the home folder where its configuration lies.
    let configuration: [String]
    /// Clients of which it needs one, by folder names that betray them; empty when it has its own.
    let clients: [String]
    /// The folder of our plugin in a clone of any name: what a configuration names, if not gongwen.
    var plugin: String?
    /// What to do when nothing is configured, in Chinese.
    let advice: String

    /// What a configuration that knows the server holds.
    var signs: [String] { ["gongwen"] + [plugin].compactMap { $0 } }
  }

  static let known = [
    Editor(
      name: "Neovim",
      programs: ["nvim"],
      configuration: [".config/nvim", ".local/share/nvim/site/pack"],
      clients: [],
      plugin: "editors/nvim",
      advice: "把 editors/nvim 加入 runtimepath（见 editors/README.md）",
    ),
    Editor(
      name: "Vim",
      programs: ["vim"],
      configuration: [".vimrc", ".vim"],
      clients: ["ale", "vim-lsp", "lsp", "coc.nvim", "YouCompleteMe", "vim-ale"],
      plugin: "editors/vim",
      advice: "把 editors/vim 加入 runtimepath（见 editors/README.md）",
    ),
    Editor(
      name: "Emacs",
      programs: ["emacs"],
      configuration: [".emacs", ".emacs.d/init.el", ".emacs.d/lisp", ".config/emacs"],
      clients: [],
      plugin: "editors/emacs",
      advice: "在 init.el 中载入 editors/emacs/gongwen.el（见 editors/README.md）",
    ),
    Editor(
      name: "VS Code",
      programs: ["code", "codium"],
      configuration: [".config/Code/User/settings.json", ".vscode/extensions", ".vscode-oss/extensions"],
      clients: [],
      advice: "见 editors/README.md",
    ),
    Editor(
      name: "Helix",
      programs: ["hx", "helix"],
      configuration: [".config/helix"],
      clients: [],
      advice: "在 languages.toml 中加入 gongwen（见 editors/README.md）",
    ),
    Editor(
      name: "Kate",
      programs: ["kate"],
      configuration: [".config/kate", ".config/kate-lspclientrc"],
      clients: [],
      advice: "见 editors/README.md",
    ),
  ]

  struct Found {
    let editor: Editor
    let program: String
    /// The first file that speaks of gongwen or loads its plugin.
    let configured: String?
    /// Whether one of the clients it needs was found.
    let hasClient: Bool
  }

  let found: [Found]
  /// Whether an editor that calls `gongwen` by name would find it.
  let isOnPath: Bool

  init() {
    let folders = (FileSystem.environment("PATH") ?? "").split(separator: ":").map(String.init)
    func program(_ names: [String]) -> String? {
      for name in names {
        for folder in folders where FileSystem.kind(FileSystem.join(folder, name)) == .file {
          return FileSystem.join(folder, name)
        }
      }
      return nil
    }
    isOnPath = program(["gongwen"]) != nil
    let home = FileSystem.home ?? "/"
    found = EditorSurvey.known.compactMap { editor in
      guard let program = program(editor.programs) else { return nil }
      let places = editor.configuration.map { FileSystem.join(home, $0) }
      let system = ["/usr/share/vim-ale", "/usr/share/vim/vimfiles/pack"]
      return Found(
        editor: editor,
        program: program,
        configured: places.lazy.compactMap { EditorSurvey.mention(of: editor.signs, in: $0, depth: 6) }.first,
        hasClient: editor.clients.isEmpty
          || places.contains { EditorSurvey.holds(editor.clients, in: $0, depth: 5) }
          // One that the system has counts where the configuration loads it.
          || system.contains { EditorSurvey.holds(editor.clients, in: $0, depth: 5) }
            && places.contains { EditorSurvey.mention(of: ["packadd"], in: $0, depth: 1) != nil },
      )
    }
  }

  /// The first file in or at `path` whose path or text has one of `signs` in it.
  private static func mention(of signs: [String], in path: String, depth: Int) -> String? {
    switch FileSystem.kind(path) {
    case .file:
      if FileSystem.name(path).utf8Contains("gongwen") { return path }
      guard let bytes = try? FileSystem.read(path, limit: 1 << 18).bytes else { return nil }
      let text = String(decoding: bytes, as: UTF8.self)
      return signs.contains { text.utf8Contains($0) } ? path : nil
    case .folder:
      guard depth > 0, let entries = try? FileSystem.entries(path) else { return nil }
      for entry in entries where entry.kind != .other && !skipped.contains(entry.name) {
        if let found = mention(of: signs, in: FileSystem.join(path, entry.name), depth: depth - 1) { return found }
      }
      return nil
    default: return nil
    }
  }

  /// Folders that are large and hold no configuration.
  private static let skipped: Set<String> = [".git", "node_modules", "undo", "swap", "elpa", "eln-cache"]

  private static func holds(_ names: [String], in path: String, depth: Int) -> Bool {
    if FileSystem.kind(path) == .folder, names.contains(FileSystem.name(path)) { return true }
    guard depth > 0, let entries = try? FileSystem.entries(path) else { return false }
    return entries.contains { entry in
      entry.kind == .folder && !skipped.contains(entry.name)
        && holds(names, in: FileSystem.join(path, entry.name), depth: depth - 1)
    }
  }
}
