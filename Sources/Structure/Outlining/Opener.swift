/// A line that may open a node of the outline: what the builder works on.
struct Opener {
  enum Sign: UInt8 {
    case ordinal, markdown, heading, runInHead, question, title
    /// The title of one of several articles in a file.
    case article
    /// An ordinal that says no number: ——, 最后, 一方面.
    case uncounted
  }

  var line: Int
  var sign: Sign
  /// Which numbering it belongs to; 0 for an opener without a number.
  var family: Int
  var markdownLevel: Int
  /// Its index in `OpenerScan.tokens`, or -1.
  var token: Int
  /// What it is if its marker is none: 三农工作, a heading without a number.
  var otherwise: Sign?
}
