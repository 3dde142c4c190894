internal import Lexicon
internal import Text

struct ReferenceReader {
  let units: [CodeUnit]
  let includesImplied: Bool

  func read() -> [Reference] {
    var result: [Reference] = []
    /// What has been named up to here.
    var path = ReferencePath()
    /// Where an 附件 of another paper ends, with what is named of it.
    var foreignEnd = -1
    var index = 0
    while true {
      index = firstSign(from: index)
      guard index < units.count else { break }
      defer { index += 1 }
      switch units[index] {
      case "第", "附":
        if let found = unnumbered(at: index) {
          result.append(found)
          continue
        }
        index = readNamed(at: index, &path, &foreignEnd, &result) - 1
      case "前":
        // 前条
        result.append(Reference(kind: .preceding, number: 1, range: index..<index + 2, numeral: index..<index + 2))
        path = ReferencePath(of: .previousArticle)
        path.end = index + 2
        index = path.end - 1
      case "本":
        // 本部分（一）
        if readOwn(at: index + 3, &path, &result) { index = path.end - 1 }
      case "、", "（":
        // 见一、（四）, 对照二（三）
        let end = units[index] == "、" ? index + 1 : index
        guard let part = part(endingAt: end) else { continue }
        path.open(part)
        result.append(part)
        _ = readBracketed(at: end, &path, &result)
        readDigits(&path, &result)
        index = path.end - 1
      case "以", "上":
        if let found = unnumbered(at: index) {
          result.append(found)
        } else if includesImplied, units[index] == "上", readOwn(at: index + 2, &path, &result) {
          index = path.end - 1
        }
      case "“", "‘":
        guard let found = quoted(at: index), !isForeign(at: index) else { continue }
        result.append(found)
        index = found.range.upperBound
      default:
        guard let found = plain(behind: index) else { continue }
        result.append(found)
        index = found.range.upperBound - 1
      }
    }
    return result
  }

  /// What is named at `start`, which is 第 or 附, if it is of this text; where it ends.
  private func readNamed(
    at start: Int,
    _ path: inout ReferencePath,
    _ foreignEnd: inout Int,
    _ result: inout [Reference],
  ) -> Int {
    let named = references(at: start)
    guard let first = named.first, let last = named.last else { return start + 1 }
    guard let accepted = accepted(first, form(of: named), &path, foreignEnd) else {
      let isForeign = first.kind == .attachment || isForeign(at: start)
      if isForeign || leads(from: foreignEnd, to: start) || goesOn(from: foreignEnd, to: start) {
        foreignEnd = last.range.upperBound
      }
      return last.range.upperBound
    }
    result.append(accepted)
    for next in named.dropFirst() { result.append(path.beside(next, as: accepted)) }
    path.end = tail(after: last.range.upperBound)
    // 按照第三部分（六）的要求, 第三部分第（六）项3
    if last.kind == .portion { _ = readBracketed(at: item(behind: last), &path, &result) }
    readDigits(&path, &result)
    return path.end
  }

  /// `found` with what it stands in, if it is of this text.
  private func accepted(
    _ found: Reference,
    _ form: ReferencePath.Form,
    _ path: inout ReferencePath,
    _ foreignEnd: Int,
  ) -> Reference? {
    var found = found
    let index = found.range.lowerBound
    let (isBehind, isBeside) = (leads(from: path.end, to: index), goesOn(from: path.end, to: index))
    if path.end >= 0, path.end < index, isBeside {
      found.endsRange = units[path.end..<index].contains { $0.joinsRange }
    }
    if found.kind == .item {
      if let named = namedContainer(before: index) {
        path = ReferencePath(of: named, clause: namedClause(before: index))
      } else if !isBehind, !isBeside, !sharesContainer(from: path.end, to: index) {
        return nil
      }
      path.add(&found, form, isBehind: isBehind)
      return found
    }
    if found.kind == .clause {
      return clause(found, isNamed: isBehind || isBeside && path.clause != nil, &path, foreignEnd)
    }
    // 附件2第二部分, 附件1第三条、第四条
    if found.kind != .attachment, let page = path.page, isBehind || isBeside && path.leaves {
      found.page = page
    } else {
      // 附件第二部分 is of one that has no number.
      guard !leads(from: foreignEnd, to: index), !goesOn(from: foreignEnd, to: index),
        found.kind != .portion || !isOfAttachment(at: index),
        speaksOfThisText(found, at: index) || isBeside || includesImplied && isImplied(found, at: index)
      else { return nil }
      found.namesPaper = namesPaper(before: index) || found.kind == .division(.article) && isBasisAlone(before: index)
    }
    path.open(found)
    return found
  }

