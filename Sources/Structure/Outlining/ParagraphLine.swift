/// A paragraph as the outline sees it: where it stands, how it begins and how it ends.
struct ParagraphLine {
  /// The line it opens.
  var line: Int
  /// The last of the lines it is wrapped over.
  var lastLine: Int
  var ending: LineProfile.Ending
  /// Whether it reads as body text: sentences, or more than fits a heading.
  var isBody: Bool
  /// Whether it might be a heading without a number, judged by itself.
  var mayBeHeading: Bool

  init(_ line: Int, _ profile: LineProfile) {
    self.line = line
    lastLine = line
    ending = profile.ending
    isBody =
      profile.hasInnerStop
      || (profile.length >= .medium && profile.role != .chrome && profile.ending != .open)
      || (profile.length >= .short && profile.ending != .open && profile.ending != .broken)
    mayBeHeading =
      profile.kind == .text && profile.style == nil && profile.shape == .bare && profile.role == .none
      && profile.ending == .open && profile.length > .tiny && profile.length <= .short
  }

  /// Takes in a line that goes on with the paragraph.
  mutating func take(_ line: Int, _ profile: LineProfile) {
    lastLine = line
    ending = profile.ending
    isBody = true
    mayBeHeading = false
  }
}
