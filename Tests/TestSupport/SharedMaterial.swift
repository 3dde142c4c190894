import Foundation

/// The corpus and the annotations that may lie beside a checkout (`../shared`, or where `GONGWEN_SHARED` points).
///
/// The repository does not need them: a test that reads them is `.enabled(if: SharedMaterial.isPresent)`.
package enum SharedMaterial {
  /// The folder, or nil when it is not there.
  package static let root: String? = {
    let environment = ProcessInfo.processInfo.environment["GONGWEN_SHARED"]
    let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var candidates: [String] = environment.map { [$0] } ?? []
    var folder = checkout
    for _ in 0..<3 {
      folder = folder.deletingLastPathComponent()
      candidates.append(folder.appendingPathComponent("shared").path)
    }
    return candidates.first { FileManager.default.fileExists(atPath: $0 + "/corpus/INDEX.tsv") }
  }()

  package static var isPresent: Bool { root != nil }

  /// Paths of all documents under the given folders of the corpus (`seeds`, `train`, `dev`), sorted.
  package static func documents(in folders: [String]) -> [String] {
    guard let root else { return [] }
    return folders.flatMap { folder in
      let base = root + "/corpus/" + folder
      let names = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
      return names.filter { $0.hasSuffix(".txt") }.sorted().map { base + "/" + $0 }
    }
  }

  /// The text of a file as UTF-8; nil if it cannot be read.
  package static func read(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }
}
