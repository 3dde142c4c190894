/// A value inside a JSON text: a view, not a tree.
///
/// Reading builds one flat array of 16-byte nodes beside the bytes and nothing else: no string is made before a reader
/// asks for it. The module exists because of measured numbers: Foundation's decoder needs 250 µs for a 35 KB edit and
/// its encoder 0.3 ms for fifty completion items, which is the whole budget of a completion; and linking it costs
/// 12 MB and half a millisecond of start-up.
package struct JSONValue: Sendable {
  @usableFromInline let text: JSONText
  @usableFromInline let index: Int

  init(text: JSONText, index: Int) {
    self.text = text
    self.index = index
  }

  /// Reads one JSON text (RFC 8259, strict). A leading byte order mark is skipped.
  ///
  /// - Parameters:
  ///   - bytes: kept as long as a value of the text is; not copied.
  ///   - depthLimit: how many arrays and objects may be open at a time.
  /// - Throws: what does not fit first, and where.
  package init(_ bytes: [UInt8], depthLimit: Int = 256) throws(JSONError) {
    var parser = JSONParser(bytes, depthLimit: depthLimit)
    try parser.parse()
    self.init(text: JSONText(bytes: bytes, nodes: parser.nodes), index: 0)
  }

  package init(_ string: String) throws(JSONError) {
    try self.init(Array(string.utf8))
  }

  @usableFromInline var node: JSONNode { text.nodes[index] }

  package var kind: JSONKind { node.kind }
  package var isNull: Bool { node.kind == .null }

  /// Byte offset of the value in its text: where a message about it points to.
  package var offset: Int { Int(node.start) }

  /// The bytes of the value as they stand in the text.
  package var source: ArraySlice<UInt8> {
    let node = node
    guard node.isContainer else { return text.bytes[Int(node.start)..<Int(node.end)] }
    // A container's node holds the index after its last node; the byte end follows from bracket matching.
    return text.bytes[Int(node.start)..<text.endOfContainer(at: index)]
  }

  package var bool: Bool? {
    switch node.kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// The number, if it is written as a whole number (`1.0` is one, `1e2` is not) and fits exactly.
  package var int: Int? {
    let node = node
    guard node.kind == .number else { return nil }
    return text.integer(node)
  }

  package var double: Double? {
    let node = node
    guard node.kind == .number else { return nil }
    return Double(String(decoding: text.bytes[Int(node.start)..<Int(node.end)], as: UTF8.self))
  }

  /// How many elements or members; 0 for anything else.
  package var count: Int { node.isContainer ? Int(node.count) : 0 }

  /// The elements of an array; empty for anything else.
  package var elements: JSONElements { JSONElements(text: text, index: index, isArray: node.kind == .array) }

  /// The members of an object in the order they stand in; empty for anything else.
  package var members: JSONMembers { JSONMembers(text: text, index: index, isObject: node.kind == .object) }

  /// The member called `key`; the first if there are several, nil if this is no object. Linear in the members.
  package subscript(_ key: StaticString) -> JSONValue? {
    text.member(of: index, utf8: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
  }

  /// The member called `key`; the first if there are several, nil if this is no object. Linear in the members.
  package subscript(dynamic key: String) -> JSONValue? {
    var key = key
    return key.withUTF8 { text.member(of: index, utf8: $0) }
  }

  /// The element at `position`; nil out of bounds and for anything but an array. Linear in `position`.
  package subscript(position: Int) -> JSONValue? {
    guard position >= 0, position < count else { return nil }
    for (offset, element) in elements.enumerated() where offset == position { return element }
    return nil
  }
}

/// What a JSON value is.
@usableFromInline
package enum JSONKind: UInt8, Hashable, Sendable {
  case null, `true`, `false`, number, string, array, object
}

/// The elements of an array.
package struct JSONElements: Sequence, IteratorProtocol, Sendable {
  private let text: JSONText
  private var left: Int
  private var next_: Int

  init(text: JSONText, index: Int, isArray: Bool) {
    self.text = text
    left = isArray ? Int(text.nodes[index].count) : 0
    next_ = index + 1
  }

  package mutating func next() -> JSONValue? {
    guard left > 0 else { return nil }
    left -= 1
    defer { next_ = text.index(after: next_) }
    return JSONValue(text: text, index: next_)
  }
}

/// The members of an object in the order they stand in.
package struct JSONMembers: Sequence, IteratorProtocol, Sendable {
  private let text: JSONText
  private var left: Int
  private var next_: Int

  init(text: JSONText, index: Int, isObject: Bool) {
    self.text = text
    left = isObject ? Int(text.nodes[index].count) : 0
    next_ = index + 1
  }

  package mutating func next() -> (key: String, value: JSONValue)? {
    guard left > 0 else { return nil }
    left -= 1
    let key = JSONValue(text: text, index: next_).string ?? ""
    let value = JSONValue(text: text, index: next_ + 1)
    next_ = text.index(after: next_ + 1)
    return (key, value)
  }
}

/// A JSON text with its nodes in the order they stand in; shared by all its values.
@usableFromInline
final class JSONText: Sendable {
  @usableFromInline let bytes: [UInt8]
  @usableFromInline let nodes: [JSONNode]

  init(bytes: [UInt8], nodes: [JSONNode]) {
    self.bytes = bytes
    self.nodes = nodes
  }

  /// The node after the value at `index` and everything in it.
  func index(after index: Int) -> Int {
    nodes[index].isContainer ? Int(nodes[index].end) : index + 1
  }

  func member(of index: Int, utf8 key: UnsafeBufferPointer<UInt8>) -> JSONValue? {
    guard nodes[index].kind == .object else { return nil }
    var at = index + 1
    for _ in 0..<nodes[index].count {
      if isKey(nodes[at], key) { return JSONValue(text: self, index: at + 1) }
      at = self.index(after: at + 1)
    }
    return nil
  }

  private func isKey(_ node: JSONNode, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    if node.isEscaped { return decodeString(node).utf8.elementsEqual(key) }
    let start = Int(node.start) + 1
    guard Int(node.end) - 1 - start == key.count else { return false }
    for i in 0..<key.count where bytes[start + i] != key[i] { return false }
    return true
  }

  /// The offset after the closing bracket of the container at `index`.
  func endOfContainer(at index: Int) -> Int {
    var depth = 0
    var at = Int(nodes[index].start)
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return at + 1 }
      case UInt8(ascii: "\""):
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
      default: break
      }
      at += 1
    }
    return bytes.count
  }

  func integer(_ node: JSONNode) -> Int? {
    var at = Int(node.start)
    let end = Int(node.end)
    let isNegative = bytes[at] == UInt8(ascii: "-")
    if isNegative { at += 1 }
    var value = 0
    while at < end {
      let digit = Int(bytes[at]) - 0x30
      guard 0...9 ~= digit else {
        let isWhole = digit == -2 && bytes[(at + 1)..<end].allSatisfy { $0 == UInt8(ascii: "0") }
        return isWhole ? value : nil
      }
      let shifted = value.multipliedReportingOverflow(by: 10)
      let next =
        isNegative
        ? shifted.partialValue.subtractingReportingOverflow(digit)
        : shifted.partialValue.addingReportingOverflow(digit)
      if shifted.overflow || next.overflow { return nil }
      value = next.partialValue
      at += 1
    }
    return value
  }
}

/// One value of a JSON text: 16 bytes.
@usableFromInline
struct JSONNode: Sendable {
  @usableFromInline var kind: JSONKind
  /// Whether a string holds a backslash.
  @usableFromInline var isEscaped = false
  /// Byte offset of the first byte (of a string: the quotation mark).
  @usableFromInline var start: UInt32
  /// Scalars: byte offset after the last byte. Containers: index of the node after everything inside.
  @usableFromInline var end: UInt32
  /// Elements or members of a container.
  @usableFromInline var count: UInt32 = 0

  @usableFromInline var isContainer: Bool { kind == .array || kind == .object }
}
