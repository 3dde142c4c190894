/// Slips of numbering that a pattern finds.
let structureRules: [PatternRule] = [
  PatternRule(
    .structure,
    "ordinal-twice",
    "编号不写两遍",
    "回车后编号已经写出，又照习惯写了一遍：“（二）（二）抓好落实”。多级编号“1.1.”不在此列；写了三遍以上的不是笔误，不提示。",
    "写作惯例：公文校对常见差错",
    .error,
    [
      PatternCase(#"^(（[\n\d]{1,3}）)⟦\1⟧(?!\1)"#, "编号“{0}”写了两遍", fix: ""),
      PatternCase(#"^([\n]{1,3}、)⟦\1⟧(?!\1)"#, "编号“{0}”写了两遍", fix: ""),
      PatternCase(#"^(\d{1,2}、)⟦\1⟧(?!\1)"#, "编号“{0}”写了两遍", fix: ""),
      PatternCase(#"^([\n]是)⟦\1⟧(?!\1)"#, "“{0}”写了两遍", fix: ""),
      PatternCase(#"^(第[\n]{1,4}[，、条章])⟦\1⟧(?!\1)"#, "编号“{0}”写了两遍", fix: ""),
    ],
    good: ["1.1.总体要求\n"],
    bad: [("（一）摸清底数。\n（二）⟦（二）⟧抓好落实。\n", "（一）摸清底数。\n（二）抓好落实。\n")],
  )
]
