import Text

/// Text of an HTML page: tags out, block elements become line ends, character references become characters.
///
/// No parser: a page that a writer saved is mined for its prose, and chrome is recognised later, on the lines.
enum HTMLStripper {
  /// - Returns: the text and how many tags were taken out.
  static func strip(_ units: [CodeUnit]) -> (text: [CodeUnit], tags: Int) {
    var text: [CodeUnit] = []
    text.reserveCapacity(units.count / 2)
    var tags = 0
    var index = 0
    // Behind the last one no tag ends: without this, every < of a page that breaks off would be followed to its end.
    let lastClosing = units.lastIndex(of: ">") ?? -1
    var respectsQuotes = true
    while index < units.count {
      let unit = units[index]
      if unit == "<", index < lastClosing, let tag = tag(in: units, at: index, &respectsQuotes) {
        tags += 1
        index = tag.end
        if tag.isBlock, text.last != "\n" { text.append("\n") }
        if tag.hidesContent { index = endOfContent(named: tag.name, in: units, from: index) }
      } else if unit == "&", let reference = reference(in: units, at: index) {
        text += reference.value
        index = reference.end
      } else {
        // A line end of the source is a blank of the page.
        text.append(unit == "\n" || unit == "\r" ? " " : unit)
        index += 1
      }
    }
    return (text, tags)
  }

  private struct Tag {
    var name: [UInt8]
    var end: Int
    var isBlock: Bool { !HTMLStripper.inlineNames.contains(String(decoding: name, as: UTF8.self)) }
    var hidesContent: Bool { HTMLStripper.hiddenNames.contains(String(decoding: name, as: UTF8.self)) }
  }

  private static let inlineNames: Set<String> = [
    "a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "img", "label", "mark", "o:p", "s", "small", "span",
    "strong", "sub", "sup", "u", "wbr",
  ]
  private static let hiddenNames: Set<String> = ["script", "style", "noscript", "template", "svg", "textarea"]

  /// The tag at `start`. `respectsQuotes` says whether > inside quotation marks is part of a value; it is given up for
  /// the rest of the page at the first mark that is never closed.
  private static func tag(in units: [CodeUnit], at start: Int, _ respectsQuotes: inout Bool) -> Tag? {
    var index = start + 1
    if index + 2 < units.count, units[index] == "!", units[index + 1] == "-", units[index + 2] == "-" {
      index += 3
      while index + 2 < units.count, !(units[index] == "-" && units[index + 1] == "-" && units[index + 2] == ">") {
        index += 1
      }
      return Tag(name: Array("span".utf8), end: min(units.count, index + 3))
    }
    if index < units.count, units[index] == "/" || units[index] == "!" || units[index] == "?" { index += 1 }
    guard index < units.count, units[index].isASCIILetter else { return nil }
    var name: [UInt8] = []
    while index < units.count, units[index].isASCIILetter || units[index].isASCIIDigit || units[index] == ":" {
      let value = units[index].rawValue
      name.append(UInt8(truncatingIfNeeded: units[index].isASCIILetter ? value | 0x20 : value))
      index += 1
    }
    var quote: CodeUnit?
    let attributes = index
    while index < units.count {
      let unit = units[index]
      index += 1
      if let open = quote {
        if unit == open { quote = nil }
      } else if respectsQuotes, unit == "\"" || unit == "'" {
        quote = unit
      } else if unit == ">" {
        return Tag(name: name, end: index)
      }
    }
    respectsQuotes = false
    return units[attributes...].firstIndex(of: ">").map { Tag(name: name, end: $0 + 1) }
  }

  private static func endOfContent(named name: [UInt8], in units: [CodeUnit], from start: Int) -> Int {
    let closing: [CodeUnit] = ["<", "/"] + name.map { CodeUnit(UInt16($0)) }
    var index = start
    while index < units.count {
      if units[index] == "<", units.count - index >= closing.count,
        zip(units[index...], closing).allSatisfy({ $0 == $1 || $0.isASCIILetter && $0.rawValue | 0x20 == $1.rawValue })
      {
        return index
      }
      index += 1
    }
    return units.count
  }

  private static let named: [String: UInt32] = [
    "nbsp": 0x20, "ensp": 0x20, "emsp": 0x20, "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27,
    "ldquo": 0x201C, "rdquo": 0x201D, "lsquo": 0x2018, "rsquo": 0x2019, "mdash": 0x2014, "middot": 0xB7,
    "hellip": 0x2026, "times": 0xD7, "ndash": 0x2013, "zwnj": 0x200C,
  ]

  private static func reference(in units: [CodeUnit], at start: Int) -> (value: [CodeUnit], end: Int)? {
    guard let end = units[start...].prefix(12).firstIndex(of: ";"), end > start + 1 else { return nil }
    let body = String(units[(start + 1)..<end])
    var value: UInt32?
    if body.hasPrefix("#x") || body.hasPrefix("#X") {
      value = UInt32(body.dropFirst(2), radix: 16)
    } else if body.hasPrefix("#") {
      value = UInt32(body.dropFirst())
    } else {
      value = named[body]
    }
    guard let value, let scalar = Unicode.Scalar(value) else { return nil }
    return (String(Character(scalar)).utf16.map { CodeUnit($0) }, end + 1)
  }
}
