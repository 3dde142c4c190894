import Files
package import PhraseBank
import Platform
import Text

/// The banks a writer works with: the shipped one and, over it, those of the writer.
package struct PhraseBanks: Sendable {
  /// A folder that was read as a bank, or could not be.
  package struct Folder: Sendable {
    package var path: String
    /// As candidates and lists name it: 用户, 工作区, or the folder.
    package var name: String
    /// Nil when the folder is not there or holds no bank.
    package var layer: PhraseBank.Layer?
    /// For the writer, in Chinese: files that cannot be read, lines that were left out.
    package var problems: [String]
  }

  /// The shipped bank with every layer that could be read.
  package private(set) var bank = PhraseBank.shipped
  /// The folders looked at, those of the writer's settings last but for the command line's.
  package private(set) var folders: [Folder] = []

  /// Reads the banks for a place to write in.
  ///
  /// Later ones lie over earlier ones: shipped, the user's (`~/.config/gongwen/phrasebank`), the settings', the
  /// workspace's (`.gongwen/phrasebank`), then `named`. A folder that was not named may be missing without a word.
  ///
  /// - Parameters:
  ///   - settings: whose `phraseBankFolders` count.
  ///   - workspace: folders that may hold `.gongwen/phrasebank`, absolute.
  ///   - named: folders named on the command line.
  package init(_ settings: Settings, workspace: [String] = [], named: [String] = []) {
    if let user = PhraseBanks.userFolder { read(user, as: "用户", isRequired: false) }
    for folder in settings.phraseBankFolders { read(folder, as: FileSystem.name(folder), isRequired: true) }
    for folder in workspace {
      read(FileSystem.join(folder, PhraseBanks.workspaceFolder), as: "工作区", isRequired: false)
    }
    for folder in named { read(FileSystem.absolute(folder), as: FileSystem.name(folder), isRequired: true) }
  }

  /// Where a workspace keeps its bank.
  package static let workspaceFolder = ".gongwen/phrasebank"

  /// The user's own bank, after the XDG base directories; nil when the environment names no home.
  package static var userFolder: String? {
    if let folder = FileSystem.environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return FileSystem.join(folder, "gongwen/phrasebank")
    }
    return FileSystem.home.map { FileSystem.join($0, ".config/gongwen/phrasebank") }
  }

  /// What is wrong in all of them.
  package var problems: [String] { folders.flatMap { $0.problems } }

  private mutating func read(_ path: String, as name: String, isRequired: Bool) {
    if folders.contains(where: { $0.path == path }) { return }
    var folder = Folder(path: path, name: name, layer: nil, problems: [])
    guard !path.utf8.contains(0) else {
      folder.problems = ["词库 \(path.split(separator: "\0").joined(separator: "␀"))：路径中有 NUL 字符"]
      folders.append(folder)
      return
    }
    guard FileSystem.kind(path) == .folder else {
      if isRequired {
        folder.problems = ["词库 \(path)：没有这个文件夹"]
        folders.append(folder)
      }
      return
    }
    var files = KeyedList<PhraseBank.Table, [UInt8]>()
    for table in PhraseBank.Table.allCases {
      let file = FileSystem.join(path, table.fileName)
      guard FileSystem.kind(file) != nil else { continue }
      do throws(FileError) {
        files[table] = try FileSystem.read(file).bytes
      } catch {
        folder.problems.append("词库 \(error.message)")
      }
    }
    // Versions before counts.bin kept what follows what as a table of lines.
    if files[.counts] == nil, FileSystem.kind(FileSystem.join(path, "continuations.tsv")) != nil {
      folder.problems.append("词库 \(path)：continuations.tsv 是旧版的接续表，不再读取；用 gongwen mine 重新生成即有 counts.bin，其余各表照常使用")
    }
    if files.isEmpty {
      if isRequired && folder.problems.isEmpty {
        folder.problems = ["词库 \(path)：其中没有词库文件（phrases.tsv 等，由 gongwen mine 生成）"]
      }
    } else {
      let (layer, problems) = BankReader.read(name: name, files: files)
      folder.layer = layer
      folder.problems += problems.map { "词库 \(FileSystem.join(path, $0.message))" }
      bank = bank.adding(layer)
    }
    folders.append(folder)
  }
}
