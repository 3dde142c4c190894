import Lexicon
import Structure
import Text

/// What papers say in set words, as far as patterns can judge it.
let formulaRules: [PatternRule] = [
  PatternRule(
    .wording,
    "four-two",
    "“四个意识”“四个自信”“两个维护”的搭配",
    "增强“四个意识”、坚定“四个自信”、做到“两个维护”连用时，数目和名称不能写错、写倒。只写其中一项的不提示。",
    "《中国共产党章程》总纲；《关于新形势下党内政治生活的若干准则》",
    .warning,
    [
      PatternCase(
        #"(?<=(?:增强|树牢|树立|强化)“)⟦[一二两三四五六七八九]个[\h]{2}⟧(?=”[、，和]{0,2}坚定“[\h]个[\h]{2}”)(?<!四个意识)"#,
        "这里应为“{right}”",
        fix: "四个意识",
        asks: true
      ),
      PatternCase(
        #"(?<=(?:增强|树牢|树立|强化)“[\h]个[\h]{2}”[、，和]{0,2}坚定“)⟦[一二两三四五六七八九]个[\h]{2}⟧(?=”)(?<!四个自信)"#,
        "这里应为“{right}”",
        fix: "四个自信",
        asks: true
      ),
      PatternCase(
        #"(?<=坚定“[\h]个[\h]{2}”[、，和]{0,2}(?:坚决|自觉)?(?:做到|践行)“)⟦[一二两三四五六七八九]个[\h]{2}⟧(?=”)(?<!两个维护)"#,
        "这里应为“{right}”",
        fix: "两个维护",
        asks: true
      ),
    ],
    good: ["增强“四个意识”、坚定“四个自信”、做到“两个维护”，强化“三个意识”。\n"],
    bad: [
      ("增强“四个意识”、坚定“四个自信”、做到“⟦两个保护⟧”。\n", nil),
      ("增强“⟦四个自信⟧”、坚定“⟦四个意识⟧”、做到“两个维护”。\n", nil),
      ("增强“⟦五个意识⟧”，坚定“⟦三个自信⟧”。\n", nil),
    ],
  ),
  PatternRule(
    .consistency,
    "own-name",
    "自称与标题的文种一致",
    "预案自称“本预案”，办法自称“本办法”。标题是一种、正文自称另一种，多半是照抄别的文件时留下的。只有一个标题、标题的文种确定时才检查。",
    "写作惯例",
    .warning,
    [
      PatternCase(
        #"(?<=^|[，。；：])⟦本(?:\#(ownNames.words.map { String($0) }.joined(separator: "|")))⟧(?=适用|自[\h\d]{0,12}(?:起|之日)|由[\h（）]{2,24}(?:负责)?解释|所称|未尽事宜)"#,
        ""
      )
    ],
    good: ["某县防汛应急预案\n一、总则\n本预案适用于本县。\n", "关于印发某县管理办法的通知\n各单位：\n本办法自印发之日起施行。\n"],
    bad: [("某县防汛应急预案\n一、总则\n⟦本方案⟧适用于本县。\n", nil)],
    judge: { draft, found in
      guard !found.isEmpty, let own = OwnName(of: draft.document) else { return [] }
      return found.compactMap { finding in
        let name = Array(draft.units(finding).dropFirst())
        guard own.isForeign(name) else { return nil }
        var copy = finding
        copy.message = "标题是“\(String(own.name))”，这里自称“本\(String(name))”；请核对"
        return copy
      }
    },
  ),
  PatternRule(
    .consistency,
    "issued-name",
    "印发的文件，标题与正文同名",
    "标题印发《……管理办法》，正文“现将《……管理规定》印发”，名称应当一字不差。",
    "《党政机关公文处理工作条例》第二十条第四项",
    .warning,
    [PatternCase(#"(?<=现将|现予|现把)⟦《[^《》]{5,40}》⟧(?=[\h（）〔〕\d，]{0,30}(?:印发|转发|发布|公布))"#, "")],
    good: [issuing("管理办法", "管理办法")],
    bad: [(issuing("管理办法", "⟦《某县安全生产管理规定》⟧"), nil)],
    judge: { draft, found in
      guard found.count == 1, let finding = found.first, let title = draft.element(.title) else { return [] }
      let name = Array(draft.units(finding).dropFirst().dropLast())
      let lines = draft.document.lines(of: title).flatMap { Array($0.units[$0.content]) }
      guard let open = lines.firstIndex(where: { $0 == "《" }), let close = lines.lastIndex(where: { $0 == "》" }),
        open < close, case let other = Array(lines[(open + 1)..<close]), other != name, !other.contains("《"),
        !other.contains("》")
      else { return [] }
      let distance = EditDistance.between(name, other)
      guard distance <= 2, name.filter({ $0.isHan }) != other.filter({ $0.isHan }) else { return [] }
      var copy = finding
      copy.message = "标题里是《\(String(other))》，与这里不一致；请核对"
      return [copy]
    },
  ),
  PatternRule(
    .consistency,
    "title-suffix-outside",
    "“（试行）”在书名号里外一致",
    "标题里有“（试行）”的文件，引用时写在书名号里。文中别处写在里面、这里写在外面的提示。",
    "写作惯例；GB/T 15834—2011 第4.15条",
    .warning,
    [
      PatternCase(#"《[^《》]{2,40}⟦》（(?:试行|暂行|草案|征求意见稿|修订)）⟧"#, "")
    ],
    good: ["根据《奖励办法（试行）》制定。根据《规程》（试行）开展。\n"],
    bad: [("根据《奖励办法（试行）》制定。按照《奖励办法⟦》（试行）⟧给予奖励。\n", nil)],
    judge: { draft, found in
      found.prefix(mostTitles).compactMap { finding in
        let line = draft.document.text.line(finding.range.start.line).units
        let (start, suffix) = (finding.range.start.column, Array(draft.units(finding).dropFirst()))
        guard start >= 4, start <= line.count else { return nil }
        let inside = Array(line[(start - 4)..<start]) + suffix + ["》"]
        guard draft.document.text.lines.contains(where: { $0.units.contains(inside) }) else { return nil }
        var copy = finding
        copy.message = "文中别处“\(String(suffix))”写在书名号里"
        copy.fixes = [
          Fix(title: "移进书名号", edits: [TextEdit(range: finding.range, newText: suffix + ["》"])], isCertain: false)
        ]
        return copy
      }
    },
  ),
]

/// Places of one draft that are looked for in all of it at a keystroke.
private let mostTitles = 16

private let ownNames = CueSet(.ownName)

/// What a paper is called by its title.
private struct OwnName {
  let name: [CodeUnit]
  /// Words in which other short lines end: papers within the paper.
  private var others: [[CodeUnit]] = []

  /// Nil where the title does not end in one of the words, or names two papers.
  init?(of document: Document) {
    guard let title = document.front.title,
      let last = (title.lowerBound..<title.upperBound).reversed().lazy.compactMap({ ElementLine($0, of: document) })
        .first
    else { return nil }
    guard let name = Self.end(last.units, last.content.upperBound) else { return nil }
    self.name = name
    for index in document.text.lines.indices.dropFirst(title.upperBound).prefix(Self.reach) {
      let units = document.text.line(index).units
      guard units.count <= Self.longestTitle else { continue }
      if let other = Self.end(units, units.count) { others.append(other) }
    }
  }

  /// The word in which `units` end before `end`.
  private static func end(_ units: [CodeUnit], _ end: Int) -> [CodeUnit]? {
    ownNames.length(endingAt: end, in: units).map { Array(units[end - $0..<end]) }
  }

  /// Whether a paper of this name is none that the draft holds.
  func isForeign(_ other: [CodeUnit]) -> Bool { other != name && !others.contains(other) }

  /// Lines that are looked at, and how long a title within the paper is.
  private static let reach = 4000
  private static let longestTitle = 40
}

/// A notice that issues one paper under two names.
private func issuing(_ title: String, _ text: String) -> String {
  let named = text.hasPrefix("⟦") ? text : "《某县安全生产\(text)》"
  return "关于印发《某县安全生产\(title)》的通知\n各单位：\n现将\(named)印发给你们，请遵照执行。\n"
}
