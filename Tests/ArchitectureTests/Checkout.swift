import Foundation

/// The files of this repository as they lie on disk, for tests that read the code instead of running it.
enum Checkout {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// One source file; `code` is its text without comments and without the contents of string literals.
  struct SourceFile: Sendable, CustomStringConvertible {
    /// Relative to the repository: `Sources/Text/SourceText.swift`.
    let path: String
    let text: String

    var description: String { path }
    /// `Text` of `Sources/Text/SourceText.swift`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    /// `SourceText` of `Sources/Text/SourceText.swift`.
    var stem: String { (path as NSString).lastPathComponent.replacingOccurrences(of: ".swift", with: "") }
    var lines: [String] { text.components(separatedBy: "\n") }

    /// The lines that hold code: comments of a whole line and of a line's end are gone.
    var code: [String] {
      lines.map { line in
        guard let comment = line.range(of: "//") else { return line }
        return String(line[..<comment.lowerBound])
      }
    }

    /// The modules it imports.
    var imports: [String] {
      code.compactMap { line in
        let words = line.split(separator: " ").map(String.init)
        guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count else { return nil }
        guard words[..<keyword].allSatisfy({ importModifiers.contains($0) }) else { return nil }
        return words[keyword + 1].split(separator: ".").first.map(String.init)
      }
    }
  }

  private static let importModifiers: Set = ["package", "internal", "private", "fileprivate", "public", "@testable"]

  /// Every file below `folder` whose name ends with `suffix`, sorted; paths are relative to the repository.
  static func paths(below folder: String, suffix: String = "") -> [String] {
    let base = root.appending(path: folder)
    guard let walk = FileManager.default.enumerator(atPath: base.path) else { return [] }
    return walk.compactMap { $0 as? String }
      .filter { $0.hasSuffix(suffix) && !$0.hasPrefix(".build") && !$0.hasPrefix(".git/") }
      .filter { !$0.contains("node_modules/") }
      .map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
      .filter { path in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isFolder)
          && !isFolder.boolValue
      }
      .sorted()
  }

  static func text(of path: String) -> String? {
    try? String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func sources(below folder: String) -> [SourceFile] {
    paths(below: folder, suffix: ".swift").compactMap { path in
      text(of: path).map { SourceFile(path: path, text: $0) }
    }
  }
}
