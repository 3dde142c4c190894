/// Writes a zip archive whose bytes depend on nothing but the parts: no compression, one fixed date.
///
/// A Word file of ten pages has some 100 KB so; a deflate of our own would save 90 KB and cost 200 lines.
package struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// 1 January 1980, the earliest date that the format knows.
  private static let date = 0x21

  package init() {}

  /// Adds a part of text.
  mutating func add(_ name: String, _ contents: String) { add(name, Array(contents.utf8)) }

  package mutating func add(_ name: String, _ contents: [UInt8]) {
    let name = Array(name.utf8)
    let checksum = CRC32.of(contents)
    let header = bytes.count
    func common(_ out: inout [UInt8]) {
      // Version 2.0; names in UTF-8; stored.
      for value in [20, 0x0800, 0, 0, ZipWriter.date] { ZipWriter.put16(value, &out) }
      ZipWriter.put32(checksum, &out)
      ZipWriter.put32(UInt32(clamping: contents.count), &out)
      ZipWriter.put32(UInt32(clamping: contents.count), &out)
      ZipWriter.put16(name.count, &out)
      ZipWriter.put16(0, &out)
    }
    ZipWriter.put32(0x0403_4B50, &bytes)
    common(&bytes)
    bytes += name
    bytes += contents
    ZipWriter.put32(0x0201_4B50, &directory)
    ZipWriter.put16(20, &directory)
    common(&directory)
    for value in [0, 0, 0, 0, 0] { ZipWriter.put16(value, &directory) }
    ZipWriter.put32(UInt32(clamping: header), &directory)
    directory += name
    count += 1
  }

  /// The whole archive.
  package func finished() -> [UInt8] {
    var result = bytes + directory
    ZipWriter.put32(0x0605_4B50, &result)
    for value in [0, 0, count, count] { ZipWriter.put16(value, &result) }
    ZipWriter.put32(UInt32(clamping: directory.count), &result)
    ZipWriter.put32(UInt32(clamping: bytes.count), &result)
    ZipWriter.put16(0, &result)
    return result
  }

  private static func put16(_ value: Int, _ out: inout [UInt8]) {
    out.append(UInt8(truncatingIfNeeded: value))
    out.append(UInt8(truncatingIfNeeded: value >> 8))
  }

  private static func put32(_ value: UInt32, _ out: inout [UInt8]) {
    ZipWriter.put16(Int(value & 0xFFFF), &out)
    ZipWriter.put16(Int(value >> 16), &out)
  }
}
