import JSON
import Text

extension JSONWriter {
  /// A string of two pieces of text one after the other.
  mutating func string(_ first: ArraySlice<CodeUnit>, _ second: [CodeUnit]) {
    // A code unit is exactly its raw value, so the memory can be read as one.
    first.withUnsafeBytes { first in
      second.withUnsafeBytes { second in
        string(utf16: first.bindMemory(to: UInt16.self), second.bindMemory(to: UInt16.self))
      }
    }
  }

  /// A piece of text as a string.
  mutating func string(_ units: ArraySlice<CodeUnit>) {
    units.withUnsafeBytes { string(utf16: $0.bindMemory(to: UInt16.self)) }
  }

  mutating func field(_ name: StaticString, _ units: ArraySlice<CodeUnit>) {
    key(name)
    string(units)
  }
}
