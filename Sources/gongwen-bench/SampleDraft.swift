import Text

/// A made-up official document of any size: the same seed gives the same text on every machine.
///
/// It holds what costs time in a real one: headings on four levels, 一是…二是…三是 in running text, announced counts,
/// quotation marks, and about one wrong number in a hundred so that there is something to report.
struct SampleDraft {
  let text: String
  /// Size in UTF-8.
  let bytes: Int

  init(bytes wanted: Int, seed: UInt64 = 20_240_601) {
    var writer = DraftWriter(seed: seed)
    writer.opening()
    let shape = DraftShape(bytes: wanted)
    var chapter = 0
    while writer.text.utf8.count < wanted {
      chapter += 1
      writer.chapter(chapter, shape, until: wanted)
    }
    writer.closing()
    text = writer.text
    bytes = text.utf8.count
  }
}

/// How many items a level has: larger documents are broader, never deeper.
private struct DraftShape {
  let sections: ClosedRange<Int>
  let items: ClosedRange<Int>

  init(bytes: Int) {
    switch bytes {
    case ..<40_000: (sections, items) = (2...4, 0...3)
    case ..<4_000_000: (sections, items) = (4...9, 2...7)
    default: (sections, items) = (8...20, 6...15)
    }
  }
}

private struct DraftWriter {
  private(set) var text = ""
  private var random: RandomNumbers

  init(seed: UInt64) {
    random = RandomNumbers(seed: seed)
  }

  mutating func opening() {
    text += "关于进一步加强\(pick(Words.objects))的通知\n\n各县（市、区）人民政府，市政府各部门：\n"
    text += "　　为\(clause())，\(pick(Words.aims))，现就有关事项通知如下。\n"
  }

  mutating func closing() {
    text += "　　本通知自印发之日起施行，有效期5年。\n\n　　　　　　　　××市人民政府\n　　　　　　　　2024年6月1日\n"
  }

  mutating func chapter(_ number: Int, _ shape: DraftShape, until wanted: Int) {
    text += "　　\(han(number))、\(clause())\n"
    if random.chance(0.5) { text += "　　\(sentence())\(announcedSeries())\n" }
    for section in 1...random.within(shape.sections) {
      if text.utf8.count >= wanted { return }
      text += "　　（\(han(slip(section)))）\(clause())。\(sentence())\(sentence())"
      text += random.chance(0.4) ? "\(series(random.within(3...5)))\n" : "\n"
      let items = random.within(shape.items)
      for item in 1..<(items + 1) {
        text += "　　\(slip(item)).\(clause())。\(sentence())\(sentence())\n"
        // A lone （1） is a slip of its own: there is none, or there are two or three.
        let parts = random.within(0...3)
        for part in 1..<(parts == 1 ? 1 : parts + 1) { text += "　　（\(part)）\(sentence())\n" }
      }
    }
  }

  /// 要做到“三个到位”：一是…；二是…；三是…。
  private mutating func announcedSeries() -> String {
    let count = random.within(3...5)
    return "要抓好“\(han(count))个强化”：\(series(count))"
  }

  private mutating func series(_ count: Int) -> String {
    (1...count).map { "\(han($0))是\(clause())，\(pick(Words.aims))\($0 < count ? "；" : "。")" }.joined()
  }

  /// The number, or now and then a wrong one.
  private mutating func slip(_ number: Int) -> Int {
    number > 1 && random.chance(0.01) ? number + 1 : number
  }

  private mutating func sentence() -> String {
    switch random.within(0...3) {
    case 0: "\(pick(Words.subjects))要\(pick(Words.openings))\(clause())，\(pick(Words.aims))。"
    case 1: "\(pick(Words.openings))\(clause())，\(clause())，\(pick(Words.aims))。"
    case 2: "\(pick(Words.subjects))负责\(clause())、\(clause())，\(pick(Words.aims))。"
    default: "\(clause())，\(pick(Words.aims))，有关进展情况于每月5日前报送。"
    }
  }

  private mutating func clause() -> String {
    pick(Words.verbs) + pick(Words.manners) + pick(Words.objects)
  }

  private mutating func pick(_ words: [String]) -> String {
    words[random.within(0...(words.count - 1))]
  }

  private func han(_ number: Int) -> String { String(HanNumeral.spell(number)) }
}

private enum Words {
  static let subjects = ["各地区各部门", "各级人民政府", "行业主管部门", "各责任单位", "领导小组办公室", "基层党组织", "牵头单位"]
  static let openings = ["坚持问题导向，", "结合工作实际，", "按照职责分工，", "围绕年度目标任务，", "立足当前、着眼长远，", "原则上，"]
  static let verbs = ["加强", "完善", "推进", "落实", "健全", "优化", "规范", "强化", "深化", "统筹", "加快", "细化", "提升", "改进"]
  static let manners = ["全流程", "常态化", "跨部门", "网格化", "清单式", "数字化", "一体化", "精细化", "动态", "协同", "重点领域"]
  static let objects = [
    "督查考核机制", "公共服务体系", "安全生产责任制", "营商环境", "应急管理能力建设", "财政资金绩效管理", "干部队伍建设",
    "风险隐患排查治理", "基础设施建设", "行政审批流程", "信息公开工作", "社会信用体系", "监督检查工作", "生态环境保护工作",
  ]
  static let aims = [
    "确保各项任务落地见效", "切实提高服务质量和效率", "不断增强人民群众的获得感", "推动形成齐抓共管的工作格局",
    "为高质量发展提供有力支撑", "做到底数清、情况明、责任实", "实现“一网通办”", "坚决守住不发生系统性风险的底线",
  ]
}

/// SplitMix64.
struct RandomNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func within(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func chance(_ share: Double) -> Bool { Double(next() >> 11) / Double(1 << 53) < share }
}
