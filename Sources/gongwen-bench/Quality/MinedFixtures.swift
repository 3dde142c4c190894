import ServerClient

/// What `gongwen mine` makes of the drafts.
enum MinedFixtures {
  /// The members of each parallel set, joined by `|`.
  static func parallelSets(_ program: String, _ folder: String) throws(ClientFailure) -> [String] {
    let bank = try Folder.temporary()
    defer { Folder.remove(bank) }
    let process = try ServerProcess(program, ["mine", folder, "--out", "\(bank)/bank"])
    guard process.finish(seconds: 300) == 0 else { throw ClientFailure.failed("\(program) mine failed") }
    guard let bytes = readFile("\(bank)/bank/parallels.tsv") else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().compactMap { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      return columns.count > 2 ? String(columns[2]) : nil
    }
  }
}
