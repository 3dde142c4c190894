import Structure
import Text

/// “三个到位” with two items; 抓好四项工作：一是…二是…三是…
final class CountMismatchRule: Rule {
  let info = RuleInfo(
    id: "count-mismatch",
    title: "说几项就应有几项",
    explanation: """
      “以下四个方面”“三个到位”等说明了数目的，后面逐项列出的应当正好是这么多。改稿时增删条目，最容易忘了改这里。
      只在数目紧接着列举时核对：一是……二是……，分行的（一）（二），标题里的“五项重点工作”与其下各项，“四个到位”与其后逐一
      列出的到位，“以上三点”与前面各点。跨一、二、连续编排的，按总数或本节的项数都可以。没有量词的（三农、十四五）、
      只举例的（……等三项）不核对；先列后数的（甲、乙、丙四项），各项字数相同、只差一项的才提示。列举本身缺号的，只提示缺号；补上
      缺号还是不合的，两样都提示。
      """,
    basis: "《党政机关公文处理工作条例》第二十条第四项：内容真实、表述准确；写作惯例",
    severity: .warning,
    group: .consistency,
    good: [
      Example("要抓好三件事：一是加强领导，二是压实责任，三是强化督查。\n"),
      Example("重点做好以下两项工作：\n（一）摸清底数。各单位要全面自查。\n（二）建章立制。各单位要总结经验。\n"),
      Example("有两种情况：一是有人等待观望；一是有人畏难退缩。\n"),
      Example("全年提出审计建议63条，被采纳58条。\n一、聚焦主责。\n二、聚焦民生。\n三、聚焦整改。\n"),
      Example("抽查城管局、双桥镇等4个单位，推出“三亮一争”“品牌创建”两项活动。\n"),
      Example("评审会召开3次，分别为初审会、复审会和终审会。\n"),
      Example("要点：三个“更加”、四个“坚持”。\n一、背景\n甲。\n二、内容\n乙。\n三、体会\n丙。\n"),
      Example("办好10件实事：（1）更新电梯；（2）改造食堂；（3）完善停车位等。\n"),
      Example("实施“五大行动”。良种推广行动、品牌培育行动成效明显。\n"),
      Example("实施“五大行动”。良种推广行动、品牌培育行动。\n"),
      Example("由县委办、县府办、组织部推荐1至4名代表：甲、乙。\n企业可以委派1至3名代表：\n（一）甲。\n（二）乙。\n"),
      Example("对60岁以上两人户、参保三年以上五项待遇逐一核查。\n垃圾分为可回收物、有害垃圾和易腐垃圾、其他垃圾四类。\n"),
      Example("请抓好三件事：一、传达学习；二、制定方案；三、督促落实。\n"),
      Example("一、成绩\n甲。\n二、问题\n一是学习不够。二是创新不强。\n三、打算\n针对上述两个问题，抓好落实。\n"),
      Example("事项达到42项。一是优化流程，二是精简材料，三是公开承诺。\n"),
      Example("第四板块提出了五项措施。\n（一）发展目标。\n（二）主要任务。\n"),
      Example("一、认识\n甲。\n二、落实\n乙。\n三、作风\n我再强调两点：一是传达，二是落实。\n以上两点，请抓好落实。\n"),
      Example("一、统筹三项工作，实现两个目标\n（一）修路\n开工两条。\n（二）治水\n清淤八里。\n（三）造林\n造林百亩。\n"),
      Example("一、坚持“四个结合”，提升服务水平\n（一）点面结合\n开展巡查。\n（二）转变作风\n开通网站。\n（三）内外结合\n组织互访。\n"),
      Example("现提出以下4条措施。\n一、加强领导\n（一）成立专班。\n（二）压实责任。\n二、优化服务\n（三）简化流程。\n（四）公开信息。\n"),
    ],
    bad: [
      Example("要做到⟦“三个到位”⟧。一是认识到位，二是责任到位。\n"),
      Example("要做到⟦“三个到位”⟧：一是认识到位，二是责任到位。\n"),
      Example("要抓好⟦四件事⟧：一是加强领导，二是压实责任，三是强化督查。\n"),
      Example("重点做好以下⟦三项工作⟧：\n（一）摸清底数。各单位要全面自查。\n（二）建章立制。各单位要总结经验。\n"),
      Example("要做到⟦“四个到位”⟧，即认识到位、责任到位、措施到位。\n"),
      Example("一、问题\n（一）人手不足。\n（二）设备老化。\n上述⟦三个问题⟧，请予支持。\n二、打算\n抓好整改。\n"),
      Example("主要有以下问题：一是人员不足；二是经费紧张；三是设备老化。\n上述⟦四项⟧问题，将逐一解决。\n"),
      Example("问题有：一是人员不足，二是经费紧张。针对以上⟦三点⟧不足，将认真改进。\n"),
      Example("全年举办展览⟦4次⟧，分别为影像展、女摄影家展、丰收节展。\n"),
      Example("公务用车实行⟦“五统一”⟧管理：\n1.统一购置；\n2.统一调度；\n3.统一维修；\n4.统一加油。\n"),
      Example("落实⟦“五个一批”⟧：资源开发一批、物业经营一批、资产盘活一批、服务创收一批。\n"),
      Example("延伸抽查城管局、产业园区、铜盂镇、海门镇、司法局等⟦4个单位⟧。\n"),
      Example("开展“三亮一争”、“品牌创建”、“结对共建”⟦四项活动⟧。\n"),
      Example("全县⟦四个乡镇⟧（双桥镇、临山镇、白塔镇）已推广应用。\n"),
      Example("考核分自查自评、资料审查、实地核查、综合评定⟦三个步骤⟧，逐项打分。\n"),
      Example("紧扣“稳增长、促改革、惠民生”⟦四项任务⟧，抓好落实。\n"),
      Example("做好防汛抗旱、森林防火⟦三项重点工作⟧。\n"),
      Example("突出⟦两个重点⟧，即粮食安全、农民增收、产业融合。\n"),
      Example("一、成绩\n甲。\n二、问题\n一是学习不够。二是创新不强。\n三、打算\n针对上述⟦三个问题⟧，抓好落实。\n"),
      Example("请协助办理以下⟦两件事⟧。\n一是协调交警；二是通知村庄；三是提供接口。\n"),
      Example("一、问题\n存在以下⟦三个问题⟧：\n一是学习不够。二是创新不强。\n二、打算\n抓好整改。\n"),
      Example("（一）突出⟦三项重点⟧\n一是抓学习。二是抓考核。\n（二）形成合力\n各司其职。\n"),
      Example("坚持⟦四项原则⟧：依法、公开、公正，确保取得实效。\n"),
      Example("从⟦五方面抓好整改⟧：一是压实责任，二是完善制度，三是强化监督，四是严格问责。\n"),
      Example("原因有⟦三⟧：一是认识不到位，二是责任不落实。\n"),
      Example("生活垃圾分为⟦四类⟧：可回收物、有害垃圾、厨余垃圾。\n"),
      Example("会议审议通过了⟦三个文件⟧：《工作方案》《考核办法》。\n"),
      Example("全年开展了⟦四次演练⟧，分别是春季演练、夏季演练、秋季演练。\n"),
      Example("会议要求做到⟦“三要”⟧：一要提高认识；二要压实责任。\n"),
      Example("垃圾分为可回收物、有害垃圾、易腐垃圾、其他垃圾⟦三类⟧，分开投放。\n"),
      Example("会员分为单位会员和个人会员⟦三种⟧。\n"),
      Example("按照“定责任人、定措施、定时限、定预案”的⟦“三定”⟧要求，逐点落实。\n"),
      Example("要做到⟦“五个到位”⟧，人员到位、责任到位、措施到位、考核到位。\n"),
      Example("由县委办、县府办、组织部⟦4家单位牵头⟧。\n"),
      Example("会议研究了⟦三个议题⟧，纪要如下：\n一、粮食收购\n同意方案。\n二、招商引资\n同意签约。\n"),
      Example("一、文明祭扫\n不烧纸钱。\n二、厚养薄葬\n节俭办丧。\n文明祭扫从你我做起。请大家对照以上⟦三条⟧倡议，从自己做起。\n"),
      Example("突出⟦两个重点⟧。即粮食安全、农民增收、产业融合。\n"),
      Example("实施⟦“五大行动”⟧。实施良种推广行动、品牌培育行动、数字赋能行动、冷链补短板行动。\n"),
      Example("一、抓好⟦三项重点工作⟧，确保目标完成\n（一）修路\n开工两条。\n（二）治水\n清淤八里。\n"),
      Example("一、坚持⟦“四个结合”⟧，提升服务水平\n（一）点面结合\n开展巡查。\n（二）虚实结合\n开通网站。\n（三）内外结合\n组织互访。\n"),
      Example("一、抓落实要做到⟦三个坚持⟧\n（一）坚持问题导向\n抓短板。\n（二）坚持系统观念\n抓统筹。\n"),
      Example("活动分⟦四个阶段进行⟧：第一阶段为报名阶段，第二阶段为初赛阶段，第三阶段为决赛阶段。\n"),
      Example("主要存在⟦三方面问题⟧：\n（一）认识不到位。措施不实。\n（二）责任不落实。督查不严。\n"),
    ]
  )

