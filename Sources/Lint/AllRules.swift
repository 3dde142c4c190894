/// Every rule, alphabetically. A test holds this list against the folder `Rules`.
package let allRules: [any Rule] = [
  AttachmentNoteRule(),
  CountEchoRule(),
  CountInconsistentRule(),
  CountMismatchRule(),
  DocumentDateRule(),
  DocumentNumberRule(),
  HeadingMarkRule(),
  OrdinalDuplicateRule(),
  OrdinalFirstRule(),
  OrdinalGapRule(),
  OrdinalLevelRule(),
  OrdinalMarkRule(),
  OrdinalOrderRule(),
  OrdinalStyleRule(),
  ParallelHeadingRule(),
  ReferenceDanglingRule(),
  SectionEmptyRule(),
  SeriesEndingRule(),
  SeriesIncompleteRule(),
  SeriesMixedRule(),
  TitleMarkRule(),
  UnknownRuleRule(),
]

/// The rule with this id.
package func rule(named id: String) -> (any Rule)? {
  allRules.first { $0.info.id == id }
}
