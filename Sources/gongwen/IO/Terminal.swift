import Platform

/// What the program's own streams are connected to.
enum Terminal {
  static var isErrorTerminal: Bool { StandardStream.error.isTerminal }
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

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) { return true }
    guard scalar.value >= 0x200B, scalar.value < 0x3000 || scalar.value > 0x9FFF else { return false }
    return scalar.properties.generalCategory == .format || scalar.value == 0x2028 || scalar.value == 0x2029
  }
}

/// Marks for parts of the output; nothing when the output is not coloured.
struct Palette: Sendable {
  enum Style: String, Sendable {
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

  func callAsFunction(_ text: String, _ style: Style) -> String {
    isColored ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
