import PhraseBank
import Text

/// What stands on the line behind the cursor, where one writes in the middle of a text: what is put in must join it.
struct TextBehind {
  private let units: ArraySlice<CodeUnit>
  private let previous: CodeUnit?

  /// So much of it tells whether a candidate says it again.
  private static let reach = 24
  /// So many of its first units make known text with what stands before the cursor, and so many of those before it.
  private static let (known, knownBefore) = (2, 2)
  /// Units that are said again are no accident from two on; one may be, but reads as a slip.
  private static let twice = 2

  init(_ context: CompletionContext) {
    units = context.line[min(context.position.column, context.line.count)...].prefix(Self.reach)
    previous = context.previous
  }

  /// The first character behind the cursor if it is a 汉字.
  var han: CodeUnit? { units.first.flatMap { $0.isHan ? $0 : nil } }

  /// How much of `candidate` may be put in before it says again what stands behind the cursor (认真‸贯彻落实部署。): its whole
  /// length as a rule, 0 where it begins so.
  func room(for candidate: ArraySlice<CodeUnit>) -> Int {
    guard let first = units.first, !first.isBlank else { return candidate.count }
    // What closes a pair is the business of `OpenPairs`.
    for (offset, start) in candidate.indices.enumerated() where candidate[start] == first && !first.isClosing {
      let rest = candidate[start...]
      let same = zip(rest, units).prefix { $0 == $1 }.count
      if same >= Self.twice || same == rest.count { return offset }
    }
    guard let last = candidate.last, last.isClauseBoundary, first.isClauseBoundary || first.isClosing else {
      return candidate.count
    }
    return candidate.count - 1
  }

  /// Whether `candidate` may end right before the text: a sentence does not end in the middle of a clause that goes on.
  func follows(_ candidate: ArraySlice<CodeUnit>) -> Bool {
    room(for: candidate) == candidate.count
      && !(candidate.last?.isSentenceEnd == true && han != nil && previous?.isHan == true)
  }

  /// Whether the text goes on with what stands before the cursor, by the counts: 认真‸贯彻, 甲县‸应急管理局. What could stand
  /// between is less likely then than nothing.
  func joins(_ window: [CodeUnit], _ counts: [CountedContext]) -> Bool {
    let seam = window.suffix(Self.knownBefore) + units.prefix(Self.known)
    guard seam.count > Self.known, seam.allSatisfy({ $0.isHan }), let trie = counts.first?.trie else { return false }
    return trie.holds(seam.suffix(Self.known + 1).map { UInt32($0.rawValue) })
  }
}
