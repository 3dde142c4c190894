/// Words of one meaning side by side, of which an editor meant to leave one: 目前当前, 因此所以.
let synonymCases: [PatternCase] = [
  ["目前", "当前", "现在", "眼下", "如今", "现阶段"], ["因此", "所以", "因而"], ["但是", "然而", "可是"],
  ["如果", "假如", "倘若"], ["虽然", "尽管"], ["必须", "务必"], ["立即", "马上", "立刻"], ["尤其是", "特别是"],
  ["大约", "大概"], ["日前", "近日"], ["此外", "另外"],
].map { words in
  let any = words.joined(separator: "|")
  return PatternCase("⟦(\(any))(?!\\1)(?:\(any))⟧", "“{0}”意思重复，用一个")
}
