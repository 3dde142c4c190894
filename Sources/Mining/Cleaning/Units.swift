import Text

/// What the miner asks of a unit beyond what `Text` knows.
extension CodeUnit {
  /// A 汉字 of the basic block or 〇: what a phrase may consist of. Narrower than `isHan`, because the readings and the
  /// simplified forms cover just these.
  @inline(__always)
  var isIdeograph: Bool { isUnifiedHan || rawValue == 0x3007 }

  /// Has no width and no meaning in prose: joiners, direction marks, soft hyphen, variation selectors, BOM, controls.
  var isInvisible: Bool {
    switch rawValue {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF, 0x00...0x08, 0x0E...0x1F,
      0x7F...0x84, 0x86...0x9F:
      true
    default: false
    }
  }
}
