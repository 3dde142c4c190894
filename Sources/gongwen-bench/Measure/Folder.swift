import Glibc
import Platform
import ServerClient

/// Folders as the benchmark needs them.
enum Folder {
  /// What a folder holds, sorted, without hidden files; nothing for what is no folder.
  static func names(_ folder: String) -> [String] {
    guard let entries = try? FileSystem.entries(folder) else { return [] }
    return entries.map { $0.name }.filter { !$0.hasPrefix(".") }
  }

  /// A new folder of this run's own.
  ///
  /// - Throws: when there is no room for it.
  static func temporary() throws(ClientFailure) -> String {
    var template = Array("\(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")/gongwen-bench.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw ClientFailure.failed("no place for a folder of this run") }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes a folder with everything in it.
  static func remove(_ folder: String) {
    for name in names(folder) where unlink("\(folder)/\(name)") != 0 { remove("\(folder)/\(name)") }
    rmdir(folder)
  }
}
