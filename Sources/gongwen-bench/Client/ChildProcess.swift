import Glibc

/// A program that runs with its standard input and output in our hands.
struct ChildProcess: ~Copyable {
  let id: pid_t
  /// Leads to its standard input. Neither end ever blocks.
  private(set) var input: Int32
  let output: Int32
  private var isReaped = false
  /// The most memory it ever had, in MiB, once it has ended.
  private(set) var peakMemory = 0.0

  /// Nil when the program cannot be started.
  init?(_ path: String, _ arguments: [String]) {
    var toChild: [Int32] = [0, 0]
    var fromChild: [Int32] = [0, 0]
    guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else { return nil }
    // The child gets copies of its two ends and nothing else.
    for descriptor in toChild + fromChild { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toChild[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fromChild[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var process: pid_t = 0
    let status = posix_spawn(&process, path, &actions, nil, &words, environ)
    close(toChild[0])
    close(fromChild[1])
    guard status == 0 else {
      close(toChild[1])
      close(fromChild[0])
      return nil
    }
    id = process
    input = toChild[1]
    output = fromChild[0]
    for descriptor in [input, output] { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
  }

  /// Closes its standard input and waits for its end, which is forced after `seconds`.
  ///
  /// - Returns: the exit status; nil if it had to be killed or died of a signal.
  mutating func finish(seconds: Double = 5) -> Int32? {
    guard !isReaped else { return nil }
    isReaped = true
    closeInput()
    let begin = Clock.now()
    var status: Int32 = 0
    var usage = rusage()
    defer { peakMemory = Double(usage.ru_maxrss) / 1024 }
    while wait4(id, &status, WNOHANG, &usage) == 0 {
      if Clock.milliseconds(from: begin, to: Clock.now()) > seconds * 1000 {
        kill(id, SIGKILL)
        waitpid(id, &status, 0)
        break
      }
      drain()
      usleep(500)
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
  }

  private mutating func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Throws away what it still writes, so that it never waits for us.
  private func drain() {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while read(output, &chunk, chunk.count) > 0 {}
  }

  deinit {
    if !isReaped {
      kill(id, SIGKILL)
      var status: Int32 = 0
      waitpid(id, &status, 0)
    }
    if input >= 0 { close(input) }
    close(output)
  }
}
