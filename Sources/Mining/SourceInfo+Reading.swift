import Lexicon
import Structure
import Text

extension SourceInfo {
  /// The same with what the text itself tells: its length, and title, kind and year where they are not known.
  package func completed(from document: CleanDocument) -> SourceInfo {
    var result = self
    result.characters = document.paragraphs.reduce(0) { $0 + $1.count { $0.isIdeograph } }
    let fileName = path.split(separator: "/").last.map(String.init) ?? path
    if result.title.isEmpty {
      let first = document.paragraphs.first { (4...60).contains($0.count) && !$0.contains { $0.isSentenceEnd } }
      result.title = first.map { String($0) } ?? fileName
    }
    if result.year.isEmpty {
      let digits = fileName.utf8.prefix(4)
      if digits.count == 4, digits.allSatisfy({ (0x30...0x39).contains($0) }) {
        result.year = String(decoding: digits, as: UTF8.self)
      }
    }
    if result.kind.isEmpty { result.kind = result.genre }
    return result
  }

  /// The word of the 文种 in which the title ends; else the last that it holds, since behind it a web page may have put
  /// anything. Empty if it names none.
  package var genre: String {
    let title = [CodeUnit](self.title)
    if let ending = GenreReader.read(title, 0..<title.count) { return String(ending.word) }
    for end in stride(from: title.count, to: 2, by: -1) {
      // 函 and 令 are also parts of other words.
      if let word = GenreWord.ending(title, at: end)?.word, word.count > 1 { return String(word) }
    }
    return ""
  }
}
