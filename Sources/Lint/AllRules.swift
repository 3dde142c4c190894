/// Every rule: those that are code, then the rows of the tables.
package let allRules: [any Rule] = codeRules + [ownWordsRule] + patternRules.map { $0 as any Rule }

/// The rules that are rows of a table, group by group.
let patternRules: [PatternRule] =
  structureRules + markRules + markBeforeDengRules + widthRules + spaceRules + numberRules + rangeRules
  + approxCommaRules + dateRules + calendarRules + elementRules + partyRules + genreRules + deadlineRules
  + consistencyRules + wordTableRules + wordingRules + doubledWordRules + placeholderRules + numberSlipRules
  + formulaRules

/// The places in `patternRules` of those of which the draft as a whole decides what is told.
let judgedRules = patternRules.indices.filter { patternRules[$0].judge != nil }

/// The rules that are code, alphabetically. A test holds this list against the folder `Rules`.
package let codeRules: [any Rule] = [
  AttachmentNoteRule(),
  AttachmentSingleNumberRule(),
  AttachmentTitleRule(),
  BracketPairRule(),
  CountEchoRule(),
  CountInconsistentRule(),
  CountMismatchRule(),
  DocumentDateRule(),
  DocumentNumberRule(),
  FixedPhraseRule(),
  HeadingBlankRule(),
  HeadingEchoRule(),
  HeadingMarkRule(),
  HeadingRepeatedRule(),
  HomophoneRule(),
  LineStartMarkRule(),
  MissingFinalRule(),
  OrdinalDuplicateRule(),
  OrdinalFirstRule(),
  OrdinalGapRule(),
  OrdinalLevelRule(),
  OrdinalMarkRule(),
  OrdinalOrderRule(),
  OrdinalSingleRule(),
  OrdinalStyleRule(),
  ParallelHeadingRule(),
  QuotePairRule(),
  RecipientManyRule(),
  RecipientMarkRule(),
  ReferenceDanglingRule(),
  RepeatedWordRule(),
  SectionEmptyRule(),
  SeriesEndingRule(),
  SeriesIncompleteRule(),
  SeriesMixedRule(),
  SumMismatchRule(),
  TitleInnerMarkRule(),
  TitleKindMissingRule(),
  TitleKindWrongRule(),
  TitleMarkRule(),
  UnknownRuleRule(),
]

/// The names that settings may give a level: every rule, and every group.
package let ruleNames: [String] = allRules.map { $0.info.id } + RuleGroup.allCases.map { $0.settingsName }

/// The rule with this id.
package func rule(named id: String) -> (any Rule)? {
  allRules.first { $0.info.id == id }
}
