import Foundation
import Lexicon
import Text

/// Counts which 汉字 stand beside each other in the documents of some folders, and where three of four leave no doubt
/// about the fourth.
///
/// The thresholds were set on `dev` and `field`, on 1.6 million characters of manuals and drafts that were not counted,
/// and on 1,159 characters of `dev` exchanged for others of their sound: 35 in 100 of those are found, and what else is
/// told is wrong (挪作它用). Half the documents for each would find four in 100 more in twice the bytes.
struct Spelling {
  /// A pair is one that documents have if as many have it: with fewer, what was mistyped here and there would be right.
  private static let documentsOfPair = 5
  /// Four characters leave no doubt about one of them if as many documents have them,
  private static let documentsOfPhrase = 20
  /// and if of those that have the other three no more than one in ten has another there.
  private static let share = 0.9

  private var pairs: [UInt64] = []
  private var phrases: [(key: UInt64, documents: Int)] = []

  /// Counts all documents below `folders`.
  init(_ folders: [String]) throws {
    var paths: [String] = []
    for folder in folders {
      guard let files = FileManager.default.enumerator(atPath: folder) else { throw CocoaError(.fileNoSuchFile) }
      for case let file as String in files where file.hasSuffix(".txt") { paths.append(folder + "/" + file) }
    }
    var (twos, fours) = ([UInt64](), [UInt64]())
    for path in paths.sorted() {
      let units = Array(try String(contentsOfFile: path, encoding: .utf8).utf16)
      twos += Self.strings(of: 2, in: units)
      fours += Self.strings(of: 4, in: units)
    }
    pairs = Self.counted(twos).filter { $0.documents >= Self.documentsOfPair }.map(\.key)
    phrases = Self.counted(fours)
  }

  /// The strings of `length` 汉字 in one document, each once.
  private static func strings(of length: Int, in units: [UInt16]) -> Set<UInt64> {
    var result: Set<UInt64> = []
    var (key, run) = (UInt64(0), 0)
    for unit in units {
      run = SpellingTable.characters.contains(unit) ? run + 1 : 0
      key = key << 16 | UInt64(unit)
      if run >= length { result.insert(length == 4 ? key : key & 0xFFFF_FFFF) }
    }
    return result
  }

  private static func counted(_ keys: [UInt64]) -> [(key: UInt64, documents: Int)] {
    var result: [(key: UInt64, documents: Int)] = []
    for key in keys.sorted() {
      if result.last?.key == key { result[result.count - 1].documents += 1 } else { result.append((key, 1)) }
    }
    return result
  }

  /// The bytes of the file; `readings` is the text of `pinyin.tsv`.
  func file(readings: String) -> [UInt8] {
    let classes = Self.classes(readings)
    var words = [UInt32](repeating: 0, count: 1 << (Int(SpellingTable.pairBits) - 5))
    for pair in pairs {
      let (word, bits) = SpellingTable.place(UInt16(pair >> 16), UInt16(truncatingIfNeeded: pair))
      words[word] |= bits
    }
    let entries = determined(classes).sorted { ($0.key, $0.value) < ($1.key, $1.value) }
    var bytes = SpellingTable.signature
    for unit in SpellingTable.characters { bytes += Self.bytes(classes[unit] ?? 0, 2) }
    for word in words { bytes += Self.bytes(word, 4) }
    bytes += Self.bytes(entries.count, 4)
    for entry in entries { bytes += Self.bytes(entry.key, 4) }
    for entry in entries { bytes += Self.bytes(entry.value, 2) }
    return bytes
  }

  /// By the key of three characters and the reading of the fourth that fourth.
  private func determined(_ classes: [UInt16: UInt16]) -> [UInt32: UInt16] {
    var result: [UInt32: UInt16] = [:]
    for place in 0..<4 {
      let shift = UInt64(48 - 16 * place)
      let mask = ~(UInt64(0xFFFF) << shift)
      var sums: [UInt64: Int] = [:]
      for phrase in phrases { sums[phrase.key & mask, default: 0] += phrase.documents }
      for phrase in phrases where phrase.documents >= Self.documentsOfPhrase {
        let unit = UInt16(truncatingIfNeeded: phrase.key >> shift)
        guard let reading = classes[unit],
          Double(phrase.documents) >= Self.share * Double(sums[phrase.key & mask] ?? 0)
        else { continue }
        result[SpellingTable.key(phrase.key & mask | UInt64(reading) << shift)] = unit
      }
    }
    return result
  }

  /// A number for the sound of each 汉字. Sounds that the speakers of half the country do not tell apart when they type
  /// are one: zh and z, ch and c, sh and s; ing and in, eng and en.
  private static func classes(_ readings: String) -> [UInt16: UInt16] {
    var numbers: [String: UInt16] = [:]
    var result: [UInt16: UInt16] = [:]
    for line in readings.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t")
      guard cells.count == 2 else { continue }
      var sound = String(cells[0])
      for initial in ["zh", "ch", "sh"] where sound.hasPrefix(initial) {
        sound.remove(at: sound.index(after: sound.startIndex))
      }
      for final in ["ing", "eng"] where sound.hasSuffix(final) { sound.removeLast() }
      let number = numbers[sound] ?? UInt16(numbers.count + 1)
      numbers[sound] = number
      for unit in cells[1].utf16 where SpellingTable.characters.contains(unit) { result[unit] = number }
    }
    // 人民共和國 is another script, and no slip.
    for line in Simplification.table().split(separator: "\n") {
      if let unit = line.utf16.first, !line.hasPrefix("#") { result[unit] = nil }
    }
    return result
  }

  private static func bytes(_ value: some BinaryInteger, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
