import Testing
import Text

@testable import Lexicon

@Suite struct GenreTests {
  private func check(_ title: String, _ expected: String?, at location: SourceLocation = #_sourceLocation) {
    let units = [CodeUnit](title)
    let word = GenreWord.ending(units, at: units.count)
    #expect(word.map { "\(String($0.word)) \($0.genre.rawValue)" } == expected, sourceLocation: location)
  }

  @Test func theLongestWordNamesTheGenre() {
    check("关于加强督查工作的通知", "通知 通知")
    check("国务院令", "令 命令")
    check("嘉奖命令", "命令 命令")
    check("项目管理实施细则", "细则 办法")
    check("发展规划", "规划 方案")
    check("加强领导", nil)
  }

  @Test func everyGenreHasItsOwnWord() {
    for genre in Genre.allCases { #expect(GenreWord.named(genre)?.genre == genre) }
    #expect(Set(GenreWord.all.filter(\.isStatutory).map(\.genre)).count == 15)
  }

  /// A row of an unknown 文种 would be passed over in silence.
  @Test func everyRowNamesAGenre() {
    LexiconTable.genres.forEachRow { row in #expect(Genre(rawValue: row.string(1)) != nil, "\(row.string(0))") }
  }

  /// The table of words and the row of traits say the same of which way a paper goes.
  @Test func whatAsksGoesUp() {
    for word in GenreWord.all {
      switch word.genre.traits.asking {
      case .due, .forbidden: #expect(word.direction == .up, "\(word.genre)")
      case .courteous: #expect(word.direction == .flat, "\(word.genre)")
      case .unfit, .free: #expect(word.direction != .flat, "\(word.genre)")
      }
      if word.genre.traits.mayGoUp { #expect(word.direction == .any, "\(word.genre)") }
      if word.genre.traits.hasArticles { #expect(word.direction == .published, "\(word.genre)") }
    }
  }

  @Test func formsNameThePaperByItsOwnWord() {
    let forms = GenreForm.all.filter { $0.genres.contains(.measures) && $0.isClosing }
    #expect(forms.map { String($0.units(for: ["细", "则"])) } == ["本细则自印发之日起施行。"])
  }
}
