import Text

/// The run of word characters before a cursor, in the widest sense any client has of it: letters, digits, numbers and
/// marks of every script, and `_`.
///
/// A completion's edit begins where the run begins. Clients differ in what they take for the word; an edit that begins
/// earlier than theirs is applied rightly by all, one that begins later makes some of them delete text.
enum WordRun {
  /// Longer runs than this are no Chinese prose; completing in them would mean sending the whole run with every item.
  static let limit = 256

  /// The column where the run before `column` begins; nil when the run is longer than the limit.
  static func start(in units: [CodeUnit], before column: Int) -> Int? {
    var start = min(max(0, column), units.count)
    let floor = start - limit
    while start > 0 {
      let length = characterLength(units, endingAt: start)
      guard isWord(units, start - length, length) else { return start }
      start -= length
      if start < floor { return nil }
    }
    return start
  }

  /// The column where the run after `column` ends.
  static func end(in units: [CodeUnit], after column: Int) -> Int {
    var end = min(max(0, column), units.count)
    while end < units.count, end - column < limit {
      let length = units[end].isHighSurrogate && units[at: end + 1].isLowSurrogate ? 2 : 1
      guard isWord(units, end, length) else { break }
      end += length
    }
    return end
  }

  private static func characterLength(_ units: [CodeUnit], endingAt end: Int) -> Int {
    end > 1 && units[end - 1].isLowSurrogate && units[end - 2].isHighSurrogate ? 2 : 1
  }

  private static func isWord(_ units: [CodeUnit], _ at: Int, _ length: Int) -> Bool {
    let unit = units[at].rawValue
    if length == 2 {
      return Unicode.Scalar(Transcoder.scalar(unit, units[at + 1].rawValue)).map(isWord) ?? false
    }
    switch unit {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x5F: return true
    case 0..<0x80, 0x3000...0x3004, 0x3008...0x3020, 0xFF01...0xFF0F: return false
    default: return Unicode.Scalar(unit).map(isWord) ?? false
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }
}
