import Lexicon
import Text

/// Words that need their surroundings to be judged.
let wordingRules: [PatternRule] = [
  PatternRule(
    .wording,
    "misspelling-guarded",
    "看上下文可以断定的错字",
    "“会报”“签定”“既使”等，单看两个字可能是两个词的首尾（大会报告、既使……又使……），看上下文才能断定。",
    "写作惯例：公文校对常见差错",
    .warning,
    inTables: true,
    [
      PatternCase(
        #"(?<=听取|工作|专题|情况|作|做|进行|及时|定期|当面|口头|书面|向.{1,8})(?<!大|委员|人大|董事)⟦会报⟧(?!告|送|酬|备|表|名|纸|社|刊|请)"#,
        "“会报”应为“{right}”",
        fix: "汇报"
      ),
      PatternCase(#"⟦会报⟧(?=(?:工作|材料|情况|如下|了|后))(?<=[^大委事协议理常]会报)"#, "“会报”应为“{right}”", fix: "汇报"),
      PatternCase(#"⟦签定⟧(?=了?(?:[^，。；]{0,12}(?:合同|协议|责任|条约|备忘录|意向|书)))"#, "“签定”应为“{right}”", fix: "签订"),
      PatternCase(#"(?<![编维整装])⟦修定⟧(?!期|时|额|点|价|向)"#, "“修定”应为“{right}”", fix: "修订"),
      PatternCase(#"⟦既使⟧(?![^。；]{0,30}(?:又|更|还|也使|也让))"#, "“既使”应为“{right}”", fix: "即使"),
      PatternCase(#"⟦既便⟧(?![民利于捷宜]|[^。；]{0,30}又)"#, "“既便”应为“{right}”", fix: "即便"),
      PatternCase(#"⟦即要⟧(?=[^。；]{1,30}(?:又|也|还)要)"#, "“即要……又要”应为“{right}”", fix: "既要"),
      PatternCase(#"(?<!生活)⟦必需⟧(?=要|坚持|加强|认真|严格|高度|立即|按照|切实|做到|抓|把|在|服从|遵守)(?!要[素求件])"#, "“必需”应为“{right}”", fix: "必须"),
      PatternCase(#"⟦过度⟧(?=期(?!望|待|间|货|限)|阶段|性(?:安排|措施|政策|房))"#, "“过度”应为“{right}”", fix: "过渡"),
      PatternCase(
        #"(?<![可予难足得加何给借])⟦以经⟧(?=完成|成为|达到|形成|取得|建成|开始|启动|超过|落实|部署|印发|完工|开工|竣工|解决|全部|基本|初步)"#,
        "“以经”应为“{right}”",
        fix: "已经"
      ),
      PatternCase(
        #"⟦渡过⟧(?=了?[^，。；难江河海]{0,8}(?:春节|佳节|节日|假期|国庆|中秋|元旦|新年|晚年|童年|暑假|寒假|周末|时光|一生))"#,
        "“渡过”应为“{right}”",
        fix: "度过"
      ),
      PatternCase(#"(?<=[我们你他她它都就早也还])⟦以经⟧(?=[^济营费验过常贸典理办销历学纪手由受书文])"#, "“以经”应为“{right}”", fix: "已经"),
      PatternCase(
        #"(?<=^|[，。；：、“”]|[\h]{2})⟦做为⟧(?=(?:一|领导|党员|干部|首|重要|主要|全|国家|政府|今年|工作|衡量|考核|依据|重点|突破|抓手|基础|前提|试点))(?<!叫做为|当做为|称做为)"#,
        "“做为”应为“{right}”",
        fix: "作为"
      ),
      PatternCase(
        #"(?<=群众|职工|企业|代表|基层|社会|百姓|居民|网民)⟦反应⟧(?=的问题|的热点|的突出|强烈的问题|比较集中|突出的|问题|情况)"#,
        "“反应”应为“{right}”",
        fix: "反映",
        asks: true
      ),
      PatternCase(#"⟦制订⟧(?=了?本(?:办法|规定|条例|细则|制度))"#, "“制订”宜作“{right}”", fix: "制定", asks: true),
      PatternCase(#"⟦权利⟧(?=机关|机构|清单|运行|集中|寻租|腐败|监督)"#, "“权利”应为“{right}”", fix: "权力", asks: true),
    ],
    good: ["大会报告全文发布。委员会报送材料。\n"],
    bad: [("听取工作⟦会报⟧。\n", "听取工作汇报。\n")],
  ),
  PatternRule(
    .wording,
    "jiezhi",
    "说到某时为止用“截至”",
    "“截至”是到某个时候，“截止”是到期停止：截至2023年底，共有100家；报名5月8日截止。",
    "写作惯例；《现代汉语词典》",
    .warning,
    [
      PatternCase(
        #"⟦截止到?⟧(?=(?:二〇|\d{4}年|\d{1,2}月|\d{1,2}日|第[一二三四]季度|目前|今年|去年|昨天|昨日|发稿|上月|上年|本月|本年|当前|现在|今日|年底|月底))(?<=(?:^|[，。；：、（\s]|[年月日中，]).{0,1}截止到?)(?<!(?:申报|报名|日期|时间|投标|提交|征集|申请|认购|缴费)截止到?)"#,
        "说到某时为止用“{right}”；“截止”是到期停止",
        fix: "截至"
      )
    ],
    good: ["报名截止日期为5月8日。\n"],
    bad: [("⟦截止⟧2023年底，项目全部完工。\n", "截至2023年底，项目全部完工。\n")],
  ),
  PatternRule(
    .wording,
    "zuochu",
    "决定、部署等用“作出”",
    "“作出决定”“作出部署”“作出批示”用“作”；“做出贡献”“做出成绩”不提示。",
    "写作惯例",
    .hint,
    [
      PatternCase(
        #"⟦做出⟧(?=了?(?:的)?(?:重要|重大|明确|具体|全面|系统|科学|统一|专门|相应)?(?:决定|部署|安排|指示|批示|处理|批复|规定|决议|裁决|判决|承诺|答复|回应|说明|解释|决策|处分|处罚))"#,
        "宜作“{right}”",
        fix: "作出",
        asks: true
      )
    ],
    good: ["做出贡献，作出决定。\n"],
    bad: [("⟦做出⟧重要指示。\n", nil)],
  ),
  PatternRule(
    .wording,
    "shejidao",
    "“涉及”“付诸”之后不加“到”“于”",
    "“涉及”已有“到”的意思，“诸”就是“之于”。",
    "写作惯例",
    .hint,
    [
      PatternCase(#"⟦涉及到⟧(?!期)"#, "“涉及”已有“到”的意思", fix: "涉及", asks: true),
      PatternCase(#"⟦付诸于⟧"#, "“诸”就是“之于”", fix: "付诸", asks: true),
      PatternCase(#"⟦(?:公诸于)⟧(?!众|世)"#, "“诸”就是“之于”", fix: "公之于", asks: true),
    ],
    good: ["涉及多个部门，付诸行动。\n"],
    bad: [("工作⟦涉及到⟧多个部门。\n", nil)],
  ),
  PatternRule(
    .wording,
    "redundancy",
    "意思不重复",
    "“凯旋归来”“原因是由于”等，两处说的是一个意思，留一处。",
    "写作惯例",
    .hint,
    [
      PatternCase(#"⟦凯旋(?:归来|而归)⟧"#, "“凯旋”就是得胜归来"),
      PatternCase(#"⟦原因(?:主要)?是(?:由于|因为)⟧"#, "“原因是”与“由于”“因为”用一个"),
      PatternCase(#"⟦(?:当前|目前|眼下)的?当务之急⟧"#, "“当务之急”已有当前的意思"),
      PatternCase(#"⟦悬殊(?:很|较|非常|十分|甚|太)?大⟧"#, "“悬殊”就是差别很大"),
      PatternCase(#"⟦(?:过高|过分|不切实际)的奢望⟧"#, "“奢望”就是过高的希望"),
      PatternCase(#"⟦(?:亲眼|亲自)目睹⟧"#, "“目睹”就是亲眼看见"),
      PatternCase(#"⟦(?:非常|十分|很|极其)罕见的?奇迹⟧"#, "意思重复"),
      PatternCase(#"⟦(?:免费|无偿)赠送⟧"#, "“赠送”就是无偿"),
      PatternCase(#"⟦(?:第一个|首次)(?:首创|开创先河)⟧"#, "意思重复"),
      PatternCase(#"⟦(?:令人|让人)堪忧⟧"#, "“堪忧”就是令人担忧"),
      PatternCase(#"⟦(?:多年|长期)来?的夙愿⟧"#, "“夙愿”就是一向的愿望"),
      PatternCase(#"⟦(?:重新|再次)(?:复议|复查一遍)⟧"#, "意思重复"),
      PatternCase(#"⟦(?:基本上?)(?:全部|完全|彻底)⟧"#, "“基本”与“全部”矛盾"),
      PatternCase(#"⟦(?:最为|最)(?:至关重要|首要)⟧"#, "意思重复"),
      PatternCase(#"⟦(?:忍俊不禁地?笑)⟧"#, "“忍俊不禁”就是忍不住笑"),
      PatternCase(#"⟦(?:被|受)(?:到)?(?:应邀)⟧"#, "意思重复"),
    ],
    good: ["原因是管理不善，当务之急是抓落实。\n"],
    bad: [("⟦原因是由于⟧管理不善。\n", nil)],
  ),
  PatternRule(
    .wording,
    "doubled-word",
    "字、词不重复",
    "“的的”“了了”“加强加强”等，是修改时留下的。“目的的”“为了了解”“发展和和谐”是两个词，不提示。",
    "写作惯例：公文校对常见差错",
    .warning,
    inTables: true,
    [
      PatternCase(#"(?<![目标中有端似真])的⟦的⟧(?![确士])"#, "“的”重复了", fix: ""),
      PatternCase(#"(?<![为除明罢末终])了⟦了⟧(?![解结却断然如望不无])"#, "“了”重复了", fix: ""),
      PatternCase(#"(?<![平谐温缓饱总人])和⟦和⟧(?![平谐睦气好解合县田美顺])"#, "“和”重复了", fix: "", asks: true),
      PatternCase(#"(?<![存现正内潜所实自健好不旨重意志外不乐在])在⟦在⟧(?![线职校建编岗场册押逃读案途地外座乎内野])"#, "“在”重复了", fix: "", asks: true),
      PatternCase(#"(?<![求于但还就也可只都正总凡国要算更不若先乃或])是⟦是⟧(?![非否])"#, "“是”重复了", fix: ""),
      PatternCase(#"(?<![参赠给授赋])与⟦与⟧(?![会否时])"#, "“与”重复了", fix: "", asks: true),
      PatternCase(#"(?<![针应相反绝面校核])对⟦对⟧(?![联方外口接照比标手立症应策付等象账帐称话抗])"#, "“对”重复了", fix: "", asks: true),
      PatternCase(#"(?<=[，。；：、]|^)把⟦把⟧(?![握关手柄持脉])"#, "“把”重复了", fix: "", asks: true),
      PatternCase(#"(?<=[，。；：、]|^)被⟦被⟧(?![告褥])"#, "“被”重复了", fix: "", asks: true),
    ] + doubledWords,
    good: ["工作目的的确定，为了了解情况，实事求是是我们的作风。\n"],
    bad: [("加强对安全生产工作的⟦的⟧领导。\n", "加强对安全生产工作的领导。\n"), ("要加强⟦加强⟧领导。\n", nil)],
  ),
  PatternRule(
    .wording,
    "placeholder",
    "成稿中不留待填的空",
    "“××”“XX”“____”“【待补充】”“TODO”等是起草时留的空，成稿之前填好。",
    "写作惯例",
    .warning,
    once: true,
    [
      PatternCase(#"(?<!×)⟦××+⟧"#, "这里还没有填", holds: { $0.isNoScheme && !$0.isWithinNumber }),
      PatternCase(#"(?<=^|[年月日时第，。、；：（“于自至从到在])⟦×⟧(?=[年月日时元])"#, "这里还没有填", holds: { $0.isNoScheme }),
      PatternCase(
        #"(?<=[\h，：。“（、年月]|^)⟦(?:[XxＸ]{2,6})⟧(?=[\h，。；：、）”％%]|$)(?![染型])"#,
        "这里还没有填",
        holds: { $0.isNoScheme }
      ),
      PatternCase(#"⟦(?:_{3,}|＿{2,})⟧"#, "这里还没有填", holds: { $0.isNoScheme }),
      PatternCase(#"⟦[【\[［](?:待|此处|请填|填写)[^】\]］]{0,20}[】\]］]⟧"#, "这里还没有填", holds: { $0.isNoScheme }),
      PatternCase(#"⟦[（(](?:此处)?待(?:定|补充|核实|完善|填写?|确认|补)[）)]⟧"#, "这里还没有定", holds: { $0.isNoScheme }),
      // 王某某 is a person whose name is not told.
      PatternCase(
        #"(?:(?<!\h)|(?<=[由请给向和与对是在及被把为]))⟦某某⟧(?![某县市省区镇乡村局委厅办公])|(?<=[经由请给向和与对是在及被把为到赴往])⟦某某⟧(?=[省市县区镇乡村局厅委])"#,
        "这里还没有填",
        holds: { $0.isNoScheme }
      ),
      PatternCase(#"(?<!\w)⟦(?:TODO|TBD|XXXX*)⟧(?!\w)"#, "这里还没有填", holds: { $0.isNoScheme }),
      PatternCase(#"⟦[○〇]{2,}⟧(?=[年月日]|[\h])(?<![一二][〇○]{1,3})"#, "这里还没有填", holds: { $0.isNoScheme }),
    ],
    good: ["规格为10×20×30厘米，面积5×8平方米。\n"],
    bad: [("投资⟦XXX⟧万元。\n", nil), ("⟦【待补充】⟧\n", nil)],
  ),
]

private let doubledWords = CueSet(.doubled).words.map { word in
  PatternCase("\(String(word))⟦\(String(word))⟧", "“{0}”重复了", fix: "", asks: true)
}

private let schemes = CueSet(.scheme)

extension PatternMatch {
  /// Whether figures stand on both sides: 4303××××12 is a number that is not shown whole.
  fileprivate var isWithinNumber: Bool {
    units[at: marked.lowerBound - 1].isASCIIDigit && units[at: marked.upperBound].isASCIIDigit
  }

  /// Whether what is marked is no part of a scheme that the text explains (编号格式为×〔年份〕×号) or of a form that others
  /// fill in (□其他____).
  fileprivate var isNoScheme: Bool {
    var depth = 0
    for index in content {
      let unit = units[index]
      if index < marked.lowerBound { depth += unit == "“" ? 1 : unit == "”" ? -1 : 0 }
      if unit == "□" || unit == "☐" || schemes.length(at: index, in: units) != nil { return false }
    }
    return depth <= 0
  }
}
