package import Structure

/// One thing that can be wrong. A rule is one file in `Rules/` and one line in `allRules`.
///
/// A rule declares by the check it implements what its findings depend on, and so when it runs again.
package protocol Rule: Sendable {
  static var info: RuleInfo { get }

  /// Whether `check(paragraph)` also asks the outline, so that it has to run again when the outline changes,
  /// for the paragraphs it `concerns`.
  static var readsOutline: Bool { get }

  /// Whether a rule that reads the outline may have something to say of `paragraph`. Must not ask the outline itself.
  static func concerns(_ paragraph: Paragraph) -> Bool

  /// Reports what is wrong in one paragraph by itself. Runs again when the paragraph changes.
  static func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings)

  /// Reports what is wrong in one numbered series, in running text or among the lines of the outline.
  /// Runs again when the paragraph, the outline, or the text of a member or of the paragraph before it changes.
  static func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings)

  /// Reports what is wrong in the outline as a whole. Runs again only when the outline changes.
  static func check(_ outline: Outline, in document: Document, _ report: inout Findings)

  /// Reports what is wrong in the use of one counted name. Runs again when a paragraph that uses it changes.
  static func check(_ slogan: Slogan, in document: Document, _ report: inout Findings)

  /// Reports what is wrong in a `<!-- gongwen-… -->` directive.
  static func check(_ directive: Directive, in document: Document, _ report: inout Findings)
}

extension Rule {
  package static var readsOutline: Bool { false }
  package static func concerns(_: Paragraph) -> Bool { false }
  package static func check(_: Paragraph, in _: Document, _: inout Findings) {}
  package static func check(_: NumberedSeries, in _: Document, _: inout Findings) {}
  package static func check(_: Outline, in _: Document, _: inout Findings) {}
  package static func check(_: Slogan, in _: Document, _: inout Findings) {}
  package static func check(_: Directive, in _: Document, _: inout Findings) {}
}
