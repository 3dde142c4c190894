import Lexicon
import Structure
import Text

/// What fits the kind of a paper. They act only where the 文种 is sure.
let genreRules: [PatternRule] = [
  PatternRule(
    .genre,
    "request-in-report",
    "报告、通知等不夹带请示事项",
    "报告不得夹带请示事项；通知、通报、批复、函也不用“妥否，请批示”之类的请示用语。引号中的不提示；意见请求批转的不提示。",
    "《党政机关公文处理工作条例》第十五条第四项",
    .error,
    formulas,
    good: [paper("关于工作情况的报告", "现将有关情况报告如下。", "特此报告。")],
    bad: [(paper("关于工作情况的报告", "现将有关情况报告如下。", "⟦妥否，请批示⟧。"), nil)],
    judge: { draft, found in
      switch draft.genre?.traits.asking {
      case .forbidden: found
      case .courteous: found.filter { isQuestion(draft.units($0)) }.map { $0.with(.warning) }
      case .unfit: found.map { $0.with(.warning) }
      case .due, .free, nil: []
      }
    },
  ),
  PatternRule(
    .genre,
    "request-twice",
    "请示一文一事，只请示一次",
    "请示应当一文一事，请示用语在末尾写一次。写了两次，多半是两件事。",
    "《党政机关公文处理工作条例》第十五条第四项",
    .warning,
    formulas,
    good: [paper("关于拨付经费的请示", "因工作需要，拟申请经费10万元。", "妥否，请批示。")],
    bad: [(paper("关于拨付经费的请示", "拟申请经费10万元。妥否，请批示。", "拟购置设备5台。⟦当否，请批示⟧。"), nil)],
    judge: { draft, found in
      guard draft.genre?.traits.asking == .due else { return [] }
      return Array(found.filter { isQuestion(draft.units($0)) }.dropFirst())
        .map { $0.saying("请示应当一文一事，前面已经请示过一次") }
    },
  ),
  PatternRule(
    .genre,
    "request-no-closing",
    "请示应当提出请示",
    "请示末尾应当有“妥否，请批示”“请予批准”之类的话，上级才知道要办什么。写完（有成文日期）才检查。",
    "《党政机关公文处理工作条例》第十五条第四项",
    .warning,
    formulas + [
      PatternCase(
        #"⟦(?:恳请|敬请|特请|请求|为盼|请予|请给予|请准予|请将|请支持|请审|请批|请示|请市|请省|请县|请国|请上级|请协调|请研究|请核|望批|望予|当否|妥否|可否)⟧"#,
        "请示用语"
      )
    ],
    good: [paper("关于拨付经费的请示", "因工作需要，恳请市政府拨付经费10万元。")],
    bad: [("⟦关于拨付经费的请示⟧\n市政府：\n我局拟开展维修，共需经费10万元。\n某市教育局\n2024年5月6日\n", nil)],
    judge: { draft, found in
      guard draft.genre?.traits.asking == .due, draft.day != nil, let title = draft.element(.title),
        !found.contains(where: { $0.range.start.line > title.range.end.line && !isOwnName(draft, $0) })
      else { return [] }
      return [
        Finding(
          code: "request-no-closing",
          severity: .warning,
          range: title.range,
          message: "请示全文没有提出请示；请在末尾写“妥否，请批示”之类的话"
        )
      ]
    },
  ),
  PatternRule(
    .genre,
    "closing-kind",
    "结尾用语与文种相符",
    "通知用“特此通知”，报告用“特此报告”，函用“特此函告（函达、函复）”，批复用“此复”“特此批复”。",
    "写作惯例",
    .warning,
    [
      PatternCase(
        #"(?<=^|[。！；，])⟦特此(?:通知|报告|函达|函告|函复|函询|函商|复函|批复|通报|公告|通告|请示)⟧(?=[。，！]|$)"#,
        "“{0}”与文种不符"
      ),
      PatternCase(#"(?<=^|[。])⟦此复⟧(?=[。]|$)"#, "“{0}”与文种不符"),
      PatternCase(#"(?<=^|[。])⟦以上(?:报告|请示)⟧(?=[，,]?(?:请|当否|妥否|可否|如无不妥))"#, "“{0}”与文种不符"),
    ],
    good: [paper("关于商请支持的函", "现就有关事项函告如下。", "特此函告。")],
    bad: [(paper("关于商请支持的函", "现就有关事项函告如下。", "⟦特此通知⟧。"), nil)],
    judge: { draft, found in
      guard let genre = draft.genre, !found.isEmpty else { return [] }
      let own = GenreForm.ownClosings(of: genre)
      // 会议纪要 has none, and none of the others fits it. What else has none may be closed in many ways, but asks nothing.
      if own.isEmpty, !genre.traits.isRecord { return found.filter { draft.units($0).suffix(2) == ["请", "示"] } }
      return found.filter { finding in
        let units = draft.units(finding)
        return !own.contains { $0.begins(with: units[...]) }
      }
    },
  ),
  PatternRule(
    .genre,
    "address-direction",
    "对上不称“你局”，对下不称“贵局”",
    "“你局”是上级称下级，“贵局”用于平行机关之间。请示、报告中直接写机关名称；商请、邀请的函称“贵局”。",
    "写作惯例",
    .information,
    [
      PatternCase(
        #"⟦(?:(?:你|贵(?!州))(?:[局厅委办部院校\p司处馆站社队]|公司|单位|中心|集团|企业|协会|学会|商会|支行|分行)|贵[行所科室])⟧(?![场民们])(?<!(?:宝|珍|昂|高|可|名|富|尊|权|显|娇|华|腾|亲|新|勋)贵.)"#,
        "“{0}”的称呼与行文方向不符",
        holds: { $0.isOutsideQuotes }
      )
    ],
    good: [paper("关于商请支持的函", "请贵局予以支持。")],
    bad: [(paper("关于工作情况的报告", "根据⟦你局⟧要求，现将有关情况报告如下。"), nil)],
    judge: { draft, found in
      switch draft.direction {
      case .up: found
      case .down: found.filter { draft.units($0).first == "贵" }
      // A letter may go down too (监管函, 复函): one that asks does not.
      case .flat: draft.asksInTitle ? found.filter { draft.units($0).first == "你" }.map { $0.with(.hint) } : []
      default: []
      }
    },
  ),
  PatternRule(
    .genre,
    "command-upward",
    "对上级、平级不用命令的口气",
    "“请遵照执行”“请认真贯彻执行”用于下行文，请示、报告、函不用。",
    "写作惯例",
    .warning,
    [
      PatternCase(
        #"⟦[请望](?:各单位|你们|你局|贵局)?(?:认真|严格|切实|抓好|一并|即)*(?:遵照执行|贯彻执行|贯彻落实|遵照办理|照此执行|照此办理|遵照|认真执行)⟧"#,
        "“{0}”是下行文的口气",
        holds: { $0.isOutsideQuotes }
      )
    ],
    good: [
      paper("关于加强督查的通知", "现将有关事项通知如下。", "请遵照执行。"),
      paper("关于文件办理情况的报告", "县委下发通知，要求各部门“请遵照执行”。", "特此报告。"),
    ],
    bad: [(paper("关于商请支持的函", "现就有关事项函告如下。", "⟦请遵照执行⟧。"), nil)],
    judge: { draft, found in
      draft.direction == .up || draft.direction == .flat ? found : []
    },
  ),
]

/// Words with which a paper asks its superior.
private let formulas: [PatternCase] = [
  PatternCase(
    #"⟦(?:妥否|当否|可否|是否妥当|是否可行|以上报告当否|以上报告妥否)[，,]?(?:恳|敬|特)?请(?:予|予以|审|一并|一并予以)?(?:批示|批复|审批|指示|批准|核准|审定|核批|示)⟧"#,
    "“{0}”是请示的用语，请另行请示",
    holds: { $0.isOutsideQuotes }
  ),
  PatternCase(
    #"(?<![提申报邀])⟦(?:请(?:予|予以|给予|准予)?(?:批准|审批|批复|批示|核批|核准)(?=$|[。，；！])|请(?:予|予以|给予|准予)(?:拨款|拨付|核拨|追加|增拨)[^，。；]{0,12}|恳请[^，。；]{0,12}(?:拨付|拨款|核拨|追加|批准|批复)[^，。；]{0,12})⟧"#,
    "“{0}”是请示的用语，请另行请示",
    holds: { $0.isOutsideQuotes }
  ),
]

/// Whether the formula asks whether something is right: 妥否，请批示.
private func isQuestion(_ units: [CodeUnit]) -> Bool {
  units.contains("否")
}

/// 本请示, 以上请示收悉: the word as a name.
private func isOwnName(_ draft: Draft, _ finding: Finding) -> Bool {
  let units = draft.document.text.line(finding.range.start.line).units
  return draft.units(finding) == ["请", "示"] && units[at: finding.range.start.column - 1] == "的"
}

extension PatternMatch {
  /// Whether it stands in no quotation marks.
  fileprivate var isOutsideQuotes: Bool { depthBefore(of: "“") <= 0 }
}

extension Draft {
  /// Whether the title is that of a letter which asks for something: 关于商请支持的函.
  fileprivate var asksInTitle: Bool {
    guard let title = element(.title) else { return false }
    let units = document.lines(of: title).flatMap { Array($0.units[$0.content]) }
    return units.indices.contains { requests.length(at: $0, in: units) != nil }
  }
}

private let requests = CueSet(.request)

extension Finding {
  /// The same at another level.
  func with(_ severity: Severity) -> Finding {
    var copy = self
    copy.severity = severity
    return copy
  }

  fileprivate func saying(_ message: String) -> Finding {
    var copy = self
    copy.message = message
    return copy
  }
}

private func paper(_ title: String, _ body: String...) -> String {
  let recipient = title.hasSuffix("通知") ? "各有关单位" : "市政府"
  return "\(title)\n\(recipient)：\n\(body.joined(separator: "\n"))\n某市教育局\n2024年5月6日\n"
}
