internal import Text

/// Whether the quotation marks and brackets of a text stand in pairs, one within the other or one behind the other, as
/// nearly always: told mark by mark while something else reads the text.
struct MarkPairs {
  /// The kinds of those that are open, four bits for each, the innermost lowest.
  private var open: UInt64 = 0
  private var depth = 0
  /// Whether one closes that did not open, or more are open than there is room for.
  private var isBroken = false
  /// Up to where the text was looked at.
  private var end: Int

  /// Of a text that begins at `start`.
  init(from start: Int) { end = start }

  /// Whether all that were looked at stand in pairs. False also for what is deeper than sixteen, and may.
  var arePaired: Bool { !isBroken && depth == 0 }

  /// Looks at what stands before `index` and was not looked at.
  mutating func take(_ units: [CodeUnit], upTo index: Int) {
    while end < index {
      take(units[at: end])
      end += 1
    }
  }

  /// Leaves out what stands before `index`: 汉字 only.
  mutating func skip(to index: Int) { end = max(end, index) }

  private mutating func take(_ unit: CodeUnit) {
    let mark = Self.kind(unit)
    guard mark.kind != 0 else { return }
    if mark.isOpening {
      if depth >= 16 { isBroken = true }
      (open, depth) = (open &<< 4 | mark.kind, depth &+ 1)
    } else if depth > 0, open & 0xF == mark.kind {
      (open, depth) = (open &>> 4, depth &- 1)
    } else {
      isBroken = true
    }
  }

  /// A number for the pair that a mark belongs to; 0 if it belongs to none.
  private static func kind(_ mark: CodeUnit) -> (kind: UInt64, isOpening: Bool) {
    switch mark {
    case "“": (1, true)
    case "”": (1, false)
    case "‘": (2, true)
    case "’": (2, false)
    case "（": (3, true)
    case "）": (3, false)
    case "《": (4, true)
    case "》": (4, false)
    case "〔": (5, true)
    case "〕": (5, false)
    case "【": (6, true)
    case "】": (6, false)
    case "〈": (7, true)
    case "〉": (7, false)
    default: (0, false)
    }
  }
}
