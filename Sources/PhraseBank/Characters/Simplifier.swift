import PhraseBankData
package import Text

/// From traditional to simplified characters, by tables: words first, then characters.
///
/// Only for a text that is traditional as a whole: 著 and 乾 also occur in simplified text, where they must stay.
package struct Simplifier: Sendable {
  /// Simplified unit by traditional unit; 0 where there is none.
  private var simplified: [UInt16]
  /// Words whose characters do not follow the table, by their first unit; the longest first.
  private var words: [UInt16: [(from: [CodeUnit], to: [CodeUnit])]]

  /// With the tables of this program. Reading them takes about a millisecond, once.
  package static let shipped = Simplifier(
    characters: bytes(gongwen_traditional()),
    words: bytes(gongwen_traditional_words()),
  )

  private static func bytes(_ table: gongwen_table) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: table.bytes, count: table.count)
  }

  /// - Parameters:
  ///   - characters: the bytes of `traditional.tsv`.
  ///   - words: the bytes of `traditional-words.tsv`.
  package init(characters: some Sequence<UInt8>, words: some Sequence<UInt8>) {
    simplified = [UInt16](repeating: 0, count: 0x10000)
    self.words = [:]
    for row in TableReader.rows(characters) where row.count == 2 {
      guard let from = row[0].first, let to = row[1].first, row[0].count == 1, row[1].count == 1 else { continue }
      simplified[Int(from.rawValue)] = to.rawValue
    }
    for row in TableReader.rows(words) where row.count == 2 && row[0].count == row[1].count {
      guard let first = row[0].first else { continue }
      self.words[first.rawValue, default: []].append((row[0], row[1]))
    }
    for key in self.words.keys { self.words[key]?.order { -$0.from.count } }
  }

  /// Characters with a simplified form that simplified text uses too (显著, 乾坤, 瞭望, 慰藉): they tell nothing.
  private static let shared: [CodeUnit] = ["著", "乾", "瞭", "藉", "徵", "夥", "麽", "噁", "餘", "摺"]

  /// Whether at least one in fifty 汉字 of the text has another, simplified form.
  package func isTraditional(_ units: [CodeUnit]) -> Bool {
    var census = Census()
    take(units[...], &census)
    return census.isTraditional
  }

  /// The same, judged by how the text begins: 60 lines, 100 units of each.
  package func isTraditional(_ text: SourceText) -> Bool {
    var census = Census()
    for line in text.lines.prefix(60) { take(line.units.prefix(100), &census) }
    return census.isTraditional
  }

  private struct Census {
    var ideographs = 0
    var traditional = 0
    var isTraditional: Bool { traditional > 0 && traditional * 50 >= ideographs }
  }

  private func take(_ units: ArraySlice<CodeUnit>, _ census: inout Census) {
    for unit in units where unit.isHan {
      census.ideographs += 1
      if simplified[Int(unit.rawValue)] != 0, !Self.shared.contains(unit) { census.traditional += 1 }
    }
  }

  /// Rewrites `units`; their number stays.
  ///
  /// - Returns: how many units changed.
  package func simplify(_ units: inout [CodeUnit]) -> Int {
    var changed = 0
    var index = 0
    while index < units.count {
      if let word = word(in: units, at: index) {
        for (offset, unit) in word.enumerated() where units[index + offset] != unit {
          units[index + offset] = unit
          changed += 1
        }
        index += word.count
        continue
      }
      let simple = simplified[Int(units[index].rawValue)]
      if simple != 0 {
        units[index] = CodeUnit(simple)
        changed += 1
      }
      index += 1
    }
    return changed
  }

  private func word(in units: [CodeUnit], at index: Int) -> [CodeUnit]? {
    words[units[index].rawValue]?.first { units[index...].starts(with: $0.from) }?.to
  }
}
