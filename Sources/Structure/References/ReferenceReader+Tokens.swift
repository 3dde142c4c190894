internal import Lexicon
internal import Text

/// The words and numbers that name a place, whatever text they mean.
extension ReferenceReader {
  /// （二） at `start`, and where it ends.
  func bracketed(_ start: Int) -> (number: Int, numeral: Range<Int>, end: Int)? {
    guard units[at: start] == "（", let (number, end) = numeral(start + 1), units[at: end] == "）" else { return nil }
    return (number, start + 1..<end, end + 1)
  }

  func numeral(_ start: Int) -> (value: Int, end: Int)? { HanNumeral.readCount(units, at: start) }

  /// What is named at `start`, which is 第 or 附: one place, or those of one list: 第（三）、（四）项, 第四条, 第三至五部分.
  func references(at start: Int) -> [Reference] {
    if units[start] == "附" { return attachments(at: start) }
    var found: [Reference] = []
    var (begin, at, endsRange) = (start, start + 1, false)
    while true {
      let bracket = bracketed(at)
      guard let (number, end) = bracket.map({ ($0.number, $0.end) }) ?? numeral(at) else { return [] }
      let numeral = bracket?.numeral ?? at..<end
      var one = Reference(kind: .item, number: number, range: begin..<end, numeral: numeral)
      one.endsRange = endsRange
      found.append(one)
      if let (kind, stop) = kind(at: end, isBracketed: bracket != nil) {
        for index in found.indices { found[index].kind = kind }
        found[found.count - 1].range = begin..<stop
        return found
      }
      // 第三、四部分, 第（二）（三）项
      let isJoined = units[at: end].joinsNumbers
      guard isJoined || bracket != nil && bracketed(end) != nil, found.count < Self.longestList else { return [] }
      endsRange = isJoined && units[at: end].joinsRange
      begin = isJoined ? end + 1 : end
      at = units[at: begin] == "第" ? begin + 1 : begin
    }
  }

  /// 附件2, 附件1、2, 附件1至3.
  private func attachments(at start: Int) -> [Reference] {
    guard units[at: start + 1] == "件" else { return [] }
    var found: [Reference] = []
    var (begin, at) = (start, start + 2)
    while let (number, end) = numeral(at), found.count < Self.longestList {
      // 附件3份 says how many there are, 附件1、2026年计划 what it is.
      switch units[at: end] {
      case "份", "个", "年", "月", "日", "项": return found
      default: if units[at: end].decimalDigit != nil { return found }
      }
      var one = Reference(kind: .attachment, number: number, range: begin..<end, numeral: at..<end)
      one.endsRange = begin > start && units[at: begin - 1].joinsRange
      found.append(one)
      guard units[at: end].joinsNumbers else { break }
      (begin, at) = (end + 1, end + 1)
    }
    // At the start of a line it heads a page, but for 附件2、附件3可在网站下载.
    let end = found.last?.range.upperBound ?? start
    let isHead = start == 0 && found.count == 1 && !(units[at: end].joinsNumbers && units[at: end + 1] == "附")
    return isHead ? [] : found
  }

  /// How the items of one list are named.
  func form(of list: [Reference]) -> ReferencePath.Form {
    let (first, last) = (list.first?.numeral.lowerBound ?? 0, list.last?.range.upperBound ?? 0)
    return ReferencePath.Form(word: units[at: last - 1], isBracketed: units[at: first - 1] == "（")
  }

  /// Whatever looks like the name of a place of this text, be it one or not, but for those of papers that are named: for telling
  /// a writer which of them an edit has left as they were.
  func lookalikes() -> [Reference] {
    var result: [Reference] = []
    var foreignEnd = -1
    var index = units.prefix { $0.isBlank || $0 == "#" || $0 == "*" }.count + 1
    while index < units.count {
      defer { index += 1 }
      switch units[index] {
      case "前":
        // 前条, 前两条
        let count = HanNumeral.readAmount(units, at: index + 1)
        let end = count?.end ?? index + 1
        guard units[at: end] == "条", count == nil || count?.value ?? 0 > 1 else { continue }
        let range = index..<end + 1
        result.append(Reference(kind: .preceding, number: count?.value ?? 1, range: range, numeral: range))
      case "第", "附":
        let named = references(at: index)
        guard let last = named.last else { continue }
        // 办法第三条、第五条 are both of that.
        if isForeign(at: index) || goesOn(from: foreignEnd, to: index) {
          foreignEnd = last.range.upperBound
        } else {
          // 附件2第3项 is none of the body's.
          let page = result.last.flatMap { last in
            last.kind == .attachment && leads(from: last.range.upperBound, to: index) ? last : nil
          }
          for var one in named {
            if one.kind != .attachment { one.page = page?.number }
            result.append(one)
          }
        }
        index = last.range.upperBound - 1
      case "“", "‘":
        guard let heading = quoted(at: index) else { continue }
        if !isForeign(at: index) { result.append(heading) }
        index = heading.range.upperBound
      case "（":
        guard let (number, numeral, end) = bracketed(index), units[numeral.lowerBound].isHanNumeral else { continue }
        let item = Reference(kind: .item, number: number, range: index..<end, numeral: numeral)
        switch units[index - 1] {
        case "文", "分", "点": result.append(item)
        case let before where before == "、" || before.isHanNumeral:
          guard let part = part(endingAt: index) else { continue }
          result += [part, item]
        case let before: if before.leadsToPlace { result.append(item) }
        }
      default: break
      }
    }
    return result
  }

