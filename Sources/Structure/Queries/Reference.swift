package import Text

/// A place that names another place of the same text by its number: 见第三部分, 本法第四条, 本条第（二）项, 见附件2.
///
/// Only what says that it means this very text is read: 《公司法》第三条 and a bare 第三条 are left to the reader.
package struct Reference: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// 第X编, 第X章, 第X节, 第X条
    case division(OrdinalStyle)
    /// 第X部分: the first level of the outline, whatever its form.
    case portion
    /// 本条第（X）项: an item of the article the reference stands in.
    case item
    case attachment
  }

  package var kind: Kind
  package var number: Int
  /// Columns of the whole phrase from 第 or 附件 on; those of a `Paragraph`.
  package var range: Range<Int>
  package var numeral: Range<Int>

  /// All references in `units`, in order. One pass; looks closer only at 第 and 附.
  package static func all(in units: [CodeUnit]) -> [Reference] {
    ReferenceReader(units: units).read()
  }
}

private struct ReferenceReader {
  let units: [CodeUnit]

  func read() -> [Reference] {
    var result: [Reference] = []
    /// Where the last reference of this text ends, with its 第X款第（X）项.
    var previousEnd = -1
    var index = 0
    while index < units.count {
      defer { index += 1 }
      guard units[index] == "第" || units[index] == "附", let found = reference(at: index) else { continue }
      let isOwn = speaksOfThisText(before: index, found.kind) || goesOn(from: previousEnd, to: index)
      if isOwn {
        result.append(found)
        previousEnd = tail(after: found.range.upperBound)
      }
      index = found.range.upperBound - 1
    }
    return result
  }

  private func reference(at start: Int) -> Reference? {
    if units[start] == "附" {
      guard start > 0, units[at: start + 1] == "件", let (number, end) = numeral(start + 2) else { return nil }
      return Reference(kind: .attachment, number: number, range: start..<end, numeral: start + 2..<end)
    }
    if units[at: start + 1] == "（" {
      guard let (number, end) = numeral(start + 2), units[at: end] == "）", units[at: end + 1] == "项" else { return nil }
      return Reference(kind: .item, number: number, range: start..<end + 2, numeral: start + 2..<end)
    }
    guard let (number, end) = numeral(start + 1) else { return nil }
    let kind: Reference.Kind
    var stop = end + 1
    switch units[at: end] {
    case "编": kind = .division(.part)
    case "章": kind = .division(.chapter)
    case "节": kind = .division(.section)
    case "条": kind = .division(.article)
    case "部" where units[at: end + 1] == "分": (kind, stop) = (.portion, end + 2)
    default: return nil
    }
    return Reference(kind: kind, number: number, range: start..<stop, numeral: start + 1..<end)
  }

  private func numeral(_ start: Int) -> (Int, Int)? {
    if let (value, end) = HanNumeral.read(units, at: start) { return (value, end) }
    var value = 0
    var index = start
    while let digit = units[at: index].decimalDigit, index - start < 3 {
      value = value * 10 + digit
      index += 1
    }
    return value > 0 ? (value, index) : nil
  }

  /// 本法第三条, 见第三部分, 见附件2, 本条第（二）项.
  private func speaksOfThisText(before start: Int, _ kind: Reference.Kind) -> Bool {
    let isSeen = units[at: start - 1] == "见"
    if kind == .attachment { return isSeen }
    if kind == .item {
      for word in ["本条", "前款", "本款"] as [StaticString] where units.has(word, at: start - 2) { return true }
      return false
    }
    if isSeen { return true }
    let papers: [StaticString] = [
      "本法", "本条例", "本办法", "本规定", "本细则", "本决定", "本解释", "本意见", "本通知", "本方案", "本规则", "本章程", "本规划", "本纲要", "本报告",
      "本制度", "本准则", "本计划", "本文", "本章", "本编",
    ]
    for word in papers {
      let length = word.withUTF8Buffer { $0.count } / 3
      if units.has(word, at: start - length) { return true }
    }
    return false
  }

  /// 本法第三条、第四条和第五条: what stands between two references of one list.
  private func goesOn(from end: Int, to start: Int) -> Bool {
    guard end >= 0, end < start, start - end <= 2 else { return false }
    return units[end..<start].allSatisfy { unit in
      switch unit {
      case "、", "和", "及", "至", "或", "者", "与", "到", "以": true
      default: false
      }
    }
  }

  /// Behind 之一, 第X款, 第（X）项 and 第X目.
  private func tail(after end: Int) -> Int {
    var index = end
    if units[at: index] == "之", let (_, after) = numeral(index + 1) { index = after }
    while units[at: index] == "第" {
      if units[at: index + 1] == "（", let (_, after) = numeral(index + 2), units[at: after + 1] == "项" {
        index = after + 2
      } else if let (_, after) = numeral(index + 1), units[at: after] == "款" || units[at: after] == "目" {
        index = after + 1
      } else {
        break
      }
    }
    return index
  }
}

extension Outline {
  /// The nodes that `reference`, standing on `line`, may mean; empty if there is none.
  ///
  /// Proportional to the number of series.
  package func targets(of reference: Reference, on line: Int) -> [Int] {
    switch reference.kind {
    case .division(let style): members(of: style, saying: reference.number)
    case .attachment: members(of: .attachment, saying: reference.number)
    case .portion: portions.filter { nodes[$0].ordinal?.number == reference.number }
    case .item: items(around: line).filter { nodes[$0].ordinal?.number == reference.number }
    }
  }

  /// The numbered nodes of the first numbered level.
  package var portions: [Int] {
    let depth = series.lazy.compactMap { $0.members.first.map { nodes[$0].depth } }.min() ?? 0
    return series.filter { $0.members.first.map { nodes[$0].depth } == depth && $0.style != .attachment }
      .flatMap { $0.members }
  }

  /// The highest number that a node of `style` has; 0 if there is none.
  package func highestNumber(of style: OrdinalStyle) -> Int {
    series.lazy.filter { $0.style == style }.flatMap { $0.members }.reduce(0) {
      max($0, nodes[$1].ordinal?.number ?? 0)
    }
  }

  private func members(of style: OrdinalStyle, saying number: Int) -> [Int] {
    series.lazy.filter { $0.style == style }.flatMap { series -> [Int] in
      guard let first = series.members.first, let start = nodes[first].ordinal?.number else { return [] }
      // Where nothing slips the place is known.
      let guess = number - start
      if series.members.indices.contains(guess), nodes[series.members[guess]].ordinal?.number == number {
        return [series.members[guess]]
      }
      return series.members.filter { nodes[$0].ordinal?.number == number }
    }
  }

  /// The items of the article that `line` stands in.
  package func items(around line: Int) -> [Int] {
    var index: Int? = nodes.partitioningIndex { $0.line > line } - 1
    while let at = index, nodes.indices.contains(at), nodes[at].ordinal?.style != .article { index = nodes[at].parent }
    guard let article = index, nodes.indices.contains(article) else { return [] }
    return nodes.indices[(article + 1)...].prefix { nodes[$0].depth > nodes[article].depth }
      .filter { nodes[$0].parent == article && nodes[$0].ordinal?.style == .parenHan }
  }
}
