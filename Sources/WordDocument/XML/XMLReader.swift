/// Reads XML from front to back, one piece at a time (XML 1.0, Namespaces in XML), as far as Office Open XML goes: UTF-8
/// or UTF-16, no document type.
///
/// What it hands out are places in the bytes; text and values are decoded when they are asked for.
struct XMLReader {
  enum Event: Sendable {
    /// An element begins; `tag` and `attribute` tell of it.
    case start
    /// The element `tag` ends.
    case end
    /// Character data; `appendText` gives it.
    case text
  }

  /// Word nests some 30 deep, a text box in a table in a text box 100.
  static let depthLimit = 600

  let bytes: [UInt8]
  /// The part's name, for messages.
  private let part: String
  private var at = 0
  /// The element of the last event.
  private(set) var tag = Tag.other
  /// The elements that are open, the outermost first.
  private(set) var open: [(tag: Tag, bindings: Int)] = []
  private var isEmptyElement = false
  private var bindings: [(prefix: UInt64, namespace: Tag.Namespace)] = []
  private(set) var attributes: [(name: Range<Int>, value: Range<Int>)] = []
  private(set) var textRange = 0..<0
  private(set) var isCDATA = false

  init(_ bytes: [UInt8], part: String) throws(WordFailure) {
    self.part = part
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self.bytes = XMLReader.fromUTF16(bytes)
    } else {
      self.bytes = bytes
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }
  }

  /// The next piece; nil at the end of the document.
  ///
  /// - Throws: `damaged` where the bytes are no well-formed XML, `excessive` where elements nest too deep.
  mutating func next() throws(WordFailure) -> Event? {
    if isEmptyElement {
      isEmptyElement = false
      return close()
    }
    while at < bytes.count {
      if bytes[at] != 0x3C {
        let start = at
        while at < bytes.count, bytes[at] != 0x3C { at += 1 }
        textRange = start..<at
        isCDATA = false
        if !open.isEmpty { return .text }
        continue
      }
      switch byte(at + 1) {
      case 0x2F: return try endTag()
      case 0x3F: try skip(to: "?>", from: at + 2)
      case 0x21:
        if has("<!--", at: at) {
          try skip(to: "-->", from: at + 4)
        } else if has("<![CDATA[", at: at) {
          let start = at + 9
          try skip(to: "]]>", from: start)
          textRange = start..<at - 3
          isCDATA = true
          if !open.isEmpty { return .text }
        } else {
          // A document type could define entities without end; Office Open XML forbids it (ECMA-376 part 2, 8.1.4).
          throw damaged
        }
      default: return try startTag()
      }
    }
    guard open.isEmpty else { throw damaged }
    return nil
  }

  /// Passes over the rest of the element that has just begun, its end included.
  mutating func skipElement() throws(WordFailure) {
    let depth = open.count - 1
    while open.count > depth, try next() != nil {}
  }

  // MARK: Tags

  private mutating func startTag() throws(WordFailure) -> Event {
    at += 1
    let name = try self.name()
    attributes.removeAll(keepingCapacity: true)
    let outer = bindings.count
    while true {
      skipBlanks()
      let byte = byte(at)
      if byte == 0x3E {
        at += 1
        break
      }
      if byte == 0x2F {
        guard self.byte(at + 1) == 0x3E else { throw damaged }
        at += 2
        isEmptyElement = true
        break
      }
      try readAttribute()
    }
    guard open.count < XMLReader.depthLimit else { throw .excessive(.depth) }
    tag = resolve(name)
    open.append((tag, outer))
    return .start
  }

  private mutating func readAttribute() throws(WordFailure) {
    let name = try self.name()
    skipBlanks()
    guard byte(at) == 0x3D else { throw damaged }
    at += 1
    skipBlanks()
    let quote = byte(at)
    guard quote == 0x22 || quote == 0x27 else { throw damaged }
    at += 1
    let start = at
    while at < bytes.count, bytes[at] != quote, bytes[at] != 0x3C { at += 1 }
    guard byte(at) == quote else { throw damaged }
    let value = start..<at
    at += 1
    if isName(name, "xmlns") {
      bindings.append((XMLReader.emptyPrefix, Tag.namespace(bytes[value])))
    } else if has("xmlns:", at: name.lowerBound) {
      let prefix = name.lowerBound + 6..<name.upperBound
      bindings.append((Tag.hash(of: bytes[prefix]), Tag.namespace(bytes[value])))
    } else {
      attributes.append((name, value))
    }
  }

  private mutating func endTag() throws(WordFailure) -> Event {
    at += 2
    _ = try name()
    skipBlanks()
    guard byte(at) == 0x3E, !open.isEmpty else { throw damaged }
    at += 1
    return close()
  }

  private mutating func close() -> Event {
    if let last = open.popLast() {
      tag = last.tag
      if bindings.count > last.bindings { bindings.removeSubrange(last.bindings...) }
    }
    return .end
  }

  private static let emptyPrefix = Tag.hash(of: "".utf8)

  private func resolve(_ name: Range<Int>) -> Tag {
    var colon = name.lowerBound
    while colon < name.upperBound, bytes[colon] != 0x3A { colon += 1 }
    let hasPrefix = colon < name.upperBound
    let prefix = hasPrefix ? Tag.hash(of: bytes[name.lowerBound..<colon]) : XMLReader.emptyPrefix
    let local = hasPrefix ? colon + 1..<name.upperBound : name
    var index = bindings.count
    while index > 0 {
      index -= 1
      if bindings[index].prefix == prefix {
        let namespace = bindings[index].namespace
        return namespace == .other ? .other : Tag.of(Tag.hash(of: bytes[local]), in: namespace)
      }
    }
    return .other
  }

  private mutating func name() throws(WordFailure) -> Range<Int> {
    let start = at
    while at < bytes.count {
      let byte = bytes[at]
      if byte <= 0x20 || byte == 0x3E || byte == 0x2F || byte == 0x3D || byte == 0x3C { break }
      at += 1
    }
    guard at > start else { throw damaged }
    return start..<at
  }

  // MARK: Bytes

  private var damaged: WordFailure { .damaged(part: part) }

  private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  private mutating func skipBlanks() {
    while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
  }

  private func has(_ sign: StaticString, at index: Int) -> Bool {
    guard index >= 0, bytes.count - index >= sign.utf8CodeUnitCount else { return false }
    for offset in 0..<sign.utf8CodeUnitCount where bytes[index + offset] != sign.utf8Start[offset] { return false }
    return true
  }

  /// Whether the name, without its prefix, is `local`.
  func isName(_ name: Range<Int>, _ local: StaticString) -> Bool {
    let start = name.upperBound - local.utf8CodeUnitCount
    guard start >= name.lowerBound, start == name.lowerBound || bytes[start - 1] == 0x3A else { return false }
    return has(local, at: start)
  }

  private mutating func skip(to sign: StaticString, from start: Int) throws(WordFailure) {
    let last = sign.utf8Start[sign.utf8CodeUnitCount - 1]
    at = start + sign.utf8CodeUnitCount - 1
    while at < bytes.count {
      if bytes[at] == last, has(sign, at: at + 1 - sign.utf8CodeUnitCount) {
        at += 1
        return
      }
      at += 1
    }
    throw damaged
  }

  private static func fromUTF16(_ bytes: [UInt8]) -> [UInt8] {
    let isLittle = bytes[0] == 0xFF
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count - 1, by: 2) {
      let (low, high) = isLittle ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
      units.append(UInt16(low) | UInt16(high) << 8)
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
