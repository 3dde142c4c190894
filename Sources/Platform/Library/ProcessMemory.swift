import Glibc

/// The memory of this process.
package enum ProcessMemory {
  /// Gives blocks of 8 MB or more back to the system as soon as they are let go. By itself the C library raises that
  /// bound to 32 MB once it has seen such blocks, and a program that works in stages keeps what each of them took.
  package static func returnLargeBlocks() { set(mmapThreshold, 8 << 20) }

  /// Keeps up to 64 MB that are let go for the next time. An edit in a page of one line, or a message of ten thousand edits,
  /// takes tens of megabytes for a moment, and by itself the C library gives them back each time: to have them zeroed again
  /// was two fifths of what such a message cost. A draft of 1 MB and an hour's edits take 1 to 2 MB more with it.
  package static func keepFreedMemory() {
    set(mmapThreshold, 32 << 20)
    set(trimThreshold, 64 << 20)
  }

  private static func set(_ option: Int32, _ value: Int32) {
    typealias SetOption = @convention(c) (Int32, Int32) -> Int32
    // Swift's view of the C library leaves the header out; a library without the call goes on as it does by itself.
    guard let symbol = dlsym(nil, "mallopt") else { return }
    _ = unsafeBitCast(symbol, to: SetOption.self)(option, value)
  }

  /// Asks for pages of 2 MB where `block`, which nothing has been written to yet, is large: the system gives it sooner, and
  /// what is read and written all over it is found sooner. A system that has no such pages goes on as before.
  package static func preferLargePages(_ block: UnsafeMutableRawPointer?, byteCount: Int) {
    guard let block, byteCount >= 2 * largePage else { return }
    let end = (Int(bitPattern: block) + byteCount) & -largePage
    let start = block.alignedUp(toMultipleOf: largePage)
    _ = madvise(start, end - Int(bitPattern: start), MADV_HUGEPAGE)
  }

  private static let largePage = 2 << 20

  /// `M_MMAP_THRESHOLD` and `M_TRIM_THRESHOLD` of <malloc.h>.
  private static let mmapThreshold: Int32 = -3
  private static let trimThreshold: Int32 = -1
}
