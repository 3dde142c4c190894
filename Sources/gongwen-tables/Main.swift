// Writes the generated tables of `phrasebank/`: readings and the way from traditional to simplified characters; and
// smaller counts of larger ones, for the page that holds everything (`editors/build`); and what tells a character that was
// typed for its sound, counted over documents.
//
//   swift run gongwen-tables phrasebank
//   swift run -c release gongwen-tables counts KB phrasebank/counts.bin OUT
//   swift run -c release gongwen-tables spelling OUT FOLDER...
//
// A tool of the repository and no part of the product: it alone may use Foundation, whose transforms need 40 MB of
// data. What Foundation gets wrong is corrected here, where each correction can be seen; what depends on the word is
// in the hand-made `pinyin-words.tsv` and `traditional-words.tsv`, which this tool does not touch.

import Foundation
import Mining
import PhraseBank

@main
enum Main {
  static func main() throws {
    let words = CommandLine.arguments.dropFirst()
    if words.count == 4, words.first == "counts", let size = Int(CommandLine.arguments[2]) {
      try reduce(from: CommandLine.arguments[3], to: CommandLine.arguments[4], size: size * 1000)
    } else if words.count > 2, words.first == "spelling" {
      try writeSpelling(CommandLine.arguments[2], of: Array(words.dropFirst(2)))
    } else if words.count == 1, let folder = words.first {
      try writeTables(URL(fileURLWithPath: folder, isDirectory: true))
    } else {
      FileHandle.standardError.write(
        Data("usage: gongwen-tables DIRECTORY | counts KB IN OUT | spelling OUT FOLDER...\n".utf8)
      )
      exit(2)
    }
  }

  private static func writeTables(_ folder: URL) throws {
    try Data(Readings.table().utf8).write(to: folder.appendingPathComponent("pinyin.tsv"), options: .atomic)
    try Data(Simplification.table().utf8).write(to: folder.appendingPathComponent("traditional.tsv"), options: .atomic)
  }

  private static func writeSpelling(_ output: String, of folders: [String]) throws {
    let bytes = try Spelling(folders).file(readings: Readings.table())
    try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
    print("\(bytes.count) bytes")
  }

  private static func reduce(from input: String, to output: String, size: Int) throws {
    let trie = try CountTrie(TableBytes([UInt8](Data(contentsOf: URL(fileURLWithPath: input)))))
    let file = CountReduction.reduced(trie, size: size)
    try Data(file.bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
    print("\(trie.count) strings, \(file.rows) kept in \(file.bytes.count) bytes")
  }
}
