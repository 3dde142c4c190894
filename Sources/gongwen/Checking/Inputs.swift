import Configuration
import Files
import Lint
import Platform
import Structure
import Text

/// The documents a command works on, with the settings that hold for each.
struct Inputs: Sendable {
  /// One document, not read yet.
  struct Document: Sendable {
    /// As messages show it.
    let path: String
    /// Absolute; empty for standard input without a name.
    let absolutePath: String
    let isStandardInput: Bool
    let settings: Settings
    let levels: KeyedList<String, LintConfiguration.Level>

    var configuration: LintConfiguration { settings.lintConfiguration(for: absolutePath, levels: levels) }
    var dialect: Structure.Document.Dialect { Structure.Document.Dialect(path: absolutePath) }

    /// The document to be read only: a text file or a Word document.
    func readDraft() throws(FileError) -> InputDraft {
      try InputDraft(path: isStandardInput ? "-" : path, name: absolutePath.isEmpty ? path : absolutePath)
    }

    /// The text file, to be written again.
    func read() throws(FileError) -> TextFile {
      do throws(FileError) {
        guard isStandardInput else { return try TextFile(path: path) }
        return try TextFile(path: path, bytes: FileSystem.readStandardInput())
      } catch {
        if error.reason == .binary, path.lowercased().hasSuffix(".docx") { throw InputDraft.refusal(path) }
        throw error
      }
    }
  }

  private(set) var documents: [Document] = []
  /// Paths that could not be walked.
  private(set) var problems: [FileError] = []
  /// Documents that were named but are excluded by the settings.
  private(set) var excluded: [String] = []

  // MARK: Options

  static let rule = Option("rule", .text("规则=级别"), isRepeatable: true, help: "规则的级别：off、on、error、warning、info、hint；可多次")
  static let config = Option("config", .file("文件"), help: "使用这个设置文件，而不逐级查找 .gongwen.json")
  static let standardInputPath = Option("stdin-path", .file("路径"), help: "标准输入的文件名，据以确定设置和格式")
  static let operand = CommandInfo.Operand("路径", .path, count: 0...Int.max)

  /// Finds what `arguments` name: files, folders, `-` or nothing for standard input.
  ///
  /// - Throws: when the settings are wrong; a check with half the settings would mislead.
  init(_ arguments: Arguments, extensions: [String] = FileWalk.extensions) throws(Failure) {
    let levels = try Inputs.levels(arguments.all(Inputs.rule))
    let lookup = SettingsLookup(SettingsFiles(only: arguments.value(Inputs.config)))
    let paths = arguments.operands.isEmpty ? ["-"] : arguments.operands
    let walk = FileWalk(paths.filter { $0 != "-" }, extensions: extensions) { lookup.excludes($0, isFolder: $1) }
    problems = walk.problems
    if paths.contains("-") {
      let name = arguments.value(Inputs.standardInputPath)
      let absolute = name.map(FileSystem.absolute) ?? ""
      let settings = lookup.settings(for: absolute.isEmpty ? FileSystem.absolute("-") : absolute)
      let document = Document(
        path: name ?? "<stdin>",
        absolutePath: absolute,
        isStandardInput: true,
        settings: settings,
        levels: levels,
      )
      if settings.isExcluded(absolute) { excluded.append(document.path) } else { documents.append(document) }
    }
    for found in walk.documents {
      let absolute = FileSystem.absolute(found.path)
      let settings = lookup.settings(for: absolute)
      if found.isNamed, settings.isExcluded(absolute) {
        excluded.append(found.path)
        continue
      }
      documents.append(
        Document(
          path: found.path,
          absolutePath: absolute,
          isStandardInput: false,
          settings: settings,
          levels: levels,
        )
      )
    }
    let wrong = lookup.files.problems
    if !wrong.isEmpty {
      throw Failure(
        "设置有误\n" + wrong.map { "  " + $0.description }.joined(separator: "\n"),
        hint: "全部设置见 gongwen settings"
      )
    }
    if documents.contains(where: { $0.isStandardInput }), Terminal.isInputTerminal {
      Output.error("从标准输入读取，以 Ctrl-D 结束……\n")
    }
  }

  /// Says on standard error what was named but is left out.
  func reportExcluded() {
    for path in excluded { Output.error("gongwen：\(path)：已由设置 exclude 排除，未检查\n") }
  }

  /// Reads `ID=LEVEL`.
  private static func levels(_ words: [String]) throws(Failure) -> KeyedList<String, LintConfiguration.Level> {
    var result = KeyedList<String, LintConfiguration.Level>()
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let id = parts.first ?? ""
      guard ruleNames.contains(id) else { throw unknownRule(id) }
      let name = parts.count > 1 ? parts[1] : ""
      guard let level = LintConfiguration.Level(name: name) else {
        let names = LintConfiguration.Level.names
        let near = Suggestion.nearest(to: name, among: names)
        throw Failure(
          "--rule \(word)：级别应为 \(names.joined(separator: "、"))",
          hint: near.map { "是否想用 --rule \(id)=\($0)？" },
        )
      }
      result[id] = level
    }
    return result
  }

  /// The failure for a rule that does not exist.
  static func unknownRule(_ id: String) -> Failure {
    let near = Suggestion.nearest(to: id, among: ruleNames)
    return Failure("没有规则“\(id)”", hint: near.map { "是否想用 \($0)？" } ?? "全部规则见 gongwen rules")
  }
}

/// The settings of each folder while a walk asks for them.
private final class SettingsLookup {
  private(set) var files: SettingsFiles

  init(_ files: SettingsFiles) {
    self.files = files
  }

  func settings(for path: String) -> Settings {
    files.file(for: FileSystem.parent(path) ?? "/").settings
  }

  func excludes(_ path: String, isFolder: Bool) -> Bool {
    settings(for: path).isExcluded(path, isFolder: isFolder)
  }
}
