internal import Lexicon
internal import Text

/// Reads what a line may be besides body text: 发文字号, 主送机关, 成文日期 and so on (GB/T 9704—2012, chapter 7), the name of
/// a speaker, a byline, the furniture of a web page.
///
/// Each is a guess from the line alone; the outline believes it only where such a line may stand.
struct RoleReader {
  let units: [CodeUnit]
  let content: Range<Int>

  func read(_ profile: inout LineProfile) {
    // Long lines and paragraphs are text, whatever they begin with; only a speaker may say a lot.
    if let role = speaker() {
      profile.role = role
      return
    }
    if AttachmentRow.label(units, content) != nil { profile.role = .attachmentNote }
    guard profile.style == nil, profile.role == .none else { return }
    let isText = content.count > Longest.line || profile.hasInnerStop
    if let caption = Caption(units, content), !caption.isOfTable || !isText || caption.isOfImage {
      profile.captionLabel = caption.label
      profile.captionNumber = Int16(clamping: caption.number)
      profile.isTableCaption = caption.isOfTable
    }
    guard !isText else {
      if isRecord(profile) { profile.role = .byline }
      return
    }
    let isMarkedTitle = isMarkedTitle
    profile.role = isMarkedTitle ? .none : role(profile)
    profile.endsAsOrgan = profile.shape == .bare && profile.length <= .short && endsAsOrgan
    if profile.role == .none, profile.shape == .bare || isMarkedTitle || isLongTitle {
      profile.genre = genre()
      profile.isTitleLike = profile.genre != nil || contains("关于")
      profile.isQuoted = isQuoted
    }
  }

  private func role(_ profile: LineProfile) -> LineProfile.Role {
    if isFurniture || isCaption { return .chrome }
    let first = units[at: content.lowerBound]
    let last = units[at: content.upperBound - 1]
    if first == "（" || first == "(", last == "）" || last == ")" { return .note }
    if isDocumentNumber { return .documentNumber }
    if let end = WrittenDate(units, at: content.lowerBound)?.end {
      if end == content.upperBound { return .date }
      return content.count <= Longest.dated && profile.ending == .open || isRecord(profile) ? .byline : .none
    }
    if profile.ending == .colon { return isRecipient ? .recipient : .none }
    // 附件, alone on its line: the head of the only one (GB/T 9704—2012, 7.4).
    if AttachmentRow.pageNumber(units, content)?.isEmpty == true { return .attachment }
    // An editor's note heads a text before the first article.
    if content.count <= Longest.editorNote, begins(Self.editorNotes) { return .preface }
    if profile.ending == .open, isByline { return .byline }
    return .none
  }

  private var endsAsOrgan: Bool {
    let end = content.upperBound
    return Self.organEnds.length(endingAt: end, in: units) != nil || Self.organs.length(endingAt: end, in: units) != nil
      || Self.recipientEnds.length(endingAt: end, in: units) != nil
  }

  // MARK: Speakers

  /// 记者：… or 答：…; the label is at most eight characters.
  private func speaker() -> LineProfile.Role? {
    guard let colon = SpeakerLabel.colon(units, content) else { return nil }
    let label = content.lowerBound..<colon
    if Self.questioners.length(at: label.lowerBound, in: units) != nil {
      return colon + 1 < content.upperBound ? .question : nil
    }
    return units[at: label.lowerBound] == "答" && label.count == 1 ? .answer : nil
  }

  // MARK: 版头

  /// 国发〔2024〕5号, with any brackets; 第7号.
  private var isDocumentNumber: Bool {
    guard content.count <= Longest.documentNumber, units[at: content.upperBound - 1] == "号" else { return false }
    var index = content.upperBound - 2
    var digits = 0
    while index > content.lowerBound, units[index].decimalDigit != nil || units[index].isHanNumeral {
      index -= 1
      digits += 1
    }
    guard digits > 0 else { return false }
    if units[index] == "第" { index -= 1 }
    while index > content.lowerBound, units[index].isBlank { index -= 1 }
    guard units[at: index].isClosing else { return units[at: index + 1] == "第" || units[at: index] == "令" }
    var year = 0
    index -= 1
    while index > content.lowerBound, units[index].decimalDigit != nil {
      index -= 1
      year += 1
    }
    return (2...4).contains(year) && units[at: index].isOpening
  }

