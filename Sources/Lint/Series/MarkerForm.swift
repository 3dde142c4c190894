import Structure
import Text

/// The standard form of markers, and how a text that departs from it may be mended.
enum MarkerForm {
  /// The edit that gives `member` the mark of its style, or takes away one that it does not have; behind an article `gap`
  /// stands then.
  static func markEdit(_ member: NumberedSeries.Member, gap: [CodeUnit] = ["\u{3000}"]) -> TextEdit {
    let ordinal = member.ordinal
    var new: [CodeUnit] = ordinal.style.traits.mark.map { [$0] } ?? []
    if ordinal.style.isDivision {
      let after = ordinal.range.upperBound
      let isBlank =
        member.units.indices.contains(after) && (member.units[after] == " " || member.units[after] == "\u{3000}")
      new = isBlank || after >= member.units.count ? [] : gap
    }
    return TextEdit(range: member.locate(ordinal.mark), newText: new)
  }

  /// The edit that writes the whole marker anew in `style`, saying what it says.
  static func styleEdit(_ member: NumberedSeries.Member, _ style: OrdinalStyle, number: Int? = nil) -> TextEdit? {
    let word = style == member.ordinal.style ? member.ordinal.word : []
    guard let marker = style.marker(number ?? member.ordinal.number, word: word) else { return nil }
    return TextEdit(range: member.range, newText: marker)
  }
}

/// How often each style of a document departs from its standard form: what the document does throughout is its own
/// scheme, what it does now and then is a slip.
struct MarkerUsage {
  private var total = KeyedList<OrdinalStyle, Int>()
  private var departures = KeyedList<OrdinalStyle, KeyedList<OrdinalFaults.RawValue, Int>>()

  init(_ ordinals: some Sequence<Ordinal>, of faults: OrdinalFaults) {
    for ordinal in ordinals {
      total[ordinal.style, default: 0] += 1
      let found = ordinal.faults.intersection(faults)
      if !found.isEmpty { departures[ordinal.style, default: KeyedList()][found.rawValue, default: 0] += 1 }
    }
  }

  /// Whether most markers of the style, and more than one, have these faults.
  func isUsual(_ faults: OrdinalFaults, in style: OrdinalStyle) -> Bool {
    let count = departures[style]?[faults.rawValue] ?? 0
    return count > 1 && count * 2 > total[style] ?? 0
  }
}

extension Outline {
  /// The nodes whose markers have one of `faults`. A marker of another style than its series is reported as that.
  func nodes(with faults: OrdinalFaults) -> [Int] {
    nodes.withUnsafeBufferPointer { nodes in
      nodes.indices.filter { index in
        guard let own = nodes[index].ordinal?.faults.rawValue, own & faults.rawValue != 0,
          let style = nodes[index].ordinal?.style, style != .attachment
        else { return false }
        return nodes[index].series.flatMap { series[safe: $0]?.style } ?? style == style
      }
    }
  }
}
