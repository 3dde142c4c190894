import Synchronization

/// Finds the parallel sets that hold a clause as a member, and those whose template begins with two given characters.
///
/// Two open hash tables of offsets; members and templates themselves stay where they are in the table. Filled the first
/// time they are asked, so that process start does not pay for it: 4 bytes a slot and one pass over the table.
package final class SetIndex: Sendable {
  /// A member and the row it stands in.
  package struct Hit {
    package let row: TableRow
    /// Its place among the members, from zero.
    package let place: Int
  }

  /// Members shorter than this, in bytes, are words and not slogans: four 汉字.
  static let shortest = 12
  /// So many rows are found for one member; a member of more sets than that tells nothing.
  private static let rowLimit = 6

  /// The hash tables: offset plus one of a member, or of the first row of a beginning; 0 is free.
  /// Their sizes are powers of two.
  private struct Slots: Sendable {
    var members: [UInt32]
    var beginnings: [UInt32]
  }

  private let table: SortedTable
  private let slots = Mutex<Slots?>(nil)

  package init(_ table: SortedTable) {
    self.table = table
  }

  /// Tells for each end of `clause` (UTF-8) that is a member where it begins and in which rows it stands, the longest
  /// first, rows in the order of the table.
  package func eachMember(ending clause: UnsafeBufferPointer<UInt8>, _ body: (Int, [Hit]) -> Void) {
    guard !table.isEmpty, clause.count >= Self.shortest else { return }
    let slots = filled().members
    for start in 0...clause.count - Self.shortest where clause[start] & 0xC0 != 0x80 {
      let hits = hits(UnsafeBufferPointer(rebasing: clause[start...]), slots)
      if !hits.isEmpty { body(start, hits) }
    }
  }

  /// The offset of the first row whose template begins with `key` (UTF-8); nil if there is none.
  ///
  /// Most of what is looked up begins no template at all: a binary search would cost a hundred times as much.
  package func firstRow(beginning key: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !table.isEmpty else { return nil }
    guard key.count == Self.beginning else {
      let offset = table.lowerBound(key)
      return table.compare(lineAt: offset, with: key) == .startsWith ? offset : nil
    }
    let slots = filled().beginnings
    var index = Int(
      truncatingIfNeeded: Self.beginningHash(
        key.enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64(8 * $1.offset) }
      )
    )
    while true {
      index &= slots.count - 1
      guard slots[index] != 0 else { return nil }
      let offset = Int(slots[index]) - 1
      if table.compare(lineAt: offset, with: key) == .startsWith { return offset }
      index += 1
    }
  }

  /// Bytes of the beginnings that are kept: two 汉字.
  private static let beginning = 6

  private static func beginningHash(_ word: UInt64) -> UInt32 {
    mix(word & 0xFFFF_FFFF_FFFF, 0, beginning)
  }

  /// Fills the tables if they are not.
  package func prepare() { _ = filled() }

  private func filled() -> Slots {
    slots.withLock { slots in
      if let slots { return slots }
      let filled = Slots(members: Self.fill(table), beginnings: Self.fillBeginnings(table))
      slots = filled
      return filled
    }
  }

  private static func fillBeginnings(_ table: SortedTable) -> [UInt32] {
    var rows: [UInt32] = []
    var last: UInt64 = 0
    var offset = table.body
    while offset < table.bytes.count {
      let word = table.bytes.word(at: offset) & 0xFFFF_FFFF_FFFF
      // Rows are sorted: those that begin alike stand together.
      if word != last { rows.append(UInt32(clamping: offset)) }
      last = word
      offset = table.bytes.lineEnd(from: offset) + 1
    }
    var slots = [UInt32](repeating: 0, count: capacity(for: rows.count))
    for row in rows {
      var index = Int(truncatingIfNeeded: beginningHash(table.bytes.word(at: Int(row)))) & (slots.count - 1)
      while slots[index] != 0 { index = (index + 1) & (slots.count - 1) }
      slots[index] = row &+ 1
    }
    return slots
  }

  /// A power of two that leaves half of the slots free.
  private static func capacity(for count: Int) -> Int {
    var capacity = 16
    while capacity < count * 2 { capacity *= 2 }
    return capacity
  }

  private func hits(_ member: UnsafeBufferPointer<UInt8>, _ slots: [UInt32]) -> [Hit] {
    var result: [Hit] = []
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: Self.hash(member)) & mask
    while slots[index] != 0, result.count < Self.rowLimit {
      let offset = Int(slots[index]) - 1
      if isMember(member, at: offset), let hit = hit(at: offset) { result.append(hit) }
      index = (index + 1) & mask
    }
    return result
  }

  private func isMember(_ member: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    for (index, byte) in member.enumerated() where table.bytes[offset + index] != byte { return false }
    let end = table.bytes[offset + member.count]
    return end == .bar || end == .tab || end == .lineFeed
  }

  /// The row around `offset` and how many members stand before it.
  private func hit(at offset: Int) -> Hit? {
    var start = offset
    var place = 0
    var isInField = true
    while start > table.body, table.bytes[start - 1] != .lineFeed {
      start -= 1
      if table.bytes[start] == .tab { isInField = false }
      if isInField, table.bytes[start] == .bar { place += 1 }
    }
    return table.row(at: start).map { Hit(row: $0, place: place) }
  }

  private static func fill(_ table: SortedTable) -> [UInt32] {
    let members = members(table)
    let capacity = capacity(for: members.count)
    var slots = [UInt32](repeating: 0, count: capacity)
    for member in members {
      var index = Int(truncatingIfNeeded: member.hash) & (capacity - 1)
      var equal = 0
      while slots[index] != 0, equal < rowLimit {
        // A member of many sets would make a long run of slots that every search has to walk.
        if isSame(table.bytes, Int(slots[index]) - 1, member.offset) { equal += 1 }
        index = (index + 1) & (capacity - 1)
      }
      if equal < rowLimit { slots[index] = member.offset &+ 1 }
    }
    return slots
  }

  /// Whether the members that begin at two offsets are the same.
  private static func isSame(_ bytes: TableBytes, _ first: Int, _ second: UInt32) -> Bool {
    var index = 0
    while true {
      let byte = bytes[first + index]
      guard byte == bytes[Int(second) + index] else { return false }
      if byte == .bar || byte == .tab || byte == .lineFeed { return true }
      index += 1
    }
  }

  /// All members that are long enough, with their hashes: one pass over the bytes, eight at a time.
  private static func members(_ table: SortedTable) -> [(offset: UInt32, hash: UInt32)] {
    var result: [(offset: UInt32, hash: UInt32)] = []
    result.reserveCapacity(table.bytes.count / 24)
    var column = 0
    var start = table.body
    func end(at offset: Int) {
      if column == 2, offset - start >= shortest {
        result.append((UInt32(clamping: start), hash(table.bytes, start..<offset)))
      }
      start = offset + 1
    }
    for offset in stride(from: table.body, to: max(table.body, table.bytes.count), by: 8) {
      let word = table.bytes.word(at: offset)
      var ends = matches(.lineFeed, in: word) | matches(.tab, in: word) | matches(.bar, in: word)
      while ends != 0 {
        let at = offset + ends.trailingZeroBitCount / 8
        ends &= ends - 1
        end(at: at)
        switch table.bytes[at] {
        case .lineFeed: column = 0
        case .tab: column += 1
        default: break
        }
      }
    }
    end(at: table.bytes.count)
    return result
  }

  /// Mixes the length with the first and the last eight bytes of a member: those of two members are seldom the same,
  /// and every end of every clause before the cursor is looked up.
  private static func hash(_ bytes: TableBytes, _ range: Range<Int>) -> UInt32 {
    mix(bytes.word(at: range.lowerBound), bytes.word(at: range.upperBound - 8), range.count)
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard bytes.count >= 8, let base = UnsafeRawPointer(bytes.baseAddress) else { return 0 }
    let first = base.loadUnaligned(as: UInt64.self)
    let last = base.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
    return mix(UInt64(littleEndian: first), UInt64(littleEndian: last), bytes.count)
  }

  private static func mix(_ first: UInt64, _ last: UInt64, _ length: Int) -> UInt32 {
    var hash = (first ^ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ hash >> 32 ^ last) &* 0xBF58_476D_1CE4_E5B9
    return UInt32(truncatingIfNeeded: hash >> 32)
  }
}