  /// More numbers are no list of places.
  private static let longestList = 12

  /// What the word at `at`, behind a number, says that is named, and where the word ends.
  private func kind(at: Int, isBracketed: Bool) -> (Reference.Kind, Int)? {
    let next = units[at: at + 1]
    if let division = OrdinalStyle(division: units[at: at]), !isBracketed { return (.division(division), at + 1) }
    switch units[at: at] {
    case "条": return (.item, at + 1)
    // 第（七）部分 where the parts are （一） to （五）.
    case "部" where next == "分": return (.portion, at + 2)
    case "大" where next == "点" || next == "项": return (.portion, at + 2)
    case "小" where next == "点" || next == "项": return (.item, at + 2)
    case "款" where !isBracketed: return (.clause, at + 1)
    case "项", "点", "目": return (.item, at + 1)
    default: return nil
    }
  }

  /// 一、 that ends at `end`, or 一 alone, with （四） behind it: 落实三、（二）要求, 对照二（三）所列问题. 一 alone where what stands before
  /// it leads to a place.
  func part(endingAt end: Int) -> Reference? {
    let hasMark = units[at: end - 1] == "、"
    let upper = hasMark ? end - 1 : end
    var start = upper
    while start > 0, units[start - 1].isHanNumeral { start -= 1 }
    guard start > 0, start < upper, case let before = units[start - 1],
      before.leadsToPlace || hasMark && before.isHan && !before.countsOtherThings,
      // 和二（三）班
      let item = bracketed(end), units[at: item.end] != "班", let (number, stop) = numeral(start), stop == upper
    else { return nil }
    return Reference(kind: .portion, number: number, range: start..<end, numeral: start..<stop)
  }

  /// （一） at `start` behind 本部分 or 上述; whether it stands there.
  func readOwn(at start: Int, _ path: inout ReferencePath, _ result: inout [Reference]) -> Bool {
    var own = ReferencePath(of: .thisPart)
    guard readBracketed(at: start, &own, &result) else { return false }
    readDigits(&own, &result)
    path = own
    return true
  }

  /// （二） at `start`, and what stands beside it: （三）（四）两项; whether it stands there.
  func readBracketed(at start: Int, _ path: inout ReferencePath, _ result: inout [Reference]) -> Bool {
    var (at, isFirst) = (start, true)
    while let (number, numeral, end) = bracketed(at) {
      var found = Reference(kind: .item, number: number, range: at..<end, numeral: numeral)
      found.endsRange = !isFirst && units[at: at - 1].joinsRange
      path.add(&found, form(of: [found]), isBehind: isFirst)
      result.append(found)
      path.end = end
      isFirst = false
      at = units[at: end].joinsNumbers ? end + 1 : end
    }
    return !isFirst
  }

  /// （二）3 and 第（二）项3, where what follows says that a place is named, and no amount.
  func readDigits(_ path: inout ReferencePath, _ result: inout [Reference]) {
    guard path.hasItems, let (number, end) = digits(path.end),
      endsReference(end) || units[at: end] == "所"
        || includesImplied && (!measures(end) || units[at: end] == "." && units[at: end + 1].isHan)
    else { return }
    var found = Reference(kind: .item, number: number, range: path.end..<end, numeral: path.end..<end)
    path.add(&found, form(of: [found]), isBehind: true)
    result.append(found)
    path.end = end
  }
}

extension ReferenceReader {
  /// Whether what stands at `end`, behind a number, makes it an amount: （二）3个问题, （二）2026年.
  private func measures(_ end: Int) -> Bool {
    guard units[at: end].isHan else { return true }
    switch units[at: end] {
    case "个", "项", "条", "件", "家", "名", "人", "年", "月", "日", "次", "处", "户", "万", "亿", "千", "百", "元", "倍", "座", "天", "类",
      "种", "批",
      "位", "场", "期", "轮", "口", "米", "公", "吨", "亩", "平", "多", "余", "至", "到", "和", "与":
      return true
    default: return false
    }
  }
}

extension CodeUnit {
  /// Whether a bare number behind it names a place: 见二、（二）, 按（二）, 对二（二）.
  var leadsToPlace: Bool {
    switch self {
    case "见", "按", "照", "据", "依", "反", "述", "在", "对", "于", "将", "把", "和", "与", "及", "同", "“", "‘", "《": true
    default: false
    }
  }

  /// Whether a number behind it counts something else than parts: 第三、, 星期三、, 附件一、, 图一、.
  fileprivate var countsOtherThings: Bool {
    switch self {
    case "第", "期", "周", "初", "月", "件", "表", "图", "栏", "之", "十", "年", "号", "级", "类": true
    default: false
    }
  }

  /// Whether it is what an article is divided into: 款, 项, 目.
  var namesItem: Bool { self == "款" || self == "项" || self == "目" }

  /// Whether it names a division that has a title: 编, 章, 节.
  var namesHeadedDivision: Bool { OrdinalStyle(division: self)?.traits.opensHeadings == true }

  /// Whether it stands between the numbers of one list: 第三、四条.
  var joinsNumbers: Bool {
    switch self {
    case "、", "和", "与", "及": true
    default: joinsRange
    }
  }

  /// Whether it stands between the first and the last of a range: 第三至五条.
  var joinsRange: Bool {
    switch self {
    case "至", "到", "～", "~", "—", "－": true
    default: false
    }
  }
}
