import Text

/// The draft's own words: what followed where the same characters stood before.
///
/// Looks at a window before the cursor, so the cost is the same in a draft of 10 KB and of 10 MB.
enum DraftSource: CompletionSource {
  static let name = "draft"

  /// Places that match only one or two units say little; so many of the nearest are enough.
  private static let shallowLimit = 48
  private static let deepLimit = 160

  static func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    let window = context.window
    guard let last = window.last else { return }
    var shallow = 0
    var deep = 0
    let end = window.count
    // `place` is where the text after an earlier sighting of the last unit begins.
    window.withUnsafeBufferPointer { units in
      var place = end - 1
      while place > 0, deep < deepLimit {
        defer { place -= 1 }
        guard units[place - 1] == last else { continue }
        var length = 1
        while length < Evidence.depth, place - 1 - length >= 0, units[place - length] != "\n",
          units[place - 1 - length] == units[end - 1 - length]
        { length += 1 }
        if length < 3 {
          guard shallow < shallowLimit else { continue }
          shallow += 1
        } else {
          deep += 1
        }
        var stop = place
        while stop < end, stop < place + Evidence.reach, units[stop] != "\n" { stop += 1 }
        evidence.addPlace(window[place..<stop], matchLength: length)
      }
    }
  }
}
