package import Structure

/// One thing that can be wrong. A rule is one file in `Rules/` and one line in `allRules`.
package protocol Rule: Sendable {
  static var info: RuleInfo { get }

  /// Reports what is wrong in one paragraph by itself. Runs again only when the paragraph changes.
  static func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings)

  /// Reports what is wrong in the outline. Runs again only when the outline changes.
  static func check(_ outline: Outline, in document: Document, _ report: inout Findings)
}

extension Rule {
  package static func check(_: Paragraph, in _: Document, _: inout Findings) {}
  package static func check(_: Outline, in _: Document, _: inout Findings) {}
}
