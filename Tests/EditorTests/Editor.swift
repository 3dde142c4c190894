import Foundation

/// An editor with a client, as the tests start it: without the settings of whoever runs the tests.
enum Editor: String, CaseIterable, Sendable, CustomStringConvertible {
  case neovim
  case neovimStock
  case vimALE
  case vimYouCompleteMe
  case emacsEglot
  case emacsLSPMode

  var description: String {
    switch self {
    case .neovim: "Neovim"
    case .neovimStock: "Neovim with its own omnifunc"
    case .vimALE: "Vim with ALE"
    case .vimYouCompleteMe: "Vim with YouCompleteMe"
    case .emacsEglot: "Emacs with eglot"
    case .emacsLSPMode: "Emacs with lsp-mode"
    }
  }

  /// Whether the list stands in the order of the server; YouCompleteMe has an order of its own.
  var keepsOrder: Bool { self != .vimYouCompleteMe }

  /// What the driver calls the client.
  var client: String {
    switch self {
    case .neovim, .neovimStock: "neovim"
    case .vimALE: "ale"
    case .vimYouCompleteMe: "ycm"
    case .emacsEglot: "eglot"
    case .emacsLSPMode: "lsp-mode"
    }
  }

  /// Whether editor and client are both here.
  var isInstalled: Bool {
    switch self {
    case .neovim, .neovimStock: Self.program("nvim") != nil
    case .vimALE: Self.program("vim") != nil && Self.folder(of: Self.ale) != nil
    case .vimYouCompleteMe:
      Self.folder(of: Self.youCompleteMe) != nil && Self.program("vim.nox") != nil
    case .emacsEglot: Self.program("emacs") != nil && Self.hasEmacsLibrary("eglot")
    case .emacsLSPMode: Self.program("emacs") != nil && Self.hasEmacsLibrary("lsp-mode")
    }
  }

  /// Here, or wanted even if it is not: in CI an editor that is missing is a failure.
  static var underTest: [Self] {
    let isRequired = ProcessInfo.processInfo.environment["GONGWEN_REQUIRE_EDITORS"] == "1"
    return allCases.filter { isRequired || $0.isInstalled }
  }

  /// The command line that plays the driver in `desk`.
  func command(in desk: Desk) -> [String] {
    let drivers = Desk.checkout.appending(path: "Tests/EditorTests/Drivers").path
    let editors = Desk.checkout.appending(path: "editors").path
    switch self {
    case .neovim, .neovimStock:
      return [
        "nvim", "--headless", "--clean", "-n", "--cmd", "set runtimepath^=\(Self.option(editors))/nvim",
        "-c", "luafile \(drivers)/neovim.lua",
      ]
    case .vimALE:
      return [
        "vim", "-N", "-n", "--not-a-term", "-T", "xterm", "-i", "NONE", "-u", "NONE",
        "--cmd", "set runtimepath^=\(Self.folder(of: Self.ale) ?? ""),\(Self.option(editors))/vim encoding=utf-8",
        "--cmd", "let g:ale_lint_delay = 0 | let g:ale_disable_lsp = 0 | let g:ale_command_wrapper = ''",
        "--cmd", "filetype plugin on | syntax on",
        "--cmd", "set loadplugins | runtime! plugin/**/*.vim",
        "-S", "\(drivers)/vim.vim",
      ]
    case .vimYouCompleteMe:
      return [
        "vim.nox", "-N", "-n", "--not-a-term", "-T", "xterm", "-i", "NONE", "-u", "NONE",
        "--cmd",
        "set runtimepath^=\(Self.folder(of: Self.youCompleteMe) ?? ""),\(Self.option(editors))/vim encoding=utf-8",
        // The Python that has ycmd's libraries is the system's, whatever else comes first in PATH.
        "--cmd", "let g:ycm_server_python_interpreter = '/usr/bin/python3'",
        "--cmd", "filetype plugin on | syntax on",
        "--cmd", "set loadplugins | runtime! plugin/**/*.vim",
        "-S", "\(drivers)/vim.vim",
      ]
    case .emacsEglot, .emacsLSPMode:
      return [
        "emacs", "--batch", "--no-init-file", "-L", "\(editors)/emacs", "-l", "\(drivers)/emacs.el",
      ]
    }
  }

  /// A path as Vim's options take it.
  private static func option(_ path: String) -> String {
    path.replacing(" ", with: "\\ ").replacing(",", with: "\\,")
  }

  private static let ale = ["/usr/share/vim-ale", "/usr/share/vim/vimfiles/pack/dist-bundle/opt/ale"]
  private static let youCompleteMe = ["/usr/share/vim-youcompleteme"]

  private static func folder(of candidates: [String]) -> String? {
    candidates.first { FileManager.default.fileExists(atPath: $0 + "/autoload") }
  }

  static func program(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Debian's packages, or what Emacs brings along.
  static func hasEmacsLibrary(_ name: String) -> Bool {
    let packages = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/share/emacs/site-lisp/elpa")) ?? []
    if packages.contains(where: { $0.hasPrefix("\(name)-") }) { return true }
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/share/emacs")) ?? []
    return versions.contains { version in
      ["el", "elc", "el.gz"].contains {
        FileManager.default.fileExists(atPath: "/usr/share/emacs/\(version)/lisp/progmodes/\(name).\($0)")
      }
    }
  }
}
