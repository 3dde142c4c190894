import Synchronization

/// Finds the parallel sets that hold a clause as a member.
///
/// An open hash table of the offsets at which members begin; the members themselves stay where they are in the table.
/// Filled the first time it is asked, so that process start does not pay for it: 4 bytes a slot and two passes over
/// the table.
final class MemberIndex: Sendable {
  /// A member and the row it stands in.
  struct Hit {
    let row: TableRow
    /// Its place among the members, from zero.
    let place: Int
  }

  /// Members shorter than this, in bytes, are words and not slogans: four 汉字.
  static let shortest = 12
  /// So many rows are found for one member; a member of more sets than that tells nothing.
  private static let rowLimit = 6

  private let table: SortedTable
  /// Offset plus one of a member; 0 is free. Its size is a power of two.
  private let slots = Mutex<[UInt32]?>(nil)

  init(_ table: SortedTable) {
    self.table = table
  }

  /// The rows in which `member` (UTF-8) stands, in the order of the table.
  func hits(_ member: UnsafeBufferPointer<UInt8>) -> [Hit] {
    guard !table.isEmpty, member.count >= Self.shortest else { return [] }
    let slots = slots.withLock { slots in
      if let slots { return slots }
      let filled = Self.fill(table)
      slots = filled
      return filled
    }
    var result: [Hit] = []
    let mask = slots.count - 1
    var index = Int(Self.hash(member)) & mask
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
    var capacity = 16
    while capacity < members.count * 2 { capacity *= 2 }
    var slots = [UInt32](repeating: 0, count: capacity)
    for member in members {
      var index = Int(member.hash) & (capacity - 1)
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

  /// All members that are long enough, with their hashes: one pass over the bytes.
  private static func members(_ table: SortedTable) -> [(offset: UInt32, hash: UInt32)] {
    var result: [(offset: UInt32, hash: UInt32)] = []
    result.reserveCapacity(table.bytes.count / 32)
    var column = 0
    var start = table.body
    var hash = basis
    func end(at offset: Int) {
      if column == 2, offset - start >= shortest { result.append((UInt32(clamping: start), hash)) }
      start = offset + 1
      hash = basis
    }
    for offset in table.body..<max(table.body, table.bytes.count) {
      let byte = table.bytes.buffer[offset]
      switch byte {
      case .lineFeed:
        end(at: offset)
        column = 0
      case .tab:
        end(at: offset)
        column += 1
      case .bar: end(at: offset)
      default: hash = (hash ^ UInt32(byte)) &* prime
      }
    }
    end(at: table.bytes.count)
    return result
  }

  /// FNV-1a.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    bytes.reduce(basis) { ($0 ^ UInt32($1)) &* prime }
  }

  private static let basis: UInt32 = 2_166_136_261
  private static let prime: UInt32 = 16_777_619
}
