import Text

/// Sentences that return through a document with the same opening clause and then name one thing after the other:
/// 实践证明，“三项制度”…。 … 实践证明，开展“三项活动”….
struct RepeatedOpenings {
  private var members: [[CodeUnit]: [[CodeUnit]]] = [:]
  private var order: [[CodeUnit]] = []

  /// Reads the sentences of a paragraph. Of a sentence only its beginning is looked at.
  mutating func read(_ text: [CodeUnit]) {
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex { $0.isSentenceEnd } ?? text.count
      if let (opening, member) = Self.opener(text[start..<end]) {
        if members[opening] == nil { order.append(opening) }
        members[opening, default: []].append(member)
      }
      start = end + 1
    }
  }

  /// Three members or more for each opening, all different, by the place of the first.
  var sets: [[[CodeUnit]]] {
    order.compactMap { members[$0] }.filter { (3...8).contains($0.count) && Set($0).count == $0.count }
  }

  /// The opening clause of a sentence, and the sentence up to the end of what it names.
  private static func opener(_ sentence: ArraySlice<CodeUnit>) -> (opening: [CodeUnit], member: [CodeUnit])? {
    guard let mark = sentence.prefix(9).firstIndex(of: "，"), sentence[..<mark].count >= 4,
      sentence[..<mark].allSatisfy({ $0.isIdeograph }),
      let quote = sentence[mark...].prefix(6).firstIndex(of: "“"),
      let close = sentence[quote...].prefix(14).firstIndex(of: "”"), close > quote + 2
    else { return nil }
    return (Array(sentence[..<mark]), Array(sentence[...close]))
  }
}
