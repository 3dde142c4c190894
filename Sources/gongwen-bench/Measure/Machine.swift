import Glibc

/// The machine a figure was taken on, as far as `/proc` tells.
enum Machine {
  static var processor: String {
    let line = lines(of: "/proc/cpuinfo").first { $0.hasPrefix("model name") }
    return line?.split(separator: ":").last.map { String($0.drop { $0 == " " }) } ?? "unknown"
  }

  static var cores: Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Mean number of runnable processes during the last minute: above the number of cores, times mean little.
  static var load: Double {
    lines(of: "/proc/loadavg").first?.split(separator: " ").first.flatMap { Double($0) } ?? 0
  }

  /// Resident memory of a process in MiB; 0 when it is gone.
  static func residentMemory(of process: pid_t) -> Double { mebibytes("VmRSS:", of: process) }

  /// MiB that a process has written to: its heap and stacks, without the bank's pages, which come in as they are read
  /// and can be dropped.
  static func heapMemory(of process: pid_t) -> Double { mebibytes("RssAnon:", of: process) }

  private static func mebibytes(_ name: String, of process: pid_t) -> Double {
    let line = lines(of: "/proc/\(process)/status").first { $0.hasPrefix(name) }
    let kibibytes = line?.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Double($0) }
    return (kibibytes ?? 0) / 1024
  }

  /// Milliseconds that a process has had of the processors, all its threads together; 0 when it is gone.
  static func processorTime(of process: pid_t) -> Double {
    var clock = clockid_t()
    var time = timespec()
    guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else { return 0 }
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }

  /// Milliseconds that this process has had of the processors, all its threads together.
  static var ownProcessorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }

  private static func lines(of path: String) -> [Substring] {
    guard let bytes = readFile(path) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }
}

/// The bytes of a file; nil when it cannot be read.
func readFile(_ path: String) -> [UInt8]? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var result: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&chunk, 1, chunk.count, file)
    guard count > 0 else { return result }
    result += chunk[..<count]
  }
}

/// Writes a file anew; false when that failed.
func writeFile(_ path: String, _ text: String) -> Bool {
  guard let file = fopen(path, "w") else { return false }
  let isWritten = fputs(text, file) >= 0
  return fclose(file) == 0 && isWritten
}
