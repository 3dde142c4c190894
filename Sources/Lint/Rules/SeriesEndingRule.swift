import Structure
import Text

/// （一）…；（二）…。（三）…。: items of one list that end in different marks.
final class SeriesEndingRule: Rule {
  let info = RuleInfo(
    id: "series-ending",
    title: "各项末尾的标点应当一致",
    explanation: """
      逐项分行的列举，各项之间用分号、最后一项用句号；或者各项都用句号。混用使读者分不清列举到哪里为止。
      只在同组多数写法一致、个别不同时提示；项下还有段落或下级编号的，不作判断；外层列举还要接着往下列的，末项可以用分号。
      """,
    basis: "GB/T 15834—2011 第4.6.3.3条、附录A.5",
    severity: .warning,
    good: [
      Example("有下列情形之一的，不予受理：\n（一）材料不全的；\n（二）逾期提出的；\n（三）不属于职责范围的。\n"),
      Example("（一）加强领导。\n（二）压实责任。\n（三）强化督查。\n"),
      Example("（一）基础服务\n1.建档；\n2.教育；\n3.转诊。\n（二）慢病服务\n4.随访；\n5.监测；\n6.筛查。\n（三）老年服务\n7.辨识；\n8.上门。\n"),
      Example("（一）下列资料：\n1.申请表；\n2.身份证；\n3.户口簿；\n（二）授权委托书；\n（三）清单。\n"),
      Example("第一，建立联系；第二，选拔骨干；第三，明确目的；最后，第四，推动落实。\n"),
      Example("1.财政收入。\n2.招商引资。\n3.企业服务。（另报）\n"),
      Example("一、分级\n（一）Ⅰ级（特别重大）\n死亡30人以上。\n（二）Ⅱ级（重大）\n死亡10人以上。\n"),
      // The half-width one is told as that.
      Example("提交材料：\n（一）申请表；\n（二）身份证;\n（三）户口簿；\n（四）照片。\n"),
      Example("第一条 本办法由财政部解释。\n第二条 具体事项另行规定。\n第三条 本办法自印发之日起施行。财政部2019年7月26日\n"),
      Example("1.查看日志。\n2.安装 testing.\n3.重启系统。\n"),
    ],
    bad: [
      Example(
        "有下列情形之一的，不予受理：\n（一）材料不全的；\n（二）逾期提出的⟦。⟧\n（三）重复提出的；\n（四）不属于职责范围的。\n",
        fixed: "有下列情形之一的，不予受理：\n（一）材料不全的；\n（二）逾期提出的；\n（三）重复提出的；\n（四）不属于职责范围的。\n"
      ),
      Example(
        "有下列情形之一的，不予受理：\n（一）材料不全的；\n（二）逾期提出的；\n（三）不属于职责范围的⟦；⟧\n予以受理的，发给凭证。已经受理的，依法办理。\n",
        fixed: "有下列情形之一的，不予受理：\n（一）材料不全的；\n（二）逾期提出的；\n（三）不属于职责范围的。\n予以受理的，发给凭证。已经受理的，依法办理。\n"
      ),
      Example("有下列情形之一的，不予受理：\n（一）材料不全的；\n（二）逾期提出的；\n（三）重复提出的⟦；⟧\n不属于职责范围的。\n"),
      Example("提交下列材料：\n（一）申请书（一式两份）；\n（二）身份证明（复印件）⟦⟧\n（三）学历证明；\n（四）其他材料（原件）。\n"),
      Example("提交下列材料：\n（1）申请表；\n（2）营业执照⟦。⟧\n（3）承诺书。\n"),
      Example(
        "（一）加强领导，压实责任。\n（二）摸清底数，建立台账⟦；⟧\n（三）强化督查，严肃问责。\n（四）总结经验，巩固成果。\n",
        fixed: "（一）加强领导，压实责任。\n（二）摸清底数，建立台账。\n（三）强化督查，严肃问责。\n（四）总结经验，巩固成果。\n"
      ),
      Example("（一）甲方义务\n1.保证仓库安全；\n2.负责结构维修⟦；⟧\n（二）乙方义务\n1.按时支付租金；\n2.不得转租仓库。\n"),
      Example("（一）甲方义务\n1.保证仓库安全。\n2.负责结构维修⟦、⟧\n（二）乙方义务\n按时支付租金。\n"),
      Example("（一）每月对发电机试运行1次。\n（二）应急灯每周检查一次⟦⟧\n（三）续航不少于30分钟。\n"),
      Example("措施：\n1.制定计划；\n2.集中学习；\n3.建立台账⟦⟧\n责任领导：张明。\n"),
      Example(
        "（一）借阅时间不超过14天。\n（二）下列人员可以复印：\n1.患者本人；\n2.近亲属；\n3.保险机构⟦；⟧\n（三）须出具证明。\n",
        fixed: "（一）借阅时间不超过14天。\n（二）下列人员可以复印：\n1.患者本人；\n2.近亲属；\n3.保险机构。\n（三）须出具证明。\n"
      ),
      Example("第一条　目的。\n第二条　范围⟦⟧\n第三条　职责。\n第四条　附则。\n"),
      Example("1.持证经营。\n2.持证上岗⟦；⟧\n3.索证索票。\n4.不得使用下列食品：\n（1）腐败变质的；\n（2）超过保质期的。\n5.留样备查。\n"),
      Example("一、流程\n（一）旁站；\n（二）巡视；\n（三）平行检验⟦⟧\n二、要求\n各单位要抓好落实。\n"),
      Example("提出意见：一是加强领导；二是落实责任⟦，⟧三是强化督查。\n"),
      Example("一是加强领导，压实责任；二是强化督查⟦。⟧三是总结经验。\n"),
      Example("一是关于资金。建议列支⟦；⟧二是关于保险。鼓励投保。三是关于责任。明确主体。\n"),
      Example("一、保底线\n（一）压实防汛责任⟦，⟧\n（二）强化监测预警。\n二、添活力\n（三）深化改革。\n"),
      Example("一、工期\n（一）教学楼2026年8月交付使用；\n（二）综合楼2027年8月交付使用⟦⟧\n二、请求事项\n请予批准。\n"),
      Example("（1）摸清底数；（2）建立台账⟦。⟧（3）逐项整改；（4）对账销号。\n"),
      Example("第一，链条偏短，加工不足。第二，人才短缺⟦，⟧第三，投入不足。\n"),
      Example("抓好三类项目：一是水利；二是交通⟦⟧三是农业。\n"),
      Example("考核内容：\n1.思想政治表现；\n2.工作能力⟦：⟧\n3.工作实绩；\n4.廉洁自律情况。\n"),
      Example("查看：\n1.台账。看记录；\n2.设施。看设备⟦。⟧\n3.人员。看考勤；\n4.整改。看销号。\n"),
    ]
  )

