import Text

/// Words that are written wrong, from `slips.tsv`.
let wordTableRules: [PatternRule] = [
  PatternRule(
    .wording,
    "misspelling",
    "没有这样写的词",
    "“布署”“竟争”“惯彻”等，怎样都是错的。容易是两个词首尾相连的（发布署名、支付主任医师），与前后的字成词的不提示。",
    "写作惯例：公文校对常见差错",
    .warning,
    inTables: true,
    SlipWords.rows("slip", isCertain: true),
    good: ["发布署名文章，究竟争取多少。\n", "支付主任医师会诊费，交付县长签批。用功坚定信念，谨防犯错。按排期推进。\n"],
    bad: [("全面⟦布署⟧安全生产工作。\n", "全面部署安全生产工作。\n")],
  ),
  PatternRule(
    .wording,
    "variant-form",
    "异形词用推荐的写法",
    "“帐户”“其它”“成份”等有推荐的写法：账户、其他、成分。旧文件、法律条文中的写法不必改，所以只是提示。同一个词全文只提示一次。",
    "GF 1001—2001《第一批异形词整理表》；写作惯例",
    .hint,
    oncePerWord: true,
    SlipWords.rows("variant", isCertain: false),
    good: ["搭建帐篷，领取份额。\n"],
    bad: [("设立专用⟦帐户⟧。\n", nil)],
  ),
]

/// The writer's own words. Its row has no patterns here: they come with the settings.
let ownWordsRule = PatternRule(
  .wording,
  "words",
  "自定义的错字",
  "设置 words 里写明的词，如 {\"words\": {\"布署\": \"部署\"}}：左边的写法在文中出现就提示，右边为空的只提示不改。",
  "本单位、本人的约定",
  .warning,
  [],
  good: ["全面部署工作。\n"],
  bad: [],
)
