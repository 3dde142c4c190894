extension RoleReader {
  /// How long, in characters, a line may be that is taken for something else than text. Shorter loses titles and the page
  /// around a text, longer makes them of sentences.
  ///
  /// Each was halved and made half as long again or more, and the outlines of `dev`, `field` and `seeds` compared: 89
  /// papers. That is also how to set one again. None of it changed a finding there.
  enum Longest {
    /// What may be anything else at all. From 90 on all outlines are alike; 60 loses a title of 61 characters.
    static let line = 120
    /// What begins with a date and is no 成文日期. 30 to 120 alike.
    static let dated = 60
    /// The head of an editor's note. 2 loses 编者按, up to 8 alike.
    static let editorNote = 4
    /// A 发文字号. 15 to 60 alike.
    static let documentNumber = 30
    /// 主送机关, where one of its words names an office. 40 alike, 120 takes one line more.
    static let recipients = 80
    /// 主送机关, where only the end tells. 10 to 30 alike.
    static let oneRecipient = 20
    /// Blanks in a row between the words of a line. With 1 titles that are parted by two are lost, up to 5 alike.
    static let gap = 2
    /// A name alone on its line, without the blank in it. 3 to 5 alike.
    static let loneName = 4
    /// Each of several names on a line, and the line. 2 to 4 and 20 to 80 alike.
    static let name = 3
    static let names = 40
    /// A title that ends in a mark or is longer than a heading. 60 loses one of 61, up to 120 alike.
    static let title = 80
  }
}
