package import Lexicon
internal import Text

/// What heads a document: the one reading of its title and 文种.
package struct Front: Hashable, Sendable {
  /// The lines of the title; nil if there is none.
  package var title: Range<Int>?
  /// The word in which the title ends, and with it the 文种.
  package var genre: GenreWord?

  package init(title: Range<Int>? = nil, genre: GenreWord? = nil) {
    self.title = title
    self.genre = genre
  }

  /// The 文种 of the draft: the one that the settings name, in the word of the title if that means the same, or else the
  /// one that the title ends in.
  package func genre(named: Genre?) -> GenreWord? {
    guard let named, genre?.genre != named else { return genre }
    return GenreWord.named(named)
  }
}

extension Document {
  /// Title and 文种, read from the first lines alone: the same that the outline says, at a cost that does not grow with
  /// the draft.
  package var front: Front {
    let lines = Array(syntax[frontLines])
    let paragraphs = ParagraphScan(lines).paragraphs
    let found = TitleFinder(syntax: lines, paragraphs: paragraphs).find()
    let title = found.title.map { paragraphs[$0].line..<paragraphs[$0 + found.count - 1].lastLine + 1 }
    return front(title)
  }

  /// The lines that `front` is read from: what stands below them says nothing of it.
  package var frontLines: Range<Int> {
    var prose = 0
    var end = 0
    while end < syntax.count, prose <= TitleFinder.reach {
      if syntax[end].kind.isProse { prose += 1 }
      end += 1
    }
    return 0..<end
  }

  /// The front whose title stands on `lines`.
  private func front(_ lines: Range<Int>?) -> Front {
    guard let lines else { return Front() }
    for line in lines.reversed() {
      guard let syntax = syntax[safe: line], syntax.profile.genre != nil else { continue }
      return Front(title: lines, genre: GenreReader.read(text.line(line).units, syntax.content))
    }
    return Front(title: lines)
  }
}
