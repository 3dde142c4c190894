import Text

/// Units that no phrase begins or ends with: they belong to the sentence around it.
enum PhraseEdges {
  private static let noFirst = Set("的了和与及或等着们之也而则且、0并该此这其个于由就都被是在年月日号条款项第上下里吗呢吧化性率者员度力要中内外前后型国业务区局厅部类倍次届会证品级台节厂".utf16)
  private static let noLast = Set("的了和与及或等在对把被将是不从向于以之而且其这该各由让使并也、0个第着所很更最较就都又还再给同跟按据凡如若因但虽即曾未每某此那至后中上前时内外".utf16)
  /// After these a phrase begins.
  static let beforePhrase = Set("的了和与及对为是以在把将被并".utf16)
  /// Before these a phrase has ended.
  static let afterPhrase = Set("的了等是在".utf16)
  /// Particles and suffixes with what may follow them at a beginning, where the two are a word: 和谐, 上级, 化解.
  private static let opening = partners(
    """
    和谐平睦解 与时会 及时早 或许 等级同于待价 着力眼手重陆 之路江 也许 而且 则重 并购网存行举轨重 此外次类 这样里些 其他它次余 实际 个人性体别
    于是 由此 就业地近医学诊读餐 都市 被动迫告 是非否 在职建岗校籍编途 年度轻均终代龄 月球度 日常益趋 号召 条件例款 项目 上级海市述升涨岗映门游限学访调缴
    下沉降基乡级岗放达滑游半 里程 化解肥工学妆险零纤石 性质别能格价 率先领 员工 度过假
    力量度求争推促图戒所 要求素点害道领务闻件 前沿提进后列期景往途瞻置程 后备续勤果期代台顾方劲发 内容部外需在生涵蒙务
    国家际内外有企防务民产债情土道策标资库力难庆史学歌旗徽籍都营法界税画宝粹考门境运图之人泰贸王君术药医控投语文军会
    业务态绩主内余界者户外委精 务实必农工求虚本 区域位间块划别分县内级属直情委长政 局部面势长限域地级 厅局级长堂
    部分署门队委件长位属省级品族落下首际 类型别似脑比目书项案 倍增感受率加数道 次日生序要数年级贷品 届时满次期
    会议展计商同场员客晤见谈诊战审务堂址徽费长签合聚演考所馆 证件券据明照书实监言人词物婚候型 级别差数配次任联
    品牌种质德类味格位行性学相鉴尝控系名管 台湾账风阶独商胞州北海盟步资属企式办侨联球港地 厂房商家长区矿务址名所社
    节能约水点假日庆目奏俭制省拍选令电气地材本律操支育用流
    中国央共部华小型间心期等外医药东西南北美欧日英非介关断止转立枢青年老段考式层枢低 外商资贸汇交部向来卖地国经事企界宾 型号材
    """
  )
  /// Particles with what may stand before them at an end: 共同, 方向, 求是.
  private static let closing = partners(
    """
    和总缓温饱中共平谦祥 与参 及普涉顾波危 等平均劣中高初 在存潜所内实外 对面应针相绝反 是求国但凡正 从服听遵 向方导动走取志面偏意趋流 于属关善勇急
    以足可予难得加 而进 其尤 由自理事缘 让转出礼 使行大促驱天 并合兼归吞 个整逐 着沿 所场住厕会 更变 就成造 都首成 还偿归返退 给供补配 同共合协认相趋赞
    跟紧 据数证依根占收票单 凡平非 因起原成 即立随
    后落今之以最先前售产事背战 中集其高初适空手心当途稳眼 上以线网向海路水马之至掌身世天 前目当以之提面超空向事眼靠在学产 内国以境室之党院域海
    时及同限按适准实平随小战临定届工学时 外以境国对户海室之例意内中额域野城 此因如彼特 至甚
    """
  )
  private static func partners(_ text: String) -> [UInt16: Set<UInt16>] {
    var result: [UInt16: Set<UInt16>] = [:]
    for group in text.split(whereSeparator: \.isWhitespace) {
      let units = Array(group.utf16)
      if let particle = units.first { result[particle, default: []].formUnion(units.dropFirst()) }
    }
    return result
  }

