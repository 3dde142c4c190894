import Testing
import Text

@testable import Structure

@Suite struct ParallelFrameTests {
  private func frame(_ members: String) -> ParallelFrame {
    let members = members.split(separator: "|").map { [CodeUnit](String($0)) }
    var frame = ParallelFrame((members.first ?? [])[...])
    for member in members.dropFirst() { frame.add(member[...]) }
    return frame
  }

  /// What `members`, with | between them, share at the front and at the end, and in the same place altogether.
  private func check(
    _ members: String,
    prefix: Int,
    suffix: Int,
    anchors: Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let frame = frame(members)
    #expect([frame.prefix, frame.suffix, frame.anchors] == [prefix, suffix, anchors], sourceLocation: sourceLocation)
  }

  @Test func `what is shared`() {
    check("抓学习|抓落实", prefix: 1, suffix: 0, anchors: 1)
    check("科学决策|民主决策", prefix: 0, suffix: 2, anchors: 2)
    // 在做“ at the front and ”上 inside; the members are equally long.
    check("在做“深”上谋划|在做“实”上用心", prefix: 3, suffix: 0, anchors: 5)
    // Of lengths that differ only the ends count.
    check("最关心|最现实的", prefix: 1, suffix: 0, anchors: 1)
    // 的 makes no figure of speech.
    check("人民的期盼|国家的需要", prefix: 0, suffix: 0, anchors: 0)
    check("抓落实", prefix: 3, suffix: 3, anchors: 3)
  }

  @Test func `no more places than sixteen are compared, and nothing breaks beyond them`() {
    let long = String(repeating: "改革", count: 20)
    #expect(frame("\(long)甲|\(long)乙").prefix == 40)
    #expect(frame("\(long)甲|\(long)乙").anchors == 16)
    #expect(!frame("\(long)甲|\(long)乙").hasSeveralSlots)
  }

  @Test(arguments: [
    ("小需求不出社区|大需求不离社区", true), ("抓学习|抓落实", false), ("抓学习|促发展|见实效", false), ("学习好|落实好的", false),
  ])
  func `slots with something shared between them`(members: String, expected: Bool) {
    #expect(frame(members).hasSeveralSlots == expected)
  }

  @Test(arguments: [
    ("作为重要任务来部署|作为头等大事来落实", true), ("业绩考核难量化|官评官难逗硬", true), ("作为任务部署|细化为项目推进", false),
    // A letter at the end is no 汉字.
    ("用制度来A|用机制来B", false),
  ])
  func `the word they turn on`(members: String, expected: Bool) {
    #expect(frame(members).hasPivot == expected)
  }

  @Test(arguments: [
    // Two need more in common than three, the more so the longer they are.
    ("抓学习|抓落实", true), ("强化组织领导责任|强化督促检查工作", true), ("着力改善基本民生条件|着眼推动产业转型升级", false),
    // Lengths that differ: both ends, or two units at one.
    ("坚持问题导向|坚持效果和目标导向", true), ("加快发展|加强生态环境保护", false), ("坚持改革|坚持开放合作", true),
    // The same twice is repetition, and so is one that holds the other.
    ("抓落实|抓落实", false), ("抓落实|抓落实见实效", false),
    // One unit is no member, sixty are no slogan.
    ("抓|促", false), ("抓学习|促发展", false), ("抓学习|抓发展|抓落实", true),
    // Three with one word in front whose lengths hardly differ.
    ("讲政治|讲规矩|讲奉献精神", true),
  ])
  func `whether they are parallel`(members: String, expected: Bool) {
    #expect(frame(members).isParallel == expected)
  }

  @Test func `a run is judged by what it may become`() {
    let pair = frame("抓好基层工作|抓紧产业发展")
    #expect(!pair.isParallel)
    #expect(pair.isParallel(ofMembers: 3))
  }

  @Test func `a tighter frame has more in common and lengths that differ less`() {
    #expect(frame("做深文化|做实文化").tightness > frame("做深文化|做实项目").tightness)
    #expect(frame("做深文化|做实项目").tightness > frame("做深文化|做实大项目").tightness)
  }

  @Test(arguments: [
    ("下基层|进万家|办实事", true), ("下基层|进万家|好消息", false), ("下基层|进万家", false), ("下基层|进万家|办成实事", false), ("财政部|教育部|公安部", false),
    ("ABC|下基层|进万家", false),
  ])
  func `the rhythm of predicates`(members: String, expected: Bool) {
    let members = members.split(separator: "|").map { [CodeUnit](String($0)) }
    var rhythm = ParallelRhythm((members.first ?? [])[...])
    for member in members.dropFirst() { rhythm.add(member[...]) }
    #expect(rhythm.isParallel == expected)
  }
}
