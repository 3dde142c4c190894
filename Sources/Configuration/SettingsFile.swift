import Files
import JSON
import Platform
import Text

/// The settings of a folder as `.gongwen.json` has them, with what is wrong in it.
package struct SettingsFile: Sendable {
  package static let name = ".gongwen.json"

  /// Absolute path of the file; nil when there is none above the folder.
  package let path: String?
  package let settings: Settings
  package let problems: [Problem]

  package struct Problem: Hashable, Sendable {
    package var path: String
    /// From 1; nil when the file could not be read at all.
    package var line: Int?
    package var message: String

    /// `路径:行: 说明`.
    package var description: String { line.map { "\(path):\($0): \(message)" } ?? "\(path)：\(message)" }
  }

  /// Reads the nearest `.gongwen.json` in `folder` (absolute) or above it. Only the nearest counts.
  ///
  /// - Parameters:
  ///   - folder: where to begin.
  ///   - base: settings from elsewhere (the editor), which the file outranks.
  package init(above folder: String, base: Settings = Settings()) {
    var current = folder
    while true {
      let candidate = FileSystem.join(current, SettingsFile.name)
      if FileSystem.kind(candidate) == .file {
        self.init(path: candidate, base: base)
        return
      }
      guard let parent = FileSystem.parent(current) else { break }
      current = parent
    }
    self.init(path: nil, settings: base, problems: [])
  }

  private init(path: String?, settings: Settings, problems: [Problem]) {
    self.path = path
    self.settings = settings
    self.problems = problems
  }

  /// Reads the settings file at `path` (absolute).
  package init(path: String, base: Settings = Settings()) {
    var settings = base
    var problems: [Problem] = []
    settings.folder = FileSystem.parent(path) ?? "/"
    do throws(FileError) {
      var bytes = try FileSystem.read(path, limit: 1 << 20).bytes
      // Editors make a file before they fill it; nothing is set in it yet.
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) { bytes = Array("{}".utf8) }
      do throws(JSONError) {
        problems = settings.apply(try JSONValue(bytes)).map {
          Problem(path: path, line: SettingsFile.line(of: $0.offset, in: bytes), message: $0.message)
        }
      } catch {
        let line = SettingsFile.line(of: error.offset, in: bytes)
        problems = [Problem(path: path, line: line, message: "不是合法的 JSON：\(error.explanation)")]
      }
    } catch {
      problems = [Problem(path: path, line: nil, message: error.explanation)]
    }
    self.init(path: path, settings: settings, problems: problems)
  }

  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    bytes.prefix(offset).count { $0 == 0x0A } + 1
  }
}

/// The settings of many documents; each settings file is read once.
package struct SettingsFiles: Sendable {
  private let base: Settings
  private let only: SettingsFile?
  private var byFolder = KeyedList<String, SettingsFile>()
  /// The state in which each place was found where a file may lie; nil where none did.
  private var stamps = KeyedList<String, FileSystem.Stamp?>()

  /// - Parameters:
  ///   - base: settings that every file outranks.
  ///   - path: a settings file that counts everywhere, instead of the nearest.
  package init(base: Settings = Settings(), only path: String? = nil) {
    self.base = base
    only = path.map { SettingsFile(path: FileSystem.absolute($0), base: base) }
  }

  /// The settings that hold for what lies in `folder` (absolute).
  package mutating func file(for folder: String) -> SettingsFile {
    if let only { return only }
    if let known = byFolder[folder] { return known }
    let own = FileSystem.join(folder, SettingsFile.name)
    stamps[own] = .some(FileSystem.stamp(own))
    let file: SettingsFile
    if FileSystem.kind(own) == .file {
      file = SettingsFile(path: own, base: base)
    } else if let parent = FileSystem.parent(folder) {
      file = self.file(for: parent)
    } else {
      file = SettingsFile(above: folder, base: base)
    }
    byFolder[folder] = file
    return file
  }

  /// Whether a file has been changed, made or removed since it was read. A question to the system for each folder.
  package var areStale: Bool { stamps.contains { FileSystem.stamp($0.key) != $0.value } }

  /// What is wrong in the files read so far, each once, in order of their paths.
  package var problems: [SettingsFile.Problem] {
    if let only { return only.problems }
    var seen = UniqueList<SettingsFile.Problem>()
    return byFolder.keys.ordered(where: <).flatMap { byFolder[$0]?.problems ?? [] }.filter { seen.insert($0) }
  }
}

extension JSONError {
  /// For the writer, in Chinese.
  fileprivate var explanation: String {
    switch reason {
    case .unexpectedEnd: "文件未完"
    case .unexpectedByte: "此处字符不合语法（是否多了或少了逗号、引号？JSON 不容许注释）"
    case .invalidNumber: "数字写法有误"
    case .invalidEscape: "转义写法有误"
    case .controlCharacter: "字符串中有控制字符"
    case .invalidUTF8: "不是 UTF-8"
    case .tooDeep: "嵌套过深"
    case .tooLong: "文件过长"
    case .trailingContent: "末尾有多余内容"
    }
  }
}
