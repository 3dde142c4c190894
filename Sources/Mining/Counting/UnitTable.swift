package import Text

/// Counts runs of units: how often each occurs, in how many documents, and in which.
///
/// Keys lie end to end in one array and are found by hash and comparison, so a key costs its units and some 50 bytes
/// and counting one more occurrence allocates nothing.
package struct UnitTable: Sendable {
  /// The smallest document numbers kept for each key; of more only the number is known.
  package static let documentLimit = 64

  package struct Entry: Sendable {
    let hash: UInt64
    let start: UInt32
    let length: UInt16
    package fileprivate(set) var count: UInt32
    /// Documents that hold the key.
    package fileprivate(set) var documents: UInt32
    /// Documents listed in the chain.
    fileprivate var listed: UInt16
    fileprivate var lastDocument: UInt32
    /// Head of the chain of documents, the last one first.
    fileprivate var chain: Int32
  }

  private struct Link: Sendable {
    var document: UInt32
    var next: Int32
  }

  private var units: [CodeUnit] = []
  package private(set) var entries: [Entry] = []
  private var links: [Link] = []
  /// Index into `entries` plus one; 0 is free. Its size is a power of two.
  private var slots = [UInt32](repeating: 0, count: 1 << 6)

  package init() {}

  package var count: Int { entries.count }

  /// What the table takes in memory.
  package var byteCount: Int {
    units.capacity * 2 + entries.capacity * MemoryLayout<Entry>.stride + links.capacity * 8 + slots.count * 4
  }

  package func key(_ index: Int) -> ArraySlice<CodeUnit> {
    let entry = entries[index]
    return units[Int(entry.start)..<Int(entry.start) + Int(entry.length)]
  }

  /// Counts `key` once in `document`. All of one document must be counted before the next, which has a higher number.
  package mutating func add(_ key: ArraySlice<CodeUnit>, document: UInt32) {
    guard let index = insert(key) else { return }
    entries[index].count &+= 1
    guard entries[index].lastDocument != document else { return }
    entries[index].lastDocument = document
    entries[index].documents &+= 1
    guard Int(entries[index].listed) < Self.documentLimit else { return }
    links.append(Link(document: document, next: entries[index].chain))
    entries[index].chain = Int32(truncatingIfNeeded: links.count - 1)
    entries[index].listed += 1
  }

  /// Notes that `documents` hold `key`, which are not listed.
  package mutating func add(_ key: ArraySlice<CodeUnit>, documents: Int) {
    guard let index = insert(key) else { return }
    entries[index].count &+= 1
    entries[index].documents &+= UInt32(clamping: documents)
  }

  /// The documents of a key, smallest first, at most `documentLimit`, into `list`.
  func documents(of index: Int, into list: inout [UInt32]) {
    list.removeAll(keepingCapacity: true)
    var link = entries[index].chain
    while link >= 0 {
      list.append(links[Int(link)].document)
      link = links[Int(link)].next
    }
    list.reverse()
  }

  /// Indices of all keys in the order of their characters: the same however the table came about.
  func sortedIndices() -> [Int] {
    units.withUnsafeBufferPointer { units in
      entries.withUnsafeBufferPointer { entries in
        // Two units decide nearly always; comparing them first saves the way to the keys.
        var order = entries.indices.map { (prefix: Self.prefix(entries[$0], units), index: UInt32($0)) }
        order.sort { a, b in
          if a.prefix != b.prefix { return a.prefix < b.prefix }
          return Self.precedes(entries[Int(a.index)], entries[Int(b.index)], units)
        }
        return order.map { Int($0.index) }
      }
    }
  }

  private static func prefix(_ entry: Entry, _ units: UnsafeBufferPointer<CodeUnit>) -> UInt64 {
    var prefix: UInt64 = 0
    for offset in 0..<4 {
      let unit = offset < Int(entry.length) ? units[Int(entry.start) + offset].scalarRank : 0
      prefix = prefix << 16 | UInt64(unit)
    }
    return prefix
  }

  private static func precedes(_ a: Entry, _ b: Entry, _ units: UnsafeBufferPointer<CodeUnit>) -> Bool {
    let shared = Int(min(a.length, b.length))
    for offset in 0..<shared {
      let (first, second) = (units[Int(a.start) + offset], units[Int(b.start) + offset])
      if first != second { return first.scalarRank < second.scalarRank }
    }
    return a.length < b.length
  }

  /// The index of `key`; nil if it was never counted.
  package func index(of key: ArraySlice<CodeUnit>) -> Int? {
    let hash = Self.hash(key)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 20) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if entries[index].hash == hash, self.key(index).elementsEqual(key) { return index }
      slot = (slot + 1) & mask
    }
    return nil
  }

  // MARK: Inside

  private mutating func insert(_ key: ArraySlice<CodeUnit>) -> Int? {
    let hash = Self.hash(key)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 20) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if entries[index].hash == hash, self.key(index).elementsEqual(key) { return index }
      slot = (slot + 1) & mask
    }
    guard !key.isEmpty, key.count <= Int(UInt16.max), units.count < Int(UInt32.max) - key.count else { return nil }
    // Half a character cannot be written to a file and read again.
    guard key.isWellFormed else { return nil }
    let entry = Entry(
      hash: hash,
      start: UInt32(units.count),
      length: UInt16(key.count),
      count: 0,
      documents: 0,
      listed: 0,
      lastDocument: .max,
      chain: -1
    )
    units += key
    entries.append(entry)
    slots[slot] = UInt32(entries.count)
    if entries.count * 2 > slots.count { rehash() }
    return entries.count - 1
  }

  private mutating func rehash() {
    slots = [UInt32](unsafeUninitializedCapacity: slots.count * 2) { [count = slots.count * 2] buffer, filled in
      buffer.preferLargePages()
      buffer.initialize(repeating: 0)
      filled = count
    }
    let mask = slots.count - 1
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash >> 20) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }

  /// FNV-1a over units, then mixed, since both ends of the hash are used.
  private static func hash(_ key: ArraySlice<CodeUnit>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for unit in key { hash = (hash ^ UInt64(unit.rawValue)) &* 0x100_0000_01B3 }
    hash ^= hash >> 32
    hash &*= 0xD6E8_FEB8_6659_FD93
    return hash ^ hash >> 29
  }
}
