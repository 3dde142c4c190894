internal import Text

/// The footnotes and endnotes in the order of their signs in the text.
struct NoteNumbers {
  enum Kind: UInt8 {
    case footnote, endnote

    /// The relation that leads to the part with their text.
    var relation: String { self == .footnote ? "footnotes" : "endnotes" }
  }

  private var footnotes = KeyedList<Int, Int>()
  private var endnotes = KeyedList<Int, Int>()

  /// Takes the next note; its sign as the text shows it.
  mutating func add(_ id: Int, _ kind: Kind) -> [CodeUnit] {
    switch kind {
    case .footnote: if footnotes[id] == nil { footnotes[id] = footnotes.count + 1 }
    case .endnote: if endnotes[id] == nil { endnotes[id] = endnotes.count + 1 }
    }
    return sign(id, kind) ?? []
  }

  /// [1] for a footnote, [i] for an endnote, as Word counts unless told otherwise; nil for a note that the text does not
  /// name.
  func sign(_ id: Int, _ kind: Kind) -> [CodeUnit]? {
    guard let number = order(id, kind) else { return nil }
    return ["["] + NumberFormat.spell(number, kind == .footnote ? "decimal" : "lowerRoman") + ["]"]
  }

  /// Which in the order of the text it is, from 1.
  func order(_ id: Int, _ kind: Kind) -> Int? { kind == .footnote ? footnotes[id] : endnotes[id] }

  func isEmpty(_ kind: Kind) -> Bool { kind == .footnote ? footnotes.isEmpty : endnotes.isEmpty }
}
