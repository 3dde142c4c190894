import Configuration
import Files
import LanguageServerProtocol
import Platform

extension Session {
  /// The folder whose `.gongwen.json` a document's settings go to: where one is, else the workspace folder it lies in.
  func settingsFolder(for uri: String) -> String? {
    guard let path = FileURI.path(uri) else { return nil }
    if let file = settingsStore.file(for: path, folder: nil)?.path { return FileSystem.parent(file) }
    return folderPaths.first { FileSystem.relative(path, to: $0) != nil }
  }

  /// Writes the project's settings anew: whole at once and not through the client, of which some make an empty file and
  /// keep the text in a buffer. What is set takes effect at once, and its findings are published before the command is answered.
  ///
  /// - Parameters:
  ///   - uri: a document of the project.
  ///   - word: what the writer is told when it is done.
  ///   - edit: makes the new settings of the old; nil when those are no JSON.
  /// - Throws: when there is no project.
  func changeSettings(
    for uri: String,
    done word: String,
    _ edit: ([UInt8]) -> [UInt8]?,
  ) throws(ResponseError) {
    guard let folder = settingsFolder(for: uri) else { throw ResponseError(.requestFailed, "no project folder") }
    let path = FileSystem.join(folder, SettingsFile.name)
    do throws(FileError) {
      let isNew = FileSystem.kind(path) == nil
      let old = isNew ? nil : try FileSystem.read(path, limit: 1 << 20)
      guard let new = edit(old?.bytes ?? []) else {
        return show(.warning, "\(path) 不是合法的 JSON，未作改动")
      }
      try FileSystem.write(new, to: path, ifStill: old?.stamp)
    } catch {
      return show(.warning, "\(error.message)，未作改动")
    }
    settingsStore.forgetFiles()
    settingsChanged()
    publishDiagnostics()
    // Beside the draft its name is enough: a whole path fills a line of Vim, which then asks for Enter.
    let isBeside = FileURI.path(uri).map { FileSystem.parent($0) } == folder
    show(.info, "\(word)，写在 \(isBeside ? SettingsFile.name : path)")
  }
}
