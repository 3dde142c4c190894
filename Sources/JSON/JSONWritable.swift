/// A value that writes itself as exactly one JSON value.
package protocol JSONWritable: SendableMetatype {
  func write(to writer: inout JSONWriter)
}

/// A value of any type, written already: what a list of different values holds.
package struct JSONFragment: JSONWritable, Sendable {
  private let bytes: [UInt8]

  package init(_ value: some JSONWritable) {
    var writer = JSONWriter()
    value.write(to: &writer)
    bytes = writer.bytes
  }

  package func write(to writer: inout JSONWriter) { writer.value(json: bytes) }
}

extension JSONWriter {
  @inline(__always)
  package mutating func field(_ name: StaticString, _ value: some JSONWritable) {
    key(name)
    value.write(to: &self)
  }

  /// A member that is left out when there is nothing to say.
  @inline(__always)
  package mutating func field(_ name: StaticString, ifPresent value: (some JSONWritable)?) {
    if let value { field(name, value) }
  }
}

extension Int: JSONWritable {
  package func write(to writer: inout JSONWriter) { writer.int(self) }
}

extension Bool: JSONWritable {
  package func write(to writer: inout JSONWriter) { writer.bool(self) }
}

extension String: JSONWritable {
  package func write(to writer: inout JSONWriter) { writer.string(self) }
}

extension JSONValue: JSONWritable {
  package func write(to writer: inout JSONWriter) { writer.value(self) }
}

/// Nothing is null.
extension Optional: JSONWritable where Wrapped: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    if let self { self.write(to: &writer) } else { writer.null() }
  }
}

extension Array: JSONWritable where Element: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.array { writer in
      for element in self { element.write(to: &writer) }
    }
  }
}

extension JSONWritable where Self: RawRepresentable, RawValue: JSONWritable {
  package func write(to writer: inout JSONWriter) { rawValue.write(to: &writer) }
}
