import Structure
import Text

/// 本市 in the paper of a city, 本省 in that of a province: how a paper calls the place it is written for.
final class IssuerSource: CompletionSource {
  let name = "issuer"
  let title = "本市、本省等自称"

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    guard let last = context.previous, Self.pronouns.contains(last), let level = context.head.level else { return }
    evidence.offer(
      CollectionOfOne(level),
      OfferCase(.issuer, .inside, typed: 1, age: last == "本" ? 0 : last == "我" ? 1 : 2),
      kind: .word,
      detail: "发文地区",
      goesOn: true,
    )
  }

  /// Before the name of a level they mean the paper's own.
  static let pronouns: [CodeUnit] = ["本", "我", "全"]
}
