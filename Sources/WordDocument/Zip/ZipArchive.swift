import Text

/// The entries of a zip archive that lies in memory (PKWARE APPNOTE 6.3), with limits that no Word document reaches.
struct ZipArchive {
  struct Entry {
    let name: String
    fileprivate let flags: Int
    fileprivate let method: Int
    fileprivate let checksum: UInt32
    fileprivate let compressed: Int
    fileprivate let size: Int
    fileprivate let header: Int
  }

  /// Thousands of pictures make thousands of entries; a report of 1,000 pages was seen with 1,900.
  static let entryLimit = 20_000
  /// Bytes of one part: the XML of a book of a million 汉字 has some 60 MB.
  static let sizeLimit = 192 << 20
  /// XML of the same few runs over and over shrinks to a hundredth; DEFLATE can do 1:1032, and bombs do.
  static let ratioLimit = 400
  /// Below this size the ratio says nothing.
  static let ratioFloor = 1 << 20

  private let bytes: [UInt8]
  private(set) var entries = KeyedList<String, Entry>()

  /// Reads the central directory. Linear in its size.
  init(_ bytes: [UInt8]) throws(WordFailure) {
    self.bytes = bytes
    guard let end = ZipArchive.findEnd(bytes) else { throw .damaged(part: "") }
    var count = ZipArchive.number16(bytes, end + 10)
    var size = ZipArchive.number32(bytes, end + 12)
    var offset = ZipArchive.number32(bytes, end + 16)
    // Of an archive with 64-bit sizes the true numbers stand in a record that a locator before the end names.
    if count == 0xFFFF || offset == 0xFFFF_FFFF, end >= 20, ZipArchive.number32(bytes, end - 20) == 0x0706_4B50 {
      let record = ZipArchive.number64(bytes, end - 12)
      guard let record, ZipArchive.number32(bytes, record) == 0x0606_4B50,
        let wideCount = ZipArchive.number64(bytes, record + 32),
        let wideSize = ZipArchive.number64(bytes, record + 40),
        let wideOffset = ZipArchive.number64(bytes, record + 48)
      else { throw .damaged(part: "") }
      (count, size, offset) = (wideCount, UInt32(clamping: wideSize), UInt32(clamping: wideOffset))
    }
    guard count <= ZipArchive.entryLimit else { throw .excessive(.entries) }
    guard let start = Int(exactly: offset), let length = Int(exactly: size), length <= end, start <= end - length else {
      throw .damaged(part: "")
    }
    var at = start
    for _ in 0..<count {
      guard let (entry, next) = ZipArchive.entry(bytes, at) else { throw .damaged(part: "") }
      // Word asks for parts without regard to case; of two of one name the first counts.
      let key = entry.name.lowercased()
      if entries[key] == nil { entries[key] = entry }
      at = next
    }
  }

  /// The contents of the entry called `name`, in letters of either case; nil when there is none.
  func read(_ name: String) throws(WordFailure) -> [UInt8]? {
    guard let entry = entries[name.lowercased()] else { return nil }
    if entry.flags & 1 != 0 { throw .encrypted }
    if entry.size > ZipArchive.sizeLimit { throw .excessive(.size) }
    if entry.size > ZipArchive.ratioFloor, entry.size / ZipArchive.ratioLimit > entry.compressed {
      throw .excessive(.ratio)
    }
    let header = entry.header
    guard ZipArchive.number32(bytes, header) == 0x0403_4B50 else { throw .damaged(part: entry.name) }
    let start = header + 30 + ZipArchive.number16(bytes, header + 26) + ZipArchive.number16(bytes, header + 28)
    guard start <= bytes.count, entry.compressed <= bytes.count - start else { throw .damaged(part: entry.name) }
    let packed = bytes[start..<start + entry.compressed]
    let contents: [UInt8]? =
      switch entry.method {
      case 0: entry.size == entry.compressed ? Array(packed) : nil
      case 8: Inflate.inflate(packed, size: entry.size)
      default: nil
      }
    guard let contents, CRC32.of(contents) == entry.checksum else { throw .damaged(part: entry.name) }
    return contents
  }

  // MARK: Records

  /// Where the record at the end begins: it stands last, before a comment of at most 65,535 bytes.
  private static func findEnd(_ bytes: [UInt8]) -> Int? {
    var at = bytes.count - 22
    let last = max(0, at - 0xFFFF)
    while at >= last {
      if bytes[at] == 0x50, number32(bytes, at) == 0x0605_4B50 { return at }
      at -= 1
    }
    return nil
  }

  private static func entry(_ bytes: [UInt8], _ at: Int) -> (Entry, next: Int)? {
    guard at >= 0, at <= bytes.count - 46, number32(bytes, at) == 0x0201_4B50 else { return nil }
    let nameLength = number16(bytes, at + 28)
    let extraLength = number16(bytes, at + 30)
    let next = at + 46 + nameLength + extraLength + number16(bytes, at + 32)
    guard next <= bytes.count else { return nil }
    var sizes = [number32(bytes, at + 24), number32(bytes, at + 20), number32(bytes, at + 42)].map { Int(exactly: $0) }
    widen(&sizes, bytes, extra: at + 46 + nameLength..<at + 46 + nameLength + extraLength)
    guard let size = sizes[0], let compressed = sizes[1], let header = sizes[2], header <= bytes.count - 30 else {
      return nil
    }
    let name = String(decoding: bytes[at + 46..<at + 46 + nameLength], as: UTF8.self)
    let entry = Entry(
      name: name.hasPrefix("/") ? String(name.dropFirst()) : name,
      flags: number16(bytes, at + 8),
      method: number16(bytes, at + 10),
      checksum: number32(bytes, at + 16),
      compressed: compressed,
      size: size,
      header: header,
    )
    return (entry, next)
  }

  /// Puts the 64-bit values of the extra field in place of those that are 0xFFFFFFFF.
  private static func widen(_ sizes: inout [Int?], _ bytes: [UInt8], extra: Range<Int>) {
    let all = Int(exactly: 0xFFFF_FFFF as UInt32)
    guard sizes.contains(where: { $0 == nil || $0 == all }) else { return }
    var at = extra.lowerBound
    while at + 4 <= extra.upperBound {
      let length = number16(bytes, at + 2)
      if number16(bytes, at) == 1 {
        var place = at + 4
        for index in sizes.indices where sizes[index] == nil || sizes[index] == all {
          guard place + 8 <= min(extra.upperBound, at + 4 + length) else { return }
          sizes[index] = number64(bytes, place)
          place += 8
        }
        return
      }
      at += 4 + length
    }
  }

  private static func number16(_ bytes: [UInt8], _ at: Int) -> Int {
    guard at >= 0, at <= bytes.count - 2 else { return 0 }
    return Int(bytes[at]) | Int(bytes[at + 1]) << 8
  }

  private static func number32(_ bytes: [UInt8], _ at: Int) -> UInt32 {
    guard at >= 0, at <= bytes.count - 4 else { return 0 }
    return UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16 | UInt32(bytes[at + 3]) << 24
  }

  /// Nil when the number is no size of anything in memory.
  private static func number64(_ bytes: [UInt8], _ at: Int) -> Int? {
    guard at >= 0, at <= bytes.count - 8, number32(bytes, at + 4) == 0, let low = Int(exactly: number32(bytes, at)),
      low <= Int(Int32.max)
    else { return nil }
    return low
  }
}
