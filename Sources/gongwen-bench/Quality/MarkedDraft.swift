import Text

/// A fixture without its marks: `⟦code:text⟧` for a mistake, `⟦ok:text⟧` for a trap.
///
/// The format stands in `Tests/QualityFixtures/structure/README.md`.
struct MarkedDraft {
  struct Mark {
    /// Codes any of which tells the mistake; empty: any code; nil: a trap, which no finding may touch.
    var codes: Set<String>?
    var range: TextRange
  }

  private(set) var text = ""
  private(set) var marks: [Mark] = []

  /// Reads `marked`; a mark that never closes is text.
  init(_ marked: String) {
    var line = 0
    var column = 0
    var opened: (label: String, start: TextPosition)?
    var label: String?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦":
        label = ""
        continue
      case "⟧":
        if let mark = opened {
          marks.append(
            Mark(codes: Self.codes(mark.label), range: TextRange(mark.start, TextPosition(line: line, column: column)))
          )
        }
        opened = nil
        continue
      case ":" where label != nil:
        opened = (label ?? "", TextPosition(line: line, column: column))
        label = nil
        continue
      default: break
      }
      if label != nil {
        label?.unicodeScalars.append(scalar)
        continue
      }
      text.unicodeScalars.append(scalar)
      if scalar == "\n" { (line, column) = (line + 1, 0) } else { column += scalar.utf16.count }
    }
  }

  private static func codes(_ label: String) -> Set<String>? {
    switch label {
    case "ok": nil
    case "*": []
    default: Set(label.split(separator: "|").map(String.init))
    }
  }
}

extension TextRange {
  /// Whether the two share a character; an empty range counts as the characters on either side.
  func touches(_ other: TextRange) -> Bool {
    let (own, its) = (widened, other.widened)
    return own.start < its.end && its.start < own.end
  }

  private var widened: TextRange {
    guard start == end else { return self }
    let before = TextPosition(line: start.line, column: max(0, start.column - 1))
    return TextRange(before, TextPosition(line: end.line, column: end.column + 1))
  }
}
