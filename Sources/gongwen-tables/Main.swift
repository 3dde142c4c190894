// Writes the generated tables of `phrasebank/`: readings and the way from traditional to simplified characters.
//
//   swift run gongwen-tables phrasebank
//
// A tool of the repository and no part of the product: it alone may use Foundation, whose transforms need 40 MB of
// data. What Foundation gets wrong is corrected here, where each correction can be seen; what depends on the word is
// in the hand-made `pinyin-words.tsv` and `traditional-words.tsv`, which this tool does not touch.

import Foundation

@main
enum Main {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      FileHandle.standardError.write(Data("usage: gongwen-tables DIRECTORY\n".utf8))
      exit(2)
    }
    let folder = URL(fileURLWithPath: CommandLine.arguments[1], isDirectory: true)
    try Data(Readings.table().utf8).write(to: folder.appendingPathComponent("pinyin.tsv"), options: .atomic)
    try Data(Simplification.table().utf8).write(to: folder.appendingPathComponent("traditional.tsv"), options: .atomic)
  }
}
