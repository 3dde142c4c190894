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
    var members = 0
    forEachMember(table) { _ in members += 1 }
    var capacity = 16
    while capacity < members * 2 { capacity *= 2 }
    var slots = [UInt32](repeating: 0, count: capacity)
    forEachMember(table) { range in
      let bytes = UnsafeBufferPointer(rebasing: table.bytes.buffer[range])
      var index = Int(hash(bytes)) & (capacity - 1)
      var equal = 0
      while slots[index] != 0 {
        // A member of many sets would make a long run of slots that every search has to walk.
        if isSame(table.bytes, Int(slots[index]) - 1, bytes) { equal += 1 }
        if equal >= rowLimit { return }
        index = (index + 1) & (capacity - 1)
      }
      slots[index] = UInt32(clamping: range.lowerBound + 1)
    }
    return slots
  }

  private static func isSame(_ bytes: TableBytes, _ offset: Int, _ member: UnsafeBufferPointer<UInt8>) -> Bool {
    member.enumerated().allSatisfy { bytes[offset + $0] == $1 }
  }

  private static func forEachMember(_ table: SortedTable, _ body: (Range<Int>) -> Void) {
    var next = table.row(at: table.body)
    while let row = next {
      row.forEachValue(of: 2) { if $0.count >= shortest { body($0.clamped(to: 0..<row.bytes.count)) } }
      next = table.row(after: row)
    }
  }

  /// FNV-1a.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash
  }
}
