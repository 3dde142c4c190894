import Glibc
import ServerClient

/// `gongwen mine` as a process: time and peak memory at 1, 4 and 16 times a corpus.
///
/// Time should grow as the corpus does; memory should stop growing when the setting is reached. The documents are made
/// up, or a folder's own; its copies have other figures, so that no paragraph with one in it is quite the same.
struct MiningSession {
  static let multiples = [1, 4, 16]

  private let server: String
  private let documents: [String]
  private let folder: String

  /// - Parameters:
  ///   - server: the program.
  ///   - corpus: a folder with documents; 2 MB of made-up ones if there is none.
  /// - Throws: when there is nothing to mine, or no room for it.
  init(_ server: String, corpus: String?) throws(ClientFailure) {
    self.server = server
    documents = corpus.map(Self.texts) ?? (0..<60).map { SampleDraft(bytes: 33_000, seed: UInt64($0)).text }
    guard !documents.isEmpty else { throw ClientFailure.failed("no documents to mine") }
    folder = try Folder.temporary()
  }

  func run(into report: inout Report) throws(ClientFailure) {
    defer { Folder.remove(folder) }
    mkdir("\(folder)/corpus", 0o700)
    var copies = 0
    for multiple in Self.multiples {
      while copies < multiple {
        for (index, text) in documents.enumerated() {
          guard writeFile("\(folder)/corpus/\(copies)-\(index).txt", Self.copy(text, copies)) else {
            throw ClientFailure.failed("cannot write to \(folder)")
          }
        }
        copies += 1
      }
      let bytes = documents.reduce(0) { $0 + $1.utf8.count } * multiple
      let begin = Clock.now()
      let process = try ServerProcess(server, ["mine", "\(folder)/corpus", "--out", "\(folder)/bank"])
      guard process.finish(seconds: 3600) == 0 else { throw ClientFailure.failed("\(server) mine failed") }
      report.add("mining", "time", bytes: bytes, [Clock.milliseconds(from: begin, to: Clock.now())])
      report.add("mining", "peak memory, MiB", unit: .mebibytes, bytes: bytes, [process.peakMemory])
    }
  }

  /// The text with every figure turned on by `number`.
  private static func copy(_ text: String, _ number: Int) -> String {
    guard number > 0 else { return text }
    let bytes = text.utf8.map { byte in
      (0x30...0x39).contains(byte) ? 0x30 + UInt8(truncatingIfNeeded: (Int(byte) - 0x30 + number) % 10) : byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Folders

  private static func texts(_ folder: String) -> [String] {
    Folder.names(folder).flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      if name.hasSuffix(".txt") || name.hasSuffix(".md") {
        return readFile(path).map { [String(decoding: $0, as: UTF8.self)] } ?? []
      }
      return texts(path)
    }
  }
}
