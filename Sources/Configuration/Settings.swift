package import Completion
package import Files
package import Lexicon
package import Lint
import Platform
package import Text

/// Everything that can be set: by `.gongwen.json`, by the editor, by the command line.
///
/// What each setting is called, takes and means is declared once, in `allSettings`; the reader, the messages about wrong
/// settings, the JSON schema and `gongwen settings` come from there.
package struct Settings: Hashable, Sendable {
  /// The folder that file patterns and relative paths belong to, absolute: where `.gongwen.json` lies, or the
  /// workspace. Empty when there is none; then patterns match nothing but plain names.
  package var folder = ""
  package var rules = KeyedList<String, LintConfiguration.Level>()
  package var genre: Genre?
  /// Names that hold a number but count nothing: 三农, 五年计划.
  package var names: [String] = []
  package var dismissed: [Dismissal] = []
  /// Words that the writer or the workspace does not want, and what to write for them.
  package var words: [LintConfiguration.Word] = []
  /// Folders of phrase banks as they were written; see `phraseBankFolders`.
  package var phraseBanks: [String] = []
  package var exclude: [Glob] = []
  package var overrides: [Override] = []
  package var completion = Completion()
  package var inlayHints = InlayHints()
  /// Whether certain fixes are applied when a draft is saved.
  package var fixOnSave = false
  package var positionEncoding = PositionEncoding.automatic

  package init(folder: String = "") {
    self.folder = folder
  }

  /// Other levels for the rules in some files.
  package struct Override: Hashable, Sendable {
    package var files: [Glob] = []
    package var rules = KeyedList<String, LintConfiguration.Level>()
  }

  package struct Completion: Hashable, Sendable {
    package var pinyin = CompletionRequest.Options.Pinyin.off
    package var limit = 50
    package var minimumPrefix = 2
    /// Whether the list may open while typing, without being asked for.
    package var automatic = true
    /// Marks after which the list opens; nil for the server's own choice.
    package var triggerCharacters: [String]?
    /// Sources by name that are switched on or off.
    package var sources = KeyedList<String, Bool>()
  }

  package struct InlayHints: Hashable, Sendable {
    package var isOn = false
    /// Behind each heading how much there is below it.
    package var showsSizes = true
    /// Behind an announced count how many items there are.
    package var showsCounts = true
  }

  package enum PositionEncoding: String, Hashable, Sendable, CaseIterable {
    case automatic = "auto"
    case utf8 = "utf-8"
    case utf16 = "utf-16"
    case utf32 = "utf-32"
  }
}

// MARK: - What follows from them

extension Settings {
  /// How seriously to take each rule in the document at `path`. The terminal and the server both ask here and nowhere
  /// else, so that they cannot differ.
  ///
  /// - Parameters:
  ///   - path: absolute; empty for a text without a file.
  ///   - levels: levels from the command line, which outrank every file.
  /// - Returns: the levels of `rules`, then those of each override that names the file, then `levels`.
  package func lintConfiguration(
    for path: String,
    levels: KeyedList<String, LintConfiguration.Level> = KeyedList(),
  ) -> LintConfiguration {
    var result = rules
    for override in overrides where override.files.contains(where: { matches($0, path) }) {
      for (rule, level) in override.rules { result[rule] = level }
    }
    for (rule, level) in levels { result[rule] = level }
    return LintConfiguration(levels: result, names: names, genre: genre, dismissed: dismissed, words: words)
  }

  /// Whether the file or folder at `path` (absolute) is to be left alone.
  package func isExcluded(_ path: String, isFolder: Bool = false) -> Bool {
    guard !exclude.isEmpty, !path.isEmpty else { return false }
    if exclude.contains(where: { (isFolder || !$0.isFolderOnly) && matches($0, path) }) { return true }
    // A file inside an excluded folder may be named itself.
    guard !isFolder, var relative = FileSystem.relative(path, to: folder) else { return false }
    while let parent = FileSystem.parent(relative) {
      if exclude.contains(where: { $0.matches(parent) }) { return true }
      relative = parent
    }
    return false
  }

  private func matches(_ glob: Glob, _ path: String) -> Bool {
    if let relative = FileSystem.relative(path, to: folder) { return glob.matches(relative) }
    return glob.matches(FileSystem.name(path))
  }

  /// The folders of the writer's own banks, absolute. `~/` is the home folder.
  ///
  /// A relative path may not lead out of `folder`: settings that came with a foreign workspace must not read from
  /// elsewhere unless they say so openly, with an absolute path.
  package var phraseBankFolders: [String] {
    phraseBanks.compactMap { bank in
      if bank.hasPrefix("~/"), let home = FileSystem.home { return FileSystem.join(home, String(bank.dropFirst(2))) }
      if bank.hasPrefix("/") { return FileSystem.absolute(bank) }
      guard !folder.isEmpty else { return nil }
      let path = FileSystem.absolute(FileSystem.join(folder, bank))
      return path == folder || FileSystem.relative(path, to: folder) != nil ? path : nil
    }
  }

  /// Options of completion for one request.
  package func completionOptions(isExplicit: Bool, snippets: Bool) -> CompletionRequest.Options {
    CompletionRequest.Options(
      pinyin: completion.pinyin,
      limit: completion.limit,
      minimumPrefix: completion.minimumPrefix,
      isExplicit: isExplicit,
      snippets: snippets,
      disabledSources: UniqueList(completion.sources.filter { !$0.value }.map { $0.key }),
      genre: genre,
    )
  }
}
