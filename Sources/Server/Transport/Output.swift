import Glibc

/// Writes framed messages; keeps what the client does not take yet.
final class Output {
  let descriptor: Int32
  /// Set when the other end is gone.
  private(set) var isBroken = false
  private var pending: [UInt8] = []
  private var start = 0

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    // A pipe or socket is ours alone and may be made non-blocking; a terminal is shared and may not.
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFIFO || kind == S_IFSOCK {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }
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

  /// Gives the client two seconds to take the last answers.
  func flushBeforeExit() {
    for _ in 0..<20 where isBacklogged && !isBroken {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = poll(&waiting, 1, 100)
      flush()
    }
  }

  private func writeSome(_ bytes: UnsafeRawBufferPointer) -> Int {
    var written = 0
    while written < bytes.count {
      guard let base = bytes.baseAddress else { break }
      let count = write(descriptor, base + written, bytes.count - written)
      if count > 0 {
        written += count
      } else if count < 0, errno == EINTR {
        continue
      } else if count < 0, errno == EAGAIN || errno == EWOULDBLOCK {
        break
      } else {
        isBroken = true
        return bytes.count
      }
    }
    return written
  }
}
