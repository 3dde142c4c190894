/// A paragraph as the outline sees it: where it stands, how it begins and how it ends.
struct ParagraphLine {
  /// The line it opens.
  var line: Int
  /// The last of the lines it is wrapped over.
  var lastLine: Int
  var ending: LineSkeleton.Ending
  /// Whether it reads as body text: sentences, or more than fits a heading.
  var isBody: Bool
  /// Whether it might be a heading without a number, judged by itself.
  var mayBeHeading: Bool

  init(_ line: Int, _ skeleton: LineSkeleton) {
    self.line = line
    lastLine = line
    ending = skeleton.ending
    isBody =
      skeleton.hasInnerStop
      || (skeleton.length >= .medium && skeleton.role != .chrome && skeleton.ending != .open)
      || (skeleton.length >= .short && skeleton.ending != .open && skeleton.ending != .broken)
    mayBeHeading =
      skeleton.kind == .text && skeleton.style == nil && skeleton.shape == .bare && skeleton.role == .none
      && skeleton.ending == .open && skeleton.length > .tiny && skeleton.length <= .short
  }

  /// Takes in a line that goes on with the paragraph.
  mutating func take(_ line: Int, _ skeleton: LineSkeleton) {
    lastLine = line
    ending = skeleton.ending
    isBody = true
    mayBeHeading = false
  }
}
