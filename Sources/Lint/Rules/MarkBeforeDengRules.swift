import Lexicon
import Text

/// 工业、农业、等领域.
let markBeforeDengRules: [PatternRule] = [
  PatternRule(
    .marks,
    "mark-before-deng",
    "“等”之前不用顿号",
    "列举之后的“等”“等等”，前面不用顿号。只看句末的“等”和后面是总称、数目、共同动作的（等单位、等12个、等参加）；“坐不住、等不起”“等额”不是列举，不提示。",
    "GB/T 15834—2011 附录B.1.2",
    .error,
    [
      // At the end of a list it is no verb, if what stands before is a word: 拖、等。
      PatternCase(
        #"(?<=[\h”》）\w]{2})\#(listed)⟦、⟧(?=等等?(?:$|[，。；：）])|等等(?![看再我你他]))"#,
        "“等”之前不用顿号",
        fix: ""
      ),
      PatternCase(
        #"\#(listed)⟦、⟧(?=等\#(counts)(?!、))"#,
        "“等”之前不用顿号",
        fix: ""
      ),
      PatternCase(
        #"\#(listed)⟦、⟧(?=等)"#,
        "“等”之前不用顿号",
        fix: "",
        holds: { match in
          let start = match.marked.upperBound + 1
          if let count = summing.length(at: start, in: match.units) { return match.units[at: start + count] != "、" }
          return endsInNoun(start, match.units)
        }
      ),
      // Who is listed does something together: 、等参加, 、等共86名.
      PatternCase(
        #"\#(listed)⟦、⟧(?=等(?:参加|出席|参与|列席|陪同|组成|构成|到会|到场|获|共\d|共[二三四五六七八九十]))"#,
        "“等”之前不用顿号",
        fix: ""
      ),
    ],
    good: [
      "包括工业、农业等领域。按质、等价交换。\n",
      "坐不住、等不起、慢不得。办事排队、等通知、跑多次。等边、等腰、等角构件。坐等、等项目，拖、等。\n",
      "排队、等上级政策，规格、等级标准，不等、等待政策和服务。\n",
    ],
    bad: [
      ("包括工业、农业⟦、⟧等领域。\n", "包括工业、农业等领域。\n"),
      ("推广滴灌⟦、⟧等高效节水技术，发放大米⟦、⟧等慰问品。\n", "推广滴灌等高效节水技术，发放大米等慰问品。\n"),
      ("教育局⟦、⟧等参加会议。\n", "教育局等参加会议。\n"), ("建成道路硬化⟦、⟧等一批项目。\n", "建成道路硬化等一批项目。\n"),
    ],
  )
]

/// Before the mark: no other 等, and no character that says how one waits (慢、等、看).
private let listed = #"(?<!等\h{0,4})(?<!(?:[“、]|不能|不)[慢看拖靠要散推懒软])"#

/// What sums up a list behind 等, so that 等 is no verb: 等单位, 等一批. What may be waited for (等政策, 等通知) is not among
/// them.
private let summing = CueSet(.summing)

/// Whether the words behind 等 up to a mark end in what sums up a list, and 等 is neither a verb nor the beginning of a word:
/// 等高效节水技术, and not 等级标准, 等上级政策.
private func endsInNoun(_ start: Int, _ units: [CodeUnit]) -> Bool {
  guard !bound.contains(units[at: start]) else { return false }
  var end = start
  while end - start < longestNoun, units[at: end].isHan, units[at: end] != "等", units[at: end] != "的" { end += 1 }
  guard end - start >= 2, units[at: end].isClauseMark || units[at: end].isSentenceEnd, units[at: end] != "、" else {
    return false
  }
  return units[at: end - 1] == "品" || units[at: end - 1] == "赛" || summing.length(endingAt: end, in: units) != nil
}

/// What makes a word with 等, or is what one waits for.
private let bound = [CodeUnit]("级待额价量距次外效同于第候线值温压号分边腰角因离身闲靠要看着不到再米通项政资上领指结批消机时我你他她它人车有下来")

/// Units of what is summed up: 高效节水技术.
private let longestNoun = 10

/// How many there are of a list behind 等: 等12个, 等五大领域, 等三方面; and 等地, which may be a part of a word (等地块).
private let counts =
  #"(?:(?:\d{1,5}|[二三四五六七八九十百两几数多]{1,3})[多余]?(?:个(?!月|小时|工作日|星期)|[家名位项类种人处所\p村条件](?!次))|[二三四五六七八九十两几]{1,2}(?:大?方面|大)|地(?![铁块球板段]))"#
