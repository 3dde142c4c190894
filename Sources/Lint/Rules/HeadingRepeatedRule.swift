import Structure
import Text

/// The same heading twice under one parent.
final class HeadingRepeatedRule: Rule {
  let info = RuleInfo(
    id: "heading-repeated",
    title: "同一部分之下标题不重复",
    explanation: "同一个上级标题之下，两个标题一字不差。四个字以上才检查；不同部分之下的同名标题（存在问题）不提示。",
    basis: "写作惯例",
    severity: .warning,
    group: .consistency,
    good: [
      Example("一、教育领域\n（一）存在问题\n要找准。\n二、卫生领域\n（一）存在问题\n要找准。\n"),
      Example(
        "<!-- 草稿 -->\n\n### 第一条 审计机关进行审计时，被审计单位应当配合。\n\n### 第二条 审计机关进行审计时，应当出示证件。\n"
      ),
    ],
    bad: [
      Example("一、加强组织领导\n要高度重视。\n二、⟦加强组织领导⟧\n要压实责任。\n"),
      Example("一、提高认识\n要重视。\n二、排查隐患\n要细致。\n一、⟦提高认识⟧\n要重视。\n二、加强值守\n要到位。\n"),
    ],
  )

  func check(_ outline: Outline, in document: Document, _ report: inout Findings) {
    let likely = Self.likely(outline, document)
    guard !likely.isEmpty else { return }
    // By a number made of the heading.
    var seen = KeyedList<UInt64, Int>()
    for index in likely {
      let node = outline.nodes[index]
      let units = document.text.line(node.line).units
      let head = node.head.clamped(to: 0..<units.count)
      guard (4...40).contains(head.count) else { continue }
      // ### 第九条　审计机关进行审计时，…: the first clause of a sentence is no heading.
      let end = document.syntax[node.line].content.upperBound
      if node.kind == .heading, head.upperBound + 1 < end { continue }
      let key = Self.key(units[head], below: node.parent)
      guard let first = seen[key].map({ outline.nodes[$0] }) else {
        seen[key] = index
        continue
      }
      let firstUnits = document.text.line(first.line).units
      guard firstUnits[first.head.clamped(to: 0..<firstUnits.count)].elementsEqual(units[head]),
        first.parent == node.parent,
        // A table of contents names every heading, with its number; what was pasted has the same text below.
        first.ordinal?.number != node.ordinal?.number
          || node.slip == nil && isPasted(index, of: first, outline, document)
      else { continue }
      report.add(
        info,
        at: TextRange(line: node.line, head),
        "同一部分之下已有标题“\(String(units[head]))”",
        related: [Finding.Related(range: TextRange(line: first.line, first.head), message: "前一处")]
      )
    }
  }

  /// Whether the same text, and no lower heading, stands below the node at `index` and below `first`.
  private func isPasted(_ index: Int, of first: OutlineNode, _ outline: Outline, _ document: Document) -> Bool {
    let node = outline.nodes[index]
    guard node.lastLine > node.line, first.lastLine > first.line, let below = document.nextText(from: node.line + 1),
      let before = document.nextText(from: first.line + 1), outline.node(index + 1)?.line != below
    else { return false }
    return document.text.line(below).units == document.text.line(before).units
  }

  /// The headings of which another below the same parent is as long, and begins and ends alike: all that may be repeated,
  /// and hardly any other.
  ///
  /// With each edit that moves something in the outline every heading is looked at. Two bits for each, in a map with room
  /// for thirty-two, cost a tenth of a dictionary of them.
  private static func likely(_ outline: Outline, _ document: Document) -> [Int] {
    var size = 64
    while size < outline.nodes.count * 32 { size *= 2 }
    var (once, again) = ([UInt64](repeating: 0, count: size / 64), [UInt64](repeating: 0, count: size / 64))
    var places: [(node: Int, place: Int)] = []
    places.reserveCapacity(outline.nodes.count)
    outline.nodes.withUnsafeBufferPointer { nodes in
      for index in nodes.indices {
        switch nodes[index].kind {
        case .heading, .runInHeading: break
        case .title, .item: continue
        }
        guard case .some = nodes[index].ordinal, (4...40).contains(nodes[index].head.count),
          let key = key(nodes[index].head, of: document.text.line(nodes[index].line).units)
        else { continue }
        let hash = (key ^ UInt64(truncatingIfNeeded: nodes[index].parent ?? -1)) &* 0x9E37_79B9_7F4A_7C15
        let place = Int(truncatingIfNeeded: hash >> 32) & (size - 1)
        let bit = 1 &<< UInt64(place & 63) as UInt64
        again[place >> 6] |= once[place >> 6] & bit
        once[place >> 6] |= bit
        places.append((index, place))
      }
    }
    return places.compactMap { again[$0.place >> 6] &>> UInt64($0.place & 63) & 1 != 0 ? $0.node : nil }
  }

  /// How `head` begins and ends, and how long it is, as one number; nil where it does not stand in `units`.
  private static func key(_ head: Range<Int>, of units: [CodeUnit]) -> UInt64? {
    guard head.lowerBound >= 0, head.upperBound <= units.count, head.count >= 4 else { return nil }
    let begin = UInt64(units[head.lowerBound].rawValue) << 16 | UInt64(units[head.lowerBound + 1].rawValue)
    let end = UInt64(units[head.upperBound - 2].rawValue) << 16 | UInt64(units[head.upperBound - 1].rawValue)
    return (begin << 32 | end) &* 0x0000_0100_0000_01B3 ^ UInt64(head.count)
  }

  /// FNV-1a over the units of a heading and its parent.
  private static func key(_ head: ArraySlice<CodeUnit>, below parent: Int?) -> UInt64 {
    var key: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ value: UInt64) { key = (key ^ value) &* 0x0000_0100_0000_01B3 }
    add(UInt64(truncatingIfNeeded: parent ?? -1))
    for unit in head { add(UInt64(unit.rawValue)) }
    return key
  }
}