  /// A list longer than this is not read: a numbering of a whole statute is no list of items.
  private static let limit = 200
  /// Items of the list around that are looked at for its manner; each list inside it looks at them.
  private static let siblingsSeen = 8

  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    if series.isInline { return checkRun(series, &report) }
    let nodes = series.nodes
    guard (2...Self.limit).contains(nodes.count), !series.style.isDivision || series.style == .article,
      series.style != .attachment
    else { return }
    if document.endAlike(nodes) { return }
    if series.style == .article {
      // What stands in an article is none of a list, but each is a sentence.
      let ends = nodes.compactMap { document.outline.node($0).flatMap { ItemEnd($0, in: document) } }
      if ends.count == nodes.count { tellOddAmongSentences(ends, document, &report) }
      return
    }
    // 1.–3. below （一） and 4.–6. below （二） are two lists of one numbering.
    let lists = document.outline.lists(of: nodes)
    for list in lists where list.count > 1 {
      if tellBrokenOff(list, in: document, &report) { continue }
      check(list, isWhole: lists.count == 1, in: document, &report)
    }
  }

  /// Checks one list; of one that is not all of its numbering only what stands between its items.
  private func check(_ nodes: [Int], isWhole: Bool, in document: Document, _ report: inout Findings) {
    if isWhole, let end = openEnd(nodes, document) { return emit(end, shouldBe: "。", isCertain: false, &report) }
    var ends: [ItemEnd] = []
    for index in nodes {
      guard let node = document.outline.node(index), let end = ItemEnd(node, in: document) else { return }
      ends.append(end)
    }
    // The last item is one paragraph; what follows it belongs to the text around the list.
    guard let last = ends.last, let lastNode = nodes.last else { return }
    let isParent = document.outline.node(lastNode + 1)?.parent == lastNode
    if isWhole, !(isParent && last.mark == nil), tellOddAmongSentences(ends, document, &report) { return }
    guard ends.dropLast().allSatisfy({ !$0.hasMore }), !isParent else { return }
    let inner = Array(ends.dropLast())
    let half = inner.filter { $0.mark == ";" }
    let semicolons = inner.filter { $0.mark == "；" }
    if endsInStops(inner, last) { return isWhole || last.mark == "。" ? checkStops(inner, last, &report) : () }
    guard semicolons.count + half.count >= 1, nodes.count > 2 || document.opener(behind: lastNode) != nil else {
      return
    }
    let odd = inner.filter { $0.mark != "；" && $0.mark != ";" }
    // Nothing is below: a colon leads over to nothing. A sentence inside says that ； would not do, unless others do with it.
    let holdsSentences = semicolons.contains { $0.holdsSentence }
    guard odd.allSatisfy({ holdsSentences || !$0.holdsSentence }), !semicolons.isEmpty else { return }
    guard odd.count <= semicolons.count || odd.count == 1 else { return }
    let isMajority = odd.count * 2 < inner.count || odd.count == 1 && inner.count == 2 && last.mark == "。"
    for end in odd {
      emit(
        end,
        shouldBe: "；",
        isCertain: isMajority && inner.count > 2 && end.mark != nil && end.mark != "：" && !end.holdsSentence,
        &report
      )
    }
    let isUnmarked =
      last.mark == nil && (!last.hasMore || last.isShort) && odd.isEmpty
      && (semicolons.count > 1 || !last.hasMore && document.opener(behind: lastNode) != nil)
    if last.mark == "；" || last.mark == ";" || isUnmarked, odd.count * 2 <= inner.count,
      isWhole, !listAroundGoesOn(nodes, document)
    {
      // The draft ends here: the next item may be on its way.
      let isOpen = document.nextText(from: last.line + 1) == nil
      emit(
        last,
        shouldBe: "。",
        isCertain: semicolons.count > 1 && odd.isEmpty && last.mark != nil && !isOpen
          && !document.mayGoOn(behind: last.line),
        severity: isOpen && last.mark == nil ? .information : info.severity,
        &report
      )
    }
  }

  /// Tells of the one item that does not end as the sentences around it do; false if there is none. At the end of the
  /// text it may not be finished, and with text below it may be a heading.
  @discardableResult
  private func tellOddAmongSentences(_ ends: [ItemEnd], _ document: Document, _ report: inout Findings) -> Bool {
    guard let odd = oddAmongSentences(ends) else { return false }
    let isOpen = odd.mark == nil && document.nextText(from: odd.line + 1) == nil
    let severity = isOpen || odd.hasMore || ends.count == 2 ? Severity.information : info.severity
    emit(odd, shouldBe: "。", isCertain: false, severity: severity, place: "本组各项末尾", &report)
    return true
  }

  /// The one item that ends in no mark, or in ；, where all others are sentences or lead over to what is below them. One
  /// that has something below it may be a heading, unless it is the last: what follows the list is not its.
  private func oddAmongSentences(_ ends: [ItemEnd]) -> ItemEnd? {
    // Of two, the first that ends in no mark before a sentence.
    guard ends.count > 2 || ends.count == 2 && ends[0].mark == nil && !ends[0].hasMore && ends[1].mark == "。" else {
      return nil
    }
    let stops = ends.filter { $0.mark == "。" }
    let headings = ends.dropLast().filter { $0.mark == nil && $0.hasMore }
    let odd = ends.filter { $0.mark != "。" && !($0.mark == "：" && $0.hasMore) }
      .filter { end in !headings.contains { $0.line == end.line } }
    guard odd.count == 1, let end = odd.first, stops.count > headings.count else { return nil }
    // One ； is the slip among three sentences; of fewer the list may be one of ；. Items that are one line each are
    // looked at below.
    if end.mark == "；" { return stops.count > 2 && !end.hasMore && ends.contains { $0.hasMore } ? end : nil }
    let isLast = end.line == ends.last?.line && end.isShort && stops.allSatisfy { !$0.hasMore && !$0.holdsSentence }
    return end.mark == nil && (!end.hasMore || isLast) ? end : nil
  }

  /// The last item if it breaks off in ， or 、 before a heading or an item of another list.
  private func openEnd(_ nodes: [Int], _ document: Document) -> ItemEnd? {
    guard let index = nodes.last, let node = document.outline.node(index), let end = ItemEnd(node, in: document),
      end.mark == "，" || end.mark == "、" || end.mark == ",", !end.hasMore, document.opener(behind: index) != nil
    else { return nil }
    return end
  }

  /// Whether the items of a list are sentences: most end in 。, or as many as in ； if they hold sentences.
  private func endsInStops(_ inner: [ItemEnd], _ last: ItemEnd) -> Bool {
    let stops = inner.filter { $0.mark == "。" }
    let others = inner.count - stops.count
    guard stops.count == others else { return stops.count > others && stops.count > 1 }
    return last.mark == "。" && stops.contains { $0.holdsSentence }
  }

  /// The one item of a list of sentences that ends otherwise.
  private func checkStops(_ inner: [ItemEnd], _ last: ItemEnd, _ report: inout Findings) {
    let odd = (inner + [last]).filter { $0.mark != "。" }
    // A short line without a mark is a heading among sentences, and a colon leads over to what is below.
    guard odd.count == 1, let end = odd.first, end.mark != "：", end.mark != nil || end.isSentence && !end.hasMore else {
      return
    }
    emit(end, shouldBe: "。", isCertain: end.mark != nil && inner.count > 2, place: "本组各项末尾", &report)
  }

  /// Whether the list that this one stands in has items behind it: its ； then is that of the outer list.
  private func listAroundGoesOn(_ nodes: [Int], _ document: Document) -> Bool {
    let outline = document.outline
    var parent = nodes.first.flatMap { outline.node($0)?.parent }
    while let index = parent, let node = outline.node(index) {
      if let own = node.series, outline.series.indices.contains(own), let last = outline.series[own].members.last,
        last > index, !outline.series[own].style.isDivision
      {
        // 一、… 二、… are sections, unless they too end in ；; and where one before the last ends in 。 each is a sentence.
        let siblings = outline.series[own].members
        if siblings.dropLast().prefix(Self.siblingsSeen).contains(where: { $0 != index && document.endsInStop($0) }) {
          return false
        }
        if siblings.contains(where: { outline.nodes[$0].kind == .item }) { return true }
      }
      parent = node.parent
    }
    return false
  }

  func emit(
    _ end: ItemEnd,
    shouldBe mark: String,
    isCertain: Bool,
    severity: Severity? = nil,
    place: String? = nil,
    _ report: inout Findings,
  ) {
    emit(
      at: TextRange(line: end.line, end.columns),
      shouldBe: mark,
      isMissing: end.mark == nil,
      isCertain: isCertain,
      severity: severity,
      place: place ?? (mark == "。" ? "最后一项末尾" : "列举各项之间"),
      &report
    )
  }
}
