extension OpenerScan {
  /// Series inside the paragraph that a later line may go on with.
  mutating func readGlued(_ profile: LineProfile) {
    if let style = profile.gluedStyle, !(profile.lastInline > profile.number && style == profile.style) {
      addInline(
        style,
        0,
        first: Int32(profile.gluedFirst),
        last: Int32(profile.gluedLast),
        gap: profile.isGluedLedIn ? .leadIn : .none
      )
    }
    if let style = profile.trailingStyle, style.isSpoken, profile.trailingFirst > 0,
      !(profile.lastInline > profile.number && style == profile.style)
    {
      addInline(
        style,
        profile.trailingFamily,
        first: Int32(profile.trailingFirst),
        last: Int32(profile.trailingNumber)
      )
    }
  }

  mutating func addInline(
    _ style: OrdinalStyle,
    _ family: UInt32,
    first: Int32,
    last: Int32,
    gap: NumberingBreak = .none,
  ) {
    guard last >= first else { return }
    var token = NumberingToken(
      family: Int32(familyID(style, family)),
      form: NumberingForm(style, family: family),
      number: first,
      last: last
    )
    token.isInline = true
    token.gap = gap
    tokens.append(token)
  }
}
