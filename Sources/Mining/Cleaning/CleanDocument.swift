package import Text

/// A document as the miner sees it: paragraphs of simplified characters and full-width punctuation, nothing else.
package struct CleanDocument: Sendable {
  /// One run of units for each paragraph, without indent, wraps and blank lines.
  package var paragraphs: [[CodeUnit]]
  package var counts: CleaningCounts

  package init(paragraphs: [[CodeUnit]], counts: CleaningCounts = CleaningCounts()) {
    self.paragraphs = paragraphs
    self.counts = counts
  }
}
