package import Structure

/// Runs all rules over a document once: what was found and not silenced, in order of the text.
package func lint(_ document: Document, _ configuration: LintConfiguration = LintConfiguration()) -> [Finding] {
  LintSession(document, configuration).findings(in: document)
}
