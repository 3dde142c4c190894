/// What kind of character a unit is: the few classes that structure needs, as integer comparisons.
extension CodeUnit {
  /// Blank, tab, U+3000, NBSP, BOM, zero-width and typographic spaces: what indents and pads lines in practice.
  @inlinable
  package var isBlank: Bool {
    switch rawValue {
    case 0x20, 0x09, 0x3000, 0xA0, 0xFEFF, 0x200B, 0x0B, 0x0C, 0x00AD: true
    case 0x2000...0x200A, 0x202F, 0x205F: true
    default: false
    }
  }

  /// C0 and C1, tab and line feed among them.
  package var isControl: Bool { rawValue < 0x20 || 0x7F...0x9F ~= rawValue }

  /// Has no width and joins, parts or marks what stands beside it: soft hyphen, zero-width space and joiners, word joiner,
  /// signs that are not shown, byte order mark.
  package var isZeroWidth: Bool {
    switch rawValue {
    case 0xAD, 0x200B...0x200D, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF: true
    default: false
    }
  }

  /// Turns the direction of writing.
  package var isDirectionMark: Bool {
    switch rawValue {
    case 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Chooses a form of the character before it.
  package var isVariationSelector: Bool { 0xFE00...0xFE0F ~= rawValue }

  /// Unicode's separators of lines and paragraphs.
  package var isLineSeparator: Bool { rawValue == 0x2028 || rawValue == 0x2029 }

  /// 0…9.
  @inlinable
  package var isASCIIDigit: Bool { rawValue &- 0x30 < 10 }

  /// ０…９.
  @inlinable
  package var isFullWidthDigit: Bool { rawValue &- 0xFF10 < 10 }

  /// The value of a decimal digit of either width.
  @inlinable
  package var decimalDigit: Int? {
    if rawValue &- 0x30 < 10 { return Int(rawValue &- 0x30) }
    if rawValue &- 0xFF10 < 10 { return Int(rawValue &- 0xFF10) }
    return nil
  }

  /// a…z, A…Z.
  @inlinable
  package var isASCIILetter: Bool { (rawValue | 0x20) &- 0x61 < 26 }

  /// 一 … 鿿, the block that nearly every unit of a text is of: what a loop over all of it asks first. No mark is one.
  @inlinable
  package var isUnifiedHan: Bool { rawValue &- 0x4E00 < 0x5200 }

  /// A 汉字 of the basic block, extension A or the compatibility block; 〇 too.
  @inlinable
  package var isHan: Bool {
    isUnifiedHan || rawValue &- 0x3400 < 0x19C0 || rawValue == 0x3007 || rawValue &- 0xF900 < 0x200
  }

  /// 一 … 九, 十, 百, 千, 零, 〇, 两: what a number in 汉字 is made of.
  @inlinable
  package var isHanNumeral: Bool {
    switch self {
    case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "零", "〇", "两": true
    default: false
    }
  }

  /// 。！？ and their half-width forms that end sentences in Chinese text; not the full stop, which ends numbers.
  @inlinable
  package var isSentenceEnd: Bool {
    switch self {
    case "。", "！", "？", "!", "?": true
    default: false
    }
  }

  /// A mark between the parts of a sentence, of either width: ，、；：
  @inlinable
  package var isClauseMark: Bool {
    switch self {
    case "，", "、", "；", "：", ",", ";", ":": true
    default: false
    }
  }
}

extension StaticString {
  /// Length in UTF-16 units of a literal of BMP characters.
  package var utf16Length: Int {
    withUTF8Buffer { $0.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 } }
  }
}

extension Array where Element == CodeUnit {
  /// Whether a year in figures stands at `index`: 2025年.
  package func hasYear(at index: Int) -> Bool {
    (index..<index + 4).allSatisfy { self[at: $0].decimalDigit != nil } && self[at: index + 4] == "年"
  }

  /// Whether `word` stands at `index`.
  @inlinable
  package func has(_ word: StaticString, at index: Int) -> Bool {
    // Only ever called with literals of BMP characters, whose scalars are their units.
    var offset = index
    var isEqual = true
    word.withUTF8Buffer { bytes in
      var i = 0
      while i < bytes.count {
        let (value, length) = Transcoder.scalar(inValid: bytes, at: i)
        i += length
        guard UInt32(self[at: offset].rawValue) == value else {
          isEqual = false
          return
        }
        offset += 1
      }
    }
    return isEqual
  }
}
