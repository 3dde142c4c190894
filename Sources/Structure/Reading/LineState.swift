/// What flows from one line down to the next: whether it stands in fenced code, front matter or a comment.
///
/// Everything else about a line is read from the line alone.
struct LineState: Hashable, Sendable {
  enum Region: UInt8, Hashable, Sendable {
    case body
    /// Before the first line, where front matter may open.
    case top
    case frontMatter
    case fence
    case comment
  }

  var region: Region = .body
  /// The sign that opened a fence, and how many there were.
  var fenceUnit: UInt16 = 0
  var fenceLength: UInt8 = 0

  /// The state before the first line. Only Markdown has anything that flows.
  static func start(_ dialect: Document.Dialect) -> LineState {
    LineState(region: dialect == .markdown ? .top : .body)
  }
}
