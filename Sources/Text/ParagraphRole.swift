/// What a paragraph of an official document is on the page (GB/T 9704—2012, chapter 7): what layout for Word, print and
/// clipboard goes by.
package enum ParagraphRole: String, Hashable, Sendable, CaseIterable {
  /// A line of the title (7.3.1).
  case title
  /// Date, place or author under the title of a speech or article (题注).
  case byline
  /// 发文字号 (7.2.5).
  case documentNumber
  /// 主送机关 (7.3.2), or those whom a speech addresses.
  case addressee
  /// A heading of level 1–4, alone on its line or before its text (7.3.3).
  case heading
  /// 正文 (7.3.3).
  case text
  /// A row of a table; its cells are apart by a tab.
  case tableRow
  /// A line of 附件说明 (7.3.4).
  case attachmentNote
  /// 发文机关署名 (7.3.5).
  case signature
  /// 成文日期 (7.3.5).
  case date
  /// 附注 (7.3.6).
  case note
  /// The word 附件 and its number at the head of one (7.3.7).
  case attachment
  /// The title of a 附件 (7.3.7).
  case attachmentTitle
  /// A line of 版记: 抄送机关, or 印发机关 and 印发日期 (7.4).
  case imprint
}

/// A paragraph with its role.
package struct LaidOutParagraph: Hashable, Sendable {
  package var role: ParagraphRole
  /// The level of a heading, 1–4; 0 for other roles.
  package var level: Int
  /// Without indent, signs of Markdown and line ends.
  package var text: [CodeUnit]
  /// How many units at the beginning are the heading: all of one that stands alone; 0 without.
  package var headingLength: Int
  /// Whether it is the title of a chapter (第一章　总则) or of another division, which stands in the middle of its line.
  package var isCentred = false
  /// The lines of the draft it stands on.
  package var lines: Range<Int>
  /// The blanks that the draft has before it, in place of the layout's indent.
  package var typedIndent: [CodeUnit] = []
  /// How many blank lines the draft has above it.
  package var typedBlankLines = 0

  /// Whether it is a heading with nothing behind it.
  package var isWholeHeading: Bool { role == .heading && headingLength == text.count }

  package init(
    role: ParagraphRole,
    level: Int = 0,
    text: [CodeUnit],
    headingLength: Int = 0,
    lines: Range<Int> = 0..<0,
  ) {
    self.role = role
    self.level = level
    self.text = text
    self.headingLength = headingLength
    self.lines = lines
  }
}