  /// 2018年12月29日 第十三届全国人民代表大会……第二次修正: what was done on a day, behind a blank. A line of a 题注 or a
  /// chronicle, and whole however long it is.
  private func isRecord(_ profile: LineProfile) -> Bool {
    guard profile.ending == .open, !profile.hasInnerStop, let end = WrittenDate(units, at: content.lowerBound)?.end
    else { return false }
    return end < content.upperBound && units[at: end].isBlank
  }

  /// 各省、自治区、直辖市人民政府，国务院各部委：
  private var isRecipient: Bool {
    guard !has("各位"), !has("同志") else { return false }
    if has("各") { return content.count >= 3 }
    guard content.count <= Longest.recipients else { return false }
    if Self.organs.occurs(in: content, of: units), !contains("如下") { return true }
    return content.count <= Longest.oneRecipient
      && Self.organEnds.length(endingAt: content.upperBound - 1, in: units) != nil
  }

  // MARK: The page around the text

  /// Runs of blanks, bars, addresses: what a web page prints around an article.
  private var isFurniture: Bool {
    var blanks = 0
    for index in content {
      let unit = units[index]
      if unit.isBlank {
        blanks += 1
        if blanks > Longest.gap { return true }
        continue
      }
      blanks = 0
      if unit == "|" || unit == "©" || unit == "•" || unit == "@" || unit == "＞" || unit == ">" { return true }
    }
    return units[at: content.lowerBound] == "[" && units[at: content.upperBound - 1] == "]" || has("http") || has("www")
  }

  /// 图3 …, 表1 …, and formulas, which stand among the text but head nothing.
  private var isCaption: Bool {
    if let length = Self.figures.length(at: content.lowerBound, in: units) {
      var index = content.lowerBound + length
      while units[at: index].isBlank { index += 1 }
      if units[at: index].decimalDigit != nil || HanNumeral.digit(units[at: index]) != nil { return true }
    }
    return content.contains { units[$0] == "＝" || units[$0] == "=" }
  }

  /// A name, a source, keywords.
  private var isByline: Bool { begins(Self.bylines) || isNames }

  /// 崔章程; 杨  明; 张三 李四 王五
  private var isNames: Bool {
    var count = 0
    var inName = 0
    var longest = 0
    for index in content {
      guard !units[index].isBlank else {
        inName = 0
        continue
      }
      guard units[index].isHan else { return false }
      count += 1
      inName += 1
      longest = max(longest, inName)
    }
    return count <= Longest.loneName && content.count <= Longest.loneName + 1
      || longest <= Longest.name && content.count <= Longest.names
  }

  private var isQuoted: Bool {
    let first = units[at: content.lowerBound]
    let last = units[at: content.upperBound - 1]
    return (first == "“" && last == "”") || (first == "\"" && last == "\"") || (first == "《" && last == "》")
  }

  // MARK: Titles

  /// The 文种 in which the line ends.
  private func genre() -> Genre? { GenreReader.read(units, content)?.genre }

  /// 关于……的通知。: a title with a mark that does not belong there.
  private var isMarkedTitle: Bool {
    let last = units[at: content.upperBound - 1]
    guard content.count <= Longest.title, last == "。" || last == "，" || last == "；" || last == "："
    else { return false }
    // 我代表市人民政府向大会作关于……的报告。 is a sentence: before 关于 a title has nothing but the office that issues it.
    guard units[at: content.upperBound - 4] == "的", genre() != nil,
      let about = units.place(of: "关于", from: content)
    else { return false }
    return about == content.lowerBound || Self.organs.length(endingAt: about, in: units) != nil
      || Self.organEnds.length(endingAt: about, in: units) != nil
  }

  /// 关于……；……的通知 and a title of more than a line: too much for a heading, but nothing else ends so.
  private var isLongTitle: Bool {
    guard content.count <= Longest.title, let genre = GenreReader.read(units, content), contains("关于") else {
      return false
    }
    return units[at: content.upperBound - 1 - genre.word.count] == "的"
  }

  private static let questioners = CueSet(.questioner)
  private static let editorNotes = CueSet(.editorNote)
  private static let organs = CueSet(.organ)
  private static let organEnds = CueSet(.organEnd)
  private static let recipientEnds = CueSet(.recipientEnd)
  private static let bylines = CueSet(.byline)
  private static let figures = CueSet(.figure)

  private func begins(_ cue: CueSet) -> Bool { cue.length(at: content.lowerBound, in: units) != nil }

  private func has(_ word: StaticString) -> Bool { units.has(word, at: content.lowerBound) }

  private func contains(_ word: StaticString) -> Bool { units.place(of: word, from: content) != nil }
}
