import Glibc

/// An open file, pipe or socket of the system.
package struct Descriptor: Hashable, Sendable {
  package let number: Int32

  package init(_ number: Int32) {
    self.number = number
  }

  /// What came of one attempt to read or write.
  package enum Transfer: Hashable, Sendable {
    /// So many bytes, at least one.
    case bytes(Int)
    /// Nothing now, but later.
    case later
    /// The other end is closed.
    case end
    /// The `SystemCode` of what went wrong.
    case failed(Int32)
  }

  /// Reads once into `buffer`.
  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Transfer {
    Self.transfer { Glibc.read(number, buffer.baseAddress, buffer.count) }
  }

  /// Writes once from `bytes`.
  package func write(once bytes: UnsafeRawBufferPointer) -> Transfer {
    Self.transfer { Glibc.write(number, bytes.baseAddress, bytes.count) }
  }

  /// Writes all of `bytes`, however many calls it takes; for descriptors that block.
  ///
  /// - Returns: nil, or the `SystemCode` of what went wrong.
  package func write(_ bytes: [UInt8]) -> Int32? { bytes.withUnsafeBytes { write(all: $0) } }

  package func write(all bytes: UnsafeRawBufferPointer) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      switch write(once: UnsafeRawBufferPointer(rebasing: rest)) {
      case .bytes(let count): rest = rest.dropFirst(count)
      case .later, .end: return EAGAIN
      case .failed(let code): return code
      }
    }
    return nil
  }

  package func close() { Glibc.close(number) }

  private static func transfer(_ attempt: () -> Int) -> Transfer {
    while true {
      let count = attempt()
      if count > 0 { return .bytes(count) }
      if count == 0 { return .end }
      switch errno {
      case EINTR: continue
      case EAGAIN: return .later
      case let code: return .failed(code)
      }
    }
  }

  // MARK: Kinds

  /// Whether it is ours alone and may be made non-blocking: a pipe or a socket. A terminal is shared.
  package var isPipeOrSocket: Bool {
    var status = stat()
    guard fstat(number, &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFIFO || status.st_mode & S_IFMT == S_IFSOCK
  }

  package func makeNonBlocking() { _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK) }

  /// A pipe whose ends no child process gets; nil when the system has none left.
  package static func pipe() -> (output: Descriptor, input: Descriptor)? {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (Descriptor(ends[0]), Descriptor(ends[1]))
  }

  /// Makes a file, or empties it, for its owner alone; nil when that cannot be.
  package static func create(_ path: String) -> Descriptor? {
    let number = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    return number >= 0 ? Descriptor(number) : nil
  }

  // MARK: Waiting

  /// What is waited for.
  package enum Readiness: Hashable, Sendable {
    case toRead(Descriptor)
    case toWrite(Descriptor)
    /// Only for the other end to be closed, whatever is still to be read.
    case toEnd(Descriptor)
  }

  /// Waits until one of `events` has come, or `milliseconds` have passed (-1: for ever).
  ///
  /// - Returns: for each whether it has come; a closed other end counts as come.
  package static func wait(for events: [Readiness], milliseconds: Int) -> [Bool] {
    var descriptors = events.map { event in
      switch event {
      case .toRead(let descriptor): pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
      case .toWrite(let descriptor): pollfd(fd: descriptor.number, events: Int16(POLLOUT), revents: 0)
      case .toEnd(let descriptor): pollfd(fd: descriptor.number, events: 0, revents: 0)
      }
    }
    let count = poll(&descriptors, nfds_t(descriptors.count), Int32(clamping: milliseconds))
    return descriptors.map { count > 0 && $0.revents != 0 }
  }
}
