import Configuration
import Files
import Glibc
import LanguageServerProtocol
import Phrases

/// The writer's own banks over the shipped one.
extension Session {
  /// Reads the banks of writer and workspace, away from the loop: until they are there, and if they cannot be read,
  /// completion works with what it has.
  func loadPhraseBanks() {
    let folders = phraseBankFolders()
    guard !folders.isEmpty || engine.bank.layers.count > 1 else { return }
    perform {
      PhraseBankFolders.read(folders)
    } finish: { outcome, session in
      session.engine.bank = outcome.layers.reduce(PhraseBank.shipped) { $0.adding($1) }
      for problem in outcome.problems.prefix(3) { session.show(.warning, problem) }
    }
  }

  /// In the order in which later ones outrank earlier ones: the writer's, the settings', the workspace's, the command
  /// line's.
  private func phraseBankFolders() -> [PhraseBankFolders.Folder] {
    var result: [PhraseBankFolders.Folder] = []
    let configHome = FileSystem.environment("XDG_CONFIG_HOME") ?? FileSystem.home.map { FileSystem.join($0, ".config") }
    if let configHome { result.append(("用户", FileSystem.join(configHome, "gongwen/phrasebank"))) }
    let settings = settingsStore.settings(for: nil, folder: folderPaths.first)
    result += settings.phraseBankFolders.map { (FileSystem.name($0), $0) }
    result += folderPaths.map { ("工作区", FileSystem.join($0, ".gongwen/phrasebank")) }
    result += options.phraseBanks.map { (FileSystem.name($0), FileSystem.absolute($0)) }
    var seen: Set<String> = []
    return result.filter { FileSystem.kind($0.path) == .folder && seen.insert($0.path).inserted }
  }

  /// Tells the engine what day it is.
  func setToday() {
    var seconds = time(nil)
    var day = tm()
    guard localtime_r(&seconds, &day) != nil else { return }
    engine.today = CalendarDay(year: Int(day.tm_year) + 1900, month: Int(day.tm_mon) + 1, day: Int(day.tm_mday))
  }
}

/// Banks as they lie in folders.
private enum PhraseBankFolders {
  typealias Folder = (name: String, path: String)

  /// The bank of each folder, and what is wrong in the files, for the writer.
  static func read(_ folders: [Folder]) -> (layers: [PhraseBank.Layer], problems: [String]) {
    var layers: [PhraseBank.Layer] = []
    var problems: [String] = []
    for folder in folders {
      var files: [PhraseBank.Table: [UInt8]] = [:]
      for table in PhraseBank.Table.allCases {
        let path = FileSystem.join(folder.path, table.fileName)
        guard FileSystem.kind(path) == .file else { continue }
        do throws(FileError) {
          files[table] = try FileSystem.read(path).bytes
        } catch {
          problems.append(error.message)
        }
      }
      guard !files.isEmpty else { continue }
      let (layer, faults) = BankReader.read(name: folder.name, files: files)
      layers.append(layer)
      problems += faults.map { "词库 \(FileSystem.join(folder.path, $0.table.fileName))：\($0.message)" }
    }
    return (layers, problems)
  }
}
