package import Text

/// Whether the quotation marks and brackets of a text stand in pairs, one within the other or one behind the other, as
/// nearly always: told mark by mark while something else reads the text.
package struct MarkPairs {
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
    guard !unit.isUnifiedHan, let opening = unit.pairOpening, let place = Self.openings.firstIndex(of: opening) else {
      return
    }
    let kind = UInt64(place)
    if unit.isOpening {
      if depth >= 16 { isBroken = true }
      (open, depth) = (open &<< 4 | kind, depth &+ 1)
    } else if depth > 0, open & 0xF == kind {
      (open, depth) = (open &>> 4, depth &- 1)
    } else {
      isBroken = true
    }
  }

  /// What opens the pairs that are looked at: those of 汉字. Of half-width ones a formula or a list a) b) has halves.
  package static let openings: [CodeUnit] = ["“", "‘", "（", "《", "〔", "【", "〈"]
}
