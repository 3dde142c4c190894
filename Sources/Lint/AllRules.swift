/// Every rule, alphabetically. A test holds this list against the folder `Rules`.
package let allRules: [any Rule.Type] = [
  OrdinalDuplicate.self,
  OrdinalFirst.self,
  OrdinalGap.self,
  OrdinalOrder.self,
  SeriesIncomplete.self,
  UnknownRule.self,
]

/// The rule with this id.
package func rule(named id: String) -> (any Rule.Type)? {
  allRules.first { $0.info.id == id }
}
