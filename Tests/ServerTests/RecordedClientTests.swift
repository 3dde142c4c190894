import Foundation
import LanguageServerProtocol
import Testing

@testable import Server

/// What real clients sent while a writer worked (`gongwen lsp --log`), played again. Only the clients' side is kept:
/// what completion offers changes with the bank, how clients speak does not.
@Suite struct RecordedClientTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Recordings")

  /// Recording, and how the server must have been started for the client to count columns as it does.
  @Test(arguments: [
    ("neovim", "utf-16"), ("vim-ale", "utf-8"), ("vim-ycm", "utf-16"), ("emacs-eglot", "utf-16"),
    ("emacs-lsp-mode", "utf-32"),
  ])
  func `every request of a real client is answered once and what is wrong is found`(
    name: String,
    encoding: String,
  ) throws {
    let record = try Data(contentsOf: Self.folder.appendingPathComponent("\(name).jsonl"))
    var options = Session.Options()
    options.positionEncoding = .init(rawValue: encoding)
    let replay = try Replay(Array(record), options: options)
    #expect(replay.requests > 5)
    #expect(replay.unanswered == [])
    #expect(replay.errors == [])
    let found = replay.published.flatMap(\.self)
    #expect(found.contains { $0.contains("ordinal-gap") })
    #expect(found.contains { $0.contains("series-incomplete") })
  }
}
