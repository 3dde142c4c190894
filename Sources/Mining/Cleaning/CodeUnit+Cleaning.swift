import Text

/// What the miner asks of a unit beyond what `Text` knows.
extension CodeUnit {
  /// A 汉字 of the basic block or 〇: what a phrase may consist of. Narrower than `isHan`, because the readings and the
  /// simplified forms cover just these.
  @inline(__always)
  var isIdeograph: Bool { isUnifiedHan || rawValue == 0x3007 }

  /// Has no width and no meaning in prose: joiners, direction marks, soft hyphen, variation selectors, BOM, controls.
  var isInvisible: Bool {
    isZeroWidth || isDirectionMark || isVariationSelector || isControl && !(0x09...0x0D ~= rawValue) && rawValue != 0x85
  }
}
