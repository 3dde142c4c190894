package import Text

/// 文种: the fifteen kinds of 条例 art. 8 and the common papers that are none, those that an office writes most first: a
/// writer who begins a new paper chooses from them.
package enum Genre: String, Hashable, Sendable, CaseIterable {
  case notice = "通知"
  case report = "报告"
  case request = "请示"
  case letter = "函"
  case opinion = "意见"
  case plan = "方案"
  case circular = "通报"
  case reply = "批复"
  case minutes = "纪要"
  case summary = "总结"
  case speech = "讲话"
  case decision = "决定"
  case announcement = "公告"
  case publicNotice = "通告"
  case measures = "办法"
  case statute = "条例"
  case resolution = "决议"
  case order = "命令"
  case communique = "公报"
  case motion = "议案"
}

/// A word in which titles end, and the 文种 that it names: 细则 is a 办法. From `genres.tsv`.
package struct GenreWord: Hashable, Sendable {
  /// Which way papers of the kind go between offices.
  package enum Direction: Hashable, Sendable {
    case up, flat, down
    /// Made known to everybody.
    case published
    case any
  }

  package let word: [CodeUnit]
  package let genre: Genre
  /// Whether 条例 art. 8 names it.
  package let isStatutory: Bool
  package let direction: Direction

  /// Every word, the longer of two with one end first.
  package static let all: [GenreWord] = {
    var words: [GenreWord] = []
    LexiconTable.genres.forEachRow { row in
      guard let genre = Genre(rawValue: row.string(1)) else { return }
      let direction: Direction =
        switch row.string(3) {
        case "上行": .up
        case "平行": .flat
        case "下行": .down
        case "公布": .published
        default: .any
        }
      let isStatutory = row.string(2) == "法定"
      words.append(
        GenreWord(word: row.units(0), genre: genre, isStatutory: isStatutory, direction: direction)
      )
    }
    return words.ordered { -$0.word.count }
  }()

  /// The word in which `units` end at `end`; nil if they end in none.
  package static func ending(_ units: [CodeUnit], at end: Int) -> GenreWord? {
    let last = units[at: end - 1]
    return all.first { entry in
      let count = entry.word.count
      return entry.word.last == last && end >= count && units[(end - count)..<end].elementsEqual(entry.word)
    }
  }

  /// The word that `units` begin with; nil if they begin with none.
  package static func beginning(_ units: ArraySlice<CodeUnit>) -> GenreWord? {
    all.first { units.starts(with: $0.word) }
  }

  /// The word that `genre` is called by.
  package static func named(_ genre: Genre) -> GenreWord? {
    let name = [CodeUnit](genre.rawValue)
    return all.first { $0.word == name }
  }
}

/// A fixed form of papers of some kind, from `genre-forms.tsv`.
package struct GenreForm: Sendable {
  package enum Place: String, Sendable {
    /// What opens the matter: 现将有关事项通知如下：
    case opening
    /// What closes the paper: 特此通知。
    case closing
    /// The same, of which an item may be made as well: 请认真贯彻执行。
    case ending
    /// What closes a paper and is not offered, without its mark: 特此函告.
    case said
    /// A whole opening sentence with gaps `{…}` to fill in.
    case frame
    /// The same in what is read to an audience, behind its greeting.
    case address
  }

  package let genres: [Genre]
  package let place: Place
  /// Its place among the forms that may stand for it, the most usual first, from 1.
  package let rank: Int
  /// The form with `{文种}` taken out, and where the word in which the title ends goes in: 制定本‸。
  private let units: [CodeUnit]
  private let gap: Int?

  package static let all: [GenreForm] = {
    var forms: [GenreForm] = []
    LexiconTable.genreForms.forEachRow { row in
      guard let place = Place(rawValue: row.string(2)) else { return }
      let genres = row.strings(1).compactMap { Genre(rawValue: $0) }
      forms.append(GenreForm(row.units(0), genres, place, rank: Int(row.string(3)) ?? 1))
    }
    return forms.ordered { $0.rank }
  }()

  /// Whether a paper closes with a line of nothing else: 特此通知。, 以上请示当否，请批复。
  package static func closes(_ line: ArraySlice<CodeUnit>) -> Bool {
    if line.starts(with: hereby), line.last == "。", line.count <= longestClosing { return true }
    return all.contains { $0.place == .closing && $0.units.elementsEqual(line) }
  }

  /// Whether a line behind the last section sums the paper up and asks of the reader what such papers ask: 以上情况，特此报告。,
  /// 专此报告。, 以上安排，请认真抓好落实。 What stands amid a text may begin so too.
  package static func sumsUp(_ line: ArraySlice<CodeUnit>) -> Bool {
    guard line.last == "。", line.count <= longestSum else { return false }
    return line.starts(with: hereby) || line.starts(with: herewith) || line.starts(with: above)
  }

  /// How papers of `genre` close that say which kind they are of: 特此函复。, 此复 of a 函. Empty where the kind has no such
  /// form.
  package static func ownClosings(of genre: Genre) -> [GenreForm] {
    let closings = all.filter { $0.genres.contains(genre) && ($0.place == .closing || $0.place == .said) }
    return closings.contains { $0.units.starts(with: hereby) } ? closings : []
  }

  /// Whether the form offered is one that closes a paper.
  package var isClosing: Bool { place == .closing || place == .ending }

  /// Whether it begins with `words`.
  package func begins(with words: ArraySlice<CodeUnit>) -> Bool { units.starts(with: words) }

  private static let hereby: [CodeUnit] = ["特", "此"]
  private static let herewith: [CodeUnit] = ["专", "此"]
  private static let above: [CodeUnit] = ["以", "上"]

  /// 特此报告，请予审议。 is one; what is longer says something of its own.
  private static let longestClosing = 16

  /// One line of the page: 以上报告如有不妥，请批评指正。 What is longer is a paragraph of the text.
  private static let longestSum = 28

  private init(_ text: [CodeUnit], _ genres: [Genre], _ place: Place, rank: Int) {
    let word = [CodeUnit]("{文种}")
    gap = text.place(of: word)
    units = gap.map { Array(text[..<$0] + text[($0 + word.count)...]) } ?? text
    (self.genres, self.place, self.rank) = (genres, place, rank)
  }

  /// The form as a paper writes it whose title ends in `word`; of a frame with its gaps `{…}`.
  package func units(for word: [CodeUnit]) -> [CodeUnit] {
    gap.map { units[..<$0] + word + units[$0...] } ?? units
  }
}
