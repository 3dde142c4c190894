import Platform

/// Writes framed messages; keeps what the client does not take yet.
final class Output {
  let descriptor: Descriptor
  /// Set when the other end is gone.
  private(set) var isBroken = false
  private var pending: [UInt8] = []
  private var start = 0

  init(_ descriptor: Descriptor) {
    self.descriptor = descriptor
    // A pipe or socket is ours alone and may be made non-blocking; a terminal is shared and may not.
    if descriptor.isPipeOrSocket { descriptor.makeNonBlocking() }
  }

  /// Whether something waits to be written.
  var isBacklogged: Bool { start < pending.count }

  /// Writes `bytes` at once if it can, in order in any case.
  func append(_ bytes: UnsafeRawBufferPointer) {
    guard !isBroken else { return }
    var bytes = bytes
    if !isBacklogged {
      let written = writeSome(bytes)
      bytes = UnsafeRawBufferPointer(rebasing: bytes[written...])
    }
    if !bytes.isEmpty { pending.append(contentsOf: bytes) }
  }

  /// Writes as much of what waits as the client takes.
  func flush() {
    guard isBacklogged, !isBroken else { return }
    let written = pending.withUnsafeBytes { writeSome(UnsafeRawBufferPointer(rebasing: $0[start...])) }
    start += written
    if start == pending.count {
      pending = []
      start = 0
    } else if start > 1 << 20 {
      pending.removeFirst(start)
      start = 0
    }
  }

  /// Waits until the client takes something. False when it takes nothing for so long.
  func waitForRoom(milliseconds: Int) -> Bool {
    Descriptor.wait(for: [.toWrite(descriptor)], milliseconds: milliseconds) == [true]
  }

  /// Gives the client two seconds to take the last answers.
  func flushBeforeExit() {
    for _ in 0..<20 where isBacklogged && !isBroken {
      _ = Descriptor.wait(for: [.toWrite(descriptor)], milliseconds: 100)
      flush()
    }
  }

  private func writeSome(_ bytes: UnsafeRawBufferPointer) -> Int {
    var written = 0
    while written < bytes.count {
      switch descriptor.write(once: UnsafeRawBufferPointer(rebasing: bytes[written...])) {
      case .bytes(let count): written += count
      case .later: return written
      case .end, .failed:
        isBroken = true
        return bytes.count
      }
    }
    return written
  }
}
