package import Glibc

/// A program that runs with its standard input and output in our hands.
package final class ServerProcess: Connection {
  package let id: pid_t
  /// Lead to its standard input and from its standard output and error. None of them ever blocks.
  private var input: Int32
  private var output: Int32
  private let errors: Int32
  private var status: Int32?
  private var chunk = [UInt8](repeating: 0, count: 1 << 18)
  /// The most memory it ever had, in MiB, once it has ended.
  package private(set) var peakMemory = 0.0

  /// Starts the program at `path`.
  ///
  /// - Parameters:
  ///   - path: where it is.
  ///   - arguments: its words, without its name.
  ///   - keepsErrors: whether `errorText` will be asked for; otherwise what it complains of is thrown away.
  /// - Throws: why it did not start.
  package init(_ path: String, _ arguments: [String], keepsErrors: Bool = false) throws(ClientFailure) {
    // A server that dies is an error to report, not the end of its client.
    _ = Glibc.signal(SIGPIPE, SIG_IGN)
    var pipes: [[Int32]] = []
    for _ in 0..<3 {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw .cannotStart(errno) }
      pipes.append(ends)
    }
    // The child gets copies of its ends and nothing else.
    for descriptor in pipes.joined() { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes[0][0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes[1][1], STDOUT_FILENO)
    if keepsErrors {
      posix_spawn_file_actions_adddup2(&actions, pipes[2][1], STDERR_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    }
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, path, &actions, nil, &words, environ)
    for end in [pipes[0][0], pipes[1][1], pipes[2][1]] { close(end) }
    guard code == 0 else {
      for end in [pipes[0][1], pipes[1][0], pipes[2][0]] { close(end) }
      throw .cannotStart(code)
    }
    id = process
    (input, output, errors) = (pipes[0][1], pipes[1][0], pipes[2][0])
    for descriptor in [input, output, errors] {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }
  }

  deinit {
    if status == nil {
      kill(id, SIGKILL)
      waitpid(id, nil, 0)
    }
    closeInput()
    closeOutput()
    close(errors)
  }

  // MARK: Bytes

  package func write(_ bytes: [UInt8], _ receive: (UnsafeRawBufferPointer) -> Void) throws(ClientFailure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(input, $0.baseAddress.map { $0 + written }, $0.count - written) }
      if count > 0 {
        written += count
      } else if errno == EAGAIN {
        var descriptors = [
          pollfd(fd: output, events: Int16(POLLIN), revents: 0), pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
        ]
        guard poll(&descriptors, 2, 60_000) > 0 else { throw .noAnswer(to: "a message", seconds: 60) }
        if descriptors[0].revents != 0 { try readWhatIsThere(receive) }
      } else if errno != EINTR {
        throw .ended(waitingFor: "it had read everything")
      }
    }
  }

  /// Gives the server `bytes` and takes nothing of what it says, as a client does that hangs.
  ///
  /// - Returns: how many of them it had taken when it took no more for `seconds`.
  package func write(_ bytes: [UInt8], untilNothingIsTakenFor seconds: Double) -> Int {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(input, $0.baseAddress.map { $0 + written }, $0.count - written) }
      if count > 0 {
        written += count
        continue
      }
      guard errno == EAGAIN || errno == EINTR else { break }
      var descriptor = pollfd(fd: input, events: Int16(POLLOUT), revents: 0)
      guard poll(&descriptor, 1, Int32(seconds * 1000)) > 0 else { break }
    }
    return written
  }

  package func read(seconds: Double, _ receive: (UnsafeRawBufferPointer) -> Void) throws(ClientFailure) -> Bool {
    var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, Int32((seconds * 1000).rounded(.up))) > 0 else { return false }
    try readWhatIsThere(receive)
    return true
  }

  private func readWhatIsThere(_ receive: (UnsafeRawBufferPointer) -> Void) throws(ClientFailure) {
    while true {
      let count = Glibc.read(output, &chunk, chunk.count)
      if count == 0 { throw .ended(waitingFor: "an answer") }
      guard count > 0 else { return }
      chunk.withUnsafeBytes { receive(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      // A short read means the pipe is empty; asking again would cost a system call for nothing.
      if count < chunk.count { return }
    }
  }

  // MARK: Its end

  package func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  package func closeOutput() {
    if output >= 0 { close(output) }
    output = -1
  }

  /// Sends it a signal.
  package func signal(_ number: Int32) {
    if status == nil { kill(id, number) }
  }

  /// Waits for its end.
  ///
  /// - Parameters:
  ///   - seconds: how long.
  ///   - reads: whether what it still writes is read and thrown away, so that it never waits for us.
  /// - Returns: the exit status, negative for the signal that ended it; nil when the end does not come in time.
  package func end(within seconds: Double, reads: Bool = true) -> Int32? {
    let begin = MonotonicClock.now()
    var raw: Int32 = 0
    var usage = rusage()
    while status == nil {
      if wait4(id, &raw, WNOHANG, &usage) != 0 {
        status = raw & 0x7F == 0 ? (raw >> 8) & 0xFF : -(raw & 0x7F)
        peakMemory = Double(usage.ru_maxrss) / 1024
      } else {
        guard MonotonicClock.milliseconds(since: begin) < seconds * 1000 else { return nil }
        while reads, output >= 0, Glibc.read(output, &chunk, chunk.count) > 0 {}
        usleep(500)
      }
    }
    return status
  }

  /// Closes its standard input and waits for its end, which is forced after `seconds`.
  ///
  /// - Returns: the exit status; nil if it had to be killed or died of a signal.
  package func finish(seconds: Double = 5) -> Int32? {
    closeInput()
    if let status = end(within: seconds) { return status < 0 ? nil : status }
    signal(SIGKILL)
    _ = end(within: seconds)
    return nil
  }

  /// Everything it complained of. It is ended if it has not been.
  package func errorText() -> String {
    signal(SIGKILL)
    var text: [UInt8] = []
    while true {
      let count = Glibc.read(errors, &chunk, chunk.count)
      if count < 0, errno == EAGAIN, end(within: 0) == nil { continue }
      guard count > 0 else { break }
      text += chunk[..<count]
    }
    _ = end(within: 5)
    return String(decoding: text, as: UTF8.self)
  }
}

/// The monotonic clock, in nanoseconds.
package enum MonotonicClock {
  package static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Milliseconds from `start` to `end`, which may be the same instant but not earlier.
  package static func milliseconds(from start: UInt64, to end: UInt64) -> Double {
    Double(end &- start) / 1_000_000
  }

  package static func milliseconds(since start: UInt64) -> Double {
    milliseconds(from: start, to: now())
  }
}
