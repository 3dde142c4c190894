import Synchronization

/// Finds phrases by what is typed of their pinyin: `wmfw`, `weiminfw`.
///
/// Filled the first time pinyin is asked for, which by default it never is: 4 bytes a phrase, by first letter.
package final class PinyinIndex: Sendable {
  private let table: SortedTable
  private let rows = Mutex<[[UInt32]]?>(nil)

  package init(_ table: SortedTable) {
    self.table = table
  }

  /// Calls `body` with the rows whose pinyin begins with `letter` (a–z).
  package func forEachRow(letter: UInt8, _ body: (TableRow) -> Void) {
    guard (0x61...0x7A).contains(letter) else { return }
    let offsets = rows.withLock { rows in
      if let rows { return rows[Int(letter - 0x61)] }
      let filled = Self.fill(table)
      rows = filled
      return filled[Int(letter - 0x61)]
    }
    for offset in offsets {
      if let row = table.row(at: Int(offset)) { body(row) }
    }
  }

  private static func fill(_ table: SortedTable) -> [[UInt32]] {
    var result = [[UInt32]](repeating: [], count: 26)
    var next = table.row(at: table.body)
    while let row = next {
      let letter = row.bytes[row.field(1).lowerBound]
      if (0x61...0x7A).contains(letter) { result[Int(letter - 0x61)].append(UInt32(clamping: row.line.lowerBound)) }
      next = table.row(after: row)
    }
    return result
  }

  /// How many syllables of `pinyin` (separated by blanks) `typed` covers; nil if it is not a beginning of them.
  ///
  /// Each syllable is typed whole or, with `initials`, by a beginning of it (w, wei); the last one always may be. More than
  /// `longest` letters cover none. Linear in the letters times the syllables that they may cover.
  package static func syllables(_ typed: ArraySlice<UInt8>, of pinyin: ArraySlice<UInt8>, initials: Bool) -> Int? {
    guard typed.count <= longest else { return nil }
    var failed: [UInt64] = []
    return syllables(typed, of: pinyin, initials: initials, behind: 0, &failed)
  }

  /// More letters are no pinyin of a phrase; one bit each.
  private static let longest = 64

  /// The same behind `count` syllables; `failed` has, by their count, how many letters were left where nothing fits.
  private static func syllables(
    _ typed: ArraySlice<UInt8>,
    of pinyin: ArraySlice<UInt8>,
    initials: Bool,
    behind count: Int,
    _ failed: inout [UInt64],
  ) -> Int? {
    guard !typed.isEmpty else { return 0 }
    guard !pinyin.isEmpty else { return nil }
    let left = UInt64(1) << UInt64(typed.count - 1)
    if count < failed.count, failed[count] & left != 0 { return nil }
    let end = pinyin.firstIndex(of: 0x20) ?? pinyin.endIndex
    let syllable = pinyin[pinyin.startIndex..<end]
    let rest = end < pinyin.endIndex ? pinyin[(end + 1)...] : pinyin[end...]
    var shared = 0
    for (letter, wanted) in zip(typed, syllable) {
      if letter != wanted { break }
      shared += 1
    }
    guard shared > 0 else { return nil }
    // The longest beginning first: xian is 先 before it is xi an.
    for length in stride(from: shared, through: 1, by: -1) {
      let isLast = length == typed.count
      guard length == syllable.count || isLast || initials else { continue }
      let found = syllables(typed.dropFirst(length), of: rest, initials: initials, behind: count + 1, &failed)
      if let found { return found + 1 }
    }
    while failed.count <= count { failed.append(0) }
    failed[count] |= left
    return nil
  }
}
