internal import Lexicon
internal import Text

/// Whether a reference means this very text, and not a paper that is named before it.
extension ReferenceReader {
  /// 本法第三条, 见第三部分, 按照第三部分, 见附件2, （附件2）.
  func speaksOfThisText(_ found: Reference, at start: Int) -> Bool {
    let (kind, before) = (found.kind, units[at: start - 1])
    if namesOtherPaper(before: start) { return false }
    if before == "见" { return true }
    if kind == .attachment {
      switch before {
      case "（", "(", "照", "按", "写", "填", "据", "将", "把": return true
      // 国发〔2020〕1号附件2. At the start of a line it is the heading of the 附件.
      case "号": return false
      default:
        let end = found.range.upperBound
        let isListed =
          units[at: end].joinsNumbers && (units[at: end + 1] == "附" || units[at: end + 1].decimalDigit != nil)
        return (isListed || !units[..<start].allSatisfy { $0.isBlank }) && namesNoPaper(before: start)
      }
    }
    // 按照第6章的要求, 违反第三条规定的: a text that means another paper names it.
    if Self.bases.length(endingAt: start, in: units) != nil { return true }
    if kind == .portion, before == "按" || standsAlone(found, before) && isToldOf(found) { return true }
    if kind == .portion, isToldOf(found) && isDealtWith(at: start) || leadsToItem(found) && namesNoPaper(before: start)
    {
      return true
    }
    // 按第六条、第七条办理, 其中第五条由理事会解释
    if kind == .division(.article), before == "按" || before == "中" && units[at: start - 2] == "其",
      namesNoPaper(before: start)
    {
      return true
    }
    if kind == .portion || kind == .division(.article),
      Self.articleVerbs.length(endingAt: start, in: units) != nil
    {
      return true
    }
    return namesPaper(before: start)
  }

  /// Whether a part or an article is this text's for all that its sentence says: 第二部分的问题要整改, 除第三条规定外,
  /// …起施行。第四条至第六条自….
  func isImplied(_ found: Reference, at start: Int) -> Bool {
    guard !isHead(start), !namesOtherPaper(before: start), citesNoPaper(before: start) else { return false }
    switch found.kind {
    case .portion, .clause: return namesNoPaper(before: start)
    case .division: return true
    default: return false
    }
  }

  /// Whether what begins at `start` heads its line, be it dressed as Markdown does: **第三条** is no reference to itself.
  private func isHead(_ start: Int) -> Bool {
    units[..<start].allSatisfy { $0.isBlank || $0 == "#" || $0 == "*" }
  }

  /// Whether an item is one of what the sentence named last: 第一部分第二项已经完成，第三项正在推进.
  func sharesContainer(from end: Int, to start: Int) -> Bool {
    includesImplied && end >= 0 && end < start && units[at: start - 1].isClauseMark
      && !units[end..<start].contains { $0.isSentenceEnd || $0 == "》" || $0 == "第" }
  }

  /// Whether what stands before `start` in the paragraph cites no other paper: 《公司法》第三条规定了范围。第四条….
  private func citesNoPaper(before start: Int) -> Bool {
    (max(0, start - Self.farthestPaper)..<start).allSatisfy { at in
      switch units[at] {
      case "》": units[at: behindBrackets(at + 1)] != "第"
      case "法": units[at: at + 1] != "第" || units[at: at - 1] == "本" || units[at: at - 1] == "办"
      default: true
      }
    }
  }

  /// Behind what stands in （） at `start`: 《招标投标法》（2017年修正）第六条.
  private func behindBrackets(_ start: Int) -> Int {
    guard units[at: start] == "（" else { return start }
    var end = start
    while end - start < Self.farthestPaper, units[at: end] != "）" { end += 1 }
    return end + 1
  }

  /// Whether no name of a paper stands before a part.
  private func standsAlone(_ found: Reference, _ before: CodeUnit) -> Bool {
    switch before {
    case "如", "在", "从", "由", "与", "同", "和", "“", "（": true
    default: found.range.lowerBound == 0 || before.isBlank || before.isClauseMark || before.isSentenceEnd
    }
  }

  /// 如第四部分所述, 第四部分已经说明: what follows says what stands in it.
  private func isToldOf(_ found: Reference) -> Bool {
    Self.tellings.length(at: found.range.upperBound, in: units) != nil
  }

  /// 针对第二部分所列问题, 抓好第二部分所列任务: what a sentence that names no paper deals with.
  private func isDealtWith(at start: Int) -> Bool {
    Self.dealings.length(endingAt: start, in: units).map { namesNoPaper(before: start - $0) } ?? false
  }

