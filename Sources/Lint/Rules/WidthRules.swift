import Text

/// What an input method or a web page did to the width of marks.
let widthRules: [PatternRule] = [
  PatternRule(
    .marks,
    "halfwidth-mark",
    "汉字之间用全角标点",
    "逗号、分号、冒号、问号、叹号、句号夹在汉字中间或汉字之后的，用全角。数字、字母、网址、时间、比例中的不提示。全文只提示一次，可以一次全部改正。",
    "GB/T 15834—2011 第5.1条",
    .information,
    once: true,
    [
      PatternCase(
        #"(?<![^\h”’》〉）】〕％%])(?<!^[\n]{1,3})(?<!^)(?<!^抄送)⟦[,;:?!]⟧(?!\[[^\]]*\]\()"#,
        "汉字之间用全角“{right}”",
        right: fullWidth
      ),
      // ∶ is the sign of a ratio.
      PatternCase(#"(?<=\h)⟦∶⟧(?=[\h“《])"#, "汉字之间用全角“{right}”", fix: "："),
      PatternCase(#"(?<=\h\*{1,3})⟦[,;:?!]⟧(?=\h|$)"#, "汉字之间用全角“{right}”", right: fullWidth),
      PatternCase(#"(?<=[\d\w%])⟦[,;:?!]⟧(?=[\h“《（])"#, "汉字之间用全角“{right}”", right: fullWidth),
      PatternCase(#"(?<=[\h”》）])(?<![\n])⟦\.⟧(?=$|[”）])"#, "句末用“。”", fix: "。"),
      PatternCase(#"(?<=\h{8})(?<![\n])⟦\.⟧(?=\h)"#, "句末用“。”", fix: "。"),
      // Behind a figure it ends a sentence where no number of an item stands: a share, or words before it.
      PatternCase(#"⟦\.⟧(?=$|[\h”）])(?<=\d[%％]\.)"#, "句末用“。”", fix: "。"),
      PatternCase(#"⟦\.⟧(?=$)(?<=\h{4}\d{1,9}\.)(?<!附件\d{1,3}\.)"#, "句末用“。”", fix: "。"),
      PatternCase(#"⟦\.⟧(?=\h{2})(?<=\h{4}\d{3,9}\.)"#, "句末用“。”", fix: "。"),
    ],
    good: ["会议定于9:30开始，比例为3:1。\n"],
    bad: [("各单位要加强领导⟦,⟧压实责任。\n", "各单位要加强领导，压实责任。\n")],
  ),
  PatternRule(
    .marks,
    "halfwidth-bracket",
    "括住汉字的括号用全角",
    "括号里有汉字的，用全角括号“（）”。编号“(一)”由编号规则提示；公式、外文中的不提示。全文只提示一次。",
    "GB/T 15834—2011 第4.9条、第5.1条",
    .information,
    once: true,
    [
      PatternCase(
        #"(?<!\])⟦\(⟧(?![\n\d]{1,3}\))([^()（）]*\h[^()（）]*)\)"#,
        "用全角括号“（）”",
        fix: "（{1}）",
        whole: true
      )
    ],
    good: ["计算公式为f(x)。\n各县（市、区）要高度重视。\n"],
    bad: [("各县⟦(⟧市、区)要高度重视。\n", "各县（市、区）要高度重视。\n")],
  ),
  PatternRule(
    .marks,
    "mixed-width-bracket",
    "一对括号同用全角",
    "一对括号，一半全角、一半半角，是输入时切换不及。",
    "GB/T 15834—2011 第4.9条",
    .warning,
    [
      PatternCase(#"（(?![\n\d]{1,3}\))[^()（）]+⟦\)⟧"#, "与“（”相配的是全角“）”", fix: "）"),
      PatternCase(#"⟦\(⟧(?![\n\d]{1,3}）)(?=[^()（）]*\h[^()（）]*）)"#, "与“）”相配的是全角“（”", fix: "（"),
    ],
    good: ["各县（市、区）要高度重视。\n"],
    bad: [("各县（市、区⟦)⟧要高度重视。\n", "各县（市、区）要高度重视。\n")],
  ),
  PatternRule(
    .marks,
    "straight-quote",
    "中文引号用“”",
    "中文里的引号是“”和‘’，不用直引号。英寸、分秒、外文、代码中的不提示。全文只提示一次；左右引号按先后配对，请核对。",
    "GB/T 15834—2011 第4.8.2条",
    .information,
    once: true,
    [
      PatternCase(#"(?<![\w'"])⟦"⟧(?=[\h《“])"#, "中文引号用“”", right: paired, holds: { $0.isInPlainPairs }),
      PatternCase(#"(?<=[\h，。；：！？》”])⟦"⟧(?![\w'"])"#, "中文引号用“”", right: paired, holds: { $0.isInPlainPairs }),
      PatternCase(#"(?<![\w'"])⟦["']⟧(?=[\h《“])"#, "中文引号用“”", asks: true, right: paired),
      PatternCase(#"(?<=[\h，。；：！？》”])⟦["']⟧(?![\w'"])"#, "中文引号用“”", asks: true, right: paired),
    ],
    good: ["使用\"Hello World\"作为示例。\n"],
    bad: [
      ("坚持⟦\"⟧一岗双责\"，压实责任。\n", "坚持“一岗双责”，压实责任。\n"), ("坚持⟦'⟧一岗双责'。\n", nil),
    ],
  ),
  PatternRule(
    .marks,
    "book-angle",
    "单书名号不写作小于号、大于号",
    "书名号里的单书名号写作“〈〉”，不写作“<>”“＜＞”。全文只提示一次。",
    "GB/T 15834—2011 第4.15.3.5条",
    .information,
    once: true,
    [
      PatternCase(
        #"(?<=《[^》]{0,40})⟦[<＜]⟧([^<>＜＞《》\d]+)[>＞]"#,
        "单书名号写作“〈〉”",
        fix: "〈{1}〉",
        whole: true
      ),
      PatternCase(
        #"(?<!《[^》]{0,40})⟦(?:[<＜][<＜〈‹]?|[«‹][«‹]?|《[<＜‹])⟧([\h（）“”、〔〕\d]{2,40}(?:法|条例|办法|规定|规则|细则|意见|通知|方案|决定|纲要|规划|准则|批复|请示|报告|函|通报|公告|决议|预案|制度|章程))[>＞›»〉][>＞›〉]?"#,
        "书名号写作“《》”",
        fix: "《{1}》",
        whole: true
      ),
    ],
    good: ["当x<5时，按标准执行；当y>3时，另行处理。\n"],
    bad: [("《关于印发⟦<⟧实施方案>的通知》\n", "《关于印发〈实施方案〉的通知》\n")],
  ),
]

/// The full-width mark for what is marked.
private let fullWidth: @Sendable (PatternMatch) -> [CodeUnit]? = { match in
  switch match[0].first {
  case ",": ["，"]
  case ";": ["；"]
  case ":": ["："]
  case "?": ["？"]
  case "!": ["！"]
  default: nil
  }
}

extension PatternMatch {
  /// Whether the straight marks of the text around can be paired in one way only: an even number of them and no curved
  /// ones, each odd one before a word and behind none, each even one the other way round.
  fileprivate var isInPlainPairs: Bool {
    var count = 0
    for index in surroundings {
      switch units[at: index] {
      case "“", "”", "'": return false
      case "\"":
        count += 1
        let (before, behind) = (units[at: index - 1], units[at: index + 1])
        let (inside, outside) = count % 2 == 1 ? (behind, before) : (before, behind)
        guard inside.isHan || inside == (count % 2 == 1 ? "《" : "》") || count % 2 == 0 && inside.isSentenceEnd,
          !outside.isASCIILetter, !outside.isASCIIDigit, outside != "\""
        else { return false }
      default: break
      }
    }
    return count % 2 == 0 && surroundings == content
  }
}

/// The opening or the closing quotation mark: the closing one where a quotation is open, begun with a straight mark or a
/// curved one.
private let paired: @Sendable (PatternMatch) -> [CodeUnit]? = { match in
  guard let mark = match[0].first else { return nil }
  let (opening, closing): (CodeUnit, CodeUnit) = mark == "\"" ? ("“", "”") : ("‘", "’")
  var isOpen = false
  for index in match.surroundings.lowerBound..<match.marked.lowerBound {
    switch match.units[at: index] {
    case mark: isOpen.toggle()
    case opening: isOpen = true
    case closing: isOpen = false
    default: break
    }
  }
  return [isOpen ? closing : opening]
}
