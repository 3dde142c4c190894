import Structure
import Text

/// Whether the members of a set have the shape of 排比, seen side by side: what the reader cut wrongly sticks out.
enum SetShape {
  /// Without a first or last member that stands outside of what all others begin with: 坚持改革|坚持开放|今年工作.
  static func trimmed(_ members: [[CodeUnit]]) -> [[CodeUnit]] {
    guard members.count >= 4 else { return members }
    if isOdd(members[0], beside: members.dropFirst()) { return Array(members.dropFirst()) }
    if isOdd(members[members.count - 1], beside: members.dropLast()) { return Array(members.dropLast()) }
    return members
  }

  /// Whether no member ends in the middle of what it says, and neither the first nor the last is far longer than all
  /// others, which are of about one length: 坚持人民民主专政|坚持党的领导|坚持马克思列宁主义毛泽东思想这四项原则.
  static func isWhole(_ members: [[CodeUnit]], _ level: ParallelSet.Level) -> Bool {
    if members.contains(where: { isOpen($0) || $0.contains([CodeUnit]("如下")) }) { return false }
    // Of three, one that stands outside of what the other two begin with belongs to what stands around.
    if members.count == 3, level == .clause || level == .phrase, Set(members.map({ $0.last })).count > 1 {
      if isOdd(members[0], beside: members.dropFirst()) || isOdd(members[2], beside: members.dropLast()) {
        return false
      }
    }
    guard members.count >= 3, level == .clause || level == .phrase else { return true }
    return !sticksOut(members[0], beside: members.dropFirst())
      && !sticksOut(members[members.count - 1], beside: members.dropLast())
  }

  private static func isOdd(_ member: [CodeUnit], beside others: ArraySlice<[CodeUnit]>) -> Bool {
    guard let first = others.first, first.count >= 2, member.first != first.first, Verbs.opens(first.prefix(2)) else {
      return false
    }
    // 治理工作方案|明确治理步骤|细化工作分工: the object of a verb that stands before the set.
    if TopicList.isName(member), others.allSatisfy({ Verbs.opens($0[...]) && !TopicList.isName($0) }) { return true }
    // 更找到了 does not.
    return others.allSatisfy { $0.starts(with: first.prefix(2)) } && !member.prefix(4).dropFirst().contains(first[0])
  }

  private static func sticksOut(_ member: [CodeUnit], beside others: ArraySlice<[CodeUnit]>) -> Bool {
    let lengths = others.map { $0.count }
    guard let longest = lengths.max(), let shortest = lengths.min(), longest - shortest <= 3 else { return false }
    return member.count * 5 > longest * 8
  }

  private static func isOpen(_ member: [CodeUnit]) -> Bool {
    guard let last = member.last else { return true }
    return adverbs.contains(last) || openWords.contains { member.suffix($0.count).elementsEqual($0) }
  }

  private static let adverbs = Set([CodeUnit]("更最很较已将也都就还又再并"))
  /// What waits for an object, or was cut off after 等.
  private static let openWords = ["做好", "搞好", "抓好", "构建", "打造", "坚持", "做到", "具有", "成为", "包括", "方面"].map {
    [CodeUnit]($0)
  }
}
