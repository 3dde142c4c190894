import Foundation

/// A folder of files that is gone when the test is over.
package final class ScratchFolder: Sendable {
  package let path: String

  package init(_ files: [String: String] = [:]) throws {
    path = NSTemporaryDirectory() + "gongwen-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, content) in files { try write(content, to: name) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  package func write(_ content: String, to name: String) throws {
    try write(Array(content.utf8), to: name)
  }

  package func write(_ content: [UInt8], to name: String) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(content).write(to: file)
  }

  /// The content of a file; nil when there is none.
  package func bytes(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path + "/" + name).map { Array($0) }
  }

  /// The content of a file as UTF-8; nil when there is none.
  package func text(_ name: String) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names in the folder, sorted.
  package var names: [String] { names(in: "") }

  /// The names in a folder below, sorted.
  package func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder).sorted()) ?? []
  }
}
