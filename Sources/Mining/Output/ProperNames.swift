import Text

/// Names of places and persons, which no other writer's text needs.
struct ProperNames: Sendable {
  private var byFirst: [UInt16: [[CodeUnit]]] = [:]

  /// Knows the provinces and prefectures, the leaders, and what the corpus's own titles name.
  init(sources: [SourceInfo]) {
    for name in Self.places + Self.persons { add([CodeUnit](name)) }
    for source in sources {
      for text in [source.title, source.issuer] { learn(from: [CodeUnit](text)) }
    }
  }

  /// Whether a phrase names somebody or some place. The names of doctrines stay, though they hold a person's.
  func occur(in phrase: [CodeUnit]) -> Bool {
    for index in phrase.indices {
      guard let names = byFirst[phrase[index].rawValue] else { continue }
      for name in names where phrase[index...].starts(with: name) {
        if phrase.count >= name.count + 4, Self.doctrines.contains(where: { phrase.contains(run: $0) }) { return false }
        return true
      }
    }
    return false
  }

  private mutating func add(_ name: [CodeUnit]) {
    guard let first = name.first, byFirst[first.rawValue]?.contains(name) != true else { return }
    byFirst[first.rawValue, default: []].append(name)
  }

  /// 三亚市… at the beginning of a title names a place.
  private mutating func learn(from title: [CodeUnit]) {
    var start = 0
    while start < title.count, title[start].isASCIIDigit || title[start] == "年" || title[start] == " " { start += 1 }
    guard start < title.count else { return }
    for length in 2...4 where start + length < title.count {
      guard title[start..<start + length].allSatisfy({ $0.isIdeograph }) else { return }
      if Self.endings.contains(title[start + length]) {
        let name = Array(title[start..<start + length])
        if !Self.noPlaces.contains(name) { add(name) }
        return
      }
    }
  }

  private static let endings: Set<CodeUnit> = ["省", "市", "县", "区", "州", "盟", "镇"]
  private static let noPlaces = Set(
    ["中国", "全国", "关于", "我国", "智慧城", "国家", "城", "农村", "社", "特别行政", "开发", "园", "山", "老旧小", "国务院关于"].map { [CodeUnit]($0) }
  )
  private static let doctrines = ["思想", "理论", "主义"].map { [CodeUnit]($0) }
  private static let persons = words(
    """
    习近平 毛泽东 邓小平 江泽民 胡锦涛 周恩来 刘少奇 朱德 李克强 温家宝 朱镕基 李鹏 赵紫阳 华国锋 林彪 江青 李强 王沪宁 赵乐际 马克思 恩格斯 列宁 斯大林
    李源潮 焦裕禄 孔繁森 雷锋 林则徐 孙中山 蒋介石 四人帮
    """
  )
  private static let places = words(
    """
    北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾
    内蒙古 广西 西藏 宁夏 新疆 香港 澳门 石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 阳泉 晋城 朔州 晋中 运城 忻州 临汾 吕梁
    呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛 长春 辽源
    松原 白城 延边 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州
    镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州
    池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台
    潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店
    武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 广州
    韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林
    百色 贺州 河池 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜
    凉山 贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西 黔东 黔南 昆明 曲靖 玉溪 昭通 丽江 普洱 临沧 楚雄 红河 西双版纳 大理 德宏 怒江 迪庆 拉萨 日喀则 昌都
    林芝 山南 那曲 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 商洛 兰州 嘉峪关 金昌 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南 西宁 海北 黄南 果洛
    玉树 银川 石嘴山 吴忠 固原 乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 伊犁 塔城 阿勒泰 石河子 雄安 浦东 塘沽
    石景山 朝阳区 海淀 京津冀 粤港澳 长三角 珠三角 成渝 汶川 北部湾 横琴 前海 陆家嘴 渤海 钓鱼岛 南海 泛珠 环渤海 中南海 长江 黄河 淮河 太湖 巢湖 滇池
    鄱阳湖 洞庭湖 珠江 松花江 辽河 海河 钱塘江 闽江 湘江 赣江 汉江 嘉陵江 美国 日本 俄罗斯 苏联 英国 法国 德国 欧盟 东盟 非洲 欧洲 美洲 亚太 朝鲜 越南 印度
    """
  )

  private static func words(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map(String.init)
  }
}
