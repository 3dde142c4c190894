/// Every rule, alphabetically. A test holds this list against the folder `Rules`.
package let allRules: [any Rule.Type] = [
  AttachmentNoteRule.self,
  CountEchoRule.self,
  CountInconsistentRule.self,
  CountMismatchRule.self,
  DocumentDateRule.self,
  DocumentNumberRule.self,
  HeadingMarkRule.self,
  OrdinalDuplicateRule.self,
  OrdinalFirstRule.self,
  OrdinalGapRule.self,
  OrdinalLevelRule.self,
  OrdinalMarkRule.self,
  OrdinalOrderRule.self,
  OrdinalStyleRule.self,
  ParallelHeadingRule.self,
  ReferenceDanglingRule.self,
  SeriesEndingRule.self,
  SeriesIncompleteRule.self,
  SeriesMixedRule.self,
  TitleMarkRule.self,
  UnknownRuleRule.self,
]

/// The rule with this id.
package func rule(named id: String) -> (any Rule.Type)? {
  allRules.first { $0.info.id == id }
}
