/// What slips and rare steps cost, in nats: about −ln of how often each happens.
///
/// Slips are 0.07 % of the openers of published papers, too few to count: their costs are set, so that one slip is
/// dearer than any two rare steps and cheaper than two slips. Tuned on `plant.py` and `mutate.py` (dev, field).
enum NumberingCosts {
  // MARK: Slips
  /// No slip is cheaper, but for the second half of a swap.
  static let slip: Float = 6
  static let duplicate: Float = 7
  /// More if it is not the number just said: an item that was pasted further down.
  static let duplicateFar: Float = 1
  /// An item that was pasted further up: dearer than one pasted further down, which shows by its number, and less than what
  /// it costs to take a sure marker for text.
  static let ahead: Float = 9
  /// More than a series that begins without a one: an item that was pasted at the head of another section, which begins at
  /// one behind it. Where no one follows, the one is missing.
  static let aheadOfFirst: Float = 0.5
  static let back: Float = 8.5
  /// Less than a series costs that begins with such a number, where the text has run on so far: it is no other series.
  static let backOfRunningOn: Float = 0.3
  static let form: Float = 6.5
  /// More if the form could go on with a series of its own.
  static let formOfAnother: Float = 3
  /// More if such a series is open and could go on with it by a slip of its own: the form that is written names its series,
  /// so that of a gap or a swap there and a slip of the form here (二、 ⏎ （三） ⏎ 四、) the first is told, though not surely.
  static let formOfOpen: Float = 1
  /// The first of a series in another form than the rest: a little dearer, so that of two the second is told.
  static let formBefore: Float = 6.8
  /// More if the forms stand more than two levels apart.
  static let formFarOff: Float = 0.7
  static let prefix: Float = 6
  static let lostParent: Float = 7.4
  /// No dearer than a gap: with a gap before it, it is still likelier than a wrong number in another series. Less than a
  /// form: where the other number of the pair stands behind, a section was moved (一、（一）（二） ⏎ 三、 ⏎ 二、).
  static let swap: Float = 6.4
  /// A series that begins with two and then says one: no cheaper than one that begins with two, which more often does.
  static let swappedFirst: Float = first(2) + 0.05
  /// A swap whose second half never came was a gap.
  static let unpaidSwap: Float = 1.5

  static func gap(_ missing: Int32) -> Float { 6.5 + 0.5 * logarithm(missing) }
  static func wrong(by distance: Int32) -> Float { 6.7 + 0.1 * Float(min(abs(distance), 10)) }
  static func first(_ number: Int32) -> Float { 7 + 0.5 * logarithm(number) }

  // MARK: Rare steps
  /// Another indent than the series had; and where another level has this very indent.
  static let indent: Float = 0.7
  static let indentOfAnother: Float = 4
  /// A heading of Markdown that goes on with one of another level, or with a line that is none; and a line that ends the
  /// section of such a heading, to open a series beside it: less than the slips that either saves where it is meant.
  static let otherHeading: Float = 4
  static let closeHeading: Float = 5
  /// A series that goes from lines into a paragraph, or the other way.
  static let glued: Float = 1
  static let gluedOpening: Float = 1.5
  /// Levels that are closed count one by one, so that of two readings the shorter wins.
  static let close: Float = 0.05
  /// A form below another that it never stood below in the counts. A text that does so does it throughout, and pays for
  /// each: set so that three of them are dearer than a slip.
  static let strangeParent: Float = 3.5
  /// A level below one that is usually below it.
  static let inverted: Float = 1
  /// The same where the text has done so before, and closing such a level to open beside it: a text that inverts two
  /// levels does it in section after section.
  static let invertedAgain: Float = 0.1
  static let invertedNoMore: Float = 2
  /// A form inside itself; less where it is set in further than the outer one.
  static let nested: Float = 8.5
  static let nestedIndented: Float = 5.5
  /// A list of Markdown inside another of its form, set in further: what Markdown means by it. Less than a new start.
  static let nestedList: Float = 0.5
  /// The same where the text has done so before: a text that nests a form does it in section after section.
  static let nestedAgain: Float = 3
  /// How many levels may stand around a form inside itself: more than any text of the corpora has, and few enough that
  /// nonsense costs each opener no more than a text does.
  static let deepestNested = 12
  /// Closing a level that is usually above the new one, to open beside it.
  static let closeHigher: Float = 6
  static let closeHigherAfterBreak: Float = 1.5
  /// Text that would go on with an open series.
  static let textInSeries: Float = 3.5
  /// Two readings of a doubtful decimal: 2.6个重大项目 as item 2.
  static let alternative: Float = 1
  /// The prefix of a decimal below a level that numbers otherwise.
  static let foreignParent: Float = 1.5
  static let orphanPrefix: Float = 2

  // MARK: Search
  /// Readings dearer than the best by this are dropped: two slips.
  static let beamWidth: Float = 14
  /// Readings kept: 3 read clean documents as 256 do, mutants need 8.
  static let beam = 8
  /// Of two readings that have the same levels open the dearer one is dropped from this difference on: what it remembers
  /// otherwise cannot win that back more than once. The next dearer ones that stand otherwise are kept in its place.
  static let memory: Float = 5
  /// A reading that leads by this is taken: a little less than a slip, so that doubts end once one is known from another.
  /// 9 reads `train`, `dev`, `field` and the mutants of both planters alike.
  static let lead: Float = 6
  /// How many openers before a doubt are read again; 8 to 20 read alike.
  static let lookBack = 12
  /// How many openers may stay in doubt.
  static let longest = 400

  // MARK: Margins
  /// From which difference on there is no doubt that something is wrong; below, it is an information.
  static let sure: Float = 1
  /// From which difference on there is one way to mend it.
  static let onlyReading: Float = 3
  /// The same of a form that is not that of its siblings: more than the gap that is left if it is an item of a series in
  /// its own form, one of which is missing (（二） ⏎ （四） ⏎ 第五条), and less than it costs to open such a series there.
  static let onlyForm: Float = 6.8

  /// ln of a small whole number, close enough: the toolchain's own needs Foundation.
  private static func logarithm(_ number: Int32) -> Float {
    var rest = Float(max(1, min(number, 4096)))
    var result: Float = 0
    while rest > 2 {
      rest /= 2
      result += 0.693
    }
    return result + (rest - 1) * 0.693
  }
}
