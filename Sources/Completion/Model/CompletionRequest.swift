/// What one request knows besides the draft and the cursor. Made anew for every request, by whichever handler answers it.
package struct CompletionRequest: Sendable {
  package var options: CompletionOptions
  /// Today, for dates; without it none are offered.
  package var today: CalendarDay?
  /// Terms of the other drafts of the workspace.
  package var lexicons: [DraftLexicon]
  /// What the writer was shown and typed past: the candidates of the requests before, from this cursor on.
  package var refused: RefusedCandidates

  package init(
    options: CompletionOptions = CompletionOptions(),
    today: CalendarDay? = nil,
    lexicons: [DraftLexicon] = [],
    refused: RefusedCandidates = RefusedCandidates(),
  ) {
    self.options = options
    self.today = today
    self.lexicons = lexicons
    self.refused = refused
  }
}
