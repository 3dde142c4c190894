import Configuration
import Files
import LanguageServerProtocol
import Platform
import Structure
import Text

/// A document for work away from the loop: open or read from its file.
struct WorkspaceDocument: Sendable {
  let uri: String
  /// Nil for a file that is not open.
  let version: Int?
  let revision: Int
  let document: Document
}

extension Session {
  func snapshotOfDocuments() -> [WorkspaceDocument] {
    documents.values.filter { !$0.isUnknown }.ordered { $0.uri < $1.uri }.map {
      WorkspaceDocument(uri: $0.uri, version: $0.version, revision: $0.revision, document: $0.document)
    }
  }
}

/// The documents that lie in the folders of a workspace.
enum WorkspaceFiles {
  /// A folder with more drafts than this is no workspace of drafts.
  static let limit = 5000

  /// Absolute paths, in order, without what the settings exclude. A workspace may be a whole disk, so that the walk ends
  /// where there is enough or the request was cancelled.
  static func paths(
    in folders: [String],
    settings: inout SessionSettings,
    for task: BackgroundTask,
  ) throws(ResponseError) -> [String] {
    var result: [String] = []
    for folder in folders {
      let own = settings.settings(for: nil, folder: folder)
      let room = limit - result.count
      let walk = FileWalk([folder]) { path, isFolder in
        own.isExcluded(path, isFolder: isFolder)
      } isEnough: {
        $0 >= room || task.isCancelled
      }
      try task.checkCancellation()
      result += walk.documents.prefix(room).map { $0.path }
    }
    return result
  }

  /// The document in a file; nil when it cannot be read or is larger than a draft.
  static func read(_ path: String) -> Document? {
    guard let bytes = try? FileSystem.read(path, limit: 8 << 20).bytes,
      let file = try? TextFile(path: path, bytes: bytes)
    else { return nil }
    return Document(file.text, dialect: Document.Dialect(path: path))
  }
}
