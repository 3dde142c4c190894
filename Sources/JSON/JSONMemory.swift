/// The memory of a writer, given back with it.
final class JSONMemory {
  var base: UnsafeMutablePointer<UInt8>

  init(_ base: UnsafeMutablePointer<UInt8>) {
    self.base = base
  }

  deinit {
    base.deallocate()
  }
}
