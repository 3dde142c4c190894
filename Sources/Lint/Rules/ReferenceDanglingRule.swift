import Structure
import Text

/// 见第四部分 in a text of three parts; 见附件3 of two.
final class ReferenceDanglingRule: Rule {
  let info = RuleInfo(
    id: "reference-dangling",
    title: "引用的部分、条款、附件应当存在",
    explanation: """
      “见第四部分”“本办法第五十条”“见附件3”所指的内容，文中应当找得到。多半是增删章节后忘了改引用。
      只检查明说是引用本文的（见……、按照第X部分、如第X部分所述、违反第X条、本法……、本条……、（附件X）、见2.5节、见表3）；引用其他文件的
      条款不检查，文中没有分条、没有列附件、没有编号的表的也不检查。所指的编号文中有两个的（多半是新插入了一项），作信息提示：
      改号之后就看不出指的是哪一个；第X款在该条的款数数得清时检查；所指的编号在一组中间缺着的（多半是那一项删去了），也作信息提示。
      """,
    basis: "写作惯例；GB/T 9704—2012 第7.3.7条：附件序号和标题与附件说明一致",
    severity: .warning,
    group: .consistency,
    good: [
      Example("一、总体要求\n具体分工见第二部分。\n二、任务分工\n"),
      Example("第一条　为了规范管理，制定本办法。\n第二条　依照《公司法》第二十条执行。\n第三条　违反本办法第二条规定的，予以通报。\n"),
      Example("第一条　税率如下：\n在市区的，税率为7%；\n不在市区的，税率为1%。\n第二条　按照本条例第一条第二项缴纳的税款，专款专用。\n"),
      Example(
        "第一条　下列用途：\n（一）通信；\n（二）抢险。\n其他用途应当报批。\n有下列情形的，不予批准：\n（一）无事由的；\n（二）无计划的；\n（三）无经费的。\n第二条　违反本办法第一条第三款第（三）项的，予以通报。\n"
      ),
      Example("一、要求\n（一）公益。\n（二）普惠。\n二、任务\n（三）服务。\n（四）食堂。\n三、保障\n本意见第四条纳入考核。\n"),
      Example("第一条　为了加强管理，制定本办法。\n第二条　《暂行办法》同时废止，其第七条的标准继续执行。\n"),
      Example("图1 体系结构\n图2组织体系\n分工如图2所示，职责见图1。\n"),
      Example("第一条　下列情形予以奖励：\n（一）成绩突出的；\n（二）提出建议的。\n第二条　符合本办法第一条第（一）项、第（二）项情形的，由市级奖励。\n"),
    ],
    bad: [
      Example("一、总体要求\n具体分工见⟦第四部分⟧。\n二、任务分工\n三、工作要求\n"),
      Example("第一条　为加强管理，制定本办法。\n第二条　本办法适用于各单位。\n第三条　情形特殊的，按⟦第六条⟧办理，其中⟦第七条⟧由理事会解释。\n"),
      Example("一、总体要求\n如⟦第四部分⟧所述，分工到人。\n二、任务分工\n三、工作要求\n"),
      Example("第一条　为了规范管理，制定本办法。\n第二条　本办法适用于各单位。\n第三条　违反本办法⟦第十二条⟧规定的，予以通报。\n"),
      Example("第一条　为了规范管理，制定本办法。\n第二条　人员应当守时。\n第三条　违反⟦第十二条⟧规定的，予以通报。\n"),
      Example("请填写申报表（⟦附件3⟧）。\n附件：1.任务分工表\n　　　2.联系方式表\n"),
      Example("请将⟦附件4⟧报工会。\n附件：1.任务分工表\n　　　2.联系方式表\n"),
      Example("储备见⟦附表3⟧。\n附表1　镇级储备表\n附表2　村级储备表\n"),
      Example("1 总则\n1.1 目的\n1.2 范围\n2 处罚\n2.1 种类\n违反⟦1.4⟧规定的，予以通报。\n2.2 程序\n"),
      Example("表1　产品\n甲\n如⟦表2⟧所示，产量上升。\n"),
      Example("平面图见⟦附件2⟧。\n附件：平面图\n"),
      Example("第一条　目的。\n第二条　建立值班制度。\n第三条　违反本细则第二条⟦第（二）项⟧的，扣减补助。\n"),
      Example("一、目标\n（一）近期\n（二）远期\n二、步骤\n按照第一部分⟦（六）⟧的要求推进。\n三、保障\n"),
      Example("一、进度\n抓紧施工。\n二、资金\n根据⟦第七条⟧，经费列入预算。\n三、度汛\n落实值守。\n"),
      Example("第一条　应当审核。\n审核不通过的，书面告知。\n第二条　依照本办法第一条⟦第三款⟧告知。\n告知书应当送达。\n"),
      Example("第一条　下列岗位：\n（一）保洁；\n（二）护林。\n岗位总数另行核定。\n前款⟦第（二）项⟧岗位优先安排。\n第二条　本办法自印发之日起施行。\n"),
      Example("表1　产品\n甲\n从⟦表2⟧可以看出，产量上升。\n"),
      Example("一、成绩\n甲。\n二、不足\n（一）学习不够。\n（二）创新不强。\n以上⟦第（四）点⟧不足，将着力改进。\n三、打算\n抓好整改。\n"),
      Example(
        "关于加强督查工作的通知\n各有关单位：\n点位名单详见⟦附件2⟧，请认真落实。\n\n某市教育局\n2024年5月1日\n"
      ),
      Example("1 总则\n1.1 目的\n1.2 范围\n2 安装\n2.1 环境\n见⟦2.4节⟧。\n2.2 接线\n按照⟦第5章⟧执行。\n3 维护\n"),
    ]
  )

