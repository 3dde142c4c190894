import Files
import Mining
import PhraseBank
import Platform
import Text

/// The documents to mine, numbered in the order of their paths below the folders that were named, so that the same
/// folders give the same numbers wherever they lie.
struct Corpus {
  struct File: Sendable {
    /// Where to read it.
    var path: String
    /// What it is called: the name of the folder that was named and the path below.
    var name: String
  }

  private(set) var files: [File] = []
  var sources: [SourceInfo] = []
  /// Files and places in files that could not be read.
  private(set) var problems: [String] = []

  static let extensions = FileWalk.readableExtensions + ["html", "htm"]

  init(_ paths: [String]) throws(Failure) {
    var index: [String: SourceInfo] = [:]
    for path in paths {
      let walk = FileWalk([path], extensions: Self.extensions)
      problems += walk.problems.map { $0.message }
      if walk.documents.isEmpty, walk.problems.isEmpty { problems.append("\(path)：没有可读的文稿") }
      let folder = FileSystem.name(FileSystem.absolute(path))
      for document in walk.documents {
        let below =
          document.isNamed ? "" : String(decoding: document.path.utf8.dropFirst(path.utf8.count), as: UTF8.self)
        let name = folder + (below.hasPrefix("/") || below.isEmpty ? below : "/" + below)
        files.append(File(path: document.path, name: name))
      }
      if let list = SourceIndex.read(beside: path) { index.merge(list) { old, _ in old } }
    }
    guard !files.isEmpty else {
      throw Failure("没有找到文稿", hint: "支持的文件：\(Self.extensions.map { "." + $0 }.joined(separator: " "))")
    }
    files.sort { $0.name != $1.name ? $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) : $0.path < $1.path }
    sources = files.map { file in index[file.name] ?? SourceInfo(path: file.name) }
  }

  mutating func report(_ problem: String) {
    problems.append(problem)
  }
}

/// `INDEX.tsv` in or above a corpus folder: path, title, kind, year, issuer of each document.
enum SourceIndex {
  static func read(beside folder: String) -> [String: SourceInfo]? {
    let folder = FileSystem.absolute(folder)
    let own = FileSystem.name(folder)
    let parent = FileSystem.parent(folder) ?? folder
    for (place, prefix) in [(folder, own + "/"), (parent, "")] {
      guard let content = try? FileSystem.read(FileSystem.join(place, "INDEX.tsv")).bytes else { continue }
      var result: [String: SourceInfo] = [:]
      for row in TableReader.rows(content) where row.count >= 5 {
        let fields = row.map { String($0) }
        let path = prefix + fields[0]
        result[path] = SourceInfo(path: path, title: fields[1], kind: fields[2], year: fields[3], issuer: fields[4])
      }
      return result
    }
    return nil
  }
}
