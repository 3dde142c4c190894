import Foundation
import Testing

@testable import Completion

@Suite struct SourceListTests {
  @Test func `every source in the folder is in the list, in alphabetical order`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Completion/Offers")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .map { $0.replacingOccurrences(of: ".swift", with: "") }
      .filter { $0.hasSuffix("Source") && $0 != "CompletionSource" }
    #expect(CompletionSources.all.map { "\(type(of: $0))" } == files.sorted())
  }

  @Test func `names of sources are distinct, so that settings can switch off each`() {
    #expect(Set(CompletionSources.all.map { $0.name }).count == CompletionSources.all.count)
  }
}