  // MARK: Counts and what spells them out in the same paragraph or in the next

  func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    if !paragraph.syntax.announcements.isEmpty { checkBullets(paragraph, in: document, &report) }
    // What 一是、二是 list is not also counted by the words that they share.
    var listed = UniqueList<Int>()
    for index in paragraph.syntax.runs.indices {
      let own = AnnouncedCount.before(run: index, of: paragraph, in: document)
      if let own { listed.insert(own.range.lowerBound) }
      let above = own == nil && index == 0 ? AnnouncedCount.above(paragraph, in: document) : nil
      guard let (announcement, lead) = own.map({ ($0, paragraph) }) ?? above,
        let series = NumberedSeries(run: index, of: paragraph, in: document),
        series.isComplete || series.misses(announcement.count), !series.says(announcement.count),
        !paragraph.goesOn(behind: series, to: announcement.count),
        announcement.count < series.count || !paragraph.endsInExamples(paragraph.syntax.runs[index]),
        // 事项达到42项。一是…，二是…: a figure that was reached, behind which another list begins.
        !announcement.isFar(from: series.count) || own != nil && lead.units[at: announcement.range.upperBound] != "。"
      else { continue }
      let isUnfinished = announcement.count > series.count && document.endsOpen(with: paragraph)
      emit(announcement, of: lead, series, severity: isUnfinished ? .information : info.severity, &report)
    }
    for spelled in SpelledOutCount.all(in: paragraph)
    where spelled.announcement.count != spelled.members.count
      && !listed.contains(spelled.announcement.range.lowerBound)
    {
      let members = spelled.members.map { (place: paragraph.range($0), title: String(paragraph.units[$0])) }
      // 土地、耕畜、农具四项固定资产
      let isBefore = spelled.announcement.form == .backward && !spelled.isOneQuotation(in: paragraph.units)
      emit(spelled.announcement, of: paragraph, members, severity: isBefore ? .information : info.severity, &report)
    }
  }

  /// 以下四个方面：⏎- …⏎- …: items of Markdown without numbers.
  private func checkBullets(_ paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    guard document.dialect == .markdown, let announcement = AnnouncedCount.atEnd(of: paragraph) else { return }
    var members: [(place: TextRange, title: String)] = []
    var line = document.nextText(from: paragraph.lines.upperBound)
    while let at = line, let columns = document.bullet(on: at) {
      let title = String(document.text.line(at).units[columns])
      members.append((place: TextRange(line: at, columns), title: title))
      line = document.nextText(from: at + 1)
    }
    guard members.count > 1 else { return }
    emit(announcement, of: paragraph, members, severity: info.severity, &report)
  }

  // MARK: Counts behind what they sum up

  /// 以上三点 behind two of them.
  func check(_ reference: Reference, of paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    guard reference.kind == .above else { return }
    let range = reference.range
    var counts = paragraph.syntax.runs.compactMap { run -> Int? in
      guard let first = run.items.first, first.range.upperBound <= range.lowerBound, first.ordinal.number == 1,
        run.items.count > 1
      else { return nil }
      return run.items.count
    }
    // What was listed up to here: the paragraph before that lists it, or the series at the end of which this stands.
    var isSeries = !counts.isEmpty
    if counts.isEmpty {
      guard let line = document.lineAboveHeadings(paragraph) else { return }
      (counts, isSeries) = document.listed(upTo: line)
    }
    guard let nearest = counts.first, !counts.contains(reference.number) else { return }
    let phrase = String(paragraph.units[range.clamped(to: 0..<paragraph.units.count)])
    // 上述两项 may be two of those above, or those of a list farther up.
    let isAll = paragraph.units[at: range.lowerBound - 1] != "述" && paragraph.units[at: range.lowerBound - 2] != "述"
    if !isAll, document.lists(reference.number, above: paragraph) { return }
    let severity: Severity = isAll && isSeries ? info.severity : .information
    report.add(info, at: paragraph.range(range), "前面列出\(nearest)项，这里说“\(phrase)”；请核对数目", severity: severity)
  }

  // MARK: Counts before a series of lines

  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    guard !series.isInline, series.isComplete, let first = series.nodes.first, let node = document.outline.node(first),
      series.nodes.count == series.count,
      case let announced = document.announcement(before: node) ?? document.slogan(before: series, node),
      let (announcement, lead) = announced ?? document.told(before: node),
      // 提出了五项措施。 may count what stands elsewhere: only one more or less is likelier a slip.
      announced != nil || abs(announcement.count - series.count) == 1
    else { return }
    let own = document.outline.series[safe: node.series ?? -1]
    guard !announcement.agrees(with: series.total(in: document)),
      !announcement.agrees(with: (own?.members.count ?? 0) + (own?.inlineCount ?? 0)),
      !series.says(announcement.count),
      !document.outline.runsOn(to: announcement.count, behind: first),
      !announcement.isFar(from: series.count) || AnnouncedCount.leadsOver(in: lead)
    else { return }
    // The last item may just be being written.
    let isUnfinished =
      announced == nil || announcement.count > series.count && document.isBeingWritten(series.nodes.last)
    emit(announcement, of: lead, series, severity: isUnfinished ? .information : info.severity, &report)
  }

  // MARK: Counts before headings without numbers

  func check(_ outline: Outline, in document: Document, _ report: inout Findings) {
    var index = 0
    while let first = outline.unnumberedRunIn(from: index) {
      index = first
      let group = outline.unnumberedSiblings(from: index)
      defer { index += max(1, group.count) }
      guard group.count > 1, let line = document.previousText(before: outline.nodes[index].line) else { continue }
      let lead = document.paragraph(at: line)
      guard let last = lead.units[safe: lead.syntax.content.upperBound - 1], last == "：" || last == ":",
        let announcement = AnnouncedCount.atEnd(of: lead)
      else { continue }
      let members = group.map { node -> (place: TextRange, title: String) in
        let place = TextRange(line: outline.nodes[node].line, outline.nodes[node].head)
        return (place, document.text.string(in: place))
      }
      // Nothing marks where the list ends: advice.
      emit(announcement, of: lead, members, severity: .hint, &report)
    }
  }

  private func emit(
    _ announcement: Announcement,
    of paragraph: Paragraph,
    _ series: NumberedSeries,
    severity: Severity,
    _ report: inout Findings,
  ) {
    guard announcement.count != series.count else { return }
    let members = (0..<series.count).compactMap { index in series[index].map { (place: $0.range, title: $0.title) } }
    emit(announcement, of: paragraph, members, severity: severity, &report)
  }

  private func emit(
    _ announcement: Announcement,
    of paragraph: Paragraph,
    _ members: [(place: TextRange, title: String)],
    severity: Severity,
    _ report: inout Findings,
  ) {
    guard !announcement.agrees(with: members.count) else { return }
    let isExact = paragraph.units.has("以下", at: announcement.range.lowerBound - 2)
    let severity = !isExact && announcement.isFar(from: members.count) ? max(severity, .information) : severity
    let columns = announcement.shown(in: paragraph.units)
    let words = String(paragraph.units[columns])
    // What is counted is quoted; words that the draft quotes have their marks.
    let phrase = paragraph.units[at: columns.lowerBound] == "“" ? words : "“\(words)”"
    let place = announcement.form == .backward ? "前面" : "后面"
    report.add(
      info,
      at: paragraph.range(columns),
      "\(phrase)说了\(announcement.count)项，\(place)列出\(members.count)项；请核对数目或补齐各项",
      severity: severity,
      related: members.enumerated().map { index, member in
        Finding.Related(range: member.place, message: "第\(index + 1)项：“\(member.title)”")
      },
      fixes: announcement.fix(saying: members.count, in: paragraph).map { [$0] } ?? []
    )
  }
}
