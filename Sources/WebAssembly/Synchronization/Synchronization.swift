// What the module has in place of the standard library's locks: there is one thread, so nothing ever waits. Compiled as a
// module of the standard library's name, for WebAssembly only, where the toolchain's own has no `Mutex`.

/// A value that one thread at a time may touch.
package final class Mutex<Value>: @unchecked Sendable {
  private var value: Value

  package init(_ value: Value) {
    self.value = value
  }

  package func withLock<Result, Failure: Error>(_ body: (inout Value) throws(Failure) -> Result) throws(Failure)
    -> Result
  {
    try body(&value)
  }
}

/// In which order threads see each other's accesses.
package enum MemoryOrdering: Sendable {
  case relaxed
}

/// A value that is read and written whole.
package final class Atomic<Value>: @unchecked Sendable {
  fileprivate var value: Value

  package init(_ value: Value) {
    self.value = value
  }

  package func load(ordering: MemoryOrdering) -> Value { value }

  package func store(_ new: Value, ordering: MemoryOrdering) { value = new }
}

extension Atomic where Value: FixedWidthInteger {
  @discardableResult
  package func add(_ operand: Value, ordering: MemoryOrdering) -> (oldValue: Value, newValue: Value) {
    let old = value
    value = old + operand
    return (old, value)
  }

  @discardableResult
  package func wrappingAdd(_ operand: Value, ordering: MemoryOrdering) -> (oldValue: Value, newValue: Value) {
    let old = value
    value = old &+ operand
    return (old, value)
  }
}
