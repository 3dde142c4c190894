import Foundation

/// From each traditional character to its simplified form, by the transform; two letters of one text never merge into
/// one by accident, since only texts that are traditional as a whole are converted.
enum Simplification {
  /// What the transform leaves or gets wrong for running prose. Words that differ are in `traditional-words.tsv`.
  static let corrections: [Character: Character] = [
    "著": "着", "於": "于", "後": "后", "裏": "里", "裡": "里", "週": "周", "衆": "众", "爲": "为", "羣": "群", "啓": "启",
    "徵": "征", "捲": "卷", "彙": "汇", "鬥": "斗", "係": "系", "繫": "系", "佔": "占", "佈": "布", "恆": "恒", "鉅": "巨",
    "劃": "划", "製": "制", "準": "准", "徹": "彻", "覆": "覆", "乾": "干", "幹": "干", "鬱": "郁", "麼": "么", "甚": "甚",
    "餘": "余", "妳": "你", "祂": "他", "牠": "它", "託": "托", "註": "注", "兇": "凶", "傢": "家", "僱": "雇", "麪": "面",
    "鍾": "钟", "遊": "游", "採": "采", "閒": "闲", "籤": "签", "俱": "俱", "瞭": "了", "藉": "借", "夥": "伙", "嚮": "向",
  ]

  static func simplified(_ character: Character) -> Character {
    if let known = corrections[character] { return known }
    let result = String(character).applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? ""
    guard result.count == 1, let only = result.first, result.utf16.count == 1 else { return character }
    return only
  }

  /// `traditional TAB simplified`, one pair a line, in the order of the code.
  static func table() -> String {
    var lines = "#traditional\tsimplified\n"
    for value in 0x4E00...0x9FFF {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let character = Character(scalar)
      let simple = simplified(character)
      if simple != character { lines += "\(character)\t\(simple)\n" }
    }
    return lines
  }
}
