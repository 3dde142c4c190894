import Completion
import Platform
import Text

extension Session {
  /// What a completion in `open` at `cursor` may know. Every handler that completes asks for it anew.
  func completionRequest(for open: OpenDocument, _ options: CompletionRequest.Options, at cursor: TextPosition)
    -> CompletionRequest
  {
    open.refused.advance(to: cursor, behind: open.text.line(cursor.line).units[clamping: 0..<cursor.column])
    return CompletionRequest(options: options, today: today, lexicons: lexicons(besides: open), refused: open.refused)
  }

  /// The day that the machine's clock and zone say it is.
  var today: CalendarDay? { Clock.today().map { CalendarDay(year: $0.year, month: $0.month, day: $0.day) } }
}
