internal import Text

/// Reads what stands inside a line: series and announced counts.
struct InlineReader {
  let units: [CodeUnit]
  let content: Range<Int>
  /// The ordinal that opens the line.
  let opening: Ordinal?

  func read() -> InlineReading {
    InlineReading()
  }
}

/// The series and announcements of one line or paragraph.
struct InlineReading {
  var runs: [InlineRun] = []
  var announcements: [Announcement] = []

  func announced(in content: Range<Int>, shape: LineSkeleton.Shape, head: Range<Int>) -> Int16 { 0 }

  /// If the line opens with a run that goes on inside it, the number of its last member.
  func lastNumber(ofRunAt ordinal: Ordinal?) -> Int16 { 0 }
}
