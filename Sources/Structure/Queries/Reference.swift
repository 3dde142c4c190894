internal import Lexicon
package import Text

/// A place that names another place of the same text by its number: 见第三部分, 本法第四条, 本条第（二）项, 见附件2.
///
/// Only what says that it means this very text is read: 违反第三条规定的; 《公司法》第三条 is left to the reader. A bare 第三条 in
/// a sentence that names no other paper is implied: it follows what it names, and no rule tells of it.
package struct Reference: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// 第X编, 第X章, 第X节, 第X条
    case division(OrdinalStyle)
    /// 第X部分: the first level of the outline, whatever its form.
    case portion
    /// 第（X）项, 第X项, 第X点 of what `container` says.
    case item
    /// The last component of 见2.5节, whose others are given, folded as in `LineProfile.prefix`.
    case decimal(prefix: Int32)
    /// 见表3, 见附图2: the captions of this name, folded.
    case caption(label: UInt32)
    case attachment
    /// 见附件, without a number.
    case attachments
    /// 以上三点: what was listed up to here; `number` is how many.
    case above
  }

  /// Where a 第（X）项 stands.
  package enum Container: Hashable, Sendable {
    /// 本条, 前款
    case thisArticle
    /// 前条
    case previousArticle
    case article(Int)
    case portion(Int)
  }

  package var kind: Kind
  package var number: Int
  /// Columns of the whole phrase from 第 or 附件 on; those of a `Paragraph`.
  package var range: Range<Int>
  package var numeral: Range<Int>
  /// Of an item; else `thisArticle`.
  package var container = Container.thisArticle
  /// Whether it says which paper it means: 本意见第六条, not 按照第六条.
  package var namesPaper = false

  /// All references in `units`, in order. One pass; looks closer only at 第 and 附.
  package static func all(in units: [CodeUnit]) -> [Reference] {
    ReferenceReader(units: units, includesImplied: false).read()
  }

  /// The same with those that nothing but the sentence says to mean this text: 第二部分的问题, 第一部分第二点.
  package static func allWithImplied(in units: [CodeUnit]) -> [Reference] {
    ReferenceReader(units: units, includesImplied: true).read()
  }
}

struct ReferenceReader {
  let units: [CodeUnit]
  let includesImplied: Bool

  func read() -> [Reference] {
    var result: [Reference] = []
    /// Where the last reference of this text ends, with its 第X款.
    var previousEnd = -1
    /// What an item that goes on from there stands in.
    var container = Reference.Container.thisArticle
    var index = 0
    while true {
      index = firstSign(from: index)
      guard index < units.count else { break }
      defer { index += 1 }
      if units[index] == "以" || units[index] == "上" || units[index] == "附", let found = unnumbered(at: index) {
        result.append(found)
        continue
      }
      if units[index] != "第", units[index] != "附", units[index] != "以", units[index] != "上",
        let found = plain(behind: index)
      {
        result.append(found)
        index = found.range.upperBound - 1
        continue
      }
      guard units[index] == "第" || units[index] == "附", var found = reference(at: index) else { continue }
      let isNear = previousEnd == index || goesOn(from: previousEnd, to: index)
      if found.kind == .item {
        if let named = namedContainer(before: index) {
          container = named
        } else if !isNear, !sharesContainer(from: previousEnd, to: index) {
          index = found.range.upperBound - 1
          continue
        }
        found.container = container
      } else if !speaksOfThisText(found, at: index) && !goesOn(from: previousEnd, to: index)
        && !(includesImplied && isImplied(found, at: index))
      {
        index = found.range.upperBound - 1
        continue
      }
      found.namesPaper = namesPaper(before: index) || found.kind == .division(.article) && isBasisAlone(before: index)
      switch found.kind {
      case .division(.article): container = .article(found.number)
      case .portion: container = .portion(found.number)
      default: break
      }
      result.append(found)
      previousEnd = tail(after: found.range.upperBound)
      if found.kind == .portion, case let start = item(behind: found), let (number, numeral, end) = bracketed(start) {
        // 按照第三部分（六）的要求
        result.append(
          Reference(kind: .item, number: number, range: start..<end, numeral: numeral, container: container)
        )
        previousEnd = end
      }
      index = previousEnd - 1
    }
    return result
  }

