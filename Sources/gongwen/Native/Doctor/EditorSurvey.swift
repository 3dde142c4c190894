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
    /// A file of the plugin, by which its folder is known under any name.
    var own: String?
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
      own: "plugin/gongwen.lua",
      advice: "把 editors/nvim 加入 runtimepath（见 editors/README.md）",
    ),
    Editor(
      name: "Vim",
      programs: ["vim"],
      configuration: [".vimrc", ".vim"],
      clients: ["ale", "vim-lsp", "lsp", "coc.nvim", "YouCompleteMe", "vim-ale"],
      plugin: "editors/vim",
      own: "plugin/gongwen.vim",
      advice: "把 editors/vim 加入 runtimepath（见 editors/README.md）",
    ),
    Editor(
      name: "Emacs",
      programs: ["emacs"],
      configuration: [".emacs", ".emacs.d/init.el", ".emacs.d/lisp", ".config/emacs"],
      clients: [],
      plugin: "editors/emacs",
      own: "gongwen.el",
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
        configured: places.lazy.compactMap { path in
          EditorSurvey.mention(of: editor.signs, or: editor.own, in: path, depth: 6)
        }.first,
        hasClient: editor.clients.isEmpty
          || places.contains { EditorSurvey.holds(editor.clients, in: $0, depth: 5) }
          // One that the system has counts where the configuration loads it.
          || system.contains { EditorSurvey.holds(editor.clients, in: $0, depth: 5) }
            && places.contains { EditorSurvey.mention(of: ["packadd"], in: $0, depth: 1) != nil },
      )
    }
  }

  /// The first file in or at `path` whose path or text has one of `signs` in it, or names a folder that holds `own`.
  private static func mention(of signs: [String], or own: String? = nil, in path: String, depth: Int) -> String? {
    switch FileSystem.kind(path) {
    case .file:
      if FileSystem.name(path).utf8Contains("gongwen") { return path }
      guard let bytes = try? FileSystem.read(path, limit: 1 << 18).bytes else { return nil }
      let text = String(decoding: bytes, as: UTF8.self)
      if signs.contains(where: { text.utf8Contains($0) }) { return path }
      return own.map { namesFolder(holding: $0, in: text) } == true ? path : nil
    case .folder:
      guard depth > 0, let entries = try? FileSystem.entries(path) else { return nil }
      for entry in entries where entry.kind != .other && !skipped.contains(entry.name) {
        if let found = mention(of: signs, or: own, in: FileSystem.join(path, entry.name), depth: depth - 1) {
          return found
        }
      }
      return nil
    default: return nil
    }
  }

  /// Whether one of the paths in a configuration is a folder that holds `file`.
  private static func namesFolder(holding file: String, in text: String) -> Bool {
    let ends: [Character] = [" ", "\t", "\n", "\r\n", "'", "\"", ",", "=", "(", ")", "[", "]", "`", ";"]
    return text.split { ends.contains($0) }.contains { word in
      guard let start = ["~/", "$HOME/"].first(where: { word.hasPrefix($0) }) else {
        return word.hasPrefix("/") && FileSystem.kind(FileSystem.join(String(word), file)) == .file
      }
      let folder = FileSystem.join(FileSystem.home ?? "/", String(word.dropFirst(start.count)))
      return FileSystem.kind(FileSystem.join(folder, file)) == .file
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
