import Lint
import Text

/// The number of Enter that was taken away since the writer typed one: what is typed behind that may show that it was none
/// (3.5万亩, 三、四季度), and then the number of Enter stands before it after all.
struct ReplacedNumber {
  private let place: TextPosition
  private let number: [CodeUnit]
  private let typed: [CodeUnit]
  /// What takes back that the items behind were counted back.
  private let others: InverseEdits

  /// Of `edits`, which are the answer to what was typed in `text`. Nil where they do not leave just such a number.
  init?(_ edits: [TextEdit], in text: SourceText) {
    guard let edit = edits.first, edit.newText.isEmpty, edit.range.start.line == edit.range.end.line,
      let units = text.lines[safe: edit.range.start.line]?.units,
      case let rest = Array(units[min(edit.range.end.column, units.count)...]), OnTypeEdits.mayBeFigure(rest)
    else { return nil }
    place = edit.range.start
    number = text.units(in: edit.range)
    typed = rest
    others = InverseEdits(Array(edits.dropFirst()), in: text)
  }

  enum Fate {
    case open
    /// A figure was typed: the edits that are due now.
    case figure([TextEdit])
    case over
  }

  /// What has become of it in `text`. Reads one line.
  func fate(in text: SourceText) -> Fate {
    guard let units = text.lines[safe: place.line]?.units, place.column <= units.count else { return .over }
    let rest = units[place.column...]
    // The client may be late, and more be typed by then.
    if rest.starts(with: number + typed) { return .open }
    guard rest.starts(with: typed), case let behind = rest.dropFirst(typed.count) else { return .over }
    // An input method's letters are no text yet.
    guard let next = behind.first(where: { !$0.isASCIILetter && $0 != "'" }) else { return .open }
    guard next == behind.first, OnTypeEdits.isFigure(typed, goingOnWith: next) else { return .over }
    let edit = TextEdit(range: TextRange(place, place), newText: number)
    return .figure([edit] + (others.fits(text) ? others.edits : []))
  }
}
