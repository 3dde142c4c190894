import Lexicon
import Structure
import Text

/// Whether the members of a set name things and say nothing of them: 智能手表、智能耳机; 报告制度、质询制度.
///
/// A list has the rhythm of 排比. What many documents say in the same order is an expression nevertheless; of the rest a
/// writer can use nothing.
enum TopicList {
  /// Whether the members are terms that begin with the same word, or most of them end in what kind of thing they are.
  static func matches(_ members: [[CodeUnit]]) -> Bool {
    areTerms(members) || members.count { isName($0) } * 2 > members.count && !haveFrame(members)
      || members.allSatisfy { $0.starts(with: about) }
  }

  /// 万名大学生村官计划, 万名干部驻村计划: they count off alike.
  private static func haveFrame(_ members: [[CodeUnit]]) -> Bool {
    guard let first = members.first?.first, numerals.contains(first) else { return false }
    return Set(members.map { Array($0.prefix(2)) }).count == 1
  }

  private static let numerals = Set([CodeUnit]("一二两三四五六七八九十百千万亿"))
  private static let about = [CodeUnit]("关于")

  /// Whether a member is the name of a thing: it ends in a class word and does nothing.
  static func isName(_ member: [CodeUnit]) -> Bool {
    guard member.count >= 4, !member.contains("的"), !member.contains("之"),
      classes.contains(Array(member.suffix(2))) || offices.contains(Array(member.suffix(1)))
    else { return false }
    // 审核主体, though 完善制度.
    if member.count <= 6, naming.contains(Array(member.prefix(2))) { return true }
    return !Verbs.opens(member[...]) && !turnsOnVerb(member)
  }

  /// Whether an expression ends in a class word.
  static func endsInClass(_ member: [CodeUnit]) -> Bool { classes.contains(Array(member.suffix(2))) }

  /// 智能安防, 智能家具, 智能照明: two units in common and about two more, none of them a verb.
  private static func areTerms(_ members: [[CodeUnit]]) -> Bool {
    guard let first = members.first else { return false }
    let shared = members.dropFirst().reduce(first[...]) { shared, member in
      let length = zip(shared, member).prefix { $0 == $1 }.count
      return shared.prefix(length)
    }.count
    // 中国能建, 中联云港
    if shared == 1, Set(members.map { Array($0.dropFirst(2).prefix(1)) }).count > 1, !figures.contains(first[0]) {
      return !members.contains { Verbs.opens($0[...]) || Verbs.isPredicate($0[...]) || turnsOnVerb($0) }
        && members.allSatisfy { $0.count == 4 && !$0.contains("的") && !$0.contains("之") }
    }
    guard (2...6).contains(shared), first[0] != "一", !figures.contains(first[0]), !Verbs.opens(first.prefix(shared))
    else {
      return false
    }
    let rests = members.map { $0.dropFirst(shared) }
    guard rests.allSatisfy({ $0.count <= 3 }), !members.contains(where: { turnsOnVerb($0) }) else { return false }
    return rests.count { Verbs.opens($0) || stances.contains(Array($0)) } * 2 <= members.count
  }

  /// 智慧林业是…, 群众有….
  private static func turnsOnVerb(_ member: [CodeUnit]) -> Bool {
    member.dropFirst().dropLast().contains { turning.contains($0) }
  }

  private static let turning = Set([CodeUnit]("是有要在不就为"))
  private static let figures = Set([CodeUnit]("新大小多跨乱全老好各双高总强真主非零云超可"))
  private static let stances = Set(WordClass.stance.words)
  private static let offices = Set(WordClass.office.words)
  /// Verbs that name a kind when a class word follows.
  private static let naming = Set(WordClass.naming.words)
  private static let classes = Set(WordClass.topic.words)
}
