import Lexicon
import PhraseBank
import Text

/// What may be shown at all: whole names and quotations. Every candidate passes here, whatever offers it; whether it stops
/// inside a word the counts tell (`PredictionWalk`).
///
/// Judged on the sentence with the candidate in it, by what it does at its two ends:
/// - it holds no half of a character;
/// - it opens no pair that it does not close, and closes none but the one that is open; none that the text closes farther
///   behind the cursor;
/// - it does not say again what stands behind the cursor, nor end a sentence that goes on there;
/// - it begins with no mark but one that opens;
/// - it ends in no digit and in no half-width point (增长3.) unless a source knows the number: which one is meant is not
///   for other texts to say; nor does it end in 第, 二十 or a blank;
/// - it does not run over the end of a sentence, unless a source knows it as a whole: how another text began its next one says
///   nothing of this one;
/// - it does not call the paper what its title says it is not (本条例 in a 复函), unless the draft does;
/// - where it runs over a mark it stops at that mark, or far enough behind it to have said something.
struct CandidateGate {
  /// The unit before the cursor.
  private let previous: CodeUnit?
  /// The pairs that are open at the cursor.
  private let open: OpenPairs
  /// The text behind the cursor.
  private let behind: TextBehind
  /// The level of the place that the draft is written for, if it is known.
  private let level: CodeUnit?
  /// The word in which the title ends, if it is known.
  private let genre: [CodeUnit]?
  /// The draft before the cursor.
  private let window: [CodeUnit]

  /// Units that a candidate must go on behind a mark it runs over: one or two are the stump of what comes next
  /// (整、准确); three hold a word with what governs it.
  private static let stump = 3
  init(_ context: CompletionContext) {
    previous = context.previous
    level = context.head.level
    genre = context.head.genre?.word
    window = context.window
    open = OpenPairs(context)
    behind = TextBehind(context)
  }

  /// The first character behind the cursor if it is a 汉字.
  var behindHan: CodeUnit? { behind.han }

  /// Whether `units` may be shown. `isWhole`: a source knows it as a whole.
  func admits(_ units: ArraySlice<CodeUnit>, isWhole: Bool) -> Bool {
    guard let first = units.first, let last = units.last, !first.isLowSurrogate, !last.isHighSurrogate else {
      return false
    }
    guard isWhole ? behind.room(for: units) > 0 : behind.follows(units) else { return false }
    guard isWhole || last != "." && !last.isBlank && !endsInNumber(units) else { return false }
    guard first.isOpening || !first.isMark && !first.isBlank || isWhole && first == "—", !last.isOpening else {
      return false
    }
    var pairs = open.openings
    var sinceMark = Int.max
    var before = previous
    guard isWhole || !units.dropLast().contains(where: { $0.isSentenceEnd }) else { return false }
    for (index, unit) in zip(units.indices, units) {
      if unit.isOpening {
        pairs.append(unit)
      } else if unit.isClosing {
        guard let opening = pairs.popLast(), opening.closing == unit else { return false }
      }
      if before == "本", callsPaperOtherwise(units[index...], unit) { return false }
      if unit.isMark { sinceMark = 0 } else if sinceMark != .max { sinceMark += 1 }
      before = unit
    }
    guard pairs.count <= open.openings.count, open.closedAgain(by: units) != nil else { return false }
    // Behind a closing mark a word may end after two.
    let stump = last.isMark ? 0 : Self.stump
    return !(sinceMark > 0 && sinceMark < stump && (!isWhole || sinceMark == 1))
  }

  /// Whether `units` end in a figure, or in a number of 汉字 that is no word: 二十, 第.
  private func endsInNumber(_ units: ArraySlice<CodeUnit>) -> Bool {
    guard let last = units.last else { return false }
    if last.decimalDigit != nil || last == "第" { return true }
    let before = units.count > 1 ? units[units.endIndex - 2] : previous
    return last.isHanNumeral && (before == "第" || before?.isHanNumeral == true)
  }

  /// Whether `units`, which begin with `first` and stand behind 本, say another level or another kind of paper than the draft.
  private func callsPaperOtherwise(_ units: ArraySlice<CodeUnit>, _ first: CodeUnit) -> Bool {
    if let level, first != level, DraftHead.levels.contains(first) { return true }
    guard let genre, let said = GenreWord.beginning(units), said.word != genre else { return false }
    return !window.contains(["本"] + said.word)
  }
}

extension CodeUnit {
  /// A mark of any kind: between the parts of a sentence, at its end, or a half of a pair.
  var isMark: Bool { isClauseBoundary || isOpening || isClosing || self == "—" || self == "…" || self == "·" }
}
