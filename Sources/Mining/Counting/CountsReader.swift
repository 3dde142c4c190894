import Text

/// Reads the lines of one table of a part.
struct CountsReader {
  private var scan: LineScan
  private let documentMap: [UInt32]?
  private(set) var count = 0
  private(set) var documents = 0
  private(set) var listed: [UInt32] = []
  /// The bytes of the key in `scan.buffer`.
  private var key: Range<Int> = 0..<0

  init(_ scratch: any Scratch, in range: Range<Int>, documentMap: [UInt32]?, chunk: Int) {
    scan = LineScan(scratch, in: range, chunk: chunk)
    self.documentMap = documentMap
  }

  /// Goes to the next key; false at the end. A line that is none is passed over: files are checked when they are opened.
  mutating func advance() -> Bool {
    while scan.advance() {
      if parse() { return true }
    }
    return false
  }

  /// Whether the key stands before that of `other`: bytes in order, which is the order of the characters.
  func precedes(_ other: CountsReader) -> Bool {
    scan.buffer.withUnsafeBufferPointer { mine in
      other.scan.buffer.withUnsafeBufferPointer { others in
        for offset in 0..<min(key.count, other.key.count) {
          let (a, b) = (mine[key.lowerBound + offset], others[other.key.lowerBound + offset])
          if a != b { return a < b }
        }
        return key.count < other.key.count
      }
    }
  }

  func stands(on bytes: [UInt8]) -> Bool {
    key.count == bytes.count && scan.buffer[key].elementsEqual(bytes)
  }

  func copyKey(into bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    bytes += scan.buffer[key]
  }

  /// The key, into `units`.
  func decode(into units: inout [CodeUnit]) {
    units.removeAll(keepingCapacity: true)
    scan.buffer.withUnsafeBufferPointer { bytes in
      TextDecoder.decode(UnsafeBufferPointer(rebasing: bytes[key]), into: &units)
    }
  }

  private mutating func parse() -> Bool {
    guard let fields = CountsLine(scan.buffer, scan.line, &listed) else { return false }
    count = fields.count
    documents = fields.documents
    key = fields.key
    if let documentMap {
      // A file that was changed after it was checked may name documents that are none.
      guard listed.allSatisfy({ documentMap.indices.contains(Int($0)) }) else { return false }
      for index in listed.indices { listed[index] = documentMap[Int(listed[index])] }
    }
    return true
  }
}

/// The fields of a line of a table.
struct CountsLine {
  var count = 0
  var documents = 0
  var key: Range<Int>

  /// Nil when the line has not the form `count ⇥ documents ⇥ 1,2,3 ⇥ key`.
  init?(_ bytes: [UInt8], _ line: Range<Int>, _ listed: inout [UInt32]) {
    key = line.upperBound..<line.upperBound
    listed.removeAll(keepingCapacity: true)
    let isWhole = bytes.withUnsafeBufferPointer { bytes in
      var index = line.lowerBound
      /// The number at `index`, and the byte after it, which is passed over.
      func number() -> (value: Int, end: UInt8)? {
        var value = 0
        let start = index
        while index < line.upperBound, bytes[index] &- 0x30 < 10, index - start < 10 {
          value = value * 10 + Int(bytes[index] &- 0x30)
          index += 1
        }
        guard index > start, index < line.upperBound, value <= Int(UInt32.max) else { return nil }
        index += 1
        return (value, bytes[index - 1])
      }
      let tab = UInt8(ascii: "\t")
      guard let (count, first) = number(), first == tab, let (documents, second) = number(), second == tab else {
        return false
      }
      self.count = count
      self.documents = documents
      while true {
        guard let (document, end) = number(), end == tab || end == UInt8(ascii: ",") else { return false }
        listed.append(UInt32(document))
        if end == tab { break }
      }
      key = index..<line.upperBound
      return !key.isEmpty
    }
    if !isWhole { return nil }
  }
}
