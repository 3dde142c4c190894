import Glibc

/// Other processes of the system.
package enum ProcessStatus {
  /// Whether the process has ended, also when its own parent has not asked for its end yet: a zombie answers signals.
  package static func isGone(_ id: Int) -> Bool {
    guard let process = pid_t(exactly: id), process > 0 else { return false }
    if kill(process, 0) != 0, errno == ESRCH { return true }
    guard let bytes = try? FileSystem.read("/proc/\(process)/stat", limit: 1 << 12).bytes else { return false }
    // `42 (name) Z …`: the name may hold brackets and blanks too.
    guard let bracket = bytes.lastIndex(of: UInt8(ascii: ")")), bracket + 2 < bytes.count else { return false }
    return bytes[bracket + 2] == UInt8(ascii: "Z") || bytes[bracket + 2] == UInt8(ascii: "X")
  }

  /// Ends this process.
  package static func exit(_ status: Int32) -> Never { Glibc.exit(status) }
}
