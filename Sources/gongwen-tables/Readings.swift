import Foundation

/// One reading for each 汉字, without tone; ü is written v, as every input method wants it.
enum Readings {
  /// Where the transform gives a reading that official prose hardly uses. Words that differ are in `pinyin-words.tsv`.
  static let corrections: [Character: String] = [
    "〇": "ling", "重": "zhong", "长": "chang", "行": "xing", "调": "tiao", "为": "wei", "着": "zhe", "传": "chuan",
    "还": "hai", "都": "dou", "得": "de", "地": "di", "的": "de", "了": "le", "和": "he", "中": "zhong", "种": "zhong",
    "处": "chu", "数": "shu", "量": "liang", "率": "lv", "当": "dang", "应": "ying", "分": "fen", "参": "can",
    "会": "hui", "解": "jie", "系": "xi", "相": "xiang", "转": "zhuan", "降": "jiang", "强": "qiang", "更": "geng",
    "便": "bian", "乐": "le", "落": "luo", "没": "mei", "难": "nan", "朝": "chao", "单": "dan", "弹": "dan",
    "度": "du", "恶": "e", "干": "gan", "给": "gei", "供": "gong", "观": "guan", "号": "hao", "华": "hua",
    "划": "hua", "角": "jiao", "结": "jie", "尽": "jin", "据": "ju", "可": "ke", "空": "kong", "露": "lu",
    "宁": "ning", "切": "qie", "区": "qu", "曲": "qu", "任": "ren", "少": "shao", "舍": "she", "什": "shen",
    "省": "sheng", "盛": "sheng", "石": "shi", "识": "shi", "似": "si", "体": "ti", "提": "ti", "同": "tong",
    "尾": "wei", "兴": "xing", "旋": "xuan", "要": "yao", "与": "yu", "载": "zai", "占": "zhan", "正": "zheng",
    "只": "zhi", "作": "zuo", "大": "da", "内": "nei", "好": "hao", "校": "xiao", "查": "cha", "藏": "cang",
    "车": "che", "差": "cha", "称": "cheng", "乘": "cheng", "冲": "chong", "倒": "dao", "法": "fa", "服": "fu",
    "复": "fu", "盖": "gai", "合": "he", "卡": "ka", "卷": "juan", "觉": "jue", "累": "lei", "论": "lun",
    "模": "mo", "粘": "zhan", "片": "pian", "铺": "pu", "奇": "qi", "塞": "sai", "散": "san", "丧": "sang",
    "属": "shu", "说": "shuo", "宿": "su", "王": "wang", "无": "wu", "吓": "xia", "削": "xue", "血": "xue",
    "压": "ya", "研": "yan", "叶": "ye", "遗": "yi", "员": "yuan", "咱": "zan", "扎": "zha", "涨": "zhang",
    "折": "zhe", "殖": "zhi", "钻": "zuan", "广": "guang", "厂": "chang", "厦": "sha", "万": "wan", "尚": "shang",
    "育": "yu", "圈": "quan", "洞": "dong", "绿": "lv", "吕": "lv", "律": "lv", "虑": "lv", "旅": "lv", "履": "lv",
    "女": "nv", "略": "lve", "掠": "lve", "虐": "nve",
  ]

  /// The reading of one character; nil if it has none.
  static func reading(_ character: Character) -> String? {
    if let known = corrections[character] { return known }
    guard
      let latin = String(character).applyingTransform(.mandarinToLatin, reverse: false),
      latin != String(character)
    else { return nil }
    return plain(latin)
  }

  /// Latin letters without tone marks; nil when anything else is left.
  static func plain(_ latin: String) -> String? {
    var result = ""
    for scalar in latin.decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.value {
      case 0x61...0x7A: result.unicodeScalars.append(scalar)
      case 0x308 where result.last == "u":
        result.removeLast()
        result += "v"
      case 0x300, 0x301, 0x304, 0x30C, 0x302: continue
      default: return nil
      }
    }
    return result.isEmpty ? nil : result
  }

  /// `syllable TAB characters`, sorted by syllable, characters in the order of their code.
  static func table() -> String {
    var bySyllable: [String: String] = [:]
    for value in Array(0x3007...0x3007) + Array(0x4E00...0x9FFF) {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let character = Character(scalar)
      guard let syllable = reading(character) else { continue }
      bySyllable[syllable, default: ""].append(character)
    }
    return "#pinyin\tcharacters\n"
      + bySyllable.keys.sorted().map { "\($0)\t\(bySyllable[$0] ?? "")\n" }.joined()
  }
}
