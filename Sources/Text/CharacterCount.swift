/// 字数 as Word counts it: how long a text is for its writer.
///
/// Every 汉字 is one, also beyond the basic plane, and every full-width mark, letter and digit; a run of Latin letters,
/// figures and half-width marks (2024, GB/T, 3.5%) is one; blanks are none. The one reader of this fact: outline, hover,
/// lens, hints and reports all ask here. Source: Word's 字数统计, line 字数.
package enum CharacterCount {
  /// The count of one line or a part of it; a run does not go on over a line's end. Linear.
  package static func of(_ units: [CodeUnit]) -> Int { of(units[...]) }

  /// No generic function: from other modules one would be called unspecialized, at ten times the cost.
  package static func of(_ units: ArraySlice<CodeUnit>) -> Int {
    units.withUnsafeBufferPointer { units in
      var count = 0
      var isInRun = false
      var at = 0
      while at < units.count {
        // 汉字 by the run, at a quarter of the cost: the whole text is counted after each edit.
        let start = at
        while at < units.count, units[at].isUnifiedHan { at &+= 1 }
        if at > start {
          count += at - start
          isInRun = false
          continue
        }
        switch Width(units[at]) {
        case .full:
          count += 1
          isInRun = false
        case .half:
          if !isInRun { count += 1 }
          isInRun = true
        case .blank: isInRun = false
        case .none: break
        }
        at += 1
      }
      return count
    }
  }

  private enum Width {
    /// Counts by itself.
    case full
    /// Counts as a part of its run.
    case half
    case blank
    /// Belongs to what stands before it: the second half of a pair, a joiner, a selector of variants.
    case none

    init(_ unit: CodeUnit) {
      switch unit.rawValue {
      case 0...0x20, 0x7F...0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: self = .blank
      case _ where unit.isZeroWidth || unit.isDirectionMark || unit.isVariationSelector: self = .none
      // 0xDB40 opens the pairs of the selectors of variants: 葛󠄀 is one character.
      case 0xDB40, 0xDC00...0xDFFF: self = .none
      // Latin, Greek, Cyrillic and their neighbours up to the general punctuation (— … “ ”), which is full-width here.
      case ..<0x2010: self = .half
      default: self = .full
      }
    }
  }
}