  /// 第二款 behind its article (`isNamed`), or of the article in which it stands: 本条第二款, 依照第一款.
  private func clause(
    _ found: Reference,
    isNamed: Bool,
    _ path: inout ReferencePath,
    _ foreignEnd: Int,
  ) -> Reference? {
    var found = found
    let start = found.range.lowerBound
    if let named = namedContainer(before: start), namedClause(before: start) == nil {
      path = ReferencePath(of: named)
    } else if !isNamed {
      guard includesImplied, !leads(from: foreignEnd, to: start), !goesOn(from: foreignEnd, to: start),
        isImplied(found, at: start)
      else { return nil }
      path = ReferencePath()
    } else if !path.isInArticle {
      // 第三部分第二款: a part is not divided so, and the article that the sentence stands in is not meant.
      return nil
    }
    (found.container, found.page) = (path.container, path.page)
    path.open(found)
    return found
  }

  /// The first place from `start` on where a reference may begin, or the word before it; the end if there is none.
  private func firstSign(from start: Int) -> Int {
    var at = start
    while true {
      at = (includesImplied ? Self.allSigns : Self.signs).firstMember(in: units, from: at, to: units.count)
      guard at < units.count else { return at }
      // 上 and 本 by themselves are frequent: 上述, 本部分.
      let isSign =
        switch units[at] {
        case "上": units[at: at + 1] == "述"
        case "本": units[at: at + 1] == "部" && units[at: at + 2] == "分"
        case "前": units[at: at + 1] == "条" && namesPreceding(at)
        case "、": units[at: at + 1] == "（" && units[at: at - 1].isHanNumeral
        case "（": units[at: at - 1].isHanNumeral
        default: true
        }
      if isSign { return at }
      at += 1
    }
  }

  /// Whether 前条 is no part of 目前条件.
  private func namesPreceding(_ at: Int) -> Bool {
    switch (units[at: at - 1], units[at: at + 2]) {
    case ("目", _), ("当", _), ("以", _), ("之", _), ("先", _), (_, "件"), (_, "款"): false
    default: true
    }
  }

  /// What `read` looks closer at.
  private static let signs = UnitSet(["以", "附", "见", "照", "第", "按", "据", "反", "上", "本", "如", "从", "由"])
  private static let allSigns = UnitSet([
    "以", "附", "见", "照", "第", "按", "据", "反", "上", "本", "如", "从", "由", "、", "前", "（", "“", "‘",
  ])

  /// 见附件 and 以上三点, which name no place by its number.
  private func unnumbered(at start: Int) -> Reference? {
    if units[start] == "以" || units[start] == "上" {
      guard let (count, range) = AnnouncedCount.final(in: units, at: start) else { return nil }
      return Reference(kind: .above, number: count, range: range, numeral: range)
    }
    guard units[at: start - 1] == "见", units[at: start + 1] == "件", case let next = units[at: start + 2],
      !next.isHanNumeral, next.decimalDigit == nil, !next.isBlank
    else { return nil }
    return Reference(kind: .attachments, number: 0, range: start..<start + 2, numeral: start + 2..<start + 2)
  }

  /// 本条第（二）项, 前款第（二）项, 前条第（二）项, 本部分第（二）项, 上述第（二）项.
  private func namedContainer(before start: Int) -> Reference.Container? {
    if Self.ownArticle.length(endingAt: start, in: units) != nil { return .thisArticle }
    if ends("本部分", at: start) { return .thisPart }
    // Of what stands in other lists nothing else is said: 上述第3项. In brackets it is the number of an item here.
    let isAbove = ends("上述", at: start) || ends("前述", at: start) || ends("以上", at: start)
    let next = units[at: start + 1]
    if isAbove, includesImplied && next.decimalDigit == nil || next == "（" { return .thisPart }
    return ends("前条", at: start) ? .previousArticle : nil
  }

  private static let ownArticle = CueSet(.ownArticle)

  /// 前款第（二）项, 本款第（二）项
  private func namedClause(before start: Int) -> Reference.Clause? {
    ends("前款", at: start) ? .previous : ends("本款", at: start) ? .own : nil
  }

  /// Whether `word` ends where `start` is.
  private func ends(_ word: StaticString, at start: Int) -> Bool {
    let length = word.utf16Length
    return start >= length && units.has(word, at: start - length)
  }

  /// 本法第三条、第四条和第五条, 违反第三条的，以及第五条的: what stands between two references of one list.
  func goesOn(from end: Int, to start: Int) -> Bool {
    guard end >= 0, end < start, start - end <= 4,
      start - end <= 2 || ends("以及", at: start) || ends("或者", at: start)
    else { return false }
    return units[end..<start].allSatisfy { unit in
      switch unit {
      case "、", "和", "及", "至", "或", "者", "与", "到", "以", "的", "，": true
      default: false
      }
    }
  }

  /// Whether what begins at `start` is of what ends at `end`: 第二部分第（三）项, 附件2的第二部分.
  func leads(from end: Int, to start: Int) -> Bool {
    guard end >= 0, end <= start, start - end <= 2 else { return false }
    return units[end..<start].allSatisfy { $0 == "的" || $0 == "之" || $0 == "中" }
  }

  /// Behind 之一.
  private func tail(after end: Int) -> Int {
    guard units[at: end] == "之", let (_, after) = numeral(end + 1) else { return end }
    return after
  }
}
