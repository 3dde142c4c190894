package import Text

/// Counts runs of units: how often each occurs, in how many documents, and in which.
///
/// Keys lie end to end in one array and are found by hash and comparison, so a key costs its units and 40 bytes and
/// counting one more occurrence allocates nothing. Tables add up (`merge`) in any order to the same contents.
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
    /// Head of the chain of documents.
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
  private var slots = [UInt32](repeating: 0, count: 1 << 10)
  /// Only keys whose hash is a multiple of 2^level are kept. Raised when the table would outgrow its limit, so what
  /// stays depends on the keys alone and not on their order or on how the corpus was cut in shards.
  package private(set) var level: UInt64 = 0
  private let unitLimit: Int

  /// - Parameter unitLimit: how many units the keys may have together.
  package init(unitLimit: Int = .max) {
    self.unitLimit = unitLimit
  }

  package var count: Int { entries.count }

  package func key(_ index: Int) -> ArraySlice<CodeUnit> {
    let entry = entries[index]
    return units[Int(entry.start)..<Int(entry.start) + Int(entry.length)]
  }

  /// Counts `key` once in `document`. All of one document must be counted before the next.
  package mutating func add(_ key: ArraySlice<CodeUnit>, document: UInt32, times: UInt32 = 1) {
    guard let index = insert(key) else { return }
    entries[index].count &+= times
    note(document, at: index)
  }

  /// The documents of a key, smallest first, at most `documentLimit`.
  package func documents(of index: Int) -> [UInt32] {
    var result: [UInt32] = []
    var link = entries[index].chain
    while link >= 0 {
      result.append(links[Int(link)].document)
      link = links[Int(link)].next
    }
    return result.sorted()
  }

  /// Adds all that `other` counted; its document `d` is `offset + d` here, and no document is in both.
  package mutating func merge(_ other: UnitTable, documentMap: [UInt32]? = nil) {
    raise(to: other.level)
    for index in other.entries.indices {
      let entry = other.entries[index]
      let documents = other.documents(of: index).map { document in
        documentMap.map { $0.indices.contains(Int(document)) ? $0[Int(document)] : document } ?? document
      }
      add(other.key(index), count: entry.count, documents: entry.documents, listed: documents)
    }
  }

  /// Adds a key with its figures, as read from a shard.
  package mutating func add(_ key: ArraySlice<CodeUnit>, count: UInt32, documents: UInt32, listed: [UInt32]) {
    guard let index = insert(key) else { return }
    entries[index].count &+= count
    entries[index].documents &+= documents
    let all = entries[index].listed == 0 ? listed : (self.documents(of: index) + listed).sorted()
    entries[index].chain = -1
    entries[index].listed = 0
    for document in all.sorted().prefix(Self.documentLimit) { link(document, at: index) }
  }

  /// Indices of all keys in the order of their units: the same for every way the table came about.
  package func sortedIndices() -> [Int] {
    units.withUnsafeBufferPointer { units in
      entries.indices.sorted { a, b in
        let first = entries[a]
        let second = entries[b]
        let shared = Int(min(first.length, second.length))
        let start = Int(first.start)
        let other = Int(second.start)
        for offset in 0..<shared where units[start + offset] != units[other + offset] {
          return units[start + offset] < units[other + offset]
        }
        return first.length < second.length
      }
    }
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
    guard hash & (1 << level - 1) == 0, !key.isEmpty, key.count <= Int(UInt16.max) else { return nil }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 20) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if entries[index].hash == hash, self.key(index).elementsEqual(key) { return index }
      slot = (slot + 1) & mask
    }
    guard units.count < Int(UInt32.max) - key.count else { return nil }
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
    if units.count > unitLimit {
      raise(to: level + 1)
      return index(of: key)
    }
    return entries.count - 1
  }

  private mutating func note(_ document: UInt32, at index: Int) {
    guard entries[index].lastDocument != document else { return }
    entries[index].lastDocument = document
    entries[index].documents &+= 1
    if Int(entries[index].listed) < Self.documentLimit { link(document, at: index) }
  }

  private mutating func link(_ document: UInt32, at index: Int) {
    links.append(Link(document: document, next: entries[index].chain))
    entries[index].chain = Int32(truncatingIfNeeded: links.count - 1)
    entries[index].listed += 1
  }

  private mutating func rehash() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash >> 20) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }

  /// Drops the keys that the higher level leaves out, until the table fits.
  mutating func raise(to newLevel: UInt64) {
    guard newLevel > level, newLevel < 40 else { return }
    var smaller = UnitTable(unitLimit: unitLimit)
    smaller.level = newLevel
    for index in entries.indices {
      let entry = entries[index]
      smaller.add(key(index), count: entry.count, documents: entry.documents, listed: documents(of: index))
      if let kept = smaller.index(of: key(index)) { smaller.entries[kept].lastDocument = entry.lastDocument }
    }
    self = smaller
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
