import Completion
import Configuration
import Files
import JSON
import LanguageServerProtocol
import Lint
import PhraseBank
import Platform
import Text

/// The settings of a session: what the editor says, and the `.gongwen.json` nearest to each document, which outranks it.
struct SessionSettings: Sendable {
  /// From `initializationOptions`, `workspace/configuration` or `didChangeConfiguration`.
  private(set) var editor = Settings()
  private var files = SettingsFiles()
  private var told = UniqueList<String>()

  /// Takes what the editor sets, anew: what it does not name is as if it had never been set.
  ///
  /// - Returns: what is wrong, for the writer.
  mutating func apply(_ json: JSONValue?, folder: String) -> [String] {
    editor = Settings(folder: folder)
    // Some clients send the settings themselves, others the section that holds them.
    let json = json?.present("gongwen") ?? json
    let problems = json.map { editor.apply($0) } ?? []
    forgetFiles()
    return new(problems.filter { !SessionSettings.ownKeys.contains($0.key) }.map { "编辑器设置：\($0.message)" })
  }

  /// Those that have not been told yet; of many only the first, since each opens a window.
  private mutating func new(_ problems: [String]) -> [String] {
    let new = problems.filter { told.insert($0) }
    let rest = new.count - SessionSettings.tellLimit
    return rest <= 1 ? new : new.dropLast(rest) + ["设置中还有 \(rest) 处有误，见 gongwen settings"]
  }

  /// How many problems of the settings are shown; the rest is counted.
  private static let tellLimit = 5

  /// Names that only `initializationOptions` may hold; they are no settings.
  private static let ownKeys = ["client"]

  /// Settings files may have changed.
  mutating func forgetFiles() {
    files = SettingsFiles(base: editor)
  }

  /// Whether a settings file has changed since it was read.
  var areFilesStale: Bool { files.areStale }

  /// The settings that hold for the document at `path`; nil for one that is no file.
  mutating func settings(for path: String?, folder: String?) -> Settings {
    guard let folder = path.flatMap(FileSystem.parent) ?? folder else { return editor }
    return files.file(for: folder).settings
  }

  /// The settings file that holds for the document at `path`; nil for one that is no file in no folder.
  mutating func file(for path: String?, folder: String?) -> SettingsFile? {
    (path.flatMap(FileSystem.parent) ?? folder).map { files.file(for: $0) }
  }

  /// What is wrong in the settings files read so far and has not been told yet.
  mutating func newProblems() -> [String] {
    new(files.problems.map { $0.description })
  }
}

extension Session {
  /// The settings that hold for a document.
  func settings(for uri: String) -> Settings {
    let settings = settingsStore.settings(for: FileURI.path(uri), folder: folderPaths.first)
    for problem in settingsStore.newProblems() { show(.warning, problem) }
    return settings
  }

  /// Takes what the editor sets and tells what is wrong in it.
  func applyEditorSettings(_ json: JSONValue?) {
    for problem in settingsStore.apply(json, folder: folderPaths.first ?? "") { show(.warning, problem) }
    settingsChanged()
  }

  /// Reads settings files anew that were changed outside an editor which cannot watch them for us. Asked where a document
  /// is opened or saved, and while one is typed in, at most every other second.
  func noticeSettingsFiles(sparingly: Bool = false) {
    let now = Clock.seconds
    if sparingly, client.dynamicWatchedFiles || now - lastLookAtSettings < Session.settingsPatience { return }
    lastLookAtSettings = now
    guard settingsStore.areFilesStale else { return }
    settingsStore.forgetFiles()
    settingsChanged()
  }

  /// Seconds in which a changed settings file may go unnoticed while one types: a look takes microseconds, on a network
  /// drive milliseconds.
  private static let settingsPatience = 2.0

  /// Looks at everything again that depends on settings.
  func settingsChanged() {
    for open in documents.values { open.configure(settings(for: open.uri), path: FileURI.path(open.uri) ?? "") }
    hasUnpublished = true
    refresh()
  }

  /// Local paths of the workspace's folders, without a slash at their ends, which some clients send.
  var folderPaths: [String] { folders.compactMap { FileURI.path($0.uri).map(FileSystem.absolute) } }
}
