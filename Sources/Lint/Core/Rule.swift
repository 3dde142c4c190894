package import Structure

/// One thing that can be wrong. A rule is one file in `Rules/` and one line in `allRules`.
///
/// A rule says by the check that it implements what its findings depend on, and so when it runs again. Rules are objects,
/// since Embedded Swift knows protocols as types of nothing else; every check has a default that reports nothing.
package protocol Rule: AnyObject, Sendable {
  var info: RuleInfo { get }

  /// Reports what is wrong in one paragraph by itself. Runs again when the paragraph changes.
  func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings)

  /// Reports what is wrong in one numbered series, in running text or among the lines of the outline.
  /// Runs again when the paragraph, the outline, or the text of a member or of the paragraph before it changes.
  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings)

  /// Reports what is wrong in the outline as a whole. Runs again only when the outline changes.
  func check(_ outline: Outline, in document: Document, _ report: inout Findings)

  /// Reports what is wrong in one element: title, 发文字号, 附件说明, 成文日期. Runs again when the outline or a line of
  /// the element changes.
  func check(_ element: DocumentElement, in document: Document, _ report: inout Findings)

  /// Reports what is wrong with one reference to a place of this text (见第四部分, 见附件3). Runs again when its paragraph
  /// or the outline changes.
  func check(_ reference: Reference, of paragraph: Paragraph, in document: Document, _ report: inout Findings)

  /// Reports what is wrong in the use of one counted name. Runs again when a paragraph that uses it changes.
  func check(_ slogan: Slogan, in document: Document, _ report: inout Findings)

  /// Reports what only the draft as a whole can tell. Runs with every edit, so it must look at little.
  func check(_ draft: Draft, _ report: inout Findings)

  /// Reports what is wrong in a `<!-- gongwen-… -->` directive.
  func check(_ directive: Directive, in document: Document, _ report: inout Findings)
}

extension Rule {
  package func check(_: Paragraph, in _: Document, _ report: inout Findings) { report.notImplemented() }
  package func check(_: NumberedSeries, in _: Document, _ report: inout Findings) { report.notImplemented() }
  package func check(_: Outline, in _: Document, _ report: inout Findings) { report.notImplemented() }
  package func check(_: DocumentElement, in _: Document, _: inout Findings) {}
  package func check(_: Reference, of _: Paragraph, in _: Document, _: inout Findings) {}
  package func check(_: Slogan, in _: Document, _ report: inout Findings) { report.notImplemented() }
  package func check(_: Draft, _ report: inout Findings) { report.notImplemented() }
  package func check(_: Directive, in _: Document, _: inout Findings) {}
}
