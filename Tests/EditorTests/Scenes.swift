import Foundation

/// What a writer does, the same in every editor. `‸` is the cursor.
enum Scenes {
  /// Some text is typed at the cursor and an item of the list is accepted; the buffer must hold exactly what it should.
  struct Completion: Sendable {
    var name: String
    var draft: String
    var typed: String
    /// The item, as the list shows it.
    var label: String
    /// What stands at the place of the cursor afterwards.
    var inserts: String
    var isPinyin = false
    /// It must stand among so many first items.
    var place = 50

    var before: String { draft.components(before: "‸") }
    var after: String { String(draft.dropFirst(before.count + 1)) }
    var expected: String { before + inserts + after }
  }

  static let completions: [Completion] = [
    Completion(
      name: "after 汉字 in the middle of a sentence",
      draft: "关于做好工作的通知\n\n下一步，各级党委要‸，把活动抓紧抓实。\n",
      typed: "在做",
      label: "在做“深”上谋划",
      inserts: "在做“深”上谋划",
    ),
    Completion(
      name: "after a long run of 汉字",
      draft: "各级党委和政府以及有关部门和单位要‸\n",
      typed: "在做",
      label: "在做“深”上谋划",
      inserts: "在做“深”上谋划",
    ),
    Completion(
      name: "after punctuation, the next member of a parallel set",
      draft: "下一步，要在做“深”上谋划‸\n",
      typed: "，",
      label: "在做“实”上用心",
      inserts: "，在做“实”上用心",
      place: 3,
    ),
    Completion(
      name: "inside a run of 汉字",
      draft: "下一步，各级党委要‸中学习。\n",
      typed: "在做",
      label: "在做“深”上谋划",
      inserts: "在做“深”上谋划",
    ),
    Completion(
      name: "before a run of 汉字",
      draft: "下一步，要在做“深”上谋划‸中学习。\n",
      typed: "，",
      label: "在做“实”上用心",
      inserts: "，在做“实”上用心",
    ),
    Completion(
      name: "after an opening quotation mark",
      draft: "下一步，各级党委要在做‸\n",
      typed: "“",
      label: "在做“深”上谋划",
      inserts: "“深”上谋划",
    ),
    Completion(
      name: "at the start of a line",
      draft: "一、提高认识\n\n各级要提高认识。\n\n‸\n",
      typed: "",
      label: "二、",
      inserts: "二、",
    ),
    Completion(
      name: "on a line with 𠮷 and an emoji",
      draft: "𠮷林镇😀党委要‸，让群众满意。\n",
      typed: "在做",
      label: "在做“深”上谋划",
      inserts: "在做“深”上谋划",
    ),
    Completion(
      name: "after pinyin, right behind 汉字",
      draft: "各级党委要坚持‸，久久为功。\n",
      typed: "wmfw",
      label: "为民服务",
      inserts: "为民服务",
      isPinyin: true,
    ),
  ]

  /// A draft and what an editor must underline in it: code, line, and exactly these characters.
  struct Diagnostics: Sendable {
    var name: String
    var draft: String
    var expected: [Mark]
  }

  struct Mark: Hashable, Sendable, Decodable {
    var code: String
    var line: Int
    var covered: String
  }

  static let diagnostics: [Diagnostics] = [
    Diagnostics(
      name: "a gap between headings",
      draft: "一、提高认识\n\n各级要提高认识。\n\n三、加强领导\n\n各级要加强领导。\n",
      expected: [Mark(code: "ordinal-gap", line: 5, covered: "三、")],
    ),
    Diagnostics(
      name: "a gap behind 𠮷 and an emoji on the same line",
      draft: "𠮷林镇😀抓好两件事。一是建立公示制度，让身份亮出来。三是建立考核制度，把时间管起来。\n",
      expected: [Mark(code: "series-incomplete", line: 1, covered: "三是")],
    ),
  ]

  static let fix = (
    draft: "一、提高认识\n\n各级要提高认识。\n\n三、加强领导\n\n各级要加强领导。\n",
    line: 5,
    expected: "一、提高认识\n\n各级要提高认识。\n\n二、加强领导\n\n各级要加强领导。\n"
  )

  /// Two findings on one line, the surer one away from the cursor: the command mends the one under the cursor.
  static let fixAtCursor = (
    draft: "各级要布署好工作，做好3月5号的检查。\n",
    before: "各级要布署好工作，做好3月5",
    expected: "各级要布署好工作，做好3月5日的检查。\n"
  )

  /// A paragraph typed clause by clause with a pause behind each: the list must be there by itself each time, and what
  /// was typed must stand in the buffer untouched.
  static let typing = (
    draft: "关于做好重点工作的通知\n\n各县（市、区）人民政府：\n　　‸\n",
    clauses: [
      "为全面贯彻党的二十大精神，", "深入落实党中央、国务院决策部署，", "各级党委和政府要提高政治站位，", "坚持以人民为中心的发展思想，",
      "坚持问题导向，", "加强组织领导，", "完善体制机制，", "压实工作责任，", "强化监督检查，", "统筹推进各项重点任务，",
      "切实保障和改善民生，", "维护社会和谐稳定，", "推动经济社会高质量发展，",
    ]
  )

  /// What Enter makes of a line. `‸` is the cursor, before and after.
  struct Enter: Sendable {
    var name: String
    var draft: String
    /// What is typed behind it.
    var typed = ""
    var expected: String
  }

