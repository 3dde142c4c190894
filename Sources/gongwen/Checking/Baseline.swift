import Files
import JSON
import Lint
import Platform
import Text

/// What makes a finding the same finding after the text around it has changed: file, rule, message and the very
/// characters, not the line number.
enum Fingerprint {
  /// Sixteen hexadecimal digits (FNV-1a of 64 bits).
  static func of(_ path: String, _ issue: Issue) -> String {
    of([path, issue.rule, issue.message, issue.excerpt])
  }

  static func of(_ parts: [String]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      // 0xFF stands in no UTF-8: it keeps the parts apart.
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

/// Findings that are known and stay silent: a report of `--format json` made earlier.
///
/// Each of them silences one finding with the same fingerprint, so that a second of its kind in a file is still told.
struct Baseline {
  private var known = KeyedList<String, Int>()
  private(set) var silenced = 0

  /// Reads the report at `path`.
  init(path: String) throws(Failure) {
    let hint = "用 gongwen lint --format json 路径 > \(path) 生成"
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(path, isNamed: true).bytes
    } catch {
      throw Failure("无法读取基线 \(error.message)", hint: hint)
    }
    guard let report = try? JSONValue(bytes) else { throw Failure("基线 \(path) 不是合法的 JSON", hint: hint) }
    guard let findings = report["findings"], findings.kind == .array, report["version"]?.int == JSONReport.version
    else {
      throw Failure("基线 \(path) 不是 gongwen lint --format json 的输出")
    }
    for finding in findings.elements {
      let path = FileSystem.absolute(finding["path"]?.string ?? "")
      let parts = ["rule", "message", "excerpt"].map { finding[dynamic: $0]?.string ?? "" }
      known[Fingerprint.of([path] + parts), default: 0] += 1
    }
  }

  /// The report without what is known.
  mutating func filter(_ report: FileReport) -> FileReport {
    var result = report
    let path = FileSystem.absolute(report.path)
    result.issues = report.issues.filter { issue in
      let key = Fingerprint.of(path, issue)
      guard let count = known[key], count > 0 else { return true }
      known[key] = count - 1
      silenced += 1
      return false
    }
    return result
  }
}
