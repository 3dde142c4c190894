internal import Lexicon
package import Text

/// A place that names another place of the same text by its number: 见第三部分, 本法第四条, 本条第（二）项, 见附件2.
///
/// Only what says that it means this very text is read: 违反第三条规定的; 《公司法》第三条 is left to the reader. A bare 第三条 in
/// a sentence that names no other paper is implied: it follows what it names, and no rule tells of it.
package struct Reference: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// 第X编, 第X章, 第X节, 第X条
    case division(OrdinalStyle)
    /// 第X部分: the first level of the outline, whatever its form.
    case portion
    /// 第（X）项, 第X项, 第X点, 第X目 of what `container` says.
    case item
    /// 第X款 of the article that `container` says.
    case clause
    /// 前条: the article before the one that it stands in.
    case preceding
    /// “二、存在的问题”: a heading of this form, number and all.
    case heading(OrdinalStyle)
    /// The last component of 见2.5节, whose others are given, folded as in `LineProfile.prefix`.
    case decimal(prefix: Int32)
    /// 见表3, 见附图2: the captions of this name, folded.
    case caption(label: UInt32)
    case attachment
    /// 见附件, without a number.
    case attachments
    /// 以上三点: what was listed up to here; `number` is how many.
    case above
  }

  /// Where a 第（X）项 stands.
  package enum Container: Hashable, Sendable {
    /// 本条, 前款
    case thisArticle
    /// 本部分, 上述
    case thisPart
    /// 前条
    case previousArticle
    case article(Int)
    case portion(Int)
  }

  /// The 款 of its article in which a 第（X）项 stands.
  package enum Clause: Hashable, Sendable {
    /// 本款
    case own
    /// 前款
    case previous
    case number(Int)
  }

  package var kind: Kind
  package var number: Int
  /// Columns of the whole phrase from 第 or 附件 on; those of a `Paragraph`.
  package var range: Range<Int>
  package var numeral: Range<Int>
  /// Of an item or a 款; else `thisArticle`.
  package var container = Container.thisArticle
  /// The numbers of the items that an item stands in, outermost first: 第一部分第二项第3目 stands in 2.
  package var above: [Int] = []
  /// Of an item, if a 款 is named with it.
  package var clause: Clause?
  /// The lines of that 款, or of the 款 that is meant itself: none where the article has no such 款, nil where nobody can tell.
  /// Known by `Document.placed`.
  package var clauseLines: Range<Int>?
  /// Of a heading its columns without the number.
  var title: Range<Int>?
  /// The node that has the number and the title. Known by `Document.placed`.
  var heading: Int?
  /// The 附件 on whose page it is: 附件2第二部分; nil where none is named.
  package var page: Int?
  /// Whether it is the last of a range, whose first stands before it: 第四条至第六条.
  package var endsRange = false
  /// Whether it says which paper it means: 本意见第六条, not 按照第六条.
  package var namesPaper = false

  /// All references in `units`, in order. One pass; looks closer only at 第 and 附.
  package static func all(in units: [CodeUnit]) -> [Reference] {
    ReferenceReader(units: units, includesImplied: false).read()
  }

  /// The same with those that nothing but the sentence says to mean this text: 第二部分的问题, 第一部分第二点.
  package static func allWithImplied(in units: [CodeUnit]) -> [Reference] {
    ReferenceReader(units: units, includesImplied: true).read()
  }

  /// Whatever looks like one, be it read as one or not, but for those of papers that are named.
  package static func lookalikes(in units: [CodeUnit]) -> [Reference] {
    ReferenceReader(units: units, includesImplied: true).lookalikes()
  }
}
