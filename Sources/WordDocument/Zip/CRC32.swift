/// The checksum that zip archives keep of each entry (ISO 3309, polynomial 0xEDB88320).
enum CRC32 {
  /// Four tables, so that four bytes are taken at once.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 1024)
    for index in 0..<256 {
      var value = UInt32(index)
      for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
      tables[index] = value
    }
    for index in 256..<1024 {
      let before = tables[index - 256]
      tables[index] = before >> 8 ^ tables[Int(before & 0xFF)]
    }
    return tables
  }()

  /// The checksum of `bytes`. Linear.
  static func of(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    tables.withUnsafeBufferPointer { table in
      bytes.withUnsafeBufferPointer { bytes in
        var index = 0
        while index + 4 <= bytes.count {
          value ^=
            UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
            | UInt32(bytes[index + 3]) << 24
          value =
            table[768 + Int(value & 0xFF)] ^ table[512 + Int(value >> 8 & 0xFF)]
            ^ table[256 + Int(value >> 16 & 0xFF)] ^ table[Int(value >> 24)]
          index += 4
        }
        while index < bytes.count {
          value = value >> 8 ^ table[Int((value ^ UInt32(bytes[index])) & 0xFF)]
          index += 1
        }
      }
    }
    return ~value
  }
}