  /// （二） at `start`, and where it ends.
  func bracketed(_ start: Int) -> (number: Int, numeral: Range<Int>, end: Int)? {
    guard units[at: start] == "（", let (number, end) = numeral(start + 1), units[at: end] == "）" else { return nil }
    return (number, start + 1..<end, end + 1)
  }

  /// The first place from `start` on where a reference may begin, or the word before it; the end if there is none.
  private func firstSign(from start: Int) -> Int {
    var at = start
    while true {
      at = Self.signs.firstMember(in: units, from: at, to: units.count)
      // 上 by itself is frequent: 上述.
      guard at < units.count, units[at] == "上", units[at: at + 1] != "述" else { return at }
      at += 1
    }
  }

  /// What `read` looks closer at.
  private static let signs = UnitSet(["以", "附", "见", "照", "第", "按", "据", "反", "上"])

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

  func reference(at start: Int) -> Reference? {
    if units[start] == "附" {
      guard start > 0, units[at: start + 1] == "件", let (number, end) = numeral(start + 2) else { return nil }
      // 附件3份 says how many there are.
      if units[at: end] == "份" || units[at: end] == "个" { return nil }
      return Reference(kind: .attachment, number: number, range: start..<end, numeral: start + 2..<end)
    }
    if let (number, numeral, end) = bracketed(start + 1) {
      switch units[at: end] {
      case "项", "条", "点": return Reference(kind: .item, number: number, range: start..<end + 1, numeral: numeral)
      default: break
      }
    }
    // 第（七）部分 where the parts are （一） to （五）.
    let isBracketed = units[at: start + 1] == "（"
    let lower = start + (isBracketed ? 2 : 1)
    guard let (number, upper) = numeral(lower) else { return nil }
    if isBracketed, units[at: upper] != "）" || units[at: upper + 1] != "部" { return nil }
    let end = isBracketed ? upper + 1 : upper
    let kind: Reference.Kind
    var stop = end + 1
    switch units[at: end] {
    case "编": kind = .division(.part)
    case "章": kind = .division(.chapter)
    case "节": kind = .division(.section)
    case "条": kind = .division(.article)
    case "部" where units[at: end + 1] == "分": (kind, stop) = (.portion, end + 2)
    case "项", "点": kind = .item
    default: return nil
    }
    return Reference(kind: kind, number: number, range: start..<stop, numeral: lower..<upper)
  }

  private func numeral(_ start: Int) -> (value: Int, end: Int)? { HanNumeral.readCount(units, at: start) }

  /// 本条第（二）项, 前款第（二）项, 前条第（二）项.
  private func namedContainer(before start: Int) -> Reference.Container? {
    if Self.ownArticle.length(endingAt: start, in: units) != nil { return .thisArticle }
    return ends("前条", at: start) ? .previousArticle : nil
  }

  private static let ownArticle = CueSet(.ownArticle)

  /// Whether `word` ends where `start` is.
  private func ends(_ word: StaticString, at start: Int) -> Bool {
    let length = word.utf16Length
    return start >= length && units.has(word, at: start - length)
  }

  /// 本法第三条、第四条和第五条, 违反第三条的，以及第五条的: what stands between two references of one list.
  private func goesOn(from end: Int, to start: Int) -> Bool {
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

  /// Behind 之一, 第X款 and 第X目.
  private func tail(after end: Int) -> Int {
    var index = end
    if units[at: index] == "之", let (_, after) = numeral(index + 1) { index = after }
    while units[at: index] == "第", let (_, after) = numeral(index + 1),
      units[at: after] == "款" || units[at: after] == "目"
    {
      index = after + 1
    }
    return index
  }
}
