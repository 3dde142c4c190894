package import Text

/// What a word of official prose is used for, as `words.tsv` has it: by these classes parallel clauses are told from
/// lists of names.
package enum WordClass: String, CaseIterable, Sendable {
  /// Verbs, and adjectives that a clause may turn on: 安排, 完善, 抓.
  case verb
  /// Verbs and adverbs that another verb follows: 做到, 坚决.
  case governing
  case adverb
  /// What ends a clause such as 作用弱: 强, 低.
  case adjective
  /// What a clause may end in, but hardly begins with: 显著, 薄弱.
  case state
  /// The middle of 看得见, 走不开.
  case complement
  /// Prepositions and the like of two characters: 围绕, 针对.
  case preposition
  /// What leads to all members of a set: 要, 以.
  case lead
  /// What else members may repeat in front: 更, 不.
  case opener
  /// Words that begin like a lead and are none: 要求, 以来.
  case leadLike = "lead-like"
  /// Words that begin like a verb and are none: 办公, 生态.
  case verbLike = "verb-like"
  /// What says which kind of thing a name names: 省, 公司.
  case kind
  /// What the name of a subject ends in: 制度, 平台.
  case topic
  /// Verbs that name a kind when a topic word follows: 考核办法.
  case naming
  /// What somebody has or shows: 立场, 情怀.
  case stance
  /// What hardly stands for a thing: 意识, 力.
  case abstract
  /// What the name of an office ends in: 局, 委.
  case office
  /// Particles, prepositions and auxiliaries: behind one a member may begin.
  case particle
  /// What else a member may begin behind: 以, 将.
  case memberOpening = "member-opening"
  /// What may go on behind a member that ends there: 的, 和.
  case boundary
  /// What joins a further object to a member: 与, 或.
  case joining
  /// What belongs to the verb before it: 了, 着.
  case aspect
  /// What a last clause draws a conclusion by: 就, 则.
  case conclusion
  /// Words that begin like a conclusion and are none: 就业, 便民.
  case conclusionLike = "conclusion-like"
  /// What members may turn on shortly before their end: 来, 难.
  case pivot
  /// What no member begins with, but for the words of `firstLike`: 的, 及.
  case notFirst = "not-first"
  /// 及时, 了解.
  case firstLike = "first-like"
  /// What no member ends in, but for the words of `lastLike`: 的, 对.
  case notLast = "not-last"
  /// 统一, 应对.
  case lastLike = "last-like"
  /// What leads to a list and is no part of its first member: 包括, 特别是.
  case listLead = "list-lead"

  /// Its words, in the order of their bytes.
  ///
  /// O(words of the class); the first use of any class goes through the table once.
  package var words: [[CodeUnit]] { Self.byClass[self] ?? [] }

  /// Its words of one character.
  package var units: [CodeUnit] { words.filter { $0.count == 1 }.compactMap { $0.first } }

  private static let byClass: KeyedList<WordClass, [[CodeUnit]]> = {
    var result = KeyedList<WordClass, [[CodeUnit]]>()
    LexiconTable.words.forEachRow { row in
      let word = row.units(0)
      for name in row.strings(1) {
        if let group = WordClass(rawValue: name) { result[group, default: []].append(word) }
      }
    }
    return result
  }()
}
