package import Text

/// Writes JSON into one growing buffer: always well-formed UTF-8, always escaped, no tree in between.
///
/// Commas are the writer's business; the caller says what stands where:
///
///     writer.object {
///       $0.field("line", 3)
///       $0.field("tags") { $0.array { $0.string("新") } }
///     }
///
/// It owns plain memory instead of an array because appending byte by byte to an array costs a uniqueness check each:
/// a list of fifty completions (15 KB) is written in about 10 µs.
package struct JSONWriter: ~Copyable {
  /// Owns what `base` points to. (A struct's own deinit cannot be seen from other modules in Embedded Swift.)
  private let memory: JSONMemory
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// Bytes written.
  package private(set) var count = 0
  private var needsComma = false

  package init(capacity: Int = 1024) {
    self.capacity = max(64, capacity)
    base = UnsafeMutablePointer<UInt8>.allocate(capacity: self.capacity)
    memory = JSONMemory(base)
  }

  /// Forgets what was written. Keeps the memory unless a large message had made it large.
  package mutating func reset() {
    count = 0
    needsComma = false
    guard capacity > 1 << 18 else { return }
    base.deallocate()
    capacity = 1 << 14
    base = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    memory.base = base
  }

  package var bytes: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }
  package var string: String { String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self) }

  /// Hands over what was written without copying it.
  package borrowing func withBytes<R, E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E) -> R {
    try body(UnsafeRawBufferPointer(start: base, count: count))
  }

  // MARK: Containers

  package mutating func object<E: Error>(_ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
    open(UInt8(ascii: "{"))
    try body(&self)
    close(UInt8(ascii: "}"))
  }

  /// Without an error there is nothing for the caller to be prepared for: less to set up.
  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "{"))
    body(&self)
    close(UInt8(ascii: "}"))
  }

  package mutating func array<E: Error>(_ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
    open(UInt8(ascii: "["))
    try body(&self)
    close(UInt8(ascii: "]"))
  }

  package mutating func array(_ body: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "["))
    body(&self)
    close(UInt8(ascii: "]"))
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    put(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    put(bracket)
    needsComma = true
  }

  /// An object of two numbers: places of a text, which most of what a language server writes consists of. A third of what
  /// it costs member by member.
  package mutating func object(_ first: StaticString, _ one: Int, _ second: StaticString, _ other: Int) {
    separate()
    // Two brackets, a comma, twice two quotation marks and a colon, twice 20 digits and a sign.
    reserve(first.utf8CodeUnitCount + second.utf8CodeUnitCount + 51)
    write(UInt8(ascii: "{"))
    write(member: first, one)
    write(UInt8(ascii: ","))
    write(member: second, other)
    write(UInt8(ascii: "}"))
    needsComma = true
  }

  /// The caller has reserved what it takes.
  @inline(__always)
  private mutating func write(_ byte: UInt8) {
    base[count] = byte
    count += 1
  }

  /// The caller has reserved what it takes.
  @inline(__always)
  private mutating func write(member name: StaticString, _ value: Int) {
    write(UInt8(ascii: "\""))
    (base + count).update(from: name.utf8Start, count: name.utf8CodeUnitCount)
    count += name.utf8CodeUnitCount
    write(UInt8(ascii: "\""))
    write(UInt8(ascii: ":"))
    digits(value)
  }

  /// One element for each of `values`.
  package mutating func array<S: Sequence>(_ values: S, _ element: (inout JSONWriter, S.Element) -> Void) {
    array { writer in
      for value in values { element(&writer, value) }
    }
  }

  /// Many numbers. What is generic would be called unspecialized from other modules.
  package mutating func array(_ numbers: [UInt32]) {
    open(UInt8(ascii: "["))
    for number in numbers { int(Int(truncatingIfNeeded: number)) }
    close(UInt8(ascii: "]"))
  }

  // MARK: Members

  /// The name of the next member; `name` needs no escaping.
  package mutating func key(_ name: StaticString) {
    separate()
    let length = name.utf8CodeUnitCount
    reserve(length + 3)
    base[count] = UInt8(ascii: "\"")
    (base + count + 1).update(from: name.utf8Start, count: length)
    base[count + length + 1] = UInt8(ascii: "\"")
    base[count + length + 2] = UInt8(ascii: ":")
    count += length + 3
    needsComma = false
  }

  /// The name of the next member.
  package mutating func key(dynamic name: String) {
    string(name)
    put(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func field(_ name: StaticString, _ value: Int) {
    key(name)
    int(value)
  }

  package mutating func field(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  package mutating func field(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }

  package mutating func field(_ name: StaticString, _ units: ArraySlice<CodeUnit>) {
    key(name)
    string(units)
  }

  /// A member that is left out when there is nothing to say.
  package mutating func field(_ name: StaticString, ifPresent value: String?) {
    if let value { field(name, value) }
  }

  /// A member that is left out when there is nothing to say.
  package mutating func field(_ name: StaticString, ifPresent value: Int?) {
    if let value { field(name, value) }
  }

  /// A member whose value `body` writes.
  package mutating func field(_ name: StaticString, _ body: (inout JSONWriter) -> Void) {
    key(name)
    body(&self)
  }

  // MARK: Scalars

  package mutating func null() {
    separate()
    ascii("null")
    needsComma = true
  }

  package mutating func bool(_ value: Bool) {
    separate()
    if value { ascii("true") } else { ascii("false") }
    needsComma = true
  }

  package mutating func int(_ value: Int) {
    separate()
    // 20 digits at most.
    reserve(21)
    digits(value)
    needsComma = true
  }

  /// The caller has reserved what it takes.
  private mutating func digits(_ value: Int) {
    var magnitude = value.magnitude
    if value < 0 { write(UInt8(ascii: "-")) }
    var digits = 1
    var bound: UInt = 10
    while magnitude >= bound, digits < 19 {
      digits += 1
      bound *= 10
    }
    if magnitude >= bound { digits += 1 }
    var at = count + digits
    count = at
    repeat {
      at -= 1
      base[at] = UInt8(truncatingIfNeeded: 0x30 + magnitude % 10)
      magnitude /= 10
    } while magnitude > 0
  }

  /// A number; JSON has no infinities, they become null.
  package mutating func double(_ value: Double) {
    guard value.isFinite else { return null() }
    separate()
    var text = value.description
    if text.hasSuffix(".0") { text.removeLast(2) }
    for byte in text.utf8 { put(byte) }
    needsComma = true
  }

  package mutating func string(_ value: String) {
    separate()
    var value = value
    value.withUTF8 { utf8 in quoted(utf8) }
    needsComma = true
  }

  /// A piece of text; half a surrogate pair becomes U+FFFD.
  package mutating func string(_ units: ArraySlice<CodeUnit>) {
    separate()
    openString(units.count)
    units.withUnsafeBufferPointer { contents($0) }
    closeString()
  }

  /// A string of two pieces one after the other, as completions are: what stands there and what comes.
  package mutating func string(_ first: ArraySlice<CodeUnit>, _ second: [CodeUnit]) {
    separate()
    openString(first.count + second.count)
    first.withUnsafeBufferPointer { contents($0) }
    second.withUnsafeBufferPointer { contents($0) }
    closeString()
  }

  private mutating func openString(_ units: Int) {
    reserve(units * 6 + 2)
    base[count] = UInt8(ascii: "\"")
    count += 1
  }

  private mutating func closeString() {
    base[count] = UInt8(ascii: "\"")
    count += 1
    needsComma = true
  }

  private mutating func contents(_ units: UnsafeBufferPointer<CodeUnit>) {
    var high: UInt16 = 0
    for unit in units {
      let unit = unit.rawValue
      if high != 0 {
        let first = high
        high = 0
        if Transcoder.isLowSurrogate(unit) {
          scalar(Transcoder.scalar(first, unit))
          continue
        }
        scalar(Transcoder.replacement)
      }
      if unit < 0x80 {
        escapedASCII(UInt8(truncatingIfNeeded: unit))
      } else if !Transcoder.isSurrogate(unit) {
        scalar(UInt32(unit))
      } else if Transcoder.isHighSurrogate(unit) {
        high = unit
      } else {
        scalar(Transcoder.replacement)
      }
    }
    if high != 0 { scalar(Transcoder.replacement) }
  }

  /// A value as it stands in another JSON text.
  package mutating func value(_ value: JSONValue) {
    separate()
    append(value.source)
    needsComma = true
  }

  /// A value that is JSON already.
  package mutating func value(json bytes: [UInt8]) {
    separate()
    append(bytes[...])
    needsComma = true
  }

  /// Leaves room for what frames a value. Only before or after a whole one.
  package mutating func skip(_ length: Int) {
    reserve(length)
    (base + count).update(repeating: UInt8(ascii: " "), count: length)
    count += length
  }

  /// Sets bytes that are already written; nothing if they are not all inside.
  package mutating func overwrite(at offset: Int, _ bytes: [UInt8]) {
    guard offset >= 0, offset + bytes.count <= count else { return }
    bytes.withUnsafeBufferPointer { new in
      if let start = new.baseAddress { (base + offset).update(from: start, count: new.count) }
    }
  }

  // MARK: Bytes

  @inline(__always)
  private mutating func separate() {
    if needsComma { put(UInt8(ascii: ",")) }
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    reserve(bytes.count)
    bytes.withUnsafeBufferPointer { new in
      if let start = new.baseAddress { (base + count).update(from: start, count: new.count) }
    }
    count += bytes.count
  }

  private mutating func ascii(_ text: StaticString) {
    reserve(text.utf8CodeUnitCount)
    (base + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    count += text.utf8CodeUnitCount
  }

  @inline(__always)
  private mutating func reserve(_ extra: Int) {
    if capacity - count < extra { grow(extra) }
  }

  @inline(never)
  private mutating func grow(_ extra: Int) {
    let size = max(capacity * 2, count + extra)
    let new = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    new.update(from: base, count: count)
    base.deallocate()
    base = new
    memory.base = new
    capacity = size
  }

  private mutating func quoted(_ utf8: UnsafeBufferPointer<UInt8>) {
    // An escape is at most six bytes for one.
    reserve(utf8.count * 6 + 2)
    base[count] = UInt8(ascii: "\"")
    count += 1
    for byte in utf8 {
      if byte >= 0x80 {
        base[count] = byte
        count += 1
      } else {
        escapedASCII(byte)
      }
    }
    base[count] = UInt8(ascii: "\"")
    count += 1
  }

  /// The caller has reserved six bytes.
  @inline(__always)
  private mutating func escapedASCII(_ byte: UInt8) {
    if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      base[count] = byte
      count += 1
    } else {
      escape(byte)
    }
  }

  private mutating func escape(_ byte: UInt8) {
    base[count] = UInt8(ascii: "\\")
    count += 1
    let short: UInt8? =
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
      case 0x0A: UInt8(ascii: "n")
      case 0x0D: UInt8(ascii: "r")
      case 0x09: UInt8(ascii: "t")
      default: nil
      }
    if let short {
      base[count] = short
      count += 1
      return
    }
    let low = byte & 15
    base[count] = UInt8(ascii: "u")
    base[count + 1] = UInt8(ascii: "0")
    base[count + 2] = UInt8(ascii: "0")
    base[count + 3] = UInt8(ascii: "0") + byte >> 4
    base[count + 4] = low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + (low - 10)
    count += 5
  }

  @inline(__always)
  private mutating func scalar(_ value: UInt32) {
    Transcoder.utf8(value) { byte in
      base[count] = byte
      count += 1
    }
  }
}
