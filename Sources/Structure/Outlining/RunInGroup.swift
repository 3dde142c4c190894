/// Paragraphs one after another that each open with a heading of the same make: 坚持领导带头。…… 坚持全员参与。……
struct RunInGroup {
  let scan: OpenerScan

  init(_ scan: OpenerScan) {
    self.scan = scan
  }

  /// How many paragraphs from `position` on form a group; 0 if they do not.
  ///
  /// Announced (四个方面： before them), or alike in their first two or last two characters and at least three.
  func count(from position: Int) -> Int {
    var end = position
    while end < scan.paragraphs.count, end - position < 100, profile(end).shape == .runIn, profile(end).style == nil,
      profile(end).role == .none
    {
      end += 1
    }
    let count = end - position
    guard count >= 2 else { return 0 }
    if position > 0 {
      let before = profile(position - 1)
      if before.announced >= 2, Int(before.announced) <= count, before.ending == .colon || before.ending == .stop {
        return Int(before.announced)
      }
      if before.ending == .colon, before.style == nil, count >= 3 || before.announced < 0 { return count }
    }
    var alike = 1
    while position + alike < end, isAlike(position, position + alike) { alike += 1 }
    return alike >= 3 ? alike : 0
  }

  private func isAlike(_ a: Int, _ b: Int) -> Bool {
    profile(a).lead == profile(b).lead || profile(a).tail == profile(b).tail
  }

  private func profile(_ position: Int) -> LineProfile { scan.syntax[scan.paragraphs[position].line].profile }
}
