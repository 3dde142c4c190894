/// Undoes DEFLATE (RFC 1951), the compression of zip archives.
struct Inflate {
  private let input: ArraySlice<UInt8>
  private var at: Int
  private var bits: UInt64 = 0
  private var bitCount = 0
  private var literals = HuffmanTable()
  private var distances = HuffmanTable()

  private init(_ input: ArraySlice<UInt8>) {
    self.input = input
    at = input.startIndex
  }

  /// The `size` bytes that `input` holds compressed; nil when it is damaged or holds another number of bytes.
  ///
  /// Linear in `size`; the memory is that of the answer, so that the caller's limit on `size` is the limit.
  static func inflate(_ input: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    var inflate = Inflate(input)
    var isWhole = false
    let result = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      isWhole = inflate.run(buffer, &count) && count == size
    }
    return isWhole ? result : nil
  }

  private mutating func run(_ out: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int) -> Bool {
    while true {
      guard let isLast = take(1), let kind = take(2) else { return false }
      switch kind {
      case 0: guard copyStored(out, &count) else { return false }
      case 1:
        guard useFixedTables(), decode(out, &count) else { return false }
      case 2: guard readTables(), decode(out, &count) else { return false }
      default: return false
      }
      if isLast == 1 { return true }
    }
  }

  // MARK: Bits

  /// Fills up to at least 48 bits while there is input.
  private mutating func fill() {
    while bitCount <= 56, at < input.endIndex {
      bits |= UInt64(input[at]) << UInt64(bitCount)
      at += 1
      bitCount += 8
    }
  }

  /// The next `count` (at most 16) bits; nil at the end of the input.
  private mutating func take(_ count: Int) -> Int? {
    if bitCount < count { fill() }
    guard bitCount >= count else { return nil }
    let value = Int(bits & (1 << UInt64(count) - 1))
    bits >>= UInt64(count)
    bitCount -= count
    return value
  }

  /// The next symbol of `table`; nil when the bits are no code or the input ends.
  private mutating func symbol(_ table: borrowing HuffmanTable) -> Int? {
    if bitCount < 15 { fill() }
    let (symbol, length) = table.look(Int(bits & 0x7FFF))
    guard length > 0, length <= bitCount else { return nil }
    bits >>= UInt64(length)
    bitCount -= length
    return symbol
  }

  // MARK: Blocks

  private mutating func copyStored(_ out: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int) -> Bool {
    _ = take(bitCount % 8)
    guard let length = take(16), let check = take(16), length == ~check & 0xFFFF else { return false }
    guard length <= out.count - count else { return false }
    for _ in 0..<length {
      guard let byte = take(8) else { return false }
      out[count] = UInt8(truncatingIfNeeded: byte)
      count += 1
    }
    return true
  }

  private mutating func useFixedTables() -> Bool {
    var lengths = [UInt8](repeating: 8, count: 288)
    for index in 144..<256 { lengths[index] = 9 }
    for index in 256..<280 { lengths[index] = 7 }
    return literals.set(lengths[...]) && distances.set([UInt8](repeating: 5, count: 30)[...], mayBeIncomplete: true)
  }

  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private mutating func readTables() -> Bool {
    guard let literalCount = take(5), let distanceCount = take(5), let orderCount = take(4) else { return false }
    let (hlit, hdist) = (literalCount + 257, distanceCount + 1)
    guard hlit <= 286, hdist <= 30 else { return false }
    var orderLengths = [UInt8](repeating: 0, count: 19)
    for index in 0..<orderCount + 4 {
      guard let length = take(3) else { return false }
      orderLengths[Inflate.order[index]] = UInt8(length)
    }
    var table = HuffmanTable()
    guard table.set(orderLengths[...]) else { return false }
    var lengths: [UInt8] = []
    while lengths.count < hlit + hdist {
      guard let code = symbol(table) else { return false }
      var value: UInt8 = 0
      var times = 1
      switch code {
      case 16:
        guard let last = lengths.last, let more = take(2) else { return false }
        (value, times) = (last, 3 + more)
      case 17:
        guard let more = take(3) else { return false }
        times = 3 + more
      case 18:
        guard let more = take(7) else { return false }
        times = 11 + more
      default: value = UInt8(truncatingIfNeeded: code)
      }
      guard lengths.count + times <= hlit + hdist else { return false }
      for _ in 0..<times { lengths.append(value) }
    }
    return literals.set(lengths[..<hlit]) && distances.set(lengths[hlit...], mayBeIncomplete: true)
  }

  private static let lengthBase: [UInt16] = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  private static let lengthBits: [UInt8] = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBase: [UInt16] = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ]

  private mutating func decode(_ out: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int) -> Bool {
    while true {
      guard let code = symbol(literals) else { return false }
      if code < 256 {
        guard count < out.count else { return false }
        out[count] = UInt8(truncatingIfNeeded: code)
        count += 1
        continue
      }
      if code == 256 { return true }
      guard code - 257 < Inflate.lengthBase.count, let extra = take(Int(Inflate.lengthBits[code - 257])) else {
        return false
      }
      let length = Int(Inflate.lengthBase[code - 257]) + extra
      guard let place = symbol(distances), place < Inflate.distanceBase.count,
        let more = take(max(0, place / 2 - 1))
      else { return false }
      let distance = Int(Inflate.distanceBase[place]) + more
      guard distance <= count, length <= out.count - count else { return false }
      // Byte by byte: what is copied may overlap what is written.
      for index in count..<count + length { out[index] = out[index - distance] }
      count += length
    }
  }
}

/// The symbols of one canonical code, found by looking up as many bits as the longest code has.
struct HuffmanTable {
  /// For each pattern of bits symbol << 4 | length; 0 where no code begins so.
  private var entries: [UInt16] = []
  private var mask = 0

  /// Sets the code whose symbols have these lengths (0: the symbol is not used).
  ///
  /// - Returns: false when no code has such lengths.
  mutating func set(_ lengths: ArraySlice<UInt8>, mayBeIncomplete: Bool = false) -> Bool {
    var counts = [Int](repeating: 0, count: 16)
    for length in lengths { counts[Int(length & 15)] += 1 }
    counts[0] = 0
    var longest = 15
    while longest > 1, counts[longest] == 0 { longest -= 1 }
    var left = 1
    var next = [Int](repeating: 0, count: 16)
    var code = 0
    for length in 1...15 {
      code = (code + counts[length - 1]) << 1
      next[length] = code
      left = left << 1 - counts[length]
      guard left >= 0 else { return false }
    }
    let used = counts.reduce(0, +)
    guard left == 0 || mayBeIncomplete || used == 1 else { return false }
    mask = 1 << longest - 1
    entries.removeAll(keepingCapacity: true)
    entries.append(contentsOf: repeatElement(0, count: mask + 1))
    for (symbol, length) in zip(0..., lengths) where length > 0 {
      let length = Int(length)
      var reversed = 0
      var code = next[length]
      next[length] += 1
      for _ in 0..<length {
        reversed = reversed << 1 | code & 1
        code >>= 1
      }
      let entry = UInt16(truncatingIfNeeded: symbol << 4 | length)
      for place in stride(from: reversed, through: mask, by: 1 << length) { entries[place] = entry }
    }
    return true
  }

  /// The symbol whose code `bits` begin with, and the code's length; length 0 when there is none.
  @inline(__always)
  func look(_ bits: Int) -> (symbol: Int, length: Int) {
    let place = bits & mask
    guard place < entries.count else { return (0, 0) }
    let entry = Int(entries[place])
    return (entry >> 4, entry & 15)
  }
}