  func check(_ reference: Reference, of paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    if reference.kind == .attachments { return tellNoNote(reference, of: paragraph, in: document, &report) }
    if reference.kind == .clause || reference.clauseLines?.isEmpty == true {
      return checkClause(reference, of: paragraph, in: document, &report)
    }
    // What an 附件 lists may stand in a table: 附件2第3项.
    if reference.kind == .item, reference.page != nil, reference.container == .thisArticle { return }
    if let twins = document.outline.twins(of: reference, on: paragraph.range(reference.range).start.line) {
      return tell(twins, reference, of: paragraph, document, &report)
    }
    // Nearly all stand: the first that is meant ends the search, and no list of all is made.
    if case .division(let style) = reference.kind, reference.page == nil,
      document.outline.hasMember(of: style, reference.number)
    {
      return
    }
    if case .caption(let label) = reference.kind {
      return checkCaption(reference, label, of: paragraph, document, &report)
    }
    let line = paragraph.range(reference.range).start.line
    if let bare = document.bareContainer(of: reference, on: line) {
      let marker = bare.ordinal.map { document.text.string(in: TextRange(line: bare.line, $0.range)) } ?? ""
      let name = String(paragraph.units[reference.range.clamped(to: paragraph.units.indices)])
      return report.add(info, at: paragraph.range(reference.range), "“\(marker)”没有分项，“\(name)”无所指；请核对引用")
    }
    if let lines = reference.clauseLines, document.isBare(lines) {
      let name = reference.clause == .previous ? "前款" : reference.clause == .own ? "本款" : "这一款"
      let item = String(paragraph.units[reference.range.clamped(to: paragraph.units.indices)])
      return report.add(info, at: paragraph.range(reference.range), "“\(name)”没有分项，“\(item)”无所指；请核对引用")
    }
    guard let highest = highest(reference, on: line, in: document) else {
      if reference.kind == .attachment { tellNoNote(reference, of: paragraph, in: document, &report) }
      return
    }
    let name = String(paragraph.units[reference.range.clamped(to: paragraph.units.indices)])
    guard reference.number > highest else {
      guard document.outline.misses(reference, on: line), !document.isExcerpt else { return }
      let message = "文中没有“\(name)”，同组编号缺这一个；如已删去，改号之后就指到别的一项，请先核对引用"
      return report.add(info, at: paragraph.range(reference.range), message, severity: .information)
    }
    let reason = highest > 0 ? "，同类编号只到\(highest)" : ""
    report.add(info, at: paragraph.range(reference.range), "文中没有“\(name)”\(reason)；请核对引用")
  }

  /// 见附件, 见附件2 where the finished paper names none.
  private func tellNoNote(
    _ reference: Reference,
    of paragraph: Paragraph,
    in document: Document,
    _ report: inout Findings
  ) {
    // A paper that has lost its line ends names them in the middle.
    guard document.isFinishedWithoutAttachment, !paragraph.units[...].contains([CodeUnit]("附件：")) else { return }
    let name = String(paragraph.units[reference.range.clamped(to: paragraph.units.indices)])
    let message = "文中说“\(reference.kind == .attachments ? "见" : "")\(name)”，文末没有附件说明；请补上"
    report.add(info, at: paragraph.range(reference.range), message, severity: .information)
  }

  /// 第二条第三款 where 第二条 has two paragraphs.
  private func checkClause(
    _ reference: Reference,
    of paragraph: Paragraph,
    in document: Document,
    _ report: inout Findings,
  ) {
    guard reference.kind == .clause, reference.clauseLines?.isEmpty == true, !document.isExcerpt,
      let found = document.clauseCount(of: reference, on: paragraph.lines.lowerBound), let own = found.article.ordinal
    else { return }
    let article = document.text.string(in: TextRange(line: found.article.line, own.range))
    let name = String(paragraph.units[reference.range.clamped(to: paragraph.units.indices)])
    let message = "“\(article)”只有\(found.count)款，没有“\(name)”；请核对引用"
    report.add(info, at: paragraph.range(reference.range), message)
  }

