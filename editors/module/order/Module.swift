/// A module as its sections.
struct Module {
  let bytes: [UInt8]
  /// The bodies of the functions, each with its length before it.
  private(set) var functions: [Range<Int>] = []
  private var sections: [(kind: UInt8, content: Range<Int>)] = []
  /// How many functions are imported: they have the first numbers.
  private var imported = 0

  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    var reader = Reader(bytes, at: 8)
    guard bytes.starts(with: [0, 0x61, 0x73, 0x6D, 1, 0, 0, 0]) else { return nil }
    while reader.at < bytes.count {
      let kind = reader.byte()
      let content = reader.block()
      sections.append((kind, content))
      var inside = Reader(bytes, at: content.lowerBound)
      switch kind {
      case 2:
        guard let count = inside.importedFunctions() else { return nil }
        imported = count
      case 10:
        for _ in 0..<inside.number() {
          let start = inside.at
          functions.append(start..<inside.block().upperBound)
        }
      default: break
      }
    }
  }

  /// The same module with the functions in this order; nil for one that has what this program does not know.
  func written(in order: [Int]) -> [UInt8]? {
    var numbers = Array(0..<imported + order.count)
    for (place, function) in order.enumerated() { numbers[imported + function] = imported + place }
    var writer = Writer(bytes, numbers)
    writer.result = Array(bytes[..<8])
    for (kind, content) in sections {
      if kind == 0, bytes[content].starts(with: [4] + Array("name".utf8)) { continue }
      guard let new = section(kind, content, order, &writer) else { return nil }
      writer.result.append(kind)
      writer.append(block: new)
    }
    return writer.result
  }

  private func section(_ kind: UInt8, _ content: Range<Int>, _ order: [Int], _ writer: inout Writer) -> [UInt8]? {
    var reader = Reader(bytes, at: content.lowerBound)
    var new = Writer(bytes, writer.numbers)
    switch kind {
    case 3:
      let types = (0..<reader.number()).map { _ in reader.number() }
      new.append(types.count)
      for function in order { new.append(types[function]) }
    case 7:
      let count = reader.number()
      new.append(count)
      for _ in 0..<count {
        let start = reader.at
        _ = reader.block()
        let isFunction = reader.byte() == 0
        new.result += bytes[start..<reader.at]
        let index = reader.number()
        new.append(isFunction ? new.numbers[index] : index)
      }
    case 8: new.append(new.numbers[reader.number()])
    case 9:
      let count = reader.number()
      new.append(count)
      for _ in 0..<count {
        // A list of functions from a fixed place of the one table on.
        let start = reader.at
        guard reader.number() == 0, reader.byte() == 0x41 else { return nil }
        _ = reader.number()
        guard reader.byte() == 0x0B else { return nil }
        new.result += bytes[start..<reader.at]
        let functions = reader.number()
        new.append(functions)
        for _ in 0..<functions { new.append(new.numbers[reader.number()]) }
      }
    case 10:
      new.append(order.count)
      for function in order {
        guard let body = body(functions[function], new.numbers) else { return nil }
        new.append(block: body)
      }
    default: return Array(bytes[content])
    }
    return new.result
  }

  /// A function that calls others by their new numbers.
  private func body(_ function: Range<Int>, _ numbers: [Int]) -> [UInt8]? {
    var reader = Reader(bytes, at: function.lowerBound)
    var new = Writer(bytes, numbers)
    var copied = reader.block().lowerBound
    reader.at = copied
    for _ in 0..<reader.number() {
      _ = reader.number()
      _ = reader.byte()
    }
    while reader.at < function.upperBound {
      let code = reader.byte()
      if code == 0x10 || code == 0xD2 {
        new.result += bytes[copied..<reader.at]
        new.append(numbers[reader.number()])
        copied = reader.at
      } else if !reader.skip(behind: code) {
        return nil
      }
    }
    new.result += bytes[copied..<function.upperBound]
    return new.result
  }
}

/// Reads numbers and what follows the instructions of version 1 with bulk memory, sign extension and saturation.
struct Reader {
  private let bytes: [UInt8]
  var at: Int

  init(_ bytes: [UInt8], at: Int) { (self.bytes, self.at) = (bytes, at) }

  mutating func byte() -> UInt8 {
    at += 1
    return bytes[at - 1]
  }

  /// A number in LEB128, as if it had no sign.
  mutating func number() -> Int {
    var (value, shift) = (0, 0)
    while true {
      let next = byte()
      value |= Int(next & 0x7F) << shift
      shift += 7
      if next < 0x80 { return value }
    }
  }

  /// What stands behind its own length.
  mutating func block() -> Range<Int> {
    let count = number()
    at += count
    return at - count..<at
  }

  /// The number of functions among the imports.
  mutating func importedFunctions() -> Int? {
    var count = 0
    for _ in 0..<number() {
      _ = block()
      _ = block()
      switch byte() {
      case 0:
        count += 1
        _ = number()
      case 3: at += 2
      default: return nil
      }
    }
    return count
  }

  /// Skips what stands behind an instruction; false for one that is not known.
  mutating func skip(behind code: UInt8) -> Bool {
    switch code {
    case 0x00, 0x01, 0x05, 0x0B, 0x0F, 0x1A, 0x1B, 0x45...0xC4, 0xD1: break
    case 0x02...0x04, 0x0C, 0x0D, 0x20...0x26, 0x3F...0x42, 0xD0: _ = number()
    case 0x11, 0x28...0x3E: skip(2)
    case 0x0E: skip(number() + 1)
    case 0x43: at += 4
    case 0x44: at += 8
    case 0xFC:
      switch number() {
      case 0...7: break
      case 9, 11, 13, 15...17: skip(1)
      case 8, 10, 12, 14: skip(2)
      default: return false
      }
    default: return false
    }
    return true
  }

  private mutating func skip(_ numbers: Int) {
    for _ in 0..<numbers { _ = number() }
  }
}

/// Writes with the new numbers of functions.
struct Writer {
  let numbers: [Int]
  var result: [UInt8] = []

  init(_ bytes: [UInt8], _ numbers: [Int]) { self.numbers = numbers }

  mutating func append(_ number: Int) {
    var rest = number
    while rest >= 0x80 {
      result.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    result.append(UInt8(rest))
  }

  mutating func append(block: [UInt8]) {
    append(block.count)
    result += block
  }
}
