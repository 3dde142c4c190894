package import Platform
import Text

/// Finds the documents under the paths that the user named.
///
/// Folders are walked in the order of their names, so that the same tree always gives the same list. Left out are names
/// that begin with a dot, links (so no loop can catch the walk), what `.gitignore` names, and what the caller excludes.
/// A file that is named itself is taken whatever it is called.
package struct FileWalk {
  /// A document that was found.
  package struct Document: Hashable, Sendable {
    /// As messages show it: the path as it was given, or below that.
    package var path: String
    /// Whether it was named itself and not found in a folder.
    package var isNamed: Bool
  }

  /// Extensions of the files that a walk takes.
  package static let extensions = ["txt"] + Markdown.extensions + ["gongwen"]

  /// Extensions of the files that a walk takes where reading is enough.
  package static let readableExtensions = extensions + ["docx"]

  package private(set) var documents: [Document] = []
  /// What could not be read; the walk went on.
  package private(set) var problems: [FileError] = []

  private let isExcluded: (_ absolutePath: String, _ isFolder: Bool) -> Bool
  private let isEnough: (_ documents: Int) -> Bool
  private let extensions: [String]

  /// Walks `paths`.
  ///
  /// - Parameters:
  ///   - paths: files and folders; every document is listed once.
  ///   - extensions: of the files to take, in small letters.
  ///   - isExcluded: asked for every file and folder found, with its absolute path.
  ///   - isEnough: asked before each folder is read, with the number of documents found below one path so far; true ends
  ///     the walk there.
  package init(
    _ paths: [String],
    extensions: [String] = FileWalk.extensions,
    isExcluded: @escaping (_ path: String, _ isFolder: Bool) -> Bool = { _, _ in false },
    isEnough: @escaping (_ documents: Int) -> Bool = { _ in false },
  ) {
    self.isExcluded = isExcluded
    self.isEnough = isEnough
    self.extensions = extensions
    var seen = UniqueList<String>()
    for path in paths {
      switch FileSystem.kind(path) {
      case .folder:
        let folder = FileSystem.absolute(path)
        walk(path == "." ? "" : path, absolute: folder, IgnoreStack(at: folder))
      case .file, .link, .other: documents.append(Document(path: path, isNamed: true))
      case nil:
        // Ask again for the reason: it may be missing, forbidden, or a loop of links.
        do throws(FileError) {
          _ = try FileSystem.read(path)
          documents.append(Document(path: path, isNamed: true))
        } catch {
          problems.append(error)
        }
      }
    }
    if paths.count > 1 { documents = documents.filter { seen.insert(FileSystem.absolute($0.path)) } }
  }

  private mutating func walk(_ shown: String, absolute: String, _ ignored: IgnoreStack) {
    // An explicit stack: a tree may be deeper than the thread's.
    var pending = [(shown: shown, absolute: absolute, ignored: ignored)]
    var found: [String] = []
    while !isEnough(found.count), let folder = pending.popLast() {
      var entries: [(name: String, kind: FileSystem.Kind)] = []
      do throws(FileError) {
        try FileSystem.forEachEntry(folder.absolute) { entries.append(($0, $1)) }
      } catch {
        problems.append(FileError(path: folder.shown.isEmpty ? "." : folder.shown, reason: error.reason))
        continue
      }
      entries.order { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      for entry in entries where !entry.name.hasPrefix(".") {
        let path = FileSystem.join(folder.absolute, entry.name)
        let shown = FileSystem.join(folder.shown, entry.name)
        switch entry.kind {
        case .folder:
          if folder.ignored.ignores(path, isFolder: true) || isExcluded(path, true) { continue }
          var ignored = folder.ignored
          ignored.enter(path)
          pending.append((shown, path, ignored))
        case .file:
          guard FileWalk.isDocument(entry.name, extensions) else { continue }
          if folder.ignored.ignores(path, isFolder: false) || isExcluded(path, false) { continue }
          found.append(shown)
        case .link, .other: continue
        }
      }
    }
    // By bytes, which arrays compare five times as fast as strings do.
    let inOrder = found.map { (path: $0, bytes: Array($0.utf8)) }
      .ordered { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    documents += inOrder.map { Document(path: $0.path, isNamed: false) }
  }

  /// Whether the name has one of the extensions, in letters of either case.
  package static func isDocument(_ name: String, _ extensions: [String] = FileWalk.extensions) -> Bool {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return false }
    return extensions.contains(name[name.utf8.index(after: dot)...].lowercased())
  }
}
