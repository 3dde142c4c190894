import Foundation
import TestSupport
import Testing

/// The starting corpus of the coverage-guided runs, with every input that once found a fault, through the same entries.
@Suite struct CorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Fixtures"

  @Test(arguments: ["framer", "json", "parser", "edits", "completion", "settings", "bank", "miner", "counts", "word"])
  func `every input of the corpus goes through`(entry: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(Self.folder)/\(entry)").sorted()
    #expect(!names.isEmpty)
    let fuzzer = Process()
    fuzzer.executableURL = URL(fileURLWithPath: Program.path + "-fuzz")
    fuzzer.arguments = [entry] + names.map { "\(Self.folder)/\(entry)/\($0)" }
    try fuzzer.run()
    fuzzer.waitUntilExit()
    #expect(fuzzer.terminationStatus == 0 && fuzzer.terminationReason == .exit)
  }
}
