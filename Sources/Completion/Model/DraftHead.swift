import Lexicon
import Structure
import Text

/// What the first lines of the draft say of all of it: title, 文种, whom it addresses, what place it is written for.
///
/// Only what stands above the cursor counts. Bounded by the first lines.
struct DraftHead {
  private(set) var genre: GenreWord?
  private(set) var title: [CodeUnit] = []
  /// Whether it names 主送机关.
  private(set) var isAddressed = false
  /// Whether it greets an audience: 同志们：, 各位代表：
  private(set) var isGreeting = false
  /// The first line below title, 主送机关 and greeting.
  private(set) var body = 0
  /// 省, 市, 县 …: the level of the place that the paper is written for.
  private(set) var level: CodeUnit?

  private static let reach = 30

  init(_ document: Document, above line: Int, options: CompletionRequest.Options) {
    var front = document.front
    if let lines = front.title, lines.upperBound <= line {
      body = lines.upperBound
      for line in lines { title += document.text.line(line).units.filter { !$0.isBlank } }
    } else {
      front = Front()
    }
    genre = front.genre(named: options.genre)
    var index = 0
    while index < min(line, Self.reach) {
      defer { index += 1 }
      guard let syntax = document.syntax[safe: index], syntax.kind.isProse else { continue }
      if let ordinal = syntax.ordinal, ordinal.number > 0 { break }
      if addresses(document, index) {
        isAddressed = true
      } else if document.isGreeting(index) {
        isGreeting = true
      } else {
        continue
      }
      body = max(body, index + 1)
    }
    level = Self.level(of: title) ?? Self.level(in: document, above: line)
  }

  /// Whether a line names 主送机关, or right below the title somebody and no more, whom the outline does not know: 张市长：
  func addresses(_ document: Document, _ line: Int) -> Bool {
    if document.syntax[safe: line]?.isRecipient == true { return true }
    let units = document.text.line(line).units
    return line > 0 && line <= body + 1 && units.count <= Self.longestAddress && units.last == "："
      && !document.isGreeting(line) && !units.contains(Self.follows)
  }

  private static let longestAddress = 20
  /// 现将有关事项通知如下： names nobody.
  private static let follows = [CodeUnit]("如下")

  // MARK: The place

  /// What the names of places end in.
  static let levels = CueSet(.place).units
  /// A name has at most so many units.
  private static let longestName = 6

  /// The level of the place whose name begins a title: 滨江市养犬管理条例.
  private static func level(of title: [CodeUnit]) -> CodeUnit? {
    for (index, unit) in title.prefix(longestName).enumerated() {
      if unit == "关" || unit == "全" || unit == "在" { return nil }
      // 莒县, but 滨江市.
      if levels.contains(unit), index >= (unit == "县" ? 1 : 2) { return unit }
    }
    return nil
  }

  /// The level that the draft calls its own: the most frequent after 本, 我 and 全 in the first lines.
  private static func level(in document: Document, above line: Int) -> CodeUnit? {
    var counts: [(level: CodeUnit, count: Int)] = []
    for index in 0..<min(line, reach) {
      let units = document.text.line(index).units.prefix(2000)
      for (place, unit) in units.enumerated().dropFirst() where IssuerSource.pronouns.contains(units[place - 1]) {
        guard levels.contains(unit) else { continue }
        if let known = counts.firstIndex(where: { $0.level == unit }) {
          counts[known].count += 1
        } else {
          counts.append((unit, 1))
        }
      }
    }
    return counts.max { $0.count < $1.count }?.level
  }
}
