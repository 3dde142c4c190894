import Synchronization

/// A `Scratch` in memory: for what is small, and where there are no files.
package final class MemoryScratch: Scratch {
  private let bytes: Mutex<[UInt8]>

  package init(_ bytes: [UInt8] = []) {
    self.bytes = Mutex(bytes)
  }

  package func append(_ more: [UInt8]) {
    bytes.withLock { $0 += more }
  }

  package func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    bytes.withLock { bytes in
      guard offset >= 0, offset < bytes.count else { return 0 }
      let part = bytes[offset..<min(bytes.count, offset + buffer.count)]
      buffer.copyBytes(from: part)
      return part.count
    }
  }

  package var count: Int { bytes.withLock { $0.count } }
}
