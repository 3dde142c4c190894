import Platform

extension UnsafeMutableBufferPointer {
  /// Asks for large pages; before anything is written to it.
  func preferLargePages() {
    ProcessMemory.preferLargePages(baseAddress, byteCount: count * MemoryLayout<Element>.stride)
  }
}
