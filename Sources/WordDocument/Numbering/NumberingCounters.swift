internal import Text

/// Counts the numbered paragraphs of a document in the order of its text, as Word does.
///
/// Numberings that share a definition go on counting together; the first paragraph of one that overrides a start begins
/// anew there (ECMA-376 part 1, 17.9.26 `startOverride`, 17.9.10 `lvlRestart`).
struct NumberingCounters {
  private let definitions: NumberingDefinitions
  private let styles: Styles
  /// The last number of each level; nil: none since the level above went on.
  private var counters = KeyedList<Int, [Int?]>()
  /// Levels of instances whose override has taken effect.
  private var overridden = UniqueList<UInt64>()

  /// Word has nine levels.
  private static let levelCount = 9

  init(_ definitions: NumberingDefinitions, _ styles: Styles) {
    self.definitions = definitions
    self.styles = styles
  }

  /// The number of the next paragraph with these properties, and what follows it; empty when it has none.
  mutating func number(_ direct: ParagraphProperties, style: ParagraphProperties) -> [CodeUnit] {
    guard let id = direct.numbering ?? style.numbering, id != 0,
      let (instance, abstract) = definitions.resolve(id, styles)
    else { return [] }
    let level = level(direct, style, abstract)
    guard (0..<NumberingCounters.levelCount).contains(level),
      let definition = instance.levels[level] ?? abstract.levels[level]
    else { return [] }
    count(level, id, instance, abstract)
    if definition.isHidden { return [] }
    return spell(definition, instance, abstract)
  }

  private func level(
    _ direct: ParagraphProperties,
    _ style: ParagraphProperties,
    _ abstract: NumberingDefinitions.Abstract,
  ) -> Int {
    if let level = direct.level { return level }
    if direct.numbering == nil, let level = style.level { return level }
    if let id = direct.style {
      // The definition says which level a style stands for.
      for (level, definition) in abstract.levels where definition.style == id { return level }
    }
    return style.level ?? 0
  }

  private mutating func count(
    _ level: Int,
    _ id: Int,
    _ instance: NumberingDefinitions.Instance,
    _ abstract: NumberingDefinitions.Abstract,
  ) {
    var numbers = counters[instance.abstract] ?? [Int?](repeating: nil, count: NumberingCounters.levelCount)
    for index in 0...level {
      guard instance.starts[index] != nil else { continue }
      let key = UInt64(truncatingIfNeeded: id) << 4 | UInt64(truncatingIfNeeded: index)
      guard overridden.insert(key) else { continue }
      let start = start(index, instance, abstract)
      numbers[index] = index == level ? start - 1 : start
    }
    for above in 0..<level where numbers[above] == nil {
      numbers[above] = start(above, instance, abstract)
    }
    numbers[level] = (numbers[level] ?? start(level, instance, abstract) - 1) + 1
    for below in level + 1..<NumberingCounters.levelCount {
      switch (instance.levels[below] ?? abstract.levels[below])?.restart {
      case 0: continue
      case let restart? where level >= restart: continue
      default: numbers[below] = nil
      }
    }
    counters[instance.abstract] = numbers
  }

  private func start(
    _ level: Int,
    _ instance: NumberingDefinitions.Instance,
    _ abstract: NumberingDefinitions.Abstract,
  ) -> Int {
    // What Word itself could not count further than is damage.
    max(0, min(32_767, instance.starts[level] ?? (instance.levels[level] ?? abstract.levels[level])?.start ?? 1))
  }

  /// Units of `lvlText` that are read: many times what any numbering has.
  private static let longestText = 255

  private func spell(
    _ definition: NumberingDefinitions.Level,
    _ instance: NumberingDefinitions.Instance,
    _ abstract: NumberingDefinitions.Abstract,
  ) -> [CodeUnit] {
    if definition.format == "bullet" { return Bullet.shown(definition.text) }
    if definition.format == "none", definition.text.isEmpty { return [] }
    var result: [CodeUnit] = []
    var index = 0
    // Each paragraph repeats it: a text of thousands would fill the memory.
    while index < min(definition.text.count, Self.longestText) {
      let unit = definition.text[index]
      index += 1
      guard unit == "%", index < definition.text.count, (0x31...0x39).contains(definition.text[index].rawValue) else {
        result.append(unit)
        continue
      }
      let level = Int(definition.text[index].rawValue) - 0x31
      index += 1
      let format = (instance.levels[level] ?? abstract.levels[level])?.format ?? "decimal"
      let isPlain = definition.isLegal && format != "none"
      let number = counters[instance.abstract]?[level] ?? start(level, instance, abstract)
      result += NumberFormat.spell(number, isPlain ? "decimal" : format)
    }
    return result + NumberSuffix.of(result, definition.suffix)
  }
}

/// What stands between a number and the text.
///
/// Word leaves room there (a tab, by default). After a mark (一、 （一） 1.) a typed draft has nothing, after a number
/// without one (第一章 总则) a blank.
enum NumberSuffix {
  static func of(_ number: [CodeUnit], _ suffix: String) -> [CodeUnit] {
    guard let last = number.last, suffix != "nothing" else { return [] }
    switch last {
    case "、", "．", "）", "，", "：", "。", ".", ")", " ", "\u{3000}", "】", "］", "〉", "》": return []
    default: return [" "]
    }
  }
}

/// The signs of lists without numbers.
enum Bullet {
  /// The sign as Unicode has it, and a blank. Word keeps most of them as codes of its own in the font Symbol or Wingdings.
  static func shown(_ text: [CodeUnit]) -> [CodeUnit] {
    guard let first = text.first else { return [] }
    if first.rawValue & 0xFF00 == 0xF000 { return [Symbol.shown(first.rawValue) ?? "•", " "] }
    return text + [" "]
  }
}

/// Signs of the fonts Symbol and Wingdings that are used as bullets and boxes.
enum Symbol {
  /// The sign with this code (0xF000 may be added); nil when it is none of the usual ones.
  static func shown(_ code: UInt16) -> CodeUnit? {
    switch code & 0xFF {
    case 0xB7, 0x6C, 0x9F: "•"
    case 0xA7, 0x6E: "■"
    case 0x75: "◆"
    case 0xD8: "➢"
    case 0xFC: "✓"
    case 0xFB: "✗"
    case 0x6F, 0xA3, 0xA8, 0x71, 0x72: "□"
    case 0xFE, 0x52, 0x54: "☑"
    case 0xFD, 0x53: "☒"
    case 0xE0: "→"
    default: nil
    }
  }
}
