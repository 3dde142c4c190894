internal import Text

/// An 附件说明 whose first row, which has 附件：, was moved down or deleted.
extension OpenerScan {
  /// Rows above 附件： that are looked at.
  private static let mostRows = 12
  /// How far the rows below 附件： are set in at least, as wide as that, in full-width blanks and in others.
  private static let rowIndent: UInt8 = 3

  /// Whether the paragraph at `position` is the first row of an 附件说明 though it has no 附件：: 2.汇总表 above 附件：1.填报说明, or where the
  /// signature follows.
  func beginsNote(_ position: Int, _ profile: LineProfile) -> Bool {
    guard profile.style == .arabic, profile.number > 1, profile.indent >= Self.rowIndent, position >= body,
      isRow(profile),
      let above = paragraphs[safe: position - 1].map({ syntax[$0.line].profile }), above.ending == .stop
    else { return false }
    var at = position
    while at - position < Self.mostRows, let line = paragraphs[safe: at + 1]?.line {
      let next = syntax[line].profile
      at += 1
      if next.role == .attachmentNote { return next.gluedStyle == .arabic && next.indent < profile.indent }
      guard isRow(next), next.style == .arabic, next.indent == profile.indent else {
        return isDeepest(profile) && isSignature(at)
      }
    }
    return false
  }

  private func isRow(_ profile: LineProfile) -> Bool {
    profile.kind == .text && profile.ending == .open && profile.length <= .medium && !profile.hasInnerStop
  }

  /// Whether a row is set in further than any item: three full-width blanks, or five.
  private func isDeepest(_ profile: LineProfile) -> Bool { profile.indent == Self.rowIndent || profile.indent > 4 }

  /// Whether the lines from `position` on sign and date the paper.
  private func isSignature(_ position: Int) -> Bool {
    (position..<position + 3).contains { paragraphs[safe: $0].map { syntax[$0.line].profile.role } == .date }
      && paragraphs[safe: position].map { syntax[$0.line].profile.style == nil } == true
  }
}

extension OpenerScan {
  /// Whether what may be item 1. or an amount (1.11月底前, 1.3.5亿元) stands right above item 2., or below the one before it.
  func isInRow(_ position: Int) -> Bool {
    guard let own = itemNumber(position) else { return false }
    return itemNumber(position + 1) == own + 1 || itemNumber(position - 1) == own - 1
  }

  /// The number of the paragraph at `position` as the item of a list, which it may be.
  private func itemNumber(_ position: Int) -> Int32? {
    guard let line = paragraphs[safe: position]?.line, case let profile = syntax[line].profile, !profile.isWorn else {
      return nil
    }
    if profile.style == .arabic { return profile.number }
    guard profile.style == nil else { return nil }
    switch profile.doubtfulStyle {
    case .arabic: return profile.doubtfulNumber
    case .decimal where profile.doubtfulFamily == 2: return profile.prefix
    default: return nil
    }
  }
}