  /// Words that lead to a phrase.
  private static let leads = Set(
    "作为 成为 关于 由于 对于 根据 随着 通过 经过 为了 因为 如果 虽然 但是 按照 依照 我们 他们 它们 必须 应当 已经 同时 以及 或者 并且 而且 其他 针对"
      .split(separator: " ").compactMap { word in
        let units = Array(word.utf16)
        return units.count == 2 ? UInt32(units[0]) << 16 | UInt32(units[1]) : nil
      }
  )
  private static let andSoOn: UInt16 = 0x7B49  // 等

  /// What matters of a unit, so that most phrases are judged without looking anything up.
  private struct Marks: OptionSet {
    let rawValue: UInt16
    static let noFirst = Marks(rawValue: 1)
    static let noLast = Marks(rawValue: 2)
    static let numeral = Marks(rawValue: 4)
    static let large = Marks(rawValue: 8)
    static let dateUnit = Marks(rawValue: 16)
    static let opensLead = Marks(rawValue: 32)
    static let andSoOn = Marks(rawValue: 64)
    static let list = Marks(rawValue: 128)
    /// Stands for a figure or a Latin word.
    static let cut = Marks(rawValue: 256)
  }

  private static let marks: [Marks] = {
    var marks = [Marks](repeating: [], count: 0x10000)
    func set(_ mark: Marks, _ units: some Sequence<UInt16>) {
      for unit in units { marks[Int(unit)].insert(mark) }
    }
    set(.noFirst, noFirst)
    set(.noLast, noLast)
    set(.numeral, "一二三四五六七八九十百千零〇两".utf16)
    set(.large, "万亿".utf16)
    set(.dateUnit, "年月日号条款项元次人名户亩吨倍".utf16)
    set(.opensLead, leads.lazy.map { UInt16(truncatingIfNeeded: $0 >> 16) })
    set(.andSoOn, [andSoOn])
    set(.list, [Segments.list.rawValue])
    set(.cut, [Segments.cut.rawValue])
    return marks
  }()

  /// A list inside a phrase has items of one length: 心连心、同呼吸、共命运. Of any other list it is a piece.
  private static func isBalanced(_ text: [UInt16], _ start: Int, _ length: Int) -> Bool {
    var first: Int?
    var current = 0
    for index in start...start + length {
      if index < start + length, text[index] != Segments.list.rawValue {
        current += 1
        continue
      }
      if let first, first != current { return false }
      first = current
      current = 0
    }
    return true
  }

  /// Whether a phrase may begin with the unit.
  static func mayBegin(_ unit: UInt16) -> Bool {
    unit >= 0x3007 && (!noFirst.contains(unit) || opening[unit] != nil)
  }

  static func accepts(_ text: [UInt16], _ start: Int, _ length: Int) -> Bool {
    guard length > 1, text.indices.contains(start), start + length <= text.count else { return false }
    let marks = marks
    let (first, last) = (marks[Int(text[start])], marks[Int(text[start + length - 1])])
    if first.contains(.noFirst), opening[text[start]]?.contains(text[start + 1]) != true { return false }
    if last.contains(.noLast), closing[text[start + length - 1]]?.contains(text[start + length - 2]) != true {
      return false
    }
    if length >= 5, first.contains(.opensLead), leads.contains(UInt32(text[start]) << 16 | UInt32(text[start + 1])) {
      return false
    }
    // 万人, 亿元
    if first.contains(.large), marks[Int(text[start + 1])].contains(.dateUnit) { return false }
    var isFigure = false
    var isList = false
    /// More than a number.
    var isMore = false
    for index in start..<start + length {
      let mark = marks[Int(text[index])]
      if mark.isEmpty {
        isFigure = false
        isMore = true
        continue
      }
      if mark.contains(.cut) || isFigure && mark.contains(.dateUnit) { return false }
      // 人民防空等|工作: the list before it is cut off.
      if mark.contains(.andSoOn), index > start, index < start + length - 1,
        closing[andSoOn]?.contains(text[index - 1]) != true, opening[andSoOn]?.contains(text[index + 1]) != true
      {
        return false
      }
      isFigure = mark.contains(.numeral)
      isMore = isMore || !isFigure
      isList = isList || mark.contains(.list)
    }
    return isMore && (!isList || isBalanced(text, start, length))
  }
}
