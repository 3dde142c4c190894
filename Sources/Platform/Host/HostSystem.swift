/// What the host says when it refuses, in the numbers of the C library on Linux.
package enum SystemCode {
  package static let noEntry: Int32 = 2
  package static let isFolder: Int32 = 21

  /// For the writer, in Chinese.
  static func describe(_ code: Int32) -> String {
    switch code {
    case 2: "没有这个文件或文件夹"
    case 13: "没有权限"
    case 20: "路径中有一段不是文件夹"
    case 21: "是文件夹，不是文件"
    case 27: "文件过大"
    case 28: "磁盘已满"
    case 30: "文件系统只读"
    default: "读写出错"
    }
  }
}

/// The one encoding besides UTF-8 that drafts come in, as the host converts it.
package enum CharacterConversion {
  /// GB18030 as UTF-8; nil when it is none.
  package static func utf8(fromGB18030 bytes: [UInt8]) -> [UInt8]? { convert(bytes, toGB: 0) }

  /// UTF-8 as GB18030; nil when it is none.
  package static func gb18030(fromUTF8 bytes: [UInt8]) -> [UInt8]? { convert(bytes, toGB: 1) }

  private static func convert(_ bytes: [UInt8], toGB: Int32) -> [UInt8]? {
    hostResult(bytes.withUnsafeBufferPointer { hostConvert(toGB, $0.baseAddress, $0.count) })
  }
}

/// Time.
package enum Clock {
  /// Nanoseconds that only go forward, from a moment of the host's choice.
  package static func nanoseconds() -> UInt64 { UInt64(hostMonotonic() * 1e6) }

  /// Today where the writer is.
  package static func today() -> (year: Int, month: Int, day: Int)? {
    civil(Int(hostNow() / 86_400_000))
  }

  /// The date of a day counted from 1970 (Hinnant, chrono-compatible low-level date algorithms).
  private static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
    // From 1 March of the year 0, in eras of 400 years.
    let shifted = day + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    return (
      era * 400 + yearOfEra + (month < 10 ? 0 : 1), month < 10 ? month + 3 : month - 9,
      dayOfYear - (153 * month + 2) / 5 + 1,
    )
  }
}

/// One of the streams that a program is given.
package enum StandardStream: Int32, Sendable {
  case input = 0
  case output = 1
  case error = 2

  /// Whether a terminal is at the other end.
  package var isTerminal: Bool { hostTerminal(rawValue) >= 0 }

  /// Cells across, of a terminal; nil for anything else, and where the terminal does not say.
  package var terminalWidth: Int? {
    let width = hostTerminal(rawValue)
    return width > 0 ? Int(width) : nil
  }

  /// All that can be read; then nothing.
  package func readPiece() -> [UInt8] { (try? FileSystem.readStandardInput()) ?? [] }

  /// Writes all of `bytes`.
  ///
  /// - Returns: nil: the host does not fail.
  package func write(_ bytes: [UInt8]) -> Int32? {
    bytes.withUnsafeBytes { hostWrite(rawValue, $0.baseAddress, $0.count) }
    return nil
  }
}

/// Framed messages of the protocol, to the client.
package enum ProtocolStream {
  package static func write(_ bytes: UnsafeRawBufferPointer) { hostWrite(0, bytes.baseAddress, bytes.count) }
}

/// The same work on many things, here one after the other: the host gives one thread.
package enum Parallel {
  package static var defaultJobs: Int { 1 }

  /// `body` of every index, in order of the indices.
  package static func map<T: Sendable>(_ count: Int, jobs: Int, _ body: @escaping @Sendable (Int) -> T) -> [T] {
    (0..<count).map { body($0) }
  }
}

/// Signals, which a host does not have.
package struct InterruptionHeld: ~Copyable {
  package init() {}
  package static var isRequested: Bool { false }
  package func release() {}
}

/// Reports of fatal signals; the host reports a trap, and knows what it has sent.
package enum CrashReport {
  package static func noteMethod(_ method: String) {}
}
