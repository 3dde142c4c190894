internal import Text

/// The numberings that a document defines (`numbering.xml`; ECMA-376 part 1, 17.9).
struct NumberingDefinitions {
  /// One level of a numbering.
  struct Level {
    var start = 1
    var format = "decimal"
    /// `lvlRestart`: the level (from 1) after which it begins anew; 0 never; nil after any higher one.
    var restart: Int?
    var isLegal = false
    /// What follows the number: `tab`, `space`, `nothing`.
    var suffix = "tab"
    /// With `%1` … `%9` in place of the levels' numbers.
    var text: [CodeUnit] = []
    /// The style whose paragraphs stand at this level.
    var style: String?
    var isHidden = false
  }

  struct Abstract {
    var levels = KeyedList<Int, Level>()
    /// The numbering style that this numbering is taken from.
    var styleLink: String?
  }

  struct Instance {
    var abstract = 0
    var levels = KeyedList<Int, Level>()
    var starts = KeyedList<Int, Int>()
  }

  private(set) var abstracts = KeyedList<Int, Abstract>()
  private(set) var instances = KeyedList<Int, Instance>()

  init() {}

  init(_ bytes: [UInt8], part: String) throws(WordFailure) {
    var reader = try MarkupReader(bytes, part: part)
    while let event = try reader.next() {
      guard event == .start else { continue }
      switch reader.tag {
      case .abstractNum:
        guard let id = reader.xml.number("abstractNumId") else { continue }
        abstracts[id] = try NumberingDefinitions.abstract(&reader)
      case .num:
        guard let id = reader.xml.number("numId") else { continue }
        instances[id] = try NumberingDefinitions.instance(&reader)
      default: break
      }
    }
  }

  /// The numbering called `id` with the one it is taken from; nil when there is none.
  func resolve(_ id: Int, _ styles: Styles) -> (instance: Instance, abstract: Abstract)? {
    guard let instance = instances[id], var abstract = abstracts[instance.abstract] else { return nil }
    var steps = 0
    var key = instance.abstract
    while let link = abstract.styleLink, abstract.levels.isEmpty, steps < 8 {
      guard let number = styles.numbering(link), let next = instances[number], let target = abstracts[next.abstract]
      else { break }
      (abstract, key) = (target, next.abstract)
      steps += 1
    }
    var resolved = instance
    resolved.abstract = key
    return (resolved, abstract)
  }

  private static func abstract(_ reader: inout MarkupReader) throws(WordFailure) -> Abstract {
    var result = Abstract()
    let depth = reader.depth
    while let tag = try reader.nextStart(inside: depth) {
      switch tag {
      case .lvl:
        let index = reader.xml.number("ilvl") ?? 0
        result.levels[index] = try level(&reader)
      case .numStyleLink: result.styleLink = reader.xml.string("val")
      default: break
      }
    }
    return result
  }

  private static func instance(_ reader: inout MarkupReader) throws(WordFailure) -> Instance {
    var result = Instance()
    var index = 0
    let depth = reader.depth
    while let tag = try reader.nextStart(inside: depth) {
      switch tag {
      case .abstractNumId: result.abstract = reader.xml.number("val") ?? 0
      case .lvlOverride: index = reader.xml.number("ilvl") ?? 0
      case .startOverride: result.starts[index] = reader.xml.number("val")
      case .lvl: result.levels[index] = try level(&reader)
      default: break
      }
    }
    return result
  }

  private static func level(_ reader: inout MarkupReader) throws(WordFailure) -> Level {
    var result = Level()
    let depth = reader.depth
    while let tag = try reader.nextStart(inside: depth) {
      switch tag {
      case .start: result.start = reader.xml.number("val") ?? 0
      case .numFmt: result.format = reader.xml.string("val") ?? "decimal"
      case .lvlRestart: result.restart = reader.xml.number("val")
      case .isLgl: result.isLegal = reader.xml.isOn
      case .suff: result.suffix = reader.xml.string("val") ?? "tab"
      case .lvlText: result.text = reader.xml.units("val") ?? []
      case .pStyle: result.style = reader.xml.string("val")
      case .vanish: result.isHidden = reader.xml.isOn
      default: break
      }
    }
    return result
  }
}
