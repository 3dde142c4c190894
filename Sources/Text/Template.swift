/// Text with gaps: `{}` stands for something, `{依据}` for something with a hint of what it is.
///
/// The one reader of this notation; it is what templates of parallel sets, frames of a 文种 and skeletons share.
package struct Template: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    case text([CodeUnit])
    /// A gap and its hint, which may be empty.
    case gap([CodeUnit])
  }

  package let parts: [Part]

  /// Reads `units`; a brace without its partner is text.
  package init(_ units: some Collection<CodeUnit>) {
    var parts: [Part] = []
    var text: [CodeUnit] = []
    var hint: [CodeUnit]?
    for unit in units {
      switch (unit, hint) {
      case ("{", nil): hint = []
      case ("{", let open?):
        text += [unit] + open
        hint = []
      case ("}", let words?):
        if !text.isEmpty { parts.append(.text(text)) }
        text = []
        parts.append(.gap(words))
        hint = nil
      case (_, .some): hint?.append(unit)
      default: text.append(unit)
      }
    }
    if let hint { text += ["{"] + hint }
    if !text.isEmpty { parts.append(.text(text)) }
    self.parts = parts
  }

  package init(_ text: String) {
    self.init([CodeUnit](text))
  }

  package init(parts: [Part]) {
    self.parts = parts
  }

  /// `template` with `filling` in the place of each gap.
  package static func filled(_ template: String, with filling: String) -> String {
    String(Template(template).plain(filler: [CodeUnit](filling)))
  }

  /// How many units are not gaps.
  package var fixedCount: Int {
    parts.reduce(0) { sum, part in
      if case .text(let units) = part { sum + units.count } else { sum }
    }
  }

  /// How many units stand before the first gap.
  package var leadCount: Int {
    if case .text(let units)? = parts.first { units.count } else { 0 }
  }

  /// The text with `filler` in every gap.
  package func plain(filler: [CodeUnit] = ["×", "×"]) -> [CodeUnit] {
    parts.flatMap { part in
      switch part {
      case .text(let units): units
      case .gap: filler
      }
    }
  }

  /// This template with the gaps filled for which `fill` knows something by their hint.
  package func filled(_ fill: ([CodeUnit]) -> [CodeUnit]?) -> Template {
    Template(
      parts: parts.map { part in
        if case .gap(let hint) = part, let text = fill(hint) { .text(text) } else { part }
      }
    )
  }

  /// The text from unit `start` on as an LSP snippet, whose stops are the gaps; `start` lies before the first gap or at it.
  package func snippet(from start: Int = 0) -> String {
    var result: [CodeUnit] = []
    var stops = 0
    var skipped = 0
    for part in parts {
      switch part {
      case .text(let units):
        for unit in units {
          if skipped < start {
            skipped += 1
            continue
          }
          if unit == "$" || unit == "}" || unit == "\\" { result.append("\\") }
          result.append(unit)
        }
      case .gap(let hint):
        stops += 1
        result += [CodeUnit](hint.isEmpty ? "$\(stops)" : "${\(stops):\(String(hint))}")
      }
    }
    return String(result)
  }

  /// Whether `units` are the fixed parts in their order with one to `widest` units in every gap.
  package func fits(_ units: ArraySlice<CodeUnit>, widest: Int) -> Bool {
    var rest = units
    var isGapOpen = false
    for (index, part) in parts.enumerated() {
      switch part {
      case .gap: isGapOpen = true
      case .text(let text):
        let isLast = index == parts.count - 1
        guard isGapOpen else {
          guard rest.starts(with: text) else { return false }
          rest = rest.dropFirst(text.count)
          continue
        }
        if isLast {
          return rest.count > text.count && rest.count <= text.count + widest
            && rest.suffix(text.count).elementsEqual(text)
        }
        guard let place = Self.place(of: text, in: rest, widest: widest) else { return false }
        rest = rest[(place + text.count)...]
        isGapOpen = false
      }
    }
    return isGapOpen ? (1...max(1, widest)).contains(rest.count) : rest.isEmpty
  }

  /// Where `text` first stands behind one to `widest` units.
  private static func place(of text: [CodeUnit], in units: ArraySlice<CodeUnit>, widest: Int) -> Int? {
    var start = units.startIndex + 1
    while start + text.count <= units.endIndex, start - units.startIndex <= widest {
      if units[start..<start + text.count].elementsEqual(text) { return start }
      start += 1
    }
    return nil
  }
}
