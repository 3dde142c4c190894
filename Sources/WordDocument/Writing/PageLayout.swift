/// The measures of GB/T 9704—2012 in the units of Word files: twentieths of a point, half points, 240ths of a line.
enum PageLayout {
  /// Millimetres in twentieths of a point.
  static func twips(_ millimetres: Double) -> Int { Int((millimetres * 1440 / 25.4).rounded()) }

  // 5.2.1: A4; head 37, binding margin 28, type area 156 × 225.
  static let width = twips(210)
  static let height = twips(297)
  static let top = twips(37)
  static let bottom = twips(35)
  static let left = twips(28)
  static let right = twips(26)
  /// 5.2.3: 22 lines fill 225 mm with 28.99 pt each; one hundredth less lets the last one stay on the page.
  static let line = 579
  /// 28 characters fill 156 mm with 15.79 pt each, a fifth of a point less than their size. As spacing of the characters
  /// and not as a grid of lines and characters: LibreOffice gives a character that is wider than its cell two of them.
  static let characterSpace = -5
  /// One character with its spacing.
  static let character = 315
  /// 3号 and 2号 and 4号 in half points.
  static let text = 32
  static let title = 44
  static let pageNumber = 28
  static let imprint = 28
  /// 7.4.1: the rules of 版记, in eighths of a point: the first and last 0.35 mm, those between 0.25 mm.
  static let thickRule = 8
  static let thinRule = 6
  /// 7.5: the dash of the page number 7 mm below the type area; the foot of its line is half a line lower.
  static let footer = twips(24.8)
}

/// The fonts that offices use, with those that stand in for them (`w:altName`).
struct WordFont {
  let name: String
  /// Names under which other systems have it, or a font like it.
  let alternatives: String
  let family: String

  /// 小标宋 for titles.
  static let title = WordFont(
    name: "方正小标宋简体",
    alternatives: "方正小标宋_GBK,FZXiaoBiaoSong-B05S,小标宋体,宋体,SimSun",
    family: "script"
  )
  static let text = WordFont(
    name: "仿宋_GB2312",
    alternatives: "仿宋,FangSong,FangSong_GB2312,STFangsong",
    family: "modern"
  )
  static let kai = WordFont(name: "楷体_GB2312", alternatives: "楷体,KaiTi,KaiTi_GB2312,STKaiti", family: "modern")
  static let hei = WordFont(name: "黑体", alternatives: "SimHei,STHeiti", family: "modern")
  static let song = WordFont(name: "宋体", alternatives: "SimSun,STSong", family: "auto")
  static let latin = WordFont(name: "Times New Roman", alternatives: "Liberation Serif", family: "roman")

  static let all = [title, text, kai, hei, song, latin]
}