  /// 第三部分 where there are two 三、: once they are renumbered nobody can tell which was meant.
  private func tell(
    _ twins: [Int],
    _ reference: Reference,
    of paragraph: Paragraph,
    _ document: Document,
    _ report: inout Findings,
  ) {
    let members = twins.compactMap { NumberedSeries.Member(node: $0, in: document) }
    guard let first = members.first else { return }
    let name = String(paragraph.units[reference.range.clamped(to: paragraph.units.indices)])
    report.add(
      info,
      at: paragraph.range(reference.range),
      "文中有两个“\(first.marker)”，“\(name)”指哪一个；请在改号之前核对",
      severity: .information,
      related: members.map { Finding.Related(range: $0.range, message: "“\($0.marker)”在这里") }
    )
  }

  /// 见表2 where there are 表1 and 表3.
  private func checkCaption(
    _ reference: Reference,
    _ label: UInt32,
    of paragraph: Paragraph,
    _ document: Document,
    _ report: inout Findings
  ) {
    let lists = document.outline.lists.filter { $0.label == label }
    guard !lists.isEmpty, !lists.contains(where: { $0.items.contains { $0.number == reference.number } }) else {
      return
    }
    let name = String(paragraph.units[reference.range])
    report.add(info, at: paragraph.range(reference.range), "文中没有“\(name)”；请核对引用")
  }

  /// The highest number of what `reference` speaks of; nil where the text has too little of it to judge.
  private func highest(_ reference: Reference, on line: Int, in document: Document) -> Int? {
    let outline = document.outline
    let numbers = outline.candidates(for: reference, on: line).compactMap { outline.node($0)?.ordinal?.number }
    switch reference.kind {
    case .attachment:
      let noted = outline.lists.filter { $0.kind == .attachmentNote }.flatMap { $0.items.map { $0.number } }
      let highest = (numbers + noted).max() ?? 0
      // 附件：平面图 is one, and all there is.
      return highest >= 2 ? highest : noted.isEmpty && document.namesOneAttachment ? 1 : nil
    case .decimal:
      if let highest = numbers.max() { return highest }
      return outline.nodes.count(where: { $0.ordinal?.components.count ?? 0 > 1 }) >= 3 ? 0 : nil
    default: return numbers.count >= 2 ? numbers.max() : nil
    }
  }
}

extension Document {
  /// Whether the text has one 附件说明, of one name on one line.
  fileprivate var namesOneAttachment: Bool {
    let notes = outline.elements.filter { $0.kind == .attachmentNote }
    guard notes.count == 1, let note = notes.first, note.range.start.line == note.range.end.line,
      let line = lines(of: note).first
    else { return false }
    let name = line.attachment.name
    // 附件：⏎ is still to be filled.
    return name.count > 1 && !line.units[name].contains { $0 == "、" || $0 == "；" }
  }

  /// What an item that `reference` names should stand in, if nothing there is a list: 第五条第（二）项 where 第五条 is one
  /// sentence.
  fileprivate func bareContainer(of reference: Reference, on line: Int) -> OutlineNode? {
    // 上述第（二）项 may be of a list farther up.
    guard reference.kind == .item, reference.container != .thisPart,
      let index = outline.node(holding: reference, on: line),
      let node = outline.node(index), outline.node(index + 1).map({ $0.depth <= node.depth }) ?? true
    else { return nil }
    var next = nextText(from: node.line)
    for _ in 0..<Self.paragraphsSeen {
      guard let at = next, at <= node.lastLine else { return node }
      let paragraph = paragraph(at: at)
      // A list may have lost its numbers, those of a Word document; it still is led in by a colon.
      guard paragraph.syntax.runs.isEmpty, paragraph.units[at: paragraph.syntax.content.upperBound - 1] != "：",
        at == node.line || bullet(on: at) == nil
      else { return nil }
      next = nextText(from: max(at + 1, paragraph.lines.upperBound))
    }
    return nil
  }

  /// Whether a 款, on `lines`, has no list, and leads none in.
  fileprivate func isBare(_ lines: Range<Int>) -> Bool {
    guard !lines.isEmpty, case let own = paragraph(at: lines.lowerBound), own.syntax.runs.isEmpty else { return false }
    return own.units[at: own.syntax.content.upperBound - 1] != "："
      && outline.firstNode(atOrAfter: own.lines.upperBound).map { outline.nodes[$0].line >= lines.upperBound } ?? true
  }

  /// Paragraphs of an article in which a list is looked for; a longer one may have any. Each reference looks anew.
  private static var paragraphsSeen: Int { 16 }

  /// Whether the paper is signed and dated, and names no attachment.
  fileprivate var isFinishedWithoutAttachment: Bool {
    outline.elements.contains { $0.kind == .date } && outline.elements.contains { $0.kind == .signature }
      && !outline.elements.contains { $0.kind == .attachmentNote }
      && outline.lists.allSatisfy { $0.kind != .attachmentNote }
      && !outline.nodes.contains { $0.ordinal?.style == .attachment }
  }
}