  static let enters: [Enter] = [
    Enter(
      name: "an item goes on",
      draft: "一、提高认识\n（一）落实责任，强化监督；‸\n二、加强领导\n",
      expected: "一、提高认识\n（一）落实责任，强化监督；\n（二）‸\n二、加强领导\n",
    ),
    Enter(
      name: "a heading does not",
      draft: "一、提高认识‸\n各级要提高认识。\n",
      expected: "一、提高认识\n‸\n各级要提高认识。\n",
    ),
    Enter(
      name: "items that stand apart go on behind a blank line",
      draft: "一、提高认识\n\n（一）落实责任。各级要监督。\n\n（二）健全机制。各级要督促。‸\n",
      expected:
        "一、提高认识\n\n（一）落实责任。各级要监督。\n\n（二）健全机制。各级要督促。\n\n（三）‸\n",
    ),
    Enter(
      name: "an empty item goes",
      draft: "一、提高认识\n（一）落实责任，强化监督；\n（二）‸\n",
      expected: "一、提高认识\n（一）落实责任，强化监督；\n‸\n",
    ),
    Enter(
      name: "a number that the writer types as well stands once",
      draft: "一、提高认识\n1.检查灶具；‸\n",
      typed: "2.检查",
      expected: "一、提高认识\n1.检查灶具；\n2.检查‸\n",
    ),
    Enter(
      name: "in brackets too",
      draft: "一、提高认识\n（一）检查灶具；‸\n",
      typed: "（二）检查",
      expected: "一、提高认识\n（一）检查灶具；\n（二）检查‸\n",
    ),
    Enter(
      name: "amid a list the items behind count on",
      draft: "一、提高认识\n1.自查；‸\n2.整改；\n3.销号。\n",
      expected: "一、提高认识\n1.自查；\n2.‸\n3.整改；\n4.销号。\n",
    ),
    Enter(
      name: "an empty item amid a list goes, and those behind count back",
      draft: "一、提高认识\n一是自查。\n二是‸\n三是整改。\n四是销号。\n",
      expected: "一、提高认识\n一是自查。\n‸\n二是整改。\n三是销号。\n",
    ),
  ]

  /// What is typed at `‸` step by step, Enter and the key that takes a character back among it, and then undone.
  struct Undo: Sendable {
    var name: String
    var steps: [String]

    static let draft = """
      关于做好防汛工作的通知

      各乡镇人民政府：
      一、加强领导
      （一）落实责任制度。各乡镇要明确专人。‸
      （二）完善应急预案。各乡镇要组织演练。
      （三）备足物资装备。各乡镇要逐项清点。
      二、强化检查
      （一）县水利局要开展全面检查。
      （二）对不按第一部分第（二）项办理的，予以通报。
      （三）检查结果及时报送。

      """
  }

  static let undos: [Undo] = [
    Undo(name: "an item that comes in and goes again", steps: ["\n", "\n"]),
    Undo(name: "two items in one insertion", steps: ["\n", "落实经费。", "\n", "落实人员。"]),
    Undo(
      name: "a number taken away character by character, and its line",
      steps: ["\n", "落实经费。", "\n", "\u{8}\u{8}\u{8}", "\u{8}", "好。", "\n", "落实人员。"],
    ),
  ]

  /// Enter behind `‸`, so many characters of the number taken away, and text typed on at once.
  static let takenBack = (
    draft: Undo.draft,
    deleted: 3,
    typed: "各乡镇要落实值班制度，做好记录。",
    expected: Undo.draft.replacingOccurrences(of: "‸", with: "\n各乡镇要落实值班制度，做好记录。")
  )

  /// What is certain, mended in the whole draft by the command of our own plugin.
  static let fixAll = (
    draft: "一、提高认识\n\n各级要提高认识,落实责任。\n\n三、加强领导\n",
    expected: "一、提高认识\n\n各级要提高认识，落实责任。\n\n三、加强领导\n"
  )

  /// A finding whose rule the writer switches off from the menu of fixes.
  static let ruleOff = (
    draft: "关于开展工作的通知\n\n各县：\n做到三个到位：一是责任到位；二是资金到位。\n",
    line: 4,
    action: "在本项目中关闭“说几项就应有几项”",
    rule: "count-mismatch"
  )

  /// A reference, and the line at which stands what it names.
  static let reference = (
    draft: "关于开展工作的通知\n\n各县：\n一、总体要求\n具体分工见‸第二部分。\n二、任务分工\n各县要抓好落实。\n",
    target: 6
  )

  /// A draft in which something is explained, listed, changed throughout and found, by the keys that the README names.
  static let lookup = (
    draft: """
    关于开展工作的通知

    各县：
    一、总体要求
    要落实“‸三个到位”，具体分工见第二部分。
    二、任务分工
    各县要落实“三个到位”，抓好落实。
    四、保障措施
    各县要严格考核。

    """,
    heading: 6,
    explained: "第 2 项，共 3 项",
    /// Two clients do not count the place where the question is asked.
    references: [[5, 7], [7]],
    name: "四个到位",
    finding: 8
  )

  static let outline = (
    draft: "一、提高认识\n（一）学习文件\n各级要学习文件。\n（二）开展讨论\n各级要开展讨论。\n二、加强领导\n各级要加强领导。\n",
    headings: ["提高认识", "学习文件", "开展讨论", "加强领导"],
    last: "二、加强领导",
    foldedLine: 3
  )
}

/// The documents that the project is measured on, where they lie beside the checkout.
enum Corpus {
  static let seeds: [URL] = {
    let named = ProcessInfo.processInfo.environment["GONGWEN_SHARED"].map { URL(filePath: $0) }
    let shared = named ?? Desk.checkout.deletingLastPathComponent().appending(path: "shared")
    let folder = shared.appending(path: "corpus/seeds")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().map { folder.appending(path: $0) }
  }()
}

extension String {
  /// The text before the first `mark`; all of it without one.
  fileprivate func components(before mark: Character) -> String {
    String(prefix { $0 != mark })
  }
}
