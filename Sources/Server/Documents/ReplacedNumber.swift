import Text

/// The number of Enter that was taken away since the writer typed the same: a digit behind it shows that a figure was typed
/// (3.5万亩), and no number.
struct ReplacedNumber {
  private let place: TextPosition
  private let number: [CodeUnit]
  private let typed: [CodeUnit]

  /// Of `edits`, which are the answer to what was typed in `text`. Nil where they do not leave just such a number.
  init?(_ edits: [TextEdit], in text: SourceText) {
    guard edits.count == 1, let edit = edits.first, edit.newText.isEmpty,
      edit.range.start.line == edit.range.end.line, let units = text.lines[safe: edit.range.start.line]?.units,
      case let rest = Array(units[min(edit.range.end.column, units.count)...]), rest.last == ".",
      rest.dropLast().allSatisfy({ $0.decimalDigit != nil }), rest.count > 1
    else { return nil }
    place = edit.range.start
    number = text.units(in: edit.range)
    typed = rest
    guard number.starts(with: typed) else { return nil }
  }

  enum Fate {
    case open
    /// A figure was typed: the edit that is due now.
    case figure(TextEdit)
    case over
  }

  /// What has become of it in `text`. Reads one line.
  func fate(in text: SourceText) -> Fate {
    guard let units = text.lines[safe: place.line]?.units, place.column <= units.count else { return .over }
    let rest = units[place.column...]
    if rest.elementsEqual(typed) || rest.elementsEqual(number + typed) { return .open }
    guard rest.count <= typed.count + 2, rest.starts(with: typed), rest.last?.decimalDigit != nil,
      rest.dropFirst(typed.count).allSatisfy({ $0.decimalDigit != nil })
    else { return .over }
    return .figure(TextEdit(range: TextRange(place, place), newText: number))
  }
}
