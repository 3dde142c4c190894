import Glibc

/// Time.
package enum Clock {
  /// Nanoseconds that only go forward, from a moment of the system's choice.
  package static func nanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Today where the writer is; nil when the system cannot tell.
  package static func today() -> (year: Int, month: Int, day: Int)? {
    var seconds = time(nil)
    var day = tm()
    guard localtime_r(&seconds, &day) != nil else { return nil }
    return (Int(day.tm_year) + 1900, Int(day.tm_mon) + 1, Int(day.tm_mday))
  }
}