  /// Whether the sentence has named no other paper before `start`.
  private func namesNoPaper(before start: Int) -> Bool {
    var at = start
    while at > 0, start - at < Self.farthestPaper, !units[at - 1].isSentenceEnd {
      if units[at - 1] == "》" { return false }
      if let named = GenreWord.ending(units, at: at), units[at: at - named.word.count - 1] != "本", !isAct(endingAt: at)
      {
        return false
      }
      at -= 1
    }
    return true
  }

  /// Whether the word for a paper that ends at `end` says what is done, and names none: 每季度通报一次.
  private func isAct(endingAt end: Int) -> Bool {
    Self.acts.length(endingAt: end, in: units) != nil && units[at: end].isHan
      && !Self.behindNames.contains(units[at: end])
  }

  /// 第二部分第（三）项, 第二部分（三）: a text that names another paper's items names the paper with them.
  private func leadsToItem(_ found: Reference) -> Bool {
    let end = item(behind: found)
    return bracketed(end) != nil || units[at: end] == "第" && references(at: end).first?.kind == .item
  }

  /// Where the item may be named that a reference leads to: 第二部分之（三）, 第二部分中的（三）.
  func item(behind found: Reference) -> Int {
    let end = found.range.upperBound
    if units[at: end] == "中" { return units[at: end + 1] == "的" ? end + 2 : end + 1 }
    return units[at: end] == "之" || units[at: end] == "的" ? end + 1 : end
  }

  /// Whether 附件, and not 本附件, stands right before `start`.
  func isOfAttachment(at start: Int) -> Bool {
    start > 1 && units.has("附件", at: start - 2) && units[at: start - 3] != "本"
  }

  /// Whether what is named at `start` is of another paper that the text names.
  func isForeign(at start: Int) -> Bool {
    namesOtherPaper(before: start) || isOfAttachment(at: start) || !citesNoPaper(before: start)
      || units[at: start - 1] == "》"
      || units[at: start - 1] == "号" && units[at: start] == "附"
  }

  /// Whether the name of a paper that is not this one ends before `start`: 省政府文件第三部分, 巡视反馈意见的第四部分, but
  /// 本实施意见第四部分; or a word for one that was named: 《暂行办法》同时废止，其第三条….
  private func namesOtherPaper(before start: Int) -> Bool {
    let end = units[at: start - 1] == "的" ? start - 1 : start
    // 尤其第三部分 names none.
    let isPronoun = units[at: start - 1] == "其" && units[at: start - 2] != "尤"
    if isPronoun || units[at: start - 1] == "原" { return true }
    guard let length = GenreWord.ending(units, at: end)?.word.count ?? Self.ownParts.length(endingAt: end, in: units),
      length > 1
    else { return false }
    var at = end - length
    while at > 0, end - at < Self.longestName, units[at - 1].isHan {
      at -= 1
      if units[at] == "本" { return false }
    }
    return true
  }

  /// 本意见第六条, 本方案的第三部分
  func namesPaper(before start: Int) -> Bool {
    let end = units[at: start - 1] == "的" ? start - 1 : start
    guard let length = GenreWord.ending(units, at: end)?.word.count ?? Self.ownParts.length(endingAt: end, in: units)
    else { return false }
    return units[at: end - length - 1] == "本"
  }

  /// 根据第五条 where no other paper is named before it: what has no articles is cited by its parts so.
  func isBasisAlone(before start: Int) -> Bool {
    guard let length = Self.bases.length(endingAt: start, in: units) else { return false }
    return !units[max(0, start - length - Self.farthestPaper)..<start - length].contains { $0 == "》" || $0 == "法" }
  }

  /// Units before a reference in which the paper may be named that it means: three lines of a page.
  private static let farthestPaper = 84
  /// Characters of the name of a paper up to 本: 本专项行动实施方案.
  private static let longestName = 10

  /// What goes on behind the name of a paper: 通报的, 通报要求, 通报精神, 通报规定, 通报中.
  private static let behindNames = [CodeUnit]("的要精规中所和与及第明确内里上")

  private static let acts = CueSet(.act)
  private static let bases = CueSet(.basis)
  private static let articleVerbs = CueSet(.articleVerb)
  private static let ownParts = CueSet(.ownPart)
  private static let tellings = CueSet(.telling)
  private static let dealings = CueSet(.dealing)
}
