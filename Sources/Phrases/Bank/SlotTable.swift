import Synchronization

/// An open hash table from a hash to places in a table; equal hashes are told apart by the reader.
struct SlotTable: Sendable {
  struct Slot: Sendable {
    var row: UInt32
    var place: UInt16
  }

  private var hashes: [UInt32]
  private var slots: [Slot]
  private var count = 0

  init(capacity: Int) {
    hashes = Array(repeating: 0, count: capacity)
    slots = Array(repeating: Slot(row: 0, place: 0), count: capacity)
  }

  mutating func insert(hash: UInt32, _ slot: Slot) {
    if count * 10 >= slots.count * 6 { grow() }
    count += 1
    let mask = slots.count - 1
    let stored = hash == 0 ? 1 : hash
    var index = Int(stored) & mask
    while hashes[index] != 0 { index = (index + 1) & mask }
    hashes[index] = stored
    slots[index] = slot
  }

  /// Calls `body` with everything inserted under `hash`, in that order.
  func forEach(hash: UInt32, _ body: (Slot) -> Void) {
    let mask = slots.count - 1
    let stored = hash == 0 ? 1 : hash
    var index = Int(stored) & mask
    while hashes[index] != 0 {
      if hashes[index] == stored { body(slots[index]) }
      index = (index + 1) & mask
    }
  }

  private mutating func grow() {
    let old = self
    self = SlotTable(capacity: old.slots.count * 2)
    for (hash, slot) in zip(old.hashes, old.slots) where hash != 0 { insert(hash: hash, slot) }
  }
}

/// A `SlotTable` that is filled when it is first asked for, once, whoever asks.
final class LazySlots: Sendable {
  private let state = Mutex<SlotTable?>(nil)

  func value(_ make: () -> SlotTable) -> SlotTable {
    state.withLock { state in
      if let value = state { return value }
      let value = make()
      state = value
      return value
    }
  }
}
