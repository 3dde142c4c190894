import Platform
import Text

/// What the program's own streams are connected to.
enum Terminal {
  static var isErrorTerminal: Bool { StandardStream.error.isTerminal }
  static var isOutputTerminal: Bool { StandardStream.output.isTerminal }
  static var isInputTerminal: Bool { StandardStream.input.isTerminal }

  /// Cells across, of a terminal on standard output; 100 for anything else.
  static var width: Int {
    guard let width = StandardStream.output.terminalWidth, width >= 20 else { return 100 }
    return width
  }

  /// `--color`, shared by the commands that have it.
  static let color = Option("color", .choice(["auto", "always", "never"]), help: "是否着色（默认 auto：仅在终端上）")

  /// Whether to colour standard output: as `--color` says; else on a terminal that is not dumb, unless `NO_COLOR` is set.
  static func isColored(_ arguments: Arguments) -> Bool {
    switch arguments.value(color) {
    case "always": return true
    case "never": return false
    default: break
    }
    if let value = FileSystem.environment("NO_COLOR"), !value.isEmpty { return false }
    if FileSystem.environment("TERM") == "dumb" { return false }
    return StandardStream.output.isTerminal
  }

  /// `text` with everything that could steer a terminal (control and format characters) made visible as U+FFFD; a tab
  /// becomes a blank.
  static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isUnsafe($0) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(scalar == "\t" ? " " : isUnsafe(scalar) ? "\u{FFFD}" : scalar)
    }
    return result
  }

  /// `text` as it may go to a terminal, or to a log that one shows: line ends and tabs stay, the styles of `Palette`
  /// become escape sequences, and everything else that could steer a terminal is made visible. The one place that
  /// all text passes on its way out, so that no caller has to remember.
  static func escaped(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { bytes in
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count)
      var index = 0
      while index < bytes.count {
        let plain = index..<endOfPlain(bytes, from: index)
        result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[plain]))
        index = plain.upperBound
        guard index < bytes.count, let (value, length) = Transcoder.scalar(in: bytes, at: index, before: bytes.count),
          let scalar = Unicode.Scalar(value)
        else { break }
        index += length
        switch scalar {
        case "\n", "\t": result.append(UInt8(truncatingIfNeeded: value))
        case "\r" where index < bytes.count && bytes[index] == 0x0A: result.append(0x0D)
        case Palette.mark:
          guard let (number, length) = Transcoder.scalar(in: bytes, at: index, before: bytes.count) else { break }
          index += length
          if let style = Unicode.Scalar(number).flatMap({ Palette.sequence($0) }) { result += style.utf8 }
        default: Transcoder.utf8(isUnsafe(scalar) ? Transcoder.replacement : value) { result.append($0) }
        }
      }
      return result
    }
  }

  /// Where what steers nothing ends that begins at `start`: ASCII that is seen, and U+3000 to U+9FFF by their first bytes.
  /// A report is little else, and is copied in pieces.
  private static func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      if 0x20..<0x7F ~= bytes[index] { index += 1 } else if 0xE3...0xE9 ~= bytes[index] { index += 3 } else { break }
    }
    return min(index, bytes.count)
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    // The joiner of emoji steers nothing.
    if scalar.value == 0x200D { return false }
    if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) { return true }
    guard scalar.value >= 0x200B, scalar.value < 0x3000 || scalar.value > 0x9FFF else { return false }
    // The full-width forms, every second mark of Chinese text, hold none.
    if (0xFF01...0xFFEF).contains(scalar.value) { return false }
    return scalar.properties.generalCategory == .format || scalar.value == 0x2028 || scalar.value == 0x2029
  }
}

/// Marks for parts of the output; nothing when the output is not coloured.
struct Palette: Sendable {
  enum Style: String, CaseIterable, Sendable {
    case bold = "1"
    case faint = "2"
    case red = "1;31"
    case green = "1;32"
    case yellow = "1;33"
    case blue = "1;34"
    case cyan = "1;36"
    case plainRed = "31"
    case plainGreen = "32"
  }

  let isColored: Bool

  /// Stands before the number of a style in text on its way out; the last character for private use, which no document holds. One that
  /// does can colour its own words and nothing else.
  fileprivate static let mark: Unicode.Scalar = "\u{10FFFD}"

  func callAsFunction(_ text: String, _ style: Style) -> String {
    guard isColored, let number = Style.allCases.firstIndex(of: style) else { return text }
    return "\(Palette.mark)\(number + 1)\(text)\(Palette.mark)0"
  }

  /// The escape sequence for what stands behind a mark.
  fileprivate static func sequence(_ scalar: Unicode.Scalar) -> String? {
    guard scalar.value >= 0x30, scalar.value <= 0x39 else { return nil }
    let number = Int(scalar.value) - 0x30
    if number == 0 { return "\u{1B}[0m" }
    return Style.allCases.indices.contains(number - 1) ? "\u{1B}[\(Style.allCases[number - 1].rawValue)m" : nil
  }
}
