package import Text

/// The sections of a paper of some kind in their order, from `genre-sections.tsv`: 总体要求, 重点任务, 保障措施 of a 方案.
package struct GenreSections: Sendable {
  /// What the title holds: a word in which it ends (方案), or one that tells more (述职, 调研).
  package let name: [CodeUnit]
  /// For each section its usual headings, the most usual first. `{年}`, `{上年}` and `{来年}` stand for years.
  package let stages: [[[CodeUnit]]]

  package static let all: [GenreSections] = {
    var all: [GenreSections] = []
    var name: [CodeUnit] = []
    var stages: [[[CodeUnit]]] = []
    LexiconTable.genreSections.forEachRow { row in
      // 方案1, 方案2 …: the rows of a kind stand together in their order.
      let key = Array(row.units(0).dropLast())
      if key != name {
        if !name.isEmpty { all.append(GenreSections(name: name, stages: stages)) }
        (name, stages) = (key, [])
      }
      stages.append(row.strings(1).map { [CodeUnit]($0) })
    }
    if !name.isEmpty { all.append(GenreSections(name: name, stages: stages)) }
    return all
  }()

  /// The sections of the paper with this title; nil where none are usual.
  ///
  /// A word anywhere in the title (述职, 调研, 政府工作报告) says more than the one in which it ends, and that more than its 文种.
  package static func of(title: [CodeUnit], ending word: GenreWord) -> GenreSections? {
    let genres = UniqueList(GenreWord.all.map { $0.word })
    let telling = all.first { !genres.contains($0.name) && title.contains($0.name) }
    return telling ?? all.first { $0.name == word.word } ?? all.first { $0.name == [CodeUnit](word.genre.rawValue) }
  }
}
