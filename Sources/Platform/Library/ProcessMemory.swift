import Glibc

/// The memory of this process.
package enum ProcessMemory {
  /// Gives blocks of 8 MB or more back to the system as soon as they are let go. By itself the C library raises that
  /// bound to 32 MB once it has seen such blocks, and a program that works in stages keeps what each of them took.
  package static func returnLargeBlocks() {
    typealias SetOption = @convention(c) (Int32, Int32) -> Int32
    // Swift's view of the C library leaves the header out; a library without the call goes on as it does by itself.
    guard let symbol = dlsym(nil, "mallopt") else { return }
    _ = unsafeBitCast(symbol, to: SetOption.self)(mmapThreshold, 8 << 20)
  }

  /// `M_MMAP_THRESHOLD` of <malloc.h>.
  private static let mmapThreshold: Int32 = -3
}
