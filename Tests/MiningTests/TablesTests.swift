import Foundation
import Mining
import PhraseBank
import Testing
import Text

/// The tables of readings and of simplified characters against the transforms they were made from.
@Suite struct TablesTests {
  private static let characters = (UInt16(0x4E00)...0x9FFF).map { CodeUnit($0) }

  private func transformed(_ units: some Collection<CodeUnit>, _ transform: StringTransform) throws -> String {
    try #require(String(units).applyingTransform(transform, reverse: false))
  }

  /// Pinyin as the tables write it: no tones, ü is v.
  private func plain(_ latin: String) -> String {
    var result = ""
    for scalar in latin.decomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar.value == 0x308 {
        result.removeLast()
        result.append("v")
      } else if !(0x300...0x36F).contains(scalar.value) {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  @Test func `characters read as Foundation reads them, but for three that official prose reads otherwise`() throws {
    var differing = ""
    var known = 0
    for character in Self.characters {
      let reading = String(MiningTables.readings.pinyin(of: [character]))
      if reading.isEmpty { continue }
      known += 1
      if reading != plain(try transformed([character], .mandarinToLatin)) { differing += String([character]) }
    }
    // 地 di, not de; 调 tiao, not diao; 长 chang, not zhang.
    #expect(differing == "地调长")
    #expect(known > 20_900)
  }

  @Test func `characters are simplified as Foundation does, but for six that prose writes otherwise`() throws {
    var differing = ""
    var beyond = 0
    for character in Self.characters {
      var simplified = [character]
      _ = Simplifier.shipped.simplify(&simplified)
      let other = try transformed([character], StringTransform("Hant-Hans"))
      if other.utf16.count > 1 {
        // A simplified form beyond the basic plane is in no font and in no document: the character stays.
        beyond += 1
        #expect(simplified == [character])
      } else if String(simplified) != other {
        differing += String([character])
      }
    }
    // 俱 stays; 妳 牠 祂 are 你 它 他; 鉅 is 巨; 麪 is 面.
    #expect(differing == "俱妳牠祂鉅麪")
    #expect((1..<200).contains(beyond))
  }

  @Test func `phrases of the bank differ from Foundation's reading only where a character has several`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../phrasebank")
    func rows(_ name: String) throws -> [[String]] {
      try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8).split(separator: "\n").dropFirst()
        .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }
    // What the table of words reads otherwise than the table of characters does.
    var several = Set("地调长".utf16)
    for row in try rows("pinyin-words.tsv") {
      for (unit, syllable) in zip(row[0].utf16, row[1].split(separator: " "))
      where String(MiningTables.readings.pinyin(of: [CodeUnit(unit)])) != syllable { several.insert(unit) }
    }
    var phrases = 0
    var differing = 0
    for row in try rows("phrases.tsv") {
      let units = row[0].utf16.filter { $0 != 0x3001 }
      let syllables = row[1].split(separator: " ").map(String.init)
      let others = plain(try transformed(units.map { CodeUnit($0) }, .mandarinToLatin)).split(separator: " ")
      #expect(units.count == syllables.count && units.count == others.count, "\(row[0])")
      phrases += 1
      let different = zip(units, zip(syllables, others)).filter { $1.0 != $1.1 }
      if !different.isEmpty { differing += 1 }
      for (unit, _) in different { #expect(several.contains(unit), "\(row[0]) \(row[1])") }
    }
    // 地区, 基地, 银行, 长期, 协调: about one in twenty.
    #expect(differing * 16 < phrases, "\(differing) of \(phrases)")
  }
}
