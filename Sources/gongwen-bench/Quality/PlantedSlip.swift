import Text

/// One mistake of numbering planted into a clean draft, with the lines at which a finding tells it.
struct PlantedSlip {
  var kind: String
  var text: String
  var lines: Set<Int>

  /// Every slip of every kind in the series of three or more items that begin lines of `text`.
  static func all(in text: String) -> [PlantedSlip] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return series(lines).flatMap { slips($0, lines) }
  }

  // MARK: Series

  /// How an ordinal is written; `spell` gives it for a number.
  enum Style: CaseIterable {
    case han, bracketedHan, arabic, bracketedArabic, article

    func spell(_ number: Int) -> String {
      let han = String(HanNumeral.spell(number))
      return switch self {
      case .han: "\(han)、"
      case .bracketedHan: "（\(han)）"
      case .arabic: "\(number)."
      case .bracketedArabic: "（\(number)）"
      case .article: "第\(han)条"
      }
    }

    /// The same number in the form of another level.
    func misspell(_ number: Int) -> String? {
      let han = String(HanNumeral.spell(number))
      return switch self {
      case .han: "\(han)."
      case .bracketedHan: "(\(han))"
      case .arabic: "\(number)、"
      case .bracketedArabic: "(\(number))"
      case .article: nil
      }
    }
  }

  struct Item {
    var line: Int
    var indent: String
    var number: Int
    var rest: String
  }

  struct Series {
    var style: Style
    var items: [Item]
  }

  private static func series(_ lines: [String]) -> [Series] {
    var open: [Series] = []
    var done: [Series] = []
    for (index, line) in lines.enumerated() {
      guard let (style, item) = item(line, index) else { continue }
      let level = open.firstIndex { $0.style == style }
      if let level, item.number == open[level].items.count + 1 {
        open[level].items.append(item)
        done += open[(level + 1)...]
        open.removeSubrange((level + 1)...)
      } else if item.number == 1 {
        let kept = level ?? open.count
        done += open[kept...]
        open.removeSubrange(kept...)
        open.append(Series(style: style, items: [item]))
      }
    }
    return (done + open).filter { $0.items.count >= 3 }
  }

  private static func item(_ line: String, _ index: Int) -> (Style, Item)? {
    let indent = String(line.prefix { $0 == "　" || $0 == " " || $0 == "#" })
    let body = line.dropFirst(indent.count)
    for style in Style.allCases {
      for number in 1...20 where body.hasPrefix(style.spell(number)) {
        let rest = String(body.dropFirst(style.spell(number).count))
        return (style, Item(line: index, indent: indent, number: number, rest: rest))
      }
    }
    return nil
  }

  // MARK: Slips

  private static func slips(_ series: Series, _ lines: [String]) -> [PlantedSlip] {
    let items = series.items
    let middle = items.count / 2
    let (before, item) = (items[middle - 1], items[middle])
    let after = middle + 1 < items.count ? items[middle + 1].line : item.line
    func written(_ item: Item, as ordinal: String) -> String { "\(item.indent)\(ordinal)\(item.rest)" }
    func replacing(_ changes: [Int: String]) -> String {
      lines.enumerated().map { changes[$0.offset] ?? $0.element }.joined(separator: "\n")
    }
    func without(_ line: Int) -> String {
      lines.enumerated().filter { $0.offset != line }.map(\.element).joined(separator: "\n")
    }
    var slips: [PlantedSlip] = []
    func plant(_ kind: String, _ text: String, _ at: Set<Int>) {
      slips.append(PlantedSlip(kind: "\(kind) \(series.style)", text: text, lines: at))
    }
    if middle + 1 < items.count { plant("gap", without(item.line), [item.line, after - 1]) }
    plant("first", without(items[0].line), [items[1].line - 1, items[0].line])
    plant(
      "duplicate",
      replacing([item.line: written(item, as: series.style.spell(item.number - 1))]),
      [before.line, item.line, after],
    )
    plant("jump", replacing([item.line: written(item, as: series.style.spell(item.number + 2))]), [item.line, after])
    plant(
      "swap",
      replacing([
        before.line: written(before, as: series.style.spell(item.number)),
        item.line: written(item, as: series.style.spell(before.number)),
      ]),
      [before.line, item.line, after],
    )
    if let ordinal = series.style.misspell(item.number) {
      plant("style", replacing([item.line: written(item, as: ordinal)]), [item.line])
    }
    return slips
  }
}
