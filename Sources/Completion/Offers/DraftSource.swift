import PhraseBank
import Text

/// The draft's own words: what followed where the same characters stood before.
///
/// Looks at a window before the cursor, so the cost is the same in a draft of 10 KB and of 10 MB.
final class DraftSource: CompletionSource {
  let name = "draft"
  let title = "本稿用语"

  /// Places that match only one or two units say little; so many of the nearest are enough.
  private static let shallowLimit = 48
  private static let deepLimit = 160

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    let window = context.window
    guard let last = window.last else { return }
    evidence.window = window
    var shallow = 0
    var deep = 0
    let end = window.count
    // `place` is where the text after an earlier sighting of the last unit begins.
    window.withUnsafeBufferPointer { units in
      var place = end - 1
      while place > 0, deep < Self.deepLimit {
        if place >= 4, !units.holds(last, inFourFrom: place - 4) {
          place -= 4
          continue
        }
        defer { place -= 1 }
        guard units[place - 1] == last else { continue }
        var length = 1
        while length < Evidence.depth, place - 1 - length >= 0, units[place - length] != "\n",
          units[place - 1 - length] == units[end - 1 - length]
        { length += 1 }
        if length < 3 {
          guard shallow < Self.shallowLimit else { continue }
          shallow += 1
        } else {
          deep += 1
        }
        evidence.draft.append(
          Evidence.DraftMatch(place: Int32(truncatingIfNeeded: place), length: Int32(truncatingIfNeeded: length))
        )
      }
    }
  }
}

extension UnsafeBufferPointer where Element == CodeUnit {
  /// Whether `unit` is one of the four from `start` on: four comparisons at once.
  @inline(__always)
  fileprivate func holds(_ unit: CodeUnit, inFourFrom start: Int) -> Bool {
    guard start >= 0, start + 4 <= count, let base = baseAddress else { return true }
    let low: UInt64 = 0x7FFF_7FFF_7FFF_7FFF
    let four = UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self)
    let difference = four ^ (UInt64(unit.rawValue) &* 0x0001_0001_0001_0001)
    return ((difference & low) &+ low) | difference | low != .max
  }
}
