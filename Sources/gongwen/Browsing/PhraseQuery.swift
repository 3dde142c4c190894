import Text

/// What a user looks for in the bank: 汉字 that occur, or the pinyin of the beginning, in full or in initials.
enum PhraseQuery: Sendable {
  case everything
  case text(String)
  /// Letters in lower case; blanks and apostrophes between syllables are kept as boundaries.
  case pinyin([Character])

  init(_ words: [String]) {
    let query = words.joined(separator: " ").split(separator: " ").joined(separator: " ")
    let isLatin = query.unicodeScalars.allSatisfy {
      $0 == " " || $0 == "'" || ("a"..."z").contains($0) || ("A"..."Z").contains($0) || $0 == "ü"
    }
    if query.isEmpty {
      self = .everything
    } else if isLatin {
      let letters = query.lowercased().map { $0 == "ü" ? "v" : $0 == "'" ? " " : $0 }
      self = .pinyin(letters)
    } else {
      self = .text(query)
    }
  }

  /// How well a phrase fits: 0 the phrase itself, 1 begins so, 2 holds it; nil not at all.
  func rank(_ phrase: String, pinyin: @autoclosure () -> String) -> Int? {
    switch self {
    case .everything: return 2
    case .text(let text):
      if phrase == text { return 0 }
      return phrase.hasPrefix(text) ? 1 : phrase.utf8Contains(text) ? 2 : nil
    case .pinyin(let letters):
      let syllables = pinyin().split(separator: " ").map(Array.init)
      guard PhraseQuery.matches(letters, syllables) else { return nil }
      return PhraseQuery.coversAll(letters, syllables) ? 0 : 1
    }
  }

  /// Whether the letters name the syllables one after the other from the first on, each in full or by its initial
  /// (j, zh); the last may stop anywhere: jqld, jiaqld, jia qiang lin. Linear in the letters times the syllables.
  static func matches(_ letters: [Character], _ syllables: [[Character]]) -> Bool {
    // Where the letters may go on behind the syllables so far.
    var reached: UniqueList<Int> = [0]
    for syllable in syllables {
      var next = UniqueList<Int>()
      for place in reached {
        let rest = letters[place...].drop { $0 == " " }
        let common = zip(rest, syllable).prefix { $0 == $1 }.count
        if common == rest.count { return true }
        let initial = syllable.dropFirst().first == "h" ? 2 : 1
        for taken in [syllable.count, initial, 1] where taken <= common { next.insert(rest.startIndex + taken) }
      }
      if next.isEmpty { return false }
      reached = next
    }
    return reached.contains { letters[$0...].allSatisfy { $0 == " " } }
  }

  /// Whether every syllable is named, so that the phrase is not longer than what was asked for.
  private static func coversAll(_ letters: [Character], _ syllables: [[Character]]) -> Bool {
    letters.filter { $0 != " " } == Array(syllables.joined())
      || letters.filter { $0 != " " } == syllables.compactMap { $0.first }
  }
}

extension String {
  /// Whether `other` occurs. By bytes: no normalization, and many times faster than by characters.
  func utf8Contains(_ other: String) -> Bool {
    let wanted = Array(other.utf8)
    guard let first = wanted.first else { return true }
    var text = self
    return text.withUTF8 { bytes in
      guard bytes.count >= wanted.count else { return false }
      for start in 0...(bytes.count - wanted.count)
      where bytes[start] == first && bytes[start..<start + wanted.count].elementsEqual(wanted) {
        return true
      }
      return false
    }
  }
}
