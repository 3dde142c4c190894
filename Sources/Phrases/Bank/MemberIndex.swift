/// Finds the parallel sets that hold a clause as a member.
///
/// A hash table of offsets into the table, filled the first time it is asked: a few milliseconds and 12 bytes a
/// member, which process start must not pay.
final class MemberIndex: Sendable {
  /// A member and the row it stands in.
  struct Hit {
    let row: TableRow
    /// Its place among the members, from zero.
    let place: Int
  }

  private let table: SortedTable
  private let slots = LazySlots()

  init(_ table: SortedTable) {
    self.table = table
  }

  /// The rows in which `member` (UTF-8) stands, in the order of the table.
  func hits(_ member: [UInt8]) -> [Hit] {
    guard !table.isEmpty else { return [] }
    let slots = slots.value { Self.fill(table) }
    var result: [Hit] = []
    member.withUnsafeBufferPointer { member in
      slots.forEach(hash: Self.hash(member)) { slot in
        guard let row = table.row(at: Int(slot.row)) else { return }
        var place = 0
        row.forEachValue(of: 2) { value in
          if place == Int(slot.place), Self.equal(row.bytes, value, member) {
            result.append(Hit(row: row, place: place))
          }
          place += 1
        }
      }
    }
    return result
  }

  private static func equal(_ bytes: TableBytes, _ range: Range<Int>, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    guard range.count == key.count else { return false }
    return zip(range, key).allSatisfy { bytes[$0] == $1 }
  }

  private static func fill(_ table: SortedTable) -> SlotTable {
    var slots = SlotTable(capacity: 1024)
    var next = table.row(at: table.body)
    while let row = next {
      var place: UInt16 = 0
      row.forEachValue(of: 2) { value in
        let bytes = UnsafeBufferPointer(rebasing: row.bytes.buffer[value.clamped(to: 0..<row.bytes.count)])
        slots.insert(hash: hash(bytes), SlotTable.Slot(row: UInt32(clamping: row.line.lowerBound), place: place))
        place &+= 1
      }
      next = table.row(after: row)
    }
    return slots
  }

  /// FNV-1a.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    bytes.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}
